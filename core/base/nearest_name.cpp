// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/nearest_name.h"

#include "core/base/unicode.h"

#include <algorithm>
#include <vector>

namespace mw {

namespace {

/// Counts the bytes to change, add, leave out or swap with a neighbour; gives up above `limit`.
std::size_t distance(std::string_view a, std::string_view b, std::size_t limit) {
    if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > limit)
        return limit + 1;
    std::vector<std::size_t> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        above[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        std::size_t least = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({change, above[j] + 1, row[j - 1] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
            least = std::min(least, row[j]);
        }
        if (least > limit)
            return limit + 1;
        before.swap(above);
        above.swap(row);
    }
    return above[b.size()];
}

} // namespace

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
        const std::size_t steps = distance(wanted, foldCase(name), nearest);
        if (steps < nearest || (steps == nearest && !any)) {
            nearest = steps;
            found = name;
            any = true;
        }
    }
    return std::string(found);
}

} // namespace mw
