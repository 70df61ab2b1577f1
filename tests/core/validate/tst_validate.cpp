// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/validate/validate.h"
#include "tests/core/engine/small_migration.h"
#include "tests/support/sqlite_file.h"
#include "tests/support/test_main.h"

#include <algorithm>
#include <set>

using namespace mw;

namespace {

using Status = validate::CheckResult::Status;

/// Companies and people, loaded by the rules; the target has foreign keys, but lets anything in that plain SQL writes.
class Loaded {
public:
    Loaded() {
        migration.addSource("firms", {"nr", "name"}, "nr,name\n1,Nordwind AG\n2,Älv & Söner\n3,Quai Ouest\n");
        migration.addSource(
            "persons", {"nr", "code", "name", "city", "born", "seen", "amount", "firm", "note", "email", "active"},
            "nr,code,name,city,born,seen,amount,firm,note,email,active\n"
            "1,007,Ann Lee,Zürich,1980-03-04,2024-05-06 07:08:09,10.55,1,first note of all,ann@x.example,1\n"
            "2,008,Bob Moe,Bern,1981-11-12,2024-05-07 10:00:00,-3.25,2,,bob@x.example,0\n"
            "3,0150,Çelik Ay,Genève,1979-01-31,2024-05-08 11:00:00,0.00,,third note,,1\n"
            "4,9,Di Fox,,1990-06-07,2024-05-09 12:00:00,99.99,3,\"\",di@x.example,\n"
            "5,10,Eve Hill,Basel,1970-02-02,2024-01-01 00:00:00,1000.00,1,fifth,eve@x.example,1\n"
            "6,11,Fay Ink,Chur,1999-12-31,2024-12-31 23:59:59,-500.10,2,sixth,fay@x.example,0\n");
        migration.addTarget("companies", {"company_id integer!", "name text(40)!"}, {"company_id"});
        Entity& people =
            migration.addTarget("people", {"person_id integer!", "code text(4)!", "name text(40)", "city text(40)",
                                           "born date", "seen timestamp", "amount decimal(12,2)", "company integer",
                                           "note text", "email text", "active boolean"});
        people.relations.push_back({"", {"company"}, "companies", {"company_id"}});
        const std::string failure =
            test::runSql(migration.targetPath(),
                         "CREATE TABLE companies (company_id INTEGER PRIMARY KEY, name VARCHAR(40) NOT NULL);"
                         "CREATE TABLE people (person_id INTEGER NOT NULL, code VARCHAR(4) NOT NULL, name VARCHAR(40), "
                         "city VARCHAR(40), born DATE,"
                         " seen TIMESTAMP, amount DECIMAL(12,2), company INTEGER REFERENCES companies (company_id), "
                         "note TEXT, email TEXT,"
                         " active BOOLEAN)");
        if (!failure.empty())
            qFatal("%s", failure.c_str());
        migration.map("firms", "companies", {{"company_id", "to_integer(nr)"}, {"name", "name"}});
        auto& mapping = migration.map("persons", "people",
                                      {{"person_id", "to_integer(nr)"},
                                       {"code", "code"},
                                       {"name", "name"},
                                       {"city", "city"},
                                       {"born", "to_date(born)"},
                                       {"seen", "to_timestamp(seen)"},
                                       {"amount", "to_decimal(amount, 2)"},
                                       {"company", "to_integer(firm)"},
                                       {"note", "note"},
                                       {"email", "email"},
                                       {"active", "active = '1'"}});
        mapping.key = {"person_id"};
        mapping::Check email;
        email.id = Id("chk-1");
        email.reference = "CHK-001";
        email.kind = "format";
        email.entityMapping = mapping.id;
        email.fields = {"email"};
        email.parameters = {{"name", "email"}};
        migration.document.checks = {email};
    }

    /// Loads the target; what went wrong, empty for nothing.
    std::string load() {
        const auto result = migration.run();
        if (!result.ok())
            return result.error().line();
        return result->ledger.closes() && result->ledger.rejected == 0 ? std::string() : "not all is loaded";
    }
    /// Declares one more check of people.
    mapping::Check& declare(const std::string& kind, std::vector<std::string> fields) {
        mapping::Check check;
        const std::string number = std::to_string(migration.document.checks.size() + 1);
        check.id = Id("chk-" + number);
        check.reference = "CHK-00" + number;
        check.kind = kind;
        check.entityMapping = migration.document.mappings[1].id;
        check.fields = std::move(fields);
        return migration.document.checks.emplace_back(std::move(check));
    }
    validate::ValidationResult validated() {
        const engine::PlanPtr plan = migration.plan();
        if (!plan)
            qFatal("%s", migration.failure.c_str());
        JobContext job;
        auto result = validate::validate(*plan, {}, job);
        if (!result.ok())
            qFatal("%s", result.error().line().c_str());
        return std::move(result).value();
    }

    test::SmallMigration migration;
};

bool isThere(const validate::ValidationResult& result, const std::string& id) {
    return std::any_of(result.checks.begin(), result.checks.end(), [&](const validate::CheckResult& check) { return check.id == id; });
}

const validate::CheckResult& named(const validate::ValidationResult& result, const std::string& id) {
    for (const validate::CheckResult& check : result.checks)
        if (check.id == id)
            return check;
    qFatal("there is no check %s", id.c_str());
}

/// The checks that failed, as "kind entity.field"; equal ones once, in order.
std::string failedChecks(const validate::ValidationResult& result) {
    std::set<std::string> failed;
    for (const validate::CheckResult& check : result.checks)
        if (check.status == Status::Failed)
            failed.insert(check.kind + " " + check.entity + (check.field.empty() ? "" : "." + check.field));
    std::string text;
    for (const std::string& each : failed)
        text += (text.empty() ? "" : ", ") + each;
    return text;
}

std::string causes(const validate::ValidationResult& result) {
    std::string text;
    for (const auto& [cause, cells] : result.byCause)
        text += (text.empty() ? "" : ", ") + cause + " " + std::to_string(cells);
    return text;
}

/// Cells that differ, as "people.name 1"; keys that only one side has, as "only_left 3".
std::string places(const validate::ValidationResult& result) {
    std::set<std::string> found;
    for (const auto& each : result.differences)
        found.insert((each.difference.field.empty() ? std::string(diff::nameOf(each.difference.kind))
                                                    : each.entity + "." + each.difference.field) +
                     " " + each.difference.key);
    std::string text;
    for (const std::string& each : found)
        text += (text.empty() ? "" : ", ") + each;
    return text;
}

} // namespace

class TestValidate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void passesAnUntouchedTarget() {
        Loaded loaded;
        QCOMPARE(loaded.load(), std::string());
        const validate::ValidationResult result = loaded.validated();
        QCOMPARE(failedChecks(result), std::string());
        QVERIFY(result.passed());
        QCOMPARE(result.total, std::uint64_t(0));
        QVERIFY(result.differences.empty());
        std::set<std::string> kinds;
        for (const validate::CheckResult& check : result.checks) {
            kinds.insert(check.kind);
            QVERIFY2(check.status == Status::Passed, check.title.c_str());
        }
        QCOMPARE(kinds,
                 (std::set<std::string>{"accuracy", "count", "duplicates", "format", "length", "relation", "required", "total"}));
    }

    void findsDamage_data() {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("cause");
        QTest::addColumn<QString>("checks");
        const auto row = [](const char* name, const char* sql, const char* where, const char* cause,
                            const char* checks) { QTest::newRow(name) << sql << where << cause << checks; };
        row("a space at the end", "UPDATE people SET name = name || ' ' WHERE person_id = 1", "people.name 1",
            "edge_space 1", "accuracy people.name");
        row("a no-break space in front", "UPDATE people SET name = char(160) || name WHERE person_id = 1",
            "people.name 1", "edge_space 1", "accuracy people.name");
        row("a doubled space", "UPDATE people SET name = replace(name, ' ', '  ') WHERE person_id = 2", "people.name 2",
            "inner_space 1", "accuracy people.name");
        row("upper case", "UPDATE people SET name = upper(name) WHERE person_id = 4", "people.name 4", "case 1",
            "accuracy people.name");
        row("an accent lost", "UPDATE people SET city = 'Zurich' WHERE person_id = 1", "people.city 1", "accent 1",
            "accuracy people.city");
        row("UTF-8 read as Windows-1252", "UPDATE people SET city = 'ZÃ¼rich' WHERE person_id = 1", "people.city 1",
            "encoding_damage 1", "accuracy people.city");
        row("a question mark for a letter", "UPDATE people SET city = 'Gen?ve' WHERE person_id = 3", "people.city 3",
            "encoding_damage 1", "accuracy people.city");
        row("cut off", "UPDATE people SET note = substr(note, 1, 10) WHERE person_id = 1", "people.note 1",
            "truncated 1", "accuracy people.note");
        row("day and month swapped", "UPDATE people SET born = '1980-04-03' WHERE person_id = 1", "people.born 1",
            "day_month_swapped 1", "accuracy people.born");
        row("a day off", "UPDATE people SET born = '1981-11-11' WHERE person_id = 2", "people.born 2", "date_shifted 1",
            "accuracy people.born");
        row("an hour off in every record between the first and the last",
            "UPDATE people SET seen = datetime(seen, '+1 hour') WHERE person_id BETWEEN 1 AND 4",
            "people.seen 1, people.seen 2, people.seen 3, people.seen 4", "zone_shifted 4", "accuracy people.seen");
        row("a value lost", "UPDATE people SET note = NULL WHERE person_id = 3", "people.note 3",
            "value_against_null 1", "accuracy people.note, total people.note");
        row("a default filled in", "UPDATE people SET city = 'unknown' WHERE person_id = 4", "people.city 4",
            "null_against_value 1", "accuracy people.city, total people.city");
        row("empty for nothing", "UPDATE people SET note = '' WHERE person_id = 2", "people.note 2",
            "null_against_empty 1", "accuracy people.note, total people.note");
        row("nothing for empty", "UPDATE people SET note = NULL WHERE person_id = 4", "people.note 4",
            "null_against_empty 1", "accuracy people.note, total people.note");
        row("rounded to one digit", "UPDATE people SET amount = 10.6 WHERE person_id = 1", "people.amount 1",
            "rounded 1", "accuracy people.amount, total people.amount");
        row("the sign turned round", "UPDATE people SET amount = -amount WHERE person_id = 4", "people.amount 4",
            "sign 1", "accuracy people.amount, total people.amount");
        row("leading zeros lost", "UPDATE people SET code = ltrim(code, '0') WHERE code LIKE '0%'",
            "people.code 1, people.code 2, people.code 3", "leading_zeros 3", "accuracy people.code");
        row("names of two records swapped",
            "UPDATE people SET name = iif(person_id = 5, 'Fay Ink', 'Eve Hill') WHERE person_id IN (5, 6)",
            "people.name 5, people.name 6", "unexplained 2", "accuracy people.name");
        row("amounts of two records swapped, which no total shows",
            "UPDATE people SET amount = iif(person_id = 1, 99.99, 10.55) WHERE person_id IN (1, 4)",
            "people.amount 1, people.amount 4", "unexplained 2", "accuracy people.amount");
        row("a flag turned over", "UPDATE people SET active = 1 - active WHERE person_id = 6", "people.active 6",
            "unexplained 1", "accuracy people.active");
        row("an e-mail address that is none", "UPDATE people SET email = 'di at x.example' WHERE person_id = 4",
            "people.email 4", "unexplained 1", "accuracy people.email, format people.email");
        row("a reference to nothing", "UPDATE people SET company = 77 WHERE person_id = 2", "people.company 2",
            "unexplained 1", "accuracy people.company, relation people.company, total people.company");
        row("a reference to somebody else",
            "UPDATE people SET company = iif(company = 1, 2, 1) WHERE person_id IN (1, 2)",
            "people.company 1, people.company 2", "unexplained 2", "accuracy people.company");
        row("a parent deleted", "DELETE FROM companies WHERE company_id = 3", "only_left 3", "",
            "count companies, relation people.company, total companies.company_id, total companies.name");
        row("a record deleted", "DELETE FROM people WHERE person_id = 3", "only_left 3", "",
            "count people, total people.active, total people.amount, total people.born, total people.city, total "
            "people.code, "
            "total people.name, total people.note, total people.person_id, total people.seen");
        row("a record too many",
            "INSERT INTO people SELECT 42, code, name, city, born, seen, amount, company, note, email, active FROM "
            "people WHERE person_id = 1",
            "only_right 42", "",
            "count people, total people.active, total people.amount, total people.born, total people.city, total "
            "people.code, "
            "total people.company, total people.email, total people.name, total people.note, total people.person_id, "
            "total people.seen");
        row("a record twice", "INSERT INTO people SELECT * FROM people WHERE person_id = 1", "duplicate_right 1", "",
            "count people, duplicates people, total people.active, total people.amount, total people.born, total "
            "people.city, "
            "total people.code, total people.company, total people.email, total people.name, total people.note, "
            "total people.person_id, total people.seen");
        row("a key changed", "UPDATE people SET person_id = 60 WHERE person_id = 6", "only_left 6, only_right 60", "",
            "count people, total people.person_id");
        row("a floating point remainder", "UPDATE people SET amount = 0.1 + 0.2 WHERE person_id = 3", "people.amount 3",
            "unexplained 1", "accuracy people.amount, total people.amount");
        row("a date that is none", "UPDATE people SET born = '1980-02-31' WHERE person_id = 1", "people.born 1",
            "unexplained 1", "accuracy people.born");
        row("a date as people write it", "UPDATE people SET born = '04.03.1980' WHERE person_id = 1", "people.born 1",
            "unexplained 1", "accuracy people.born");
        row("all dates as numbers", "UPDATE people SET born = CAST(replace(born, '-', '') AS INTEGER)",
            "people.born 1, people.born 2, people.born 3, people.born 4, people.born 5, people.born 6", "unexplained 6",
            "accuracy people.born, total people.born");
        row("the time of day lost everywhere", "UPDATE people SET seen = date(seen)",
            "people.seen 1, people.seen 2, people.seen 3, people.seen 4, people.seen 6", "truncated 5",
            "accuracy people.seen, total people.seen");
        row("an amount as text with a comma", "UPDATE people SET amount = '10,55' WHERE person_id = 1",
            "people.amount 1", "number_format 1", "accuracy people.amount, total people.amount");
        row("words where a number belongs", "UPDATE people SET company = 'Nordwind' WHERE person_id = 1",
            "people.company 1", "unexplained 1",
            "accuracy people.company, relation people.company, total people.company");
        row("a flag in words", "UPDATE people SET active = 'oui' WHERE person_id = 1", "people.active 1",
            "unexplained 1", "accuracy people.active");
        row("a parent's name changed", "UPDATE companies SET name = 'Nordwind' WHERE company_id = 1",
            "companies.name 1", "truncated 1", "accuracy companies.name");
    }
    void findsDamage() {
        QFETCH(QString, sql);
        QFETCH(QString, where);
        QFETCH(QString, cause);
        QFETCH(QString, checks);
        Loaded loaded;
        QCOMPARE(loaded.load(), std::string());
        QCOMPARE(test::runSql(loaded.migration.targetPath(), sql.toStdString()), std::string());
        const validate::ValidationResult result = loaded.validated();
        QVERIFY(!result.passed());
        QCOMPARE(QString::fromStdString(places(result)), where);
        QCOMPARE(QString::fromStdString(causes(result)), cause);
        QCOMPARE(QString::fromStdString(failedChecks(result)), checks);
        // Every field that differs is told with its rule's reference.
        for (const validate::FieldDifferences& field : result.fields)
            QVERIFY2(!field.reference.empty() && !field.sentence.empty(), field.field.c_str());
    }

    void namesRecordsThatCannotBeRead() {
        Loaded loaded;
        QCOMPARE(loaded.load(), std::string());
        QCOMPARE(test::runSql(loaded.migration.targetPath(),
                              "UPDATE people SET city = CAST(x'5AFC72696368' AS TEXT) WHERE person_id = 2"),
                 std::string());
        const validate::ValidationResult result = loaded.validated();
        QVERIFY(!result.passed());
        const auto unreadable =
            std::find_if(result.checks.begin(), result.checks.end(), [](const validate::CheckResult& check) {
                return check.title == "people: every record of the target can be read";
            });
        QVERIFY(unreadable != result.checks.end());
        QVERIFY(unreadable->status == Status::Failed);
        QCOMPARE(unreadable->compared, std::uint64_t(6));
        QCOMPARE(unreadable->failed, std::uint64_t(1));
        QVERIFY2(unreadable->actual.starts_with("row 2, city: "), unreadable->actual.c_str());
        QCOMPARE(places(result), std::string("only_left 2"));
    }

    void comparesNothingInAnEmptyTarget() {
        Loaded loaded;
        const validate::ValidationResult result = loaded.validated();
        QVERIFY(!result.passed());
        for (const validate::CheckResult& check : result.checks)
            if (check.kind == "accuracy")
                QVERIFY2(check.status == Status::NothingCompared, check.title.c_str());
    }

    void comparesNothingBetweenTwoEmptySides() {
        Loaded loaded;
        loaded.migration.writeSource("firms", "nr,name\n");
        loaded.migration.writeSource("persons", "nr,code,name,city,born,seen,amount,firm,note,email,active\n");
        QCOMPARE(loaded.load(), std::string());
        const validate::ValidationResult result = loaded.validated();
        QVERIFY2(!result.passed(), "a validation that compared nothing must not pass");
        QCOMPARE(failedChecks(result), std::string());
    }

    void comparesOnlyWhatIsAsked() {
        Loaded loaded;
        QCOMPARE(loaded.load(), std::string());
        QCOMPARE(test::runSql(loaded.migration.targetPath(), "UPDATE people SET name = upper(name)"), std::string());
        const engine::PlanPtr plan = loaded.migration.plan();
        JobContext job;
        validate::ValidateOptions options;
        options.entities = {"companies"};
        const auto companies = validate::validate(*plan, options, job);
        QVERIFY(companies.ok() && companies->passed());
        options.entities = {"people"};
        options.keptDifferences = 2;
        const auto people = validate::validate(*plan, options, job);
        QVERIFY(people.ok() && !people->passed());
        QCOMPARE(people->total, std::uint64_t(6));
        QCOMPARE(people->differences.size(), std::size_t(2));
    }

    void keepsToTheTolerance() {
        Loaded loaded;
        QCOMPARE(loaded.load(), std::string());
        for (mapping::FieldMapping& field : loaded.migration.document.mappings[1].fields)
            if (field.targetField == Id("f-amount"))
                field.tolerance = "0.05";
        QCOMPARE(test::runSql(loaded.migration.targetPath(), "UPDATE people SET amount = 10.60 WHERE person_id = 1"),
                 std::string());
        QCOMPARE(places(loaded.validated()), std::string());
        QCOMPARE(test::runSql(loaded.migration.targetPath(), "UPDATE people SET amount = 100.05 WHERE person_id = 4"),
                 std::string());
        QCOMPARE(places(loaded.validated()), std::string("people.amount 4"));
    }

    void tellsWhatEachCheckProves() {
        Loaded loaded;
        QCOMPARE(loaded.load(), std::string());
        const validate::ValidationResult result = loaded.validated();
        QCOMPARE(named(result, "AUTO-people-accuracy-city").proves, std::vector<std::string>{"M2-4"});
        QCOMPARE(named(result, "AUTO-people-count-missing").proves, std::vector<std::string>{"M2"});
        QCOMPARE(named(result, "CHK-001").proves, std::vector<std::string>{"M2-10"});
        QVERIFY(!named(result, "CHK-001").isDerived);
        std::set<std::string> ids;
        for (const validate::CheckResult& check : result.checks) {
            QVERIFY2(ids.insert(check.id).second, check.id.c_str());
            QVERIFY2(!check.proves.empty() && check.isDerived == check.id.starts_with("AUTO-"), check.id.c_str());
            QVERIFY2(!check.isDerived || !check.because.empty(), check.id.c_str());
        }
    }

    void aDeclaredCheckStandsInForTheDerivedOne() {
        Loaded loaded;
        QCOMPARE(loaded.load(), std::string());
        QCOMPARE(test::runSql(loaded.migration.targetPath(), "UPDATE people SET name = upper(name) WHERE person_id < 3"), std::string());
        mapping::Check& names = loaded.declare("accuracy", {"name"});
        names.severity = "warning";
        names.note = "Names may be shouted for now";
        const validate::ValidationResult result = loaded.validated();
        QVERIFY(result.passed());
        const validate::CheckResult& check = named(result, "CHK-002");
        QVERIFY(check.status == Status::Warned);
        QCOMPARE(check.title, std::string("Names may be shouted for now"));
        QCOMPARE(check.failed, std::uint64_t(2));
        QCOMPARE(result.total, std::uint64_t(2));
        QVERIFY(!isThere(result, "AUTO-people-accuracy-name"));
        QVERIFY(isThere(result, "AUTO-people-accuracy-city"));
    }

    void whatIsSwitchedOffIsNotLookedAtAndTold() {
        Loaded loaded;
        QCOMPARE(loaded.load(), std::string());
        QCOMPARE(test::runSql(loaded.migration.targetPath(),
                              "UPDATE people SET name = upper(name); INSERT INTO people (person_id, code) VALUES (42, '42')"),
                 std::string());
        loaded.declare("accuracy", {"name"}).offBecause = "names are cleaned by hand afterwards";
        for (const char* of : {"extra", "rows"}) {
            mapping::Check& count = loaded.declare("count", {});
            count.parameters = {{"of", of}};
            count.offBecause = "the target held records before";
        }
        loaded.declare("total", {}).offBecause = "the target held records before";
        const validate::ValidationResult result = loaded.validated();
        QCOMPARE(failedChecks(result), std::string());
        QVERIFY(result.passed());
        QCOMPARE(places(result), std::string());
        QCOMPARE(named(result, "CHK-002").because, std::string("names are cleaned by hand afterwards"));
        QVERIFY(named(result, "CHK-002").status == Status::Off);
        QVERIFY(named(result, "AUTO-people-count-missing").status == Status::Passed);
        const auto totals = std::count_if(result.checks.begin(), result.checks.end(), [](const validate::CheckResult& check) {
            return check.id == "CHK-005" && check.status == Status::Off;
        });
        QCOMPARE(totals, std::ptrdiff_t(11));
    }

    void allSwitchedOffIsNoPass() {
        Loaded loaded;
        QCOMPARE(loaded.load(), std::string());
        loaded.migration.document.checks.clear();
        for (const char* entity : {"m-1", "m-2"})
            for (const char* kind : {"count", "duplicates", "accuracy", "total", "required", "length", "relation"}) {
                mapping::Check& off = loaded.declare(kind, {});
                off.entityMapping = Id(entity);
                off.offBecause = "later";
            }
        const validate::ValidationResult result = loaded.validated();
        QVERIFY2(!result.passed(), "a validation without any check proves nothing");
        QCOMPARE(failedChecks(result), std::string());
        QCOMPARE(result.warnings.size(), std::size_t(1));
    }

    void aDocumentWithoutChecksWarns() {
        Loaded loaded;
        QCOMPARE(loaded.load(), std::string());
        QVERIFY(loaded.validated().warnings.empty());
        loaded.migration.document.checks.clear();
        const std::string warning = "the document declares no checks: only those that schema and rules give are made";
        QCOMPARE(loaded.validated().warnings, std::vector<std::string>{warning});
        QVERIFY(loaded.validated().passed());
        QCOMPARE(test::runSql(loaded.migration.targetPath(), "DELETE FROM people; DELETE FROM companies"), std::string());
        const auto run = loaded.migration.run();
        QVERIFY(run.ok());
        QCOMPARE(run->notes, std::vector<std::string>{warning});
    }

    void whatHasNothingToCompareFails_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("sql");
        const auto row = [](const char* name, const char* kind, const char* field, const char* sql) {
            QTest::newRow(name) << kind << field << sql;
        };
        row("a format of a field without any value", "format", "email", "UPDATE people SET email = NULL");
        row("a relation that no record uses", "relation", "company", "UPDATE people SET company = NULL");
        row("a length of a field without any value", "length", "city", "UPDATE people SET city = NULL");
        row("the accuracy of a field that no rule fills", "accuracy", "extra", "");
        row("a total of a field that no rule fills", "total", "extra", "");
    }
    void whatHasNothingToCompareFails() {
        QFETCH(QString, kind);
        QFETCH(QString, field);
        QFETCH(QString, sql);
        Loaded loaded;
        loaded.migration.targets().entities[1].fields.push_back(test::fieldOf("extra text"));
        QCOMPARE(test::runSql(loaded.migration.targetPath(), "ALTER TABLE people ADD COLUMN extra TEXT"), std::string());
        QCOMPARE(loaded.load(), std::string());
        QCOMPARE(test::runSql(loaded.migration.targetPath(), sql.toStdString()), std::string());
        mapping::Check& declared = loaded.declare(kind.toStdString(), {field.toStdString()});
        if (kind == u"format")
            declared.parameters = {{"name", "email"}};
        if (kind == u"length")
            declared.parameters = {{"maximum", "40"}};
        const validate::ValidationResult result = loaded.validated();
        const validate::CheckResult& check = named(result, "CHK-002");
        QVERIFY2(check.status == Status::NothingCompared, check.title.c_str());
        QVERIFY(check.falls());
        QVERIFY(!result.passed());
    }

    void aFieldThatNeedsNoValueMayHaveNone() {
        Loaded loaded;
        loaded.migration.document.checks.clear();
        for (mapping::FieldMapping& field : loaded.migration.document.mappings[1].fields)
            if (field.targetField == Id("f-company") || field.targetField == Id("f-city"))
                field.rule = "null";
        QCOMPARE(loaded.load(), std::string());
        const validate::ValidationResult result = loaded.validated();
        QVERIFY(result.passed());
        QCOMPARE(named(result, "AUTO-people-length-city").compared, std::uint64_t(6));
        QVERIFY(named(result, "AUTO-people-relation-company").status == Status::Passed);
    }

    void aFieldThatNoRuleFillsCanBeChecked() {
        Loaded loaded;
        loaded.migration.targets().entities[1].fields.push_back(test::fieldOf("origin text"));
        QCOMPARE(test::runSql(loaded.migration.targetPath(), "ALTER TABLE people ADD COLUMN origin TEXT DEFAULT 'old'"), std::string());
        QCOMPARE(loaded.load(), std::string());
        loaded.declare("allowed", {"origin"}).parameters = {{"values", "old|new"}};
        QVERIFY(loaded.validated().passed());
        QCOMPARE(test::runSql(loaded.migration.targetPath(), "UPDATE people SET origin = 'elsewhere' WHERE person_id = 4"), std::string());
        QCOMPARE(failedChecks(loaded.validated()), std::string("allowed people.origin"));
    }

    void aRelationCanBeDeclared() {
        Loaded loaded;
        loaded.migration.targets().entities[1].relations.clear();
        QCOMPARE(test::runSql(loaded.migration.targetPath(),
                              "DROP TABLE people; CREATE TABLE people (person_id INTEGER NOT NULL, code VARCHAR(4) NOT NULL, name VARCHAR(40), "
                              "city VARCHAR(40), born DATE, seen TIMESTAMP, amount DECIMAL(12,2), company INTEGER, note TEXT, email TEXT, "
                              "active BOOLEAN)"),
                 std::string());
        QCOMPARE(loaded.load(), std::string());
        mapping::Check& declared = loaded.declare("relation", {"company"});
        declared.parameters = {{"entity", "companies"}, {"parent_fields", "company_id"}};
        QVERIFY(loaded.validated().passed());
        QCOMPARE(test::runSql(loaded.migration.targetPath(), "DELETE FROM companies WHERE company_id = 3"), std::string());
        const validate::ValidationResult result = loaded.validated();
        const validate::CheckResult& check = named(result, "CHK-002");
        QVERIFY(check.status == Status::Failed);
        QCOMPARE(check.failed, std::uint64_t(1));
        declared.parameters = {{"entity", "companies"}, {"parent_fields", "company_id,name"}};
        JobContext job;
        const auto refused = validate::validate(*loaded.migration.plan(), {}, job);
        QVERIFY(!refused.ok());
        QVERIFY2(refused.error().line().find("CHK-002") != std::string::npos, refused.error().line().c_str());
    }

    void aFaithfulMappingIsHeldAgainstTheSource() {
        Loaded loaded;
        mapping::EntityMapping& people = loaded.migration.document.mappings[1];
        for (mapping::FieldMapping& field : people.fields) {
            if (field.targetField == Id("f-name"))
                field.rule = "upper(name)";
            if (field.targetField == Id("f-city"))
                field.rule = "coalesce(city, 'unknown')";
            if (field.targetField == Id("f-code"))
                field.rule = "code & ''";
            if (field.targetField == Id("f-note"))
                field.rule = "name & ', ' & city";
        }
        QCOMPARE(loaded.load(), std::string());
        QVERIFY(loaded.validated().passed());
        people.faithful = true;
        const validate::ValidationResult result = loaded.validated();
        QVERIFY(!result.passed());
        QCOMPARE(places(result), std::string("people.city 4, people.name 1, people.name 2, people.name 3, people.name 4, people.name 5, people.name 6"));
        QCOMPARE(causes(result), std::string("case 6, null_against_value 1"));
        QCOMPARE(named(result, "AUTO-people-accuracy-name").because, std::string("the mapping is faithful: values stay as they are"));
        // What is put together of two fields has no source value: its rule counts. A key is compared too.
        QVERIFY(named(result, "AUTO-people-accuracy-note").status == Status::Passed);
        QVERIFY(named(result, "AUTO-people-accuracy-person_id").status == Status::Passed);
        // The target as the source has it is right, whatever the rule says by now.
        QCOMPARE(test::runSql(loaded.migration.targetPath(), "UPDATE people SET name = 'Ann Lee' WHERE person_id = 1"), std::string());
        QVERIFY(places(loaded.validated()).find("people.name 1,") == std::string::npos);
    }

    void aFaithfulKeyIsNotChangedEither() {
        test::SmallMigration migration;
        migration.addSource("codes", {"code", "label"}, "code,label\n007,one\nAb,two\nx ,three\n");
        migration.addTarget("codes", {"code text(10)!", "label text"}, {"code"});
        migration.map("codes", "codes", {{"code", "upper(trim(code))"}, {"label", "label"}}).faithful = true;
        QVERIFY(migration.run().ok());
        JobContext job;
        const auto result = validate::validate(*migration.plan(), {}, job);
        QVERIFY(result.ok());
        QCOMPARE(places(*result), std::string("codes.code AB, codes.code X"));
    }

    void stopsWhenAsked() {
        Loaded loaded;
        QCOMPARE(loaded.load(), std::string());
        const engine::PlanPtr plan = loaded.migration.plan();
        JobContext job;
        job.requestStop();
        const auto result = validate::validate(*plan, {}, job);
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, Code::Cancelled);
    }
};

MW_TEST(TestValidate)
#include "tst_validate.moc"
