// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/screens/map/canvas_rows.h"

#include <set>
#include <vector>

namespace mw::ui {

enum class CanvasSide { Source, Target };

/// What is chosen on the canvas: source fields and target rows at the same time, so that both can be joined. Entities are
/// never chosen, only walked over.
struct CanvasSelection {
    std::set<std::pair<int, int>> sources; ///< entity, field of MapFields::sources()
    std::set<int> targets;                 ///< rows of MapFields::targets()
    CanvasSide side = CanvasSide::Target;  ///< where the keyboard is
    int current[2] = {0, 0};               ///< row shown on each side
    int anchor[2] = {0, 0};

    int& at(CanvasSide which) { return current[which == CanvasSide::Target ? 1 : 0]; }
    int at(CanvasSide which) const { return current[which == CanvasSide::Target ? 1 : 0]; }
    int& anchorAt(CanvasSide which) { return anchor[which == CanvasSide::Target ? 1 : 0]; }
    bool isEmpty() const { return sources.empty() && targets.empty(); }
    void clear() {
        sources.clear();
        targets.clear();
    }
    bool contains(const CanvasRows& rows, CanvasSide which, int row) const;
    /// A click or key on a row: plain chooses it alone on its side, Ctrl toggles, Shift takes the stretch from the anchor.
    void choose(const CanvasRows& rows, CanvasSide which, int row, bool toggle, bool extend);
    std::vector<MapFields::End> sourceEnds() const;
    std::vector<int> targetRows() const { return {targets.begin(), targets.end()}; }
};

} // namespace mw::ui
