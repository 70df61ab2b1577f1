// SPDX-License-Identifier: GPL-3.0-or-later
// How MapFields follows the document: findings and edits, row by row.
#include "ui/models/map_fields.h"

#include "ui/present/messages.h"
#include "ui/present/text.h"

#include <algorithm>

namespace mw::ui {

void MapFields::takeFindings(bool announce) {
    if (!m_project || m_targets.empty())
        return;
    std::vector<int> errors(m_targets.size()), warnings(m_targets.size());
    std::vector<QString> first(m_targets.size());
    for (const mapping::Problem& problem : m_project->findings().problems) {
        if (problem.entityMapping != m_id)
            continue;
        const QString element = qt(problem.element.text());
        int row = m_rowOfMapping.value(element, -1);
        if (row < 0)
            row = m_rowOf.value(element, -1);
        if (row < 0)
            continue;
        const auto at = std::size_t(row);
        errors[at] += problem.severity == mapping::Problem::Severity::Error;
        warnings[at] += problem.severity == mapping::Problem::Severity::Warning;
        if (first[at].isEmpty())
            first[at] = coreText(problem.message);
    }
    for (std::size_t i = 0; i < m_targets.size(); ++i) {
        Target& target = m_targets[i];
        if (target.errors == errors[i] && target.warnings == warnings[i] && target.problem == first[i])
            continue;
        target.errors = errors[i];
        target.warnings = warnings[i];
        target.problem = first[i];
        if (announce)
            Q_EMIT targetsChanged(int(i), int(i));
    }
}

void MapFields::refreshRows(std::vector<int> rows) {
    const mapping::EntityMapping* owner = mapping();
    if (!owner || rows.empty())
        return;
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    for (const int row : rows) {
        m_sentences.remove(row);
        readFieldMapping(m_targets[std::size_t(row)], *owner);
    }
    if (lookupsInUse(*owner) != m_lookups) {
        rebuildSources();
        rebuildTargets();
        Q_EMIT sourcesRebuilt();
    } else {
        countUses();
        Q_EMIT sourcesChanged();
    }
    for (const int row : rows)
        Q_EMIT targetsChanged(row, row);
}

void MapFields::follow(const mapping::ChangeSet& changes) {
    using What = mapping::Change::What;
    std::vector<int> rows;
    bool names = false, left = false, reindex = false, pipeline = false;
    for (const mapping::Change& change : changes) {
        switch (change.what) {
        case What::FieldMapping:
            if (change.entityMapping != m_id)
                break;
            if (change.kind != mapping::Change::Kind::Modified)
                reindex = true;
            if (const int row = m_rowOfMapping.value(qt(change.element.text()), -1); row >= 0)
                rows.push_back(row);
            else if (const mapping::EntityMapping* owner = mapping())
                for (const mapping::FieldMapping& field : owner->fields)
                    if (field.id == change.element)
                        rows.push_back(rowOf(field.targetField));
            break;
        case What::NotMigrated:
            left |= change.entityMapping == m_id;
            break;
        case What::Workflow:
            if (const int row = m_rowOfMapping.value(qt(change.element.text()), -1); row >= 0)
                rows.push_back(row);
            break;
        case What::EntityMapping:
            if (change.element != m_id)
                break;
            // A filter or key leaves all rows as they are.
            if (const mapping::EntityMapping* owner = mapping(); !owner || !(endsIn(*owner) == m_ends)) {
                rebuild();
                return;
            }
            pipeline = true;
            break;
        case What::Connection:
        case What::Lookup:
            rebuild();
            return;
        case What::ValueMap:
        case What::Parameter:
        case What::Function:
            names = true;
            break;
        case What::Document:
        case What::Check:
        case What::Decision:
            break;
        }
    }
    if (names) {
        m_environment.reset();
        m_sentences.clear();
    }
    const mapping::EntityMapping* owner = mapping();
    if (!owner)
        return;
    std::erase_if(rows, [](int row) { return row < 0; });
    if (reindex)
        indexMappings(*owner);
    refreshRows(std::move(rows));
    if (left) {
        readNotMigrated(*owner);
        Q_EMIT sourcesChanged();
    }
    if (pipeline)
        Q_EMIT pipelineChanged();
    if (names && !m_targets.empty())
        Q_EMIT targetsChanged(0, int(m_targets.size()) - 1);
}

} // namespace mw::ui
