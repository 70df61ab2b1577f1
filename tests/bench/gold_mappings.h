// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/suggest/side.h"

#include <string>
#include <vector>

namespace mw::bench {

using Rows = std::vector<std::vector<std::string>>; ///< of texts, "" for null

struct Table {
    std::string name;
    std::vector<std::string> fields;
    Rows rows;
};

struct NamedField {
    std::string entity, field;
    friend bool operator==(const NamedField&, const NamedField&) = default;
    friend auto operator<=>(const NamedField&, const NamedField&) = default;
};

/// Two schemas and the pairs of fields that people say belong together.
struct MatchingCase {
    std::string name;
    suggest::Side source, target;
    std::vector<std::pair<NamedField, NamedField>> gold;
    std::vector<Table> sourceTables, targetTables; ///< the data, where it is small enough for other matchers to be run on
};

/// Cases that are judged together: their pairs are ranked in one list.
struct GoldMapping {
    std::string name;
    std::string published; ///< the best figure of others, as text
    std::vector<MatchingCase> cases;
};

/// Reads all gold mappings below the folder of the shared data; those that are not there are left out.
Result<std::vector<GoldMapping>> readGoldMappings(const std::string& data);

/// Reads a delimited file or an entity of a database as texts, at most `limit` rows.
Result<Table> readTable(const std::string& location, std::size_t limit = 20'000);
/// Makes an entity with observed values of a table; where `typed`, fields carry the types that their values suggest.
void addTable(const Table& table, suggest::Side& side);

} // namespace mw::bench
