// SPDX-License-Identifier: GPL-3.0-or-later
// What one can do on the Validate page, and how one comes to a check there.
#include "ui/screens/validate/validate_screen.h"

#include "core/mapping/paired_queries.h"
#include "ui/commands/check_edits.h"
#include "ui/models/check_tree_model.h"
#include "ui/models/paired_words.h"
#include "ui/screens/validate/check_bar.h"
#include "ui/screens/validate/check_desk.h"
#include "ui/screens/validate/difference_pane.h"
#include "ui/widgets/dense_view.h"
#include "ui/widgets/empty_state.h"

#include <QAction>
#include <QMenu>
#include <QStackedWidget>

#include <algorithm>

namespace mw::ui {

void ValidateScreen::makeActions() {
    QAction* run = addPageAction(this, QStringLiteral("validate/start"), tr("Validate the target"), QStringLiteral("validate"), QKeySequence(Qt::CTRL | Qt::Key_Return),
                       [this] { start(); });
    addPageAction(this, QStringLiteral("validate/accept"), tr("Accept the difference"), QStringLiteral("ok-circle"), QKeySequence(Qt::CTRL | Qt::Key_J),
        [this] { m_desk->differences().startReason(evidence::Verdict::Kind::Accepted); });
    addPageAction(this, QStringLiteral("validate/defect"), tr("Call the difference a defect"), QStringLiteral("error"), QKeySequence(Qt::CTRL | Qt::Key_B),
        [this] { m_desk->differences().startReason(evidence::Verdict::Kind::Defect); });
    addPageAction(this, QStringLiteral("validate/switchCheck"), tr("Switch the check off or on"), QStringLiteral("validate"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O),
        [this] { m_checkBar->toggle(); });
    addPageAction(this, QStringLiteral("validate/editCheck"), tr("Edit the declared check"), QStringLiteral("edit"), Qt::Key_F2,
        [this] { m_checkBar->edit(); });
    for (const char* kind : {"report", "permissions", "workflow", "scenario"})
        m_declare->addAction(addPageAction(this, QStringLiteral("validate/declare-") + QLatin1String(kind), PairedWords::declare(kind), QStringLiteral("plus"), {},
                                           [this, kind] { declare(kind); }));
    qobject_cast<EmptyState*>(m_body->widget(NothingYet))->addAction(run);
}

void ValidateScreen::declare(const std::string& kind) {
    if (!m_project || m_project->document().mappings.empty())
        return;
    if (m_desk->isEditing())
        m_desk->keep();
    const validate::CheckResult* const near = m_checks->checkAt(m_checkTree->currentIndex());
    const auto& mappings = m_project->document().mappings;
    const auto of = std::find_if(mappings.begin(), mappings.end(), [&](const mapping::EntityMapping& each) {
        const Entity* const target = m_project->document().targetOf(each);
        return near && target && target->name == near->entity;
    });
    m_body->setCurrentIndex(Results);
    m_desk->edit(edits::newCheck(m_project->document(), kind, (of == mappings.end() ? mappings.front() : *of).id, m_project->ids()));
}

bool ValidateScreen::showElement(const Id& element) {
    if (!m_project)
        return false;
    const auto& checks = m_project->document().checks;
    const auto check = std::find_if(checks.begin(), checks.end(), [&](const mapping::Check& each) { return each.id == element; });
    if (check == checks.end())
        return false;
    if (!m_desk->isEditing())
        showAgain();
    if (const QModelIndex row = m_checks->find(check->reference); row.isValid())
        choose(row);
    if (mapping::isOfPairedQueries(check->kind))
        m_desk->edit(*check);
    return true;
}

std::vector<Screen::PictureState> ValidateScreen::pictureStates() {
    return {{QStringLiteral("result"), [this] { start(); }},
            {QStringLiteral("difference"), [this] {
                 m_checkTree->setCurrentIndex(m_checks->index(0, 0));
                 m_desk->differences().chooseFirst();
             }},
            {QStringLiteral("verdict"), [this] { m_desk->differences().startReason(evidence::Verdict::Kind::Accepted); }},
            {QStringLiteral("report"), [this] { declare("report"); }}};
}

} // namespace mw::ui
