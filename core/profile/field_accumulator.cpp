// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/field_accumulator_p.h"

#include "core/base/utf8.h"
#include "core/profile/pattern.h"

#include <algorithm>

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

} // namespace

FieldAccumulator::FieldAccumulator(const Field& field, const ProfileOptions& options, MemoryBudget& budget)
    : m_field(field), m_options(options), m_values(budget), m_patterns(budget) {}

void FieldAccumulator::add(const Column& column, std::size_t rows) {
    m_rows += rows;
    const bool isText = column.type().kind == TypeKind::Text;
    const auto texts = isText ? column.values<std::string_view>() : std::span<const std::string_view>();
    m_texts.clear();
    for (std::size_t row = 0; isText && row < rows; ++row)
        if (!column.isNull(row))
            m_texts.push_back(texts[column.at(row)]);
    m_values.add(m_texts);
    for (std::size_t row = 0; row < rows; ++row) {
        if (column.isNull(row))
            ++m_nulls;
        else if (isText)
            addText(texts[column.at(row)]);
        else
            addTyped(column, row);
    }
}

void FieldAccumulator::addText(std::string_view text) {
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

void FieldAccumulator::addTyped(const Column& column, std::size_t row) {
    const Value value = column.value(row);
    m_values.add(printValue(value, column.type()));
    if (!m_least || compareValues(value, *m_least) < 0)
        m_least = value;
    if (!m_most || compareValues(value, *m_most) > 0)
        m_most = value;
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
    }
    m_semantic.decide(m_field.name, profile);
    return profile;
}

} // namespace mw::profile
