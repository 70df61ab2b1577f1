// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/map_fields.h"

#include <QWidget>

class QHBoxLayout;

namespace mw::ui {

class ChipButton;
class StepCounts;

/// The way of the records above the canvas: from · steps · filter · de-duplicate → target, each a chip that opens its small form.
/// Between the steps stands how many rows go on; a click there shows them.
///
/// Keys on a chip: Left and Right go along, Return opens, Space shows the rows behind it, Insert adds a step; on a step, Delete takes
/// it out, Ctrl+Left and Ctrl+Right move it. R counts again.
class PipelineStrip final : public QWidget {
    Q_OBJECT
public:
    explicit PipelineStrip(MapFields* fields, QWidget* parent = nullptr);
    /// Opens the form of a part below its chip.
    enum class Part { From, Filter, Deduplicate, Target };
    void open(Part part);
    /// Opens the form of a step, the list of steps that can be added, or the rows behind a step (0: of the source).
    void openStep(std::size_t step);
    void openKinds();
    void openRows(std::size_t step);
    StepCounts* counts() const { return m_counts; }

Q_SIGNALS:
    void hintRequested(const QString& text);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override; ///< keys of the chips

private:
    ChipButton* makeChip(const QString& name, const QString& iconName);
    ChipButton* makePart(Part part, const QString& name, const QString& iconName);
    void show();
    void showSteps();
    void showCounts();
    void focusChip(int chip);
    void moveStep(std::size_t step, int by);
    void removeStep(std::size_t step);
    QList<ChipButton*> chips() const;

    MapFields* m_fields;
    StepCounts* m_counts;
    QHBoxLayout* m_stepLine;
    ChipButton* m_from;
    QList<ChipButton*> m_steps;
    QList<QWidget*> m_figures; ///< rows behind each step
    ChipButton* m_add;
    ChipButton* m_filter;
    ChipButton* m_deduplicate;
    ChipButton* m_target;
};

} // namespace mw::ui
