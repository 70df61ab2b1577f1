// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/pattern.h"

#include "core/base/utf8.h"

#include <unicode/uchar.h>

#include <array>
#include <cstdint>

namespace mw::profile {

namespace {

enum Shape : std::uint8_t { Other, Capital, Small, Digit, Control };

constexpr std::array<std::uint8_t, 128> asciiShapes() {
    std::array<std::uint8_t, 128> shapes{};
    for (std::size_t c = 0; c < 128; ++c)
        shapes[c] = c >= 'A' && c <= 'Z' ? Capital : c >= 'a' && c <= 'z' ? Small : c >= '0' && c <= '9' ? Digit : c < 32 || c == 127 ? Control : Other;
    return shapes;
}
constexpr auto kShapes = asciiShapes();
constexpr std::size_t kLongest = 64;

Shape shapeOf(char32_t point) {
    if (u_isupper(UChar32(point)))
        return Capital;
    if (u_isalpha(UChar32(point)))
        return Small; // scripts without case too
    return u_isdigit(UChar32(point)) ? Digit : Other;
}

} // namespace

void writePattern(std::string_view value, std::string& into) {
    into.clear();
    Shape last = Other;
    for (std::size_t i = 0; i < value.size();) {
        if (into.size() >= kLongest) {
            into += "…";
            return;
        }
        const auto byte = std::uint8_t(value[i]);
        const std::size_t begin = i;
        Shape shape;
        if (byte < 128) {
            shape = Shape(kShapes[byte]);
            ++i;
        } else {
            shape = shapeOf(nextCodePoint(value, i));
        }
        switch (shape) {
        case Capital: into += 'A'; break;
        case Digit: into += '9'; break;
        case Small:
            if (last != Small)
                into += 'a';
            else if (into.back() == 'a')
                into += '+';
            break;
        case Control: into += byte == '\n' ? "↵" : byte == '\t' ? "⇥" : "�"; break;
        case Other: into.append(value.substr(begin, i - begin)); break;
        }
        last = shape;
    }
}

} // namespace mw::profile
