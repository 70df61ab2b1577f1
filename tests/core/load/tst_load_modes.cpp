// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/load/target_fixture.h"
#include "tests/support/sqlite_file.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/verify_ok.h"

using namespace mw;
using namespace mw::test;

namespace {

WriteOptions byKey(const Entity& entity, LoadMode mode, std::vector<std::string> key) {
    WriteOptions options = writing(entity, mode);
    options.key = std::move(key);
    return options;
}

} // namespace

/// What becomes of the rows that a table already holds; dry runs; the note of a run.
class TestLoadModes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_path = m_folder.file("target" + std::to_string(++m_number) + ".db");
        QCOMPARE(runSql(m_path, "CREATE TABLE companies(id INTEGER PRIMARY KEY, name TEXT NOT NULL, town TEXT, "
                                "remark TEXT DEFAULT 'none', UNIQUE(name, town));"
                                "INSERT INTO companies VALUES(1, 'one', 'x', 'kept'), (2, 'two', 'y', 'kept')"),
                 std::string());
    }

    void upsertTakesThePlaceOfRowsWithTheKey() {
        auto target = openTargetAt(m_path);
        auto writer = target->openWriter(byKey(companies(), LoadMode::Upsert, {"id"}), anyJob());
        VERIFY_OK(writer);
        Refusals refusals;
        QCOMPARE(writeRows(**writer, companies(),
                           {{integer(2), text("zwei"), text("y")},
                            {integer(3), text("three"), null},
                            {integer(3), text("drei"), null}},
                           refusals),
                 std::string());
        QVERIFY(refusals.lines().empty());
        QCOMPARE((*writer)->sent(), std::uint64_t(3));
        QCOMPARE((*writer)->updated(), std::uint64_t(2));
        QCOMPARE(commit(*target), std::string());
        QCOMPARE(askSql(m_path, "SELECT * FROM companies ORDER BY id"),
                 (Names{"1|one|x|kept", "2|zwei|y|kept", "3|drei|NULL|none"}));
    }

    /// An update that breaks another constraint refuses its row alone.
    void upsertNamesRowsThatItCannotTake() {
        auto target = openTargetAt(m_path);
        auto writer = target->openWriter(byKey(companies(), LoadMode::Upsert, {"id"}), anyJob());
        VERIFY_OK(writer);
        Refusals refusals;
        QCOMPARE(writeRows(**writer, companies(),
                           {{integer(3), text("three"), text("z")},
                            {integer(2), text("one"), text("x")},
                            {integer(1), null, text("x")},
                            {integer(4), text("four"), text("z")}},
                           refusals),
                 std::string());
        QCOMPARE(refusals.lines().size(), std::size_t(2));
        QVERIFY(refusals.lines()[0].starts_with("1 - DuplicateKey"));
        QVERIFY(refusals.lines()[1].starts_with("2 1 RequiredMissing"));
        QCOMPARE((*writer)->sent(), std::uint64_t(2));
        QCOMPARE((*writer)->updated(), std::uint64_t(0));
        QCOMPARE(commit(*target), std::string());
        QCOMPARE(askSql(m_path, "SELECT id, name FROM companies ORDER BY id"), (Names{"1|one", "2|two", "3|three", "4|four"}));
    }

    void upsertIntoATableWithTriggers() {
        QCOMPARE(runSql(m_path, "CREATE TABLE log(what TEXT); CREATE TRIGGER t AFTER UPDATE ON companies BEGIN "
                                "INSERT INTO log VALUES('changed ' || new.id); END"),
                 std::string());
        auto target = openTargetAt(m_path);
        auto writer = target->openWriter(byKey(companies(), LoadMode::Upsert, {"name", "town"}), anyJob());
        VERIFY_OK(writer);
        Refusals refusals;
        QCOMPARE(writeRows(**writer, companies(),
                           {{integer(7), text("two"), text("y")}, {integer(8), text("new"), text("y")}}, refusals),
                 std::string());
        QCOMPARE((*writer)->updated(), std::uint64_t(1));
        QCOMPARE(commit(*target), std::string());
        QCOMPARE(askSql(m_path, "SELECT id, name FROM companies ORDER BY id"), (Names{"1|one", "7|two", "8|new"}));
        QCOMPARE(askSql(m_path, "SELECT * FROM log"), Names{"changed 7"});
    }

    void aKeyThatTheTableDoesNotHaveIsRefused() {
        auto target = openTargetAt(m_path);
        for (const LoadMode mode : {LoadMode::Upsert, LoadMode::AppendMissing}) {
            auto writer = target->openWriter(byKey(companies(), mode, {"town"}), anyJob());
            VERIFY_OK(writer);
            Refusals refusals;
            const std::string failure = writeRows(**writer, companies(), {{integer(2), text("a"), null}}, refusals);
            QVERIFY2(failure.find("no primary or unique key of just these fields") != std::string::npos,
                     failure.c_str());
        }
    }

    void appendMissingLeavesWhatIsThere() {
        auto target = openTargetAt(m_path);
        std::vector<std::uint32_t> present;
        WriteOptions options = byKey(companies(), LoadMode::AppendMissing, {"id"});
        options.present = [&](std::uint32_t row) { present.push_back(row); };
        auto writer = target->openWriter(options, anyJob());
        VERIFY_OK(writer);
        Refusals refusals;
        QCOMPARE(writeRows(**writer, companies(),
                           {{integer(2), text("zwei"), text("y")},
                            {integer(3), text("three"), null},
                            {integer(4), text("one"), text("x")},
                            {integer(3), text("again"), null}},
                           refusals),
                 std::string());
        QCOMPARE(present, (std::vector<std::uint32_t>{0, 3}));
        QCOMPARE(refusals.lines().size(), std::size_t(1));
        QVERIFY(refusals.lines()[0].starts_with("2 - DuplicateKey"));
        QCOMPARE((*writer)->sent(), std::uint64_t(1));
        QCOMPARE(commit(*target), std::string());
        QCOMPARE(askSql(m_path, "SELECT id, name FROM companies ORDER BY id"), (Names{"1|one", "2|two", "3|three"}));
    }

    void keysThatTheTargetGivesAreTold() {
        QCOMPARE(runSql(m_path, "CREATE TABLE notes(id INTEGER PRIMARY KEY, text TEXT); INSERT INTO notes VALUES(40, 'a')"),
                 std::string());
        auto target = openTargetAt(m_path);
        WriteOptions options;
        options.entity = makeEntity("notes", {makeField("text", LogicalType::text())});
        options.fields = {"text"};
        std::vector<std::int64_t> keys;
        options.given = [&](std::uint32_t row, std::int64_t key) {
            QCOMPARE(std::size_t(row), keys.size());
            keys.push_back(key);
        };
        auto writer = target->openWriter(options, anyJob());
        VERIFY_OK(writer);
        Refusals refusals;
        QCOMPARE(writeRows(**writer, options.entity, {{text("b")}, {text("c")}}, refusals), std::string());
        QCOMPARE(keys, (std::vector<std::int64_t>{41, 42}));
    }

    void aDryRunJudgesAndLeavesNothing() {
        const auto before = askSql(m_path, "SELECT * FROM companies ORDER BY id");
        {
            auto target = openTargetAt(m_path);
            VERIFY_OK(target->rehearse());
            auto writer = target->openWriter(writing(companies(), LoadMode::Replace), anyJob());
            VERIFY_OK(writer);
            Refusals refusals;
            QCOMPARE(writeRows(**writer, companies(),
                               {{integer(9), text("nine"), null}, {integer(9), text("again"), null}}, refusals),
                     std::string());
            QCOMPARE(refusals.lines().size(), std::size_t(1));
            writer->reset();
            QCOMPARE(commit(*target), std::string());
            QCOMPARE(*target->countRows("companies", anyJob()), std::uint64_t(1));
        }
        QCOMPARE(askSql(m_path, "SELECT * FROM companies ORDER BY id"), before);
    }

    void aDryRunIntoAMissingFileMakesNone() {
        const std::string path = m_folder.file("none.db");
        {
            auto target = openTargetAt(path);
            VERIFY_OK(target->rehearse());
            auto writer = target->openWriter(writing(companies()), anyJob());
            Refusals refusals;
            QCOMPARE(writeRows(**writer, companies(), {{integer(9), text("nine"), null}}, refusals), std::string());
            writer->reset();
            QCOMPARE(commit(*target), std::string());
            QCOMPARE(*target->countRows("companies", anyJob()), std::uint64_t(1));
        }
        QVERIFY(!QFile::exists(QString::fromStdString(path)));
        QCOMPARE(QDir(QString::fromStdString(m_folder.path()))
                     .entryList({QStringLiteral("*none.db*")}, QDir::Files | QDir::Hidden),
                 QStringList());
    }

    void theNoteIsAsDurableAsTheRows_data() {
        QTest::addColumn<bool>("exists");
        QTest::newRow("into a file that is there") << true;
        QTest::newRow("into a new file") << false;
    }

    void theNoteIsAsDurableAsTheRows() {
        QFETCH(bool, exists);
        if (!exists)
            m_path = m_folder.file("new.db");
        {
            auto target = openTargetAt(m_path);
            QCOMPARE(target->appearsWhole(), !exists);
            QVERIFY(!(*target->note(anyJob())).has_value());
            int asked = 0;
            QVERIFY(target->keepNote([&]() -> Result<std::string> { return "note " + std::to_string(++asked); }));
            auto writer = target->openWriter(writing(companies()), anyJob());
            Refusals refusals;
            QCOMPARE(writeRows(**writer, companies(), {{integer(9), text("nine"), null}}, refusals), std::string());
            QCOMPARE(commit(*target), std::string());
            QCOMPARE(writeRows(**writer, companies(), {{integer(10), text("ten"), null}}, refusals), std::string());
            QCOMPARE(*openTargetAt(m_path)->note(anyJob()), std::optional<std::string>("note 1"));
            QCOMPARE(commit(*target), std::string());
        }
        auto target = openTargetAt(m_path);
        QCOMPARE(*target->note(anyJob()), std::optional<std::string>("note 2"));
        QVERIFY((*target->schema(anyJob())).entity("mapwright_run") == nullptr);
        VERIFY_OK(target->dropNote(anyJob()));
        target.reset();
        QCOMPARE(askSql(m_path, "SELECT name FROM sqlite_schema WHERE name LIKE 'mapwright%'"), Names{});
    }

private:
    TemporaryFolder m_folder;
    std::string m_path;
    int m_number = 0;
};

MW_TEST(TestLoadModes)
#include "tst_load_modes.moc"
