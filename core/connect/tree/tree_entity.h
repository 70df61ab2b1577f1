// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/tree/shape.h"
#include "core/schema/schema.h"

#include <string>
#include <vector>

namespace mw::tree {

/// Where the value of a field comes from.
struct TreeColumn {
    enum class Source {
        Value,    ///< what stands at `node`: a scalar, or JSON text of a list or of an object without members
        Id,       ///< a key for the rows of entities below
        Parent,   ///< the Id of the row above
        Position, ///< of the row among those of the same row above, from 1
        File,     ///< the name of the file that the row stands in
        Name      ///< in a map: the name under which the row stands
    };
    Source source = Source::Value;
    const Node* node = nullptr;
    bool repeats = false; ///< the values of a name that repeats in one row make a list
};

/// An entity of a shape: each value at `chain.back()` is a row. Fields of objects inside are named by their paths.
struct TreeEntity {
    Entity entity;
    std::vector<TreeColumn> columns; ///< of the entity's fields
    std::vector<const Node*> chain;  ///< the entities from the topmost down to this one
};

/// Makes the entities of a shape, parents first. Objects become fields with the path of names as their name ("a.b"),
/// lists of objects become entities of their own, other lists fields with JSON text. Entities below others have
/// generated fields ("#parent", "#position") that refer to "#id" above. A source that is one object with nothing but
/// such lists is no entity itself. `rootName` is the name of the records' entity.
std::vector<TreeEntity> entitiesOf(const Shape& shape, const std::string& rootName);

} // namespace mw::tree
