// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/choice_delegate.h"

#include "ui/present/roles.h"

#include <QComboBox>
#include <QLineEdit>

namespace mw::ui {

QWidget* ChoiceDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QString title = index.model()->headerData(index.column(), Qt::Horizontal).toString();
    const QStringList choices = index.data(ChoicesRole).toStringList();
    if (choices.isEmpty()) {
        QWidget* editor = CellDelegate::createEditor(parent, option, index);
        editor->setObjectName(QStringLiteral("fieldEdit"));
        editor->setAccessibleName(title);
        return editor;
    }
    auto* editor = new QComboBox(parent);
    editor->setObjectName(QStringLiteral("fieldChoice"));
    editor->setAccessibleName(title);
    editor->setEditable(index.data(Qt::EditRole).typeId() == QMetaType::QString);
    editor->setInsertPolicy(QComboBox::NoInsert);
    editor->setCompleter(nullptr); // it would write what was not meant
    editor->addItems(choices);
    // What is chosen counts at once, and the arrow keys go on from there.
    connect(editor, &QComboBox::activated, this, [this, editor] { Q_EMIT const_cast<ChoiceDelegate*>(this)->commitData(editor); });
    return editor;
}

void ChoiceDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
    auto* combo = qobject_cast<QComboBox*>(editor);
    if (!combo) {
        CellDelegate::setEditorData(editor, index);
    } else if (!combo->isEditable()) {
        combo->setCurrentIndex(index.data(Qt::EditRole).toInt());
    } else {
        combo->setEditText(index.data(Qt::EditRole).toString());
        combo->lineEdit()->selectAll();
    }
}

void ChoiceDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const {
    const auto* combo = qobject_cast<QComboBox*>(editor);
    if (!combo)
        CellDelegate::setModelData(editor, model, index);
    else
        model->setData(index, combo->isEditable() ? QVariant(combo->currentText()) : QVariant(combo->currentIndex()));
}

} // namespace mw::ui
