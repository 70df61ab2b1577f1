// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/profile.h"

#include <span>

namespace mw::profile {

/// In the order of their weight: what breaks rules first, what is mere growth last.
enum class DriftKind : std::uint8_t {
    EntityGone,
    FieldGone,
    TypeChanged,
    SemanticTypeChanged,
    NewPatterns, ///< shapes that no value had before
    NewValues,   ///< of a field whose few values were all known
    ValuesGone,
    Nulls,       ///< the share of rows without a value
    Empty,       ///< the share of texts of length 0
    EdgeSpaces,  ///< the share of texts with white space at an edge
    Malformed,   ///< the share of records that cannot be read
    Longer,      ///< the longest text
    Range,       ///< smallest and largest value
    Unique,      ///< a field whose values were all different has repeated ones, or the other way round
    EntityNew,
    FieldNew,
    Rows,
};
/// A word for programs: "field_gone".
const char* nameOf(DriftKind kind);

/// One thing that is not as it was.
struct Drift {
    DriftKind kind = DriftKind::Rows;
    std::string entity;
    std::string field; ///< empty for what concerns the entity
    std::string before, now; ///< printed for people; empty where there is nothing
    friend bool operator==(const Drift&, const Drift&) = default;
};

/// What differs between an earlier profile and one of today, entity by entity and field by field as names say; within an
/// entity the weightiest first. Shares differ where they moved by a percentage point, or from or to none at all. Rows and
/// ranges are compared only where both profiles looked at all rows.
std::vector<Drift> driftBetween(std::span<const EntityProfile> before, std::span<const EntityProfile> now);

} // namespace mw::profile
