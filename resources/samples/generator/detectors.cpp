// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/samples/generator/detectors.h"

#include "resources/samples/generator/text.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <stdexcept>

namespace mw::sample {

namespace {

std::size_t columnOf(const Table& table, std::string_view column) {
    const auto found = std::find(table.columns.begin(), table.columns.end(), column);
    if (found == table.columns.end())
        throw std::runtime_error(table.name + " has no column " + std::string(column));
    return static_cast<std::size_t>(found - table.columns.begin());
}

bool isDay(std::string_view year, std::string_view month, std::string_view day) {
    int y = 0;
    unsigned m = 0;
    unsigned d = 0;
    std::from_chars(year.data(), year.data() + year.size(), y);
    std::from_chars(month.data(), month.data() + month.size(), m);
    std::from_chars(day.data(), day.data() + day.size(), d);
    return std::chrono::year_month_day{std::chrono::year{y}, std::chrono::month{m}, std::chrono::day{d}}.ok();
}

} // namespace

std::set<std::string> Readback::values(std::string_view table, std::string_view column) const {
    const Table& source = tables.find(table)->second;
    const std::size_t at = columnOf(source, column);
    std::set<std::string> result;
    for (const Row& row : source.rows)
        result.insert(row[at].asText());
    return result;
}

const Cell& Record::cell(std::string_view column) const {
    return m_row[columnOf(m_table, column)];
}

bool Record::blank(std::string_view column) const {
    return trimmed(text(column)).empty();
}

std::vector<std::string> detect(const Detector& detector, const Table& table) {
    std::set<std::string> keys;
    for (const Row& row : table.rows)
        if (detector.finds(Record(table, row)))
            keys.insert(row[0].asText());
    return {keys.begin(), keys.end()};
}

bool hasEdgeSpace(const std::string& text) {
    return text != trimmed(text);
}

bool isDayFirst(const std::string& text) {
    return text.size() >= 10 && text[2] == '/' && text[5] == '/' && isRealDate(text);
}

bool isRealDate(const std::string& text) {
    const std::string_view view = text;
    if (view.size() < 10)
        return false;
    if (view[4] == '-' && view[7] == '-')
        return isDay(view.substr(0, 4), view.substr(5, 2), view.substr(8, 2));
    return view[2] == '/' && view[5] == '/' && isDay(view.substr(6, 4), view.substr(3, 2), view.substr(0, 2));
}

bool isKnownOwner(const std::string& text, const std::set<std::string>& owners) {
    return owners.contains(proper(collapsed(text)));
}

bool isOwnerSpelling(const std::string& text, const std::set<std::string>& owners) {
    return isKnownOwner(text, owners) && !owners.contains(text);
}

std::string sevenDigits(const std::string& text) {
    return text.size() < 7 ? std::string(7 - text.size(), '0') + text : text;
}

} // namespace mw::sample
