// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/project.h"

#include <QPointer>
#include <QWidget>

namespace mw::evidence {
struct RejectGroup;
}

namespace mw::ui {

class DenseTable;
class RejectGroupModel;
class RejectModel;

/// The rejects of the current run: causes above, the records of the chosen cause below.
class RejectsPane final : public QWidget {
    Q_OBJECT
public:
    explicit RejectsPane(QWidget* parent = nullptr);
    void setProject(Project* project);
    void chooseGroup(const evidence::RejectGroup& group);
    void chooseFirst();

Q_SIGNALS:
    void recordChosen(const QString& entity, std::uint64_t record, const QString& targetField);

private:
    void showRecords();

    QPointer<Project> m_project;
    RejectGroupModel* m_groups;
    RejectModel* m_records;
    DenseTable* m_groupTable;
    DenseTable* m_recordTable;
};

} // namespace mw::ui
