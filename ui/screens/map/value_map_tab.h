// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/map_values_model.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QStackedLayout;
class QToolButton;

namespace mw::ui {

class DenseTable;
class ProgressStrip;
class ValueClustersPane;

/// Edits one value map on the values that really occur.
class ValueMapTab final : public QWidget {
    Q_OBJECT
public:
    ValueMapTab(MapFields* fields, QWidget* parent = nullptr);
    /// Follows the chosen target: its rule's value map is shown.
    void setTarget(int target);
    /// False where there is no such value map.
    bool showMap(const Id& valueMap);
    DenseTable* table() const { return m_table; }
    MapValuesModel* model() const { return m_model; }
    void paste(const QString& text);

Q_SIGNALS:
    void hintRequested(const QString& text);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeParts();
    void listMaps();
    void showPolicy();
    void changePolicy(const QString& label, const std::function<void(rules::ValueMap&)>& act);
    void countValues();
    void showClusters();
    void leaveClusters();
    /// What gives the map its values: the chosen field's rule, else the first that uses it. Without a rule where none does.
    RuleRequest inputOf(const mapping::ValueMap& map) const;
    void addMap();
    void watch(const JobPtr& job);

    MapFields* m_fields;
    QPointer<Project> m_project;
    MapValuesModel* m_model;
    int m_target = -1;
    bool m_showing = false;
    LatestTask m_count;
    QComboBox* m_maps = nullptr;
    QLabel* m_fact = nullptr;
    DenseTable* m_table = nullptr;
    QComboBox* m_unlisted = nullptr;
    QLineEdit* m_default = nullptr;
    QCheckBox* m_ignoreCase = nullptr;
    QCheckBox* m_ignoreSpace = nullptr;
    QLineEdit* m_decidedBy = nullptr;
    QWidget* m_progressBox = nullptr;
    ProgressStrip* m_progress = nullptr;
    QToolButton* m_cluster = nullptr;
    QStackedLayout* m_pages = nullptr;
    ValueClustersPane* m_clusters = nullptr;
};

} // namespace mw::ui
