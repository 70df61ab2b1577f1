// SPDX-License-Identifier: GPL-3.0-or-later
/// nested: load files of nested values (JSON, NDJSON, XML): which entities of a schema lie inside of which, how a row becomes
/// a record, where records wait until those that belong into them are there. Includes base..connect.
#pragma once

#include "core/base/result.h"
#include "core/schema/schema.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mw::nested {

enum class Format { Json, JsonLines, Xml };

/// A name in a record: of a field, of an object around others, of the list of records below.
struct Member {
    std::string name;
    std::optional<std::size_t> field; ///< of the entity
    std::optional<std::size_t> child; ///< entity of the plan whose records stand here
    std::vector<std::unique_ptr<Member>> members;
};

/// An entity as it lies in the file. The fields that tree sources generate ("#id", "#parent", "#position") only say what
/// belongs together and are not written.
struct NestedEntity {
    Entity entity;
    std::optional<std::size_t> parent;
    std::vector<std::size_t> children; ///< in the order in which they stand in a record
    std::vector<std::string> path;     ///< names from the file's value down to its records
    Member record;                     ///< the members of a record; a field of its own where the record is the value "#value"
    std::optional<std::size_t> id, parentId, position; ///< the fields that are not written
};

/// The entities of one file. Those without a parent stand beside one another where there are several.
struct NestedPlan {
    std::vector<NestedEntity> entities; ///< parents first
    std::size_t roots = 0;
    std::optional<std::size_t> find(const std::string& entity) const;
    bool isFlat() const { return entities.size() == 1; }
};

/// Lays out what is planned for a file: an entity belongs into the one that its "#parent" refers to, at the path that its
/// name has behind that one's. NotSupported for names that cannot stand in the format, Usage for several entities
/// without a parent in one file of lines.
Result<NestedPlan> planFile(const Schema& planned, Format format);

} // namespace mw::nested
