// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/connector.h"
#include "core/connect/writer.h"

#include <functional>
#include <memory>
#include <string>

namespace mw::engine {

/// Where a connection lies and with which connector and options it is opened.
struct Place {
    std::string connection; ///< its name in the document
    std::string connector;  ///< empty: found from the location
    Location location;
    OptionValues options;
};

/// How places are opened: by default through the connectors of this build. Tests put failing devices in, the window a
/// cache. Both may be called from any thread; what they give stays on the thread that asked.
struct Access {
    std::function<Result<std::unique_ptr<Connection>>(const Place&)> openSource;
    /// `planned` is all that will be loaded there.
    std::function<Result<std::unique_ptr<Target>>(const Place&, const Schema& planned)> openTarget;
    /// Chooses among the rows that entity mappings read, behind their steps; null: all.
    std::function<std::unique_ptr<Reader>(std::unique_ptr<Reader>)> select;
    /// The connectors of this build and the targets of load.
    static Access standard();
};

} // namespace mw::engine
