// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/map/canvas_rows.h"

#include <algorithm>

namespace mw::ui {

namespace {

bool fits(const QStringList& words, const QString& name, const QString& label) {
    return std::all_of(words.begin(), words.end(), [&](const QString& word) {
        return name.contains(word, Qt::CaseInsensitive) || label.contains(word, Qt::CaseInsensitive);
    });
}

} // namespace

void CanvasRows::setWords(const QString& source, const QString& target) {
    m_sourceWords = source.split(u' ', Qt::SkipEmptyParts);
    m_targetWords = target.split(u' ', Qt::SkipEmptyParts);
}

void CanvasRows::setCollapsed(int entity, bool collapsed) {
    if (collapsed)
        m_collapsed.insert(entity);
    else
        m_collapsed.remove(entity);
}

void CanvasRows::setFocus(std::set<int> targets, std::set<std::pair<int, int>> sources) {
    m_focusTargets = std::move(targets);
    m_focusSources = std::move(sources);
}

bool CanvasRows::showsTarget(const MapFields& fields, int row) const {
    const MapFields::Target& target = fields.targets()[std::size_t(row)];
    if (!fits(m_targetWords, target.name, target.label))
        return false;
    if (isFocused()) {
        const bool touched = std::any_of(target.ends.begin(), target.ends.end(), [&](const MapFields::End& end) {
            return m_focusSources.contains({end.entity, end.field});
        });
        if (!touched && !m_focusTargets.contains(row))
            return false;
    }
    switch (m_state) {
    case TargetState::All: return true;
    case TargetState::Unmapped: return !target.isFed();
    case TargetState::RequiredUnfed: return target.required && !target.isFed();
    case TargetState::WithProblems: return target.errors + target.warnings > 0;
    case TargetState::Mapped: return target.isFed();
    }
    return true;
}

void CanvasRows::rebuild(const MapFields& fields) {
    m_source.clear();
    m_target.clear();
    m_targetRow.assign(fields.targets().size(), -1);
    m_entityRow.assign(fields.sources().size(), -1);
    m_fieldRow.resize(fields.sources().size());
    for (int i = 0; i < int(fields.targets().size()); ++i)
        if (showsTarget(fields, i)) {
            m_targetRow[std::size_t(i)] = int(m_target.size());
            m_target.push_back(i);
        }
    std::set<std::pair<int, int>> touched = m_focusSources;
    if (isFocused())
        for (const int target : m_target)
            for (const MapFields::End& end : fields.targets()[std::size_t(target)].ends)
                touched.insert({end.entity, end.field});
    for (int e = 0; e < int(fields.sources().size()); ++e) {
        const MapFields::SourceEntity& entity = fields.sources()[std::size_t(e)];
        std::vector<int>& rows = m_fieldRow[std::size_t(e)];
        rows.assign(entity.fields.size(), -1);
        const bool whole = fits(m_sourceWords, entity.name, entity.label);
        std::vector<int> shown;
        for (int f = 0; f < int(entity.fields.size()); ++f) {
            const MapFields::SourceField& field = entity.fields[std::size_t(f)];
            if (isFocused() && !touched.contains({e, f}))
                continue;
            if (whole || fits(m_sourceWords, field.name, field.label))
                shown.push_back(f);
        }
        if (shown.empty() && (!whole || isFocused()))
            continue;
        m_entityRow[std::size_t(e)] = int(m_source.size());
        m_source.push_back({e, -1});
        if (isCollapsed(e) && m_sourceWords.isEmpty())
            continue;
        for (const int f : shown) {
            rows[std::size_t(f)] = int(m_source.size());
            m_source.push_back({e, f});
        }
    }
}

int CanvasRows::sourceRowOf(const MapFields::End& end) const {
    if (std::size_t(end.entity) >= m_fieldRow.size())
        return -1;
    const int row = m_fieldRow[std::size_t(end.entity)][std::size_t(end.field)];
    return row >= 0 || !isCollapsed(end.entity) ? row : m_entityRow[std::size_t(end.entity)];
}

} // namespace mw::ui
