// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/edit_command.h"

#include "ui/present/text.h"

#include <QDebug>

namespace mw::ui {

EditCommand::EditCommand(EditTarget& target, mapping::Edit edit, mapping::Edit inverse, QString mergeKey)
    : QUndoCommand(qt(edit.label)), m_target(target), m_edit(std::move(edit)), m_inverse(std::move(inverse)),
      m_mergeKey(std::move(mergeKey)) {}

void EditCommand::redo() {
    if (m_performed) {
        m_performed = false;
        return;
    }
    // The inverse may hold positions of the state it was made in, so it is taken anew each time.
    if (auto inverse = m_target.perform(m_edit))
        m_inverse = std::move(inverse).value();
    else
        qWarning("redo was refused: %s", inverse.error().line().c_str());
}

void EditCommand::undo() {
    if (const auto redone = m_target.perform(m_inverse); !redone)
        qWarning("undo was refused: %s", redone.error().line().c_str());
}

bool EditCommand::mergeWith(const QUndoCommand* other) {
    const auto* next = dynamic_cast<const EditCommand*>(other);
    if (!next || next->m_mergeKey != m_mergeKey || m_edit.steps.size() != 1 || next->m_edit.steps.size() != 1)
        return false;
    // Replacing one element whole: the later content wins, the first inverse leads back.
    m_edit = next->m_edit;
    setText(next->text());
    return true;
}

} // namespace mw::ui
