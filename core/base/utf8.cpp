// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"

#include <cstring>

namespace mw {

namespace {

constexpr std::uint64_t kHighBits = 0x8080808080808080ull;
constexpr char32_t kReplacement = 0xFFFD;

std::uint64_t wordAt(const char* from) {
    std::uint64_t word;
    std::memcpy(&word, from, sizeof word);
    return word;
}

/// Says whether less than eight bytes are all ASCII.
inline bool isShortAscii(const char* at, std::size_t size) {
    if (size >= 4) {
        std::uint32_t first, last; // which overlap
        std::memcpy(&first, at, sizeof first);
        std::memcpy(&last, at + size - sizeof last, sizeof last);
        return ((first | last) & std::uint32_t(kHighBits)) == 0;
    }
    char all = 0;
    for (std::size_t i = 0; i < size; ++i)
        all = char(all | at[i]);
    return std::uint8_t(all) < 0x80;
}

/// Counts the ASCII bytes from `at` on, eight at a time; may stop up to seven bytes early before others.
inline std::size_t asciiRun(const char* at, std::size_t left) {
    std::size_t run = 0;
    while (left - run >= 32 &&
           ((wordAt(at + run) | wordAt(at + run + 8) | wordAt(at + run + 16) | wordAt(at + run + 24)) & kHighBits) == 0)
        run += 32;
    while (left - run >= 8 && (wordAt(at + run) & kHighBits) == 0)
        run += 8;
    return left - run < 8 && isShortAscii(at + run, left - run) ? left : run;
}

inline bool isContinuation(std::uint8_t byte) {
    return (byte & 0xC0) == 0x80;
}

/// Decodes the sequence at `at`: gives its length and point, or 0 where it is not valid (RFC 3629, table 3-7 of
/// Unicode).
inline std::size_t decode(const std::uint8_t* at, std::size_t left, char32_t& point) {
    const std::uint8_t lead = at[0];
    if (lead < 0x80) {
        point = lead;
        return 1;
    }
    if (lead < 0xC2 || lead > 0xF4)
        return 0;
    if (lead < 0xE0) {
        if (left < 2 || !isContinuation(at[1]))
            return 0;
        point = char32_t((lead & 0x1F) << 6 | (at[1] & 0x3F));
        return 2;
    }
    if (lead < 0xF0) {
        if (left < 3 || !isContinuation(at[1]) || !isContinuation(at[2]))
            return 0;
        point = char32_t((lead & 0x0F) << 12 | (at[1] & 0x3F) << 6 | (at[2] & 0x3F));
        const bool overlong = point < 0x800;
        const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
        return overlong || surrogate ? 0 : 3;
    }
    if (left < 4 || !isContinuation(at[1]) || !isContinuation(at[2]) || !isContinuation(at[3]))
        return 0;
    point = char32_t((lead & 0x07) << 18 | (at[1] & 0x3F) << 12 | (at[2] & 0x3F) << 6 | (at[3] & 0x3F));
    return point < 0x10000 || point > 0x10FFFF ? 0 : 4;
}

const std::uint8_t* bytesOf(std::string_view text) {
    return reinterpret_cast<const std::uint8_t*>(text.data());
}

void appendHex(std::string& text, unsigned value, int digits) {
    static constexpr char kDigits[] = "0123456789ABCDEF";
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4)
        text += kDigits[(value >> shift) & 15];
}

} // namespace

std::size_t findInvalidUtf8(std::string_view text) {
    const std::uint8_t* const bytes = bytesOf(text);
    std::size_t position = 0;
    while (position < text.size()) {
        if (bytes[position] < 0x80) {
            position += asciiRun(text.data() + position, text.size() - position);
            while (position < text.size() && bytes[position] < 0x80)
                ++position;
            continue;
        }
        char32_t point;
        const std::size_t length = decode(bytes + position, text.size() - position, point);
        if (length == 0)
            return position;
        position += length;
    }
    return std::string_view::npos;
}

std::size_t countCodePoints(std::string_view text) {
    const std::uint8_t* const bytes = bytesOf(text);
    std::size_t position = 0;
    std::size_t count = 0;
    while (position < text.size()) {
        if (bytes[position] < 0x80) {
            const std::size_t run = asciiRun(text.data() + position, text.size() - position);
            position += run;
            count += run;
            while (position < text.size() && bytes[position] < 0x80) {
                ++position;
                ++count;
            }
            continue;
        }
        char32_t point;
        const std::size_t length = decode(bytes + position, text.size() - position, point);
        position += length == 0 ? 1 : length;
        ++count;
    }
    return count;
}

char32_t nextCodePoint(std::string_view text, std::size_t& position) {
    char32_t point = kReplacement;
    const std::size_t length = decode(bytesOf(text) + position, text.size() - position, point);
    if (length == 0) {
        ++position;
        return kReplacement;
    }
    position += length;
    return point;
}

void appendCodePoint(std::string& text, char32_t point) {
    if (point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF))
        point = kReplacement;
    if (point < 0x80) {
        text += char(point);
    } else if (point < 0x800) {
        text += char(0xC0 | (point >> 6));
        text += char(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
        text += char(0xE0 | (point >> 12));
        text += char(0x80 | ((point >> 6) & 0x3F));
        text += char(0x80 | (point & 0x3F));
    } else {
        text += char(0xF0 | (point >> 18));
        text += char(0x80 | ((point >> 12) & 0x3F));
        text += char(0x80 | ((point >> 6) & 0x3F));
        text += char(0x80 | (point & 0x3F));
    }
}

std::size_t offsetOfCodePoint(std::string_view text, std::size_t n) {
    std::size_t position = 0;
    while (n > 0 && position < text.size()) {
        const std::size_t left = text.size() - position;
        const std::size_t run = asciiRun(text.data() + position, left < n ? left : n);
        if (run > 0) {
            position += run;
            n -= run;
            continue;
        }
        nextCodePoint(text, position);
        --n;
    }
    return position;
}

std::string elideMiddle(std::string_view text, std::size_t points) {
    // A text of few bytes cannot have many code points.
    if (text.size() <= points)
        return std::string(text);
    const std::size_t count = countCodePoints(text);
    if (count <= points)
        return std::string(text);
    if (points == 0)
        return {};
    const std::size_t head = points / 2;
    const std::size_t tail = points - 1 - head;
    std::string shortened(text.substr(0, offsetOfCodePoint(text, head)));
    shortened += "…";
    shortened += text.substr(offsetOfCodePoint(text, count - tail));
    return shortened;
}

bool isSpace(char32_t point) {
    if (point < 0x80)
        return point == ' ' || (point >= 0x09 && point <= 0x0D);
    return point == 0x85 || point == 0xA0 || point == 0x1680 || (point >= 0x2000 && point <= 0x200A) ||
           point == 0x2028 || point == 0x2029 || point == 0x202F || point == 0x205F || point == 0x3000;
}

std::string quoted(std::string_view text) {
    constexpr std::size_t kShown = 80;
    const std::string shown = elideMiddle(text, kShown);
    std::string result = "'";
    std::size_t position = 0;
    while (position < shown.size()) {
        const std::size_t begin = position;
        char32_t point = kReplacement;
        const std::size_t length = decode(bytesOf(shown) + begin, shown.size() - begin, point);
        position += length == 0 ? 1 : length;
        if (length == 0) {
            result += "\\x";
            appendHex(result, std::uint8_t(shown[begin]), 2);
        } else if (point == '\n') {
            result += "\\n";
        } else if (point == '\r') {
            result += "\\r";
        } else if (point == '\t') {
            result += "\\t";
        } else if (point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0x2028 || point == 0x2029 ||
                   (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069)) {
            // Direction overrides would let a value rearrange the message around it.
            result += "\\u";
            appendHex(result, unsigned(point), 4);
        } else {
            result.append(shown, begin, length);
        }
    }
    result += '\'';
    return result;
}

std::string quoted(const std::string& text) {
    return quoted(std::string_view(text));
}
std::string quoted(std::string& text) {
    return quoted(std::string_view(text));
}
std::string quoted(const char* text) {
    return quoted(std::string_view(text));
}

} // namespace mw
