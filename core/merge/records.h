// SPDX-License-Identifier: GPL-3.0-or-later
/// merge: makes one record of those that are the same thing: reads them for match, chooses what survives, writes the
/// survivors with what went, and takes a merge back. Decides nothing about pairs. Includes base … load.
#pragma once

#include "core/connect/connector.h"
#include "core/mapping/model.h"
#include "core/match/match.h"

#include <string>
#include <utility>
#include <vector>

namespace mw::merge {

/// The field that names a record: the one asked for, a primary key of one field, else "": rows are counted. UnknownField.
Result<std::string> keyFieldOf(const Entity& entity, const std::string& wanted);

/// Appends the records of an entity, and to `keys` the text of each one's key; without a key, its row's number. `fields`
/// are those of `records`; "" is one that this entity lacks. Cancelled.
Result<void> readRecords(Connection& connection, const std::string& entity, const std::vector<std::string>& fields, const std::string& key,
                         match::Records& records, std::vector<std::string>& keys, JobContext& job);

/// Threshold and weights as match takes them; they must be in order, see mapping::whatIsWrong().
match::MatchOptions optionsOf(const mapping::Matching& matching);

using KeyPair = std::pair<std::string, std::string>;
struct FoundPairs {
    std::vector<match::RecordPair> pairs;
    std::vector<std::string> unknown; ///< keys that no record has; their pairs are left out
};
/// Turns pairs of keys into pairs of records; records before `boundary` are those of a first table, which the first key of
/// a pair is of.
FoundPairs recordsOf(const std::vector<KeyPair>& pairs, const std::vector<std::string>& keys, std::uint32_t boundary);

} // namespace mw::merge
