// SPDX-License-Identifier: GPL-3.0-or-later
// Database servers as sources: catalogues of real databases, what single types become, sessions that fail.
#include "tests/core/load/places.h"

#include "core/connect/qtsql/server_address.h"

#include <QFile>

#include <chrono>
#include <csignal>
#include <thread>

using namespace mw;
using namespace mw::test;

class TestServers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void addressesAreTakenApart_data();
    void addressesAreTakenApart();
    void passwordsDoNotBelongInLocations_data();
    void passwordsDoNotBelongInLocations();
    void chinookIsTheSameEverywhere_data() { brands(); }
    void chinookIsTheSameEverywhere();
    void sakilaOnPostgres();
    void typesOfPostgres();
    void typesOfMariadb();
    void odbcReadsSqliteAsItsOwnConnector();
    void odbcReadsPostgresAsItsOwnConnector();
    void readingChoosesFieldsAndLimits_data() { brands(); }
    void readingChoosesFieldsAndLimits();
    void unknownNamesAreNamed_data() { brands(); }
    void unknownNamesAreNamed();
    void refusedLoginsSayNoSecret();
    void serversThatDoNotAnswer_data();
    void serversThatDoNotAnswer();
    void deadlocksAreConflicts_data() { brands(); }
    /// They pass by themselves: a run tries again.
    void deadlocksAreConflicts();
    void lostConnectionsAreNamed_data() { brands(); }
    void lostConnectionsAreNamed();
    void stoppingAStreamIsQuick_data() { brands(); }
    void stoppingAStreamIsQuick();
    void aReaderThatGoesEarlyLeavesNothingBehind_data() { brands(); }
    void aReaderThatGoesEarlyLeavesNothingBehind();

private:
    static void brands() {
        QTest::addColumn<int>("number");
        QTest::newRow("postgres") << int(ServerBrand::Postgres);
        QTest::newRow("mariadb") << int(ServerBrand::Mariadb);
    }
    static Result<std::unique_ptr<Connection>> open(const std::string& text, const OptionValues& options = {}) {
        MW_TRY(const Location location, parseLocation(text));
        MW_TRY(auto connection, openConnection(location, options));
        MW_TRY_DO(connection->schema(anyJob())); // the first call opens the session
        return connection;
    }
};

#define BRAND_OR_SKIP()                                                                                                \
    QFETCH(int, number);                                                                                               \
    const auto brand = ServerBrand(number);                                                                            \
    if (const std::string& missing = databaseServer(brand).missing; !missing.empty())                                  \
    QSKIP(missing.c_str())

/// A fresh database, or a skip.
#define DATABASE_OR_SKIP(location, database)                                                                           \
    const std::string location = freshDatabase(brand, "servers");                                                      \
    const std::string database = location.substr(location.rfind('/', location.find('?')) + 1,                          \
                                                 location.find('?') - location.rfind('/', location.find('?')) - 1)

void TestServers::addressesAreTakenApart_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("parts"); ///< user, host, port, database, socket, or the error's code
    const auto row = [](const char* text, const char* parts) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(parts);
    };
    row("postgresql://ann@db.example:5433/crm", "ann|db.example|5433|crm|");
    row("postgresql://db.example/crm#people", "|db.example|0|crm|");
    row("postgresql:///crm?host=/var/run/postgresql&user=ann", "ann|/var/run/postgresql|0|crm|");
    row("postgresql://ann@%2Frun%2Fpg/crm", "ann|/run/pg|0|crm|");
    row("mysql://[::1]:3307/crm", "|::1|3307|crm|");
    row("mariadb://ann%40home@host/a%20b?socket=/run/mysqld.sock", "ann@home|host|0|a b|/run/mysqld.sock");
    row("postgresql://host:port/crm", "Usage");
    row("postgresql://host:70000/crm", "Usage");
    row("postgresql://host/crm?speed=fast", "UnknownKey");
    row("postgresql://host/crm?connect_timeout=soon", "WrongValue");
    row("odbc:", "Usage");
}

void TestServers::addressesAreTakenApart() {
    QFETCH(QString, text);
    QFETCH(QString, parts);
    const auto location = parseLocation(text.toStdString());
    VERIFY_OK(location);
    const auto address = parseServerAddress(*location, {});
    const std::string found = address.ok()
                                  ? address->user + "|" + address->host + "|" + std::to_string(address->port) + "|" +
                                        address->database + "|" + address->socket
                                  : std::string(nameOf(address.error().code));
    QCOMPARE(qt(found), parts);
}

void TestServers::passwordsDoNotBelongInLocations_data() {
    QTest::addColumn<QString>("text");
    for (const char* const text : {"postgresql://ann:geheim@host/crm", "mysql://host/crm?password=geheim",
                                   "odbc:DSN=crm;UID=ann;PWD=geheim", "odbc:Driver=SQLite3;Password=geheim"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestServers::passwordsDoNotBelongInLocations() {
    QFETCH(QString, text);
    const auto location = parseLocation(text.toStdString());
    QVERIFY(!location.ok());
    QCOMPARE(location.error().code, Code::Usage);
    QVERIFY2(location.error().line().find("geheim") == std::string::npos, location.error().line().c_str());
}

void TestServers::chinookIsTheSameEverywhere() {
    BRAND_OR_SKIP();
    const QString folder = sharedData() + QStringLiteral("/A_relational/chinook/");
    const bool isPostgres = brand == ServerBrand::Postgres;
    QFile script(folder + (isPostgres ? QStringLiteral("Chinook_PostgreSql.sql") : QStringLiteral("Chinook_MySql.sql")));
    if (!script.open(QIODevice::ReadOnly))
        QSKIP("the chinook scripts are not there");
    std::string location;
    if (isPostgres) {
        DATABASE_OR_SKIP(made, name);
        location = made;
        QByteArray sql = script.readAll();
        sql.replace("DROP DATABASE IF EXISTS chinook;", "").replace("CREATE DATABASE chinook;", "").replace("\\c chinook;", "");
        const std::string said = askServer(brand, name, sql.toStdString());
        QVERIFY2(said.find("ERROR") == std::string::npos, said.c_str());
    } else {
        const std::string said = askServer(brand, "mysql", script.readAll().toStdString());
        QVERIFY2(said.find("ERROR") == std::string::npos, said.c_str());
        location = databaseServer(brand).of("Chinook");
    }
    const auto connection = open(location);
    VERIFY_OK(connection);
    const auto schema = (*connection)->schema(anyJob());
    VERIFY_OK(schema);
    QCOMPARE(schema->entities.size(), std::size_t(11));
    const Entity& track = *schema->entity("track");
    QCOMPARE(qt(printType(track.field(isPostgres ? "unit_price" : "UnitPrice")->type)), qt("decimal(10,2)"));
    QCOMPARE(track.relations.size(), std::size_t(3));
    QCOMPARE(track.primaryKey()->fields.size(), std::size_t(1));
    const std::string pair = isPostgres ? "playlist_track" : "PlaylistTrack";
    QCOMPARE(schema->entity(pair)->primaryKey()->fields.size(), std::size_t(2));
    Names cyclic;
    dependencyOrder(*schema, cyclic);
    QCOMPARE(cyclic, Names{isPostgres ? "employee" : "Employee"});
    std::size_t rows = 0;
    for (const Entity& entity : schema->entities) {
        const ReadBack back = readAll(**connection, entity.name);
        QVERIFY2(back.error.empty() && back.malformed.empty(), (entity.name + back.error).c_str());
        const auto counted = (*connection)->countRows(entity.name, anyJob());
        VERIFY_OK(counted);
        QCOMPARE(std::uint64_t(back.rows.size()), **counted);
        rows += back.rows.size();
    }
    QCOMPARE(rows, std::size_t(15607));
    // Value by value the same as in SQLite's file.
    const std::string file = (folder + QStringLiteral("Chinook_Sqlite.sqlite")).toStdString();
    ReadBack here = readAll(**connection, isPostgres ? "invoice" : "Invoice"), there = readAll(file, "Invoice");
    for (ReadBack* const side : {&here, &there}) {
        for (std::string& row : side->rows) // the script's N'…' are of a type that ends without blanks
            for (std::size_t blank = row.find(" |"); blank != std::string::npos; blank = row.find(" |"))
                row.erase(blank, 1);
        std::sort(side->rows.begin(), side->rows.end());
    }
    QCOMPARE(here.rows.size(), std::size_t(412));
    QCOMPARE(here.rows, there.rows);
}

void TestServers::sakilaOnPostgres() {
    const auto brand = ServerBrand::Postgres;
    if (const std::string& missing = databaseServer(brand).missing; !missing.empty())
        QSKIP(missing.c_str());
    QFile script(sharedData() + QStringLiteral("/A_relational/sakila/postgres-sakila-schema.sql"));
    QFile data(sharedData() + QStringLiteral("/A_relational/sakila/postgres-sakila-insert-data-using-copy.sql"));
    if (!script.open(QIODevice::ReadOnly) || !data.open(QIODevice::ReadOnly))
        QSKIP("the sakila scripts are not there");
    DATABASE_OR_SKIP(location, name);
    std::string said = askServer(brand, name, "CREATE ROLE postgres SUPERUSER");
    said = askServer(brand, name, script.readAll().toStdString());
    QVERIFY2(said.find("ERROR") == std::string::npos, said.c_str());
    said = askServer(brand, name, data.readAll().toStdString());
    QVERIFY2(said.find("ERROR") == std::string::npos, said.c_str());
    const auto connection = open(location);
    VERIFY_OK(connection);
    const auto schema = (*connection)->schema(anyJob());
    VERIFY_OK(schema);
    const Entity* const film = schema->entity("film");
    QVERIFY(film);
    QCOMPARE(qt(printType(film->field("rental_rate")->type)), qt("decimal(4,2)"));
    QCOMPARE(film->field("rating")->type.kind, TypeKind::Text);           // an enumeration
    QCOMPARE(film->field("release_year")->type.kind, TypeKind::Integer);  // a domain over integer
    QCOMPARE(film->field("special_features")->type.kind, TypeKind::Text); // an array
    QVERIFY(schema->entity("customer_list")->isView);
    const auto count = [&](const char* entity) {
        const ReadBack back = readAll(**connection, entity);
        if (!back.error.empty() || !back.malformed.empty())
            qWarning("%s: %s %zu malformed", entity, back.error.c_str(), back.malformed.size());
        return back.rows.size();
    };
    QCOMPARE(count("film"), std::size_t(1000));
    QCOMPARE(count("rental"), std::size_t(16044));
    QCOMPARE(count("payment"), std::size_t(16049)); // partitions or children count once
    QCOMPARE(count("customer_list"), std::size_t(599));
}

void TestServers::typesOfPostgres() {
    const auto brand = ServerBrand::Postgres;
    if (const std::string& missing = databaseServer(brand).missing; !missing.empty())
        QSKIP(missing.c_str());
    DATABASE_OR_SKIP(location, name);
    const std::string said = askServer(
        brand, name,
        "CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE DOMAIN short AS varchar(5) CHECK (value <> 'x');"
        "CREATE TABLE t(id serial PRIMARY KEY, i2 smallint, i4 int, r real, n numeric, nn numeric(50,45), c char(4), d "
        "date, ts0 timestamp(0), tz timestamptz, m mood, s short, j jsonb, a int[], iv interval, o oid, big "
        "numeric, g int GENERATED ALWAYS AS (i4 * 2) STORED, x int GENERATED BY DEFAULT AS IDENTITY);"
        "COMMENT ON TABLE t IS 'of all kinds'; COMMENT ON COLUMN t.n IS 'open';"
        "INSERT INTO t(i2, i4, r, n, nn, c, d, ts0, tz, m, s, j, a, iv, o, big) VALUES (-1, 7, 0.5, 12.345, 0.5, 'ab', "
        "'1752-09-14', '2024-01-31 10:00:00', '2024-01-31 10:00:00+02', 'ok', 'abc', '{\"k\": 1}', '{1,2}', '1 day', 42, "
        "1e40), (null, null, 'infinity', 'NaN', null, null, 'infinity', '-infinity', null, null, null, null, null, null, "
        "null, 1);"
        "INSERT INTO t(d, n) VALUES ('0044-03-15 BC', 1), ('10000-01-01', 2.5);"
        "CREATE SCHEMA other; CREATE TABLE other.t(id int);");
    QCOMPARE(qt(said), QString());
    const auto connection = open(location);
    VERIFY_OK(connection);
    const auto schema = (*connection)->schema(anyJob());
    VERIFY_OK(schema);
    QVERIFY(schema->entity("other.t"));
    const Entity& t = *schema->entity("t");
    QCOMPARE(qt(t.comment), qt("of all kinds"));
    QCOMPARE(qt(t.field("n")->comment), qt("open"));
    const auto type = [&](const char* field) { return qt(printType(t.field(field)->type)); };
    QCOMPARE(type("i2"), qt("integer"));
    QCOMPARE(type("n"), qt("text")); // holds NaN
    QVERIFY(!t.field("n")->evidence.empty());
    QCOMPARE(type("big"), qt("text")); // 41 digits
    QCOMPARE(type("nn"), qt("decimal(38,1)"));
    QCOMPARE(type("c"), qt("text(4)"));
    QCOMPARE(type("tz"), qt("timestamp with zone"));
    QCOMPARE(type("s"), qt("text(5)"));
    QCOMPARE(type("j"), qt("text"));
    QVERIFY(t.field("g")->generated && t.field("x")->generated && !t.field("id")->nullable);
    QVERIFY(t.field("id")->defaultValue.starts_with("nextval("));
    ReadOptions options;
    options.fields = {"i4", "r", "n", "c", "ts0", "tz", "m", "s", "j", "a", "iv", "big"};
    const ReadBack back = readAll(**connection, "t", {options.fields, 1, false, false});
    QCOMPARE(back.rows, Names{"7|0.5|12.345|ab|2024-01-31 10:00:00|2024-01-31 08:00:00Z|ok|abc|{\"k\": 1}|{1,2}|P1D|1" +
                              std::string(40, '0')});
    // What is no day of the calendar is a malformed row, by name, and the others come.
    const ReadBack days = readAll(**connection, "t", {{"id", "d"}, std::nullopt, false, false});
    QCOMPARE(days.rows, Names{"1|1752-09-14"});
    QCOMPARE(days.malformed.size(), std::size_t(3));
    QCOMPARE(qt(days.malformed[0].error.line()),
             qt("d: infinity is outside the range of date"));
    QCOMPARE(days.malformed[2].rowNumber, std::uint64_t(4));
    const ReadBack raw = readAll(**connection, "t", {{"id", "d"}, std::nullopt, true, false});
    QCOMPARE(raw.rows, (Names{"1|1752-09-14", "2|infinity", "3|0044-03-15 BC", "4|10000-01-01"}));
}

void TestServers::typesOfMariadb() {
    const auto brand = ServerBrand::Mariadb;
    if (const std::string& missing = databaseServer(brand).missing; !missing.empty())
        QSKIP(missing.c_str());
    DATABASE_OR_SKIP(location, name);
    const std::string said = askServer(
        brand, name,
        "SET time_zone = '+00:00'; SET sql_mode = '';"
        "CREATE TABLE t(id INT AUTO_INCREMENT PRIMARY KEY, flag TINYINT(1), digit TINYINT(1), u BIGINT UNSIGNED, b1 BIT, "
        "b8 BIT(8), y YEAR, f FLOAT, d DATE, t TIME, dt DATETIME(3), ts TIMESTAMP NULL, e ENUM('a','b'), j JSON, v "
        "VARBINARY(10), tx TEXT, c CHAR(4), uu UUID, g INT AS (digit * 2) STORED, UNIQUE KEY pair (c, d)) "
        "COMMENT='of all kinds';"
        "INSERT INTO t(flag, digit, u, b1, b8, y, f, d, t, dt, ts, e, j, v, tx, c, uu) VALUES (1, 7, "
        "18446744073709551615, b'1', b'101', 1999, 0.5, '1752-09-14', '10:11:12', '2024-01-31 10:00:00.123', "
        "'2024-01-31 10:00:00', 'b', '{\"k\": 1}', x'00ff', 'long', 'ab', '00112233-4455-6677-8899-aabbccddeeff');"
        "INSERT INTO t(d, t) VALUES ('0000-00-00', '100:00:00');");
    QCOMPARE(qt(said), QString());
    const auto connection = open(location);
    VERIFY_OK(connection);
    const auto schema = (*connection)->schema(anyJob());
    VERIFY_OK(schema);
    const Entity& t = *schema->entity("t");
    QCOMPARE(qt(t.comment), qt("of all kinds"));
    const auto type = [&](const char* field) { return qt(printType(t.field(field)->type)); };
    QCOMPARE(type("flag"), qt("boolean"));
    QCOMPARE(type("digit"), qt("integer"));
    QVERIFY(!t.field("digit")->evidence.empty());
    QCOMPARE(type("u"), qt("decimal(20,0)"));
    QCOMPARE(type("b1"), qt("boolean"));
    QCOMPARE(type("ts"), qt("timestamp with zone"));
    QCOMPARE(type("dt"), qt("timestamp"));
    QCOMPARE(type("uu"), qt("uuid"));
    QVERIFY(t.field("id")->generated && t.field("g")->generated);
    QCOMPARE(t.keys.size(), std::size_t(2));
    QCOMPARE(t.keys[1].fields, (Names{"c", "d"}));
    const Names fields = {"flag", "digit", "u", "b1", "b8", "y", "f", "dt", "ts", "e", "j", "v", "tx", "c", "uu", "g"};
    const ReadBack back = readAll(**connection, "t", {fields, 1, false, false});
    QCOMPARE(back.rows, Names{"true|7|18446744073709551615|true|5|1999|0.5|2024-01-31 10:00:00.123000|"
                              "2024-01-31 10:00:00Z|b|{\"k\": 1}|00ff|long|ab|00112233-4455-6677-8899-aabbccddeeff|14"});
    const ReadBack days = readAll(**connection, "t", {{"id", "d", "t"}, std::nullopt, false, false});
    QCOMPARE(days.rows, Names{"1|1752-09-14|10:11:12"});
    QCOMPARE(days.malformed.size(), std::size_t(1));
    QCOMPARE(qt(days.malformed[0].error.line()), qt("d: '0000-00-00' is not a date in the form YYYY-MM-DD"));
}

void TestServers::odbcReadsSqliteAsItsOwnConnector() {
    if (const std::string missing = missingOdbcDriver("SQLite3"); !missing.empty())
        QSKIP(missing.c_str());
    const std::string file =
        (sharedData() + QStringLiteral("/A_relational/chinook/Chinook_Sqlite.sqlite")).toStdString();
    if (!QFile::exists(qt(file)))
        QSKIP("the chinook database is not there");
    const auto connection = open("odbc:Driver=SQLite3;Database=" + file);
    VERIFY_OK(connection);
    const auto schema = (*connection)->schema(anyJob());
    VERIFY_OK(schema);
    QCOMPARE(schema->entities.size(), std::size_t(11));
    const Entity& track = *schema->entity("Track");
    QCOMPARE(track.fields.size(), std::size_t(9));
    QCOMPARE(track.primaryKey()->fields, Names{"TrackId"});
    QCOMPARE(track.relations.size(), std::size_t(3));
    QCOMPARE(qt(printType(track.field("UnitPrice")->type)), qt("decimal(10,2)"));
    for (const char* const entity : {"Track", "Invoice", "Employee", "PlaylistTrack"}) {
        const ReadBack here = readAll(**connection, entity), there = readAll(file, entity);
        QCOMPARE(qt(here.error), QString());
        QVERIFY2(here.malformed.empty(), here.malformed.empty() ? "" : here.malformed[0].error.line().c_str());
        QCOMPARE(here.rows.size(), there.rows.size());
        QCOMPARE(here.rows, there.rows);
    }
    const auto nowhere = open("odbc:DSN=nowhere");
    QCOMPARE(nowhere.error().code, Code::ServerUnreachable);
}

void TestServers::odbcReadsPostgresAsItsOwnConnector() {
    const auto brand = ServerBrand::Postgres;
    if (const std::string& missing = databaseServer(brand).missing; !missing.empty())
        QSKIP(missing.c_str());
    if (const std::string missing = missingOdbcDriver("PostgreSQL Unicode"); !missing.empty())
        QSKIP(missing.c_str());
    DATABASE_OR_SKIP(location, name);
    const std::string said = askServer(
        brand, name,
        "CREATE TABLE parent(id int PRIMARY KEY); INSERT INTO parent VALUES (1);"
        "CREATE TABLE t(id bigint PRIMARY KEY, n numeric(38,10), b boolean, f double precision, d date, ts timestamp, "
        "tz timestamptz, tx text, v varchar(20), by bytea, u uuid, p int REFERENCES parent(id));"
        "INSERT INTO t VALUES (9223372036854775807, 1234567890123456789012345678.0123456789, true, 0.1, '1752-09-14', "
        "'2024-01-31 10:00:00.123456', '2024-01-31 10:00:00+02', 'é 🙂 ' || repeat('x', 100000), 'short', "
        "'\\x00ff', '00112233-4455-6677-8899-aabbccddeeff', 1), (2, null, false, null, null, null, null, '', null, null, "
        "null, null)");
    QCOMPARE(qt(said), QString());
    const auto through = open(odbcPostgres(location)), own = open(location);
    VERIFY_OK(through);
    VERIFY_OK(own);
    const auto schema = (*through)->schema(anyJob());
    VERIFY_OK(schema);
    const Entity* const t = schema->entity("t");
    QVERIFY(t);
    QCOMPARE(t->primaryKey()->fields, Names{"id"});
    QCOMPARE(t->relations.size(), std::size_t(1));
    QCOMPARE(t->relations[0].parentEntity, std::string("parent"));
    const ReadBack here = readAll(**through, "t"), there = readAll(**own, "t");
    QCOMPARE(qt(here.error), QString());
    QVERIFY2(here.malformed.empty(), here.malformed.empty() ? "" : here.malformed[0].error.line().c_str());
    QCOMPARE(here.rows, there.rows);
    QCOMPARE(readAll(**through, "t", {{"v", "id"}, 1, false, false}).rows, Names{"short|9223372036854775807"});
}

void TestServers::readingChoosesFieldsAndLimits() {
    BRAND_OR_SKIP();
    DATABASE_OR_SKIP(location, name);
    QCOMPARE(qt(askServer(brand, name, "CREATE TABLE t(a int, b varchar(10), c date); INSERT INTO t VALUES (1, 'x', "
                                       "'2024-01-31'), (2, null, null), (3, '', null)")),
             QString());
    const auto connection = open(location + "#t");
    VERIFY_OK(connection);
    const ReadBack two = readAll(**connection, "", {{"c", "a"}, 2, false, false});
    QCOMPARE(two.rows, (Names{"2024-01-31|1", "NULL|2"}));
    QCOMPARE(two.numbers, (std::vector<std::uint64_t>{1, 2}));
    const ReadBack none = readAll(**connection, "", {{}, 0, false, false});
    QCOMPARE(none.rows, Names{});
    QCOMPARE(none.fields.size(), std::size_t(3));
    const ReadBack raw = readAll(**connection, "t", {{}, std::nullopt, true, false});
    QCOMPARE(raw.rows, (Names{"1|x|2024-01-31", "2||", "3||"}));
}

void TestServers::unknownNamesAreNamed() {
    BRAND_OR_SKIP();
    DATABASE_OR_SKIP(location, name);
    QCOMPARE(qt(askServer(brand, name, "CREATE TABLE people(id int)")), QString());
    const auto connection = open(location);
    VERIFY_OK(connection);
    JobContext job;
    const auto table = (*connection)->read("persons", {}, job);
    QCOMPARE(table.error().code, Code::UnknownEntity);
    QVERIFY(table.error().line().find("people") != std::string::npos);
    ReadOptions options;
    options.fields = {"ids"};
    const auto field = (*connection)->read("people", options, job);
    QCOMPARE(field.error().code, Code::UnknownField);
    QVERIFY(field.error().line().find("did you mean 'id'?") != std::string::npos);
    const auto option = open(location, {{"colour", "red"}});
    QCOMPARE(option.error().code, Code::UnknownKey);
}

void TestServers::refusedLoginsSayNoSecret() {
    for (const ServerBrand brand : {ServerBrand::Postgres, ServerBrand::Mariadb}) {
        const DatabaseServer& server = databaseServer(brand);
        if (!server.missing.empty())
            QSKIP(server.missing.c_str());
        const bool isPostgres = brand == ServerBrand::Postgres;
        const std::string base = isPostgres ? "postgres" : "mysql";
        const std::string made = askServer(brand, base,
                                           isPostgres ? "CREATE ROLE guarded LOGIN PASSWORD 'open sesame'"
                                                      : "CREATE USER guarded IDENTIFIED BY 'open sesame'; GRANT ALL ON "
                                                        "*.* TO guarded; FLUSH PRIVILEGES");
        QCOMPARE(qt(made), QString());
        const std::string place = (isPostgres ? "postgresql://guarded@/" : "mariadb://guarded@/") + base +
                                  "?password_env=MW_TEST_PASSWORD&host=" + server.folder;
        qunsetenv("MW_TEST_PASSWORD");
        QCOMPARE(open(place).error().code, Code::LoginRefused);
        qputenv("MW_TEST_PASSWORD", "abracadabra");
        const auto refused = open(place);
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, Code::LoginRefused);
        QVERIFY2(refused.error().line().find("abracadabra") == std::string::npos, refused.error().line().c_str());
        qputenv("MW_TEST_PASSWORD", "open sesame");
        VERIFY_OK(open(place));
        // The connection names the variable, too.
        std::string bare = place;
        bare.replace(bare.find("password_env=MW_TEST_PASSWORD&"), 30, "");
        VERIFY_OK(open(bare, {{"password_env", "MW_TEST_PASSWORD"}}));
        const auto database = open((isPostgres ? "postgresql://mapwright@/" : "mariadb://root@/") +
                                   std::string("nowhere?host=") + server.folder);
        QCOMPARE(database.error().code, Code::LoginRefused);
    }
}

void TestServers::serversThatDoNotAnswer_data() {
    QTest::addColumn<QString>("text");
    for (const char* const text : {"postgresql://ann@/crm?host=/nowhere", "mariadb://ann@/crm?host=/nowhere",
                                   "postgresql://127.0.0.1:1/crm", "mysql://ann@127.0.0.1:1/crm"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestServers::serversThatDoNotAnswer() {
    QFETCH(QString, text);
    const auto connection = open(text.toStdString());
    QVERIFY(!connection.ok());
    QVERIFY2(connection.error().code == Code::ServerUnreachable, connection.error().line().c_str());
    QVERIFY(connection.error().line().find('\n') == std::string::npos);
}

namespace {

std::string manyRows(ServerBrand brand, int rows) {
    const std::string count = std::to_string(rows);
    return brand == ServerBrand::Postgres
               ? "CREATE TABLE many AS SELECT g AS id, repeat('x', 100) AS filler FROM generate_series(1, " + count + ") g"
               : "CREATE TABLE many AS SELECT seq AS id, REPEAT('x', 100) AS filler FROM seq_1_to_" + count;
}

} // namespace

void TestServers::deadlocksAreConflicts() {
    BRAND_OR_SKIP();
    DATABASE_OR_SKIP(location, name);
    const bool isPostgres = brand == ServerBrand::Postgres;
    QCOMPARE(qt(askServer(brand, name, std::string("CREATE TABLE person(id BIGINT PRIMARY KEY, name VARCHAR(40)); "
                                                   "INSERT INTO person SELECT ") +
                                           (isPostgres ? "g, 'a' FROM generate_series(1, 2000) g" : "seq, 'a' FROM seq_1_to_2000"))),
             QString());
    const Entity person = makeEntity("person", {makeField("id", LogicalType::integer(), false),
                                                makeField("name", LogicalType::text(40))}, {"id"});
    auto target = openTarget(parseLocation(location).value());
    VERIFY_OK(target);
    WriteOptions options = writing(person, LoadMode::Upsert);
    options.key = {"id"};
    auto writer = (*target)->openWriter(options, anyJob());
    VERIFY_OK(writer);
    Refusals refusals;
    QCOMPARE(writeRows(**writer, person, {{integer(1), text("mine")}}, refusals), std::string());
    // The other one has more to lose, and waits longer before it looks for deadlocks: so this one is broken off.
    std::thread other([&] {
        // Who has written into a table without transactions, as every load has on its way, is spared by MariaDB.
        askServer(brand, name, std::string(isPostgres ? "SET deadlock_timeout = '20s'; BEGIN; "
                                                      : "CREATE TABLE extra(id INT) ENGINE=MyISAM; BEGIN; INSERT INTO extra VALUES (1); ") +
                                   "UPDATE person SET name = 'theirs' WHERE id BETWEEN 2 AND 300; UPDATE person SET name = 'theirs' WHERE id = 1; COMMIT");
    });
    std::this_thread::sleep_for(std::chrono::milliseconds(1500));
    const Batch batch = makeBatch(typesOf(person), {{integer(2), text("mine")}});
    const auto failed = (*writer)->write(batch, allRows(batch), refusals.listener(), anyJob());
    writer->reset();
    target->reset(); // lets the other one through
    other.join();
    QVERIFY(!failed.ok());
    QVERIFY2(failed.error().code == Code::Conflict, failed.error().line().c_str());
    QCOMPARE(askServer(brand, name, "SELECT name FROM person WHERE id = 1"), std::string("theirs"));
}

void TestServers::lostConnectionsAreNamed() {
    BRAND_OR_SKIP();
    DATABASE_OR_SKIP(location, name);
    QCOMPARE(qt(askServer(brand, name, manyRows(brand, 300'000))), QString());
    const auto connection = open(location);
    VERIFY_OK(connection);
    JobContext job;
    const auto reader = (*connection)->read("many", {}, job);
    VERIFY_OK(reader);
    Batch batch;
    VERIFY_OK((*reader)->next(batch, job));
    crashDatabaseServer(brand);
    Result<bool> more = true;
    while (more.ok() && *more)
        more = (*reader)->next(batch, job);
    QVERIFY(!more.ok());
    QVERIFY2(more.error().code == Code::ConnectionLost, more.error().line().c_str());
    QCOMPARE(qt(databaseServer(brand).missing), QString());
}

void TestServers::stoppingAStreamIsQuick() {
    BRAND_OR_SKIP();
    DATABASE_OR_SKIP(location, name);
    // A view whose first row takes for ever.
    const std::string made =
        askServer(brand, name,
                  brand == ServerBrand::Postgres
                      ? "CREATE VIEW slow AS SELECT pg_sleep(1000)::text AS s FROM generate_series(1, 1000)"
                      : "CREATE VIEW slow AS SELECT SLEEP(1000) AS s FROM seq_1_to_1000");
    QCOMPARE(qt(made), QString());
    // Before the statement has reached the server, while it starts, and while it runs.
    for (const int delay : {0, 1, 2, 3, 5, 8, 13, 200}) {
        const auto connection = open(location);
        VERIFY_OK(connection);
        JobContext job;
        std::chrono::steady_clock::time_point asked;
        std::jthread stopper([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(delay));
            asked = std::chrono::steady_clock::now();
            job.requestStop();
        });
        const auto reader = (*connection)->read("slow", {}, job);
        Batch batch;
        const auto more = reader.ok() ? (*reader)->next(batch, job) : Result<bool>(reader.error());
        const auto ended = std::chrono::steady_clock::now();
        stopper.join();
        QVERIFY(!more.ok());
        QVERIFY2(more.error().code == Code::Cancelled, more.error().line().c_str());
        // Far below the sleep, whatever else the machine does.
        QVERIFY(ended - asked < std::chrono::seconds(20));
    }
}

void TestServers::aReaderThatGoesEarlyLeavesNothingBehind() {
    BRAND_OR_SKIP();
    DATABASE_OR_SKIP(location, name);
    QCOMPARE(qt(askServer(brand, name, manyRows(brand, 100'000))), QString());
    const auto connection = open(location);
    VERIFY_OK(connection);
    for (int i = 0; i < 3; ++i) {
        JobContext job;
        const auto reader = (*connection)->read("many", {}, job);
        VERIFY_OK(reader);
        Batch batch;
        VERIFY_OK((*reader)->next(batch, job));
        QVERIFY(batch.rows > 0);
    }
    const ReadBack whole = readAll(**connection, "many");
    QCOMPARE(whole.rows.size(), std::size_t(100'000));
}

MW_TEST(TestServers)
#include "tst_servers.moc"
