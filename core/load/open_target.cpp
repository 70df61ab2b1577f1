// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/open_target.h"

#include "core/base/utf8.h"
#include "core/connect/csv/csv_options.h"
#include "core/connect/json/json_layout.h"
#include "core/connect/mariadb/loading.h"
#include "core/connect/odbc/loading.h"
#include "core/connect/postgres/loading.h"
#include "core/connect/sheet/sheet_options.h"
#include "core/connect/sqlite/options.h"
#include "core/load/csv_target.h"
#include "core/load/nested/nested_target.h"
#include "core/load/server_target.h"
#include "core/load/sqlite_target.h"
#include "core/load/xlsx_target.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>

namespace mw {

namespace {

namespace fs = std::filesystem;

enum class Kind { Unknown, Sqlite, CsvFile, CsvFolder, XlsxFile, NestedFile, Postgres, Mariadb, Odbc };

Kind kindOf(const Location& location) {
    constexpr std::array<std::string_view, 4> kSqlite = {".sqlite", ".sqlite3", ".db", ".db3"};
    constexpr std::array<std::string_view, 3> kCsv = {".csv", ".tsv", ".txt"};
    if (location.scheme == "sqlite")
        return Kind::Sqlite;
    if (location.scheme == "postgresql" || location.scheme == "postgres")
        return Kind::Postgres;
    if (location.scheme == "mysql" || location.scheme == "mariadb")
        return Kind::Mariadb;
    if (location.scheme == "odbc")
        return Kind::Odbc;
    if (location.scheme != "file" || location.path.empty())
        return Kind::Unknown;
    std::error_code failure;
    if (fs::is_directory(location.path, failure) || location.path.ends_with('/'))
        return Kind::CsvFolder;
    std::string extension = fs::path(location.path).extension().string();
    for (char& c : extension)
        if (c >= 'A' && c <= 'Z')
            c = char(c - 'A' + 'a');
    if (std::find(kSqlite.begin(), kSqlite.end(), extension) != kSqlite.end())
        return Kind::Sqlite;
    if (std::find(kCsv.begin(), kCsv.end(), extension) != kCsv.end())
        return Kind::CsvFile;
    if (extension == ".xlsx")
        return Kind::XlsxFile;
    if (extension == ".xml" || json::isJsonName(location.path))
        return Kind::NestedFile;
    if (fs::exists(location.path, failure))
        return looksLikeSqlite(location.path) ? Kind::Sqlite : Kind::Unknown;
    return extension.empty() ? Kind::CsvFolder : Kind::Unknown;
}

Result<CsvTargetOptions> csvOptions(const Location& location, const OptionValues& values) {
    MW_TRY(const csv::CsvOptions given, csv::parseOptions(values));
    const std::string encoding = given.encoding.value_or("UTF-8");
    if (encoding != "UTF-8" && encoding != "utf-8" && encoding != "utf8")
        return at(makeError(Code::NotSupported, "writing " + encoding), location.text);
    CsvTargetOptions options;
    const bool isTabbed = fs::path(location.path).extension() == ".tsv";
    options.dialect.delimiter = given.delimiter.value_or(isTabbed ? "\t" : ",");
    options.dialect.quote = given.quote.value_or('"');
    options.dialect.escape = given.escape.value_or(options.dialect.quote);
    options.header = given.header.value_or(1) > 0;
    return options;
}

Result<NestedTargetOptions> nestedOptions(const Location& location, const OptionValues& values, const Schema& planned) {
    NestedTargetOptions options;
    options.planned = planned;
    const bool isXml = !json::isJsonName(location.path);
    options.format = isXml                                  ? nested::Format::Xml
                     : json::isLinesName(location.path) ? nested::Format::JsonLines
                                                        : nested::Format::Json;
    for (const auto& [name, value] : values) {
        if (isXml || name != "layout")
            return at(makeError(Code::UnknownKey, mw::quoted(name), ""), location.text);
        if (value == "document" || value == "lines")
            options.format = value == "lines" ? nested::Format::JsonLines : nested::Format::Json;
        else if (!value.empty() && value != "auto")
            return at(makeError(Code::NotSupported, "writing JSON in the layout " + mw::quoted(value)), location.text);
    }
    return options;
}

bool isServer(Kind kind) {
    return kind == Kind::Postgres || kind == Kind::Mariadb || kind == Kind::Odbc;
}

Result<std::unique_ptr<LoadingServer>> openServer(Kind kind, const ServerAddress& address,
                                                  const std::stop_token& stop) {
    return kind == Kind::Postgres  ? openPostgresLoading(address, stop)
           : kind == Kind::Mariadb ? openMariadbLoading(address, stop)
                                   : openOdbcLoading(address);
}

} // namespace

bool isSqliteTarget(const Location& location) {
    return kindOf(location) == Kind::Sqlite;
}

Result<std::unique_ptr<LoadingServer>> openLoadingServer(const Location& location, const OptionValues& options,
                                                         const std::stop_token& stop) {
    const Kind kind = kindOf(location);
    if (!isServer(kind))
        return std::unique_ptr<LoadingServer>();
    MW_TRY(const ServerAddress address, parseServerAddress(location, options));
    return openServer(kind, address, stop);
}

Result<std::unique_ptr<Target>> openTarget(const Location& location, const OptionValues& options,
                                           const Schema& planned) {
    switch (kindOf(location)) {
    case Kind::Sqlite: {
        MW_TRY(const SqliteOptions given, parseSqliteOptions(options));
        SqliteTargetOptions chosen;
        chosen.commitEvery = given.commitEvery;
        chosen.busyTimeoutMs = given.busyTimeoutMs;
        chosen.planned = planned;
        return SqliteTarget::open(location.path, std::move(chosen));
    }
    case Kind::CsvFile:
    case Kind::CsvFolder: {
        MW_TRY(CsvTargetOptions chosen, csvOptions(location, options));
        return CsvTarget::open(location.path, kindOf(location) == Kind::CsvFolder, std::move(chosen));
    }
    case Kind::XlsxFile: {
        auto given = sheet::parseOptions(options);
        if (!given)
            return at(std::move(given).error(), location.text);
        return XlsxTarget::open(location.path);
    }
    case Kind::NestedFile: {
        MW_TRY(NestedTargetOptions chosen, nestedOptions(location, options, planned));
        return NestedTarget::open(location.path, std::move(chosen));
    }
    case Kind::Postgres:
    case Kind::Mariadb:
    case Kind::Odbc: {
        MW_TRY(const ServerAddress address, parseServerAddress(location, options));
        auto open = [kind = kindOf(location), address](const std::stop_token& stop) { return openServer(kind, address, stop); };
        return std::unique_ptr<Target>(
            std::make_unique<ServerTarget>(std::move(open), ServerTargetOptions{address.text, address.commitEvery, planned}));
    }
    case Kind::Unknown:
        break;
    }
    return at(makeError(Code::UnknownConnector, mw::quoted(location.text)), location.text);
}

} // namespace mw
