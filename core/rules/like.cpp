// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/like_p.h"

#include "core/base/utf8.h"

namespace mw::rules {

bool LikePattern::isValid(std::string_view pattern) {
    for (std::size_t i = 0; i < pattern.size(); ++i)
        if (pattern[i] == '\\' && ++i == pattern.size())
            return false;
    return true;
}

Result<LikePattern> LikePattern::compile(std::string_view pattern) {
    if (!isValid(pattern))
        return makeError(Code::InvalidArgument, "a pattern of like cannot end in a single backslash");
    LikePattern made;
    std::string plain;
    std::size_t inside = 0; // wildcards other than a % at either end
    bool opens = false, closes = false;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const char c = pattern[i];
        if (c == '%' && i == 0)
            opens = true;
        else if (c == '%' && i + 1 == pattern.size())
            closes = true;
        else if (c == '%' || c == '_')
            ++inside;
        else
            plain += c == '\\' ? pattern[++i] : c;
    }
    if (inside > 0) {
        made.m_text = pattern;
        return made;
    }
    made.m_text = std::move(plain);
    made.m_shape = opens && closes ? Shape::Contains : opens ? Shape::Ends : closes ? Shape::Begins : Shape::Exact;
    return made;
}

bool LikePattern::matches(std::string_view text) const {
    switch (m_shape) {
    case Shape::Exact: return text == m_text;
    case Shape::Begins: return text.starts_with(m_text);
    case Shape::Ends: return text.ends_with(m_text);
    case Shape::Contains: return text.find(m_text) != std::string_view::npos;
    case Shape::General: break;
    }
    return matches(m_text, text);
}

bool LikePattern::matches(std::string_view pattern, std::string_view text) {
    std::size_t p = 0, t = 0;
    std::size_t retryPattern = std::string_view::npos, retryText = 0;
    for (;;) {
        if (p < pattern.size() && pattern[p] == '%') {
            retryPattern = ++p;
            retryText = t;
            continue;
        }
        if (p == pattern.size() && t == text.size())
            return true;
        if (p < pattern.size() && t < text.size()) {
            if (pattern[p] == '_') {
                ++p;
                nextCodePoint(text, t);
                continue;
            }
            const std::size_t at = pattern[p] == '\\' ? p + 1 : p;
            if (pattern[at] == text[t]) {
                p = at + 1;
                ++t;
                continue;
            }
        }
        // Only the last % needs another try: an earlier one could do no more.
        if (retryPattern == std::string_view::npos || retryText >= text.size())
            return false;
        nextCodePoint(text, retryText);
        p = retryPattern;
        t = retryText;
    }
}

} // namespace mw::rules
