// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/qtsql/row_collector.h"

#include "core/base/utf8.h"
#include "core/connect/qtsql/row_text.h"

#include <algorithm>
#include <numeric>

namespace mw {

namespace {

constexpr std::size_t kMostRawBytes = 4096;

bool readBoolean(std::string_view text, bool& out) {
    out = text == "1" || text == "t" || text == "true" || text == "TRUE" || text == "True";
    return out || text == "0" || text == "f" || text == "false" || text == "FALSE" || text == "False";
}

} // namespace

RowCollector::RowCollector(const std::vector<Field>& fields) : m_fields(fields) {
    startBatch();
}

void RowCollector::startBatch() {
    m_columns.clear();
    for (const Field& field : m_fields)
        m_columns.push_back(std::make_shared<Column>(field.type, kBatchRows));
    m_numbers.clear();
    m_rows = 0;
    m_textBytes = 0;
}

void RowCollector::putText(std::size_t column, std::string_view text) {
    const LogicalType& type = m_fields[column].type;
    if (const std::size_t place = findInvalidUtf8(text); place != std::string_view::npos)
        return fail(column, makeError(Code::InvalidUtf8, "UTF-8", std::to_string(place)), text);
    // Code points are never more than bytes, so short texts need no counting.
    if (type.length > 0 && text.size() > type.length && countCodePoints(text) > type.length)
        return fail(column, makeError(Code::TooLong, quoted(text), std::to_string(type.length)), text);
    putBytes(column, text);
}

void RowCollector::putBytes(std::size_t column, std::string_view bytes) {
    m_textBytes += bytes.size();
    put(column, m_columns[column]->arena().copy(bytes));
}

void RowCollector::parse(std::size_t column, std::string_view text) {
    const LogicalType& type = m_fields[column].type;
    switch (type.kind) {
    case TypeKind::Text:
        return putText(column, text);
    case TypeKind::Boolean: {
        bool value = false;
        if (!readBoolean(text, value))
            return fail(column, makeError(Code::NotABoolean, quoted(text)), text);
        return put(column, std::uint8_t(value));
    }
    case TypeKind::Integer: {
        std::int64_t value = 0;
        if (!parseInteger(text, value))
            return fail(column, makeError(Code::NotAnInteger, quoted(text)), text);
        return put(column, value);
    }
    case TypeKind::Decimal: {
        Decimal value, scaled;
        if (!parseDecimal(text, value))
            return fail(column, makeError(Code::NotADecimal, quoted(text)), text);
        const DivideOutcome outcome = rescale(value, type.scale, Rounding::Refuse, scaled);
        if (outcome == DivideOutcome::WouldRound)
            return fail(column, makeError(Code::WouldRound, quoted(text), std::to_string(type.scale)), text);
        if (outcome != DivideOutcome::Ok)
            return fail(column, makeError(Code::OutOfRange, quoted(text), printType(type)), text);
        return put(column, scaled.unscaled);
    }
    case TypeKind::Float: {
        double value = 0;
        if (!parseFloat(text, value))
            return fail(column, makeError(Code::NotADecimal, quoted(text)), text);
        return put(column, value);
    }
    case TypeKind::Date: {
        Date value;
        if (!parseIsoDate(text, value))
            return fail(column, makeError(Code::NotADate, quoted(text), "YYYY-MM-DD"), text);
        return put(column, value);
    }
    case TypeKind::Time: {
        Time value;
        if (!parseIsoTime(text, value))
            return fail(column, makeError(Code::NotATime, quoted(text), "HH:MM:SS"), text);
        return put(column, value);
    }
    case TypeKind::Timestamp: {
        Timestamp value;
        bool zoned = false;
        if (!parseIsoTimestamp(text, value, zoned))
            return fail(column, makeError(Code::NotATimestamp, quoted(text), "YYYY-MM-DD HH:MM:SS"), text);
        return put(column, value);
    }
    case TypeKind::Binary: {
        std::string bytes;
        if (!readHex(text, bytes))
            return fail(column, makeError(Code::InvalidArgument, quoted(text) + " is not hexadecimal"), text);
        return putBytes(column, bytes);
    }
    case TypeKind::Uuid: {
        Uuid value;
        if (!parseUuid(text, value))
            return fail(column, makeError(Code::NotAUuid, quoted(text)), text);
        return put(column, value);
    }
    case TypeKind::Null:
        return;
    }
}

void RowCollector::fail(std::size_t column, Error error, std::string_view shown) {
    if (m_failure)
        return;
    m_failure.emplace();
    m_failure->error = at(std::move(error), m_fields[column].name);
    m_failure->raw = std::string(shown.substr(0, kMostRawBytes));
}

void RowCollector::endRow() {
    ++m_seen;
    if (m_failure) {
        m_failure->rowNumber = m_seen;
        m_malformed.push_back(std::move(*m_failure));
        m_failure.reset();
        // What the row has left behind in the columns is the next one's to overwrite.
        for (const ColumnPtr& column : m_columns)
            if (column->isNull(m_rows))
                column->setValid(m_rows);
        return;
    }
    m_numbers.push_back(m_seen);
    ++m_rows;
}

bool RowCollector::take(Batch& batch) {
    batch.clear();
    batch.malformed = std::move(m_malformed);
    m_malformed.clear();
    if (m_rows == 0 && batch.malformed.empty())
        return false;
    batch.sequence = m_sequence++;
    batch.rows = m_rows;
    if (m_rows < kBatchRows) {
        std::vector<std::uint32_t> all(m_rows);
        std::iota(all.begin(), all.end(), 0u);
        for (ColumnPtr& column : m_columns)
            column = takeRows(*column, all);
    }
    batch.columns = std::move(m_columns);
    batch.origins.rowNumber = std::move(m_numbers);
    batch.origins.byteOffset.assign(m_rows, 0);
    startBatch();
    return true;
}

} // namespace mw
