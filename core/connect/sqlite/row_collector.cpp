// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/sqlite/row_collector.h"

#include "core/base/hash.h"
#include "core/base/utf8.h"
#include "core/connect/sqlite/loose_values.h"

#include <charconv>
#include <cstring>

namespace mw {

namespace {

using namespace sqlite;
using Kind = StoredValue::Kind;

constexpr std::size_t kMostRawBytes = 4096;

/// The text that stands for a value where everything is text.
std::string rawText(const StoredValue& value) {
    switch (value.kind) {
    case Kind::Null:
        return {};
    case Kind::Integer:
        return std::to_string(value.integer);
    case Kind::Real:
        return printFloat(value.real);
    case Kind::Text:
        return std::string(value.bytes);
    case Kind::Blob:
        break;
    }
    return toHex(value.bytes);
}

bool fitsLength(std::string_view text, const LogicalType& type) {
    // Code points are never more than bytes, so short texts need no counting.
    return type.length == 0 || text.size() <= type.length || countCodePoints(text) <= type.length;
}

/// Why a value cannot be delivered as a type, in the words of the types' own parsers.
Error reasonFor(const StoredValue& value, const LogicalType& type) {
    const std::string raw = rawText(value);
    const std::string shown = value.kind == Kind::Text ? quoted(raw) : raw.substr(0, 100);
    switch (type.kind) {
    case TypeKind::Boolean:
        return makeError(Code::NotABoolean, shown);
    case TypeKind::Integer:
        return makeError(Code::NotAnInteger, shown);
    case TypeKind::Date:
        return makeError(Code::NotADate, shown, "YYYY-MM-DD");
    case TypeKind::Time:
        return makeError(Code::NotATime, shown, "HH:MM:SS");
    case TypeKind::Timestamp:
        return makeError(Code::NotATimestamp, shown, "YYYY-MM-DD HH:MM:SS");
    case TypeKind::Uuid:
        return makeError(Code::NotAUuid, shown);
    case TypeKind::Text:
        if (const std::size_t place = findInvalidUtf8(raw); place != std::string_view::npos)
            return makeError(Code::InvalidUtf8, "UTF-8", std::to_string(place));
        return makeError(Code::TooLong, shown, std::to_string(type.length));
    case TypeKind::Decimal: {
        Decimal number;
        Decimal scaled;
        if (!parseDecimal(raw, number))
            return makeError(Code::NotADecimal, shown);
        if (rescale(number, type.scale, Rounding::Refuse, scaled) == DivideOutcome::WouldRound)
            return makeError(Code::WouldRound, shown, std::to_string(type.scale));
        return makeError(Code::OutOfRange, shown, printType(type));
    }
    case TypeKind::Float:
        if (value.kind == Kind::Integer)
            return makeError(Code::WouldLose, shown, printType(type));
        return makeError(Code::NotADecimal, shown);
    default:
        return makeError(Code::InvalidArgument, shown + " is not " + printType(type));
    }
}

} // namespace

SqliteRowCollector::SqliteRowCollector(const std::vector<Field>& fields, bool raw, std::optional<std::uint64_t> limit)
    : m_raw(raw), m_limit(limit.value_or(std::numeric_limits<std::uint64_t>::max())),
      m_arena(std::make_shared<Arena>()), m_owners{m_arena} {
    for (const Field& field : fields) {
        Pending column;
        column.type = field.type;
        column.name = field.name;
        column.width = storageWidth(field.type.kind);
        column.values = std::make_unique<std::byte[]>(column.width * kBatchRows);
        column.nulls = std::make_unique<bool[]>(kBatchRows);
        m_taking.push_back(m_columns.size());
        m_columns.push_back(std::move(column));
    }
}

bool SqliteRowCollector::visit(const SqliteRow& row) {
    ++m_seen;
    const std::span<const StoredValue> values = row.values;
    m_stored = {};
    if (row.owner && !m_raw) {
        m_stored = row.stored;
        m_textBytes += m_stored.size();
        if (m_owners.empty() || m_owners.back().get() != row.owner->get())
            m_owners.push_back(*row.owner);
    }
    for (std::size_t i = 0; i < m_taking.size(); ++i) {
        Pending& column = m_columns[m_taking[i]];
        if (values[i].kind == Kind::Null && !m_raw) {
            column.nulls[m_rows] = true;
            column.hasNulls = true;
            continue;
        }
        column.nulls[m_rows] = false;
        if (!(m_raw ? storeRaw(column, values[i]) : store(column, values[i]))) [[unlikely]] {
            refuse(column, values[i], values);
            return reachedLimit() || m_rows + m_malformed.size() == kBatchRows;
        }
    }
    m_origins.rowNumber.push_back(m_seen);
    if (row.owner)
        m_storedRows.push_back(m_stored);
    ++m_rows;
    return reachedLimit() || m_rows + m_malformed.size() == kBatchRows || m_textBytes >= kBatchTextBytes;
}

void SqliteRowCollector::take(Batch& batch) {
    batch.rows = m_rows;
    batch.columns.reserve(m_columns.size());
    for (Pending& pending : m_columns) {
        auto column = std::make_shared<Column>(pending.type, m_rows);
        if (m_rows > 0 && pending.width > 0 && pending.isTaken)
            std::memcpy(column->values<std::byte>().data(), pending.values.get(), m_rows * pending.width);
        if (pending.hasNulls)
            for (std::size_t row = 0; row < m_rows; ++row)
                if (pending.nulls[row])
                    column->setNull(row);
        if (pending.type.kind == TypeKind::Text || pending.type.kind == TypeKind::Binary)
            for (const auto& owner : m_owners)
                column->keepAlive(owner);
        batch.columns.push_back(std::move(column));
        pending.hasNulls = false;
    }
    batch.origins = std::exchange(m_origins, {});
    batch.origins.byteOffset.assign(m_rows, 0);
    batch.malformed = std::exchange(m_malformed, {});
    m_taken = {std::exchange(m_storedRows, {}), std::move(m_owners)};
    m_storedRows.reserve(m_taken.rows.size());
    m_owners.assign(1, m_arena = std::make_shared<Arena>());
    m_origins.rowNumber.reserve(kBatchRows);
    m_rows = 0;
    m_textBytes = 0;
}

void SqliteRowCollector::takeOnly(std::vector<std::size_t> columns) {
    m_taking = std::move(columns);
    for (Pending& column : m_columns)
        column.isTaken = false;
    for (const std::size_t column : m_taking)
        m_columns[column].isTaken = true;
}

bool SqliteRowCollector::fill(const StoredValue& value, std::string_view stored, Batch& batch, std::size_t row, std::size_t index) {
    Column& column = *batch.columns[index];
    if (value.kind == Kind::Null) {
        column.setNull(row);
        return true;
    }
    m_stored = stored;
    Pending& pending = m_columns[index];
    if (!store(pending, value))
        return false;
    m_textBytes = 0;
    std::memcpy(column.values<std::byte>().data() + row * pending.width, pending.values.get(), pending.width);
    if (const TypeKind kind = pending.type.kind; kind == TypeKind::Text || kind == TypeKind::Binary)
        if (std::string_view& bytes = column.values<std::string_view>()[row]; !bytes.empty() && !isStored(bytes)) {
            bytes = column.arena().copy(bytes);
            m_arena = std::make_shared<Arena>();
        }
    return true;
}

bool SqliteRowCollector::store(Pending& column, const StoredValue& value) {
    switch (column.type.kind) {
    case TypeKind::Integer:
        column.at<std::int64_t>(m_rows) = value.integer;
        return value.kind == Kind::Integer;
    case TypeKind::Text:
        if (value.kind == Kind::Text) [[likely]]
            return storeText(column, value.bytes);
        return storeText(column, rawText(value));
    case TypeKind::Decimal:
        return storeDecimal(column, value);
    case TypeKind::Float: {
        const std::int64_t number = value.kind == Kind::Integer ? value.integer : 0;
        column.at<double>(m_rows) = value.kind == Kind::Integer ? double(number) : value.real;
        return value.kind == Kind::Real ||
               (value.kind == Kind::Integer && number <= kExactInteger && number >= -kExactInteger);
    }
    case TypeKind::Date:
        return value.kind == Kind::Text && parseIsoDate(value.bytes, column.at<Date>(m_rows));
    case TypeKind::Time:
        return value.kind == Kind::Text && parseIsoTime(value.bytes, column.at<Time>(m_rows));
    case TypeKind::Uuid:
        return value.kind == Kind::Text && parseUuid(value.bytes, column.at<Uuid>(m_rows));
    case TypeKind::Timestamp: {
        StampText read;
        const bool good = value.kind == Kind::Text && readStamp(value.bytes, read) &&
                          (read.dateOnly || read.zoned == column.type.zoned);
        column.at<Timestamp>(m_rows) = read.stamp;
        return good;
    }
    case TypeKind::Boolean: {
        const std::int64_t number = value.kind == Kind::Integer ? value.integer : -1;
        bool truth = number == 1;
        const bool good = number == 0 || number == 1 || (value.kind == Kind::Text && readBoolean(value.bytes, truth));
        column.at<std::uint8_t>(m_rows) = truth;
        return good;
    }
    case TypeKind::Binary:
        if (value.kind != Kind::Blob && value.kind != Kind::Text)
            return false;
        storeBytes(column, value.bytes);
        return true;
    case TypeKind::Null:
        break;
    }
    return false;
}

bool SqliteRowCollector::storeRaw(Pending& column, const StoredValue& value) {
    return value.kind == Kind::Text ? storeText(column, value.bytes) : storeText(column, rawText(value));
}

bool SqliteRowCollector::storeText(Pending& column, std::string_view text) {
    if (findInvalidUtf8(text) != std::string_view::npos || !fitsLength(text, column.type))
        return false;
    storeBytes(column, text);
    return true;
}

bool SqliteRowCollector::storeDecimal(Pending& column, const StoredValue& value) {
    Decimal number;
    if (value.kind == Kind::Integer) {
        number = Decimal::of(value.integer);
    } else if (value.kind == Kind::Real) {
        std::int64_t unscaled = 0;
        if (column.type.scale > 22 || !exactDecimal(value.real, column.type.scale, unscaled))
            return false;
        number = Decimal::of(unscaled, column.type.scale);
    } else if (value.kind != Kind::Text || !parseDecimal(value.bytes, number)) {
        return false;
    }
    Decimal scaled = number;
    if (number.scale != column.type.scale &&
        rescale(number, column.type.scale, Rounding::Refuse, scaled) != DivideOutcome::Ok)
        return false;
    const Int128 limit = powerOfTen(column.type.precision);
    column.at<Int128>(m_rows) = scaled.unscaled;
    return scaled.unscaled < limit && scaled.unscaled > -limit;
}

void SqliteRowCollector::storeBytes(Pending& column, std::string_view bytes) {
    if (bytes.empty()) {
        column.at<std::string_view>(m_rows) = std::string_view("", 0);
        return;
    }
    // Others are defaults, printed numbers, or what SQL shows for the moment.
    if (isStored(bytes)) {
        column.at<std::string_view>(m_rows) = bytes;
        return;
    }
    char* place = m_arena->allocate(bytes.size());
    std::memcpy(place, bytes.data(), bytes.size());
    column.at<std::string_view>(m_rows) = {place, bytes.size()};
    m_textBytes += bytes.size();
}

void SqliteRowCollector::refuse(const Pending& column, const StoredValue& value, std::span<const StoredValue> values) {
    MalformedRow row;
    row.rowNumber = m_seen;
    row.error = at(reasonFor(value, column.type), column.name);
    for (std::size_t i = 0; i < values.size() && row.raw.size() < kMostRawBytes; ++i) {
        row.raw += i > 0 ? "," : "";
        row.raw += rawText(values[i]);
    }
    row.raw.resize(std::min(row.raw.size(), kMostRawBytes));
    m_malformed.push_back(std::move(row));
}

} // namespace mw
