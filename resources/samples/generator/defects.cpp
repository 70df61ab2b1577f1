// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/samples/generator/defects.h"

#include <algorithm>
#include <stdexcept>

namespace mw::sample {

std::string_view name(Outcome outcome) {
    switch (outcome) {
    case Outcome::Rejected:
        return "rejected";
    case Outcome::Excluded:
        return "excluded";
    case Outcome::Merged:
        return "merged";
    case Outcome::Repaired:
        return "repaired";
    case Outcome::Reported:
        return "reported";
    }
    return {};
}

std::string identify(std::string_view entity, std::string_view field, std::string_view kind) {
    return std::string(entity) + '.' + std::string(field) + '.' + std::string(kind);
}

std::size_t DefectLog::planned(std::string_view entity, std::string_view field, std::string_view kind) const {
    for (const DefectKind& entry : defectPlan())
        if (entry.entity == entity && entry.field == field && entry.kind == kind)
            return entry.planned;
    throw std::runtime_error("no such defect in the plan: " + identify(entity, field, kind));
}

void DefectLog::add(std::string_view entity, std::string_view field, std::string_view kind, const std::string& key) {
    m_keys[identify(entity, field, kind)].push_back(key);
    ++m_touched[std::string(entity)][key];
}

const std::vector<std::string>& DefectLog::keys(const DefectKind& kind) const {
    static const std::vector<std::string> kNone;
    const auto found = m_keys.find(identify(kind.entity, kind.field, kind.kind));
    return found == m_keys.end() ? kNone : found->second;
}

bool DefectLog::touched(std::string_view entity, const std::string& key) const {
    const auto found = m_touched.find(std::string(entity));
    return found != m_touched.end() && found->second.contains(key);
}

void DefectLog::sort() {
    for (auto& [id, keys] : m_keys)
        std::sort(keys.begin(), keys.end());
}

} // namespace mw::sample
