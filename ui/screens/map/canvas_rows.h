// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/map_fields.h"

#include <QRect>
#include <QSet>
#include <QString>

#include <set>
#include <vector>

namespace mw::ui {

/// Which rows stand on the canvas, in order: after filters, collapsing and focus. Knows nothing of painting.
class CanvasRows {
public:
    struct SourceRow {
        int entity = 0;
        int field = -1; ///< below 0: the entity's own row
        friend bool operator==(const SourceRow&, const SourceRow&) = default;
    };
    enum class TargetState { All, Unmapped, RequiredUnfed, WithProblems, Mapped };

    void setWords(const QString& source, const QString& target);
    void setTargetState(TargetState state) { m_state = state; }
    TargetState targetState() const { return m_state; }
    bool isCollapsed(int entity) const { return m_collapsed.contains(entity); }
    void setCollapsed(int entity, bool collapsed);
    void clearCollapsed() { m_collapsed.clear(); }
    /// Only what touches these targets and source fields; both empty ends it.
    void setFocus(std::set<int> targets, std::set<std::pair<int, int>> sources);
    bool isFocused() const { return !m_focusTargets.empty() || !m_focusSources.empty(); }

    /// Makes both lists anew; costs the number of fields.
    void rebuild(const MapFields& fields);

    const std::vector<SourceRow>& source() const { return m_source; }
    const std::vector<int>& target() const { return m_target; } ///< rows of MapFields::targets()
    /// Where a link's end shows: its own row, or its entity's where that is collapsed; below 0: not shown.
    int sourceRowOf(const MapFields::End& end) const;
    int targetRowOf(int target) const { return target < int(m_targetRow.size()) ? m_targetRow[std::size_t(target)] : -1; }
    int entityRowOf(int entity) const { return m_entityRow[std::size_t(entity)]; }

private:
    bool showsTarget(const MapFields& fields, int target) const;

    QStringList m_sourceWords, m_targetWords;
    TargetState m_state = TargetState::All;
    QSet<int> m_collapsed;
    std::set<int> m_focusTargets;
    std::set<std::pair<int, int>> m_focusSources;
    std::vector<SourceRow> m_source;
    std::vector<int> m_target;
    std::vector<int> m_targetRow, m_entityRow;
    std::vector<std::vector<int>> m_fieldRow;
};

} // namespace mw::ui
