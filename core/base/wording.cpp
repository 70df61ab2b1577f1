// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/wording.h"

#include <algorithm>

namespace mw {

std::string grouped(std::uint64_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t place = digits.size(); place > 3; place -= 3)
        digits.insert(place - 3, 1, ',');
    return digits;
}

std::string counted(std::uint64_t number, std::string_view one, std::string_view many) {
    return grouped(number) + " " + std::string(number == 1 ? one : many);
}

std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (auto name = names.begin(); name != names.end(); ++name)
        if (std::find(names.begin(), name, *name) == name)
            text += (text.empty() ? "" : ", ") + *name;
    return text;
}

} // namespace mw
