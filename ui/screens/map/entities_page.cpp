// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/map/entities_page.h"

#include "ui/models/filter_proxy.h"
#include "ui/present/icons.h"
#include "ui/present/roles.h"
#include "ui/present/text.h"
#include "ui/screens/map/new_mapping_bar.h"
#include "ui/screens/map/overview.h"
#include "ui/widgets/dense_view.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/filter_edit.h"
#include "ui/widgets/section_header.h"

#include <QAction>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace mw::ui {

EntitiesPage::EntitiesPage(QWidget* parent)
    : QWidget(parent), m_model(new MapEntitiesModel(this)), m_proxy(new FilterProxy(this)),
      m_table(new DenseTable(QStringLiteral("map/entities"), this)) {
    setObjectName(QStringLiteral("mapEntitiesPage"));
    m_header = new SectionHeader(tr("Target entities"), this);
    m_filter = new FilterEdit(tr("Filter entities"), this);
    m_filter->setObjectName(QStringLiteral("entitiesFilter"));
    m_filter->setFixedWidth(220);
    m_filter->setResultView(m_table);
    m_header->addTool(m_filter);
    m_proxy->setSourceModel(m_model);
    m_table->setObjectName(QStringLiteral("mapEntities"));
    m_table->setAccessibleName(tr("Target entities"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setModel(m_proxy);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(-1, Qt::AscendingOrder);
    m_table->setColumnCharacters({15, 25, 13, 17, 17, 10, 17, 10, 13, 29, 9});
    m_empty = new EmptyState(QStringLiteral("map"), tr("Nothing is mapped yet"),
                             tr("An entity mapping says which source entity fills which target entity. Choose a pair to begin."), this);
    m_new = new NewMappingBar(this);
    connect(m_new, &NewMappingBar::given, this, [this](const std::vector<edits::EntityPair>& pairs) {
        mapping::Edit edit = edits::addEntityMappings(m_project->document(), pairs, m_project->ids());
        if (edit.steps.empty())
            return;
        const Id last = std::get<mapping::SetElement<mapping::EntityMapping>>(edit.steps.back()).id;
        if (m_project->apply(std::move(edit))) {
            choose(last);
            m_table->setFocus(Qt::OtherFocusReason);
        }
    });
    connect(m_new, &NewMappingBar::dropped, m_table, qOverload<>(&QWidget::setFocus));
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    m_overview = new Overview(this);
    m_stack->addWidget(m_overview);
    connect(m_overview, &Overview::opened, this, &EntitiesPage::opened);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_new);
    layout->addWidget(m_stack, 1);
    makeActions();
    connect(m_filter, &QLineEdit::textChanged, m_proxy, &FilterProxy::setWords);
    connect(m_table, &QAbstractItemView::activated, this, &EntitiesPage::open);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_model, signal, this, &EntitiesPage::updateFact);
    connect(m_model, &QAbstractItemModel::modelReset, this, &EntitiesPage::updateFact);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &EntitiesPage::updateFact);
}

void EntitiesPage::makeActions() {
    const auto add = [this](const QString& name, const QString& text, const QString& iconName, const QKeySequence& key, auto act) {
        auto* made = new QAction(icon(iconName), text, this);
        made->setObjectName(QStringLiteral("map/") + name);
        made->setShortcut(key);
        made->setShortcutContext(Qt::WidgetShortcut); // the page lists it too: these keys mean other things elsewhere on it
        made->setToolTip(QStringLiteral("%1 (%2)").arg(text, key.toString(QKeySequence::NativeText)));
        connect(made, &QAction::triggered, this, act);
        m_table->addAction(made);
        return made;
    };
    m_newAction = add(QStringLiteral("newMapping"), tr("New entity mapping"), QStringLiteral("plus"), QKeySequence(Qt::Key_Insert),
                        [this] { m_new->ask(); });
    add(QStringLiteral("removeMapping"), tr("Remove the entity mapping"), QStringLiteral("trash"), QKeySequence::Delete, [this] { remove(); });
    m_overviewAction = new QAction(icon(QStringLiteral("connection")), tr("Overview"), this);
    m_overviewAction->setObjectName(QStringLiteral("map/overview"));
    m_overviewAction->setCheckable(true);
    m_overviewAction->setToolTip(tr("Which entity feeds which"));
    connect(m_overviewAction, &QAction::toggled, this, &EntitiesPage::showOverview);
    addAction(m_overviewAction);
    auto* overview = new QToolButton(m_header);
    overview->setObjectName(QStringLiteral("overviewButton"));
    overview->setDefaultAction(m_overviewAction);
    overview->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_header->addTool(overview);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* button = new QToolButton(m_header);
    button->setDefaultAction(m_newAction);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setObjectName(QStringLiteral("newMapping"));
    m_header->addTool(button);
    m_empty->addAction(m_newAction);
}

void EntitiesPage::remove() {
    const QModelIndex index = m_table->currentIndex();
    if (m_project && index.isValid())
        m_project->apply(edits::removeEntityMapping(m_project->document(), m_model->mappingAt(m_proxy->mapToSource(index).row())));
}

void EntitiesPage::updateBar() {
    if (m_project)
        m_new->setDocument(m_project->document());
}

void EntitiesPage::setProject(Project* project) {
    if (m_project)
        disconnect(m_project, nullptr, this, nullptr);
    m_project = project;
    m_new->hide();
    updateBar();
    if (project)
        connect(project, &Project::changed, this, [this](const mapping::ChangeSet& changes) {
            using What = mapping::Change::What;
            if (std::any_of(changes.begin(), changes.end(), [](const auto& change) { return change.what == What::EntityMapping || change.what == What::Connection; }))
                updateBar();
        });
    m_model->setProject(project);
    m_overview->setProject(project);
    if (m_proxy->rowCount() > 0)
        m_table->setCurrentIndex(m_proxy->index(0, 0));
}

void EntitiesPage::choose(const Id& entityMapping) {
    const int row = m_model->rowOf(entityMapping);
    if (row >= 0)
        m_table->setCurrentIndex(m_proxy->mapFromSource(m_model->index(row, 0)));
}

void EntitiesPage::open(const QModelIndex& index) {
    if (index.isValid())
        Q_EMIT opened(m_model->mappingAt(m_proxy->mapToSource(index).row()));
}

void EntitiesPage::showOverview(bool isShown) {
    m_stack->setCurrentIndex(m_model->rowCount() == 0 ? 1 : isShown ? 2 : 0);
    m_filter->setVisible(!isShown);
    if (isShown && isVisible())
        m_overview->setFocus();
}

void EntitiesPage::updateFact() {
    const int rows = m_model->rowCount();
    showOverview(m_overviewAction->isChecked());
    int complete = 0;
    for (int row = 0; row < rows; ++row)
        complete += m_model->index(row, MapEntitiesModel::RequiredUnfed).data(SortRole).toULongLong() == 0 &&
                    m_model->index(row, MapEntitiesModel::Problems).data(SortRole).toULongLong() == 0;
    m_header->setFact(rows == 0 ? QString() : tr("%1 of %2 without gaps or problems").arg(complete).arg(rows));
}

} // namespace mw::ui
