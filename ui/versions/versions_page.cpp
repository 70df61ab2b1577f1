// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/versions/versions_page.h"

#include "ui/models/changed_fact_model.h"
#include "ui/models/filter_proxy.h"
#include "ui/models/version_list_model.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"
#include "ui/widgets/dense_view.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/fact_detail.h"
#include "ui/widgets/filter_edit.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/split_pane.h"

#include <QAction>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace mw::ui {

VersionsPage::VersionsPage(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("versionsPage"));
    setProperty("role", QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    m_header = new SectionHeader(tr("History of the document"), this);
    auto* close = new QPushButton(tr("Close"), m_header);
    close->setObjectName(QStringLiteral("versionsClose"));
    m_back = new QPushButton(tr("Bring this version back"), m_header);
    m_back->setObjectName(QStringLiteral("bringBack"));
    m_back->setToolTip(tr("Make the document what it was then, as one edit that can be undone (Ctrl+Return)"));
    m_back->setProperty("primary", true);
    m_header->addTool(close);
    m_header->addTool(m_back);
    connect(close, &QPushButton::clicked, this, &VersionsPage::closed);
    connect(m_back, &QPushButton::clicked, this, &VersionsPage::bringBack);
    m_message = new QLabel(this);
    m_message->setObjectName(QStringLiteral("versionsMessage"));
    m_message->setContentsMargins(space::kM, space::kXs, space::kM, space::kXs);
    m_message->setWordWrap(true);
    auto* split = new SplitPane(Qt::Horizontal, QStringLiteral("versions"), {makeList(), makeFacts()}, {540, 560}, {0, 1}, this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_message);
    layout->addWidget(split, 1);
    makeActions();
    say({}, false);
}

QWidget* VersionsPage::makeList() {
    m_versions = new VersionListModel(this);
    m_list = new DenseTable(QStringLiteral("versions/list"), this);
    m_list->setObjectName(QStringLiteral("versionList"));
    m_list->setAccessibleName(tr("States of the document"));
    m_list->setModel(m_versions);
    m_list->setColumnCharacters({30, 12, 10, 17});
    m_list->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    m_list->setMinimumWidth(260);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &VersionsPage::compareChosen);
    connect(m_versions, &VersionListModel::nameGiven, this, [this](std::int64_t step, const QString& name) {
        if (m_project)
            m_project->versions().name(step, name);
    });
    // Older steps come as one scrolls to them.
    connect(m_list->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (m_project && value == m_list->verticalScrollBar()->maximum() && !m_project->versions().isComplete())
            m_project->versions().readMore();
    });
    return m_list;
}

QWidget* VersionsPage::makeFacts() {
    auto* pane = new QWidget(this);
    m_compared = new SectionHeader(QString(), pane);
    m_filter = new FilterEdit(tr("Filter changes"), m_compared);
    m_filter->setObjectName(QStringLiteral("versionFilter"));
    m_filter->setFixedWidth(200);
    m_compared->addTool(m_filter);
    m_facts = new ChangedFactModel(tr("Before"), tr("After"), this);
    m_shown = new FilterProxy(this);
    m_shown->setSourceModel(m_facts);
    m_table = new DenseTable(QStringLiteral("versions/facts"), pane);
    m_table->setObjectName(QStringLiteral("versionFacts"));
    m_table->setAccessibleName(tr("What differs"));
    m_table->setModel(m_shown);
    m_table->setColumnCharacters({26, 12, 30, 30});
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_filter->setResultView(m_table);
    connect(m_filter, &QLineEdit::textChanged, m_shown, &FilterProxy::setWords);
    m_detail = new FactDetail(tr("Before"), tr("After"), pane);
    m_detail->setObjectName(QStringLiteral("versionDetail"));
    const auto showFact = [this] { m_detail->setFact(m_facts->factAt(m_shown->mapToSource(m_table->currentIndex()).row())); };
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, showFact);
    const auto showElement = [this](const Id& element) {
        if (m_project && !element.isNull())
            m_project->requestShow(element);
    };
    connect(m_detail, &FactDetail::showRequested, this, showElement);
    connect(m_table, &QAbstractItemView::activated, this, [this, showElement](const QModelIndex& index) {
        if (const sign::ChangedFact* fact = m_facts->factAt(m_shown->mapToSource(index).row()))
            showElement(fact->element);
    });
    m_empty = new EmptyState(QStringLiteral("history"), {}, {}, pane);
    auto* changes = new QWidget(pane);
    auto* inside = new QVBoxLayout(changes);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(0);
    inside->addWidget(m_table, 1);
    inside->addWidget(m_detail);
    m_pages = new QStackedWidget(pane);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(changes);
    auto* layout = new QVBoxLayout(pane);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_compared);
    layout->addWidget(m_pages, 1);
    return pane;
}

void VersionsPage::makeActions() {
    const auto add = [this](const QString& name, const QString& text, const QKeySequence& key, const std::function<void()>& act) {
        auto* made = new QAction(text, this);
        made->setObjectName(name);
        made->setShortcut(key);
        made->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(made, &QAction::triggered, this, act);
        addAction(made);
    };
    add(QStringLiteral("versions/back"), tr("Bring this version back"), QKeySequence(Qt::CTRL | Qt::Key_Return), [this] { bringBack(); });
    add(QStringLiteral("versions/name"), tr("Name this version"), QKeySequence(Qt::Key_F2), [this] { nameVersion(); });
    add(QStringLiteral("versions/filter"), tr("Filter changes"), QKeySequence::Find, [this] { m_filter->setFocus(Qt::ShortcutFocusReason); });
}

void VersionsPage::show(Project& project) {
    if (m_project != &project) {
        leave();
        m_project = &project;
        Versions& versions = project.versions();
        connect(&versions, &Versions::changed, this, &VersionsPage::follow);
        connect(&versions, &Versions::compared, this, &VersionsPage::showDifference);
        connect(&versions, &Versions::failed, this, [this](const QString& why) { say(why, true); });
        connect(&versions, &Versions::broughtBack, this, [this] {
            follow();
            m_list->selectRow(0);
            say(tr("The version was brought back. Ctrl+Z takes that back."), false);
        });
    }
    say({}, false);
    m_filter->clear();
    follow();
    project.versions().refresh();
    m_list->setFocus();
}

void VersionsPage::leave() {
    if (m_project)
        disconnect(&m_project->versions(), nullptr, this, nullptr);
    m_project = nullptr;
    m_versions->clear();
    m_facts->setFacts({});
}

void VersionsPage::follow() {
    if (!m_project)
        return;
    const Versions& versions = m_project->versions();
    m_versions->show(versions, !m_project->isSaved());
    m_header->setFact(versions.isComplete() ? tr("%Ln step(s)", nullptr, int(versions.steps().size()))
                                            : tr("the last %Ln step(s)", nullptr, int(versions.steps().size())));
    if (m_list->selectionModel()->selectedRows().isEmpty())
        m_list->selectRow(std::min(1, m_versions->rowCount() - 1));
    else
        compareChosen();
}

QList<int> VersionsPage::chosenRows() const {
    QList<int> rows;
    for (const QModelIndex& index : m_list->selectionModel()->selectedRows())
        rows << index.row();
    std::sort(rows.begin(), rows.end(), std::greater<>());
    if (rows.size() == 1 && rows.front() > 0)
        rows << 0;
    // Of many the oldest and the newest.
    return rows.size() < 2 ? QList<int>() : QList<int>{rows.front(), rows.back()};
}

void VersionsPage::compareChosen() {
    if (!m_project)
        return;
    const QList<int> rows = chosenRows();
    const QModelIndexList selected = m_list->selectionModel()->selectedRows();
    m_back->setEnabled(selected.size() == 1 && m_versions->stateAt(selected.front().row()).has_value());
    if (rows.isEmpty()) {
        m_compared->setTitle(tr("What differs"));
        m_compared->setFact({});
        m_facts->setFacts({});
        m_detail->setFact(nullptr);
        const bool isKept = m_project->versions().isKept();
        m_empty->setTexts(isKept ? tr("Choose a state") : tr("No history yet"),
                          isKept ? tr("What has changed since then is shown here. Choose two states to compare them.")
                                 : tr("Every save keeps what was done since the last one. From then on each state can be compared and brought back."));
        m_pages->setCurrentWidget(m_empty);
        return;
    }
    const QString from = elideName(m_versions->titleOf(rows.front()), 34);
    m_compared->setTitle(rows.back() == 0 ? tr("Since “%1”").arg(from) : tr("“%1” → “%2”").arg(from, elideName(m_versions->titleOf(rows.back()), 34)));
    m_project->versions().compare(m_versions->stateAt(rows.front()), m_versions->stateAt(rows.back()));
}

void VersionsPage::showDifference() {
    if (!m_project || chosenRows().isEmpty())
        return;
    const auto difference = m_project->versions().difference();
    m_facts->setFacts(difference ? difference->facts : std::vector<sign::ChangedFact>());
    if (!difference) {
        m_compared->setFact({});
        m_table->setEmptyText(tr("Comparing…"));
        m_pages->setCurrentIndex(1);
        return;
    }
    m_table->setEmptyText(tr("No change holds these words."));
    const auto aside = std::count_if(difference->facts.begin(), difference->facts.end(), [](const auto& fact) { return !fact.isMeaning; });
    const QString count = tr("%Ln change(s)", nullptr, int(difference->facts.size()));
    m_compared->setFact(aside > 0 ? count + QStringLiteral(" · ") + tr("%Ln without meaning for approvals", nullptr, int(aside)) : count);
    if (difference->facts.empty()) {
        m_empty->setTexts(tr("Nothing differs"), tr("Both states say the same."));
        m_pages->setCurrentWidget(m_empty);
        m_detail->setFact(nullptr);
        return;
    }
    m_pages->setCurrentIndex(1);
    m_table->setCurrentIndex(m_shown->index(0, 0));
    m_detail->setFact(m_facts->factAt(m_shown->mapToSource(m_table->currentIndex()).row()));
}

void VersionsPage::bringBack() {
    const QModelIndexList selected = m_list->selectionModel()->selectedRows();
    if (!m_project || selected.size() != 1)
        return;
    if (const Versions::State state = m_versions->stateAt(selected.front().row()))
        m_project->versions().bringBack(*state, tr("Back to \"%1\"").arg(m_versions->titleOf(selected.front().row())));
}

void VersionsPage::nameVersion() {
    const QModelIndex index = m_versions->index(m_list->currentIndex().row(), VersionListModel::Name);
    if (m_versions->flags(index) & Qt::ItemIsEditable) {
        m_list->setCurrentIndex(index);
        m_list->edit(index);
    }
}

void VersionsPage::say(const QString& text, bool isError) {
    m_message->setProperty("role", isError ? QStringLiteral("error") : QStringLiteral("muted"));
    m_message->style()->polish(m_message);
    m_message->setText(text);
    m_message->setVisible(!text.isEmpty());
}

void VersionsPage::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else
        QWidget::keyPressEvent(event);
}

} // namespace mw::ui
