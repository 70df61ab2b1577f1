// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/versions/merge_page.h"

#include "ui/models/changed_fact_model.h"
#include "ui/models/conflict_model.h"
#include "ui/models/project.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"
#include "ui/widgets/dense_view.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/fact_detail.h"
#include "ui/widgets/section_header.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace mw::ui {

MergePage::MergePage(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("mergePage"));
    setProperty("role", QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    m_header = new SectionHeader(tr("The file was changed meanwhile"), this);
    auto* close = new QPushButton(tr("Close"), m_header);
    close->setObjectName(QStringLiteral("mergeClose"));
    close->setToolTip(tr("Leave both as they are (Escape)"));
    m_apply = new QPushButton(tr("Merge and save"), m_header);
    m_apply->setObjectName(QStringLiteral("mergeApply"));
    m_apply->setToolTip(tr("Bring both together as one edit, and save it (Ctrl+Return)"));
    m_apply->setProperty("primary", true);
    m_header->addTool(close);
    m_header->addTool(m_apply);
    connect(close, &QPushButton::clicked, this, &MergePage::closed);
    connect(m_apply, &QPushButton::clicked, this, [this] { m_merge.merge(m_conflicts->byTheirs()); });
    m_message = new QLabel(this);
    m_message->setObjectName(QStringLiteral("mergeMessage"));
    m_message->setProperty("role", QStringLiteral("error"));
    m_message->setContentsMargins(space::kM, space::kXs, space::kM, space::kXs);
    m_message->setWordWrap(true);
    m_tabs = new QTabWidget(this);
    m_tabs->setObjectName(QStringLiteral("mergeTabs"));
    m_tabs->setDocumentMode(true);
    m_theirs = new ChangedFactModel(tr("Before"), tr("In the file now"), this);
    m_theirTable = new DenseTable(QStringLiteral("merge/theirs"), m_tabs);
    m_theirTable->setObjectName(QStringLiteral("mergeTheirs"));
    m_theirTable->setAccessibleName(tr("What the file has changed"));
    m_theirTable->setModel(m_theirs);
    m_theirTable->setColumnCharacters({28, 12, 32, 32});
    m_theirTable->setEmptyText(tr("The file says what it said before."));
    m_tabs->addTab(makeConflicts(), QString());
    m_tabs->addTab(m_theirTable, QString());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_message);
    layout->addWidget(m_tabs, 1);
    makeActions();
    connect(&m_merge, &FileMerge::changed, this, &MergePage::follow);
    connect(&m_merge, &FileMerge::merged, this, &MergePage::merged);
    follow();
}

QWidget* MergePage::makeConflicts() {
    m_none = new EmptyState(QStringLiteral("ok-circle"), {}, {}, m_tabs);
    auto* pane = new QWidget(m_tabs);
    auto* line = new QWidget(pane);
    line->setProperty("role", QStringLiteral("toolline"));
    line->setAttribute(Qt::WA_StyledBackground);
    line->setFixedHeight(kBarHeight);
    auto* say = new QLabel(tr("Both sides changed these. Choose whose stands:"), line);
    say->setProperty("role", QStringLiteral("muted"));
    const auto button = [this, line](const QString& name, const QString& text, const QString& help, bool byTheirs) {
        auto* made = new QToolButton(line);
        made->setObjectName(name);
        made->setText(text);
        made->setToolTip(help);
        connect(made, &QToolButton::clicked, this, [this, byTheirs] { decide(byTheirs); });
        return made;
    };
    auto* lineLayout = new QHBoxLayout(line);
    lineLayout->setContentsMargins(space::kM, 0, space::kS, 0);
    lineLayout->setSpacing(space::kS);
    lineLayout->addWidget(say);
    lineLayout->addWidget(button(QStringLiteral("standsMine"), tr("Mine"), tr("What this window has stands (M)"), false));
    lineLayout->addWidget(button(QStringLiteral("standsTheirs"), tr("The file's"), tr("What the file has stands (T)"), true));
    lineLayout->addStretch(1);
    m_conflicts = new ConflictModel(this);
    m_table = new DenseTable(QStringLiteral("merge/conflicts"), pane);
    m_table->setObjectName(QStringLiteral("mergeConflicts"));
    m_table->setAccessibleName(tr("Conflicts"));
    m_table->setModel(m_conflicts);
    m_table->setColumnCharacters({26, 12, 30, 30, 12});
    m_detail = new FactDetail(tr("Mine"), tr("In the file"), pane);
    m_detail->setObjectName(QStringLiteral("mergeDetail"));
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this] { m_detail->setFact(m_conflicts->factAt(m_table->currentIndex().row())); });
    connect(m_table, &QAbstractItemView::doubleClicked, this, [this](const QModelIndex& index) { m_conflicts->toggle({index}); });
    auto* layout = new QVBoxLayout(pane);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(line);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_detail);
    m_pages = new QStackedWidget(m_tabs);
    m_pages->addWidget(m_none);
    m_pages->addWidget(pane);
    return m_pages;
}

void MergePage::makeActions() {
    const auto add = [this](const QString& name, const QString& text, const QKeySequence& key, QWidget* where, const std::function<void()>& act) {
        auto* made = new QAction(text, where);
        made->setObjectName(name);
        made->setShortcut(key);
        made->setShortcutContext(where == this ? Qt::WidgetWithChildrenShortcut : Qt::WidgetShortcut);
        connect(made, &QAction::triggered, this, act);
        where->addAction(made);
        if (where != this)
            addAction(made); // so that the palette lists it
    };
    add(QStringLiteral("merge/apply"), tr("Merge and save"), QKeySequence(Qt::CTRL | Qt::Key_Return), this, [this] { m_apply->click(); });
    add(QStringLiteral("merge/mine"), tr("Mine stands"), QKeySequence(Qt::Key_M), m_table, [this] { decide(false); });
    add(QStringLiteral("merge/theirs"), tr("The file's stands"), QKeySequence(Qt::Key_T), m_table, [this] { decide(true); });
    add(QStringLiteral("merge/toggle"), tr("The other side stands"), QKeySequence(Qt::Key_Space), m_table, [this] { m_conflicts->toggle(chosen()); });
}

void MergePage::show(Project& project) {
    m_tabs->setCurrentIndex(0);
    m_merge.begin(project);
}

void MergePage::leave() {
    m_merge.end();
    follow();
}

QModelIndexList MergePage::chosen() const { return m_table->selectionModel()->selectedRows(); }

void MergePage::decide(bool byTheirs) { m_conflicts->decide(chosen(), byTheirs); }

void MergePage::follow() {
    const auto content = m_merge.content();
    const auto& error = m_merge.error();
    m_message->setVisible(error.has_value());
    m_message->setText(error ? messageWithPlace(*error) : QString());
    m_apply->setEnabled(content != nullptr);
    const std::size_t conflicts = content ? content->conflicts.size() : 0, theirs = content ? content->theirs.size() : 0;
    m_conflicts->show(content ? content->conflicts : std::vector<sign::ChangedFact>());
    m_theirs->setFacts(content ? content->theirs : std::vector<sign::ChangedFact>());
    m_tabs->setTabText(0, conflicts > 0 ? tr("Conflicts (%1)").arg(formatCount(conflicts)) : tr("Conflicts"));
    m_tabs->setTabText(1, theirs > 0 ? tr("What the file has changed (%1)").arg(formatCount(theirs)) : tr("What the file has changed"));
    m_header->setFact(!content ? QString()
                               : tr("%Ln change(s) of mine", nullptr, int(content->ours)) + QStringLiteral(" · ") +
                                     tr("%Ln in the file", nullptr, int(theirs)));
    if (conflicts > 0) {
        m_pages->setCurrentIndex(1);
        m_table->selectRow(0);
        m_table->setFocus();
        return;
    }
    m_detail->setFact(nullptr);
    m_none->setIcon(content ? QStringLiteral("ok-circle") : QStringLiteral("history"));
    m_none->setTexts(content ? tr("No conflicts") : error ? tr("The file cannot be merged") : tr("Comparing with the file…"),
                     content ? tr("Both sides changed different things. Merging keeps all of them.") : QString());
    m_pages->setCurrentWidget(m_none);
}

void MergePage::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else
        QWidget::keyPressEvent(event);
}

} // namespace mw::ui
