// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/run.h"
#include "core/evidence/evidence_store.h"
#include "core/rules/evaluator.h"
#include "ui/models/table_model.h"
#include "ui/models/tasks.h"
#include "ui/present/roles.h"

#include <QPointer>

namespace mw::ui {

class Project;
class Runs;

Sign signOf(evidence::RunRecord::State state);
QString textOf(evidence::RunRecord::State state);
Sign signOf(Disposition disposition);
QString textOf(Disposition disposition);

/// The runs of a document, newest first.
class RunListModel final : public TableModel {
    Q_OBJECT
public:
    enum Column { When, Outcome, ColumnCount };
    explicit RunListModel(QObject* parent = nullptr);
    void setRuns(Runs* runs);
    std::int64_t idAt(int row) const { return m_rows[std::size_t(row)].id; }
    int rowOf(std::int64_t id) const;

protected:
    int rows() const override { return int(m_rows.size()); }
    const QStringList& titles() const override { return m_titles; }
    QVariant cell(int row, int column, int role) const override;

private:
    struct Row {
        std::int64_t id = 0;
        evidence::RunRecord::State state = evidence::RunRecord::State::Running;
        std::int64_t startedMicros = 0;
        std::uint64_t read = 0, rejected = 0;
        QString toolTip;
        friend bool operator==(const Row&, const Row&) = default;
    };
    void refresh();

    QPointer<Runs> m_runs;
    QStringList m_titles;
    std::vector<Row> m_rows;
};

/// What became of each entity mapping's records in one run.
class EntityResultModel final : public TableModel {
    Q_OBJECT
public:
    enum Column { Entity, Source, Read, Loaded, Merged, HandedOver, Excluded, Rejected, Written, Time, Closes, ColumnCount };
    explicit EntityResultModel(QObject* parent = nullptr);
    void setResults(std::vector<engine::EntityResult> results);
    const engine::EntityResult& resultAt(int row) const { return m_results[std::size_t(row)]; }

protected:
    int rows() const override { return int(m_results.size()); }
    const QStringList& titles() const override { return m_titles; }
    bool isFigure(int column) const override { return column >= Read && column <= Time; }
    QVariant cell(int row, int column, int role) const override;

private:
    QStringList m_titles;
    std::vector<engine::EntityResult> m_results;
};

/// The causes of a run's rejects, most rows first.
class RejectGroupModel final : public TableModel {
    Q_OBJECT
public:
    enum Column { Cause, Field, Rows, Share, ColumnCount };
    explicit RejectGroupModel(QObject* parent = nullptr);
    void setRuns(Runs* runs);
    const evidence::RejectGroup& groupAt(int row) const { return m_groups[std::size_t(row)]; }
    int rowOf(const evidence::RejectGroup& group) const;

protected:
    int rows() const override { return int(m_groups.size()); }
    const QStringList& titles() const override { return m_titles; }
    bool isFigure(int column) const override { return column == Rows; }
    QVariant cell(int row, int column, int role) const override;

private:
    void refresh();

    QPointer<Runs> m_runs;
    QStringList m_titles;
    std::vector<evidence::RejectGroup> m_groups;
    std::uint64_t m_rejected = 0;
};

/// The rejects of a run with one cause, or all of them, read some hundreds at a time.
class RejectModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Record, Key, Field, Reason, Value, ColumnCount };
    explicit RejectModel(QObject* parent = nullptr);
    void show(Tasks& tasks, const QString& store, std::int64_t run, evidence::RejectFilter filter);
    void clear();
    const evidence::StoredReject& rejectAt(int row) const { return m_rejects[std::size_t(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

private:
    const engine::RejectReason* reasonOf(const engine::Reject& reject) const;

    QPointer<Tasks> m_tasks;
    QString m_store;
    std::int64_t m_run = 0;
    evidence::RejectFilter m_filter;
    std::vector<evidence::StoredReject> m_rejects;
    bool m_complete = true;
    LatestTask m_page;
};

/// One side of a preview's rows.
class PreviewModel final : public TableModel {
    Q_OBJECT
public:
    enum class Side { Source, Target };
    explicit PreviewModel(Side side, QObject* parent = nullptr);
    /// Shows those rows whose disposition is wanted; none = all.
    void set(std::shared_ptr<const engine::Preview> preview, std::optional<Disposition> wanted);
    const engine::PreviewRow& rowAt(int row) const { return m_preview->rows[m_shown[std::size_t(row)]]; }
    /// Leading columns (record, disposition) before the fields.
    int leading() const { return m_side == Side::Source ? 2 : 0; }
    const Field& fieldAt(int column) const;

protected:
    int rows() const override { return int(m_shown.size()); }
    const QStringList& titles() const override { return m_titles; }
    bool isFigure(int column) const override;
    QVariant cell(int row, int column, int role) const override;

private:
    const std::vector<Field>& fields() const;
    bool isKnownLater(const std::string& field) const;

    const Side m_side;
    QStringList m_titles;
    std::shared_ptr<const engine::Preview> m_preview;
    std::vector<std::size_t> m_shown;
};

/// The steps of a rule with the value of each, for "why is this value here".
class StepModel final : public TableModel {
    Q_OBJECT
public:
    enum Column { Step, Value, ColumnCount };
    explicit StepModel(QObject* parent = nullptr);
    void setSteps(std::vector<rules::Step> steps);

protected:
    int rows() const override { return int(m_steps.size()); }
    const QStringList& titles() const override { return m_titles; }
    QVariant cell(int row, int column, int role) const override;

private:
    QStringList m_titles;
    std::vector<rules::Step> m_steps;
};

/// Names and values of one record.
class RecordModel final : public TableModel {
    Q_OBJECT
public:
    struct Line {
        QString name;
        QVariant value; ///< ValueText
        Sign sign = Sign::None;
        QString toolTip;
    };
    RecordModel(const QString& nameTitle, const QString& valueTitle, QObject* parent = nullptr);
    void setLines(std::vector<Line> lines);
    const Line& lineAt(int row) const { return m_lines[std::size_t(row)]; }

protected:
    int rows() const override { return int(m_lines.size()); }
    const QStringList& titles() const override { return m_titles; }
    QVariant cell(int row, int column, int role) const override;

private:
    QStringList m_titles;
    std::vector<Line> m_lines;
};

} // namespace mw::ui
