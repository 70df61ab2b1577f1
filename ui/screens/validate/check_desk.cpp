// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/validate/check_desk.h"

#include "core/mapping/paired_queries.h"
#include "core/validate/paired.h"
#include "ui/models/element_reference.h"
#include "ui/models/paired_look.h"
#include "ui/models/validations.h"
#include "ui/present/text.h"
#include "ui/screens/validate/difference_pane.h"
#include "ui/screens/validate/loss_pane.h"
#include "ui/screens/validate/paired_editor.h"
#include "ui/screens/validate/paired_lines_pane.h"
#include "ui/screens/validate/paired_rows_pane.h"
#include "ui/widgets/record_inspector.h"
#include "ui/widgets/split_pane.h"

#include <QHBoxLayout>
#include <QStackedWidget>

#include <algorithm>

namespace mw::ui {

CheckDesk::CheckDesk(QWidget* parent) : QWidget(parent) {
    m_differences = new DifferencePane(this);
    connect(m_differences, &DifferencePane::chosenChanged, this, &CheckDesk::showDifference);
    connect(m_differences, &DifferencePane::decided, this, &CheckDesk::decided);
    m_losses = new LossPane(this);
    connect(m_losses, &LossPane::mappingRequested, this, [this](const std::string& reference) {
        if (m_project)
            m_project->requestShow(elementOf(m_project->document(), reference));
    });
    m_editor = new PairedEditor(this);
    connect(m_editor, &PairedEditor::closed, this, [this](const QString& reference) {
        m_upper->setCurrentWidget(m_differences);
        Q_EMIT editorClosed(reference);
    });
    m_upper = new QStackedWidget(this);
    m_upper->addWidget(m_differences);
    m_upper->addWidget(m_losses);
    m_upper->addWidget(m_editor);
    m_lines = new PairedLinesPane(this);
    connect(m_lines, &PairedLinesPane::compareRequested, this, &CheckDesk::compare);
    connect(m_lines, &PairedLinesPane::lineChosen, this, [this] {
        if (const std::string* const line = m_lines->chosen())
            lookBehind(*line);
    });
    m_inspector = new RecordInspector(this);
    m_rows = new PairedRowsPane(this);
    m_side = new QStackedWidget(this);
    m_side->addWidget(m_inspector);
    m_side->addWidget(m_rows);
    auto* middle = new SplitPane(Qt::Vertical, QStringLiteral("validate/lines"), {m_upper, m_lines}, {420, 200}, {1, 0}, this);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new SplitPane(Qt::Horizontal, QStringLiteral("validate/desk"), {middle, m_side}, {520, 300}, {1, 0}, this));
    showSides();
}

CheckDesk::~CheckDesk() {
    m_lines->setLook(nullptr); // they are children: they go after it
    m_rows->setLook(nullptr);
}

void CheckDesk::setProject(Project* project) {
    m_lines->setLook(nullptr);
    m_rows->setLook(nullptr);
    m_look = project ? std::make_unique<PairedLook>(*project) : nullptr;
    m_project = project;
    m_lines->setLook(m_look.get());
    m_rows->setLook(m_look.get());
    m_editor->setProject(project);
    m_upper->setCurrentWidget(m_differences);
    m_inspector->setProject(project);
    m_differences->setValidations(project ? &project->validations() : nullptr);
    show(nullptr, nullptr);
}

void CheckDesk::choose(const validate::CheckResult* check, QWidget* upper) {
    const std::string reference = check ? check->id : std::string();
    if (reference != m_reference && m_look && !isEditing())
        m_look->forget(); // its lines are of another
    m_reference = reference;
    if (!isEditing())
        m_upper->setCurrentWidget(upper);
}

void CheckDesk::show(std::shared_ptr<const validate::ValidationResult> result, const validate::CheckResult* check) {
    choose(check, m_differences);
    m_differences->show(std::move(result), check);
    showSides();
}

void CheckDesk::showNotMade(const validate::CheckResult* check) {
    choose(check, m_differences);
    m_differences->showNothingYet(check);
    showSides();
}

void CheckDesk::showLosses(std::shared_ptr<const validate::ValidationResult> result) {
    choose(nullptr, m_losses);
    m_losses->show(std::move(result));
    m_differences->show(nullptr, nullptr);
    showSides();
}

void CheckDesk::showKind(const QString& title, const QString& holding, Sign sign) {
    choose(nullptr, m_differences);
    m_differences->showKind(title, holding, sign);
    showSides();
}

void CheckDesk::edit(const mapping::Check& check) {
    if (m_editor->draft() && m_editor->draft()->id == check.id)
        return;
    if (m_look && m_reference != check.reference)
        m_look->forget();
    m_upper->setCurrentWidget(m_editor);
    m_editor->edit(check);
    showSides();
}

bool CheckDesk::isEditing() const { return m_editor->isEditing(); }
void CheckDesk::keep() { m_editor->keep(); }

std::optional<mapping::Check> CheckDesk::paired() const {
    if (!m_project || m_editor->isEditing())
        return m_editor->draft();
    const auto& checks = m_project->document().checks;
    const auto found = std::find_if(checks.begin(), checks.end(), [this](const mapping::Check& each) { return each.reference == m_reference; });
    return found != checks.end() && mapping::isOfPairedQueries(found->kind) ? std::optional(*found) : std::nullopt;
}

void CheckDesk::showSides() {
    const bool isPaired = paired().has_value();
    m_lines->setVisible(isPaired);
    m_side->setCurrentWidget(isPaired ? static_cast<QWidget*>(m_rows) : m_inspector);
    // The form takes the room that rows have, until there are lines to look behind.
    const bool hasLines = m_look && m_look->lines();
    m_side->setVisible(isPaired ? !isEditing() || hasLines : !m_differences->isEmpty());
}

void CheckDesk::compare() {
    if (const auto check = paired())
        m_look->compare(*check, m_target ? m_target() : QString());
}

void CheckDesk::lookBehind(const std::string& line) {
    const auto check = paired();
    if (!check)
        return;
    m_side->show();
    m_look->lookBehind(*check, line, m_target ? m_target() : QString());
}

void CheckDesk::showDifference() {
    const DifferenceModel::Item* item = m_differences->chosen();
    if (const auto check = paired(); check && item) {
        lookBehind(validate::lineOf(*check, item->difference));
        return;
    }
    // The mapping's reference is the head of the field mapping's: "PPL-014" belongs to "PPL".
    if (item && item->sourceRow > 0)
        m_inspector->show(qt(item->reference).section(u'-', 0, 0), item->sourceRow, qt(item->difference.field));
    else
        m_inspector->showNothing();
}

} // namespace mw::ui
