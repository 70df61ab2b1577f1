// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/odbc/value_check.h"

#include <sql.h>
#include <sqlext.h>

#include <algorithm>
#include <string_view>

namespace mw {

namespace {

std::string_view withoutEnd(std::string_view text) {
    const std::size_t last = text.find_last_not_of(' ');
    return last == std::string_view::npos ? std::string_view() : text.substr(0, last + 1);
}

bool isTrue(std::string_view text) {
    return text == "1" || text == "t" || text == "true" || text == "TRUE";
}

/// The value that a text stands for in a column; none where it stands for none.
std::optional<Value> valueOf(const LogicalType& type, const std::string& text) {
    switch (type.kind) {
    case TypeKind::Decimal: { // whatever the number of zeros behind its mark
        Decimal value, scaled;
        if (!parseDecimal(text, value) || rescale(value, type.scale, Rounding::Refuse, scaled) != DivideOutcome::Ok)
            return std::nullopt;
        return Value(scaled);
    }
    case TypeKind::Boolean:
        return Value(isTrue(text));
    case TypeKind::Timestamp: {
        Timestamp value;
        bool isZoned = false;
        return parseIsoTimestamp(text, value, isZoned) ? std::optional<Value>(value) : std::nullopt;
    }
    default: {
        auto value = parseValue(text, type);
        return value.ok() ? std::optional(std::move(value).value()) : std::nullopt;
    }
    }
}

} // namespace

OdbcValueCheck::OdbcValueCheck(const ServerTable& table, std::vector<std::size_t> columns)
    : m_table(table), m_columns(std::move(columns)) {
    for (const std::size_t column : m_columns) {
        const std::string& type = table.columns[column].type;
        m_isPadded.push_back(type == std::to_string(SQL_CHAR) || type == std::to_string(SQL_WCHAR));
    }
}

bool OdbcValueCheck::isSame(std::size_t place, const std::string& sent, const std::string& there) const {
    if (sent == there)
        return true;
    const LogicalType& type = m_table.entity.fields[m_columns[place]].type;
    if (type.kind == TypeKind::Text)
        return m_isPadded[place] && withoutEnd(sent) == withoutEnd(there);
    const auto left = valueOf(type, sent), right = valueOf(type, there);
    return left && right && *left == *right;
}

std::optional<std::size_t> OdbcValueCheck::changed(const ServerRow& sent, const ServerRow& image,
                                                   const ServerRowForm& form) const {
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const auto place = std::find(form.columns().begin(), form.columns().end(), m_columns[i]);
        const std::optional<std::string>& there = image[std::size_t(place - form.columns().begin())];
        if (sent[i].has_value() != there.has_value() || (sent[i] && !isSame(i, *sent[i], *there)))
            return i;
    }
    return std::nullopt;
}

} // namespace mw
