// SPDX-License-Identifier: GPL-3.0-or-later
/// schemas: descriptions of nested documents (JSON Schema, XML Schema) and sample documents as schemas without data, with the
/// entities and fields that the documents themselves would have. Includes base..connect, tree, json, xml.
#pragma once

#include "core/schema/schema.h"

#include <string>
#include <vector>

namespace mw::schemas {

/// A value that a description allows: a scalar, an object with members, or a list of either.
struct SchemaNode {
    std::string name;
    bool isObject = false;
    bool repeats = false; ///< a list of what else is said here
    bool required = false;
    bool mayBeNull = false; ///< although it is there
    LogicalType type = LogicalType::text();
    std::string nativeType;
    std::string label;
    std::string comment;
    std::string defaultValue;
    std::vector<std::string> allowed; ///< values; empty for all
    std::vector<SchemaNode> members;
};

/// Makes entities as tree::entitiesOf() does of values: objects become paths, lists of objects entities below ("#id",
/// "#parent", "#position"), other lists fields of JSON text. A root that holds nothing but lists is no entity itself.
std::vector<Entity> entitiesOf(const SchemaNode& root);

} // namespace mw::schemas
