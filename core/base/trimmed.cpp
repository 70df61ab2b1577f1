// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/trimmed.h"

#include "core/base/utf8.h"

#include <algorithm>

namespace mw {

std::string_view trimmed(std::string_view text) {
    std::size_t begin = text.size(), end = 0;
    for (std::size_t position = 0; position < text.size();) {
        const std::size_t at = position;
        if (isSpace(nextCodePoint(text, position)))
            continue;
        begin = std::min(begin, at);
        end = position;
    }
    return begin < end ? text.substr(begin, end - begin) : std::string_view();
}

} // namespace mw
