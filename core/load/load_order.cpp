// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/load_order.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace mw {

LoadOrder loadOrder(const Schema& target, std::span<const std::string> entities) {
    // The order among entities that do not depend on one another is that of the list, so the schema is put in that
    // order before it is asked.
    Schema listed;
    std::vector<const Entity*> meant;
    const auto isTaken = [&](const Entity* entity) {
        return std::any_of(listed.entities.begin(), listed.entities.end(),
                           [&](const Entity& other) { return other.name == entity->name; });
    };
    for (const std::string& name : entities) {
        const Entity* entity = target.entity(name);
        meant.push_back(entity);
        if (entity && !isTaken(entity))
            listed.entities.push_back(*entity);
    }
    const std::size_t listedCount = listed.entities.size();
    for (const Entity& entity : target.entities)
        if (!isTaken(&entity))
            listed.entities.push_back(entity);

    LoadOrder result;
    std::vector<std::string> cyclic;
    const std::vector<std::string> sorted = dependencyOrder(listed, cyclic);
    std::map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < sorted.size(); ++i)
        places.emplace(sorted[i], i);
    const auto placeOf = [&](std::size_t i) { return meant[i] ? places.at(meant[i]->name) : sorted.size(); };
    result.order.resize(entities.size());
    std::iota(result.order.begin(), result.order.end(), std::size_t(0));
    std::stable_sort(result.order.begin(), result.order.end(),
                     [&](std::size_t a, std::size_t b) { return placeOf(a) < placeOf(b); });
    for (std::size_t i = 0; i < listedCount; ++i)
        if (const std::string& name = listed.entities[i].name;
            std::find(cyclic.begin(), cyclic.end(), name) != cyclic.end())
            result.cyclic.push_back(name);
    return result;
}

} // namespace mw
