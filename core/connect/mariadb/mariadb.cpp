// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/mariadb/catalog.h"
#include "core/connect/mariadb/reader.h"
#include "core/connect/qtsql/session_connection.h"

namespace mw {

namespace {

struct MariadbServer {
    using Session = MariadbSession;
    using Interrupt = MariadbInterrupt;
    static constexpr auto readCatalog = &readMariadbCatalog;
    static constexpr auto describe = &describeMariadbQuery;
    static constexpr auto decide = &decideMariadbBooleans;
    static constexpr auto start = &MariadbReader::start;
};

} // namespace

ConnectorInfo define_mariadb() {
    ConnectorInfo info;
    info.name = "mariadb";
    info.label = "MariaDB or MySQL";
    info.options = serverOptionFields();
    info.claims = [](const Location& location) {
        return location.scheme == "mysql" || location.scheme == "mariadb" ? 100 : 0;
    };
    info.open = &SessionConnection<MariadbServer>::open;
    return info;
}

} // namespace mw
