// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/type_suggestion.h"

#include "core/base/wording.h"

#include "core/types/calendar.h"

#include <algorithm>

namespace mw {

namespace {

constexpr std::size_t kLongestInteger = 18; // digits that always fit 64 bits
constexpr std::size_t kLongestDecimal = 38;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

struct NumberForm {
    bool isNumber = false; ///< [-]digits[.digits]
    bool leadingZero = false;
    std::size_t wholeDigits = 0;
    std::size_t scale = 0;
};

NumberForm numberForm(std::string_view text) {
    NumberForm form;
    std::size_t at = text.starts_with('-') ? 1 : 0;
    const std::size_t first = at;
    while (at < text.size() && isDigit(text[at]))
        ++at;
    form.wholeDigits = at - first;
    if (form.wholeDigits == 0)
        return form;
    form.leadingZero = text[first] == '0' && form.wholeDigits > 1;
    if (at < text.size() && text[at] == '.') {
        const std::size_t point = at++;
        while (at < text.size() && isDigit(text[at]))
            ++at;
        form.scale = at - point - 1;
        if (form.scale == 0)
            return form;
    }
    form.isNumber = at == text.size();
    return form;
}

bool equalsIgnoringCase(std::string_view text, std::string_view lower) {
    return text.size() == lower.size() && std::equal(text.begin(), text.end(), lower.begin(), [](char a, char b) {
               return (a >= 'A' && a <= 'Z' ? char(a - 'A' + 'a') : a) == b;
           });
}

} // namespace

void TypeSuggestion::add(std::string_view value) {
    if (value.empty())
        return;
    ++m_values;
    const char first = value.front();
    if (isDigit(first) || first == '-') {
        const NumberForm number = numberForm(value);
        if (number.isNumber) {
            if (number.leadingZero) {
                ++m_leadingZeros;
                return;
            }
            const bool isWhole = number.scale == 0;
            const std::size_t digits = number.wholeDigits + number.scale;
            if (digits > kLongestDecimal || (isWhole && digits > kLongestInteger)) {
                ++m_longNumbers;
                return;
            }
            m_counts[Integer] += isWhole ? 1 : 0;
            ++m_counts[Decimal];
            m_wholeDigits = std::max(m_wholeDigits, std::uint8_t(number.wholeDigits));
            m_scale = std::max(m_scale, std::uint8_t(number.scale));
            return;
        }
        mw::Date date;
        mw::Timestamp stamp;
        bool zoned = false;
        if (value.size() == 10 && parseIsoDate(value, date))
            ++m_counts[Date];
        else if (value.size() > 10 && parseIsoTimestamp(value, stamp, zoned))
            ++m_counts[zoned ? ZonedTimestamp : Timestamp];
        return;
    }
    if (equalsIgnoringCase(value, "true") || equalsIgnoringCase(value, "false"))
        ++m_counts[Boolean];
}

void TypeSuggestion::add(const TypeSuggestion& other) {
    m_values += other.m_values;
    for (int form = 0; form < FormCount; ++form)
        m_counts[form] += other.m_counts[form];
    m_leadingZeros += other.m_leadingZeros;
    m_longNumbers += other.m_longNumbers;
    m_wholeDigits = std::max(m_wholeDigits, other.m_wholeDigits);
    m_scale = std::max(m_scale, other.m_scale);
}

LogicalType TypeSuggestion::type() const {
    if (fits(Integer))
        return LogicalType::integer();
    if (fits(Decimal) && std::size_t(m_wholeDigits) + m_scale <= kLongestDecimal)
        return LogicalType::decimal(std::size_t(m_wholeDigits) + m_scale <= kLongestInteger ? 18 : 38, m_scale);
    if (fits(Date))
        return LogicalType::date();
    if (fits(Timestamp))
        return LogicalType::timestamp();
    if (fits(ZonedTimestamp))
        return LogicalType::timestamp(true);
    if (fits(Boolean))
        return LogicalType::boolean();
    return LogicalType::null();
}

std::string TypeSuggestion::evidence() const {
    if (m_values == 0)
        return {};
    const auto share = [&](std::uint64_t count, const char* what) {
        return grouped(count) + " of " + grouped(m_values) + " values " + what;
    };
    if (m_leadingZeros > 0)
        return share(m_leadingZeros, "have leading zeros");
    if (m_longNumbers > 0)
        return share(m_longNumbers, "are numbers of too many digits");
    static constexpr const char* kWhat[FormCount] = {
        "are whole numbers",     "are decimal numbers",          "are dates",
        "are dates with a time", "are moments with a time zone", "are true or false"};
    Form most = Integer;
    for (int form = 0; form < FormCount; ++form)
        if (m_counts[form] > m_counts[most])
            most = Form(form);
    if (m_counts[most] == 0)
        return share(m_values, "are other text");
    return share(m_counts[most], kWhat[most]);
}

} // namespace mw
