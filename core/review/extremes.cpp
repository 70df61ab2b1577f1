// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/extremes_p.h"

#include "core/base/wording.h"

#include <algorithm>
#include <map>

namespace mw::review {

namespace {
constexpr int kDiffersWeight = 4;
} // namespace

Extremes::Extremes(const engine::PlannedEntity& entity) {
    for (const engine::PlannedField& planned : entity.fields) {
        Field& field = m_fields.emplace_back();
        field.name = planned.target.name;
        switch (planned.mapping->criticality) {
        case mapping::Criticality::Critical: field.weight = 3; break;
        case mapping::Criticality::Normal: field.weight = 2; break;
        case mapping::Criticality::Informative: break;
        }
    }
}

void Extremes::restart() {
    for (Field& field : m_fields) {
        field.longest = field.smallest = field.largest = field.empty = 0;
        field.length = 0;
    }
}

void Extremes::observe(const Batch& target, std::uint32_t row, std::uint64_t record) {
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        Field& field = m_fields[i];
        const Column& column = *target.columns[i];
        if (column.isNull(row)) {
            field.empty = field.empty == 0 ? record : field.empty;
            continue;
        }
        Value value = column.value(row);
        if (const auto* const text = std::get_if<std::string>(&value)) {
            if (field.longest == 0 || text->size() > field.length) {
                field.longest = record;
                field.length = text->size();
            }
            continue;
        }
        if (std::holds_alternative<bool>(value) || std::holds_alternative<Uuid>(value) || std::holds_alternative<Binary>(value))
            continue;
        if (field.smallest == 0 || compareValues(value, field.least) < 0) {
            field.smallest = record;
            field.least = value;
        }
        if (field.largest == 0 || compareValues(value, field.greatest) > 0) {
            field.largest = record;
            field.greatest = std::move(value);
        }
    }
}

std::vector<std::pair<std::uint64_t, std::string>> Extremes::most(const std::set<std::uint64_t>& differing, std::uint64_t size) const {
    struct Reasons {
        int weight = 0;
        std::vector<std::string> why;
    };
    std::map<std::uint64_t, Reasons> records;
    const auto add = [&](std::uint64_t record, int weight, std::string why) {
        if (record == 0)
            return;
        records[record].weight += weight;
        records[record].why.push_back(std::move(why));
    };
    for (const std::uint64_t record : differing)
        add(record, kDiffersWeight, "a validation found something");
    for (const Field& field : m_fields) {
        add(field.longest, field.weight, "longest " + field.name);
        add(field.smallest, field.weight, "smallest " + field.name);
        add(field.largest, field.weight, "largest " + field.name);
        add(field.empty, field.weight, "no " + field.name);
    }
    std::vector<std::pair<std::uint64_t, Reasons>> ordered(records.begin(), records.end());
    std::stable_sort(ordered.begin(), ordered.end(), [](const auto& a, const auto& b) { return a.second.weight > b.second.weight; });
    if (ordered.size() > size)
        ordered.resize(std::size_t(size));
    std::vector<std::pair<std::uint64_t, std::string>> chosen;
    for (const auto& [record, reasons] : ordered)
        chosen.emplace_back(record, listed(reasons.why));
    return chosen;
}

} // namespace mw::review
