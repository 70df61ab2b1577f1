// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/screens/screen.h"

#include <QPointer>

class QButtonGroup;
class QStackedWidget;
class QToolButton;

namespace mw::ui {

class DataPane;
class DenseTable;
class DenseTree;
class DuplicatesPane;
class EmptyState;
class EntityListModel;
class FilterEdit;
class FilterProxy;
class ProfileExport;
class ProfilePane;
class ProgressStrip;
class RecordUrlLine;
class SchemaTreeModel;
class SectionHeader;
class ValueClustersPane;
struct RowFilter;

/// What there is: connections, entities and fields at the left; the profile or the rows of what is chosen beside it.
class DiscoverScreen final : public Screen {
    Q_OBJECT
public:
    explicit DiscoverScreen(QWidget* parent = nullptr);
    QString name() const override { return QStringLiteral("discover"); }
    QString title() const override { return tr("Discover"); }
    QString iconName() const override { return QStringLiteral("discover"); }
    void setProject(Project* project) override;
    bool showElement(const Id& element) override;
    void entered() override;
    std::vector<PictureState> pictureStates() override;

    /// What is offered where the document has no connection yet.
    void offerFirstSteps(const QList<QAction*>& actions);

Q_SIGNALS:
    /// Asks the window to show how a connection is read, so that it can be changed.
    void shapeRequested(const mw::Id& connection);
    void rebaseRequested(const mw::Id& connection);

private:
    enum Page { Nothing, Entities, Profile, Data, NoConnections, Clusters, Duplicates };
    QWidget* makeTreePane();
    QWidget* makeContent();
    void makeActions();
    void showPlace();
    void showPage(Page page);
    void showRows(const RowFilter& filter);
    void showClusters();
    void showDuplicates();
    void startProfile();
    void profileAll();
    void exportProfile();
    void updateHeader();

    QPointer<Project> m_project;
    SchemaTreeModel* m_model;
    FilterProxy* m_proxy;
    DenseTree* m_tree;
    FilterEdit* m_filter;
    SectionHeader* m_header;
    ProgressStrip* m_progress;
    QButtonGroup* m_tabs;
    QToolButton* m_profileTab;
    QToolButton* m_dataTab;
    QToolButton* m_duplicatesTab;
    QToolButton* m_shape;
    QToolButton* m_scan;
    EmptyState* m_noConnections;
    QStackedWidget* m_pages;
    RecordUrlLine* m_recordUrl;
    EntityListModel* m_entities;
    ProfilePane* m_profile;
    DataPane* m_data;
    ValueClustersPane* m_clusters;
    DuplicatesPane* m_duplicates;
    ProfileExport* m_export;
    QToolButton* m_exportButton;
    QString m_exported; ///< what became of the last export, until another place is shown
    Id m_connection, m_entity;
    bool m_wantsData = false;
};

} // namespace mw::ui
