// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batch.h"
#include "core/schema/schema.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mw {

/// Gathers rows of a server into batches: values are put column by column, then the row is ended. A row with a value
/// that its column cannot hold becomes a malformed row.
class RowCollector {
public:
    explicit RowCollector(const std::vector<Field>& fields);

    void putNull(std::size_t column) { m_columns[column]->setNull(m_rows); }
    /// T is the storage of the column's kind.
    template <class T>
    void put(std::size_t column, const T& value) {
        m_columns[column]->values<T>()[m_rows] = value;
    }
    /// A text or bytes, copied; texts are checked for UTF-8 and the field's length.
    void putText(std::size_t column, std::string_view text);
    void putBytes(std::size_t column, std::string_view bytes);
    /// The canonical or a server's usual text of a value of any kind (ISO dates, plain numbers, hexadecimal bytes).
    void parse(std::size_t column, std::string_view text);
    /// The value at hand cannot be one of this column; `shown` is what stands there.
    void fail(std::size_t column, Error error, std::string_view shown);
    /// False once the row has failed: the rest of its values need not be put.
    bool isGood() const { return !m_failure; }

    void endRow();
    bool isFull() const { return m_rows == kBatchRows || m_textBytes >= kBatchTextBytes; }
    /// Moves what has been gathered into the batch; false where there is nothing.
    bool take(Batch& batch);
    std::uint64_t seen() const { return m_seen; }

private:
    void startBatch();

    std::vector<Field> m_fields;
    std::vector<ColumnPtr> m_columns;
    std::vector<std::uint64_t> m_numbers; ///< of the rows gathered
    std::vector<MalformedRow> m_malformed;
    std::optional<MalformedRow> m_failure; ///< of the row at hand
    std::size_t m_rows = 0;
    std::size_t m_textBytes = 0;
    std::uint64_t m_seen = 0;
    std::uint64_t m_sequence = 0;
};

} // namespace mw
