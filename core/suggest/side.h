// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/connector.h"
#include "core/suggest/field_values.h"

#include <vector>

namespace mw::suggest {

/// One of two schemas that are to be matched, with samples of its values where there is data. A plain value.
struct Side {
    Schema schema;
    std::vector<std::vector<FieldValues>> values; ///< per entity and field; an entity without data has none
};

struct FieldPlace {
    std::size_t entity = 0;
    std::size_t field = 0;
    friend bool operator==(const FieldPlace&, const FieldPlace&) = default;
};

/// All fields in schema order.
std::vector<FieldPlace> placesOf(const Side& side);
/// The values of a field, null where there is no data.
const FieldValues* valuesAt(const Side& side, FieldPlace place);

/// Reads the schema of a connection (of one entity where `entity` is not empty) and looks at the first rows of each
/// entity: as many as keep two million values per entity, 1,000 to 20,000. Views are left out where there are tables, unless
/// one is asked for. UnknownEntity, what the reader fails with,
/// Cancelled.
Result<Side> observe(Connection& connection, const std::string& entity, JobContext& job);

} // namespace mw::suggest
