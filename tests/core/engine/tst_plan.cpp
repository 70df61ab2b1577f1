// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/engine/small_migration.h"
#include "tests/support/test_main.h"
#include "tests/support/verify_ok.h"

using namespace mw;
using test::SmallMigration;

namespace {

void fill(SmallMigration& migration) {
    migration.addSource("contacts", {"id", "name"}, "id,name\n1,Ann\n2,Bob\n");
    migration.addTarget("people", {"pid integer!", "full_name text(20)"}, {"pid"});
    migration.map("contacts", "people", {{"pid", "to_integer(id)"}, {"full_name", "name"}});
}

mapping::Lookup lookupOf(const std::string& name, const std::string& entity, const std::string& key) {
    mapping::Lookup lookup;
    lookup.id = Id("l-" + name);
    lookup.reference = "LKP-1";
    lookup.name = name;
    lookup.connection = Id("c-old");
    lookup.entity = Id("e-" + entity);
    lookup.keyRules = {key};
    return lookup;
}

/// Executes SQL in a new SQLite target by way of a small run of its own.
void makeTarget(SmallMigration& migration, const std::vector<std::string>& fields,
                const std::vector<std::string>& key) {
    SmallMigration other;
    other.addSource("x", {"a"}, "a\n");
    other.addTarget("people", fields, key);
    std::vector<std::pair<std::string, std::string>> rules;
    for (const Field& field : other.targets().entities[0].fields)
        rules.emplace_back(field.name, field.type.kind == TypeKind::Integer ? "to_integer(a)" : "a");
    other.map("x", "people", rules);
    const auto result = other.run();
    if (!result.ok())
        qFatal("%s", result.error().line().c_str());
    QFile::copy(QString::fromStdString(other.targetPath()), QString::fromStdString(migration.targetPath()));
}

} // namespace

class TestPlan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void allProblemsComeTogether() {
        SmallMigration migration;
        fill(migration);
        migration.addTarget("places", {"town text"});
        migration.map("contacts", "places", {{"town", "upper(no_such_field)"}});
        migration.document.mappings[0].fields[1].rule = "trim(";
        migration.document.mappings[0].filter = "id";
        const auto planned = migration.tryPlan(migration.planOptions());
        VERIFY_OK(planned);
        QVERIFY(!planned->plan);
        QStringList wheres;
        for (const mapping::Problem& problem : planned->problems)
            if (problem.severity == mapping::Problem::Severity::Error)
                wheres << test::qt(problem.where);
        QVERIFY2(wheres.filter(QStringLiteral("full_name")).size() == 1, qPrintable(wheres.join(QLatin1Char(';'))));
        QVERIFY2(wheres.filter(QStringLiteral("town")).size() == 1, qPrintable(wheres.join(QLatin1Char(';'))));
        QVERIFY2(wheres.size() >= 3, qPrintable(wheres.join(QLatin1Char(';'))));
    }

    void aFieldThatTheSourceLost() {
        SmallMigration migration;
        fill(migration);
        migration.writeSource("contacts", "id,nom\n1,Ann\n");
        const auto planned = migration.tryPlan(migration.planOptions());
        VERIFY_OK(planned);
        QVERIFY(!planned->plan);
        QCOMPARE(planned->problems[0].code, Code::UnknownField);
        QVERIFY(planned->problems[0].message.find("name") != std::string::npos);
    }

    void columnsAreFoundByNameWhereverTheyStand() {
        SmallMigration migration;
        fill(migration);
        migration.writeSource("contacts", "extra,NAME,id\nx,Ann,1\nx,Bob,2\n");
        VERIFY_OK(migration.run());
        QCOMPARE(test::readBack(migration.targetPath(), "people"), (std::vector<std::string>{"1|Ann", "2|Bob"}));
    }

    void typesOfTheDocumentHoldWhereTheSourceGivesText() {
        SmallMigration migration;
        fill(migration);
        migration.sources().entities[0].fields[0] = test::fieldOf("id integer");
        migration.document.mappings[0].fields[0].rule = "id * 2";
        migration.writeSource("contacts", "id,name\n1,Ann\nx,Bob\n\"\",Cy\n");
        const auto plan = migration.plan();
        QVERIFY2(plan, migration.failure.c_str());
        QCOMPARE(plan->notes().size(), std::size_t(1));
        const auto result = migration.run();
        VERIFY_OK(result);
        QCOMPARE(test::readBack(migration.targetPath(), "people"), (std::vector<std::string>{"2|Ann"}));
        QCOMPARE(migration.rejects.rejects.size(), std::size_t(2));
        QVERIFY(migration.rejects.rejects[0].reasons[0].message.find("id: ") == 0);
        QCOMPARE(migration.rejects.rejects[1].reasons[0].code, Code::RequiredMissing);
    }

    void aMissingSourceIsTheEnvironmentsFailure() {
        SmallMigration migration;
        fill(migration);
        migration.document.connections[0].locations["here"] = migration.folder.file("nowhere");
        const auto planned = migration.tryPlan(migration.planOptions());
        QVERIFY(!planned.ok());
        QCOMPARE(planned.error().code, Code::FileNotFound);
    }

    void aTargetInAFolderThatIsNotThere() {
        SmallMigration migration;
        fill(migration);
        migration.document.connections[1].locations["here"] = migration.folder.file("nowhere/new.sqlite");
        const auto planned = migration.tryPlan(migration.planOptions());
        QVERIFY(!planned.ok());
        QCOMPARE(planned.error().code, Code::FileNotFound);
        engine::PlanOptions options = migration.planOptions();
        options.needsTarget = false;
        QVERIFY(migration.plan(options));
    }

    void aConnectionWithoutALocation() {
        SmallMigration migration;
        fill(migration);
        migration.document.connections[1].locations.clear();
        QVERIFY(!migration.plan());
        QVERIFY(migration.failure.find("location") != std::string::npos);
        engine::PlanOptions options = migration.planOptions();
        options.places.targetOverride = migration.folder.file("other.sqlite");
        QVERIFY2(migration.plan(options), migration.failure.c_str());
    }

    void overridesStandInByNameOrForTheOnlyOne() {
        SmallMigration migration;
        fill(migration);
        QDir().mkpath(QString::fromStdString(migration.folder.file("second")));
        QVERIFY(writeFile(migration.folder.file("second/contacts.csv"), "id,name\n7,Gus\n").ok());
        QVERIFY(writeFile(migration.folder.file("second/single.csv"), "id,name\n8,Hal\n").ok());
        const auto firstKey = [&](const engine::PlanOptions& options) {
            const auto plan = migration.plan(options);
            if (!plan)
                return migration.failure;
            JobContext job;
            const auto preview = engine::preview(*plan, "people", {}, job);
            return preview.ok() ? printValue(preview->rows.at(0).target.at(0)) : preview.error().line();
        };
        engine::PlanOptions options = migration.planOptions();
        options.places.overrides["old"] = migration.folder.file("second");
        QCOMPARE(firstKey(options), std::string("7"));
        options = migration.planOptions();
        options.places.sourceOverride = migration.folder.file("second");
        QCOMPARE(firstKey(options), std::string("7"));
        options.places.sourceOverride = migration.folder.file("second/single.csv"); // another name, but the only entity
        QCOMPARE(firstKey(options), std::string("8"));
        options = migration.planOptions();
        options.places.overrides["elsewhere"] = "x";
        QCOMPARE(migration.tryPlan(options).error().code, Code::UnknownName);
        options = migration.planOptions();
        options.places.locationName = "prod";
        QVERIFY(!migration.plan(options));
        QVERIFY(migration.failure.find("here") != std::string::npos);
    }

    void entitiesAreChosenByNameOrReference() {
        SmallMigration migration;
        fill(migration);
        migration.addTarget("places", {"town text"});
        migration.map("contacts", "places", {{"town", "name"}});
        engine::PlanOptions options = migration.planOptions();
        options.entities = {"places"};
        auto plan = migration.plan(options);
        QVERIFY2(plan, migration.failure.c_str());
        QCOMPARE(plan->entities().size(), std::size_t(1));
        QCOMPARE(plan->entities()[0].targetEntity.name, std::string("places"));
        options.entities = {"M1"};
        plan = migration.plan(options);
        QCOMPARE(plan->entities()[0].targetEntity.name, std::string("people"));
        QVERIFY(plan->entity("people").ok());
        QCOMPARE(plan->entity("places").error().code, Code::UnknownEntity);
        options.entities = {"planets"};
        QCOMPARE(migration.tryPlan(options).error().code, Code::UnknownEntity);
    }

    void aTargetThatContradictsTheDocument_data() {
        QTest::addColumn<QString>("fields");
        QTest::addColumn<QString>("problem");
        QTest::newRow("a field is missing") << "pid integer!"
                                            << "no field of this name";
        QTest::newRow("a field is shorter") << "pid integer!,full_name text(5)"
                                            << "text(5)";
        QTest::newRow("a field has another type") << "pid integer!,full_name integer"
                                                  << "the target has integer";
        QTest::newRow("a required field is not fed") << "pid integer!,full_name text(20),born text!"
                                                     << "no rule gives one";
    }
    void aTargetThatContradictsTheDocument() {
        QFETCH(QString, fields);
        QFETCH(QString, problem);
        SmallMigration migration;
        fill(migration);
        std::vector<std::string> names;
        for (const QString& field : fields.split(QLatin1Char(',')))
            names.push_back(field.toStdString());
        makeTarget(migration, names, {"pid"});
        QVERIFY(!migration.plan());
        QVERIFY2(test::qt(migration.failure).contains(problem), migration.failure.c_str());
        QVERIFY(test::readBack(migration.targetPath(), "people").empty());
    }

    void aTargetThatFitsIsNoProblem() {
        SmallMigration migration;
        fill(migration);
        makeTarget(migration, {"pid integer!", "full_name text(40)", "more text"}, {"pid"});
        const auto plan = migration.plan();
        QVERIFY2(plan, migration.failure.c_str());
        QVERIFY(plan->entities()[0].targetExists);
        QCOMPARE(plan->entities()[0].targetEntity.fields.size(), std::size_t(3));
    }

    void lookupsThatRepeatAKeyAreProblems() {
        SmallMigration migration;
        fill(migration);
        migration.addSource("codes", {"code", "title"}, "code,title\na,1\nb,2\na,3\n,4\n,5\n");
        migration.document.lookups = {lookupOf("codes", "codes", "code")};
        QVERIFY2(migration.plan(), migration.failure.c_str()); // nobody uses it yet
        migration.document.mappings[0].fields[1].rule = "lookup('codes', name).title";
        QVERIFY(!migration.plan());
        QVERIFY2(migration.failure.find("LKP-1") != std::string::npos, migration.failure.c_str());
        migration.writeSource("codes", "code,title\nAnn,1\nb,2\n,4\n,5\n");
        VERIFY_OK(migration.run());
        QCOMPARE(test::readBack(migration.targetPath(), "people"), (std::vector<std::string>{"1|1", "2|∅"}));
    }

    void lookupsByATypedAndComputedKey() {
        SmallMigration migration;
        fill(migration);
        Entity& codes = migration.addSource("codes", {"code", "title"}, "code,title\n01,one\n2,two\n");
        codes.fields[0] = test::fieldOf("code integer");
        migration.document.lookups = {lookupOf("codes", "codes", "code + 0")};
        migration.document.mappings[0].fields[1].rule = "lookup('codes', to_integer(id)).title";
        VERIFY_OK(migration.run());
        QCOMPARE(test::readBack(migration.targetPath(), "people"), (std::vector<std::string>{"1|one", "2|two"}));
    }

    void nothingIsOpenedForWriting() {
        SmallMigration migration;
        fill(migration);
        QVERIFY(migration.plan());
        QCOMPARE(migration.folder.names(), QStringList{QStringLiteral("old")});
    }

    void planningCanBeCancelled() {
        SmallMigration migration;
        fill(migration);
        JobContext job;
        job.requestStop();
        const auto planned = engine::makePlan(std::make_shared<const mapping::Document>(migration.document),
                                              migration.planOptions(), job);
        QVERIFY(!planned.ok());
        QCOMPARE(planned.error().code, Code::Cancelled);
    }
};

MW_TEST(TestPlan)
#include "tst_plan.moc"
