// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/run_rollback.h"
#include "tests/core/evidence/killed_load.h"
#include "tests/core/load/places.h"
#include "tests/support/random.h"

#include <QDir>

#include <csignal>
#include <sys/mman.h>

using namespace mw;
using namespace mw::test;

namespace {

/// Of each kind of moment: through ODBC it is the same load, row by row, so that fewer tell as much.
std::size_t killsOf(const QString& kind) { return kind.startsWith(QStringLiteral("odbc")) ? 3 : 10; }

} // namespace

/// kill -9 of the program at random moments, at least ten of each kind, three through ODBC, whatever it loads into: it goes on, and the
/// target holds what an undisturbed run leaves. (Databases in files of SQLite: see tst_resumed_runs.cpp.)
class TestKilledTargets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goOn_data() {
        QTest::addColumn<QString>("kind");
        for (const char* const kind : {"csv", "postgres", "mariadb", "odbc sqlite", "odbc postgres"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }
    void goOn() {
        QFETCH(QString, kind);
        const LoadPlace first = freshPlace(kind.toStdString(), m_folder);
        if (!first.missing.empty())
            QSKIP(first.missing.c_str());
        const std::vector<std::string> expected = wholeRows(first);
        QVERIFY(!expected.empty());
        Random random("killedTargets");
        void* const shared = ::mmap(nullptr, sizeof(Marks), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        QVERIFY(shared != MAP_FAILED);
        const std::size_t enough = killsOf(kind);
        std::size_t falls[kFalls] = {}, rounds = 0;
        // A load file has one commit: it appears as a whole.
        const auto isWanted = [&](int fall) {
            return falls[fall] < enough && !(first.isText && fall == BetweenCommits);
        };
        const auto isWantedStill = [&] {
            return isWanted(BeforeFirstCommit) || isWanted(BetweenCommits) || isWanted(InsideCommit) || isWanted(InTheClose);
        };
        while (isWantedStill() && ++rounds < 400) {
            const LoadPlace place = freshPlace(kind.toStdString(), m_folder);
            SmallMigration migration;
            prepare(migration, place);
            if (QTest::currentTestFailed())
                return;
            const std::string store = migration.folder.file("evidence");
            Marks& marks = *new (shared) Marks;
            auto moment = Moment(random.below(5));
            while (moment == Moment::InCommit ? !isWanted(InsideCommit)
                   : moment == Moment::InClose || moment == Moment::BeforeEvidence
                       ? !isWanted(InTheClose)
                       : !isWanted(BeforeFirstCommit) && !isWanted(BetweenCommits))
                moment = Moment(random.below(5));
            Kill kill{moment, 1 + int(random.below(moment == Moment::BeforeEvidence || first.isText ? 1 : 6)),
                      1 + int(random.below(12)), marks};
            if (moment == Moment::InCommit && !first.isText && random.oneIn(2))
                kill.micros = 1 + int(random.below(4'000)); // what the server writes is no call of this process
            kill.commitRows = first.isText ? 0 : 1500;
            const int status = inAnotherProcess(migration, store, kill, false);
            if (WIFEXITED(status)) { // the moment did not come that often
                QCOMPARE(WEXITSTATUS(status), 0);
                continue;
            }
            QCOMPARE(WTERMSIG(status), SIGKILL);
            ++falls[fallOf(moment, marks)];
            Marks& unused = *new (shared) Marks;
            const int resumed = inAnotherProcess(migration, store, {Moment::Reading, 0, 0, unused, 0, kill.commitRows}, true);
            QVERIFY(WIFEXITED(resumed));
            QCOMPARE(WEXITSTATUS(resumed), 0);
            QCOMPARE(readPlace(place, "people"), expected);
            checkEvidence(migration, store, place);
            if (QTest::currentTestFailed())
                return;
        }
        ::munmap(shared, sizeof(Marks));
        for (int fall = 0; fall < kFalls; ++fall) {
            std::printf("%s, killed %s: %zu\n", qPrintable(kind), kFallNames[fall], falls[fall]);
            QVERIFY(!isWanted(fall));
        }
        std::printf("%s: %zu runs\n", qPrintable(kind), rounds);
    }

private:
    /// A migration into the place, whose table is there where it is one.
    static void prepare(SmallMigration& migration, const LoadPlace& place) {
        fill(migration);
        migration.document.connections[1].locations["here"] = place.text;
        if (place.isText)
            return;
        Schema planned;
        planned.entities.push_back(migration.targets().entities[0]);
        const auto target = openPlace(place, planned);
        QVERIFY(target);
        auto writer = target->openWriter(writing(planned.entities[0]), anyJob());
        VERIFY_OK(writer);
        writer->reset();
        QCOMPARE(commit(*target), std::string());
    }

    static std::vector<std::string> wholeRows(const LoadPlace& place) {
        SmallMigration migration;
        prepare(migration, place);
        Marks marks;
        const int status = inAnotherProcess(migration, migration.folder.file("evidence"),
                                            {Moment::Reading, 0, 0, marks, 0, std::uint64_t(place.isText ? 0 : 1500)}, false);
        return status == 0 ? readPlace(place, "people") : std::vector<std::string>();
    }

    static void checkEvidence(SmallMigration& migration, const std::string& path, const LoadPlace& place) {
        const auto store = openForWriting(path);
        QVERIFY(store);
        const auto runs = store->runs();
        VERIFY_OK(runs);
        const evidence::RunRecord& record = runs->front();
        QCOMPARE(record.state, evidence::RunRecord::State::Done);
        QVERIFY(record.result.closes());
        QCOMPARE(record.result.ledger.read, std::uint64_t(kRows));
        QCOMPARE(record.result.ledger.loaded + record.result.ledger.handedOver, std::uint64_t(kGoodRows));
        QCOMPARE(record.rejects, std::uint64_t(kRows / 10));
        // Through ODBC rows return one by one: some of these loads do for all.
        if (place.isText || (place.text.starts_with("odbc") && ++s_loads % 8 != 0))
            return;
        JobContext job;
        const auto back = evidence::rollBackRun(*store, migration.document, record.id, {}, job);
        VERIFY_OK(back);
        QVERIFY(back->equalsBefore());
        QCOMPARE(readPlace(place, "people"), std::vector<std::string>{});
    }

    TemporaryFolder m_folder;
    static inline int s_loads = 0;
};

MW_TEST(TestKilledTargets)
#include "tst_killed_targets.moc"
