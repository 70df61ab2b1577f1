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
        std::size_t nullCount = 0;
        template <class T> T* as() { return reinterpret_cast<T*>(values.get()); }
    };

    /// Stores one value at the current row; the reason where it cannot be stored.
    std::optional<Error> store(Pending& column, sqlite3_value* value);
    std::optional<Error> storeRaw(Pending& column, sqlite3_value* value);
    std::optional<Error> storeInteger(Pending& column, std::int64_t number);
    std::optional<Error> storeReal(Pending& column, double number);
    std::optional<Error> storeText(Pending& column, std::string_view text);
    std::optional<Error> storeBlob(Pending& column, std::string_view bytes);
    std::optional<Error> storeDecimal(Pending& column, const Decimal& number);
    /// Copies the bytes into the batch's arena.
    std::optional<Error> storeBytes(Pending& column, std::string_view bytes);
    void refuse(Error error, const std::string& field, sqlite3_value* const* values);

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
