// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/qtsql/server_login.h"

#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QVariant>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace mw {

namespace {

QString qt(const std::string& text) {
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

const char* driverOf(ServerKind kind) {
    switch (kind) {
    case ServerKind::Postgres:
        return "QPSQL";
    case ServerKind::Mariadb:
        return "QMARIADB";
    case ServerKind::Odbc:
        return "QODBC";
    }
    return "";
}

/// The package that brings the driver, for whoever lacks it.
const char* packageOf(ServerKind kind) {
    switch (kind) {
    case ServerKind::Postgres:
        return "libqt6sql6-psql";
    case ServerKind::Mariadb:
        return "libqt6sql6-mysql";
    case ServerKind::Odbc:
        return "libqt6sql6-odbc";
    }
    return "";
}

} // namespace

// MariaDB wants the socket itself where people name the folder that it lies in.
std::string mariadbSocket(const ServerAddress& address) {
    if (!address.socket.empty() || !address.host.starts_with('/'))
        return address.socket;
    std::error_code failure;
    for (const char* const name : {"mysqld.sock", "mysql.sock", "mariadb.sock"})
        if (const auto path = std::filesystem::path(address.host) / name; std::filesystem::exists(path, failure))
            return path.string();
    return (std::filesystem::path(address.host) / "mysqld.sock").string();
}

namespace {

QString connectOptions(ServerKind kind, const ServerAddress& address) {
    QStringList options;
    const QString seconds = QString::number(address.timeoutSeconds);
    switch (kind) {
    case ServerKind::Postgres:
        options << QStringLiteral("connect_timeout=") + seconds << QStringLiteral("application_name=mapwright");
        if (!address.sslMode.empty())
            options << QStringLiteral("sslmode=") + qt(address.sslMode);
        break;
    case ServerKind::Mariadb:
        options << QStringLiteral("MYSQL_OPT_CONNECT_TIMEOUT=") + seconds;
        if (const std::string socket = mariadbSocket(address); !socket.empty())
            options << QStringLiteral("UNIX_SOCKET=") + qt(socket);
        break;
    case ServerKind::Odbc:
        options << QStringLiteral("SQL_ATTR_LOGIN_TIMEOUT=") + seconds
                << QStringLiteral("SQL_ATTR_ODBC_VERSION=SQL_OV_ODBC3");
        break;
    }
    return options.join(QLatin1Char(';'));
}

std::string oneLine(const QString& text) {
    return text.simplified().toStdString();
}

/// Whether a server answered and said no. libpq's messages carry FATAL then; MariaDB's numbers are those of
/// mysqld_error.h (access denied, unknown database, plugin); ODBC's drivers speak in states.
bool wasRefused(ServerKind kind, const QSqlError& error) {
    const QString text = error.databaseText() + error.driverText();
    switch (kind) {
    case ServerKind::Postgres:
        return text.contains(QStringLiteral("FATAL:")) || text.contains(QStringLiteral("no password supplied"));
    case ServerKind::Mariadb: {
        const int number = error.nativeErrorCode().toInt();
        constexpr std::array<int, 6> kRefusals = {1044, 1045, 1049, 1130, 1251, 1698};
        return std::find(kRefusals.begin(), kRefusals.end(), number) != kRefusals.end();
    }
    case ServerKind::Odbc:
        return text.contains(QStringLiteral("FATAL:")) || text.contains(QStringLiteral("Access denied")) ||
               text.contains(QStringLiteral("authentication"));
    }
    return false;
}

Error describe(ServerKind kind, const ServerAddress& address, const QSqlError& error) {
    std::string text = oneLine(error.databaseText().isEmpty() ? error.driverText() : error.databaseText());
    const Code code = wasRefused(kind, error) ? Code::LoginRefused : Code::ServerUnreachable;
    return at(makeError(code, std::move(text)), address.text);
}

} // namespace

Result<std::unique_ptr<ServerLogin>> ServerLogin::open(ServerKind kind, const ServerAddress& address) {
    static std::atomic<std::uint64_t> number{0};
    const QString driver = QString::fromLatin1(driverOf(kind));
    if (!QSqlDatabase::isDriverAvailable(driver))
        return at(makeError(Code::DriverMissing, driverOf(kind), packageOf(kind)), address.text);
    std::unique_ptr<ServerLogin> login(new ServerLogin("mapwright-" + std::to_string(++number)));
    // Qt's object must be gone before its name is given back in the destructor.
    QSqlDatabase database = QSqlDatabase::addDatabase(driver, qt(login->m_name));
    if (kind == ServerKind::Odbc) {
        // Qt puts "DSN=" in front of what names neither driver nor server.
        const QString words = qt(address.dsn);
        const bool isWhole = words.contains(QStringLiteral("DRIVER="), Qt::CaseInsensitive) ||
                             words.contains(QStringLiteral("SERVER="), Qt::CaseInsensitive);
        const bool isPrefixed = words.startsWith(QStringLiteral("DSN="), Qt::CaseInsensitive);
        database.setDatabaseName(isPrefixed && !isWhole ? words.mid(4) : words);
    } else {
        const bool isFolder = address.host.starts_with('/');
        if (kind == ServerKind::Postgres || !isFolder)
            database.setHostName(qt(address.host));
        database.setDatabaseName(qt(address.database));
        database.setUserName(qt(address.user));
        if (address.port > 0)
            database.setPort(address.port);
    }
    const std::string password = passwordOf(address);
    if (!password.empty())
        database.setPassword(qt(password));
    database.setConnectOptions(connectOptions(kind, address));
    if (!database.open())
        return describe(kind, address, database.lastError());
    // The handle is a pointer, wrapped in a value of its own type.
    const QVariant handle = database.driver()->handle();
    if (!handle.isValid())
        return at(makeError(Code::DriverMissing, driverOf(kind), packageOf(kind)), address.text);
    std::memcpy(&login->m_handle, handle.constData(), sizeof login->m_handle);
    return login;
}

ServerLogin::~ServerLogin() {
    QSqlDatabase::removeDatabase(qt(m_name));
}

} // namespace mw
