// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/map/canvas_selection.h"

namespace mw::ui {

bool CanvasSelection::contains(const CanvasRows& rows, CanvasSide which, int row) const {
    if (which == CanvasSide::Target)
        return targets.contains(rows.target()[std::size_t(row)]);
    const CanvasRows::SourceRow& source = rows.source()[std::size_t(row)];
    return source.field >= 0 && sources.contains({source.entity, source.field});
}

void CanvasSelection::choose(const CanvasRows& rows, CanvasSide which, int row, bool toggle, bool extend) {
    side = which;
    at(which) = row;
    const auto add = [&](int shown, bool mayRemove) {
        if (which == CanvasSide::Target) {
            const int target = rows.target()[std::size_t(shown)];
            if (!targets.insert(target).second && mayRemove)
                targets.erase(target);
            return;
        }
        const CanvasRows::SourceRow& source = rows.source()[std::size_t(shown)];
        if (source.field < 0)
            return;
        if (!sources.insert({source.entity, source.field}).second && mayRemove)
            sources.erase({source.entity, source.field});
    };
    if (!toggle) {
        if (which == CanvasSide::Target)
            targets.clear();
        else
            sources.clear();
    }
    if (extend) {
        const int anchored = anchorAt(which);
        for (int shown = std::min(anchored, row); shown <= std::max(anchored, row); ++shown)
            add(shown, false);
        return;
    }
    anchorAt(which) = row;
    add(row, toggle);
}

std::vector<MapFields::End> CanvasSelection::sourceEnds() const {
    std::vector<MapFields::End> ends;
    for (const auto& [entity, field] : sources)
        ends.push_back({entity, field});
    return ends;
}

} // namespace mw::ui
