// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/arena.h"
#include "core/batch/bitmap.h"
#include "core/types/value.h"

#include <cstring>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace mw {

/// How a kind lies in memory. Text and binary values are views of bytes that the column keeps alive.
template <TypeKind kind>
struct StorageOf;
template <>
struct StorageOf<TypeKind::Boolean> {
    using type = std::uint8_t;
};
template <>
struct StorageOf<TypeKind::Integer> {
    using type = std::int64_t;
};
template <>
struct StorageOf<TypeKind::Decimal> {
    using type = Int128;
}; ///< unscaled, the scale is the type's
template <>
struct StorageOf<TypeKind::Float> {
    using type = double;
};
template <>
struct StorageOf<TypeKind::Text> {
    using type = std::string_view;
};
template <>
struct StorageOf<TypeKind::Date> {
    using type = Date;
};
template <>
struct StorageOf<TypeKind::Time> {
    using type = Time;
};
template <>
struct StorageOf<TypeKind::Timestamp> {
    using type = Timestamp;
};
template <>
struct StorageOf<TypeKind::Binary> {
    using type = std::string_view;
};
template <>
struct StorageOf<TypeKind::Uuid> {
    using type = Uuid;
};

/// Gives the bytes one value takes in a column's array; 0 for Null.
std::size_t storageWidth(TypeKind kind);

/// Values of one type with a validity bitmap. A null row's storage is zeroed (an empty view for text).
/// A constant column stores one value that stands for all rows: ask at(row) or expand it.
/// Written by one thread; once shared it is read only.
class Column {
public:
    /// All rows valid and zeroed.
    Column(LogicalType type, std::size_t rows);
    /// A column whose every row is `value` (which may be null), cast-free: `value` must match `type`.
    static std::shared_ptr<Column> constant(const LogicalType& type, const Value& value, std::size_t rows);

    const LogicalType& type() const { return m_type; }
    void setType(const LogicalType& type); ///< same kind only: narrows length, precision …
    std::size_t rows() const { return m_rows; }
    bool isConstant() const { return m_constant; }
    /// Index of a row's value in values(): 0 for every row of a constant column.
    std::size_t at(std::size_t row) const { return m_constant ? 0 : row; }

    /// The stored values: rows() of them, or one for a constant column. T must be the kind's storage.
    template <class T>
    std::span<T> values() {
        return {reinterpret_cast<T*>(m_data.get()), storedRows()};
    }
    template <class T>
    std::span<const T> values() const {
        return {reinterpret_cast<const T*>(m_data.get()), storedRows()};
    }

    bool hasNulls() const { return m_hasNulls; }
    bool isNull(std::size_t row) const { return m_hasNulls && !m_validity.test(at(row)); }
    void setNull(std::size_t row) {
        if (!m_hasNulls)
            beginNulls();
        m_validity.reset(at(row));
        clear(at(row));
    }
    /// Takes a null back; the caller stores the value.
    void setValid(std::size_t row);
    const Bitmap& validity() const { return m_validity; } ///< meaningful where hasNulls()

    /// Bytes made for this column's text; created on first use, kept alive with the column.
    Arena& arena() { return m_arena ? *m_arena : makeArena(); }
    /// Keeps bytes alive that this column's views point into (for example the reader's buffer).
    void keepAlive(std::shared_ptr<const void> bytes) { m_kept.push_back(std::move(bytes)); }
    /// Keeps all alive that `other` keeps: for columns whose views point into another column's bytes.
    void shareBytesOf(const Column& other);

    /// Boxes one value: for grids, messages and tests, not for loops over rows.
    Value value(std::size_t row) const;
    /// Stores a boxed value; it must match the type. Text is copied into the arena.
    void setValue(std::size_t row, const Value& value);

private:
    std::size_t storedRows() const { return m_constant ? 1 : m_rows; }
    void beginNulls();
    Arena& makeArena();
    /// Zeroes one value. Its width is spelled out: a call of memset() would cost more than all the rest.
    void clear(std::size_t i) {
        std::byte* const at = m_data.get() + i * m_width;
        switch (m_width) {
        case 16:
            std::memset(at, 0, 16);
            break;
        case 8:
            std::memset(at, 0, 8);
            break;
        case 4:
            std::memset(at, 0, 4);
            break;
        case 1:
            *at = std::byte(0);
            break;
        default:
            break;
        }
    }

    LogicalType m_type;
    std::size_t m_width = 0; ///< bytes that one value takes
    std::size_t m_rows = 0;
    bool m_constant = false;
    bool m_hasNulls = false;
    std::unique_ptr<std::byte[]> m_data;
    Bitmap m_validity;
    std::shared_ptr<Arena> m_arena;
    std::vector<std::shared_ptr<const void>> m_kept;
};

using ColumnPtr = std::shared_ptr<Column>;

/// Copies the listed rows of a column into a new one (text bytes stay shared).
ColumnPtr takeRows(const Column& column, std::span<const std::uint32_t> rows);

} // namespace mw
