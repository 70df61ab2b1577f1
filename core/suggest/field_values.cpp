// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/suggest/field_values.h"

#include "core/base/hash.h"
#include "core/base/unicode.h"
#include "core/base/utf8.h"
#include "core/suggest/words.h"

#include <algorithm>
#include <cmath>

namespace mw::suggest {

namespace {

constexpr std::size_t kTextsKept = 2000;   ///< different values whose text is kept for the most frequent ones
constexpr std::size_t kLongestKept = 80;   ///< bytes of such a text
constexpr std::uint32_t kLookedAt = 4000;  ///< values whose characters are looked at
constexpr std::size_t kLookedInto = 200;   ///< bytes of each
constexpr std::size_t kTop = 64;
constexpr std::size_t kExamples = 200;
constexpr std::size_t kWordsKept = 1u << 16;

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && std::uint8_t(text.front()) <= 32)
        text.remove_prefix(1);
    while (!text.empty() && std::uint8_t(text.back()) <= 32)
        text.remove_suffix(1);
    return text;
}

std::string folded(std::string_view text) {
    bool plain = true;
    std::string into;
    into.reserve(text.size());
    for (const char c : text) {
        plain = plain && std::uint8_t(c) < 128;
        into += c >= 'A' && c <= 'Z' ? char(c | 0x20) : c;
    }
    return plain ? into : foldCase(text);
}

/// The text that stands for a value when two fields are compared: numbers and dates in one form.
std::string comparable(std::string_view text, ValueKind kind, double number) {
    if (kind == ValueKind::Integer || kind == ValueKind::Year)
        return text.size() > 15 ? std::string(text) : printFloat(number);
    if (kind == ValueKind::Decimal || kind == ValueKind::Money || kind == ValueKind::Percent)
        return printFloat(number);
    if (kind == ValueKind::Date && number != 0)
        return printDate(Date{std::int32_t(number)});
    return folded(text);
}

template <class Number, std::size_t size, class Values>
void takeQuantiles(Values& values, std::array<Number, size>& into) {
    if (values.empty())
        return;
    std::sort(values.begin(), values.end());
    for (std::size_t i = 0; i < size; ++i)
        into[i] = Number(values[i * (values.size() - 1) / (size - 1)]);
}

void keepSmallest(std::vector<std::uint64_t>& hashes) {
    std::sort(hashes.begin(), hashes.end());
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
    if (hashes.size() > FieldValues::kHashes)
        hashes.resize(FieldValues::kHashes);
}

} // namespace

std::vector<std::uint64_t> hashesOfWords(std::string_view raw) {
    const std::string text = folded(raw);
    std::vector<std::uint64_t> hashes;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        const bool inside = i < text.size() && (std::uint8_t(text[i]) >= 128 || (text[i] >= 'a' && text[i] <= 'z') ||
                                                (text[i] >= '0' && text[i] <= '9'));
        if (inside)
            continue;
        if (i - begin >= 2)
            hashes.push_back(quickHash(std::string_view(text).substr(begin, i - begin)));
        begin = i + 1;
    }
    return hashes;
}

std::uint64_t hashOfValue(std::string_view raw) {
    const std::string_view text = trimmed(raw);
    double number = 0;
    const ValueKind kind = kindOfValue(text.substr(0, 400), number);
    return quickHash(comparable(text, kind, number));
}

void ValueObserver::addCharacters(std::string_view text) {
    std::string shape;
    std::uint32_t run[3] = {2, 2, 2};
    const auto gram = [&](std::uint32_t point) {
        run[0] = run[1], run[1] = run[2], run[2] = point;
        const std::uint64_t mixed = (std::uint64_t(run[0]) * 1'000'003 + run[1]) * 1'000'003 + run[2];
        ++m_grams[(mixed * 0x9E3779B97F4A7C15ull) >> 55];
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        char32_t point = nextCodePoint(text, at);
        char letter = 's';
        std::size_t kind = 6;
        if (point < 128) {
            const char c = char(point);
            if (c >= '0' && c <= '9')
                kind = 0, letter = '9', point = '9';
            else if (c >= 'a' && c <= 'z')
                kind = 1, letter = 'a';
            else if (c >= 'A' && c <= 'Z')
                kind = 2, letter = 'A', point |= 0x20;
            else if (c == ' ')
                kind = 5, letter = ' ';
            else
                letter = c;
        } else if (isEastAsian(text.substr(begin))) {
            kind = 4, letter = 'E';
        } else {
            kind = 3, letter = 'a';
        }
        ++m_classes[kind];
        gram(std::uint32_t(point));
        if (shape.size() < 24 && (shape.empty() || shape.back() != letter))
            shape += letter;
    }
    gram(3);
    ++m_shapes[quickHash(shape)];
}

void ValueObserver::addText(std::string_view raw) {
    const std::string_view text = trimmed(raw);
    m_values.edgeSpaces += text.size() != raw.size();
    if (m_values.examples.size() < kExamples)
        m_values.examples.emplace_back(raw.substr(0, 4 * kLongestKept));
    if (text.empty()) {
        ++m_values.nulls;
        return;
    }
    double number = 0;
    const ValueKind kind = kindOfValue(text.substr(0, 400), number);
    ++m_kinds[std::size_t(kind)];
    if (isNumeric(kind) || isDateLike(kind))
        m_numbers.push_back(number);
    m_lengths.push_back(std::uint32_t(countCodePoints(text.substr(0, 4000))));
    const std::string compared = comparable(text, kind, number);
    Seen& seen = m_seen[quickHash(compared)];
    if (seen.count++ == 0 && m_seen.size() <= kTextsKept && raw.size() <= kLongestKept)
        seen.text = raw;
    if (m_looked++ < kLookedAt) {
        addCharacters(text.substr(0, kLookedInto));
        if (m_words.size() < kWordsKept)
            for (const std::uint64_t hash : hashesOfWords(text.substr(0, kLookedInto)))
                m_words.push_back(hash);
    }
}

void ValueObserver::add(const Column& column, std::size_t rows) {
    const bool isText = column.type().kind == TypeKind::Text;
    for (std::size_t row = 0; row < rows; ++row) {
        ++m_values.rows;
        if (column.isNull(row) || column.type().kind == TypeKind::Null) {
            ++m_values.nulls;
            if (m_values.examples.size() < kExamples)
                m_values.examples.emplace_back();
        } else if (isText) {
            addText(column.values<std::string_view>()[column.at(row)]);
        } else {
            addText(printValue(column.value(row), column.type()));
        }
    }
}

FieldValues ValueObserver::finish() {
    FieldValues& values = m_values;
    values.distinct = std::uint32_t(m_seen.size());
    std::vector<const Seen*> byCount;
    for (const auto& [hash, seen] : m_seen) {
        values.hashes.push_back(hash);
        if (!seen.text.empty())
            byCount.push_back(&seen);
    }
    keepSmallest(values.hashes);
    values.wordHashes = std::move(m_words);
    keepSmallest(values.wordHashes);
    std::sort(byCount.begin(), byCount.end(), [](const Seen* a, const Seen* b) {
        return a->count != b->count ? a->count > b->count : a->text < b->text;
    });
    for (std::size_t i = 0; i < std::min(kTop, byCount.size()); ++i)
        values.top.push_back({byCount[i]->text, byCount[i]->count});
    const double looked = std::max<double>(1, std::min(m_looked, kLookedAt));
    for (const auto& [hash, count] : m_shapes)
        values.shapes.push_back({hash, float(count / looked)});
    std::sort(values.shapes.begin(), values.shapes.end());
    double grams = 0, characters = 0;
    for (const std::uint32_t count : m_grams)
        grams += count;
    for (const std::uint64_t count : m_classes)
        characters += double(count);
    for (std::size_t i = 0; i < m_grams.size() && grams > 0; ++i)
        values.grams[i] = float(m_grams[i] / grams);
    for (std::size_t i = 0; i < m_classes.size() && characters > 0; ++i)
        values.classes[i] = float(double(m_classes[i]) / characters);
    const double present = std::max<double>(1, values.present());
    values.numericShare = double(m_numbers.size()) / present;
    takeQuantiles(m_numbers, values.numbers);
    takeQuantiles(m_lengths, values.lengths);
    const auto most = std::max_element(m_kinds.begin(), m_kinds.end());
    if (!values.isEmpty()) {
        values.kind = ValueKind(most - m_kinds.begin());
        values.kindShare = *most / present;
    }
    return std::move(m_values);
}

} // namespace mw::suggest
