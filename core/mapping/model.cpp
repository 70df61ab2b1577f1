// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/model.h"

#include <algorithm>

namespace mw::mapping {

namespace {

template <class Element>
const Element* findById(const std::vector<Element>& elements, const Id& id) {
    const auto found = std::find_if(elements.begin(), elements.end(), [&](const Element& e) { return e.id == id; });
    return found == elements.end() ? nullptr : &*found;
}

} // namespace

const Connection* Document::connection(const Id& connectionId) const { return findById(connections, connectionId); }

const Connection* Document::connectionByName(std::string_view name) const {
    const auto found =
        std::find_if(connections.begin(), connections.end(), [&](const Connection& c) { return c.name == name; });
    return found == connections.end() ? nullptr : &*found;
}

const EntityMapping* Document::mapping(const Id& mappingId) const { return findById(mappings, mappingId); }

const Entity* Document::entityOf(const Id& connectionId, const Id& entityId) const {
    const Connection* const found = connection(connectionId);
    return found == nullptr ? nullptr : found->schema.entityById(entityId);
}

const Entity* Document::targetOf(const EntityMapping& entityMapping) const {
    return entityOf(entityMapping.targetConnection, entityMapping.targetEntity);
}

const Entity* Document::sourceOf(const EntityMapping& entityMapping) const {
    return entityOf(entityMapping.sourceConnection, entityMapping.sourceEntity);
}

} // namespace mw::mapping
