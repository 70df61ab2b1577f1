// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/samples/generator/csv.h"

#include "resources/samples/generator/text.h"

#include <stdexcept>

namespace mw::sample {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string quotedIfNeeded(const Cell& cell, char separator) {
    if (cell.isNull())
        return {};
    std::string text = cell.asText();
    const std::string special = std::string("\"\r\n") + separator;
    if (!text.empty() && text.find_first_of(special) == std::string::npos)
        return text;
    return '"' + replaced(std::move(text), "\"", "\"\"") + '"';
}

} // namespace

std::string writeCsv(const Table& table, const CsvDialect& dialect) {
    std::string text;
    const auto addLine = [&](const Row& row) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0)
                text += dialect.separator;
            text += quotedIfNeeded(row[i], dialect.separator);
        }
        text += dialect.lineEnd;
    };
    addLine(Row(table.columns.begin(), table.columns.end()));
    for (const Row& row : table.rows)
        addLine(row);
    switch (dialect.encoding) {
    case Encoding::Utf8:
        return text;
    case Encoding::Utf8WithMark:
        return std::string(kByteOrderMark) + text;
    case Encoding::Windows1252:
        return toWindows1252(text);
    }
    return {};
}

Table readCsv(std::string_view bytes, const std::string& name, const CsvDialect& dialect) {
    std::string text(bytes);
    if (dialect.encoding == Encoding::Windows1252)
        text = fromWindows1252(bytes);
    else if (dialect.encoding == Encoding::Utf8WithMark)
        text.erase(0, kByteOrderMark.size());

    Table table{name, {}, {}};
    Row row;
    for (std::size_t at = 0; at < text.size();) {
        Cell cell;
        if (text[at] == '"') {
            std::string value;
            for (++at; text.at(at) != '"' || (at + 1 < text.size() && text[at + 1] == '"'); ++at) {
                if (text[at] == '"')
                    ++at;
                value += text[at];
            }
            ++at;
            cell = value;
        } else {
            const std::size_t end = text.find_first_of(std::string("\r\n") + dialect.separator, at);
            if (end > at)
                cell = text.substr(at, end - at);
            at = end;
        }
        row.push_back(cell);
        if (text.at(at) == dialect.separator) {
            ++at;
            continue;
        }
        if (text.compare(at, dialect.lineEnd.size(), dialect.lineEnd) != 0)
            throw std::runtime_error(name + ": unexpected character after a value in row " +
                                     std::to_string(table.rows.size()));
        at += dialect.lineEnd.size();
        if (table.columns.empty()) {
            for (const Cell& title : row)
                table.columns.push_back(title.text);
        } else if (row.size() == table.columns.size()) {
            table.rows.push_back(row);
        } else {
            throw std::runtime_error(name + ": ragged row " + std::to_string(table.rows.size()));
        }
        row.clear();
    }
    return table;
}

} // namespace mw::sample
