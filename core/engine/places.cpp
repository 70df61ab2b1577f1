// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"
#include "core/engine/plan.h"

namespace mw::engine {

namespace {

/// The one connection that entity mappings read from (or write to); null where there are several or none.
const mapping::Connection* onlyConnection(const mapping::Document& document, Id mapping::EntityMapping::*role) {
    const mapping::Connection* only = nullptr;
    for (const mapping::EntityMapping& mapping : document.mappings) {
        const mapping::Connection* connection = document.connection(mapping.*role);
        if (only && connection && only != connection)
            return nullptr;
        only = connection ? connection : only;
    }
    return only;
}

} // namespace

Result<Location> Places::locationOf(const mapping::Document& document, const mapping::Connection& connection) const {
    const auto isOnly = [&](Id mapping::EntityMapping::*role) {
        const mapping::Connection* only = onlyConnection(document, role);
        return only && only->id == connection.id;
    };
    if (const auto found = overrides.find(connection.name); found != overrides.end())
        return parseLocation(found->second, baseFolder);
    if (!targetOverride.empty() && isOnly(&mapping::EntityMapping::targetConnection))
        return parseLocation(targetOverride, baseFolder);
    if (!sourceOverride.empty() && isOnly(&mapping::EntityMapping::sourceConnection))
        return parseLocation(sourceOverride, baseFolder);
    if (locationName.empty()) {
        if (connection.locations.empty())
            return at(makeError(Code::UnknownName, "a location of " + quoted(connection.name), ""), connection.name);
        return parseLocation(connection.locations.begin()->second, baseFolder);
    }
    const auto named = connection.locations.find(locationName);
    if (named != connection.locations.end())
        return parseLocation(named->second, baseFolder);
    std::string known;
    for (const auto& [name, text] : connection.locations)
        known += (known.empty() ? "; there are: " : ", ") + name;
    return at(makeError(Code::UnknownName, "the location " + quoted(locationName), known), connection.name);
}

Result<void> Places::validate(const mapping::Document& document) const {
    for (const auto& [name, text] : overrides)
        if (!document.connectionByName(name))
            return makeError(Code::UnknownName, "the connection " + quoted(name), "");
    if (!sourceOverride.empty() && !onlyConnection(document, &mapping::EntityMapping::sourceConnection))
        return makeError(Code::Usage, "the document reads from several connections: name the one that " +
                                          quoted(sourceOverride) + " stands in for, NAME=LOCATION");
    if (!targetOverride.empty() && !onlyConnection(document, &mapping::EntityMapping::targetConnection))
        return makeError(Code::Usage, "the document writes to several connections: name the one that " +
                                          quoted(targetOverride) + " stands in for, NAME=LOCATION");
    return {};
}

} // namespace mw::engine
