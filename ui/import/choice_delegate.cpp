// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/choice_delegate.h"

#include "ui/models/import_field_model.h"

#include <QComboBox>

namespace mw::ui {

QWidget* ChoiceDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const {
    const auto* model = qobject_cast<const ImportFieldModel*>(index.model());
    const ImportDecision* decision = model ? model->decisionAt(index.row()) : nullptr;
    if (!decision)
        return nullptr;
    auto* editor = new QComboBox(parent);
    editor->setObjectName(QStringLiteral("fieldChoice"));
    editor->setAccessibleName(decision->label);
    for (const ImportDecision::Choice& choice : decision->choices)
        editor->addItem(choice.text);
    // What is chosen counts at once.
    connect(editor, &QComboBox::activated, this, [this, editor] {
        auto* self = const_cast<ChoiceDelegate*>(this);
        Q_EMIT self->commitData(editor);
        Q_EMIT self->closeEditor(editor);
    });
    return editor;
}

void ChoiceDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
    if (auto* combo = qobject_cast<QComboBox*>(editor))
        combo->setCurrentIndex(index.data(Qt::EditRole).toInt());
}

void ChoiceDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const {
    if (const auto* combo = qobject_cast<QComboBox*>(editor))
        model->setData(index, combo->currentIndex());
}

} // namespace mw::ui
