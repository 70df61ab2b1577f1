// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/fixed_lines.h"

#include "core/base/utf8.h"
#include "core/connect/fixed/fixed_value.h"

#include <algorithm>

namespace mw::ui {

namespace {
constexpr std::size_t kLongestCharacter = 4; // bytes, in any encoding
constexpr char32_t kUnknown = 0xFFFD;
constexpr char32_t kSubstitute = 0x1A; // what ICU writes for half a character of East Asian encodings
} // namespace

FixedLines::FixedLines(std::shared_ptr<const fixed::FixedFile> file) : m_file(std::move(file)) {
    if (!m_file)
        return;
    if (auto decoder = codepage::TextDecoder::make(m_file->encoding))
        m_decoder = std::move(decoder).value();
    for (const std::string& bytes : m_file->sample.bytes) {
        m_widths.push_back(countsCharacters() ? countCodePoints(bytes) : bytes.size());
        m_widest = std::max(m_widest, m_widths.back());
    }
}

/// The character that begins with a byte of a text whose columns are bytes: the shortest stretch that makes one.
FixedLines::Cell FixedLines::cellAt(std::string_view bytes, std::size_t at) const {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    std::string text;
    for (std::size_t length = 1; length <= std::min(kLongestCharacter, bytes.size() - at); ++length) {
        const bool isWhole = m_decoder->decode(bytes.substr(at, length), text);
        std::size_t end = 0;
        const char32_t point = isWhole && !text.empty() ? nextCodePoint(text, end) : kUnknown;
        const bool isHalf = point == kSubstitute && byte != kSubstitute;
        if (point != kUnknown && !isHalf && end == text.size())
            return {at, point, byte, length};
    }
    return {at, kUnknown, byte, 1};
}

std::vector<FixedLines::Cell> FixedLines::cells(std::size_t line, std::size_t begin, std::size_t end) const {
    std::vector<Cell> cells;
    end = std::min(end, m_widths[line]);
    if (begin >= end)
        return cells;
    cells.reserve(end - begin);
    const std::string& bytes = m_file->sample.bytes[line];
    if (countsCharacters()) {
        std::size_t at = offsetOfCodePoint(bytes, begin);
        for (std::size_t column = begin; column < end; ++column)
            cells.push_back({column, nextCodePoint(bytes, at), 0, 1});
        return cells;
    }
    const std::string& text = m_file->sample.lines[line];
    if (countCodePoints(text) == bytes.size()) { // a byte, a character
        std::size_t at = offsetOfCodePoint(text, begin);
        for (std::size_t column = begin; column < end; ++column)
            cells.push_back({column, nextCodePoint(text, at), static_cast<unsigned char>(bytes[column]), 1});
        return cells;
    }
    for (std::size_t column = 0; column < end;) {
        const Cell cell = cellAt(bytes, column);
        if (column + cell.columns > begin)
            cells.push_back(cell);
        column += cell.columns;
    }
    return cells;
}

std::string FixedLines::text(std::size_t line, const fixed::Columns& columns) const {
    std::string text;
    const std::size_t end = columns.width == 0 ? m_widths[line] : columns.begin + columns.width;
    for (const Cell& cell : cells(line, columns.begin, end))
        appendCodePoint(text, cell.point);
    return std::string(fixed::withoutPadding(text));
}

std::optional<std::size_t> FixedLines::typeOf(std::size_t line, const fixed::FixedLayout& layout) const {
    std::optional<std::size_t> others;
    for (std::size_t i = 0; i < layout.records.size(); ++i) {
        const fixed::FixedRecord& type = layout.records[i];
        if (type.whenValues.empty()) {
            others = i;
            continue;
        }
        const std::string there = text(line, type.whenColumns);
        for (const std::string& value : type.whenValues)
            if (there == fixed::withoutPadding(value))
                return i;
    }
    return others;
}

} // namespace mw::ui
