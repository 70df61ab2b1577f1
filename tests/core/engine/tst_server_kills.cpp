// SPDX-License-Identifier: GPL-3.0-or-later
// Loads into database servers that die, or lose the connection, at random moments: the run goes on by itself or is
// resumed, and the target holds what an undisturbed run leaves.
#include "tests/core/engine/small_migration.h"
#include "tests/support/database_server.h"
#include "tests/support/random.h"
#include "tests/support/test_main.h"
#include "tests/support/verify_ok.h"

#include <QElapsedTimer>

#include <algorithm>
#include <chrono>
#include <thread>

using namespace mw;
using namespace mw::test;

namespace {

constexpr int kRows = 6'000;
constexpr int kKills = 10;    // of each kind that the run notices
constexpr int kKillsOfNew = 2; // where the table is new, which comes as a whole
constexpr int kMostTries = 40;

std::string csv() {
    std::string text = "id,name\n";
    for (int i = 1; i <= kRows; ++i)
        text += (i % 10 == 0 ? "bad" : std::to_string(i % 7 == 0 ? i - 1 : i)) + ",name\n";
    return text;
}

} // namespace

class TestServerKills : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRunGoesOn_data() {
        QTest::addColumn<int>("number");
        QTest::addColumn<bool>("crash");
        QTest::addColumn<bool>("isNew");
        for (const bool isNew : {false, true}) {
            const char* const table = isNew ? "into a new table" : "into a table that is there";
            QTest::addRow("the server of PostgreSQL is killed, %s", table) << int(ServerBrand::Postgres) << true << isNew;
            QTest::addRow("the server of MariaDB is killed, %s", table) << int(ServerBrand::Mariadb) << true << isNew;
            QTest::addRow("PostgreSQL drops the connection, %s", table) << int(ServerBrand::Postgres) << false << isNew;
            QTest::addRow("MariaDB drops the connection, %s", table) << int(ServerBrand::Mariadb) << false << isNew;
        }
    }
    void aRunGoesOn();

private:
    struct Place {
        ServerBrand brand;
        std::string location, database;
        void clear(bool isNew) const {
            askServer(brand, database, "DROP TABLE IF EXISTS people; DROP TABLE IF EXISTS mapwright_run");
            if (!isNew)
                askServer(brand, database, "CREATE TABLE people(pid BIGINT PRIMARY KEY, full_name VARCHAR(60))");
        }
        void dropConnections() const {
            if (brand == ServerBrand::Postgres)
                askServer(brand, database, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> "
                                           "pg_backend_pid() AND datname = '" + database + "'");
            else
                askServer(brand, database, askServer(brand, database, "SELECT CONCAT('KILL ', id, ';') FROM information_schema."
                                                                      "processlist WHERE id <> CONNECTION_ID() AND db = '" +
                                                                          database + "'"));
        }
    };

    static std::vector<std::string> rowsIn(const Place& place) {
        std::vector<std::string> rows = readBack(place.location, "people");
        std::sort(rows.begin(), rows.end());
        return rows;
    }
};

void TestServerKills::aRunGoesOn() {
    QFETCH(int, number);
    QFETCH(bool, crash);
    QFETCH(bool, isNew);
    const auto brand = ServerBrand(number);
    if (const std::string& missing = databaseServer(brand).missing; !missing.empty())
        QSKIP(missing.c_str());
    Place place{brand, freshDatabase(brand, "kills"), {}};
    const std::size_t end = place.location.find('?'), begin = place.location.rfind('/', end) + 1;
    place.database = place.location.substr(begin, end - begin);

    SmallMigration migration;
    migration.addSource("contacts", {"id", "name"}, csv());
    migration.addTarget("people", {"pid integer!", "full_name text(60)"}, {"pid"});
    migration.map("contacts", "people", {{"pid", "to_integer(id)"}, {"full_name", "name & to_text(row_number())"}}).key = {"pid"};
    migration.document.connections[1].locations["here"] = place.location;
    engine::RunOptions options;
    options.commitRows = 500;
    options.workers = 1;
    options.firstPauseMs = 1;

    place.clear(isNew);
    QElapsedTimer clock;
    clock.start();
    const auto expected = migration.run(options);
    VERIFY_OK(expected);
    const std::int64_t usualMicros = clock.nsecsElapsed() / 1000;
    const std::vector<std::string> rows = rowsIn(place);
    QVERIFY(expected->ledger.rejected > std::uint64_t(kRows) / 10 && rows.size() == expected->ledger.loaded);

    Random random("aRunGoesOn");
    int undisturbed = 0, byItself = 0, resumed = 0;
    const int wanted = isNew ? kKillsOfNew : kKills;
    for (int tries = 0; byItself + resumed < wanted && tries < kMostTries; ++tries) {
        place.clear(isNew);
        options.resume = false;
        Result<engine::RunResult> result = makeError(Code::Cancelled);
        std::thread run([&] { result = migration.run(options); });
        std::this_thread::sleep_for(std::chrono::microseconds(random.below(std::uint64_t(usualMicros))));
        if (crash)
            crashDatabaseServer(brand);
        else
            place.dropConnections();
        run.join();
        (result.ok() ? result->retries > 0 ? byItself : undisturbed : resumed) += 1;
        options.resume = true;
        for (int more = 0; more < 3 && !result.ok(); ++more)
            result = migration.run(options);
        VERIFY_OK(result);
        QVERIFY(result->closes());
        QCOMPARE(result->ledger.read, expected->ledger.read);
        QCOMPARE(result->ledger.loaded, expected->ledger.loaded);
        QCOMPARE(result->ledger.rejected, expected->ledger.rejected);
        QCOMPARE(result->written.confirmed, expected->written.confirmed);
        QCOMPARE(rowsIn(place), rows);
    }
    std::printf("%d went on by themselves, %d were resumed, %d had not noticed\n", byItself, resumed, undisturbed);
    QCOMPARE(byItself + resumed, wanted);
}

MW_TEST(TestServerKills)
#include "tst_server_kills.moc"
