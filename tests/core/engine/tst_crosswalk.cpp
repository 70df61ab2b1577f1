// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/crosswalk_rows.h"
#include "core/engine/replay.h"
#include "tests/core/engine/small_migration.h"
#include "tests/support/sqlite_file.h"
#include "tests/support/test_main.h"
#include "tests/support/verify_ok.h"

#include <algorithm>

using namespace mw;
using test::SmallMigration;
using Lines = std::vector<std::string>;

namespace {

/// Keeps crosswalks in a file, as the evidence store does.
class Recorder final : public engine::RunRecorder {
public:
    explicit Recorder(std::string path) : m_path(std::move(path)) {}
    Result<void> begin(const engine::RunStart&) override {
        ++m_run;
        return {};
    }
    Result<void> resume(std::int64_t run, const std::map<Id, std::uint64_t>&) override {
        m_run = run;
        return {};
    }
    Result<void> finish(const engine::RunResult&, const std::optional<Error>&) override { return {}; }
    std::int64_t runId() const override { return m_run; }
    std::string crosswalkPath() const override { return m_path; }

private:
    const std::string m_path;
    std::int64_t m_run = 0;
};

/// Companies whose keys the target gives, contacts that refer to them and to one another, in both directions.
struct Contacts : SmallMigration {
    Contacts() : recorder(folder.file("kept.crosswalk")) {
        addSource("firms", {"firm_no", "title"}, "firm_no,title\nF-9,Nine\nF-2,Two\nF-5,Five\n").keys = {
            {"", {"firm_no"}, true}};
        addSource("contacts", {"no", "name", "firm", "boss"},
                  "no,name,firm,boss\nC-1,Ann,F-2,C-3\nC-2,Bob,F-5,\nC-3,Cid,F-9,C-2\nC-4,Dot,F-404,C-99\nC-5,Eve,,C-5\n")
            .keys = {{"", {"no"}, true}};
        Entity& companies = addTarget("companies", {"id integer!", "title text"}, {"id"});
        companies.fields[0].generated = true;
        Entity& people = addTarget("people", {"pid integer!", "full_name text", "company integer", "boss integer"}, {"pid"});
        people.fields[0].generated = true;
        people.fields[0].id = Id("f-pid");
        people.relations = {{"", {"company"}, "companies", {"id"}}, {"", {"boss"}, "people", {"pid"}}};
        // Contacts stand first: that firms are loaded before them follows from what they ask for.
        map("contacts", "people",
            {{"full_name", "name"}, {"company", "new_id('firms', firm)"}, {"boss", "new_id('contacts', boss)"}});
        map("firms", "companies", {{"title", "title"}});
    }
    Result<engine::RunResult> load(engine::RunOptions options = {}) {
        options.recorder = &recorder;
        return run(options);
    }
    /// Companies are known by a code, and those that are there are no news.
    void addCode(const char* mode) {
        targets().entities[0].fields.push_back(test::fieldOf("code text!"));
        targets().entities[0].keys.push_back({"", {"code"}, false});
        mapping::EntityMapping& firms = document.mappings[1];
        firms.key = {"code"};
        firms.loadMode = mode;
        mapping::FieldMapping& code = firms.fields.emplace_back();
        code.id = Id("m-2-code");
        code.targetField = Id("f-code");
        code.rule = "firm_no";
    }
    /// Contacts with the names of what they refer to.
    Lines people() const {
        return test::askSql(targetPath(), "SELECT p.full_name || '|' || coalesce(c.title, '-') || '|' || coalesce(b.full_name, '-') "
                                       "FROM people p LEFT JOIN companies c ON c.id = p.company "
                                       "LEFT JOIN people b ON b.pid = p.boss ORDER BY 1");
    }
    /// What is kept, as "F-9=1".
    Lines kept() const {
        Lines lines;
        const auto listed = engine::listCrosswalks(document, planOptions().places, recorder.crosswalkPath());
        if (!listed.ok())
            return {listed.error().line()};
        JobContext job;
        const auto shown = engine::eachCrosswalkRow(
            *listed,
            [&](const Batch& batch) -> Result<void> {
                for (std::size_t row = 0; row < batch.rows; ++row)
                    lines.push_back(std::get<std::string>(batch.columns[3]->value(row)) + "=" +
                                    printValue(batch.columns[4]->value(row), batch.columns[4]->type()));
                return {};
            },
            job);
        return shown.ok() ? lines : Lines{shown.error().line()};
    }
    Recorder recorder;
};

const Lines kLinked = {"Ann|Two|Cid", "Bob|Five|-", "Cid|Nine|Bob", "Dot|-|-", "Eve|-|Eve"};

} // namespace

class TestCrosswalk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keysThatTheTargetGivesAreKeptAndAskedFor() {
        Contacts contacts;
        // The target is there and holds rows of its own, so that new keys are no counts of records.
        test::runSql(contacts.targetPath(),
                         "CREATE TABLE companies(id INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT);"
                         "CREATE TABLE people(pid INTEGER PRIMARY KEY, full_name TEXT, company INTEGER REFERENCES companies(id), "
                         "boss INTEGER REFERENCES people(pid));"
                         "INSERT INTO companies VALUES(40, 'Old');");
        const auto result = contacts.load();
        VERIFY_OK(result);
        QVERIFY(result->closes());
        QCOMPARE(contacts.people(), kLinked);
        QCOMPARE(contacts.kept(), (Lines{"C-1=1", "C-2=2", "C-3=3", "C-4=4", "C-5=5", "F-9=41", "F-2=42", "F-5=43"}));
        QVERIFY(std::any_of(result->notes.begin(), result->notes.end(), [](const std::string& note) {
            return note == "people (M1) refers to its own new keys: they are set in a second pass";
        }));
    }

    void aNewFileIsFilledAlike_data() {
        QTest::addColumn<int>("workers");
        for (const int workers : {1, 2, 8})
            QTest::addRow("%d workers", workers) << workers;
    }
    void aNewFileIsFilledAlike() {
        QFETCH(int, workers);
        Contacts contacts;
        engine::RunOptions options;
        options.workers = unsigned(workers);
        VERIFY_OK(contacts.load(options));
        QCOMPARE(contacts.people(), kLinked);
        QCOMPARE(contacts.kept().size(), std::size_t(8));
    }

    void keysOfRulesAreKnownToo() {
        Contacts contacts;
        mapping::FieldMapping& rule = contacts.document.mappings[1].fields.emplace_back();
        rule.id = Id("m-2-id");
        rule.targetField = Id("f-id");
        rule.rule = "to_integer(substring(firm_no, 3)) + 700";
        VERIFY_OK(contacts.load());
        QCOMPARE(contacts.people(), kLinked);
        QCOMPARE(test::askSql(contacts.targetPath(), "SELECT company FROM people WHERE company IS NOT NULL ORDER BY 1"),
                 (Lines{"702", "705", "709"}));
    }

    void mergedRecordsAreFoundUnderTheOneTheyBecame() {
        Contacts contacts;
        contacts.writeSource("firms", "firm_no,title\nF-9,Nine\nF-2,Two\nF-404,Nine\nF-5,Five\n");
        contacts.document.mappings[1].deduplication = mapping::Deduplication{{"title"}, "firm_no", true, "Doubles."};
        VERIFY_OK(contacts.load());
        Lines expected = kLinked;
        expected[3] = "Dot|Nine|-";
        QCOMPARE(contacts.people(), expected); // whichever of the two survived
    }

    void aKeyThatStandsForSeveralIsRefused() {
        Contacts contacts;
        contacts.writeSource("firms", "firm_no,title\nF-2,Two\nF-2,Other\n");
        const auto result = contacts.load();
        VERIFY_OK(result);
        QVERIFY(result->closes());
        QCOMPARE(contacts.rejects.rejects.size(), std::size_t(1));
        QCOMPARE(contacts.rejects.rejects[0].reasons[0].message, std::string("'F-2' stands for several new keys of 'firms'"));
    }

    void aRequiredReferenceRejectsWhereNothingIsFound() {
        Contacts contacts;
        contacts.targets().entities[1].fields[2].nullable = false;
        const auto result = contacts.load();
        VERIFY_OK(result);
        QCOMPARE(result->ledger.rejected, 2u); // a firm that is not there, and none
        QCOMPARE(contacts.people(), (Lines{"Ann|Two|Cid", "Bob|Five|-", "Cid|Nine|Bob"}));
    }

    void earlierRunsCountWhileTheirRowsAreThere() {
        Contacts contacts;
        VERIFY_OK(contacts.load());
        // More contacts, and only they are loaded: the firms are those of the first run.
        contacts.writeSource("contacts", "no,name,firm,boss\nC-6,Fay,F-5,C-1\nC-7,Gus,F-9,C-6\n");
        engine::PlanOptions options = contacts.planOptions();
        options.entities = {"people"};
        const engine::PlanPtr plan = contacts.plan(options);
        QVERIFY2(plan, contacts.failure.c_str());
        engine::RunOptions run;
        run.recorder = &contacts.recorder;
        JobContext job;
        VERIFY_OK(engine::runPlan(*plan, run, job));
        Lines expected = kLinked;
        expected.push_back("Fay|Five|Ann");
        expected.push_back("Gus|Nine|Fay");
        QCOMPARE(contacts.people(), expected);

        // A target that was emptied has forgotten them: nothing is found that is not there.
        test::runSql(contacts.targetPath(), "DELETE FROM people; DELETE FROM companies;");
        contacts.writeSource("firms", "firm_no,title\nF-2,Two\n");
        contacts.writeSource("contacts", "no,name,firm,boss\nC-8,Hal,F-5,C-1\nC-9,Ida,F-2,\n");
        VERIFY_OK(contacts.load());
        QCOMPARE(contacts.people(), (Lines{"Hal|-|-", "Ida|Two|-"}));
    }

    void rejectsThatAreLoadedAgainFindTheOthers() {
        Contacts contacts;
        contacts.document.mappings[0].filter = "if(name = 'Cid' and no = 'C-3', reject('later'), true)";
        VERIFY_OK(contacts.load());
        QCOMPARE(contacts.rejects.rejects.size(), std::size_t(1));
        engine::Replay replay;
        replay.run = 1;
        replay.mappings[Id("m-1")].numbers = {3};
        contacts.document.mappings[0].filter = {};
        engine::RunOptions options;
        options.replay = &replay;
        VERIFY_OK(contacts.load(options));
        const Lines people = contacts.people();
        QVERIFY(std::find(people.begin(), people.end(), "Cid|Nine|Bob") != people.end());
        QCOMPARE(contacts.kept().size(), std::size_t(8));
    }

    void upsertsFindTheKeysOfRowsThatWereThere() {
        Contacts contacts;
        contacts.addCode("upsert");
        test::runSql(contacts.targetPath(),
                         "CREATE TABLE companies(id INTEGER PRIMARY KEY, title TEXT, code TEXT NOT NULL UNIQUE);"
                         "INSERT INTO companies VALUES(77, 'old title', 'F-2'), (78, 'other', 'X');");
        VERIFY_OK(contacts.load());
        QCOMPARE(contacts.people(), kLinked);
        QCOMPARE(test::askSql(contacts.targetPath(), "SELECT company FROM people WHERE full_name = 'Ann'"), (Lines{"77"}));
    }

    void recordsThatWereThereAreFoundWhereOnlyMissingOnesAreAdded() {
        Contacts contacts;
        contacts.addCode("append_missing");
        test::runSql(contacts.targetPath(),
                         "CREATE TABLE companies(id INTEGER PRIMARY KEY, title TEXT, code TEXT NOT NULL UNIQUE);"
                         "INSERT INTO companies VALUES(77, 'old title', 'F-2'), (78, 'other', 'X');");
        const auto result = contacts.load();
        VERIFY_OK(result);
        QVERIFY(result->closes());
        QCOMPARE(result->ledger.merged, std::uint64_t(1));
        Lines expected = kLinked;
        expected[0] = "Ann|old title|Cid"; // the row that was there is left as it is
        QCOMPARE(contacts.people(), expected);
        QCOMPARE(test::askSql(contacts.targetPath(), "SELECT company FROM people WHERE full_name = 'Ann'"), (Lines{"77"}));
        const Lines kept = contacts.kept();
        QVERIFY(std::find(kept.begin(), kept.end(), "F-2=77") != kept.end());
    }

    void aDryRunKeepsNothing() {
        Contacts contacts;
        engine::RunOptions options;
        options.dryRun = true;
        const auto result = contacts.load(options);
        VERIFY_OK(result);
        QVERIFY(result->closes());
        QCOMPARE(contacts.kept(), Lines());
    }

    void whatCannotBeAskedForIsNamed_data() {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("message");
        QTest::newRow("a name that is not known") << "new_id('firm', firm)" << "no entity mapping loads records of 'firm'";
        QTest::newRow("something around its own keys") << "coalesce(new_id('contacts', boss), 0)" << "in a second pass";
        QTest::newRow("too many parts") << "new_id('firms', firm, boss)" << "new_id of 'firms' takes 2 arguments";
    }
    void whatCannotBeAskedForIsNamed() {
        QFETCH(QString, rule);
        QFETCH(QString, message);
        Contacts contacts;
        contacts.document.mappings[0].fields[2].rule = rule.toStdString();
        QVERIFY(!contacts.plan());
        QVERIFY2(contacts.failure.find(message.toStdString()) != std::string::npos, contacts.failure.c_str());
    }

    void aSourceThatFeedsTwoTargetsNeedsAReference() {
        Contacts contacts;
        contacts.addTarget("branches", {"bid integer!", "title text"}, {"bid"}).fields[0].generated = true;
        contacts.map("firms", "branches", {{"title", "title"}});
        QVERIFY(!contacts.plan());
        QVERIFY2(contacts.failure.find("'M2', 'M3'") != std::string::npos, contacts.failure.c_str());
        contacts.document.mappings[0].fields[1].rule = "new_id('M2', firm)";
        VERIFY_OK(contacts.load());
        QCOMPARE(contacts.people(), kLinked);
    }

    void circlesAreNamed() {
        Contacts contacts;
        contacts.targets().entities[0].fields.push_back(test::fieldOf("owner integer"));
        mapping::FieldMapping& owner = contacts.document.mappings[1].fields.emplace_back();
        owner.id = Id("m-2-owner");
        owner.targetField = Id("f-owner");
        owner.rule = "new_id('contacts', title)";
        QVERIFY(!contacts.plan());
        QVERIFY2(contacts.failure.find("wait for the new keys of one another: people (M1) ↔ companies (M2)") !=
                     std::string::npos,
                 contacts.failure.c_str());
    }

    void aPreviewSaysWhatItCannotKnow() {
        Contacts contacts;
        contacts.targets().entities[1].fields[2].nullable = false;
        const engine::PlanPtr plan = contacts.plan();
        QVERIFY2(plan, contacts.failure.c_str());
        JobContext job;
        const auto preview = engine::preview(*plan, "people", *engine::Sample::parse("first:10"), job);
        VERIFY_OK(preview);
        QCOMPARE(preview->knownLater, (Lines{"company", "boss"}));
        for (const engine::PreviewRow& row : preview->rows)
            QCOMPARE(row.disposition, Disposition::Loaded);
    }

    void loadFilesGiveNoKeys() {
        Contacts contacts;
        contacts.toCsv();
        const auto result = contacts.load();
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, Code::NoNewKeys);
    }
};

MW_TEST(TestCrosswalk)
#include "tst_crosswalk.moc"
