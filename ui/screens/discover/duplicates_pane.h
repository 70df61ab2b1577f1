// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/project.h"

#include <QPointer>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QToolButton;

namespace mw::merge {
struct PairQueue;
}

namespace mw::ui {

class DenseTable;
class PairFieldsModel;
class PairQueueModel;
class ProgressStrip;

/// Where pairs of records that may be the same thing are decided, side by side. Decisions are remembered with the entity
/// mapping that the entity feeds, each as one edit.
class DuplicatesPane final : public QWidget {
    Q_OBJECT
public:
    explicit DuplicatesPane(QWidget* parent = nullptr);
    void show(Project& project, const Id& connection, const Id& entity);
    /// Forgets what was shown.
    void leave();

Q_SIGNALS:
    void closed();

private:
    void makeParts();
    void makeActions();
    void find();
    void showFound(Result<merge::PairQueue> found);
    void showPair();
    void showFacts();
    void takeDecisions();
    void goTo(int row);
    /// None: what was decided is withdrawn.
    void decide(std::optional<bool> same);
    const mapping::EntityMapping* owner() const;
    mapping::Matching matching() const;
    QString usualKey() const;

    QPointer<Project> m_project;
    Id m_connection, m_entity;
    std::shared_ptr<const merge::PairQueue> m_queue;
    LatestTask m_find;
    PairQueueModel* m_pairs;
    PairFieldsModel* m_fields;
    DenseTable* m_list = nullptr;
    DenseTable* m_card = nullptr;
    QComboBox* m_key = nullptr;
    QLabel* m_facts = nullptr;
    QLabel* m_reasons = nullptr;
    QLineEdit* m_who = nullptr;
    QLineEdit* m_why = nullptr;
    ProgressStrip* m_progress = nullptr;
    QList<QAction*> m_decisions;
};

} // namespace mw::ui
