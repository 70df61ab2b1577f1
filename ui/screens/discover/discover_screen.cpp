// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/discover/discover_screen.h"

#include "ui/models/entity_list_model.h"
#include "ui/models/filter_proxy.h"
#include "ui/models/profile_export.h"
#include "ui/models/profile_model.h"
#include "ui/models/schema_tree_model.h"
#include "ui/models/value_cluster_model.h"
#include "ui/present/icons.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"
#include "ui/screens/discover/data_pane.h"
#include "ui/screens/discover/duplicates_pane.h"
#include "ui/screens/discover/profile_pane.h"
#include "ui/screens/screens.h"
#include "ui/widgets/dense_view.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/file_question.h"
#include "ui/widgets/filter_edit.h"
#include "ui/widgets/progress_strip.h"
#include "ui/widgets/record_url_line.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/split_pane.h"
#include "ui/widgets/value_clusters_pane.h"

#include <QAction>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace mw::ui {

Screen* makeDiscoverScreen(QWidget* parent) { return new DiscoverScreen(parent); }

DiscoverScreen::DiscoverScreen(QWidget* parent) : Screen(parent) {
    m_model = new SchemaTreeModel(this);
    m_proxy = new FilterProxy(this);
    m_proxy->setSourceModel(m_model);
    auto* split = new SplitPane(Qt::Horizontal, QStringLiteral("discover"), {makeTreePane(), makeContent()}, {270, 900}, {0, 1}, this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(split);
    makeActions();
}

QWidget* DiscoverScreen::makeTreePane() {
    auto* pane = new QWidget(this);
    pane->setMinimumWidth(200);
    m_filter = new FilterEdit(tr("Filter connections, entities, fields"), pane);
    m_filter->setObjectName(QStringLiteral("discoverFilter"));
    m_tree = new DenseTree(QString(), pane);
    m_tree->setObjectName(QStringLiteral("discoverTree"));
    m_tree->setAccessibleName(tr("Connections, entities and fields"));
    m_tree->setModel(m_proxy);
    m_tree->header()->hide();
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(SchemaTreeModel::Name, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(SchemaTreeModel::Type, QHeaderView::ResizeToContents);
    m_filter->setResultView(m_tree);
    auto* line = new QWidget(pane);
    line->setProperty("role", QStringLiteral("toolline"));
    line->setAttribute(Qt::WA_StyledBackground);
    line->setFixedHeight(kBarHeight);
    auto* lineLayout = new QHBoxLayout(line);
    lineLayout->setContentsMargins(space::kXs, 0, space::kXs, 0);
    lineLayout->addWidget(m_filter);
    auto* layout = new QVBoxLayout(pane);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(line);
    layout->addWidget(m_tree, 1);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_proxy->setWords(text);
        if (!text.trimmed().isEmpty())
            m_tree->expandAll();
    });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &DiscoverScreen::showPlace);
    return pane;
}

QWidget* DiscoverScreen::makeContent() {
    auto* pane = new QWidget(this);
    m_header = new SectionHeader(QString(), pane);
    m_progress = new ProgressStrip(m_header);
    m_header->addTool(m_progress);
    m_shape = new QToolButton(m_header);
    m_shape->setObjectName(QStringLiteral("shapeButton"));
    m_shape->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_scan = new QToolButton(m_header);
    m_scan->setObjectName(QStringLiteral("scanButton"));
    m_scan->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_exportButton = new QToolButton(m_header);
    m_exportButton->setObjectName(QStringLiteral("profileExportButton"));
    m_header->addTool(m_exportButton);
    m_header->addTool(m_scan);
    m_header->addTool(m_shape);
    m_tabs = new QButtonGroup(this);
    const auto tab = [this](const QString& name, const QString& text, const QString& iconName, Page page) {
        auto* button = new QToolButton(m_header);
        button->setObjectName(name);
        button->setText(text);
        button->setIcon(icon(iconName));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setCheckable(true);
        m_tabs->addButton(button, page);
        m_header->addTool(button);
        return button;
    };
    m_profileTab = tab(QStringLiteral("profileTab"), tr("Profile"), QStringLiteral("profile"), Profile);
    m_dataTab = tab(QStringLiteral("dataTab"), tr("Data"), QStringLiteral("data"), Data);
    m_duplicatesTab = tab(QStringLiteral("duplicatesTab"), tr("Duplicates"), QStringLiteral("group"), Duplicates);
    m_duplicatesTab->setToolTip(tr("Records that may be the same thing, to decide pair by pair"));
    connect(m_tabs, &QButtonGroup::idClicked, this, [this](int page) {
        if (page == Duplicates)
            return showDuplicates();
        m_wantsData = page == Data;
        showPlace();
    });

    m_pages = new QStackedWidget(pane);
    m_pages->addWidget(new EmptyState(QStringLiteral("discover"), tr("Nothing is chosen"),
                                      tr("Choose a connection, an entity or a field to see what its values are like. "
                                         "Drop a data file on the window to add a connection."), pane));
    m_entities = new EntityListModel(this);
    auto* entities = new QWidget(pane);
    m_recordUrl = new RecordUrlLine(entities);
    auto* entityTable = new DenseTable(QStringLiteral("discover/entities"), entities);
    entityTable->setObjectName(QStringLiteral("entityTable"));
    entityTable->setAccessibleName(tr("Entities"));
    entityTable->setModel(m_entities);
    entityTable->setColumnCharacters({24, 10, 8, 20, 24, 40});
    entityTable->setSelectionMode(QAbstractItemView::SingleSelection);
    connect(entityTable, &QAbstractItemView::activated, this, [this](const QModelIndex& index) { showElement(m_entities->entityAt(index.row())); });
    auto* entitiesLayout = new QVBoxLayout(entities);
    entitiesLayout->setContentsMargins(0, 0, 0, 0);
    entitiesLayout->setSpacing(0);
    entitiesLayout->addWidget(m_recordUrl);
    entitiesLayout->addWidget(entityTable, 1);
    m_pages->addWidget(entities);
    m_profile = new ProfilePane(pane);
    m_pages->addWidget(m_profile);
    m_data = new DataPane(pane);
    m_pages->addWidget(m_data);
    connect(m_profile, &ProfilePane::rowsRequested, this, &DiscoverScreen::showRows);
    m_noConnections = new EmptyState(QStringLiteral("connection"), tr("No data yet"),
                                     tr("Add what the data comes from and what it goes to. Files and folders can also be dropped on the window."), pane);
    m_noConnections->setObjectName(QStringLiteral("noConnections"));
    m_pages->addWidget(m_noConnections);
    m_clusters = new ValueClustersPane(pane);
    m_pages->addWidget(m_clusters);
    m_duplicates = new DuplicatesPane(pane);
    m_pages->addWidget(m_duplicates);
    connect(m_duplicates, &DuplicatesPane::closed, this, &DiscoverScreen::showPlace);
    connect(m_profile, &ProfilePane::clustersRequested, this, &DiscoverScreen::showClusters);
    connect(m_clusters, &ValueClustersPane::closed, this, &DiscoverScreen::showPlace);
    connect(m_clusters, &ValueClustersPane::applied, this, &DiscoverScreen::showPlace);
    auto* layout = new QVBoxLayout(pane);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_pages, 1);
    return pane;
}

void DiscoverScreen::makeActions() {
    addPageAction(this, QStringLiteral("discover/filter"), tr("Filter connections and fields"), QStringLiteral("search"), QKeySequence::Find, [this] {
        m_filter->setFocus(Qt::ShortcutFocusReason);
        m_filter->selectAll();
    });
    addPageAction(this, QStringLiteral("discover/profile"), tr("Profile this entity again"), QStringLiteral("profile"), QKeySequence(Qt::Key_F5), [this] { startProfile(); });
    addPageAction(this, QStringLiteral("discover/profileAll"), tr("Profile every entity"), QStringLiteral("profile"), {}, [this] { profileAll(); });
    QAction* shape = addPageAction(this, QStringLiteral("discover/shape"), tr("Show how the connection is read"), QStringLiteral("settings"), QKeySequence(Qt::CTRL | Qt::Key_I),
                                   [this] {
                                       if (!m_connection.isNull())
                                           Q_EMIT shapeRequested(m_connection);
                                   });
    shape->setIconText(tr("How it is read"));
    m_shape->setDefaultAction(shape);
    QAction* scan = addPageAction(this, QStringLiteral("discover/scan"), tr("Scan the connection again: what has changed in its schema"), QStringLiteral("refresh"),
                                  QKeySequence(Qt::CTRL | Qt::Key_R), [this] {
                                      if (!m_connection.isNull())
                                          Q_EMIT rebaseRequested(m_connection);
                                  });
    scan->setIconText(tr("Scan again"));
    m_scan->setDefaultAction(scan);
    QAction* exported = addPageAction(this, QStringLiteral("discover/exportProfile"), tr("Export the profile as a workbook, web page or JSON"), QStringLiteral("export"), {},
                                      [this] { exportProfile(); });
    m_exportButton->setDefaultAction(exported);
    m_export = new ProfileExport(this);
    const auto say = [this](const QString& what) {
        m_exported = what;
        updateHeader();
    };
    connect(m_export, &ProfileExport::done, this, [say](const QString& path) { say(tr("written: %1").arg(path)); });
    connect(m_export, &ProfileExport::failed, this, say);
    addPageAction(this, QStringLiteral("discover/cluster"), tr("Cluster the values of the field"), QStringLiteral("group"), {}, [this] { showClusters(); });
    addPageAction(this, QStringLiteral("discover/duplicates"), tr("Decide which records are the same"), QStringLiteral("group"), {}, [this] { showDuplicates(); });
    addPageAction(this, QStringLiteral("discover/showProfile"), tr("Show the profile"), QStringLiteral("profile"), {}, [this] { m_profileTab->click(); });
    addPageAction(this, QStringLiteral("discover/showData"), tr("Show the rows"), QStringLiteral("data"), QKeySequence(Qt::CTRL | Qt::Key_D), [this] { m_dataTab->click(); });
}

void DiscoverScreen::setProject(Project* project) {
    if (m_project)
        m_project->disconnect(this);
    m_project = project;
    m_connection = {};
    m_entity = {};
    m_profile->setProject(project);
    m_data->setProject(project);
    m_recordUrl->setProject(project);
    m_model->setProject(project);
    m_progress->watch(nullptr);
    if (!project) {
        m_entities->setSchema(nullptr);
        showPage(Nothing);
        return;
    }
    connect(project, &Project::profileChanged, this, [this](const Id& entity) {
        if (entity == m_entity)
            updateHeader();
    });
    const auto lookAgain = [this] {
        if (!m_entity.isNull()) {
            m_entity = {};
            m_profile->setProject(m_project);
            m_data->setProject(m_project);
        }
        showPlace();
    };
    connect(project, &Project::placesChanged, this, lookAgain);
    connect(project, &Project::changed, this, [lookAgain](const mapping::ChangeSet& changes) {
        for (const mapping::Change& change : changes)
            if (change.what == mapping::Change::What::Connection) {
                lookAgain(); // it may be read in another way
                return;
            }
    });
    m_tree->expandToDepth(0);
    // The first source that has something stands open.
    for (const mapping::Connection& connection : project->document().connections)
        if (!connection.schema.entities.empty()) {
            m_tree->setCurrentIndex(m_proxy->mapFromSource(m_model->find(connection.id)));
            break;
        }
    showPlace();
}

bool DiscoverScreen::showElement(const Id& element) {
    const QModelIndex index = m_proxy->mapFromSource(m_model->find(element));
    if (!index.isValid())
        return false;
    m_tree->setCurrentIndex(index);
    m_tree->scrollTo(index);
    return true;
}

void DiscoverScreen::entered() { showPlace(); }

void DiscoverScreen::showPlace() {
    if (!m_project)
        return;
    const SchemaTreeModel::Place place = m_model->placeOf(m_proxy->mapToSource(m_tree->currentIndex()));
    const bool changed = place.entity != m_entity || place.connection != m_connection;
    if (changed)
        m_exported.clear();
    m_connection = place.connection;
    m_entity = place.entity;
    const mapping::Connection* connection = m_project->document().connection(place.connection);
    if (!connection) {
        showPage(m_project->document().connections.empty() ? NoConnections : Nothing);
        return;
    }
    if (place.entity.isNull()) {
        m_entities->setSchema(&connection->schema);
        m_recordUrl->show(m_connection);
        showPage(Entities);
        return;
    }
    if (changed) {
        m_profile->showEntity(m_connection, m_entity);
        if (isVisible() && !m_project->profile(m_entity) && !m_project->profileJob(m_entity) && !m_project->profileError(m_entity))
            startProfile();
    }
    if (!place.field.isNull())
        m_profile->selectField(place.field);
    if (m_wantsData)
        m_data->showEntity(m_connection, m_entity);
    showPage(m_wantsData ? Data : Profile);
}

void DiscoverScreen::offerFirstSteps(const QList<QAction*>& actions) {
    for (QAction* action : actions)
        m_noConnections->addAction(action);
}

void DiscoverScreen::showPage(Page page) {
    m_pages->setCurrentIndex(page);
    const bool entity = page == Profile || page == Data || page == Clusters || page == Duplicates;
    if (page != Clusters)
        m_clusters->leave();
    if (page != Duplicates)
        m_duplicates->leave();
    m_exportButton->setVisible(page == Entities || page == Profile);
    m_shape->setVisible(page != Nothing && page != NoConnections);
    m_scan->setVisible(m_shape->isVisibleTo(this));
    m_profileTab->setVisible(entity);
    m_dataTab->setVisible(entity);
    m_duplicatesTab->setVisible(entity);
    if (entity)
        m_tabs->button(page == Data || page == Duplicates ? page : Profile)->setChecked(true);
    updateHeader();
}

void DiscoverScreen::showRows(const RowFilter& filter) {
    m_wantsData = true;
    m_data->showEntity(m_connection, m_entity, filter);
    showPage(Data);
}

void DiscoverScreen::showClusters() {
    const Field* const field = m_profile->currentField();
    if (!m_project || m_entity.isNull() || !field)
        return;
    ValueClustersPane::Subject subject{qt(field->name), {}, {}, m_connection, m_entity, field->id};
    subject.read = [document = m_project->snapshot(), where = m_project->places(), connection = m_connection, entity = m_entity,
                    name = field->name](JobContext& job) { return readValues(*document, where, connection, entity, name, job); };
    m_clusters->show(*m_project, std::move(subject));
    showPage(Clusters);
}

void DiscoverScreen::showDuplicates() {
    if (!m_project || m_entity.isNull())
        return;
    showPage(Duplicates);
    m_duplicates->show(*m_project, m_connection, m_entity);
}

void DiscoverScreen::startProfile() {
    if (m_project && !m_entity.isNull()) {
        m_project->makeProfile(m_connection, m_entity);
        updateHeader();
    }
}

void DiscoverScreen::profileAll() {
    if (!m_project)
        return;
    for (const mapping::Connection& connection : m_project->document().connections)
        for (const Entity& entity : connection.schema.entities)
            if (!m_project->profile(entity.id) && !m_project->profileJob(entity.id))
                m_project->makeProfile(connection.id, entity.id);
}

void DiscoverScreen::exportProfile() {
    if (!m_project || ProfileExport::profiled(*m_project, m_connection, m_entity) == 0)
        return;
    const mapping::Connection* const connection = m_project->document().connection(m_connection);
    const Entity* const entity = connection->schema.entityById(m_entity);
    const QString name = qt(entity ? entity->name : connection->name) + QStringLiteral("-profile.xlsx");
    askForFile(this, FileQuestion::Save, tr("Write the profile to"), ProfileExport::filter(), name, [this](const QString& path) {
        if (m_project)
            m_export->start(*m_project, m_connection, m_entity, path);
    });
}

void DiscoverScreen::updateHeader() {
    m_exportButton->defaultAction()->setEnabled(m_project && ProfileExport::profiled(*m_project, m_connection, m_entity) > 0);
    const mapping::Connection* connection = m_project ? m_project->document().connection(m_connection) : nullptr;
    if (!connection) {
        m_header->setTitle({});
        m_header->setFact({});
        m_progress->watch(nullptr);
        return;
    }
    const Entity* entity = connection->schema.entityById(m_entity);
    QStringList facts;
    if (!entity) {
        m_header->setTitle(qt(connection->name));
        facts << tr("%Ln entities", nullptr, int(connection->schema.entities.size()));
        for (const auto& [place, location] : connection->locations)
            facts << QStringLiteral("%1: %2").arg(qt(place), qt(location));
        m_progress->watch(nullptr);
    } else {
        m_header->setTitle(qt(entity->name));
        if (const auto profile = m_project->profile(m_entity)) {
            facts << tr("%1 rows").arg(formatCount(profile->rows));
            if (profile->malformed > 0)
                facts << tr("%1 malformed").arg(formatCount(profile->malformed));
        } else if (const auto error = m_project->profileError(m_entity)) {
            facts << messageWithPlace(*error);
        }
        facts << tr("%Ln fields", nullptr, int(entity->fields.size()));
        m_progress->watch(m_project->profileJob(m_entity));
    }
    if (!m_exported.isEmpty())
        facts << m_exported;
    m_header->setFact(facts.join(QStringLiteral(" · ")));
}

std::vector<Screen::PictureState> DiscoverScreen::pictureStates() {
    std::vector<PictureState> states;
    const auto openLargest = [this] {
        const mapping::Connection* where = nullptr;
        const Entity* largest = nullptr;
        for (const mapping::Connection& connection : m_project->document().connections)
            for (const Entity& entity : connection.schema.entities)
                if (!largest || (entity.fields.size() > largest->fields.size() && where == &connection)) {
                    largest = &entity;
                    where = &connection;
                }
        if (!largest)
            return;
        showElement(largest->id);
        m_tree->expand(m_tree->currentIndex());
    };
    states.push_back({QStringLiteral("profile"), [this, openLargest] {
                          m_wantsData = false;
                          openLargest();
                      }});
    states.push_back({QStringLiteral("clusters"), [this, openLargest] {
                          openLargest();
                          const mapping::Connection* const connection = m_project->document().connection(m_connection);
                          const Entity* const entity = connection ? connection->schema.entityById(m_entity) : nullptr;
                          for (std::size_t i = 0; entity && i < entity->fields.size(); ++i)
                              if (entity->fields[i].name.find("city") != std::string::npos || entity->fields[i].name.find("country") != std::string::npos)
                                  m_profile->selectField(entity->fields[i].id);
                          showClusters();
                      }});
    states.push_back({QStringLiteral("data"), [this, openLargest] {
                          openLargest();
                          m_dataTab->click();
                      }});
    states.push_back({QStringLiteral("filtered"), [this] {
                          m_profileTab->click();
                          m_filter->setText(QStringLiteral("name"));
                      }});
    states.push_back({QStringLiteral("nothing"), [this] {
                          m_filter->clear();
                          m_tree->setCurrentIndex({});
                          showPlace();
                      }});
    return states;
}

} // namespace mw::ui
