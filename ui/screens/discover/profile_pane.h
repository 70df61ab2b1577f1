// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/project.h"
#include "ui/models/row_pager.h"

#include <QPointer>
#include <QWidget>

class QLabel;

namespace mw::ui {

class DenseTable;
class DriftLine;
class FieldDetail;
class FindingsLine;
class FilterProxy;
class ProfileModel;

/// The profile of one entity: what changed since the one before, a line per field, and below all about the chosen field.
class ProfilePane final : public QWidget {
    Q_OBJECT
public:
    explicit ProfilePane(QWidget* parent = nullptr);
    void setProject(Project* project);
    void showEntity(const Id& connection, const Id& entity);
    void selectField(const Id& field);
    ProfileModel& model() { return *m_model; }
    /// The field whose detail is shown; null where none is.
    const Field* currentField() const;

Q_SIGNALS:
    void rowsRequested(const mw::ui::RowFilter& filter);
    void fieldChosen(const mw::Id& field);
    void clustersRequested();

private:
    void refresh();
    void showDetail();

    QPointer<Project> m_project;
    Id m_connection, m_entity;
    DriftLine* m_drift;
    FindingsLine* m_findings;
    ProfileModel* m_model;
    FilterProxy* m_proxy;
    DenseTable* m_table;
    FieldDetail* m_detail;
};

} // namespace mw::ui
