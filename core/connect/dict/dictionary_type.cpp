// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/dict/dictionary_type.h"

#include "core/connect/dict/column_roles.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <string>
#include <vector>

namespace mw::dict {

namespace {

enum class Named { Text, Integer, Decimal, Float, Boolean, Date, Time, Timestamp, ZonedTimestamp, Binary, Uuid };

const std::map<std::string, Named, std::less<>>& words() {
    static const std::map<std::string, Named, std::less<>> table = [] {
        std::map<std::string, Named, std::less<>> found;
        const auto add = [&](Named named, std::initializer_list<const char*> all) {
            for (const char* const word : all)
                found.emplace(plainName(word), named);
        };
        add(Named::Text, {"text", "string", "str", "char", "character", "varchar", "varchar2", "nvarchar", "nvarchar2", "nchar", "bpchar", "character varying",
                          "clob", "nclob", "longtext", "mediumtext", "tinytext", "memo", "alphanumeric", "alpha", "an", "a", "email", "phone", "url", "picklist",
                          "multipicklist", "multi select picklist", "picklist multi select", "textarea", "text area", "long text area", "rich text area", "id",
                          "reference", "lookup", "master detail", "combobox", "list", "enum", "set", "json", "jsonb", "xml", "auto number", "freitext", "zeichenkette", "zeichen"});
        add(Named::Integer, {"integer", "int", "int2", "int4", "int8", "bigint", "smallint", "tinyint", "mediumint", "long", "short", "serial", "bigserial",
                             "whole number", "identity", "int32", "int64", "ganzzahl"});
        add(Named::Decimal, {"decimal", "numeric", "number", "dec", "money", "currency", "smallmoney", "percent", "n", "zahl", "dezimal", "dezimalzahl", "währung", "betrag", "amount"});
        add(Named::Float, {"float", "double", "real", "double precision", "float8", "float4", "binary double", "binary float", "gleitkommazahl"});
        add(Named::Boolean, {"boolean", "bool", "bit", "checkbox", "flag", "yes no", "logical", "true false", "ja nein", "wahrheitswert"});
        add(Named::Date, {"date", "datum"});
        add(Named::Time, {"time", "time of day", "zeit", "uhrzeit", "time without time zone"});
        add(Named::Timestamp, {"timestamp", "datetime", "datetime2", "date time", "smalldatetime", "timestamp without time zone", "zeitstempel", "datum uhrzeit"});
        add(Named::ZonedTimestamp, {"timestamptz", "timestamp with time zone", "datetimeoffset", "timestamp with local time zone"});
        add(Named::Binary, {"binary", "varbinary", "blob", "bytea", "image", "longblob", "raw", "base64", "binär"});
        add(Named::Uuid, {"uuid", "guid", "uniqueidentifier"});
        return found;
    }();
    return table;
}

} // namespace

std::optional<LogicalType> readType(std::string_view text, const Size& size) {
    // The words in front of the parenthesis, those behind it, and the numbers inside.
    const std::size_t open = std::min(text.find_first_of("(["), text.size());
    const std::size_t close = open < text.size() ? std::min(text.find_first_of(")]", open), text.size()) : open;
    std::vector<std::uint32_t> numbers;
    for (std::size_t i = open; i < close; ++i) {
        if (text[i] < '0' || text[i] > '9')
            continue;
        std::uint32_t number = 0;
        const auto [end, failure] = std::from_chars(text.data() + i, text.data() + close, number);
        if (failure == std::errc())
            numbers.push_back(number);
        i = std::size_t(end - text.data());
    }
    std::string word = plainName(text.substr(0, open));
    const std::string behind = close < text.size() ? plainName(text.substr(close + 1)) : std::string();
    for (const std::string_view sign : {" unsigned", " signed", " identity", " auto increment", " not null", " null"})
        if (word.ends_with(sign))
            word.resize(word.size() - sign.size());
    auto found = words().find(behind.empty() ? word : word + " " + behind);
    if (found == words().end())
        found = words().find(word);
    if (found == words().end())
        return std::nullopt;

    const auto numberAt = [&](std::size_t place, const std::optional<std::uint32_t>& column) {
        return place < numbers.size() ? std::optional<std::uint32_t>(numbers[place]) : column;
    };
    switch (found->second) {
    case Named::Text:
        return LogicalType::text(numberAt(0, size.length).value_or(0));
    case Named::Integer:
        return LogicalType::integer();
    case Named::Decimal: {
        const auto precision = numberAt(0, size.precision ? size.precision : size.length);
        const auto scale = numberAt(1, size.scale);
        if (!precision && !scale)
            return LogicalType::decimal(38, 10); // nothing is said of its size
        const std::uint32_t digits = std::clamp<std::uint32_t>(precision.value_or(38), 1, 38);
        return LogicalType::decimal(std::uint8_t(digits), std::uint8_t(std::min(scale.value_or(0), digits)));
    }
    case Named::Float:
        return LogicalType::floating();
    case Named::Boolean:
        return LogicalType::boolean();
    case Named::Date:
        return LogicalType::date();
    case Named::Time:
        return LogicalType::time();
    case Named::Timestamp:
        return LogicalType::timestamp();
    case Named::ZonedTimestamp:
        return LogicalType::timestamp(true);
    case Named::Binary:
        return LogicalType::binary();
    case Named::Uuid:
        return LogicalType::uuid();
    }
    return std::nullopt;
}

} // namespace mw::dict
