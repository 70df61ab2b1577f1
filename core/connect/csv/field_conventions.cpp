// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/csv/field_conventions.h"

#include "core/base/message_catalogue.h"
#include "core/base/wording.h"
#include "core/connect/csv/cell_shape.h"

#include <algorithm>
#include <array>
#include <string>

namespace mw::csv {

namespace {

constexpr double kShareOfKind = 0.9; // of a field's values that must be numbers, or dates

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// The figures of a date: up to three groups of digits with one sign between them; what follows a blank or T is its time.
struct Figures {
    std::array<std::string_view, 3> groups;
    char sign = 0;
};
std::optional<Figures> figuresOf(std::string_view value) {
    value = value.substr(0, value.find_first_of(" T"));
    Figures figures;
    std::size_t at = 0;
    for (std::size_t group = 0; group < 3; ++group) {
        const std::size_t begin = at;
        while (at < value.size() && isDigit(value[at]))
            ++at;
        if (at == begin || at - begin > 4)
            return std::nullopt;
        figures.groups[group] = value.substr(begin, at - begin);
        if (group == 2)
            break;
        if (at == value.size() || (value[at] != '/' && value[at] != '.' && value[at] != '-') ||
            (group == 1 && value[at] != figures.sign))
            return std::nullopt;
        figures.sign = value[at++];
    }
    if (at != value.size())
        return std::nullopt;
    return figures;
}

int numberOf(std::string_view digits) {
    int number = 0;
    for (const char c : digits)
        number = number * 10 + (c - '0');
    return number;
}

std::string formOf(DateOrder order, char sign) {
    static constexpr std::array<std::array<const char*, 3>, 3> kParts = {
        {{"dd", "MM", "yyyy"}, {"MM", "dd", "yyyy"}, {"yyyy", "MM", "dd"}}};
    const auto& parts = kParts[std::size_t(order)];
    return std::string(parts[0]) + sign + parts[1] + sign + parts[2];
}

} // namespace

void FieldConventions::add(std::string_view value) {
    while (value.starts_with(' '))
        value.remove_prefix(1);
    while (value.ends_with(' '))
        value.remove_suffix(1);
    if (value.empty())
        return;
    ++m_values;
    if (!addDate(value))
        addNumber(value);
}

bool FieldConventions::addDate(std::string_view value) {
    const auto figures = figuresOf(value);
    if (!figures)
        return false;
    const auto& [a, b, c] = figures->groups;
    const bool beginsWithYear = a.size() == 4;
    const bool endsWithYear = a.size() <= 2 && (c.size() == 4 || c.size() == 2);
    if (b.size() > 2 || (!beginsWithYear && !endsWithYear))
        return false;
    const int first = numberOf(a), second = numberOf(b);
    if (beginsWithYear ? second > 12 : (first > 31 || second > 31 || (first > 12 && second > 12)))
        return false;
    ++m_dates;
    m_dateSign = figures->sign;
    m_yearFirst += beginsWithYear ? 1 : 0;
    m_dayFirst += endsWithYear && first > 12 ? 1 : 0;
    m_monthFirst += endsWithYear && second > 12 ? 1 : 0;
    return true;
}

bool FieldConventions::addNumber(std::string_view value) {
    if (shapeOf(value) != CellShape::Number)
        return false;
    ++m_numbers;
    const std::size_t lastPoint = value.rfind('.'), lastComma = value.rfind(',');
    const auto points = std::count(value.begin(), value.end(), '.');
    const auto commas = std::count(value.begin(), value.end(), ',');
    if (points + commas == 0)
        return true;
    if (points > 0 && commas > 0) {
        ++(lastPoint > lastComma ? m_pointDecimals : m_commaDecimals);
        return true;
    }
    const char sign = points > 0 ? '.' : ',';
    const std::size_t last = points > 0 ? lastPoint : lastComma;
    if (points + commas > 1) { // between thousands
        ++(sign == '.' ? m_commaDecimals : m_pointDecimals);
        return true;
    }
    std::size_t behind = 0;
    while (last + 1 + behind < value.size() && isDigit(value[last + 1 + behind]))
        ++behind;
    std::size_t before = 0;
    while (before < last && isDigit(value[last - 1 - before]))
        ++before;
    const bool mayBeThousands = behind == 3 && before >= 1 && before <= 3 && value[last - before] != '0';
    if (mayBeThousands) {
        ++m_openNumbers;
        m_openMark = sign;
    } else {
        ++(sign == '.' ? m_pointDecimals : m_commaDecimals);
    }
    return true;
}

std::optional<Finding> FieldConventions::decimalMark(std::optional<char> said) const {
    if (m_values == 0 || double(m_numbers) < kShareOfKind * double(m_values) ||
        m_pointDecimals + m_commaDecimals + m_openNumbers == 0)
        return std::nullopt;
    Finding finding;
    finding.what = forPeople("decimal mark");
    finding.option = "decimal_mark";
    const bool isOpen = m_pointDecimals + m_commaDecimals == 0;
    char mark = m_pointDecimals >= m_commaDecimals ? '.' : ',';
    const double decided = double(std::max(m_pointDecimals, m_commaDecimals));
    if (isOpen) {
        // "1,234" alone is a number of thousands more often than one of thousandths; "1.234" is one with decimals.
        mark = '.';
        finding.confidence = m_openMark == ',' ? 0.7 : 0.6;
        finding.reason = grouped(m_openNumbers) + " values could be read in two ways";
    } else {
        finding.confidence = std::min(0.99, decided / double(m_pointDecimals + m_commaDecimals));
        finding.reason = grouped(std::uint64_t(decided)) + " of " + grouped(m_numbers) + " numbers can only be read so";
    }
    if (said) {
        mark = *said;
        finding.confidence = 1;
        finding.reason = "as the connection says";
    } else {
        finding.alternative = mark == '.' ? "," : ".";
        finding.alternativeConfidence = 1 - finding.confidence;
    }
    finding.value = std::string(1, mark);
    return finding;
}

std::optional<Finding> FieldConventions::dateOrder(std::optional<DateOrder> said) const {
    if (m_dates == 0 || double(m_dates) < kShareOfKind * double(m_values))
        return std::nullopt;
    Finding finding;
    finding.what = forPeople("date order");
    finding.option = "date_order";
    DateOrder order = DateOrder::DayFirst;
    const std::uint64_t sure = std::max({m_dayFirst, m_monthFirst, m_yearFirst});
    const std::uint64_t all = m_dayFirst + m_monthFirst + m_yearFirst;
    if (sure == 0) {
        finding.confidence = m_dateSign == '.' ? 0.9 : 0.5;
        finding.reason = "no day is beyond 12: day and month could be the other way round";
    } else {
        order = sure == m_yearFirst ? DateOrder::YearFirst : sure == m_dayFirst ? DateOrder::DayFirst : DateOrder::MonthFirst;
        finding.confidence = std::min(0.99, double(sure) / double(all));
        finding.reason = grouped(sure) + " of " + grouped(m_dates) + " dates can only be read so";
    }
    if (said && order != DateOrder::YearFirst) {
        order = *said;
        finding.confidence = 1;
        finding.reason = "as the connection says";
    } else if (order != DateOrder::YearFirst) {
        finding.alternative = dateOrderName(order == DateOrder::DayFirst ? DateOrder::MonthFirst : DateOrder::DayFirst);
        finding.alternativeConfidence = 1 - finding.confidence;
    }
    finding.value = dateOrderName(order);
    finding.shown = formOf(order, m_dateSign);
    return finding;
}

} // namespace mw::csv
