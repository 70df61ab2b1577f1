// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/postgres/catalog.h"
#include "core/connect/postgres/reader.h"
#include "core/connect/qtsql/session_connection.h"

namespace mw {

namespace {

struct PostgresServer {
    using Session = PostgresSession;
    using Interrupt = PostgresInterrupt;
    static constexpr auto readCatalog = &readPostgresCatalog;
    static constexpr auto describe = &describePostgresQuery;
    static constexpr auto decide = &decidePostgresNumbers;
    static constexpr auto start = &PostgresReader::start;
};

} // namespace

ConnectorInfo define_postgres() {
    ConnectorInfo info;
    info.name = "postgres";
    info.label = "PostgreSQL";
    info.options = serverOptionFields();
    info.claims = [](const Location& location) {
        return location.scheme == "postgresql" || location.scheme == "postgres" ? 100 : 0;
    };
    info.open = &SessionConnection<PostgresServer>::open;
    return info;
}

} // namespace mw
