// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/field_accumulator_p.h"

#include "core/base/utf8.h"
#include "core/profile/findings_p.h"
#include "core/profile/pattern.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>

namespace mw::profile {

namespace {

bool isEdgeSpace(std::string_view text) {
    const auto first = std::uint8_t(text.front()), last = std::uint8_t(text.back());
    if (first <= 32 || last <= 32)
        return true;
    if (first < 128 && last < 128)
        return false;
    std::size_t begin = 0;
    if (isSpace(nextCodePoint(text, begin)))
        return true;
    std::size_t end = text.size() - 1;
    while (end > 0 && (std::uint8_t(text[end]) & 0xC0) == 0x80)
        --end;
    return isSpace(nextCodePoint(text, end));
}

/// A number as people mean one: no leading zero that carries meaning, no plus sign.
bool hasLeadingZero(std::string_view text) {
    const std::size_t begin = text.front() == '-' ? 1 : 0;
    return text.size() > begin + 1 && text[begin] == '0' && text[begin + 1] >= '0' && text[begin + 1] <= '9';
}

constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN();

/// The place of a value on a line: a number, the days of a date, the microseconds of a moment.
double numberOf(const Value& value) {
    if (const auto* integer = std::get_if<std::int64_t>(&value))
        return double(*integer);
    if (const auto* decimal = std::get_if<Decimal>(&value))
        return toDouble(*decimal);
    if (const auto* number = std::get_if<double>(&value))
        return *number;
    if (const auto* date = std::get_if<Date>(&value))
        return double(date->days);
    if (const auto* stamp = std::get_if<Timestamp>(&value))
        return double(stamp->micros);
    return kNoNumber;
}
double numberAt(const Column& column, std::uint32_t row) {
    if (column.isNull(row))
        return kNoNumber;
    if (column.type().kind != TypeKind::Text)
        return numberOf(column.value(row));
    const std::string_view text = column.values<std::string_view>()[column.at(row)];
    Decimal decimal;
    Date date;
    if (parseDecimal(text, decimal))
        return toDouble(decimal);
    return parseIsoDate(text, date) ? double(date.days) : kNoNumber;
}

/// With digits after the point as they are worth telling.
std::string printRounded(double number, int digits) {
    char text[400];
    const int size = std::snprintf(text, sizeof text, "%.*f", digits, number);
    std::string printed(text, std::size_t(std::clamp(size, 0, int(sizeof text) - 1)));
    return printed == "-0" ? "0" : printed;
}

/// The value that stands at a place on the line.
std::string printNumber(double number, const LogicalType& type) {
    switch (type.kind) {
    case TypeKind::Date: return printDate(Date{std::int32_t(number)});
    case TypeKind::Timestamp: return printTimestamp(Timestamp{std::int64_t(number)}, type.zoned);
    case TypeKind::Float: return printFloat(number);
    default: return printRounded(number, type.kind == TypeKind::Decimal ? type.scale : 0);
    }
}

} // namespace

FieldAccumulator::FieldAccumulator(const Field& field, const ProfileOptions& options, MemoryBudget& budget)
    : m_field(field), m_options(options), m_values(budget), m_patterns(budget) {}

void FieldAccumulator::add(const Column& column, std::size_t rows, const SampledRows& sampled) {
    m_rows += rows;
    const bool isText = column.type().kind == TypeKind::Text;
    const auto texts = isText ? column.values<std::string_view>() : std::span<const std::string_view>();
    for (std::size_t row = 0; row < rows; ++row) {
        if (column.isNull(row))
            ++m_nulls;
        else if (isText)
            addText(texts[column.at(row)]);
        else
            addTyped(column, row);
    }
    addSample(column, sampled);
}

/// Whether its values may have a mean or quartiles, as far as is known.
bool FieldAccumulator::isMeasurable() const {
    switch (m_field.type.kind) {
    case TypeKind::Integer:
    case TypeKind::Decimal:
    case TypeKind::Float:
    case TypeKind::Date:
    case TypeKind::Timestamp: return true;
    case TypeKind::Text: return m_readable != Readable::Text && m_empty == 0;
    default: return false;
    }
}

void FieldAccumulator::addSample(const Column& column, const SampledRows& sampled) {
    sampled.update(m_sample, [&](std::uint32_t row) { return valueHash(column, row); });
    if (!isMeasurable()) {
        m_numbers = {};
        return;
    }
    sampled.update(m_numbers, [&](std::uint32_t row) { return numberAt(column, row); });
}

void FieldAccumulator::addText(std::string_view text) {
    m_values.add(text);
    writePattern(text, m_pattern);
    m_patterns.add(m_pattern);
    addLength(countCodePoints(text));
    if (!m_hasText) {
        m_minimum = m_maximum = text;
        m_hasText = true;
    } else if (text < m_minimum) {
        m_minimum = text;
    } else if (text > m_maximum) {
        m_maximum = text;
    }
    if (text.empty()) {
        ++m_empty;
        return;
    }
    m_edgeSpaces += isEdgeSpace(text);
    m_semantic.add(text);
    if (m_readable != Readable::Text)
        follow(text);
}

void FieldAccumulator::addLength(std::size_t codePoints) {
    m_shortest = std::min(m_shortest, codePoints);
    m_longest = std::max(m_longest, codePoints);
    ++m_lengths[std::min(codePoints, m_lengths.size() - 1)];
}

void FieldAccumulator::follow(std::string_view text) {
    Value value;
    Decimal number;
    Date date;
    const bool startsNumber = (text.front() >= '0' && text.front() <= '9') || text.front() == '-';
    if (!startsNumber) {
        m_readable = Readable::Text;
    } else if (m_readable != Readable::Date && !hasLeadingZero(text) && parseDecimal(text, number)) {
        m_scale = std::max(m_scale, number.scale);
        m_readable = number.scale > 0 || m_readable == Readable::Decimal ? Readable::Decimal : Readable::Integer;
        addUp(number);
        value = number;
    } else if ((m_readable == Readable::Date || m_readable == Readable::Unknown) && parseIsoDate(text, date)) {
        m_readable = Readable::Date;
        value = date;
    } else {
        m_readable = Readable::Text;
    }
    if (m_readable == Readable::Text) {
        m_least.reset();
        m_most.reset();
        return;
    }
    if (!m_least || compareValues(value, *m_least) < 0)
        m_least = value;
    if (!m_most || compareValues(value, *m_most) > 0)
        m_most = value;
}

/// Whole numbers are added to whole numbers, at the scale of the most exact one: exact, and much faster than as floats.
void FieldAccumulator::addUp(const Decimal& number) {
    static const Int128 kMost = powerOfTen(24); // a billion times a hundred thousand of these still fit
    Int128 unscaled = number.unscaled;
    if (unscaled > kMost || unscaled < -kMost || number.scale > 12) {
        m_sum += static_cast<long double>(toDouble(number));
        return;
    }
    if (number.scale > m_sumScale) {
        m_sum += static_cast<long double>(m_unscaledSum) / static_cast<long double>(powerOfTen(m_sumScale));
        m_unscaledSum = 0;
        m_sumScale = number.scale;
    } else if (number.scale < m_sumScale) {
        unscaled *= powerOfTen(unsigned(m_sumScale - number.scale));
    }
    m_unscaledSum += unscaled;
}

void FieldAccumulator::addTyped(const Column& column, std::size_t row) {
    const Value value = column.value(row);
    m_values.add(printValue(value, column.type()));
    if (const TypeKind kind = m_field.type.kind; kind == TypeKind::Integer || kind == TypeKind::Decimal || kind == TypeKind::Float)
        m_sum += numberOf(value);
    if (!m_least || compareValues(value, *m_least) < 0)
        m_least = value;
    if (!m_most || compareValues(value, *m_most) > 0)
        m_most = value;
}

/// Places in a sample are off by no more than the bound of Dvoretzky, Kiefer and Wolfowitz, here at 99 % (Massart, Annals of
/// Probability 1990). Numbers that a double cannot hold to the last digit have none.
void FieldAccumulator::describeNumbers(FieldProfile& profile) const {
    constexpr double kWhole = 9'007'199'254'740'992;
    std::vector<double> numbers;
    for (const double number : m_numbers)
        if (!std::isnan(number))
            numbers.push_back(number);
    const std::uint64_t filled = m_rows - m_nulls;
    if (numbers.empty() || filled == 0)
        return;
    const TypeKind kind = profile.type.kind;
    if (kind != TypeKind::Date && kind != TypeKind::Timestamp) {
        const long double sum = m_sum + static_cast<long double>(m_unscaledSum) / static_cast<long double>(powerOfTen(m_sumScale));
        const auto mean = double(sum / static_cast<long double>(filled));
        profile.mean = kind == TypeKind::Float ? printFloat(mean) : printRounded(mean, (kind == TypeKind::Decimal ? profile.type.scale : 0) + 2);
    }
    std::sort(numbers.begin(), numbers.end());
    if (std::max(std::abs(numbers.front()), std::abs(numbers.back())) > kWhole && kind != TypeKind::Float)
        return;
    for (const std::size_t quarter : {1u, 2u, 3u})
        profile.quartiles.push_back(printNumber(numbers[(numbers.size() * quarter + 3) / 4 - 1], profile.type));
    if (m_numbers.size() < m_rows)
        profile.quartileError = std::sqrt(std::log(2 / 0.01) / (2 * double(numbers.size())));
}

FieldProfile FieldAccumulator::finish() const {
    FieldProfile profile;
    profile.name = m_field.name;
    profile.type = m_field.type;
    profile.nulls = m_nulls;
    profile.empty = m_empty;
    profile.edgeSpaces = m_edgeSpaces;
    profile.distinct = m_values.distinct();
    profile.distinctIsExact = m_values.isExact();
    profile.top = m_values.top(m_options.topValues);
    if (m_field.type.kind != TypeKind::Text) {
        if (m_least) {
            profile.minimum = printValue(*m_least, m_field.type);
            profile.maximum = printValue(*m_most, m_field.type);
        }
        describeNumbers(profile);
        return profile;
    }
    profile.patterns = m_patterns.top(m_options.patterns);
    if (m_hasText) {
        profile.minimumLength = m_shortest;
        profile.maximumLength = m_longest;
        const std::size_t used = std::min(m_longest, m_lengths.size() - 1) + 1;
        profile.lengthHistogram.assign(m_lengths.begin(), m_lengths.begin() + std::ptrdiff_t(used));
        const bool typed = m_least && m_empty == 0;
        profile.minimum = typed ? printValue(*m_least) : m_minimum;
        profile.maximum = typed ? printValue(*m_most) : m_maximum;
        if (typed && m_readable == Readable::Integer && std::max(m_minimum.size(), m_maximum.size()) <= 18)
            profile.type = LogicalType::integer();
        else if (typed && m_readable != Readable::Date)
            profile.type = LogicalType::decimal(38, m_scale);
        else if (typed)
            profile.type = LogicalType::date();
        if (typed)
            describeNumbers(profile);
    }
    m_semantic.decide(m_field.name, profile);
    return profile;
}

} // namespace mw::profile
