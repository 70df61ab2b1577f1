// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/suggest/field_values.h"

#include "core/types/value.h"

#include <algorithm>

namespace mw::suggest {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool isFlag(std::string_view text) {
    static constexpr std::array<std::string_view, 18> kFlags = {"true", "false", "TRUE", "FALSE", "True", "False",
                                                                "yes",  "no",    "YES",  "NO",    "Yes",  "No",
                                                                "Y",    "N",     "y",    "n",     "t",    "f"};
    return std::find(kFlags.begin(), kFlags.end(), text) != kFlags.end();
}

bool isEmail(std::string_view text) {
    const std::size_t sign = text.find('@');
    const std::size_t dot = text.rfind('.');
    return sign != std::string_view::npos && sign > 0 && dot != std::string_view::npos && dot > sign + 1 &&
           dot + 1 < text.size() && text.find(' ') == std::string_view::npos;
}

bool isUrl(std::string_view text) {
    return (text.starts_with("http://") || text.starts_with("https://") || text.starts_with("ftp://") ||
            text.starts_with("www.")) &&
           text.find(' ') == std::string_view::npos;
}

/// Numbers as people write them: signs, grouped thousands, a currency or percent sign, a decimal comma.
ValueKind readNumber(std::string_view text, double& number) {
    std::string plain;
    bool money = false, percent = false, hasDigit = false;
    std::size_t points = 0, commas = 0, lastComma = 0, lastPoint = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (isDigit(c)) {
            hasDigit = true;
            plain += c;
        } else if (c == '.') {
            ++points;
            lastPoint = plain.size();
            plain += '.';
        } else if (c == ',') {
            ++commas;
            lastComma = plain.size();
            plain += ',';
        } else if ((c == '-' || c == '+') && plain.empty()) {
            plain += c;
        } else if (c == '$') {
            money = true;
        } else if (c == '%' && i + 1 == text.size()) {
            percent = true;
        } else if ((c == 'e' || c == 'E') && hasDigit && i + 1 < text.size() && commas == 0) {
            double value = 0;
            if (!parseFloat(text, value))
                return ValueKind::None;
            number = value;
            return ValueKind::Decimal;
        } else if (text.substr(i).starts_with("€") || text.substr(i).starts_with("¥")) {
            money = true;
            i += text.substr(i).starts_with("€") ? 2 : 1;
        } else if (text.substr(i).starts_with("£")) {
            money = true;
            ++i;
        } else if (c != ' ') {
            return ValueKind::None;
        } else if (!money && !percent && i + 1 < text.size() && text[i + 1] != '%') {
            return ValueKind::None;
        }
    }
    if (!hasDigit)
        return ValueKind::None;
    if (points + commas > 0) {
        const bool commaIsPoint = points == 0 ? commas == 1 && plain.size() - lastComma - 1 != 3
                                              : commas > 0 && lastComma > lastPoint;
        const char group = commaIsPoint ? '.' : ',';
        if (!commaIsPoint && points > 1)
            return ValueKind::None;
        std::erase(plain, group);
        std::replace(plain.begin(), plain.end(), ',', '.');
    }
    double value = 0;
    if (!parseFloat(plain.starts_with("+") ? plain.substr(1) : plain, value))
        return ValueKind::None;
    number = value;
    if (money)
        return ValueKind::Money;
    if (percent)
        return ValueKind::Percent;
    if (plain.find('.') != std::string::npos)
        return ValueKind::Decimal;
    const bool isYear = text.size() == 4 && value >= 1800 && value <= 2100;
    return isYear ? ValueKind::Year : ValueKind::Integer;
}

/// Dates with the year first or last and two equal separators: 2024/1/31, 31.1.2024, 1/31/24.
bool readSeparatedDate(std::string_view text, double& number, std::size_t& used) {
    int parts[3] = {0, 0, 0};
    std::size_t digits[3] = {0, 0, 0};
    std::size_t i = 0;
    char separator = 0;
    for (int part = 0; part < 3; ++part) {
        while (i < text.size() && isDigit(text[i]) && digits[part] < 4) {
            parts[part] = parts[part] * 10 + (text[i++] - '0');
            ++digits[part];
        }
        if (digits[part] == 0)
            return false;
        if (part < 2) {
            if (i >= text.size() || std::string_view("/.-").find(text[i]) == std::string_view::npos ||
                (separator && text[i] != separator))
                return false;
            separator = text[i++];
        }
    }
    used = i;
    int year = parts[2], month = parts[1], day = parts[0];
    if (digits[0] == 4) {
        year = parts[0], month = parts[1], day = parts[2];
    } else if (digits[2] != 4 && digits[2] != 2) {
        return false;
    }
    if (year < 100)
        year += year < 70 ? 2000 : 1900;
    if (month > 12)
        std::swap(month, day);
    Date date;
    if (!fromCivil(year, month, day, date))
        return false;
    number = date.days;
    return true;
}

bool isClock(std::string_view text) {
    std::size_t colons = 0;
    for (const char c : text) {
        colons += c == ':';
        if (!isDigit(c) && c != ':' && c != '.' && c != ' ' && c != 'A' && c != 'P' && c != 'M' && c != 'a' &&
            c != 'p' && c != 'm')
            return false;
    }
    return colons >= 1 && colons <= 3 && isDigit(text[0]);
}

bool hasMonthName(std::string_view text) {
    static constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                                 "jul", "aug", "sep", "oct", "nov", "dec"};
    std::size_t digits = 0;
    for (const char c : text)
        digits += isDigit(c);
    if (digits < 2 || digits > 16 || text.size() > 40)
        return false;
    for (std::size_t i = 0; i + 3 <= text.size(); ++i) {
        if (i > 0 && isLetter(text[i - 1]))
            continue;
        std::string start;
        for (std::size_t j = i; j < i + 3; ++j)
            start += char(isLetter(text[j]) ? text[j] | 0x20 : text[j]);
        if (std::find(kMonths.begin(), kMonths.end(), start) != kMonths.end())
            return true;
    }
    return false;
}

bool isPhone(std::string_view text) {
    std::size_t digits = 0, others = 0;
    for (const char c : text) {
        if (isDigit(c))
            ++digits;
        else if (std::string_view("+()-./ ").find(c) != std::string_view::npos)
            ++others;
        else
            return false;
    }
    return digits >= 7 && digits <= 15 && others > 0;
}

} // namespace

bool isNumeric(ValueKind kind) {
    return kind == ValueKind::Integer || kind == ValueKind::Decimal || kind == ValueKind::Money ||
           kind == ValueKind::Percent || kind == ValueKind::Year;
}

bool isDateLike(ValueKind kind) { return kind == ValueKind::Date || kind == ValueKind::DateTime; }

ValueKind kindOfValue(std::string_view text, double& number) {
    if (text.empty())
        return ValueKind::None;
    if (isFlag(text))
        return ValueKind::Flag;
    const bool beginsWithDigit = isDigit(text[0]);
    if (beginsWithDigit) {
        std::size_t used = 0;
        if (readSeparatedDate(text, number, used)) {
            if (used == text.size())
                return ValueKind::Date;
            if (text[used] == ' ' || text[used] == 'T')
                return ValueKind::DateTime;
        }
        if (isClock(text))
            return ValueKind::Time;
    }
    if (beginsWithDigit || std::string_view("+-.$(").find(text[0]) != std::string_view::npos || std::uint8_t(text[0]) >= 0xC2) {
        const ValueKind numeric = readNumber(text, number);
        if (numeric != ValueKind::None)
            return numeric;
        if (isPhone(text))
            return ValueKind::Phone;
    }
    if (isEmail(text))
        return ValueKind::Email;
    if (isUrl(text))
        return ValueKind::Url;
    Uuid uuid;
    if (text.size() == 36 && parseUuid(text, uuid))
        return ValueKind::Uuid;
    if (hasMonthName(text))
        return text.find(':') == std::string_view::npos ? ValueKind::Date : ValueKind::DateTime;
    const bool hasSpace = text.find(' ') != std::string_view::npos;
    const bool hasDigit = std::any_of(text.begin(), text.end(), isDigit);
    return !hasSpace && hasDigit ? ValueKind::Code : ValueKind::Words;
}

} // namespace mw::suggest
