// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/suggest/assignment.h"

#include <functional>
#include <limits>
#include <queue>

namespace mw::suggest {

std::vector<std::optional<std::size_t>> assign(const std::vector<std::vector<Gain>>& gains, std::size_t rights) {
    // Costs are negative gains; each left one has a place of its own (rights + left) that costs nothing: unpaired.
    constexpr std::size_t kNone = ~std::size_t(0);
    constexpr double kFar = std::numeric_limits<double>::infinity();
    const std::size_t lefts = gains.size(), places = rights + lefts;
    std::vector<std::size_t> leftOf(places, kNone), placeOf(lefts, kNone);
    std::vector<double> leftPrice(lefts, 0), placePrice(places, 0), distance(places, kFar);
    std::vector<std::size_t> reachedFrom(places, kNone), touched;
    std::vector<bool> settled(places, false);
    for (std::size_t left = 0; left < lefts; ++left)
        for (const Gain& gain : gains[left])
            leftPrice[left] = std::min(leftPrice[left], -gain.gain);

    for (std::size_t start = 0; start < lefts; ++start) {
        using Entry = std::pair<double, std::size_t>;
        std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
        const auto relax = [&](std::size_t left, double base) {
            const auto offer = [&](std::size_t place, double cost) {
                const double reduced = base + cost - leftPrice[left] - placePrice[place];
                if (settled[place] || reduced >= distance[place])
                    return;
                if (distance[place] == kFar)
                    touched.push_back(place);
                distance[place] = reduced;
                reachedFrom[place] = left;
                queue.push({reduced, place});
            };
            for (const Gain& gain : gains[left])
                offer(gain.right, -gain.gain);
            offer(rights + left, 0);
        };
        relax(start, 0);
        std::size_t end = kNone;
        double length = 0;
        while (end == kNone) {
            const auto [reached, place] = queue.top();
            queue.pop();
            if (settled[place])
                continue;
            settled[place] = true;
            length = reached;
            if (leftOf[place] == kNone)
                end = place;
            else
                relax(leftOf[place], reached);
        }
        leftPrice[start] += length;
        for (const std::size_t place : touched)
            if (settled[place] && place != end) {
                placePrice[place] -= length - distance[place];
                leftPrice[leftOf[place]] += length - distance[place];
            }
        for (std::size_t place = end;;) {
            const std::size_t left = reachedFrom[place];
            leftOf[place] = left;
            std::swap(placeOf[left], place);
            if (left == start)
                break;
        }
        for (const std::size_t place : touched) {
            distance[place] = kFar;
            settled[place] = false;
            reachedFrom[place] = kNone;
        }
        touched.clear();
    }
    std::vector<std::optional<std::size_t>> assigned(lefts);
    for (std::size_t left = 0; left < lefts; ++left)
        if (placeOf[left] != kNone && placeOf[left] < rights)
            assigned[left] = placeOf[left];
    return assigned;
}

} // namespace mw::suggest
