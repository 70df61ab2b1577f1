// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

#include <algorithm>

namespace mw::rules {

namespace {

bool isLetterOrDigit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

/// Dot-atom of RFC 5322 3.2.3: no dot at the ends, no two in a row.
bool isLocalPart(std::string_view text) {
    if (text.empty() || text.size() > 64 || text.front() == '.' || text.back() == '.')
        return false;
    char last = 0;
    for (const char c : text) {
        if (c == '.' ? last == '.' : !isLetterOrDigit(c) && std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) == std::string_view::npos)
            return false;
        last = c;
    }
    return true;
}

/// Labels of RFC 1035 2.3.1, at least two; the last holds no digit first.
bool isDomain(std::string_view text) {
    std::size_t labels = 0;
    while (true) {
        const std::size_t dot = text.find('.');
        const std::string_view label = text.substr(0, dot);
        if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-')
            return false;
        if (!std::all_of(label.begin(), label.end(), [](char c) { return isLetterOrDigit(c) || c == '-'; }))
            return false;
        ++labels;
        if (dot == std::string_view::npos)
            return labels >= 2 && label.size() >= 2 && !(label.front() >= '0' && label.front() <= '9');
        text.remove_prefix(dot + 1);
    }
}

bool looksLikeAddress(std::string_view text) {
    const std::size_t sign = text.rfind('@');
    return sign != std::string_view::npos && text.size() <= 254 && isLocalPart(text.substr(0, sign)) && isDomain(text.substr(sign + 1));
}

} // namespace

Function define_is_email() {
    return Function("is_email", "Says whether a text is an e-mail address as people use them: name@domain.tld, no quotes, no comments.")
        .overload<looksLikeAddress>({text("value")})
        .phrase("whether {0} is an e-mail address")
        .notInPostgres("a regular expression would read addresses differently")
        .example("is_email('a.lee@example.org')", "true")
        .example("is_email('bob at example.org')", "false")
        .example("is_email('a..b@example.org')", "false")
        .example("is_email(null)", "null");
}

} // namespace mw::rules
