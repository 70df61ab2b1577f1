// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/proposals/column_form.h"

#include "ui/models/incoming_workbook.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>

namespace mw::ui {

namespace {

QString roleTitle(workbook::Role role) {
    switch (role) {
    case workbook::Role::TargetEntity: return ColumnForm::tr("Target entity");
    case workbook::Role::TargetField: return ColumnForm::tr("Target field");
    case workbook::Role::SourceEntity: return ColumnForm::tr("Source entity");
    case workbook::Role::SourceField: return ColumnForm::tr("Source field");
    case workbook::Role::Rule: return ColumnForm::tr("Rule");
    case workbook::Role::Default: return ColumnForm::tr("Default");
    case workbook::Role::Intent: return ColumnForm::tr("Intent");
    case workbook::Role::SaidBy: return ColumnForm::tr("Said by");
    case workbook::Role::Owner: return ColumnForm::tr("Owner");
    case workbook::Role::Status: return ColumnForm::tr("Status");
    case workbook::Role::Note: return ColumnForm::tr("Note");
    case workbook::Role::Required:
    case workbook::Role::Type:
    case workbook::Role::Other: break; // nobody names them
    }
    return {};
}

/// Where a role was found: the text of its column; empty where no column holds it.
QString foundAt(const IncomingWorkbook& incoming, workbook::Role role) {
    const IncomingWorkbook::Content* const content = incoming.content();
    if (!content || content->sheets.empty())
        return {};
    const auto& at = content->sheets.front().columns.at;
    const auto found = at.find(role);
    return found == at.end() || found->second >= incoming.columns().size() ? QString() : incoming.columns()[found->second].text;
}

} // namespace

ColumnForm::ColumnForm(IncomingWorkbook& incoming, QWidget* parent) : QScrollArea(parent), m_incoming(incoming) {
    setObjectName(QStringLiteral("columnForm"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    auto* page = new QWidget(this);
    page->setProperty("role", QStringLiteral("page"));
    page->setAttribute(Qt::WA_StyledBackground);
    auto* form = new QFormLayout(page);
    form->setContentsMargins(space::kM, space::kS, space::kM, space::kM);
    form->setHorizontalSpacing(space::kM);
    form->setVerticalSpacing(space::kXs);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    auto* about = new QLabel(tr("Columns are found by their headings and by what they hold. One that you name is remembered for workbooks with the same headings, "
                                "once proposals were applied."), page);
    about->setProperty("role", QStringLiteral("small"));
    about->setWordWrap(true);
    form->addRow(about);
    for (const workbook::Role role : workbook::rolesToName()) {
        auto* combo = new QComboBox(page);
        combo->setObjectName(QStringLiteral("column/") + qt(workbook::roleName(role)));
        combo->setAccessibleName(roleTitle(role));
        combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        combo->setMinimumContentsLength(12);
        auto* label = new QLabel(roleTitle(role), page);
        label->setProperty("role", QStringLiteral("muted"));
        label->setBuddy(combo);
        form->addRow(label, combo);
        m_columns.emplace(role, combo);
        connect(combo, &QComboBox::activated, this, [this, role, combo] {
            const QString name = combo->currentData().toString();
            m_incoming.nameColumn(role, name.isEmpty() ? std::nullopt : std::optional(utf8(name)));
        });
    }
    setWidget(page);
    follow();
}

void ColumnForm::follow() {
    for (const auto& [role, combo] : m_columns) {
        const QSignalBlocker quiet(combo);
        combo->clear();
        const auto named = m_incoming.namedColumns().find(role);
        const bool isNamed = named != m_incoming.namedColumns().end();
        const QString found = isNamed ? QString() : foundAt(m_incoming, role);
        combo->addItem(isNamed ? tr("as found") : found.isEmpty() ? tr("not found") : tr("%1 (found)").arg(found), QString());
        for (const IncomingWorkbook::ColumnName& column : m_incoming.columns())
            combo->addItem(column.text, qt(column.name));
        combo->setCurrentIndex(isNamed ? qMax(0, combo->findData(qt(named->second))) : 0);
    }
}

} // namespace mw::ui
