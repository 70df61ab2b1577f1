// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batch.h"
#include "core/connect/sqlite/scan.h"
#include "core/schema/schema.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <vector>

namespace mw {

/// Gathers SQLite's values into typed columns until a batch is full. A row with a value that its column cannot hold
/// becomes a malformed row.
class SqliteRowCollector final : public SqliteRowVisitor {
public:
    /// Raw: every value as the text that stands there, null as ''.
    SqliteRowCollector(const std::vector<Field>& fields, bool raw, std::optional<std::uint64_t> limit);

    bool visit(sqlite3_value* const* values) override;
    /// Moves what has been gathered into the batch: columns, origins, malformed rows.
    void take(Batch& batch);
    bool reachedLimit() const { return m_seen == m_limit; }

private:
    struct Pending {
        LogicalType type;
        std::string name;
        std::size_t width = 0;
        std::unique_ptr<std::byte[]> values;
        std::unique_ptr<bool[]> nulls;
        bool hasNulls = false;
        template <class T>
        T& at(std::size_t row) {
            return reinterpret_cast<T*>(values.get())[row];
        }
    };

    /// Stores one value that is not null at the current row; false where the column cannot hold it.
    bool store(Pending& column, sqlite3_value* value, int storage);
    bool storeRaw(Pending& column, sqlite3_value* value, int storage);
    bool storeText(Pending& column, std::string_view text);
    bool storeDecimal(Pending& column, sqlite3_value* value, int storage);
    void storeBytes(Pending& column, std::string_view bytes);
    void refuse(const Pending& column, std::size_t index, sqlite3_value* const* values);

    std::vector<Pending> m_columns;
    const bool m_raw;
    const std::uint64_t m_limit;
    std::uint64_t m_seen = 0; ///< rows in all
    std::size_t m_rows = 0;   ///< rows of this batch
    std::size_t m_textBytes = 0;
    std::shared_ptr<Arena> m_arena;
    RowOrigins m_origins;
    std::vector<MalformedRow> m_malformed;
};

} // namespace mw
