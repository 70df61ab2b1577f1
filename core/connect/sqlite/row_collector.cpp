// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/sqlite/row_collector.h"

#include "core/base/hash.h"
#include "core/base/utf8.h"
#include "core/connect/sqlite/loose_values.h"

#include <sqlite3.h>

#include <charconv>
#include <cstring>

namespace mw {

namespace {

using namespace sqlite;

constexpr std::size_t kMostRawBytes = 4096;

std::string_view bytesOf(const void* bytes, int size) {
    return bytes ? std::string_view(static_cast<const char*>(bytes), std::size_t(size)) : std::string_view("", 0);
}

std::string_view textOf(sqlite3_value* value) {
    const auto* text = sqlite3_value_text(value); // before the size, which it may change
    return bytesOf(text, sqlite3_value_bytes(value));
}

std::string_view blobOf(sqlite3_value* value) {
    const void* blob = sqlite3_value_blob(value);
    return bytesOf(blob, sqlite3_value_bytes(value));
}

/// The text that stands for a value where everything is text.
std::string rawText(sqlite3_value* value) {
    switch (sqlite3_value_type(value)) {
    case SQLITE_NULL:
        return {};
    case SQLITE_INTEGER:
        return std::to_string(sqlite3_value_int64(value));
    case SQLITE_FLOAT:
        return printFloat(sqlite3_value_double(value));
    case SQLITE_TEXT:
        return std::string(textOf(value));
    default:
        return toHex(blobOf(value));
    }
}

bool fitsLength(std::string_view text, const LogicalType& type) {
    // Code points are never more than bytes, so short texts need no counting.
    return type.length == 0 || text.size() <= type.length || countCodePoints(text) <= type.length;
}

/// Why a value cannot be delivered as a type, in the words of the types' own parsers.
Error reasonFor(sqlite3_value* value, const LogicalType& type) {
    const std::string raw = rawText(value);
    const std::string shown = sqlite3_value_type(value) == SQLITE_TEXT ? quoted(raw) : raw.substr(0, 100);
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
        if (sqlite3_value_type(value) == SQLITE_INTEGER)
            return makeError(Code::WouldLose, shown, printType(type));
        return makeError(Code::NotADecimal, shown);
    default:
        return makeError(Code::InvalidArgument, shown + " is not " + printType(type));
    }
}

} // namespace

SqliteRowCollector::SqliteRowCollector(const std::vector<Field>& fields, bool raw, std::optional<std::uint64_t> limit)
    : m_raw(raw), m_limit(limit.value_or(std::numeric_limits<std::uint64_t>::max())),
      m_arena(std::make_shared<Arena>()) {
    for (const Field& field : fields) {
        Pending column;
        column.type = field.type;
        column.name = field.name;
        column.width = storageWidth(field.type.kind);
        column.values = std::make_unique<std::byte[]>(column.width * kBatchRows);
        column.nulls = std::make_unique<bool[]>(kBatchRows);
        m_columns.push_back(std::move(column));
    }
}

bool SqliteRowCollector::visit(sqlite3_value* const* values) {
    ++m_seen;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        Pending& column = m_columns[i];
        const int storage = sqlite3_value_type(values[i]);
        if (storage == SQLITE_NULL && !m_raw) {
            column.nulls[m_rows] = true;
            column.hasNulls = true;
            continue;
        }
        column.nulls[m_rows] = false;
        if (!(m_raw ? storeRaw(column, values[i], storage) : store(column, values[i], storage))) [[unlikely]] {
            refuse(column, i, values);
            return reachedLimit() || m_rows + m_malformed.size() == kBatchRows;
        }
    }
    m_origins.rowNumber.push_back(m_seen);
    ++m_rows;
    return reachedLimit() || m_rows + m_malformed.size() == kBatchRows || m_textBytes >= kBatchTextBytes;
}

void SqliteRowCollector::take(Batch& batch) {
    batch.rows = m_rows;
    batch.columns.reserve(m_columns.size());
    for (Pending& pending : m_columns) {
        auto column = std::make_shared<Column>(pending.type, m_rows);
        if (m_rows > 0 && pending.width > 0)
            std::memcpy(column->values<std::byte>().data(), pending.values.get(), m_rows * pending.width);
        if (pending.hasNulls)
            for (std::size_t row = 0; row < m_rows; ++row)
                if (pending.nulls[row])
                    column->setNull(row);
        if (pending.type.kind == TypeKind::Text || pending.type.kind == TypeKind::Binary)
            column->keepAlive(m_arena);
        batch.columns.push_back(std::move(column));
        pending.hasNulls = false;
    }
    batch.origins = std::exchange(m_origins, {});
    batch.origins.byteOffset.assign(m_rows, 0);
    batch.malformed = std::exchange(m_malformed, {});
    m_arena = std::make_shared<Arena>();
    m_origins.rowNumber.reserve(kBatchRows);
    m_rows = 0;
    m_textBytes = 0;
}

bool SqliteRowCollector::store(Pending& column, sqlite3_value* value, int storage) {
    switch (column.type.kind) {
    case TypeKind::Integer:
        column.at<std::int64_t>(m_rows) = sqlite3_value_int64(value);
        return storage == SQLITE_INTEGER;
    case TypeKind::Text:
        if (storage == SQLITE_TEXT) [[likely]]
            return storeText(column, textOf(value));
        return storeText(column, rawText(value));
    case TypeKind::Decimal:
        return storeDecimal(column, value, storage);
    case TypeKind::Float: {
        const std::int64_t number = storage == SQLITE_INTEGER ? sqlite3_value_int64(value) : 0;
        column.at<double>(m_rows) = sqlite3_value_double(value);
        return storage == SQLITE_FLOAT ||
               (storage == SQLITE_INTEGER && number <= kExactInteger && number >= -kExactInteger);
    }
    case TypeKind::Date:
        return storage == SQLITE_TEXT && parseIsoDate(textOf(value), column.at<Date>(m_rows));
    case TypeKind::Time:
        return storage == SQLITE_TEXT && parseIsoTime(textOf(value), column.at<Time>(m_rows));
    case TypeKind::Uuid:
        return storage == SQLITE_TEXT && parseUuid(textOf(value), column.at<Uuid>(m_rows));
    case TypeKind::Timestamp: {
        StampText read;
        const bool good = storage == SQLITE_TEXT && readStamp(textOf(value), read) &&
                          (read.dateOnly || read.zoned == column.type.zoned);
        column.at<Timestamp>(m_rows) = read.stamp;
        return good;
    }
    case TypeKind::Boolean: {
        const std::int64_t number = storage == SQLITE_INTEGER ? sqlite3_value_int64(value) : -1;
        bool truth = number == 1;
        const bool good = number == 0 || number == 1 || (storage == SQLITE_TEXT && readBoolean(textOf(value), truth));
        column.at<std::uint8_t>(m_rows) = truth;
        return good;
    }
    case TypeKind::Binary:
        if (storage != SQLITE_BLOB && storage != SQLITE_TEXT)
            return false;
        storeBytes(column, storage == SQLITE_BLOB ? blobOf(value) : textOf(value));
        return true;
    case TypeKind::Null:
        break;
    }
    return false;
}

bool SqliteRowCollector::storeRaw(Pending& column, sqlite3_value* value, int storage) {
    return storage == SQLITE_TEXT ? storeText(column, textOf(value)) : storeText(column, rawText(value));
}

bool SqliteRowCollector::storeText(Pending& column, std::string_view text) {
    if (findInvalidUtf8(text) != std::string_view::npos || !fitsLength(text, column.type))
        return false;
    storeBytes(column, text);
    return true;
}

bool SqliteRowCollector::storeDecimal(Pending& column, sqlite3_value* value, int storage) {
    Decimal number;
    if (storage == SQLITE_INTEGER) {
        number = Decimal::of(sqlite3_value_int64(value));
    } else if (storage == SQLITE_FLOAT) {
        std::int64_t unscaled = 0;
        if (column.type.scale > 22 || !exactDecimal(sqlite3_value_double(value), column.type.scale, unscaled))
            return false;
        number = Decimal::of(unscaled, column.type.scale);
    } else if (storage != SQLITE_TEXT || !parseDecimal(textOf(value), number)) {
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
    char* place = m_arena->allocate(bytes.size());
    std::memcpy(place, bytes.data(), bytes.size());
    column.at<std::string_view>(m_rows) = {place, bytes.size()};
    m_textBytes += bytes.size();
}

void SqliteRowCollector::refuse(const Pending& column, std::size_t index, sqlite3_value* const* values) {
    MalformedRow row;
    row.rowNumber = m_seen;
    row.error = at(reasonFor(values[index], column.type), column.name);
    for (std::size_t i = 0; i < m_columns.size() && row.raw.size() < kMostRawBytes; ++i) {
        row.raw += i > 0 ? "," : "";
        row.raw += rawText(values[i]);
    }
    row.raw.resize(std::min(row.raw.size(), kMostRawBytes));
    m_malformed.push_back(std::move(row));
}

} // namespace mw
