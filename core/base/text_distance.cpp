// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text_distance.h"

#include <algorithm>
#include <array>
#include <vector>

namespace mw {

double jaroWinkler(std::string_view a, std::string_view b) {
    a = a.substr(0, 64);
    b = b.substr(0, 64);
    if (a.empty() || b.empty())
        return 0;
    const std::size_t longer = std::max(a.size(), b.size());
    const std::size_t window = longer / 2 > 0 ? longer / 2 - 1 : 0;
    std::array<bool, 64> usedA{}, usedB{};
    std::size_t matches = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::size_t j = i > window ? i - window : 0; j < std::min(b.size(), i + window + 1); ++j)
            if (!usedB[j] && a[i] == b[j]) {
                usedA[i] = usedB[j] = true;
                ++matches;
                break;
            }
    if (matches == 0)
        return 0;
    std::size_t swapped = 0;
    for (std::size_t i = 0, j = 0; i < a.size(); ++i)
        if (usedA[i]) {
            while (!usedB[j])
                ++j;
            swapped += a[i] != b[j++];
        }
    const double m = double(matches);
    const double jaro = (m / double(a.size()) + m / double(b.size()) + (m - double(swapped / 2)) / m) / 3;
    std::size_t prefix = 0;
    while (prefix < std::min<std::size_t>({4, a.size(), b.size()}) && a[prefix] == b[prefix])
        ++prefix;
    return jaro + 0.1 * double(prefix) * (1 - jaro);
}

std::size_t editDistance(std::string_view a, std::string_view b, std::size_t limit) {
    if (a.size() > b.size())
        std::swap(a, b);
    if (b.size() - a.size() > limit)
        return limit + 1;
    // What both begin and end with costs nothing.
    while (!a.empty() && a.front() == b.front()) {
        a.remove_prefix(1);
        b.remove_prefix(1);
    }
    while (!a.empty() && a.back() == b.back()) {
        a.remove_suffix(1);
        b.remove_suffix(1);
    }
    if (a.empty())
        return b.size();
    std::vector<std::size_t> before(a.size() + 1), last(a.size() + 1), now(a.size() + 1);
    for (std::size_t i = 0; i <= a.size(); ++i)
        last[i] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
        now[0] = j;
        std::size_t least = j;
        for (std::size_t i = 1; i <= a.size(); ++i) {
            now[i] = std::min({last[i] + 1, now[i - 1] + 1, last[i - 1] + (a[i - 1] != b[j - 1])});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[i] = std::min(now[i], before[i - 2] + 1);
            least = std::min(least, now[i]);
        }
        if (least > limit)
            return limit + 1;
        std::swap(before, last);
        std::swap(last, now);
    }
    return std::min(last[a.size()], limit + 1);
}

} // namespace mw
