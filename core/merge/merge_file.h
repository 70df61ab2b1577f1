// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/connector.h"
#include "core/merge/survivorship.h"

#include <cstdint>
#include <string>
#include <vector>

/// An SQLite file with what survives of the records of an entity, made to be read in its place. Beside the survivors it holds
///   mapwright_merge      what was merged: entity, key field, and per child its entity and field
///   mapwright_crosswalk  per record its old key, the key that stands for it now, and the number of its merge (null: none)
///   mapwright_merged     the records of each merge as they were
///   mapwright_moved      which rows of children refer to another record than before
/// so that a merge can be taken back together with its children.
namespace mw::merge {

/// An entity whose records refer to the merged ones by their key.
struct Child {
    Connection* connection = nullptr;
    Entity entity;
    std::string field;
};

struct ChildCount {
    std::string entity;
    std::uint64_t rows = 0, moved = 0;
};

struct MergeCounts {
    std::uint64_t records = 0;   ///< of the source
    std::uint64_t survivors = 0;
    std::uint64_t merges = 0;    ///< survivors that stand for several records
    std::uint64_t malformed = 0; ///< records that could not be read: they are not there
    std::vector<ChildCount> children;
};

/// Reads the records of an entity once more and writes what survives of them. `clusters` number records from 0 as they were
/// read. The file appears whole or not at all; one that is there is not touched: ReadOnlyTarget. WrongValue where a record of
/// a merge has no key or shares it with another, SourceChanged where there are no longer as many.
Result<MergeCounts> writeMerge(const std::string& path, Connection& source, const Entity& entity, const std::string& keyField,
                               const std::vector<std::vector<std::uint32_t>>& clusters, std::uint64_t records, Survivorship& survivorship,
                               const std::vector<Child>& children, JobContext& job);

struct Separated {
    std::vector<std::string> keys; ///< of the records that stand alone again
    std::vector<ChildCount> children;
};
/// Takes the merge back that the record with this key went into: its records stand there as they were, and rows of children
/// refer to those that they referred to. Whole or not at all. WrongValue where the file is no such file or the record went into
/// no merge, UnknownName for a key that it does not know.
Result<Separated> separate(const std::string& path, const std::string& key, JobContext& job);

} // namespace mw::merge
