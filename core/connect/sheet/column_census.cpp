// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/sheet/column_census.h"

#include "core/base/utf8.h"
#include "core/base/wording.h"

#include <algorithm>

namespace mw::sheet {

namespace {

constexpr std::size_t kExamples = 3;
constexpr std::size_t kLongestInteger = 18; // digits that always fit 64 bits
constexpr std::size_t kMostScale = 10;      // more digits behind the point are what is left of a computation

} // namespace

void ColumnCensus::add(const SheetCell& cell, std::uint32_t row) {
    ++m_cells;
    Group group = Text;
    switch (cell.kind) {
    case CellKind::Text: group = Text; break;
    case CellKind::Boolean: group = Boolean; break;
    case CellKind::Date: group = Date; break;
    case CellKind::Timestamp:
        group = Date;
        ++m_timestamps;
        break;
    case CellKind::Time: group = Time; break;
    case CellKind::Duration: group = Duration; break;
    case CellKind::Error: group = Error; break;
    case CellKind::Unsaved: group = Unsaved; break;
    case CellKind::Number: {
        const std::string_view digits = cell.text.starts_with('-') ? cell.text.substr(1) : cell.text;
        const std::size_t point = std::min(digits.find('.'), digits.size());
        const std::size_t scale = point < digits.size() ? digits.size() - point - 1 : 0;
        group = scale > 0 || digits.find('e') != std::string_view::npos ? Fraction : Whole;
        if (digits.find('e') != std::string_view::npos || scale > kMostScale)
            ++m_inexact;
        if (group == Whole && digits.size() > kLongestInteger)
            ++m_longNumbers;
        m_wholeDigits = std::max(m_wholeDigits, point);
        m_scale = std::max(m_scale, std::min(scale, kMostScale));
        break;
    }
    }
    ++m_counts[group];
    if (m_examples[group].size() < kExamples)
        m_examples[group].push_back({row, std::string(cell.text.substr(0, 200))});
}

std::uint64_t ColumnCensus::inMain(Group group) const {
    return group == Fraction ? m_counts[Fraction] + m_counts[Whole] : m_counts[group];
}

/// The group that most cells belong to; whole numbers among others are numbers.
ColumnCensus::Group ColumnCensus::mainGroup() const {
    const auto most = Group(std::max_element(m_counts.begin(), m_counts.end()) - m_counts.begin());
    return m_counts[Fraction] > 0 && (most == Whole || m_counts[Fraction] + m_counts[Whole] > m_counts[most]) ? Fraction : most;
}

LogicalType ColumnCensus::type() const {
    const Group main = mainGroup();
    // Errors are no values: their rows are not read. All else must be of one kind.
    if (m_cells == 0 || inMain(main) + m_counts[Error] + m_counts[Unsaved] < m_cells)
        return LogicalType::null();
    switch (main) {
    case Whole:
        return m_longNumbers > 0 ? LogicalType::null() : LogicalType::integer();
    case Fraction:
        if (m_inexact > 0 || m_wholeDigits + m_scale > 38)
            return LogicalType::floating();
        return LogicalType::decimal(m_wholeDigits + m_scale <= kLongestInteger ? 18 : 38, std::uint8_t(m_scale));
    case Boolean:
        return LogicalType::boolean();
    case Date:
        return m_timestamps > 0 ? LogicalType::timestamp() : LogicalType::date();
    case Time:
        return LogicalType::time();
    default:
        return LogicalType::null();
    }
}

std::string ColumnCensus::evidence(std::uint32_t column) const {
    if (m_cells == 0)
        return {};
    const Group main = mainGroup();
    const auto share = [&](std::uint64_t count, const char* what) {
        return grouped(count) + " of " + grouped(m_cells) + " values " + what;
    };
    static constexpr const char* kWhat[GroupCount] = {
        "are text",  "are whole numbers", "are numbers",         "are true or false",                "are dates",
        "are times", "are durations",     "are errors instead", "are formulas without a stored value"};
    std::string text;
    if (main == Whole && m_longNumbers > 0)
        text = share(m_longNumbers, "are numbers of too many digits");
    else if (main == Date && m_timestamps > 0)
        text = share(inMain(main), "are dates with a time");
    else
        text = share(inMain(main), kWhat[main]);
    std::string others;
    for (int group = 0; group < GroupCount; ++group) {
        if (group == main || (main == Fraction && group == Whole))
            continue;
        for (const Example& example : m_examples[std::size_t(group)])
            others += (others.empty() ? "" : ", ") + cellName(example.row, column) + " " +
                      (group == Text ? mw::quoted(example.text) : example.text);
    }
    return others.empty() ? text : text + "; others: " + others;
}

} // namespace mw::sheet
