// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/semantic_p.h"

#include "core/base/message_catalogue.h"
#include "core/types/value.h"

#include <algorithm>

namespace mw::profile {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && std::uint8_t(text.front()) <= 32)
        text.remove_prefix(1);
    while (!text.empty() && std::uint8_t(text.back()) <= 32)
        text.remove_suffix(1);
    return text;
}

bool looksLikeEmail(std::string_view text) {
    const std::size_t sign = text.find('@');
    if (sign == std::string_view::npos || sign == 0 || text.find('@', sign + 1) != std::string_view::npos)
        return false;
    const std::size_t dot = text.rfind('.');
    return dot != std::string_view::npos && dot > sign + 1 && dot + 2 < text.size() &&
           text.find_first_of(" ,;<>()") == std::string_view::npos;
}

bool looksLikeUrl(std::string_view text) {
    return (text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www.")) &&
           text.find(' ') == std::string_view::npos && text.find('.') != std::string_view::npos;
}

bool looksLikePhone(std::string_view text) {
    std::size_t digits = 0, others = 0;
    for (const char c : text) {
        if (isDigit(c))
            ++digits;
        else if (std::string_view("+()-./ ").find(c) != std::string_view::npos)
            ++others;
        else
            return false;
    }
    // Digits alone are a number within a country, with its one leading zero; identifiers are filled up with several.
    const bool national = digits >= 9 && text[0] == '0' && text[1] != '0';
    return digits >= 7 && digits <= 15 && (others > 0 || national);
}

/// A number with a currency sign, or with grouped thousands and two decimals: "1,234.50", "1.234,50".
bool looksLikeMoney(std::string_view text) {
    const bool hasSign = text.find('$') != std::string_view::npos || text.find("€") != std::string_view::npos ||
                         text.find("£") != std::string_view::npos;
    bool hasDigit = false;
    std::size_t points = 0, commas = 0;
    for (const char c : text) {
        if (isLetter(c))
            return false;
        hasDigit = hasDigit || isDigit(c);
        points += c == '.';
        commas += c == ',';
    }
    const bool endsInCents = text.size() > 6 && (text[text.size() - 3] == '.' || text[text.size() - 3] == ',');
    return hasDigit && (hasSign || (endsInCents && points > 0 && commas > 0));
}

/// An International Bank Account Number, its blanks aside: ISO 13616, check digits by ISO 7064 MOD 97-10.
bool looksLikeIban(std::string_view text) {
    if (text.size() < 15 || !isLetter(text[0]) || !isLetter(text[1]) || !isDigit(text[2]) || !isDigit(text[3]))
        return false;
    std::string plain;
    for (const char c : text) {
        if (isLetter(c) || isDigit(c))
            plain += c;
        else if (c != ' ')
            return false;
    }
    if (plain.size() < 15 || plain.size() > 34)
        return false;
    std::rotate(plain.begin(), plain.begin() + 4, plain.end());
    unsigned rest = 0;
    for (const char c : plain)
        rest = isDigit(c) ? (rest * 10 + unsigned(c - '0')) % 97 : (rest * 100 + unsigned((c | 32) - 'a') + 10) % 97;
    return rest == 1;
}

/// dd/MM/yyyy and its like: the first two numbers of a date with the year last.
bool readSlashed(std::string_view text, int& first, int& second) {
    if (text.size() < 8 || text.size() > 10)
        return false;
    std::size_t i = 0;
    const auto number = [&](int& into) {
        into = 0;
        const std::size_t begin = i;
        while (i < text.size() && isDigit(text[i]))
            into = into * 10 + (text[i++] - '0');
        return i > begin && i - begin <= 4;
    };
    int year = 0;
    if (!number(first) || i >= text.size() || std::string_view("/.-").find(text[i]) == std::string_view::npos)
        return false;
    const char separator = text[i++];
    if (!number(second) || i >= text.size() || text[i] != separator)
        return false;
    ++i;
    return number(year) && i == text.size() && year >= 1000 && first <= 31 && second <= 31 && first > 0 && second > 0;
}

bool isOneOf(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), text) != words.end();
}

} // namespace

void SemanticVotes::add(std::string_view raw) {
    if (m_seen >= kLookedAt)
        return;
    const std::string_view text = trimmed(raw);
    ++m_seen;
    if (text.empty())
        return;
    Date date;
    Timestamp stamp;
    Uuid uuid;
    bool zoned = false;
    int first = 0, second = 0;
    m_fits[Email] += looksLikeEmail(text);
    m_fits[Url] += looksLikeUrl(text);
    m_fits[UuidText] += text.size() == 36 && parseUuid(text, uuid);
    if (parseIsoDate(text, date)) {
        ++m_fits[IsoDate];
    } else if (readSlashed(text, first, second)) {
        m_fits[DayMonthYear] += second <= 12;
        m_fits[MonthDayYear] += first <= 12;
        m_ambiguousDates += first <= 12 && second <= 12;
    } else if (text.size() > 10 && parseIsoTimestamp(text, stamp, zoned)) {
        ++m_fits[IsoTimestamp];
    } else if (looksLikePhone(text)) {
        ++m_fits[Phone];
    }
    m_fits[Money] += looksLikeMoney(text);
    m_fits[Truth] += isOneOf(text, {"true", "false", "TRUE", "FALSE", "True", "False", "yes", "no", "Yes", "No", "Y", "N",
                                    "y", "n", "t", "f"});
    m_fits[Iban] += looksLikeIban(text);
}

void SemanticVotes::decide(std::string_view, FieldProfile& profile) const {
    if (m_seen == 0)
        return;
    static constexpr std::array<std::string_view, kKinds> kNames = {
        forPeople("e-mail"), "URL", "UUID", forPeople("phone"), "date yyyy-MM-dd", "date dd/MM/yyyy", "date MM/dd/yyyy",
        forPeople("timestamp"), forPeople("money"), forPeople("yes/no"), "IBAN"};
    std::size_t best = 0;
    for (std::size_t kind = 1; kind < kKinds; ++kind)
        if (m_fits[kind] > m_fits[best])
            best = kind;
    std::uint64_t fits = m_fits[best];
    std::string name(kNames[best]);
    const std::uint64_t slashed = m_fits[DayMonthYear] + m_fits[MonthDayYear] - m_ambiguousDates;
    if (const std::uint64_t dates = m_fits[IsoDate] + slashed; dates > fits && dates * 5 >= m_seen * 4) {
        fits = dates;
        name = "date, several forms";
    } else if ((best == DayMonthYear || best == MonthDayYear) && m_fits[DayMonthYear] == m_fits[MonthDayYear]) {
        name = "date, day and month ambiguous";
    }
    if (fits * 5 < m_seen * 4)
        return;
    profile.semanticType = name;
    profile.semanticRate = double(fits) / double(m_seen);
}

} // namespace mw::profile
