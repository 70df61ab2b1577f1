// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/map/rule_drawer.h"

#include "ui/editors/rule_edit.h"
#include "ui/present/icons.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"
#include "ui/screens/map/rule_chips.h"
#include "ui/widgets/dense_view.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/progress_strip.h"
#include "ui/widgets/split_pane.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QSettings>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace mw::ui {

namespace {
const QString kShowStepsKey = QStringLiteral("map/showSteps");
}

RuleDrawer::RuleDrawer(RuleDesk* desk, MapFields* fields, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_fields(fields), m_resultsModel(new MapResultsModel(this)), m_stepsModel(new MapStepsModel(this)) {
    setObjectName(QStringLiteral("ruleDrawer"));
    setProperty("role", QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    setMinimumHeight(150);
    auto* split = new SplitPane(Qt::Horizontal, QStringLiteral("map/rule"), {makeRuleSide(), makeResultSide()}, {400, 740}, {2, 3}, this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    m_chips = new RuleChips(desk, fields, this);
    m_chips->setVisible(m_showSteps->isChecked());
    layout->addWidget(m_chips);
    layout->addWidget(split, 1);

    connect(m_showSteps, &QToolButton::toggled, this, [this](bool on) {
        m_chips->setVisible(on);
        QSettings().setValue(kShowStepsKey, on);
    });
    connect(m_chips, &RuleChips::changed, this, [this](const QString& rule) {
        m_desk->setText(rule);
        m_editor->setRule(rule);
        m_desk->commit();
    });
    connect(m_editor, &RuleEdit::ruleEdited, desk, &RuleDesk::setText);
    connect(m_editor, &RuleEdit::leaveRequested, this, [this] {
        m_desk->commit();
        Q_EMIT leaveRequested();
    });
    connect(desk, &RuleDesk::opened, this, &RuleDrawer::showRule);
    connect(desk, &RuleDesk::textReplaced, this, [this] { m_editor->setRule(m_desk->text()); });
    connect(desk, &RuleDesk::verdictChanged, this, &RuleDrawer::showVerdict);
    connect(desk, &RuleDesk::liveChanged, this, &RuleDrawer::showLive);
    connect(desk, &RuleDesk::populationChanged, this, &RuleDrawer::showPopulation);
    showRule();
}

QWidget* RuleDrawer::makeHead() {
    auto* head = new QWidget(this);
    head->setProperty("role", QStringLiteral("toolline"));
    head->setAttribute(Qt::WA_StyledBackground);
    head->setFixedHeight(32);
    m_title = new QLabel(head);
    m_title->setObjectName(QStringLiteral("ruleTitle"));
    m_title->setProperty("role", QStringLiteral("strong"));
    m_sentence = new ElidedLabel(head);
    m_sentence->setObjectName(QStringLiteral("ruleSentence"));
    m_sentence->setProperty("role", QStringLiteral("muted"));
    m_showSteps = new QToolButton(head);
    m_showSteps->setObjectName(QStringLiteral("showSteps"));
    m_showSteps->setText(tr("Steps"));
    m_showSteps->setIcon(icon(QStringLiteral("function")));
    m_showSteps->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_showSteps->setToolTip(tr("Show the rule as a line of steps, to be built without writing"));
    m_showSteps->setCheckable(true);
    m_showSteps->setChecked(QSettings().value(kShowStepsKey, true).toBool());
    auto* close = new QToolButton(head);
    close->setObjectName(QStringLiteral("closeRule"));
    close->setIcon(icon(QStringLiteral("close")));
    close->setToolTip(tr("Close the rule editor"));
    close->setAccessibleName(tr("Close the rule editor"));
    connect(close, &QToolButton::clicked, this, &RuleDrawer::closeRequested);
    auto* layout = new QHBoxLayout(head);
    layout->setContentsMargins(space::kM, 0, space::kS, 0);
    layout->setSpacing(space::kM);
    layout->addWidget(m_title);
    layout->addWidget(m_sentence, 1);
    layout->addWidget(m_showSteps);
    layout->addWidget(close);
    return head;
}

QWidget* RuleDrawer::makeRuleSide() {
    auto* side = new QWidget(this);
    m_editor = new RuleEdit(side);
    m_problem = new QWidget(side);
    m_problem->setObjectName(QStringLiteral("ruleProblem"));
    m_problem->setFixedHeight(30); // kept while there is none, so that nothing jumps while one types
    m_problemIcon = new QLabel(m_problem);
    m_problemText = new QLabel(m_problem);
    m_problemText->setObjectName(QStringLiteral("ruleProblemText"));
    m_problemText->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_fix = new QToolButton(m_problem);
    m_fix->setObjectName(QStringLiteral("ruleFix"));
    m_fix->setIcon(icon(QStringLiteral("bulb")));
    m_fix->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_fix, &QToolButton::clicked, this, [this] {
        for (const rules::Problem& problem : m_desk->verdict().problems)
            if (!problem.fixes.empty()) {
                m_editor->applyFix(problem.fixes.front());
                m_editor->setFocus();
                return;
            }
    });
    auto* line = new QHBoxLayout(m_problem);
    line->setContentsMargins(space::kS, 0, space::kXs, 0);
    line->addWidget(m_problemIcon);
    line->addWidget(m_problemText, 1);
    line->addWidget(m_fix);
    auto* frame = new QFrame(side);
    frame->setObjectName(QStringLiteral("ruleFrame"));
    auto* framed = new QVBoxLayout(frame);
    framed->setContentsMargins(0, 0, 0, 0);
    framed->addWidget(m_editor);
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(space::kXs, space::kXs, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(frame, 1);
    layout->addWidget(m_problem);
    return side;
}

QWidget* RuleDrawer::makeResultSide() {
    auto* side = new QWidget(this);
    m_rows = new DenseTable(QString(), side);
    m_rows->setObjectName(QStringLiteral("liveRows"));
    m_rows->setAccessibleName(tr("Results on real rows"));
    m_rows->setSelectionMode(QAbstractItemView::SingleSelection);
    m_rows->setModel(m_resultsModel);
    m_rows->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_rows, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
        const QModelIndex index = m_rows->indexAt(at);
        if (!index.isValid())
            return;
        auto* menu = new QMenu(m_rows);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addAction(icon(QStringLiteral("pin")), tr("Keep as worked example"), this, [this, row = index.row()] { Q_EMIT exampleRequested(row); });
        menu->addAction(icon(QStringLiteral("copy")), tr("Copy"), m_rows, &DenseTable::copySelection);
        menu->popup(m_rows->viewport()->mapToGlobal(at));
    });
    m_steps = new DenseTable(QString(), side);
    m_steps->setObjectName(QStringLiteral("ruleSteps"));
    m_steps->setAccessibleName(tr("Steps of the chosen row"));
    m_steps->setSelectionMode(QAbstractItemView::SingleSelection);
    m_steps->setModel(m_stepsModel);
    m_steps->setColumnCharacters({30, 16});
    connect(m_rows->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &RuleDrawer::showSteps);
    connect(m_resultsModel, &QAbstractItemModel::modelReset, this, &RuleDrawer::showSteps);
    connect(m_steps->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& index) {
        m_editor->markSpan(index.isValid() ? m_stepsModel->spanAt(index.row()) : Span());
    });
    auto* split = new SplitPane(Qt::Horizontal, QStringLiteral("map/results"), {m_rows, m_steps}, {360, 280}, {1, 0}, side);
    m_nothing = new QLabel(side);
    m_nothing->setObjectName(QStringLiteral("noRows"));
    m_nothing->setProperty("role", QStringLiteral("muted"));
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_results = new QStackedWidget(side);
    m_results->addWidget(split);
    m_results->addWidget(m_nothing);
    m_figures = new ElidedLabel(side);
    m_figures->setObjectName(QStringLiteral("ruleFigures"));
    m_figures->setProperty("role", QStringLiteral("muted"));
    m_progressBox = new QWidget(side);
    m_progressBox->setFixedWidth(220);
    m_progress = new ProgressStrip(m_progressBox);
    auto* boxed = new QHBoxLayout(m_progressBox);
    boxed->setContentsMargins(0, 0, 0, 0);
    boxed->addWidget(m_progress);
    auto* foot = new QWidget(side);
    foot->setFixedHeight(30);
    auto* line = new QHBoxLayout(foot);
    line->setContentsMargins(space::kS, 0, space::kS, 0);
    line->addWidget(m_figures, 1);
    line->addWidget(m_progressBox);
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_results, 1);
    layout->addWidget(foot);
    return side;
}

void RuleDrawer::showRule() {
    m_editor->setWords(m_desk->row() < 0 ? std::vector<RuleWord>() : ruleWords(m_fields->environment()));
    m_editor->setRule(m_desk->text());
    m_editor->setEnabled(m_desk->row() >= 0);
    m_title->setText(m_desk->row() < 0 ? tr("Rule") : m_desk->title());
    showVerdict();
    showLive();
    showPopulation();
}

void RuleDrawer::showVerdict() {
    const RuleVerdict& verdict = m_desk->verdict();
    m_editor->setProblems(verdict.problems);
    const QString sentence = qt(verdict.sentence);
    m_sentence->setFullText(sentence);
    const rules::Problem* shown = nullptr;
    const rules::Problem::Fix* fix = nullptr;
    for (const rules::Problem& problem : verdict.problems) {
        if (!shown || (problem.severity == rules::Problem::Severity::Error && shown->severity != rules::Problem::Severity::Error))
            shown = &problem;
        if (!fix && !problem.fixes.empty())
            fix = &problem.fixes.front();
    }
    m_problemIcon->setVisible(shown);
    m_fix->setVisible(fix);
    if (fix)
        m_fix->setText(coreText(fix->label));
    if (!shown) {
        m_problemText->clear();
        return;
    }
    const bool error = shown->severity == rules::Problem::Severity::Error;
    const Colors& colors = theme::colors();
    m_problemIcon->setPixmap(iconPixmap(error ? QStringLiteral("error") : QStringLiteral("warning"), error ? colors.error : colors.warning, 14, devicePixelRatioF()));
    const QString more = verdict.problems.size() > 1 ? tr(" (+%Ln more)", nullptr, int(verdict.problems.size()) - 1) : QString();
    m_problemText->setText(message(shown->error) + more);
    m_problemText->setToolTip(message(shown->error));
}

void RuleDrawer::showLive() {
    const auto& live = m_desk->live();
    const QString why = m_desk->whyNoRows();
    m_resultsModel->setLive(why.isEmpty() ? live : nullptr);
    m_nothing->setText(why);
    m_results->setCurrentIndex(why.isEmpty() ? 0 : 1);
    if (!why.isEmpty())
        return;
    // Figures of one kind stand in narrow columns; what a rule reads and gives shares the rest.
    QHeaderView* header = m_rows->horizontalHeader();
    const int last = m_resultsModel->columnCount() - 1;
    for (int column = 0; column < last; ++column) {
        const int width = column == 0 ? 48 : qMax(90, qMin(170, (m_rows->viewport()->width() - 48) / qMax(1, last)));
        if (header->sectionSize(column) < 60 || m_rows->property("columns").toInt() != last)
            header->resizeSection(column, width);
    }
    m_rows->setProperty("columns", last);
    showSteps();
}

void RuleDrawer::showSteps() {
    const QModelIndex current = m_rows->currentIndex();
    const LiveRow* row = m_resultsModel->rowAt(current.isValid() ? current.row() : 0);
    m_stepsModel->setSteps(row ? row->steps : std::vector<rules::Step>());
    m_editor->markSpan({});
}

void RuleDrawer::showPopulation() {
    m_progressBox->setVisible(m_desk->populationJob() != nullptr);
    m_progress->watch(m_desk->populationJob());
    const std::optional<Population>& all = m_desk->population();
    if (!all) {
        m_figures->setFullText(m_desk->populationJob() ? tr("Over all rows…") : QString());
        return;
    }
    QStringList parts{tr("%1 rows").arg(formatCount(all->read))};
    if (all->filtered > 0)
        parts.append(tr("%1 left out by the filter").arg(formatCount(all->filtered)));
    parts.append(all->rejected == 0 ? tr("none rejected") : tr("%1 would be rejected").arg(formatCount(all->rejected)));
    parts.append(tr("%1 distinct results").arg((all->distinctIsExact ? QString() : QStringLiteral("≥ ")) + formatCount(all->distinct)));
    if (all->nulls > 0)
        parts.append(tr("%1 null").arg(formatCount(all->nulls)));
    m_figures->setFullText(parts.join(QStringLiteral(" · ")));
}

void RuleDrawer::focusEditor() { m_editor->setFocus(Qt::OtherFocusReason); }

} // namespace mw::ui
