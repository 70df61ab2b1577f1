// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/proposals/proposals_page.h"

#include "ui/models/filter_proxy.h"
#include "ui/models/proposal_model.h"
#include "ui/models/workbook_findings.h"
#include "ui/present/icons.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"
#include "ui/proposals/column_form.h"
#include "ui/proposals/proposal_detail.h"
#include "ui/widgets/dense_view.h"
#include "ui/widgets/filter_edit.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/split_pane.h"

#include <QAction>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace mw::ui {

ProposalsPage::ProposalsPage(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("proposalsPage"));
    setProperty("role", QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    m_header = new SectionHeader(QString(), this);
    auto* cancel = new QPushButton(tr("Close"), m_header);
    cancel->setObjectName(QStringLiteral("proposalsClose"));
    cancel->setToolTip(tr("Leave the page; what was not applied is discarded (Escape)"));
    m_apply = new QPushButton(m_header);
    m_apply->setObjectName(QStringLiteral("proposalsApply"));
    m_apply->setProperty("primary", true);
    m_header->addTool(cancel);
    m_header->addTool(m_apply);
    connect(cancel, &QPushButton::clicked, this, &ProposalsPage::closed);
    connect(m_apply, &QPushButton::clicked, this, &ProposalsPage::apply);
    m_message = new QLabel(this);
    m_message->setObjectName(QStringLiteral("proposalsMessage"));
    m_message->setContentsMargins(space::kM, space::kXs, space::kM, space::kXs);
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* split = new SplitPane(Qt::Horizontal, QStringLiteral("proposals"), {makeList(), makeSide()}, {760, 400}, {1, 0}, this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_message);
    layout->addWidget(split, 1);
    makeActions();
    connect(&m_incoming, &IncomingWorkbook::changed, this, &ProposalsPage::follow);
    connect(m_proposals, &ProposalModel::chosenChanged, this, &ProposalsPage::showChosen);
    follow();
}

QWidget* ProposalsPage::makeList() {
    auto* pane = new QWidget(this);
    m_proposals = new ProposalModel(this);
    m_shown = new FilterProxy(this);
    m_shown->setSourceModel(m_proposals);
    auto* line = new QWidget(pane);
    line->setProperty("role", QStringLiteral("toolline"));
    line->setAttribute(Qt::WA_StyledBackground);
    line->setFixedHeight(kBarHeight);
    m_filter = new FilterEdit(tr("Filter proposals"), line);
    m_filter->setObjectName(QStringLiteral("proposalFilter"));
    m_filter->setMaximumWidth(240);
    const auto button = [this, line](const QString& name, const QString& text, const QString& help, bool isChosen) {
        auto* made = new QToolButton(line);
        made->setObjectName(name);
        made->setText(text);
        made->setToolTip(help);
        connect(made, &QToolButton::clicked, this, [this, isChosen] { chooseShown(isChosen); });
        return made;
    };
    m_facts = new QLabel(line);
    m_facts->setObjectName(QStringLiteral("proposalFacts"));
    m_facts->setProperty("role", QStringLiteral("muted"));
    m_facts->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* lineLayout = new QHBoxLayout(line);
    lineLayout->setContentsMargins(space::kXs, 0, space::kS, 0);
    lineLayout->setSpacing(space::kS);
    lineLayout->addWidget(m_filter, 1);
    lineLayout->addWidget(button(QStringLiteral("chooseAll"), tr("All"), tr("Choose all proposals in view, conflicts too"), true));
    lineLayout->addWidget(button(QStringLiteral("chooseNone"), tr("None"), tr("Choose none of the proposals in view"), false));
    lineLayout->addWidget(m_facts, 2);
    m_table = new DenseTable(QStringLiteral("proposals/list"), pane);
    m_table->setObjectName(QStringLiteral("proposalTable"));
    m_table->setAccessibleName(tr("Proposals"));
    m_table->setModel(m_shown);
    m_table->setColumnCharacters({30, 12, 26, 26, 14});
    m_filter->setResultView(m_table);
    connect(m_filter, &QLineEdit::textChanged, m_shown, &FilterProxy::setWords);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ProposalsPage::showDetail);
    auto* layout = new QVBoxLayout(pane);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(line);
    layout->addWidget(m_table, 1);
    return pane;
}

QWidget* ProposalsPage::makeSide() {
    m_side = new QTabWidget(this);
    m_side->setObjectName(QStringLiteral("proposalTabs"));
    m_side->setDocumentMode(true);
    m_side->setMinimumWidth(280);
    const auto table = [this](const QString& name, const QString& accessible, TableModel* model, const QList<int>& characters) {
        auto* made = new DenseTable(name, m_side);
        made->setObjectName(name);
        made->setAccessibleName(accessible);
        made->setModel(model);
        made->setColumnCharacters(characters);
        return made;
    };
    m_detail = new ProposalDetail(m_side);
    m_unknown = new UnknownNameModel(this);
    m_unknownTable = table(QStringLiteral("proposals/unknown"), tr("Unknown names"), m_unknown, {16, 14, 16, 12});
    m_unknownTable->setEmptyText(tr("Every name in the workbook is known."));
    m_remarks = new RemarkModel(this);
    m_remarkTable = table(QStringLiteral("proposals/remarks"), tr("Remarks"), m_remarks, {40, 12});
    m_remarkTable->setEmptyText(tr("There is nothing else to be said about it."));
    m_columns = new ColumnForm(m_incoming, m_side);
    m_side->addTab(m_detail, tr("Proposal"));
    m_side->addTab(m_unknownTable, QString());
    m_side->addTab(m_remarkTable, QString());
    m_side->addTab(m_columns, tr("Columns"));
    return m_side;
}

void ProposalsPage::makeActions() {
    const auto add = [this](const QString& name, const QString& text, const QKeySequence& key, QWidget* where, const std::function<void()>& act) {
        auto* made = new QAction(text, where);
        made->setObjectName(name);
        made->setShortcut(key);
        made->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(made, &QAction::triggered, this, act);
        where->addAction(made);
        if (where != this)
            addAction(made); // so that the palette lists it
    };
    add(QStringLiteral("proposals/apply"), tr("Apply the chosen proposals"), QKeySequence(Qt::CTRL | Qt::Key_Return), this, [this] { apply(); });
    add(QStringLiteral("proposals/all"), tr("Choose all proposals in view"), {}, this, [this] { chooseShown(true); });
    add(QStringLiteral("proposals/none"), tr("Choose none of the proposals in view"), {}, this, [this] { chooseShown(false); });
    add(QStringLiteral("proposals/filter"), tr("Filter proposals"), QKeySequence::Find, this, [this] { m_filter->setFocus(Qt::ShortcutFocusReason); });
    auto* toggle = new QAction(tr("Choose the selected proposals, or not"), m_table);
    toggle->setObjectName(QStringLiteral("proposals/toggle"));
    toggle->setShortcut(Qt::Key_Space);
    toggle->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(toggle);
    connect(toggle, &QAction::triggered, this, [this] {
        QModelIndexList rows;
        for (const QModelIndex& index : m_table->selectionModel()->selectedRows())
            rows << m_shown->mapToSource(index);
        m_proposals->toggle(rows);
    });
}

void ProposalsPage::show(Project& project, const QString& path) {
    m_project = &project;
    m_applied = 0;
    m_filter->clear();
    m_side->setCurrentIndex(0);
    m_header->setTitle(tr("Mappings of %1").arg(QFileInfo(path).fileName()));
    m_proposals->show({});
    m_incoming.open(project, path);
    m_table->setFocus();
}

void ProposalsPage::leave() {
    m_incoming.close();
    m_project = nullptr;
    m_proposals->show({});
}

void ProposalsPage::follow() {
    const IncomingWorkbook::Content* const content = m_incoming.content();
    if (!m_incoming.isReading()) {
        const int row = m_table->currentIndex().row();
        m_proposals->show(content ? content->proposals : std::vector<workbook::Proposal>());
        if (m_shown->rowCount() > 0)
            m_table->setCurrentIndex(m_shown->index(qBound(0, row, m_shown->rowCount() - 1), 0));
        m_unknown->show(content ? content->unknown : std::vector<workbook::Unknown>());
        m_remarks->show(content ? content->remarks : std::vector<workbook::Remark>());
        m_columns->follow();
        if (m_applied > 0 && content && content->proposals.empty()) {
            Q_EMIT finished(m_applied);
            return;
        }
    }
    m_side->setTabText(1, content && !content->unknown.empty() ? tr("Unknown names (%1)").arg(formatCount(content->unknown.size())) : tr("Unknown names"));
    m_side->setTabText(2, content && !content->remarks.empty() ? tr("Remarks (%1)").arg(formatCount(content->remarks.size())) : tr("Remarks"));
    m_side->setTabVisible(3, !m_incoming.columns().empty());
    m_table->setEmptyText(m_incoming.isReading() ? tr("Reading the workbook…")
                          : content              ? tr("The workbook says nothing that the document does not say already.")
                                                 : QString());
    showFacts();
    showDetail();
}

void ProposalsPage::showFacts() {
    const IncomingWorkbook::Content* const content = m_incoming.content();
    const auto& error = m_incoming.error();
    m_header->setFact(!content ? QString() : content->isReturned ? tr("exported from this document and edited since") : tr("a mapping workbook"));
    QStringList facts;
    if (content) {
        facts << tr("%Ln row(s)", nullptr, int(content->rows));
        if (const std::size_t conflicts = m_proposals->conflicts())
            facts << tr("%Ln conflict(s)", nullptr, int(conflicts));
        if (content->same > 0)
            facts << tr("%1 said already").arg(formatCount(content->same));
        if (content->missing > 0)
            facts << tr("%Ln row(s) did not come back", nullptr, int(content->missing));
        if (content->added > 0)
            facts << tr("%Ln new", nullptr, int(content->added));
    }
    m_facts->setText(facts.join(QStringLiteral(" · ")));
    m_facts->setToolTip(m_facts->text());
    m_message->setProperty("role", error ? QStringLiteral("error") : QStringLiteral("muted"));
    m_message->style()->polish(m_message);
    m_message->setText(error           ? messageWithPlace(*error)
                       : m_applied > 0 ? tr("%Ln proposal(s) applied. Ctrl+Z takes them back.", nullptr, m_applied)
                                       : QString());
    m_message->setVisible(!m_message->text().isEmpty());
    if (error && !m_incoming.columns().empty())
        m_side->setCurrentWidget(m_columns);
}

void ProposalsPage::showDetail() {
    const IncomingWorkbook::Content* const content = m_incoming.content();
    const QModelIndex current = m_shown->mapToSource(m_table->currentIndex());
    m_detail->show(content ? m_proposals->at(current.row()) : nullptr, m_project ? &m_project->document() : nullptr, content && content->isReturned);
}

void ProposalsPage::showChosen() {
    const int chosen = int(m_proposals->chosen().size());
    m_apply->setText(chosen > 0 ? tr("Apply %Ln proposal(s)", nullptr, chosen) : tr("Apply"));
    m_apply->setEnabled(chosen > 0);
}

void ProposalsPage::chooseShown(bool isChosen) {
    QModelIndexList rows;
    for (int row = 0; row < m_shown->rowCount(); ++row)
        rows << m_shown->mapToSource(m_shown->index(row, 0));
    m_proposals->choose(rows, isChosen);
}

void ProposalsPage::apply() {
    const std::vector<workbook::Proposal> chosen = m_proposals->chosen();
    if (m_incoming.isReading() || chosen.empty())
        return;
    const int before = m_applied;
    m_applied += int(chosen.size()); // the document changes within
    if (!m_incoming.apply(chosen))
        m_applied = before;
}

void ProposalsPage::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else
        QWidget::keyPressEvent(event);
}

} // namespace mw::ui
