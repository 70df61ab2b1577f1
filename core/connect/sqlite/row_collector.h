// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batch.h"
#include "core/connect/sqlite/scan.h"
#include "core/connect/stored_rows.h"
#include "core/schema/schema.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace mw {

/// Gathers SQLite's values into typed columns until a batch is full. A row with a value that its column cannot hold
/// becomes a malformed row.
class SqliteRowCollector final : public SqliteRowVisitor {
public:
    /// Raw: every value as the text that stands there, null as ''.
    SqliteRowCollector(const std::vector<Field>& fields, bool raw, std::optional<std::uint64_t> limit);

    bool visit(const SqliteRow& row) override;
    /// Moves what has been gathered into the batch: columns, origins, malformed rows.
    void take(Batch& batch);
    /// From now on rows come with these columns' values only; the others stay empty in batches, for fill().
    void takeOnly(std::vector<std::size_t> columns);
    /// Stores a value, whose bytes may lie in a stored row that stays, in a batch; false where the column cannot hold it.
    bool fill(const StoredValue& value, std::string_view stored, Batch& batch, std::size_t row, std::size_t column);
    /// The stored bytes of the rows that take() gave last.
    StoredRows::Bytes takeStored() { return std::exchange(m_taken, {}); }
    bool reachedLimit() const { return m_seen == m_limit; }

private:
    struct Pending {
        LogicalType type;
        std::string name;
        std::size_t width = 0;
        std::unique_ptr<std::byte[]> values;
        std::unique_ptr<bool[]> nulls;
        bool hasNulls = false;
        bool isTaken = true; ///< rows come with its value
        template <class T>
        T& at(std::size_t row) {
            return reinterpret_cast<T*>(values.get())[row];
        }
    };

    /// Stores one value that is not null at the current row; false where the column cannot hold it.
    bool store(Pending& column, const StoredValue& value);
    bool storeRaw(Pending& column, const StoredValue& value);
    bool storeText(Pending& column, std::string_view text);
    bool storeDecimal(Pending& column, const StoredValue& value);
    void storeBytes(Pending& column, std::string_view bytes);
    /// The bytes lie within the row at hand as it is stored.
    bool isStored(std::string_view bytes) const {
        return bytes.data() >= m_stored.data() && bytes.data() < m_stored.data() + m_stored.size();
    }
    void refuse(const Pending& column, const StoredValue& value, std::span<const StoredValue> values);

    std::vector<Pending> m_columns;
    std::vector<std::size_t> m_taking; ///< columns whose values rows come with
    const bool m_raw;
    const std::uint64_t m_limit;
    std::uint64_t m_seen = 0; ///< rows in all
    std::size_t m_rows = 0;   ///< rows of this batch
    std::size_t m_textBytes = 0;
    std::shared_ptr<Arena> m_arena;
    std::string_view m_stored;                          ///< of the row at hand, where its bytes can be kept
    std::vector<std::shared_ptr<const void>> m_owners; ///< of the bytes of this batch's rows
    std::vector<std::string_view> m_storedRows;
    StoredRows::Bytes m_taken;
    RowOrigins m_origins;
    std::vector<MalformedRow> m_malformed;
};

} // namespace mw
