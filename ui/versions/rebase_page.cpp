// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/versions/rebase_page.h"

#include "ui/models/project.h"
#include "ui/models/schema_drift_model.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"
#include "ui/widgets/dense_view.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/progress_strip.h"
#include "ui/widgets/section_header.h"

#include <QAction>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace mw::ui {

RebasePage::RebasePage(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("rebasePage"));
    setProperty("role", QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    m_header = new SectionHeader(QString(), this);
    m_progress = new ProgressStrip(m_header);
    m_progress->setFixedWidth(320);
    auto* close = new QPushButton(tr("Close"), m_header);
    close->setObjectName(QStringLiteral("rebaseClose"));
    m_take = new QPushButton(tr("Take over"), m_header);
    m_take->setObjectName(QStringLiteral("rebaseTake"));
    m_take->setToolTip(tr("The document knows the schema as it is now, as one edit; nothing that is mapped is dropped (Ctrl+Return)"));
    m_take->setProperty("primary", true);
    m_header->addTool(m_progress);
    m_header->addTool(close);
    m_header->addTool(m_take);
    connect(close, &QPushButton::clicked, this, &RebasePage::closed);
    connect(m_take, &QPushButton::clicked, this, &RebasePage::takeOver);
    m_message = new QLabel(this);
    m_message->setObjectName(QStringLiteral("rebaseMessage"));
    m_message->setProperty("role", QStringLiteral("error"));
    m_message->setContentsMargins(space::kM, space::kXs, space::kM, space::kXs);
    m_message->setWordWrap(true);
    m_empty = new EmptyState(QStringLiteral("ok-circle"), {}, {}, this);
    auto* changes = new QWidget(this);
    m_drift = new SchemaDriftModel(this);
    m_table = new DenseTable(QStringLiteral("rebase"), changes);
    m_table->setObjectName(QStringLiteral("rebaseTable"));
    m_table->setAccessibleName(tr("What has changed in the schema"));
    m_table->setModel(m_drift);
    m_table->setColumnCharacters({28, 16, 22, 22, 40});
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_detail = new QLabel(changes);
    m_detail->setObjectName(QStringLiteral("rebaseDetail"));
    m_detail->setProperty("role", QStringLiteral("chrome"));
    m_detail->setContentsMargins(space::kM, space::kS, space::kM, space::kS);
    m_detail->setWordWrap(true);
    m_detail->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &RebasePage::showRow);
    connect(m_drift, &QAbstractItemModel::dataChanged, this, &RebasePage::showRow);
    connect(m_detail, &QLabel::linkActivated, this, [this](const QString& element) {
        if (m_project)
            m_project->requestShow(Id(utf8(element)));
    });
    auto* inside = new QVBoxLayout(changes);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(0);
    inside->addWidget(m_table, 1);
    inside->addWidget(m_detail);
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(changes);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_message);
    layout->addWidget(m_pages, 1);
    makeActions();
    connect(&m_rebase, &SchemaRebase::changed, this, &RebasePage::follow);
    follow();
}

void RebasePage::makeActions() {
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
    add(QStringLiteral("rebase/take"), tr("Take the schema over"), QKeySequence(Qt::CTRL | Qt::Key_Return), this, [this] { m_take->click(); });
    add(QStringLiteral("rebase/renamed"), tr("Take the field for renamed, or not"), QKeySequence(Qt::Key_Space), m_table,
        [this] { m_drift->toggle(m_table->currentIndex().row()); });
}

void RebasePage::show(Project& project, const Id& connection) {
    m_project = &project;
    const mapping::Connection* const known = project.document().connection(connection);
    m_header->setTitle(tr("What has changed in %1").arg(known ? qt(known->name) : QString()));
    m_rebase.begin(project, connection);
    m_table->setFocus();
}

void RebasePage::leave() {
    m_rebase.end();
    m_project = nullptr;
    follow();
}

void RebasePage::follow() {
    const auto content = m_rebase.content();
    const auto& error = m_rebase.error();
    m_progress->watch(m_rebase.job());
    m_message->setVisible(error.has_value());
    m_message->setText(error ? messageWithPlace(*error) : QString());
    const bool differs = content && !content->drift.isEmpty();
    m_take->setEnabled(differs);
    m_header->setFact({});
    if (!differs) {
        m_drift->show({}, {});
        m_empty->setIcon(content ? QStringLiteral("ok-circle") : error ? QStringLiteral("error") : QStringLiteral("refresh"));
        m_empty->setTexts(content ? tr("Nothing has changed") : error ? tr("The connection could not be scanned") : tr("Scanning…"),
                          content ? tr("The document knows the connection as it is.") : QString());
        m_pages->setCurrentWidget(m_empty);
        return;
    }
    m_drift->show(content->drift, m_project->document());
    QString fact = tr("%Ln change(s)", nullptr, m_drift->rowCount());
    if (const auto affected = int(m_drift->affectedInAll()); affected > 0)
        fact += QStringLiteral(" · ") + tr("%Ln part(s) of the document affected", nullptr, affected);
    m_header->setFact(fact);
    m_pages->setCurrentIndex(1);
    m_table->setCurrentIndex(m_drift->index(0, 0));
    showRow();
}

void RebasePage::showRow() {
    const int row = m_table->currentIndex().row();
    QStringList lines;
    if (const QString reasons = m_drift->reasons(row); !reasons.isEmpty())
        lines << tr("Taken for renamed because %1. Its rules get the new name; without the mark one field is gone and one is new.").arg(reasons).toHtmlEscaped();
    QStringList links;
    for (const auto& [id, name] : m_drift->affected(row))
        links << QStringLiteral("<a href=\"%1\">%2</a>").arg(qt(id.text()).toHtmlEscaped(), name.toHtmlEscaped());
    if (!links.isEmpty())
        lines << tr("Affects: %1").arg(links.join(QStringLiteral(", ")));
    else if (row >= 0)
        lines << tr("Nothing in the document hangs on it.");
    m_detail->setText(lines.join(QStringLiteral("<br>")));
    m_detail->setVisible(row >= 0);
}

void RebasePage::takeOver() {
    if (m_rebase.takeOver(m_drift->renames()))
        Q_EMIT takenOver();
}

void RebasePage::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else
        QWidget::keyPressEvent(event);
}

} // namespace mw::ui
