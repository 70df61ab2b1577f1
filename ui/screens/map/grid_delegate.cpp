// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/map/grid_delegate.h"

#include "ui/editors/rule_line.h"
#include "ui/models/map_status.h"
#include "ui/present/text.h"

#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>

namespace mw::ui {

void GridDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    CellDelegate::initStyleOption(option, index);
    // The tail of a name tells as much as its head; of a rule or sentence the head does.
    const bool isName = index.column() == MapGridModel::Target || index.column() == MapGridModel::Source;
    option->textElideMode = isName ? Qt::ElideMiddle : Qt::ElideRight;
}

QWidget* GridDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const {
    const auto combo = [&](const QStringList& words) {
        auto* editor = new QComboBox(parent);
        editor->addItems(words);
        return editor;
    };
    QWidget* editor = nullptr;
    switch (index.column()) {
    case MapGridModel::Rule: {
        auto* line = new RuleLine(parent);
        line->setWords(ruleWords(m_fields->environment()));
        editor = line;
        break;
    }
    case MapGridModel::Status: {
        QStringList words;
        for (const QString& word : statusWords())
            words.append(statusText(word));
        editor = combo(words);
        break;
    }
    case MapGridModel::Criticality:
        editor = combo({criticalityText(mapping::Criticality::Normal), criticalityText(mapping::Criticality::Critical),
                        criticalityText(mapping::Criticality::Informative)});
        break;
    default: {
        auto* line = new QLineEdit(parent);
        QStringList known;
        if (index.column() == MapGridModel::Source && !m_fields->sources().empty())
            for (const MapFields::SourceField& field : m_fields->sources().front().fields)
                known.append(field.name);
        if (index.column() == MapGridModel::Owner)
            for (const auto& [element, owner] : m_fields->project()->document().workflow.owner)
                if (!known.contains(qt(owner)))
                    known.append(qt(owner));
        auto* completer = new QCompleter(known, line);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        completer->setFilterMode(Qt::MatchContains);
        line->setCompleter(completer);
        line->setFrame(false);
        editor = line;
    }
    }
    editor->setObjectName(QStringLiteral("gridEditor"));
    return editor;
}

void GridDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
    const QString text = index.data(Qt::EditRole).toString();
    if (auto* combo = qobject_cast<QComboBox*>(editor))
        combo->setCurrentText(text);
    else if (auto* line = qobject_cast<QLineEdit*>(editor); line && line->text() != text)
        line->setText(text);
}

void GridDelegate::setModelData(QWidget* editor, QAbstractItemModel*, const QModelIndex& index) const {
    if (auto* combo = qobject_cast<QComboBox*>(editor))
        Q_EMIT edited(index, combo->currentText());
    else if (auto* line = qobject_cast<QLineEdit*>(editor))
        Q_EMIT edited(index, line->text());
}

} // namespace mw::ui
