// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/sheet/reference.h"

#include "core/connect/sheet/sheet_row.h"

#include <algorithm>

namespace mw::sheet {

std::string columnLetters(std::uint32_t column) {
    std::string letters;
    for (std::uint64_t rest = std::uint64_t(column) + 1; rest > 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), char('A' + (rest - 1) % 26));
    return letters;
}

std::string cellName(std::uint32_t row, std::uint32_t column) {
    return columnLetters(column) + std::to_string(row);
}

std::string cellPlace(std::string_view sheet, std::uint32_t row, std::uint32_t column) {
    const bool isWord = !sheet.empty() && std::all_of(sheet.begin(), sheet.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               static_cast<unsigned char>(c) >= 0x80;
    });
    if (isWord)
        return std::string(sheet) + "!" + cellName(row, column);
    std::string name = "'";
    for (const char c : sheet)
        name += c == '\'' ? std::string("''") : std::string(1, c);
    return name + "'!" + cellName(row, column);
}

std::string rangeName(const CellRange& range) {
    return cellName(range.firstRow, range.firstColumn) + ":" + cellName(range.endRow - 1, range.endColumn - 1);
}

bool parseCell(std::string_view text, std::uint32_t& row, std::uint32_t& column) {
    std::size_t at = text.starts_with('$') ? 1 : 0;
    std::uint32_t letters = 0;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        const int letter = c >= 'A' && c <= 'Z' ? c - 'A' : c >= 'a' && c <= 'z' ? c - 'a' : -1;
        if (letter < 0)
            break;
        letters = letters * 26 + std::uint32_t(letter) + 1;
        if (letters > kMostColumns)
            return false;
    }
    if (letters == 0)
        return false;
    if (at < text.size() && text[at] == '$')
        ++at;
    std::uint32_t number = 0;
    const std::size_t first = at;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) {
        number = number * 10 + std::uint32_t(text[at] - '0');
        if (number > kMostRows)
            return false;
    }
    if (at == first || at != text.size() || number == 0)
        return false;
    row = number;
    column = letters - 1;
    return true;
}

std::optional<CellRange> parseRange(std::string_view text) {
    const std::size_t colon = text.find(':');
    CellRange range;
    std::uint32_t row = 0, column = 0;
    if (!parseCell(text.substr(0, colon), range.firstRow, range.firstColumn))
        return std::nullopt;
    if (!parseCell(colon == std::string_view::npos ? text : text.substr(colon + 1), row, column))
        return std::nullopt;
    range.endRow = std::max(row, range.firstRow) + 1;
    range.firstRow = std::min(row, range.firstRow);
    range.endColumn = std::max(column, range.firstColumn) + 1;
    range.firstColumn = std::min(column, range.firstColumn);
    return range;
}

std::optional<CellRange> parseSheetRange(std::string_view text, std::string& sheet) {
    sheet.clear();
    if (text.starts_with('\'')) {
        std::size_t at = 1;
        for (; at < text.size(); ++at) {
            if (text[at] != '\'') {
                sheet += text[at];
            } else if (at + 1 < text.size() && text[at + 1] == '\'') {
                sheet += '\'';
                ++at;
            } else {
                break;
            }
        }
        if (at + 1 >= text.size() || text[at + 1] != '!')
            return std::nullopt;
        return parseRange(text.substr(at + 2));
    }
    const std::size_t mark = text.rfind('!');
    if (mark == std::string_view::npos || mark == 0)
        return std::nullopt;
    sheet = text.substr(0, mark);
    return parseRange(text.substr(mark + 1));
}

} // namespace mw::sheet
