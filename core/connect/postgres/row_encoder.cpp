// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/postgres/row_encoder.h"

#include "core/connect/qtsql/row_text.h"

#include <cstring>
#include <limits>

namespace mw {

namespace {

using namespace postgres;

} // namespace

PostgresRowEncoder::PostgresRowEncoder(const ServerTable& table, const std::vector<std::size_t>& fields,
                                       const std::vector<LogicalType>& types, bool isNumbered)
    : m_places(fields.size()), m_isNumbered(isNumbered) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const ServerColumn& column = table.columns[fields[i]];
        Target target;
        target.way = wayFor(types[i], column.type);
        target.limits = limitsOf(table.entity.fields[fields[i]], column);
        target.scale = types[i].scale;
        m_isBinary = m_isBinary && target.way != Way::Printed;
        const bool isText = target.way == Way::Text || target.way == Way::PrintedText;
        m_isCanonical = m_isCanonical && target.way != Way::Printed && target.way != Way::Json &&
                        (!isText || column.type == "text" || column.type == "varchar");
        m_targets.push_back(target);
    }
}

/// Binary where the batch's kind is the column's, or becomes it without loss; otherwise the column's own reading of text.
PostgresRowEncoder::Way PostgresRowEncoder::wayFor(const LogicalType& from, const std::string& to) {
    const bool isText = to == "text" || to == "varchar" || to == "bpchar";
    switch (from.kind) {
    case TypeKind::Boolean:
        return to == "bool" ? Way::Boolean : isText ? Way::PrintedText : Way::Printed;
    case TypeKind::Integer:
        return to == "int8"      ? Way::Integer
               : to == "int4"    ? Way::Middle
               : to == "int2"    ? Way::Small
               : to == "numeric" ? Way::IntegerAsNumeric
               : isText          ? Way::PrintedText
                                 : Way::Printed;
    case TypeKind::Decimal:
        return to == "numeric" ? Way::Numeric : isText ? Way::PrintedText : Way::Printed;
    case TypeKind::Float:
        return to == "float8" ? Way::Float : to == "float4" ? Way::Real : isText ? Way::PrintedText : Way::Printed;
    case TypeKind::Text:
        return isText || to == "json" || to == "xml" ? Way::Text : to == "jsonb" ? Way::Json : Way::Printed;
    case TypeKind::Date:
        return to == "date" ? Way::Date : isText ? Way::PrintedText : Way::Printed;
    case TypeKind::Time:
        return to == "time" ? Way::Time : isText ? Way::PrintedText : Way::Printed;
    case TypeKind::Timestamp:
        // A moment with a zone and one without are not the same: each goes only where it is what it was.
        if (to == (from.zoned ? "timestamptz" : "timestamp"))
            return Way::Timestamp;
        return isText ? Way::PrintedText : Way::Printed;
    case TypeKind::Binary:
        return to == "bytea" ? Way::Binary : isText ? Way::PrintedText : Way::Printed;
    case TypeKind::Uuid:
        return to == "uuid" ? Way::Uuid : isText ? Way::PrintedText : Way::Printed;
    case TypeKind::Null:
        break;
    }
    return Way::PrintedText; // only nulls come
}

ValueLimits PostgresRowEncoder::limitsOf(const Field& field, const ServerColumn& column) {
    ValueLimits limits;
    limits.type = field.type;
    limits.isRequired = !field.nullable;
    limits.isOpen = column.isOpen;
    limits.isSingle = column.type == "float4";
    limits.fractionDigits = column.fractionDigits;
    const auto narrow = [&](auto least, auto most, const char* name) {
        limits.least = least;
        limits.most = most;
        limits.name = name;
    };
    if (column.type == "int2")
        narrow(std::numeric_limits<std::int16_t>::min(), std::numeric_limits<std::int16_t>::max(), "smallint");
    else if (column.type == "int4")
        narrow(std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max(), "integer");
    else if (limits.isSingle)
        limits.name = "real";
    return limits;
}

std::optional<RowError> PostgresRowEncoder::add(Bytes& into, const Batch& batch, std::uint32_t row) {
    const std::size_t begin = into.size();
    if (m_isBinary) {
        into.reserve(10);
        into.put(std::int16_t(m_targets.size() + (m_isNumbered ? 1 : 0)));
        if (m_isNumbered) {
            into.put(std::int32_t(4));
            into.put(std::int32_t(row));
        }
    } else if (m_isNumbered) {
        into.append(std::to_string(row) + "\t");
    }
    for (std::size_t i = 0; i < m_targets.size(); ++i) {
        const Target& target = m_targets[i];
        const Column& column = *batch.columns[i];
        const bool isNull = column.isNull(row);
        if (std::optional<RowError> error = target.limits.refuse(column, row)) {
            into.truncate(begin);
            error->row = row;
            error->field = std::uint32_t(i);
            return error;
        }
        m_places[i] = into.size();
        if (!m_isBinary) {
            if (i > 0)
                into.appendCharacter('\t');
            if (isNull)
                into.append("\\N");
            else
                putText(into, column, row);
        } else if (isNull) {
            into.reserve(4);
            into.put(std::int32_t(-1));
        } else {
            putBinary(into, target, column, row);
        }
    }
    if (!m_isBinary)
        into.appendCharacter('\n');
    return std::nullopt;
}

void PostgresRowEncoder::putText(Bytes& into, const Column& column, std::uint32_t row) {
    m_cell = column.type().kind == TypeKind::Binary ? "\\\\x" : ""; // bytea's own hexadecimal form
    appendCell(m_cell, column, row);
    if (column.type().kind == TypeKind::Timestamp && column.type().zoned)
        m_cell += 'Z';
    into.append(m_cell);
}

void PostgresRowEncoder::putBinary(Bytes& into, const Target& target, const Column& column, std::uint32_t row) const {
    const std::size_t i = column.at(row);
    const auto number = [&into](auto value) {
        into.reserve(4 + sizeof value);
        into.put(std::int32_t(sizeof value));
        into.put(value);
    };
    const auto bytes = [&into](std::string_view text) {
        into.reserve(4 + text.size());
        into.put(std::int32_t(text.size()));
        into.put(text);
    };
    switch (target.way) {
    case Way::Boolean:
        into.reserve(5);
        into.put(std::int32_t(1));
        into.put(std::string_view(column.values<std::uint8_t>()[i] != 0 ? "\1" : "\0", 1));
        break;
    case Way::Small:
        number(std::int16_t(column.values<std::int64_t>()[i]));
        break;
    case Way::Middle:
        number(std::int32_t(column.values<std::int64_t>()[i]));
        break;
    case Way::Integer:
        number(column.values<std::int64_t>()[i]);
        break;
    case Way::IntegerAsNumeric:
    case Way::Numeric: {
        const bool isWhole = target.way == Way::IntegerAsNumeric;
        const Int128 value = isWhole ? Int128(column.values<std::int64_t>()[i]) : column.values<Int128>()[i];
        const std::uint8_t scale = isWhole ? std::uint8_t(0) : target.scale;
        Int128 fitted = value;
        const bool fits = target.limits.fit(value, scale, fitted);
        MW_ASSERT(fits, "a value that does not fit is refused before");
        into.reserve(kMostNumericBytes);
        putNumeric(into, fitted, target.limits.scaleOf(scale));
        break;
    }
    case Way::Real: {
        const auto value = float(column.values<double>()[i]);
        std::uint32_t bits;
        std::memcpy(&bits, &value, sizeof bits);
        number(bits);
        break;
    }
    case Way::Float: {
        std::uint64_t bits;
        std::memcpy(&bits, &column.values<double>()[i], sizeof bits);
        number(bits);
        break;
    }
    case Way::Text:
    case Way::Binary:
        bytes(column.values<std::string_view>()[i]);
        break;
    case Way::Json: {
        const std::string_view text = column.values<std::string_view>()[i];
        into.reserve(5 + text.size());
        into.put(std::int32_t(text.size() + 1));
        into.put(std::string_view("\1", 1)); // the version of jsonb's form
        into.put(text);
        break;
    }
    case Way::Date:
        number(std::int32_t(column.values<Date>()[i].days - kEpochDays));
        break;
    case Way::Time:
        number(column.values<Time>()[i].micros);
        break;
    case Way::Timestamp:
        number(column.values<Timestamp>()[i].micros - kEpochMicros);
        break;
    case Way::Uuid: {
        const Uuid& value = column.values<Uuid>()[i];
        bytes(std::string_view(reinterpret_cast<const char*>(value.bytes.data()), value.bytes.size()));
        break;
    }
    case Way::PrintedText:
        bytes(printValue(column.value(row), column.type()));
        break;
    case Way::Printed:
        break; // never in binary
    }
}

} // namespace mw
