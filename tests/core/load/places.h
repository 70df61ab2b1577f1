// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/load/target_fixture.h"
#include "tests/support/database_server.h"
#include "tests/support/sqlite_file.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/verify_ok.h"

#include "core/load/open_target.h"

#include <QFile>

#include <algorithm>

namespace mw::test {

/// A place that rows can be written to and read from: what the conformance suite asks of each connector.
struct LoadPlace {
    std::string text;              ///< the location
    std::string missing;           ///< why it cannot be tried here; empty where it can
    std::size_t mostFields = 0;    ///< of a table, 0: no limit is known
    bool isText = false;           ///< a load file: everything comes back as text
    bool checks = true;            ///< the target itself refuses what breaks a constraint
    bool lacksTypes = false;       ///< wide decimals, moments with a zone and UUIDs are kept as texts
    std::string lastZoned = "9999-12-31 23:59:59.999999"; ///< the last moment with a zone that it holds

    Location location() const { return parseLocation(text).value(); }
};

/// Why an ODBC driver cannot be used here; empty where it can.
inline std::string missingOdbcDriver(const char* name) {
    QFile list(QStringLiteral("/etc/odbcinst.ini"));
    const bool isThere =
        list.open(QIODevice::ReadOnly) && list.readAll().contains(("[" + std::string(name) + "]").c_str());
    return isThere ? std::string() : std::string("the ODBC driver ") + name + " is not installed";
}

/// The same database of a private PostgreSQL server through ODBC.
inline std::string odbcPostgres(const std::string& location) {
    const std::size_t end = location.find('?'), begin = location.rfind('/', end) + 1;
    return "odbc:Driver=PostgreSQL Unicode;Servername=" + databaseServer(ServerBrand::Postgres).folder +
           ";Database=" + location.substr(begin, end - begin) + ";UID=mapwright";
}

/// A fresh, empty place of a kind: "csv", "sqlite", "postgres", "mariadb", "mariadb by inserts", where the server
/// forbids LOAD DATA LOCAL, "odbc sqlite", or "odbc postgres".
inline LoadPlace freshPlace(const std::string& kind, const TemporaryFolder& folder) {
    static int number = 0;
    LoadPlace place;
    if (kind == "csv") {
        place.text = folder.file("load" + std::to_string(++number));
        place.isText = true;
        place.checks = false;
    } else if (kind == "sqlite") {
        place.text = folder.file("load" + std::to_string(++number) + ".db");
        place.mostFields = 2000;
    } else if (kind == "odbc sqlite") {
        place.missing = missingOdbcDriver("SQLite3");
        place.text = "odbc:Driver=SQLite3;Database=" + folder.file("load" + std::to_string(++number) + ".db");
        place.mostFields = 2000;
        place.lacksTypes = true;
    } else if (kind == "odbc postgres") {
        place.missing = missingOdbcDriver("PostgreSQL Unicode");
        if (place.missing.empty())
            place.missing = databaseServer(ServerBrand::Postgres).missing;
        if (place.missing.empty())
            place.text = odbcPostgres(freshDatabase(ServerBrand::Postgres, "conformance"));
        place.mostFields = 1600;
    } else {
        const ServerBrand brand = kind == "postgres" ? ServerBrand::Postgres : ServerBrand::Mariadb;
        place.missing = databaseServer(brand).missing;
        if (place.missing.empty())
            place.text = freshDatabase(brand, "conformance");
        if (brand == ServerBrand::Mariadb)
            askServer(brand, "mysql", std::string("SET GLOBAL local_infile = ") + (kind == "mariadb" ? "1" : "0"));
        place.mostFields = kind == "postgres" ? 1600 : 1017;
        if (brand == ServerBrand::Mariadb)
            place.lastZoned = "2038-01-19 03:14:07.999999";
    }
    return place;
}

/// Opens a place as a target; null with a warning where that fails.
inline std::unique_ptr<Target> openPlace(const LoadPlace& place, const Schema& planned = {}) {
    auto target = openTarget(place.location(), {}, planned);
    if (!target.ok()) {
        qWarning("%s", target.error().line().c_str());
        return nullptr;
    }
    return std::move(target).value();
}

/// All rows of an entity as its connector reads them, printed and sorted; an error's line as the only row.
inline std::vector<std::string> readPlace(const LoadPlace& place, const std::string& entity) {
    const auto connection = openConnection(place.location());
    if (!connection.ok())
        return {connection.error().line()};
    ReadOptions options;
    options.raw = place.isText;
    ReadBack back = readAll(**connection, entity, options);
    if (!back.error.empty())
        return {back.error};
    for (const MalformedRow& row : back.malformed)
        back.rows.push_back("malformed: " + row.error.line());
    if (place.isText && !back.rows.empty())
        back.rows.erase(back.rows.begin()); // the header
    std::sort(back.rows.begin(), back.rows.end());
    return back.rows;
}

/// Rows as readPlace() gives them.
inline std::vector<std::string> printedRows(const Entity& entity, const Rows& rows, bool isText) {
    std::vector<std::string> lines;
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            line += i > 0 ? "|" : "";
            line += !isNull(row[i]) ? printValue(row[i], entity.fields[i].type) : isText ? "" : "NULL";
        }
        lines.push_back(std::move(line));
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

inline Value valueOf(const LogicalType& type, const std::string& text) {
    const auto value = parseValue(text, type);
    if (!value.ok())
        qWarning("%s: %s", text.c_str(), value.error().line().c_str());
    return value.ok() ? *value : Value();
}

} // namespace mw::test
