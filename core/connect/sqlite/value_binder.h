// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batch.h"
#include "core/connect/sqlite/declared_type.h"
#include "core/connect/sqlite/record.h"
#include "core/connect/sqlite/session.h"
#include "core/connect/writer.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

struct sqlite3_context;

namespace mw {

/// Hands the values of one batch column to SQLite so that the target column stores them unchanged, or refuses them:
/// SQLite would convert without a word (decisions.md 26).
/// The bytes handed over lie in the batch or in this object: both must stay until the statement has run.
class SqliteValueBinder {
public:
    SqliteValueBinder(const Column& column, SqliteAffinity affinity);

    /// Binds to a parameter, counted from 1; false where the column would change the value: nothing is bound then.
    bool bind(sqlite3_stmt* statement, int parameter, std::size_t row);
    /// Gives a value that is not refused as the result of a virtual table's column.
    void give(sqlite3_context* context, std::size_t row);
    /// Appends a value that is not refused to a row, as the column's affinity stores it (sqlite.org/datatype3.html,
    /// section 3).
    void append(SqliteRecord& record, std::size_t row) {
        if (m_way == Way::Text && !m_column->isNull(row)) [[likely]]
            record.text(m_column->values<std::string_view>()[m_column->at(row)]);
        else
            appendAny(record, row);
    }
    /// False where every value of the column's type can be stored.
    bool mayRefuse() const;
    /// True where the column would change the value.
    bool refuses(std::size_t row);
    /// AffinityChange with the value and what would become of it.
    RowError refusal(std::size_t row) const;

private:
    enum class Way : std::uint8_t {
        Null,
        Boolean,
        Integer,
        IntegerAsReal,
        Real,
        RealAsText,
        Decimal,
        DecimalAsReal,
        DecimalAsText,
        Text,
        CheckedText,
        Date,
        Time,
        Timestamp,
        Binary,
        Uuid
    };
    void appendAny(SqliteRecord& record, std::size_t row);
    static Way wayFor(TypeKind kind, SqliteAffinity affinity);
    template <class Taker>
    bool hand(Taker taker, std::size_t row);
    template <class Taker>
    void handScratch(Taker taker, std::size_t size);
    template <class Taker>
    void handScratch(Taker taker, std::string_view text);

    const Column* m_column;
    SqliteAffinity m_affinity;
    Way m_way;
    std::array<char, 48> m_scratch; // the text of a value that is not text
};

/// Sorts out the rows with values that their columns would change, and tells them.
std::vector<std::uint32_t> storableRows(std::span<SqliteValueBinder> values, std::span<const std::uint32_t> rows,
                                        const RefusedRow& refused);

/// What numeric affinity makes of a text, printed; the text itself where it is left alone.
std::string afterNumericAffinity(std::string_view text, SqliteAffinity affinity);

} // namespace mw
