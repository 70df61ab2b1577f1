// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/nearest_name.h"

#include "core/base/text_distance.h"
#include "core/base/unicode.h"

namespace mw {

std::string nearestName(std::string_view misspelt, std::span<const std::string_view> names) {
    constexpr std::size_t kLongest = 100;
    if (misspelt.empty() || misspelt.size() > kLongest)
        return {};
    const std::string wanted = foldCase(misspelt);
    std::size_t nearest = misspelt.size() <= 2 ? 0 : misspelt.size() <= 5 ? 1 : misspelt.size() / 4 + 1;
    std::string_view found;
    bool any = false;
    for (const std::string_view name : names) {
        if (name.size() > kLongest)
            continue;
        const std::size_t steps = editDistance(wanted, foldCase(name), nearest);
        if (steps < nearest || (steps == nearest && !any)) {
            nearest = steps;
            found = name;
            any = true;
        }
    }
    return std::string(found);
}

} // namespace mw
