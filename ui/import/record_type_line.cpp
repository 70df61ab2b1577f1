// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/record_type_line.h"

#include "ui/present/icons.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QTabBar>
#include <QToolButton>

namespace mw::ui {

RecordTypeLine::RecordTypeLine(LayoutDraft& draft, QWidget* parent) : QWidget(parent), m_draft(draft) {
    setProperty("role", QStringLiteral("toolline"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(kBarHeight);
    m_types = new QTabBar(this);
    m_types->setObjectName(QStringLiteral("layoutTypes"));
    m_types->setAccessibleName(tr("Record types"));
    m_types->setExpanding(false);
    m_types->setUsesScrollButtons(true);
    auto* add = new QToolButton(this);
    add->setObjectName(QStringLiteral("layoutAddType"));
    add->setIcon(icon(QStringLiteral("plus")));
    add->setText(tr("Record type"));
    add->setToolTip(tr("Tell records of another kind by what stands in some columns"));
    add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::kXs, 0, space::kS, 0);
    layout->setSpacing(space::kXs);
    layout->addWidget(m_types);
    layout->addWidget(add);
    layout->addStretch(1);
    layout->addWidget(m_head = makeHead());
    connect(m_types, &QTabBar::currentChanged, this, [this](int tab) { m_draft.showRecord(std::size_t(tab)); });
    connect(add, &QToolButton::clicked, &m_draft, &LayoutDraft::addRecord);
}

QLineEdit* RecordTypeLine::makeEdit(const QString& name, const QString& label, int characters) {
    auto* edit = new QLineEdit(this);
    edit->setObjectName(name);
    edit->setAccessibleName(label);
    edit->setFixedWidth(edit->fontMetrics().averageCharWidth() * characters + 2 * space::kM);
    connect(edit, &QLineEdit::editingFinished, this, &RecordTypeLine::takeHead);
    return edit;
}

QWidget* RecordTypeLine::makeHead() {
    auto* head = new QWidget(this);
    m_name = makeEdit(QStringLiteral("layoutTypeName"), tr("Name of the record type"), 10);
    m_columns = makeEdit(QStringLiteral("layoutWhenColumns"), tr("Columns that tell its records"), 5);
    m_columns->setToolTip(tr("Columns as 1-2; the type without any takes what no other takes"));
    m_values = makeEdit(QStringLiteral("layoutWhenValues"), tr("What stands there"), 7);
    m_values->setToolTip(tr("Several values as H|K"));
    m_parent = new QComboBox(head);
    m_parent->setObjectName(QStringLiteral("layoutParent"));
    m_parent->setAccessibleName(tr("Record type that its records belong to"));
    m_parent->setToolTip(tr("Each record belongs to the last one of that type before it"));
    m_remove = new QToolButton(head);
    m_remove->setObjectName(QStringLiteral("layoutRemoveType"));
    m_remove->setIcon(icon(QStringLiteral("trash")));
    m_remove->setToolTip(tr("Remove the record type"));
    m_remove->setAccessibleName(m_remove->toolTip());
    auto* layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kXs);
    const auto add = [&](const QString& text, QWidget* field) {
        auto* label = new QLabel(text, head);
        label->setBuddy(field);
        label->setProperty("role", QStringLiteral("muted"));
        layout->addWidget(label);
        layout->addWidget(field);
    };
    add(tr("Name"), m_name);
    add(tr("where columns", "followed by columns of a record"), m_columns);
    add(tr("are", "columns of a record are a value"), m_values);
    add(tr("under", "a record type under another"), m_parent);
    layout->addWidget(m_remove);
    connect(m_parent, &QComboBox::activated, this, &RecordTypeLine::takeHead);
    connect(m_remove, &QToolButton::clicked, &m_draft, &LayoutDraft::removeRecord);
    return head;
}

void RecordTypeLine::follow() {
    if (!m_draft.isThere())
        return;
    const fixed::FixedLayout& layout = m_draft.layout();
    const fixed::FixedRecord& shown = m_draft.record();
    const QSignalBlocker quietTypes(m_types), quietParent(m_parent);
    while (m_types->count() > int(layout.records.size()))
        m_types->removeTab(m_types->count() - 1);
    for (int i = 0; i < int(layout.records.size()); ++i) {
        const QString name = qt(layout.records[std::size_t(i)].name);
        if (i == m_types->count())
            m_types->addTab({});
        m_types->setTabText(i, name.isEmpty() ? tr("All records") : QString(name).replace(u'&', QStringLiteral("&&")));
    }
    m_types->setCurrentIndex(int(m_draft.recordInView()));
    m_head->setVisible(layout.records.size() > 1 || !shown.name.empty() || !shown.whenValues.empty());
    m_remove->setEnabled(layout.records.size() > 1);

    const auto show = [](QLineEdit* edit, const QString& text) {
        if (!edit->hasFocus() || !edit->isModified())
            edit->setText(text);
    };
    QStringList values;
    for (const std::string& value : shown.whenValues)
        values << qt(value);
    show(m_name, qt(shown.name));
    show(m_columns, shown.whenValues.empty() ? QString() : qt(fixed::printColumns(shown.whenColumns)));
    show(m_values, values.join(u'|'));
    m_parent->clear();
    m_parent->addItem(tr("none", "record type"));
    for (std::size_t i = 0; i < m_draft.recordInView(); ++i)
        m_parent->addItem(qt(layout.records[i].name));
    m_parent->setCurrentIndex(qMax(0, m_parent->findText(qt(shown.parent))));
    m_parent->setEnabled(m_parent->count() > 1);
}

/// What is incomplete waits for its other half.
void RecordTypeLine::takeHead() {
    if (!m_draft.isThere())
        return;
    fixed::FixedRecord head = m_draft.record();
    head.name = utf8(m_name->text().trimmed());
    head.whenValues.clear();
    for (const QString& value : m_values->text().split(u'|', Qt::SkipEmptyParts))
        head.whenValues.push_back(utf8(value.trimmed()));
    const std::string columns = utf8(m_columns->text().trimmed());
    if (head.whenValues.empty() && columns.empty())
        head.whenColumns = {};
    else if (head.whenValues.empty() || !fixed::parseColumns(columns, head.whenColumns))
        return;
    head.parent = m_parent->currentIndex() <= 0 ? std::string() : utf8(m_parent->currentText());
    for (QLineEdit* edit : {m_name, m_columns, m_values})
        edit->setModified(false);
    if (!m_draft.setHead(head))
        follow();
}

} // namespace mw::ui
