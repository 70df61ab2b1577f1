// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/explain_cell.h"
#include "ui/models/project.h"
#include "ui/widgets/record_link.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QStackedWidget;
class QToolButton;
class QVBoxLayout;

namespace mw::ui {

class DenseTable;
class Pill;
class RecordModel;
class SectionHeader;
class StepModel;

/// One source record and what became of it: outcome, reasons, its values on both sides, and for the chosen target field
/// why it holds what it holds.
class RecordInspector final : public QWidget {
    Q_OBJECT
public:
    explicit RecordInspector(QWidget* parent = nullptr);
    void setProject(Project* project);
    /// Reads the record again and shows it; `targetField` may be empty: the first with a reason is then taken.
    void show(const QString& entity, std::uint64_t record, const QString& targetField);
    void showNothing();

private:
    struct Story {
        engine::RecordStory record;
        std::optional<engine::CellStory> cell;
        Id connection; ///< where the record comes from
        std::string entity;
    };
    void explain(const QString& targetField);
    void fill(const Story& story);
    void showReasons(const engine::RecordStory& record);
    RecordLink linkOf(const Story& story) const;
    void showLink();
    void showCell(const std::optional<engine::CellStory>& cell);

    QPointer<Project> m_project;
    QString m_entity;
    std::uint64_t m_record = 0;
    QStackedWidget* m_pages;
    SectionHeader* m_header;
    Pill* m_outcome;
    QToolButton* m_open;
    Story m_story;
    QVBoxLayout* m_reasons;
    RecordModel* m_source;
    RecordModel* m_target;
    StepModel* m_steps;
    DenseTable* m_targetTable;
    QLabel* m_why;
    QLabel* m_sentence;
    QLabel* m_error;
    LatestTask m_task;
};

} // namespace mw::ui
