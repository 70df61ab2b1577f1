// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/drift.h"

#include "core/base/wording.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>

namespace mw::profile {

namespace {

constexpr double kWorthTelling = 0.01; // of all rows
constexpr std::size_t kShown = 5;      // values or patterns by name

template <class Items>
auto named(const Items& items, const std::string& name) {
    return std::find_if(items.begin(), items.end(), [&](const auto& one) { return one.name == name; });
}

double share(std::uint64_t part, std::uint64_t all) {
    return all == 0 ? 0 : double(part) / double(all);
}

std::string percent(std::uint64_t part, std::uint64_t all) {
    const double value = 100 * share(part, all);
    if (part != 0 && value < 0.1)
        return "below 0.1 %";
    char text[32];
    std::snprintf(text, sizeof text, "%.1f %%", value);
    return text;
}

std::uint64_t sumOf(const std::vector<ValueCount>& counts) {
    return std::accumulate(counts.begin(), counts.end(), std::uint64_t(0),
                           [](std::uint64_t sum, const ValueCount& one) { return sum + one.count; });
}

/// What one list names and the other does not, the most frequent first: "X × 12, Y × 3 and 4 others".
std::string beyond(const std::vector<ValueCount>& list, const std::vector<ValueCount>& known) {
    std::string text;
    std::size_t found = 0;
    for (const ValueCount& one : list) {
        if (std::any_of(known.begin(), known.end(), [&](const ValueCount& other) { return other.value == one.value; }))
            continue;
        if (++found <= kShown)
            text += (text.empty() ? "" : ", ") + one.value + " × " + grouped(one.count);
    }
    return found > kShown ? text + " and " + counted(found - kShown, "other", "others") : text;
}

/// Compares one entity's two profiles.
class EntityDrift {
public:
    EntityDrift(const EntityProfile& before, const EntityProfile& now, std::vector<Drift>& found)
        : m_before(before), m_now(now), m_found(found), m_areWhole(before.complete && now.complete) {}

    void compare() {
        const std::size_t first = m_found.size();
        for (const FieldProfile& field : m_before.fields)
            if (const auto other = named(m_now.fields, field.name); other != m_now.fields.end())
                compare(field, *other);
            else
                add(DriftKind::FieldGone, field, printType(field.type), {});
        for (const FieldProfile& field : m_now.fields)
            if (named(m_before.fields, field.name) == m_before.fields.end())
                add(DriftKind::FieldNew, field, {}, printType(field.type));
        if (m_areWhole && m_before.rows != m_now.rows)
            m_found.push_back({DriftKind::Rows, m_now.name, {}, grouped(m_before.rows), grouped(m_now.rows)});
        compareShares(DriftKind::Malformed, nullptr, m_before.malformed, m_now.malformed);
        std::stable_sort(m_found.begin() + std::ptrdiff_t(first), m_found.end(),
                         [](const Drift& a, const Drift& b) { return a.kind < b.kind; });
    }

private:
    void compare(const FieldProfile& before, const FieldProfile& now) {
        if (before.type != now.type)
            add(DriftKind::TypeChanged, now, printType(before.type), printType(now.type));
        if (before.semanticType != now.semanticType)
            add(DriftKind::SemanticTypeChanged, now, before.semanticType, now.semanticType);
        compareShares(DriftKind::Nulls, &now, before.nulls, now.nulls);
        compareShares(DriftKind::Empty, &now, before.empty, now.empty);
        compareShares(DriftKind::EdgeSpaces, &now, before.edgeSpaces, now.edgeSpaces);
        compareValues(before, now);
        if (!m_areWhole)
            return;
        if (now.maximumLength.value_or(0) > before.maximumLength.value_or(0))
            add(DriftKind::Longer, now, grouped(before.maximumLength.value_or(0)), grouped(*now.maximumLength));
        else if (before.minimum && now.minimum && (before.minimum != now.minimum || before.maximum != now.maximum) &&
                 now.type.kind != TypeKind::Text)
            add(DriftKind::Range, now, *before.minimum + " to " + *before.maximum, *now.minimum + " to " + *now.maximum);
        if (const bool was = isUnique(m_before, before), is = isUnique(m_now, now); was != is)
            add(DriftKind::Unique, now, was ? "all different" : "repeated", is ? "all different" : "repeated");
    }

    /// Lists that name all there is can be compared; of others nothing is known of what they leave out.
    void compareValues(const FieldProfile& before, const FieldProfile& now) {
        const auto tell = [&](DriftKind kind, const std::vector<ValueCount>& was, const std::vector<ValueCount>& is) {
            const std::string more = beyond(kind == DriftKind::ValuesGone ? was : is, kind == DriftKind::ValuesGone ? is : was);
            if (!more.empty())
                kind == DriftKind::ValuesGone ? add(kind, now, more, {}) : add(kind, now, {}, more);
        };
        if (isWhole(before.top, before, m_before)) {
            tell(DriftKind::NewValues, before.top, now.top);
            if (isWhole(now.top, now, m_now))
                tell(DriftKind::ValuesGone, before.top, now.top);
        } else if (isWhole(before.patterns, before, m_before)) {
            tell(DriftKind::NewPatterns, before.patterns, now.patterns);
        }
    }

    void compareShares(DriftKind kind, const FieldProfile* field, std::uint64_t before, std::uint64_t now) {
        const double moved = std::abs(share(before, m_before.rows) - share(now, m_now.rows));
        const bool isTold = (before == 0) != (now == 0) || moved >= kWorthTelling;
        if (isTold && m_before.rows > 0 && m_now.rows > 0)
            m_found.push_back({kind, m_now.name, field ? field->name : std::string(), percent(before, m_before.rows), percent(now, m_now.rows)});
    }

    static bool isWhole(const std::vector<ValueCount>& list, const FieldProfile& field, const EntityProfile& entity) {
        return sumOf(list) + field.nulls == entity.rows;
    }
    static bool isUnique(const EntityProfile& entity, const FieldProfile& field) {
        return field.distinctIsExact && entity.rows > 1 && field.nulls == 0 && field.distinct == entity.rows;
    }
    void add(DriftKind kind, const FieldProfile& field, std::string before, std::string now) {
        m_found.push_back({kind, m_now.name, field.name, std::move(before), std::move(now)});
    }

    const EntityProfile& m_before;
    const EntityProfile& m_now;
    std::vector<Drift>& m_found;
    const bool m_areWhole;
};

} // namespace

const char* nameOf(DriftKind kind) {
    switch (kind) {
    case DriftKind::EntityGone:
        return "entity_gone";
    case DriftKind::FieldGone:
        return "field_gone";
    case DriftKind::TypeChanged:
        return "type_changed";
    case DriftKind::SemanticTypeChanged:
        return "semantic_type_changed";
    case DriftKind::NewPatterns:
        return "new_patterns";
    case DriftKind::NewValues:
        return "new_values";
    case DriftKind::ValuesGone:
        return "values_gone";
    case DriftKind::Nulls:
        return "nulls";
    case DriftKind::Empty:
        return "empty";
    case DriftKind::EdgeSpaces:
        return "edge_spaces";
    case DriftKind::Malformed:
        return "malformed";
    case DriftKind::Longer:
        return "longer";
    case DriftKind::Range:
        return "range";
    case DriftKind::Unique:
        return "unique";
    case DriftKind::EntityNew:
        return "entity_new";
    case DriftKind::FieldNew:
        return "field_new";
    case DriftKind::Rows:
        return "rows";
    }
    return "";
}

std::vector<Drift> driftBetween(std::span<const EntityProfile> before, std::span<const EntityProfile> now) {
    std::vector<Drift> found;
    for (const EntityProfile& entity : before)
        if (named(now, entity.name) == now.end())
            found.push_back({DriftKind::EntityGone, entity.name, {}, counted(entity.rows, "row", "rows"), {}});
    for (const EntityProfile& entity : now)
        if (const auto earlier = named(before, entity.name); earlier != before.end())
            EntityDrift(*earlier, entity, found).compare();
        else
            found.push_back({DriftKind::EntityNew, entity.name, {}, {}, counted(entity.rows, "row", "rows")});
    return found;
}

} // namespace mw::profile
