// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/edit.h"

#include <QUndoCommand>

namespace mw::ui {

/// Whoever holds the document: applies one edit, tells everybody who shows it, and gives the inverse.
class EditTarget {
public:
    virtual ~EditTarget() = default;
    virtual Result<mapping::Edit> perform(const mapping::Edit& edit) = 0;
};

/// One edit in the undo history. The first redo does nothing: the edit was performed before the command was made, so
/// that a refused edit never enters the history.
class EditCommand final : public QUndoCommand {
public:
    /// `target` outlives the history. `mergeKey`: edits of the same key that follow one another (typing into one rule)
    /// become one step; empty = never merged.
    EditCommand(EditTarget& target, mapping::Edit edit, mapping::Edit inverse, QString mergeKey = {});

    void redo() override;
    void undo() override;
    int id() const override { return m_mergeKey.isEmpty() ? -1 : 1; }
    bool mergeWith(const QUndoCommand* other) override;

private:
    EditTarget& m_target;
    mapping::Edit m_edit;
    mapping::Edit m_inverse;
    QString m_mergeKey;
    bool m_performed = true;
};

} // namespace mw::ui
