// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/merge/merge_file.h"
#include "core/merge/records.h"
#include "tests/support/sqlite_file.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_main.h"

#include <filesystem>

using namespace mw;
using merge::Child;
using Rows = std::vector<std::string>;

namespace {

constexpr const char* kSource = "CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT, phone TEXT, changed DATE);"
                                "INSERT INTO person VALUES (1,'Anna Lee','030 1','2020-01-01'),(2,'Bob','',NULL),"
                                "(3,'Anna Leigh',NULL,'2024-01-01'),(4,'Carl','1',NULL),(5,'A. Lee','030 12','2021-01-01'),(6,'Karl','22',NULL);"
                                "CREATE TABLE visit (no TEXT, person_id INTEGER, note TEXT);"
                                "INSERT INTO visit VALUES ('a',1,'x'),('b',3,'y'),('c',2,'z'),('d',5,NULL),('e',NULL,'n'),('f',6,'m');";

struct Source {
    test::TemporaryFolder folder;
    std::string path = folder.file("source.sqlite"), out = folder.file("merged.sqlite");
    std::unique_ptr<Connection> connection;
    Schema schema;
    JobContext job;

    explicit Source(const std::string& sql = kSource) {
        const std::string failed = test::runSql(path, sql);
        if (failed.empty())
            connection = std::move(openConnection(parseLocation(path).value())).value();
        schema = connection->schema(job).value();
    }
    Result<merge::MergeCounts> write(const std::vector<std::vector<std::uint32_t>>& clusters, std::uint64_t records = 6, bool withChild = true) {
        const Entity& person = *schema.entity("person");
        mapping::Matching matching;
        matching.record = {"most_recent", "changed", {}};
        matching.values["phone"] = {"longest", "", {}};
        auto survivorship = merge::Survivorship::bind(person.fields, matching);
        if (!survivorship.ok())
            return survivorship.error();
        std::vector<Child> children;
        if (withChild)
            children.push_back({connection.get(), *schema.entity("visit"), "person_id"});
        return merge::writeMerge(out, *connection, person, "id", clusters, records, *survivorship, children, job);
    }
    Rows persons() const { return test::askSql(out, "SELECT id, name, coalesce(phone, '') FROM person ORDER BY id"); }
    Rows visits() const { return test::askSql(out, "SELECT no, coalesce(person_id, '') FROM visit ORDER BY no"); }
};

const std::vector<std::vector<std::uint32_t>> kMerges = {{0, 2, 4}, {3, 5}};

} // namespace

class TstMergeFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void survivorsAreWrittenWithTheirChildren() {
        Source source;
        const auto counts = source.write(kMerges);
        QVERIFY2(counts.ok(), counts.ok() ? "" : counts.error().line().c_str());
        QCOMPARE(counts->records, std::uint64_t(6));
        QCOMPARE(counts->survivors, std::uint64_t(3));
        QCOMPARE(counts->merges, std::uint64_t(2));
        QCOMPARE(counts->children.at(0).rows, std::uint64_t(6));
        QCOMPARE(counts->children.at(0).moved, std::uint64_t(3));
        QCOMPARE(source.persons(), (Rows{"2|Bob|", "3|Anna Leigh|030 12", "4|Carl|22"}));
        QCOMPARE(source.visits(), (Rows{"a|3", "b|3", "c|2", "d|3", "e|", "f|4"}));
        QCOMPARE(test::askSql(source.out, "SELECT old_key, surviving_key, coalesce(merge, '') FROM mapwright_crosswalk ORDER BY old_key"),
                 (Rows{"1|3|0", "2|2|", "3|3|0", "4|4|1", "5|3|0", "6|4|1"}));
    }

    void aMergeIsTakenBackWithItsChildren() {
        Source source;
        QVERIFY(source.write(kMerges).ok());
        for (const char* key : {"5", "4"}) { // any record of a merge names it
            const auto separated = merge::separate(source.out, key, source.job);
            QVERIFY2(separated.ok(), separated.ok() ? "" : separated.error().line().c_str());
        }
        QCOMPARE(source.persons(), test::askSql(source.path, "SELECT id, name, coalesce(phone, '') FROM person ORDER BY id"));
        QCOMPARE(source.visits(), test::askSql(source.path, "SELECT no, coalesce(person_id, '') FROM visit ORDER BY no"));
        QCOMPARE(test::askSql(source.out, "SELECT count(*) FROM mapwright_crosswalk WHERE old_key <> surviving_key OR merge IS NOT NULL"), Rows{"0"});
        QCOMPARE(test::askSql(source.out, "SELECT (SELECT count(*) FROM mapwright_merged) + (SELECT count(*) FROM mapwright_moved)"), Rows{"0"});
    }

    void oneMergeIsTakenBackAlone() {
        Source source;
        QVERIFY(source.write(kMerges).ok());
        const auto separated = merge::separate(source.out, "1", source.job);
        QVERIFY(separated.ok());
        QCOMPARE(separated->keys, (std::vector<std::string>{"1", "3", "5"}));
        QCOMPARE(separated->children.at(0).moved, std::uint64_t(2));
        QCOMPARE(source.persons(), (Rows{"1|Anna Lee|030 1", "2|Bob|", "3|Anna Leigh|", "4|Carl|22", "5|A. Lee|030 12"}));
        QCOMPARE(source.visits(), (Rows{"a|1", "b|3", "c|2", "d|5", "e|", "f|4"}));
    }

    void whatCannotBeSeparatedIsNamed() {
        Source source;
        QVERIFY(source.write(kMerges).ok());
        const auto codeOf = [&](const std::string& path, const std::string& key) {
            const auto separated = merge::separate(path, key, source.job);
            return separated.ok() ? Code::Internal : separated.error().code;
        };
        QCOMPARE(codeOf(source.out, "2"), Code::WrongValue);
        QCOMPARE(codeOf(source.out, "77"), Code::UnknownName);
        QCOMPARE(codeOf(source.path, "1"), Code::WrongValue);
        QCOMPARE(codeOf(source.folder.file("none.sqlite"), "1"), Code::FileNotFound);
        QCOMPARE(source.persons().size(), std::size_t(3));
    }

    void nothingIsLeftOfWhatFails_data() {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<int>("records");
        QTest::addColumn<QString>("said");
        QTest::newRow("a key that names several records")
            << QStringLiteral("CREATE TABLE person (id INTEGER, name TEXT, phone TEXT, changed DATE); INSERT INTO person VALUES (1,'a','',NULL),(1,'b','',NULL)") << 2
            << QStringLiteral("the key '1' names several records");
        QTest::newRow("a record without a key")
            << QStringLiteral("CREATE TABLE person (id INTEGER, name TEXT, phone TEXT, changed DATE); INSERT INTO person VALUES (1,'a','',NULL),(NULL,'b','',NULL)") << 2
            << QStringLiteral("has no key");
        QTest::newRow("more records than before")
            << QStringLiteral("CREATE TABLE person (id INTEGER, name TEXT, phone TEXT, changed DATE); INSERT INTO person VALUES (1,'a','',NULL),(2,'b','',NULL),(3,'c','',NULL)") << 2
            << QStringLiteral("the source changed");
    }
    void nothingIsLeftOfWhatFails() {
        QFETCH(QString, sql);
        QFETCH(int, records);
        QFETCH(QString, said);
        Source source(sql.toStdString());
        const auto counts = source.write({{0, 1}}, std::uint64_t(records), false);
        QVERIFY(!counts.ok());
        QVERIFY2(test::qt(counts.error().line()).contains(said), counts.error().line().c_str());
        QCOMPARE(source.folder.names(), QStringList{QStringLiteral("source.sqlite")});
    }

    void aFileThatIsThereStays() {
        Source source;
        QVERIFY(source.write({{0, 2}}).ok());
        const Rows before = source.persons();
        const auto counts = source.write(kMerges);
        QVERIFY(!counts.ok());
        QCOMPARE(counts.error().code, Code::ReadOnlyTarget);
        QCOMPARE(source.persons(), before);
    }

    void aCancelledMergeLeavesNothing() {
        Source source;
        source.job.requestStop();
        const auto counts = source.write(kMerges);
        QVERIFY(!counts.ok());
        QCOMPARE(counts.error().code, Code::Cancelled);
        QVERIFY(!std::filesystem::exists(source.out));
    }

    void pairsOfKeysArePairsOfRecords() {
        const merge::FoundPairs found = merge::recordsOf({{"c", "a"}, {"a", "x"}, {"b", "b"}}, {"a", "b", "c"}, 0);
        QCOMPARE(found.pairs, (std::vector<match::RecordPair>{{0, 2}}));
        QCOMPARE(found.unknown, std::vector<std::string>{"x"});
        const merge::FoundPairs across = merge::recordsOf({{"a", "a"}, {"c", "a"}}, {"a", "b", "a", "c"}, 2);
        QCOMPARE(across.pairs, (std::vector<match::RecordPair>{{0, 2}}));
        QCOMPARE(across.unknown, std::vector<std::string>{"c"});
    }
};

MW_TEST(TstMergeFile)
#include "tst_merge_file.moc"
