// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/schema/schema.h"

#include <string>
#include <string_view>
#include <vector>

namespace mw::schemas {

/// A schema and what of its description it could not take over, for people.
struct Described {
    Schema schema;
    std::vector<std::string> skipped;
};

/// Says whether a JSON document describes others (JSON Schema) rather than being a sample.
bool isJsonSchema(std::string_view json);
/// Reads JSON Schema (drafts 4 to 2020-12): properties, required, types and formats, lists, $ref inside of the document,
/// allOf, and anyOf/oneOf as what all of them have. `name`: of the records' entity where no title gives one.
/// Constraints other than lengths and lists of values are left out. NotJson, WrongValue.
Result<Described> readJsonSchema(const std::string& json, const std::string& name);

} // namespace mw::schemas
