// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/postgres/row_encoder.h"
#include "core/connect/qtsql/key_memory.h"
#include "core/connect/qtsql/server_table.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mw {

/// A table that the transaction at hand has made: its keys are added after the rows and remembered here until then.
struct PostgresNewTable {
    struct KeyState {
        explicit KeyState(Key made) : key(std::move(made)) {}
        Key key;
        KeyMemory memory;
        bool isNumbered = false; ///< the server gives the keys: they are not known here
    };
    Entity entity;
    std::string sqlName;
    std::vector<std::unique_ptr<KeyState>> keys;
    std::vector<Relation> relations; ///< that are added after the rows
    bool hasKeys = false;            ///< they have been added: the server checks from now on
    bool isChecked = false;          ///< the server checks references from the first row on

    KeyState* keyOf(const std::vector<std::string>& fields);
    /// Whether so many more rows might be more than the memories hold.
    bool mayOverflow(std::size_t rows) const;
};
using PostgresNewTables = std::map<std::string, std::unique_ptr<PostgresNewTable>>; ///< by entity

/// Whether a table's references lead to another, by whatever way of new tables: to itself too.
bool leadsTo(const PostgresNewTable& from, const PostgresNewTable& to, const PostgresNewTables& tables);

/// Checks rows on their way into a new table as its keys and references will.
class PostgresNewRows {
public:
    /// `fields`: the table's field of each batch column, by index.
    PostgresNewRows(PostgresNewTable& table, const ServerTable& known, const std::vector<std::size_t>& fields,
                    const PostgresNewTables& others);
    /// Remembers the row's keys; none where it may go in. `encoded` and `places`: of the row, as the encoder has them.
    std::optional<RowError> take(const Batch& batch, std::uint32_t row, const postgres::Bytes& encoded,
                                 const std::vector<std::size_t>& places);

private:
    /// Batch columns that make up a key, and where it is looked for.
    struct Watched {
        std::vector<std::size_t> columns;
        KeyMemory* memory = nullptr;
        bool isInteger = false;
        std::string parent; ///< of a reference: "people.id"
    };
    bool read(const Watched& watched, const Batch& batch, std::uint32_t row, const postgres::Bytes& encoded,
              const std::vector<std::size_t>& places);
    bool isKnown(const Watched& watched) const;
    static RowError refusal(Code code, const Watched& watched, const Batch& batch, std::uint32_t row);

    std::vector<Watched> m_keys;
    std::vector<Watched> m_parents;
    std::string m_bytes;         ///< of the key at hand
    std::int64_t m_integer = 0;  ///< the same where it is one whole number
};

} // namespace mw
