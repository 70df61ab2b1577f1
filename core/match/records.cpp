// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/match/records.h"

#include "core/base/hash.h"
#include "core/base/unicode.h"

#include <algorithm>
#include <limits>

namespace mw::match {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// "2015 10 29", "29 10 2015" (signs are spaces by now) or "20151029".
bool looksLikeDate(std::string_view value) {
    std::size_t digits = 0, spaces = 0;
    for (const char c : value) {
        if (isDigit(c))
            ++digits;
        else if (c == ' ')
            ++spaces;
        else
            return false;
    }
    if (digits == 8 && spaces == 0) {
        const auto number = [&](std::size_t at, std::size_t size) {
            int made = 0;
            for (std::size_t i = at; i < at + size; ++i)
                made = made * 10 + (value[i] - '0');
            return made;
        };
        return number(0, 4) >= 1800 && number(0, 4) <= 2100 && number(4, 2) <= 12 && number(6, 2) <= 31;
    }
    return spaces == 2 && digits >= 5 && digits <= 8;
}

bool looksLikeNumber(std::string_view value) {
    return !value.empty() && value.size() <= 12 && std::all_of(value.begin(), value.end(), [](char c) { return isDigit(c) || c == '.'; }) &&
           std::count(value.begin(), value.end(), '.') <= 1;
}

} // namespace

std::string comparable(std::string_view value) {
    bool plain = std::all_of(value.begin(), value.end(), [](char c) { return std::uint8_t(c) < 128; });
    const std::string folded = plain ? std::string(value) : foldCase(removeAccents(value));
    std::string made;
    made.reserve(folded.size());
    for (std::size_t i = 0; i < folded.size(); ++i) {
        char c = folded[i];
        if (c >= 'A' && c <= 'Z')
            c = char(c | 0x20);
        const bool isSign = std::uint8_t(c) < 128 && !isDigit(c) && !(c >= 'a' && c <= 'z');
        const bool isPoint = c == '.' && i > 0 && i + 1 < folded.size() && isDigit(folded[i - 1]) && isDigit(folded[i + 1]);
        if (c == '\'')
            continue;
        if (!isSign || isPoint)
            made += c;
        else if (!made.empty() && made.back() != ' ')
            made += ' ';
    }
    while (!made.empty() && made.back() == ' ')
        made.pop_back();
    return made;
}

std::vector<std::string_view> wordsOf(std::string_view value) {
    std::vector<std::string_view> words;
    while (!value.empty()) {
        const std::size_t end = std::min(value.find(' '), value.size());
        if (end > 0)
            words.push_back(value.substr(0, end));
        value.remove_prefix(std::min(end + 1, value.size()));
    }
    return words;
}

bool Records::add(const std::vector<std::string_view>& values) {
    const std::size_t heap = m_heap.size(), ends = m_ends.size();
    for (std::size_t field = 0; field < m_fields.size(); ++field) {
        if (field < values.size())
            m_heap += comparable(values[field]);
        if (m_heap.size() > std::numeric_limits<std::uint32_t>::max()) {
            m_heap.resize(heap);
            m_ends.resize(ends);
            return false;
        }
        m_ends.push_back(std::uint32_t(m_heap.size()));
    }
    return true;
}

FieldFacts factsOf(const Records& records, std::size_t field) {
    std::vector<std::uint64_t> hashes;
    std::size_t dates = 0, numbers = 0, words = 0, withDigits = 0, letters = 0, sameLength = 0, length = 0;
    for (std::size_t record = 0; record < records.size(); ++record) {
        const std::string_view value = records.at(record, field);
        if (value.empty())
            continue;
        hashes.push_back(quickHash(value));
        dates += looksLikeDate(value);
        numbers += looksLikeNumber(value);
        words += wordsOf(value).size();
        const auto digits = std::size_t(std::count_if(value.begin(), value.end(), isDigit));
        withDigits += digits * 2 > value.size();
        letters += digits == 0;
        sameLength += value.size() == length || length == 0;
        length = value.size();
    }
    FieldFacts facts;
    const double filled = double(hashes.size());
    if (hashes.empty())
        return facts;
    std::sort(hashes.begin(), hashes.end());
    double distinct = 0;
    for (std::size_t i = 0; i < hashes.size();) {
        const auto end = std::upper_bound(hashes.begin() + std::ptrdiff_t(i), hashes.end(), hashes[i]);
        const double share = double(end - hashes.begin() - std::ptrdiff_t(i)) / filled;
        facts.coincidence += share * share;
        ++distinct;
        i = std::size_t(end - hashes.begin());
    }
    facts.filled = filled / double(records.size());
    facts.distinct = distinct / filled;
    if (double(dates) > 0.8 * filled)
        facts.kind = FieldKind::Date;
    else if (double(numbers) > 0.8 * filled)
        facts.kind = double(sameLength) > 0.9 * filled && length >= 4 ? FieldKind::Code : FieldKind::Number;
    else if (double(withDigits) > 0.7 * filled)
        facts.kind = FieldKind::Code;
    else
        facts.kind = double(words) > 3.5 * filled ? FieldKind::Text : FieldKind::Name;
    return facts;
}

} // namespace mw::match
