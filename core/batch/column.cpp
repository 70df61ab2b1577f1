// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/column.h"

#include "core/base/promise.h"

#include <algorithm>

namespace mw {

static_assert(sizeof(StorageOf<TypeKind::Text>::type) == 16 && sizeof(Uuid) == 16 && sizeof(Int128) == 16 &&
              sizeof(Timestamp) == 8 && sizeof(Time) == 8 && sizeof(Date) == 4); // clear() knows these widths
static_assert(alignof(Int128) <= __STDCPP_DEFAULT_NEW_ALIGNMENT__, "operator new must align every storage type");

namespace {

/// Stores the rows picked by `rows` next to one another.
template <class T>
void gather(const Column& from, Column& to, std::span<const std::uint32_t> rows) {
    const auto source = from.values<T>();
    const auto target = to.values<T>();
    for (std::size_t i = 0; i < rows.size(); ++i)
        target[i] = source[rows[i]];
}

template <class T>
const T& held(const Value& value) {
    const T* found = std::get_if<T>(&value);
    MW_ASSERT(found, "the value must match the column's type");
    return *found;
}

} // namespace

std::size_t storageWidth(TypeKind kind) {
    switch (kind) {
    case TypeKind::Null:
        return 0;
    case TypeKind::Boolean:
        return sizeof(StorageOf<TypeKind::Boolean>::type);
    case TypeKind::Integer:
        return sizeof(StorageOf<TypeKind::Integer>::type);
    case TypeKind::Decimal:
        return sizeof(StorageOf<TypeKind::Decimal>::type);
    case TypeKind::Float:
        return sizeof(StorageOf<TypeKind::Float>::type);
    case TypeKind::Text:
        return sizeof(StorageOf<TypeKind::Text>::type);
    case TypeKind::Date:
        return sizeof(StorageOf<TypeKind::Date>::type);
    case TypeKind::Time:
        return sizeof(StorageOf<TypeKind::Time>::type);
    case TypeKind::Timestamp:
        return sizeof(StorageOf<TypeKind::Timestamp>::type);
    case TypeKind::Binary:
        return sizeof(StorageOf<TypeKind::Binary>::type);
    case TypeKind::Uuid:
        return sizeof(StorageOf<TypeKind::Uuid>::type);
    }
    return 0;
}

Column::Column(LogicalType type, std::size_t rows) : m_type(type), m_width(storageWidth(type.kind)), m_rows(rows) {
    if (const std::size_t bytes = m_width * rows; bytes > 0)
        m_data = std::make_unique<std::byte[]>(bytes);
    if (type.kind == TypeKind::Null && rows > 0) {
        m_validity.assign(rows, false);
        m_hasNulls = true;
    }
}

std::shared_ptr<Column> Column::constant(const LogicalType& type, const Value& value, std::size_t rows) {
    auto column = std::make_shared<Column>(type, 1);
    column->m_constant = true;
    column->m_rows = rows;
    column->setValue(0, value);
    return column;
}

void Column::setType(const LogicalType& type) {
    MW_ASSERT(type.kind == m_type.kind, "a column keeps its kind");
    MW_ASSERT(type.kind != TypeKind::Decimal || type.scale == m_type.scale, "a column keeps its scale");
    m_type = type;
}

void Column::beginNulls() {
    m_validity.assign(storedRows(), true);
    m_hasNulls = true;
}

void Column::setValid(std::size_t row) {
    MW_ASSERT(m_type.kind != TypeKind::Null, "a column of type null holds only nulls");
    if (m_hasNulls)
        m_validity.set(at(row));
}

Arena& Column::makeArena() {
    m_arena = std::make_shared<Arena>();
    return *m_arena;
}

void Column::shareBytesOf(const Column& other) {
    const auto keep = [this](const std::shared_ptr<const void>& bytes) {
        if (bytes && bytes != m_arena && std::find(m_kept.begin(), m_kept.end(), bytes) == m_kept.end())
            m_kept.push_back(bytes);
    };
    keep(other.m_arena);
    if (&other != this)
        for (const auto& bytes : other.m_kept)
            keep(bytes);
}

Value Column::value(std::size_t row) const {
    MW_ASSERT(row < m_rows, "the row must exist");
    if (isNull(row))
        return {};
    const std::size_t i = at(row);
    switch (m_type.kind) {
    case TypeKind::Null:
        return {};
    case TypeKind::Boolean:
        return values<std::uint8_t>()[i] != 0;
    case TypeKind::Integer:
        return values<std::int64_t>()[i];
    case TypeKind::Decimal:
        return Decimal{values<Int128>()[i], m_type.scale};
    case TypeKind::Float:
        return values<double>()[i];
    case TypeKind::Text:
        return std::string(values<std::string_view>()[i]);
    case TypeKind::Date:
        return values<Date>()[i];
    case TypeKind::Time:
        return values<Time>()[i];
    case TypeKind::Timestamp:
        return values<Timestamp>()[i];
    case TypeKind::Binary:
        return Binary{std::string(values<std::string_view>()[i])};
    case TypeKind::Uuid:
        return values<Uuid>()[i];
    }
    return {};
}

void Column::setValue(std::size_t row, const Value& value) {
    MW_ASSERT(row < m_rows || m_constant, "the row must exist");
    if (mw::isNull(value)) {
        setNull(row);
        return;
    }
    setValid(row);
    const std::size_t i = at(row);
    switch (m_type.kind) {
    case TypeKind::Null:
        break;
    case TypeKind::Boolean:
        values<std::uint8_t>()[i] = held<bool>(value) ? 1 : 0;
        break;
    case TypeKind::Integer:
        values<std::int64_t>()[i] = held<std::int64_t>(value);
        break;
    case TypeKind::Decimal: {
        Decimal scaled;
        const auto outcome = rescale(held<Decimal>(value), m_type.scale, Rounding::Refuse, scaled);
        MW_ASSERT(outcome == DivideOutcome::Ok, "the decimal must fit the column's scale");
        values<Int128>()[i] = scaled.unscaled;
        break;
    }
    case TypeKind::Float:
        values<double>()[i] = held<double>(value);
        break;
    case TypeKind::Text:
        values<std::string_view>()[i] = arena().copy(held<std::string>(value));
        break;
    case TypeKind::Date:
        values<Date>()[i] = held<Date>(value);
        break;
    case TypeKind::Time:
        values<Time>()[i] = held<Time>(value);
        break;
    case TypeKind::Timestamp:
        values<Timestamp>()[i] = held<Timestamp>(value);
        break;
    case TypeKind::Binary:
        values<std::string_view>()[i] = arena().copy(held<Binary>(value).bytes);
        break;
    case TypeKind::Uuid:
        values<Uuid>()[i] = held<Uuid>(value);
        break;
    }
}

ColumnPtr takeRows(const Column& column, std::span<const std::uint32_t> rows) {
    if (column.isConstant()) {
        const Value value = column.rows() > 0 ? column.value(0) : Value();
        return Column::constant(column.type(), value, rows.size());
    }
    auto taken = std::make_shared<Column>(column.type(), rows.size());
    switch (column.type().kind) {
    case TypeKind::Null:
        return taken;
    case TypeKind::Boolean:
        gather<std::uint8_t>(column, *taken, rows);
        break;
    case TypeKind::Integer:
        gather<std::int64_t>(column, *taken, rows);
        break;
    case TypeKind::Decimal:
        gather<Int128>(column, *taken, rows);
        break;
    case TypeKind::Float:
        gather<double>(column, *taken, rows);
        break;
    case TypeKind::Text:
    case TypeKind::Binary:
        gather<std::string_view>(column, *taken, rows);
        taken->shareBytesOf(column);
        break;
    case TypeKind::Date:
        gather<Date>(column, *taken, rows);
        break;
    case TypeKind::Time:
        gather<Time>(column, *taken, rows);
        break;
    case TypeKind::Timestamp:
        gather<Timestamp>(column, *taken, rows);
        break;
    case TypeKind::Uuid:
        gather<Uuid>(column, *taken, rows);
        break;
    }
    if (column.hasNulls())
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (column.isNull(rows[i]))
                taken->setNull(i);
    return taken;
}

} // namespace mw
