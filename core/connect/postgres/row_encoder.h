// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batch.h"
#include "core/connect/postgres/binary.h"
#include "core/connect/qtsql/server_table.h"
#include "core/connect/qtsql/value_limits.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mw {

/// Writes rows of batches as COPY takes them: in binary, or, where a column has a type whose binary form is the server's
/// own affair, as text that the column's own input function reads. Values that the column would change are refused.
class PostgresRowEncoder {
public:
    /// `fields`: the table's field of each batch column, by index. `types`: of the batch columns. `isNumbered`: each row
    /// begins with its number in the batch.
    PostgresRowEncoder(const ServerTable& table, const std::vector<std::size_t>& fields,
                       const std::vector<LogicalType>& types, bool isNumbered = false);

    bool isBinary() const { return m_isBinary; }
    /// The server gives each value back in the very bytes that are sent.
    bool isCanonical() const { return m_isCanonical; }
    /// Adds the row; what is added when a value is refused is taken off again. `error.field` is the batch column.
    std::optional<RowError> add(postgres::Bytes& into, const Batch& batch, std::uint32_t row);
    /// Where the values of the row that was added last lie in `into`, one behind the other: column i from its length
    /// to the next column. Only in binary.
    const std::vector<std::size_t>& places() const { return m_places; }

private:
    enum class Way : std::uint8_t {
        Boolean, Small, Middle, Integer, IntegerAsNumeric, Numeric, Real, Float, Text, Json, Date, Time, Timestamp,
        Binary, Uuid, Printed, PrintedText
    };
    struct Target {
        Way way = Way::Printed;
        ValueLimits limits;
        std::uint8_t scale = 0; ///< of the batch column, where it holds decimals
    };
    static Way wayFor(const LogicalType& from, const std::string& to);
    static ValueLimits limitsOf(const Field& field, const ServerColumn& column);
    void putBinary(postgres::Bytes& into, const Target& target, const Column& column, std::uint32_t row) const;
    void putText(postgres::Bytes& into, const Column& column, std::uint32_t row);

    std::vector<Target> m_targets;
    std::vector<std::size_t> m_places;
    std::string m_cell;
    const bool m_isNumbered;
    bool m_isBinary = true;
    bool m_isCanonical = true;
};

} // namespace mw
