// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/qtsql/server_row_form.h"

#include <algorithm>

namespace mw {

namespace {

void appendPrinted(std::string& image, const std::optional<std::string>& value) {
    StoredValue stored;
    if (value) {
        stored.kind = StoredValue::Kind::Text;
        stored.bytes = *value;
    }
    appendStored(image, stored);
}

} // namespace

ServerRowForm::ServerRowForm(const ServerExpressions& expressions, const ServerTable& table)
    : m_expressions(expressions), m_table(table) {
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        if (!table.columns[i].isComputed)
            m_columns.push_back(i);
    for (const Key& key : table.entity.keys) {
        std::vector<std::size_t> places;
        for (const std::string& name : key.fields) {
            const auto index = table.entity.fieldIndex(name);
            const auto place = index ? std::find(m_columns.begin(), m_columns.end(), *index) : m_columns.end();
            if (place != m_columns.end() && (key.primary || !table.entity.fields[*index].nullable))
                places.push_back(std::size_t(place - m_columns.begin()));
        }
        if (places.size() == key.fields.size() && (m_key.empty() || key.primary))
            m_key = std::move(places);
    }
}

std::string ServerRowForm::imageList(std::string_view of) const {
    std::string list;
    for (const std::size_t column : m_columns)
        list += (list.empty() ? "" : ", ") + m_expressions.printed(m_table, column, of);
    return list;
}

std::string ServerRowForm::keyList(std::string_view of) const {
    std::string list;
    for (const std::size_t place : m_key)
        list += (list.empty() ? "" : ", ") + m_expressions.printed(m_table, m_columns[place], of);
    return list;
}

std::string ServerRowForm::image(const ServerRow& row, std::size_t first) const {
    std::string image;
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        appendPrinted(image, row[first + i]);
    return image;
}

std::string ServerRowForm::keyOf(const ServerRow& row, std::size_t first) const {
    std::string key;
    for (const std::size_t place : m_key)
        appendPrinted(key, row[first + place]);
    return key;
}

std::optional<ServerRow> printedValues(std::string_view image, std::size_t count) {
    ServerRow row;
    StoredValue value;
    while (takeStored(image, value)) {
        if (value.kind == StoredValue::Kind::Text)
            row.emplace_back(std::string(value.bytes));
        else if (value.kind == StoredValue::Kind::Null)
            row.emplace_back();
        else
            return std::nullopt;
    }
    return image.empty() && row.size() == count ? std::optional(std::move(row)) : std::nullopt;
}

std::string describeServerKey(std::string_view key) {
    std::string text;
    StoredValue value;
    while (takeStored(key, value))
        text.append(text.empty() ? "" : ", ").append(value.bytes);
    return text;
}

} // namespace mw
