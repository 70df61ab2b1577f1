// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/samples/generator/text.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <stdexcept>

namespace mw::sample {

namespace {

constexpr std::array<char32_t, 32> kWindows1252 = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                   0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

bool isLatin1Letter(char32_t c) {
    return c >= 0xC0 && c <= 0xFF && c != 0xD7 && c != 0xF7;
}

/// Latin Extended-A pairs capital and small letter side by side; in two ranges the capital is the odd one.
bool isExtendedCapital(char32_t c) {
    const bool oddRange = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
    return oddRange ? c % 2 == 1 : c % 2 == 0;
}

bool isPairedExtended(char32_t c) {
    return c >= 0x100 && c <= 0x17E && c != 0x130 && c != 0x131 && c != 0x138 && c != 0x149 && c != 0x178;
}

bool isLetter(char32_t c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || isLatin1Letter(c) || (c >= 0x100 && c <= 0x17F);
}

char32_t upperOf(char32_t c) {
    if (c >= 'a' && c <= 'z')
        return c - 32;
    if (c >= 0xE0 && c <= 0xFE && c != 0xF7)
        return c - 32;
    if (isPairedExtended(c) && !isExtendedCapital(c))
        return c - 1;
    return c;
}

char32_t lowerOf(char32_t c) {
    if (c >= 'A' && c <= 'Z')
        return c + 32;
    if (c >= 0xC0 && c <= 0xDE && c != 0xD7)
        return c + 32;
    if (isPairedExtended(c) && isExtendedCapital(c))
        return c + 1;
    return c;
}

bool isSpace(char32_t c) {
    return c == ' ' || (c >= 9 && c <= 13) || c == 0xA0;
}

std::string_view withoutMark(char32_t c) {
    struct Fold {
        std::u32string_view letters;
        std::string_view plain;
    };
    static constexpr Fold kFolds[] = {{U"àáâãåāăą", "a"}, {U"ä", "ae"},      {U"æ", "ae"},    {U"çćč", "c"},
                                      {U"ď", "d"},        {U"èéêëēęě", "e"}, {U"ìíîïī", "i"}, {U"ł", "l"},
                                      {U"ñńň", "n"},      {U"òóôõøő", "o"},  {U"öœ", "oe"},   {U"ř", "r"},
                                      {U"śšş", "s"},      {U"ß", "ss"},      {U"ť", "t"},     {U"ùúûůű", "u"},
                                      {U"ü", "ue"},       {U"ý", "y"},       {U"źżž", "z"}};
    for (const Fold& fold : kFolds)
        if (fold.letters.find(c) != std::u32string_view::npos)
            return fold.plain;
    return {};
}

template <typename Function>
std::string mapped(std::string_view text, Function function) {
    std::u32string points = decode(text);
    std::transform(points.begin(), points.end(), points.begin(), function);
    return encode(points);
}

} // namespace

std::u32string decode(std::string_view utf8) {
    std::u32string result;
    result.reserve(utf8.size());
    for (std::size_t i = 0; i < utf8.size();) {
        const auto lead = static_cast<unsigned char>(utf8[i]);
        const std::size_t size = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
        if (size == 0 || i + size > utf8.size())
            throw std::runtime_error("malformed UTF-8 at byte " + std::to_string(i));
        char32_t point = size == 1 ? lead : lead & (0x7FU >> size);
        for (std::size_t k = 1; k < size; ++k)
            point = (point << 6) | (static_cast<unsigned char>(utf8[i + k]) & 0x3FU);
        result.push_back(point);
        i += size;
    }
    return result;
}

std::string encode(std::u32string_view text) {
    std::string result;
    const auto put = [&result](char32_t bits) {
        result.push_back(static_cast<char>(static_cast<unsigned char>(bits)));
    };
    for (const char32_t c : text) {
        if (c < 0x80) {
            put(c);
            continue;
        }
        if (c < 0x800) {
            put(0xC0 | (c >> 6));
        } else {
            if (c < 0x10000) {
                put(0xE0 | (c >> 12));
            } else {
                put(0xF0 | (c >> 18));
                put(0x80 | ((c >> 12) & 0x3F));
            }
            put(0x80 | ((c >> 6) & 0x3F));
        }
        put(0x80 | (c & 0x3F));
    }
    return result;
}

std::string upper(std::string_view text) {
    return mapped(text, upperOf);
}

std::string lower(std::string_view text) {
    return mapped(text, lowerOf);
}

std::string proper(std::string_view text) {
    bool inWord = false;
    return mapped(text, [&inWord](char32_t c) {
        const char32_t result = inWord ? lowerOf(c) : upperOf(c);
        inWord = isLetter(c);
        return result;
    });
}

std::string asciiSlug(std::string_view text) {
    std::string result;
    for (const char32_t c : decode(lower(text))) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')
            result.push_back(static_cast<char>(c));
        else
            result += withoutMark(c);
    }
    return result;
}

std::size_t length(std::string_view text) {
    return decode(text).size();
}

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

std::string left(std::string_view text, std::size_t count) {
    return encode(decode(text).substr(0, count));
}

std::string trimmed(std::string_view text) {
    const std::u32string points = decode(text);
    const auto first = std::find_if_not(points.begin(), points.end(), isSpace);
    const auto last = std::find_if_not(points.rbegin(), std::make_reverse_iterator(first), isSpace).base();
    return encode(std::u32string(first, last));
}

std::string collapsed(std::string_view text) {
    std::u32string result;
    for (const char32_t c : decode(text)) {
        if (!isSpace(c))
            result.push_back(c);
        else if (!result.empty() && result.back() != ' ')
            result.push_back(' ');
    }
    return trimmed(encode(result));
}

std::string joined(std::initializer_list<std::string> parts) {
    std::string result;
    for (const std::string& part : parts)
        result += part;
    return result;
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
    return text;
}

std::vector<std::string> splitOn(std::string_view text, char separator) {
    std::vector<std::string> parts;
    std::size_t start = 0;
    for (std::size_t at = text.find(separator); at != std::string_view::npos; at = text.find(separator, start)) {
        parts.emplace_back(text.substr(start, at - start));
        start = at + 1;
    }
    parts.emplace_back(text.substr(start));
    return parts;
}

std::string padded(long long number, std::size_t width) {
    std::string text = std::to_string(number);
    return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

std::string digitsOf(std::string_view text) {
    std::string result;
    std::copy_if(text.begin(), text.end(), std::back_inserter(result), [](char c) { return c >= '0' && c <= '9'; });
    return result;
}

std::string toWindows1252(std::string_view utf8) {
    std::string result;
    for (const char32_t c : decode(utf8)) {
        const auto special = std::find(kWindows1252.begin(), kWindows1252.end(), c);
        if (c < 0x80 || (c >= 0xA0 && c <= 0xFF))
            result.push_back(static_cast<char>(static_cast<unsigned char>(c)));
        else if (c != 0 && special != kWindows1252.end())
            result.push_back(static_cast<char>(static_cast<unsigned char>(0x80 + (special - kWindows1252.begin()))));
        else
            throw std::runtime_error("no Windows-1252 byte for a character of: " + std::string(utf8));
    }
    return result;
}

std::string fromWindows1252(std::string_view bytes) {
    std::u32string points;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        points.push_back(byte >= 0x80 && byte <= 0x9F ? kWindows1252[byte - 0x80U] : char32_t{byte});
    }
    return encode(points);
}

bool hasWindows1252Only(std::string_view utf8) {
    const std::u32string points = decode(utf8);
    return std::any_of(points.begin(), points.end(), [](char32_t c) {
        return c > 0xFF && std::find(kWindows1252.begin(), kWindows1252.end(), c) != kWindows1252.end();
    });
}

bool hasAstral(std::string_view utf8) {
    const std::u32string points = decode(utf8);
    return std::any_of(points.begin(), points.end(), [](char32_t c) { return c > 0xFFFF; });
}

} // namespace mw::sample
