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

/// Why a text is not of a type, as the types' own parsers would say it.
Error notOfType(std::string_view text, const LogicalType& type) {
    const std::string shown = quoted(text);
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
    default:
        return makeError(Code::NotADecimal, shown);
    }
}

} // namespace

SqliteRowCollector::SqliteRowCollector(const std::vector<Field>& fields, bool raw, std::optional<std::uint64_t> limit)
    : m_raw(raw), m_limit(limit.value_or(std::numeric_limits<std::uint64_t>::max())), m_arena(std::make_shared<Arena>()) {
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
        std::optional<Error> refused = m_raw ? storeRaw(column, values[i]) : store(column, values[i]);
        if (refused) [[unlikely]] {
            refuse(std::move(*refused), column.name, values);
            return reachedLimit() || m_rows + m_malformed.size() == kBatchRows;
        }
    }
    for (Pending& column : m_columns)
        column.nullCount += column.nulls[m_rows];
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
        if (pending.nullCount > 0)
            for (std::size_t row = 0; row < m_rows; ++row)
                if (pending.nulls[row])
                    column->setNull(row);
        if (pending.type.kind == TypeKind::Text || pending.type.kind == TypeKind::Binary)
            column->keepAlive(m_arena);
        batch.columns.push_back(std::move(column));
        pending.nullCount = 0;
    }
    batch.origins = std::exchange(m_origins, {});
    batch.origins.byteOffset.assign(m_rows, 0);
    batch.malformed = std::exchange(m_malformed, {});
    m_arena = std::make_shared<Arena>();
    m_rows = 0;
    m_textBytes = 0;
}

std::optional<Error> SqliteRowCollector::store(Pending& column, sqlite3_value* value) {
    const int kind = sqlite3_value_type(value);
    column.nulls[m_rows] = kind == SQLITE_NULL;
    switch (kind) {
    case SQLITE_NULL:
        return std::nullopt;
    case SQLITE_INTEGER:
        return storeInteger(column, sqlite3_value_int64(value));
    case SQLITE_FLOAT:
        return storeReal(column, sqlite3_value_double(value));
    case SQLITE_TEXT:
        return storeText(column, textOf(value));
    default:
        return storeBlob(column, blobOf(value));
    }
}

std::optional<Error> SqliteRowCollector::storeRaw(Pending& column, sqlite3_value* value) {
    column.nulls[m_rows] = false;
    if (sqlite3_value_type(value) == SQLITE_TEXT)
        return storeText(column, textOf(value));
    return storeBytes(column, rawText(value));
}

std::optional<Error> SqliteRowCollector::storeInteger(Pending& column, std::int64_t number) {
    switch (column.type.kind) {
    case TypeKind::Integer:
        column.as<std::int64_t>()[m_rows] = number;
        return std::nullopt;
    case TypeKind::Boolean:
        if (number != 0 && number != 1)
            break;
        column.as<std::uint8_t>()[m_rows] = std::uint8_t(number);
        return std::nullopt;
    case TypeKind::Decimal:
        return storeDecimal(column, Decimal::of(number));
    case TypeKind::Float:
        if (number > kExactInteger || number < -kExactInteger)
            return makeError(Code::WouldLose, std::to_string(number), printType(column.type));
        column.as<double>()[m_rows] = double(number);
        return std::nullopt;
    case TypeKind::Text: {
        char digits[24];
        const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
        return storeBytes(column, std::string_view(digits, std::size_t(end - digits)));
    }
    default:
        break;
    }
    return notOfType(std::to_string(number), column.type);
}

std::optional<Error> SqliteRowCollector::storeReal(Pending& column, double number) {
    switch (column.type.kind) {
    case TypeKind::Float:
        column.as<double>()[m_rows] = number;
        return std::nullopt;
    case TypeKind::Decimal: {
        std::int64_t unscaled = 0;
        if (column.type.scale <= 22 && exactDecimal(number, column.type.scale, unscaled))
            return storeDecimal(column, Decimal{unscaled, column.type.scale});
        return makeError(Code::WouldRound, printFloat(number), std::to_string(column.type.scale));
    }
    case TypeKind::Text:
        return storeBytes(column, printFloat(number));
    default:
        return notOfType(printFloat(number), column.type);
    }
}

std::optional<Error> SqliteRowCollector::storeText(Pending& column, std::string_view text) {
    switch (column.type.kind) {
    case TypeKind::Text:
        if (const std::size_t place = findInvalidUtf8(text); place != std::string_view::npos)
            return makeError(Code::InvalidUtf8, "UTF-8", std::to_string(place));
        if (column.type.length > 0 && text.size() > column.type.length && countCodePoints(text) > column.type.length)
            return makeError(Code::TooLong, quoted(text), std::to_string(column.type.length));
        return storeBytes(column, text);
    case TypeKind::Binary:
        return storeBytes(column, text);
    case TypeKind::Date:
        if (parseIsoDate(text, column.as<Date>()[m_rows]))
            return std::nullopt;
        break;
    case TypeKind::Timestamp: {
        StampText stamp;
        if (!readStamp(text, stamp) || (!stamp.dateOnly && stamp.zoned != column.type.zoned))
            break;
        column.as<Timestamp>()[m_rows] = stamp.stamp;
        return std::nullopt;
    }
    case TypeKind::Time:
        if (parseIsoTime(text, column.as<Time>()[m_rows]))
            return std::nullopt;
        break;
    case TypeKind::Uuid:
        if (parseUuid(text, column.as<Uuid>()[m_rows]))
            return std::nullopt;
        break;
    case TypeKind::Boolean: {
        bool truth = false;
        if (!readBoolean(text, truth))
            break;
        column.as<std::uint8_t>()[m_rows] = truth;
        return std::nullopt;
    }
    case TypeKind::Decimal: {
        Decimal number;
        if (parseDecimal(text, number))
            return storeDecimal(column, number);
        break;
    }
    default:
        break;
    }
    return notOfType(text, column.type);
}

std::optional<Error> SqliteRowCollector::storeBlob(Pending& column, std::string_view bytes) {
    if (column.type.kind == TypeKind::Binary)
        return storeBytes(column, bytes);
    const std::string shown = toHex(bytes.substr(0, column.type.kind == TypeKind::Text ? bytes.size() : 64));
    if (column.type.kind == TypeKind::Text)
        return storeBytes(column, shown);
    return notOfType(shown, column.type);
}

std::optional<Error> SqliteRowCollector::storeDecimal(Pending& column, const Decimal& number) {
    Decimal scaled;
    switch (rescale(number, column.type.scale, Rounding::Refuse, scaled)) {
    case DivideOutcome::Ok:
        if (const Int128 limit = powerOfTen(column.type.precision); scaled.unscaled < limit && scaled.unscaled > -limit) {
            column.as<Int128>()[m_rows] = scaled.unscaled;
            return std::nullopt;
        }
        break;
    case DivideOutcome::WouldRound:
        return makeError(Code::WouldRound, printDecimal(number), std::to_string(column.type.scale));
    default:
        break;
    }
    return makeError(Code::OutOfRange, printDecimal(number), printType(column.type));
}

std::optional<Error> SqliteRowCollector::storeBytes(Pending& column, std::string_view bytes) {
    column.as<std::string_view>()[m_rows] = bytes.empty() ? std::string_view("", 0) : m_arena->copy(bytes);
    m_textBytes += bytes.size();
    return std::nullopt;
}

void SqliteRowCollector::refuse(Error error, const std::string& field, sqlite3_value* const* values) {
    MalformedRow row;
    row.rowNumber = m_seen;
    row.error = at(std::move(error), field);
    for (std::size_t i = 0; i < m_columns.size() && row.raw.size() < kMostRawBytes; ++i) {
        row.raw += i > 0 ? "," : "";
        row.raw += rawText(values[i]);
    }
    row.raw.resize(std::min(row.raw.size(), kMostRawBytes));
    m_malformed.push_back(std::move(row));
}

} // namespace mw
