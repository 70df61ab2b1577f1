// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/qtsql/plain_default.h"

#include "core/types/decimal.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace mw {

bool isPlainDefault(const std::string& text, bool mayEscape) {
    constexpr std::array<std::string_view, 4> kWords = {"CURRENT_TIMESTAMP", "CURRENT_DATE", "CURRENT_TIME", "NULL"};
    if (std::find(kWords.begin(), kWords.end(), text) != kWords.end())
        return true;
    Decimal unused;
    if (parseDecimal(text, unused))
        return true;
    if (text.size() < 2 || text.front() != '\'' || text.back() != '\'')
        return false;
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        if (text[i] == '\\' && mayEscape)
            return false;
        if (text[i] == '\'' && (++i + 1 >= text.size() || text[i] != '\''))
            return false;
    }
    return true;
}

} // namespace mw
