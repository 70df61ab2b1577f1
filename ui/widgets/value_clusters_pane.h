// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/match/value_clusters.h"
#include "ui/models/project.h"

#include <QPointer>
#include <QWidget>

#include <functional>

class QComboBox;
class QCheckBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace mw::ui {

class DenseTree;
class ProgressStrip;
class ValueClusterModel;

/// Where spellings of one value are reviewed and listed in a value map, as one edit. The data stays as it is.
class ValueClustersPane final : public QWidget {
    Q_OBJECT
public:
    using Values = std::shared_ptr<const match::ValueList>;
    /// Whose values they are and where the clusters go.
    struct Subject {
        QString name;                                      ///< "city"
        std::function<Result<Values>(JobContext&)> read;   ///< on a worker
        Id valueMap;                                       ///< null: a new one that keeps all other values
        Id connection, entity, field;                      ///< of a new one: rules that copy this field can use it at once
    };
    explicit ValueClustersPane(QWidget* parent = nullptr);
    void show(Project& project, Subject subject);
    /// Forgets what was shown.
    void leave();

Q_SIGNALS:
    /// The value map lists them now.
    void applied(const mw::Id& valueMap);
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override; ///< Escape leaves

private:
    struct Found {
        Values values;
        match::ValueClusters clusters;
    };
    struct Copy {
        Id entityMapping, targetField;
    };
    void makeParts();
    match::ValueClusterOptions options() const;
    void find();
    void showFound(Result<Found> found);
    void showChosen();
    void showOptions();
    std::vector<Copy> copies() const;
    const mapping::ValueMap* map() const;
    void apply();

    QPointer<Project> m_project;
    Subject m_subject;
    Values m_values;
    LatestTask m_find;
    ValueClusterModel* m_model;
    DenseTree* m_tree = nullptr;
    QComboBox* m_method = nullptr;
    QSpinBox* m_letters = nullptr;
    QDoubleSpinBox* m_likeness = nullptr;
    QLabel* m_facts = nullptr;
    QCheckBox* m_use = nullptr;
    QPushButton* m_apply = nullptr;
    ProgressStrip* m_progress = nullptr;
};

} // namespace mw::ui
