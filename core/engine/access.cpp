// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/access.h"

#include "core/base/utf8.h"
#include "core/load/open_target.h"

namespace mw::engine {

namespace {

Result<std::unique_ptr<Connection>> openPlace(const Place& place) {
    if (place.connector.empty())
        return openConnection(place.location, place.options);
    for (const ConnectorInfo& info : connectors())
        if (info.name == place.connector)
            return info.open(place.location, place.options);
    return at(makeError(Code::UnknownConnector, quoted(place.connector)), place.connection);
}

Result<std::unique_ptr<Target>> openPlannedTarget(const Place& place, const Schema& planned) {
    return openTarget(place.location, place.options, planned);
}

} // namespace

Access Access::standard() {
    return {&openPlace, &openPlannedTarget, {}};
}

} // namespace mw::engine
