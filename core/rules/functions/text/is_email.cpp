// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

#include <array>

namespace mw::rules {

namespace {

enum : std::uint8_t { kLocal = 1, kDomain = 2 };

/// What each byte may be part of.
constexpr auto kParts = [] {
    std::array<std::uint8_t, 256> parts{};
    for (unsigned c = 0; c < 128; ++c)
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
            parts[c] = kLocal | kDomain;
    for (const char c : std::string_view("!#$%&'*+-/=?^_`{|}~"))
        parts[std::size_t(c)] |= kLocal;
    parts['-'] |= kDomain;
    return parts;
}();
bool isPart(char c, std::uint8_t part) { return (kParts[static_cast<unsigned char>(c)] & part) != 0; }

/// Dot-atom of RFC 5322 3.2.3: no dot at the ends, no two in a row.
bool isLocalPart(std::string_view text) {
    if (text.empty() || text.size() > 64 || text.front() == '.' || text.back() == '.')
        return false;
    char last = 0;
    for (const char c : text) {
        if (c == '.' ? last == '.' : !isPart(c, kLocal))
            return false;
        last = c;
    }
    return true;
}

/// Labels of RFC 1035 2.3.1, at least two; the last holds no digit first.
bool isDomain(std::string_view text) {
    std::size_t labels = 0, begin = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        if (at < text.size() && text[at] != '.') {
            if (!isPart(text[at], kDomain))
                return false;
            continue;
        }
        const std::size_t size = at - begin;
        if (size == 0 || size > 63 || text[begin] == '-' || text[at - 1] == '-')
            return false;
        ++labels;
        if (at == text.size())
            return labels >= 2 && size >= 2 && !(text[begin] >= '0' && text[begin] <= '9');
        begin = at + 1;
    }
    return false;
}

bool looksLikeAddress(std::string_view text) {
    const std::size_t sign = text.rfind('@');
    return sign != std::string_view::npos && text.size() <= 254 && isLocalPart(text.substr(0, sign)) &&
           isDomain(text.substr(sign + 1));
}

} // namespace

Function define_is_email() {
    return Function(
               "is_email",
               "Says whether a text is an e-mail address as people use them: name@domain.tld, no quotes, no comments.")
        .overload<looksLikeAddress>({text("value")})
        .phrase("whether {0} is an e-mail address")
        .notInPostgres("a regular expression would read addresses differently")
        .example("is_email('a.lee@example.org')", "true")
        .example("is_email('bob at example.org')", "false")
        .example("is_email('a..b@example.org')", "false")
        .example("is_email(null)", "null");
}

} // namespace mw::rules
