// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/csv/record_mending.h"

#include "core/batch/arena.h"
#include "core/connect/csv/record_scanner.h"

#include <algorithm>

namespace mw::csv {

namespace {

constexpr std::size_t kMostSurplus = 8;

std::string_view unquoted(std::string_view cell, const CsvDialect& dialect) {
    if (dialect.trims())
        cell = trimField(cell, dialect);
    if (dialect.quote != 0 && cell.size() >= 2 && cell.front() == dialect.quote && cell.back() == dialect.quote)
        cell = cell.substr(1, cell.size() - 2);
    return cell;
}

} // namespace

std::vector<std::string_view> RecordMender::cells(const char* text, std::size_t begin,
                                                  const std::vector<std::uint32_t>& ends) const {
    std::vector<std::string_view> found;
    for (std::size_t i = 0; i < ends.size(); ++i) {
        std::size_t end = ends[i];
        if (i + 1 == ends.size() && end > begin && text[end - 1] == '\r')
            --end;
        found.emplace_back(text + begin, end - begin);
        begin = ends[i] + m_dialect.delimiter.size();
    }
    return found;
}

bool RecordMender::fitsField(std::string_view cell, std::size_t field) const {
    const CellShape wanted = m_shapes[field];
    if (!isTyped(wanted) && wanted != CellShape::Address)
        return true;
    const CellShape own = shapeOf(unquoted(cell, m_dialect));
    return own == wanted || own == CellShape::Empty;
}

bool RecordMender::fits(const char* text, std::size_t begin, const std::vector<std::uint32_t>& ends) const {
    const auto values = cells(text, begin, ends);
    if (values.size() > m_shapes.size())
        return false;
    for (std::size_t field = 0; field < values.size(); ++field)
        if (!fitsField(values[field], field))
            return false;
    return true;
}

std::optional<std::size_t> RecordMender::dropEmpty(std::size_t width, char* text, std::size_t begin,
                                                   std::vector<std::uint32_t>& ends) const {
    const auto values = cells(text, begin, ends);
    const auto isEmpty = [](std::string_view value) { return value.empty(); };
    const auto empty = std::size_t(std::count_if(values.begin(), values.end(), isEmpty));
    if (ends.size() <= width || empty < ends.size() - width)
        return std::nullopt;
    std::vector<bool> drops(values.size());
    std::size_t surplus = values.size() - width;
    for (std::size_t i = values.size(); i-- > 0 && surplus > 0;)
        if (values[i].empty()) {
            drops[i] = true;
            --surplus;
        }
    for (std::size_t i = drops.size(); i-- > 0;)
        if (drops[i] && i + 1 == ends.size())
            ends.pop_back();
        else if (drops[i])
            begin = apply({Reading::Kind::Empty, i}, text, begin, ends);
    return begin;
}

RecordMender::Reading RecordMender::read(const char* text, std::size_t begin,
                                         const std::vector<std::uint32_t>& ends) const {
    const auto values = cells(text, begin, ends);
    const std::size_t width = m_shapes.size();
    if (width < 2 || values.size() <= width || values.size() - width > kMostSurplus)
        return {};
    const std::size_t surplus = values.size() - width;
    std::vector<bool> fitsAt(values.size()), fitsShifted(values.size()); // its own field; the one `surplus` before it
    for (std::size_t i = 0; i < values.size(); ++i) {
        fitsAt[i] = i < width && fitsField(values[i], i);
        fitsShifted[i] = i >= surplus && fitsField(values[i], i - surplus);
    }
    // All before `first` stands in its field, all from `behind` on is shifted.
    const auto restFits = [&](std::size_t first, std::size_t behind) {
        return std::all_of(fitsAt.begin(), fitsAt.begin() + std::ptrdiff_t(first), [](bool fit) { return fit; }) &&
               std::all_of(fitsShifted.begin() + std::ptrdiff_t(behind), fitsShifted.end(), [](bool fit) { return fit; });
    };
    std::vector<Reading> sensible;
    const bool hasEmptyTail = std::all_of(values.begin() + std::ptrdiff_t(width), values.end(),
                                          [](std::string_view value) { return value.empty(); });
    if (hasEmptyTail && restFits(width, values.size()))
        sensible.push_back({Reading::Kind::Tail, 0});
    if (surplus == 1)
        for (std::size_t i = 0; i < width; ++i) {
            // Which of several empty fields side by side it is makes no difference.
            const bool isFirst = i == 0 || !values[i - 1].empty();
            std::size_t lastEmpty = i;
            while (lastEmpty + 1 < values.size() && values[lastEmpty + 1].empty())
                ++lastEmpty;
            const bool isTail = lastEmpty + 1 == values.size();
            if (values[i].empty() && isFirst && !isTail && restFits(i, i + 1))
                sensible.push_back({Reading::Kind::Empty, i});
        }
    if (sensible.size() == 1)
        return sensible.front();
    if (!sensible.empty())
        return {};
    // A text with delimiters that nobody quoted: prose has a blank behind them.
    for (std::size_t i = 0; i < width; ++i) {
        const bool isText = !isTyped(m_shapes[i]) && m_shapes[i] != CellShape::Address;
        const auto part = values.begin() + std::ptrdiff_t(i);
        const auto behind = part + std::ptrdiff_t(surplus) + 1;
        const bool isFilled = std::none_of(part, behind, [&](std::string_view value) {
            return value.empty() || (m_dialect.quote != 0 && value.front() == m_dialect.quote);
        });
        if (isText && isFilled && restFits(i, i + surplus + 1) &&
            std::all_of(part + 1, behind, [](std::string_view value) { return value.front() == ' '; }))
            sensible.push_back({Reading::Kind::Merge, i});
    }
    return sensible.size() == 1 ? sensible.front() : Reading();
}

std::size_t RecordMender::apply(Reading reading, char* text, std::size_t begin, std::vector<std::uint32_t>& ends) const {
    const std::size_t width = m_shapes.size();
    const std::size_t delimiter = m_dialect.delimiter.size();
    const auto place = ends.begin() + std::ptrdiff_t(reading.first);
    switch (reading.kind) {
    case Reading::Kind::None:
        break;
    case Reading::Kind::Tail:
        ends.resize(width);
        break;
    case Reading::Kind::Empty:
        // Its delimiter moves to the front, where it is no part of the record any more.
        std::rotate(text + begin, text + *place, text + *place + delimiter);
        for (auto end = ends.begin(); end != place; ++end)
            *end += std::uint32_t(delimiter);
        ends.erase(place);
        begin += delimiter;
        break;
    case Reading::Kind::Merge:
        ends.erase(place, place + std::ptrdiff_t(ends.size() - width));
        break;
    }
    return begin;
}

} // namespace mw::csv
