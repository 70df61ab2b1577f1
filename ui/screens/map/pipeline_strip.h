// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/map_fields.h"

#include <QWidget>

namespace mw::ui {

class ChipButton;

/// The way of the records above the canvas: from · filter · de-duplicate → target, each a chip that opens its small form.
class PipelineStrip final : public QWidget {
    Q_OBJECT
public:
    explicit PipelineStrip(MapFields* fields, QWidget* parent = nullptr);
    /// Opens the form of a part below its chip.
    enum class Part { From, Filter, Deduplicate, Target };
    void open(Part part);

Q_SIGNALS:
    void hintRequested(const QString& text);

private:
    ChipButton* makeChip(Part part, const QString& name, const QString& iconName);
    void show();

    MapFields* m_fields;
    ChipButton* m_from;
    ChipButton* m_filter;
    ChipButton* m_deduplicate;
    ChipButton* m_target;
};

} // namespace mw::ui
