// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/ddl/ddl_type.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace mw::ddl {

namespace {

enum class Family { Boolean, Bit, Integer, Decimal, Money, SmallMoney, Number, Float, Text, Sized, Date, Time, Timestamp, Zoned, Binary, Uuid };

const std::map<std::string_view, Family>& families() {
    using enum Family;
    static const std::map<std::string_view, Family> all = {
        {"BOOLEAN", Boolean}, {"BOOL", Boolean}, {"BIT", Bit},
        {"INT", Integer}, {"INTEGER", Integer}, {"SMALLINT", Integer}, {"BIGINT", Integer}, {"TINYINT", Integer},
        {"MEDIUMINT", Integer}, {"INT2", Integer}, {"INT4", Integer}, {"INT8", Integer}, {"SERIAL", Integer},
        {"BIGSERIAL", Integer}, {"SMALLSERIAL", Integer}, {"SERIAL2", Integer}, {"SERIAL4", Integer},
        {"SERIAL8", Integer}, {"YEAR", Integer}, {"PLS_INTEGER", Integer}, {"OID", Integer},
        {"DECIMAL", Decimal}, {"NUMERIC", Decimal}, {"DEC", Decimal}, {"FIXED", Decimal}, {"NUMBER", Number},
        {"MONEY", Money}, {"SMALLMONEY", SmallMoney},
        {"FLOAT", Float}, {"REAL", Float}, {"DOUBLE", Float}, {"DOUBLE PRECISION", Float}, {"FLOAT4", Float},
        {"FLOAT8", Float}, {"BINARY_FLOAT", Float}, {"BINARY_DOUBLE", Float},
        {"CHAR", Sized}, {"CHARACTER", Sized}, {"NCHAR", Sized}, {"VARCHAR", Sized}, {"VARCHAR2", Sized},
        {"NVARCHAR", Sized}, {"NVARCHAR2", Sized}, {"CHARACTER VARYING", Sized}, {"CHAR VARYING", Sized},
        {"NATIONAL CHARACTER", Sized}, {"NATIONAL CHARACTER VARYING", Sized}, {"NATIONAL CHAR", Sized},
        {"NATIONAL VARCHAR", Sized}, {"NATIVE CHARACTER", Sized}, {"VARYING CHARACTER", Sized}, {"BPCHAR", Sized},
        {"SYSNAME", Text}, {"NAME", Text}, {"STRING", Text},
        {"TEXT", Text}, {"TINYTEXT", Text}, {"MEDIUMTEXT", Text}, {"LONGTEXT", Text}, {"NTEXT", Text}, {"CLOB", Text},
        {"NCLOB", Text}, {"CITEXT", Text}, {"LONG", Text}, {"XML", Text}, {"XMLTYPE", Text}, {"JSON", Text},
        {"JSONB", Text}, {"ENUM", Text}, {"SET", Text}, {"TSVECTOR", Text}, {"INET", Text}, {"CIDR", Text},
        {"MACADDR", Text}, {"HIERARCHYID", Text}, {"INTERVAL", Text}, {"GEOMETRY", Text}, {"GEOGRAPHY", Text},
        {"POINT", Text}, {"POLYGON", Text}, {"LINESTRING", Text}, {"HSTORE", Text}, {"SQL_VARIANT", Text},
        {"ROWID", Text}, {"UROWID", Text},
        {"DATE", Date}, {"TIME", Time}, {"TIMETZ", Text}, {"TIMESTAMP", Timestamp}, {"DATETIME", Timestamp},
        {"DATETIME2", Timestamp}, {"SMALLDATETIME", Timestamp}, {"TIMESTAMPTZ", Zoned}, {"DATETIMEOFFSET", Zoned},
        {"BLOB", Binary}, {"TINYBLOB", Binary}, {"MEDIUMBLOB", Binary}, {"LONGBLOB", Binary}, {"BYTEA", Binary},
        {"BINARY", Binary}, {"VARBINARY", Binary}, {"BINARY VARYING", Binary}, {"IMAGE", Binary}, {"RAW", Binary},
        {"LONG RAW", Binary}, {"ROWVERSION", Binary}, {"BFILE", Binary}, {"BINARY LARGE OBJECT", Binary},
        {"CHARACTER LARGE OBJECT", Text},
        {"UUID", Uuid}, {"UNIQUEIDENTIFIER", Uuid}, {"GUID", Uuid},
    };
    return all;
}

LogicalType decimalOf(const std::vector<std::uint32_t>& numbers) {
    if (numbers.empty())
        return LogicalType::decimal(38, 10);
    const std::uint32_t precision = std::clamp<std::uint32_t>(numbers[0], 1, 38);
    const std::uint32_t scale = numbers.size() > 1 ? std::min(numbers[1], precision) : 0;
    return LogicalType::decimal(std::uint8_t(precision), std::uint8_t(scale));
}

} // namespace

std::optional<LogicalType> logicalType(const DeclaredSqlType& declared) {
    const auto known = families().find(declared.words);
    if (known == families().end())
        return std::nullopt;
    if (declared.isArray)
        return LogicalType::text();
    const std::uint32_t length = declared.numbers.empty() ? 0 : declared.numbers[0];
    switch (known->second) {
    case Family::Boolean:
        return LogicalType::boolean();
    case Family::Bit:
        return length > 1 ? LogicalType::binary() : LogicalType::boolean();
    case Family::Integer:
        return LogicalType::integer();
    case Family::Number: // Oracle's: without digits behind the point an integer where 64 bits hold it
        if (!declared.numbers.empty() && length <= 18 && (declared.numbers.size() < 2 || declared.numbers[1] == 0))
            return LogicalType::integer();
        return decimalOf(declared.numbers);
    case Family::Decimal:
        return decimalOf(declared.numbers);
    case Family::Money:
        return LogicalType::decimal(19, 4);
    case Family::SmallMoney:
        return LogicalType::decimal(10, 4);
    case Family::Float:
        return LogicalType::floating();
    case Family::Text:
        return LogicalType::text();
    case Family::Sized:
        return LogicalType::text(length);
    case Family::Date:
        return declared.inOracle ? LogicalType::timestamp() : LogicalType::date();
    case Family::Time:
        return declared.isZoned ? LogicalType::text() : LogicalType::time();
    case Family::Timestamp:
        return LogicalType::timestamp(declared.isZoned);
    case Family::Zoned:
        return LogicalType::timestamp(true);
    case Family::Binary:
        return LogicalType::binary();
    case Family::Uuid:
        break;
    }
    return LogicalType::uuid();
}

} // namespace mw::ddl
