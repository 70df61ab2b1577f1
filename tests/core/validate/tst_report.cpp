// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/validate/paired.h"
#include "core/validate/validate.h"
#include "tests/core/engine/small_migration.h"
#include "tests/support/random.h"
#include "tests/support/sqlite_file.h"
#include "tests/support/test_main.h"

using namespace mw;

namespace {

/// Orders of some countries with amounts; those of the year before are left behind.
class Orders {
public:
    Orders() {
        migration.addSource("orders", {"nr", "land", "total", "year"},
                            "nr,land,total,year\n1,DE,10.00,2024\n2,DE,5.50,2024\n3,FR,7.25,2024\n4,,1.00,2024\n5,FR,,2024\n6,DE,99.00,2023\n");
        migration.addTarget("orders", {"order_id integer!", "country text(2)", "amount decimal(12,2)"}, {"order_id"});
        auto& mapping = migration.map("orders", "orders", {{"order_id", "to_integer(nr)"}, {"country", "land"}, {"amount", "to_decimal(total, 2)"}});
        mapping.filter = "year = '2024'";
        mapping.key = {"order_id"};
        if (const auto run = migration.run(); !run.ok())
            qFatal("%s", run.error().line().c_str());
        check.id = Id("chk");
        check.reference = "CHK-001";
        check.kind = "report";
        check.entityMapping = migration.document.mappings[0].id;
        check.parameters = {{"source_by", "land"}, {"source_value", "to_decimal(total, 2)"}, {"target_by", "country"}, {"target_value", "amount"}, {"aggregate", "sum"}};
    }
    /// Lines as "key before after", those that differ with a '!'.
    std::string lines() {
        migration.document.checks = {check};
        const engine::PlanPtr plan = migration.plan();
        if (!plan)
            return migration.failure;
        JobContext job;
        const auto report = validate::comparePaired(*plan, check, job);
        if (!report.ok())
            return report.error().line();
        std::string text;
        const auto shown = [](const Value& value) { return isNull(value) ? std::string("∅") : printValue(value); };
        for (const validate::PairedLine& line : report->lines)
            text += (line.isSame ? "" : "!") + line.key + " " + shown(line.before) + " " + shown(line.after) + "\n";
        if (report->failures > 0)
            text += std::to_string(report->failures) + " failed: " + report->firstFailure + "\n";
        return text;
    }
    void sql(const char* text) {
        if (const std::string failure = test::runSql(migration.targetPath(), text); !failure.empty())
            qFatal("%s", failure.c_str());
    }
    test::SmallMigration migration;
    mapping::Check check;
};

} // namespace

class TestReport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysTheSameOfAnUntouchedTarget() {
        Orders orders;
        QCOMPARE(orders.lines(), std::string("DE 15.50 15.50\nFR 7.25 7.25\n∅ 1.00 1.00\n"));
        orders.check.parameters["aggregate"] = "average";
        QCOMPARE(orders.lines(), std::string("DE 7.7500000000 7.7500000000\nFR 7.2500000000 7.2500000000\n∅ 1.0000000000 1.0000000000\n"));
        orders.check.parameters["aggregate"] = "largest";
        QCOMPARE(orders.lines(), std::string("DE 10.00 10.00\nFR 7.25 7.25\n∅ 1.00 1.00\n"));
        orders.check.parameters["aggregate"] = "smallest";
        QCOMPARE(orders.lines(), std::string("DE 5.50 5.50\nFR 7.25 7.25\n∅ 1.00 1.00\n"));
        orders.check.parameters["aggregate"] = "count"; // of values
        QCOMPARE(orders.lines(), std::string("DE 2 2\nFR 1 1\n∅ 1 1\n"));
        orders.check.parameters = {{"source_by", "land"}, {"target_by", "country"}}; // of records
        QCOMPARE(orders.lines(), std::string("DE 2 2\nFR 2 2\n∅ 1 1\n"));
        orders.check.parameters = {};
        QCOMPARE(orders.lines(), std::string(" 5 5\n"));
    }

    void namesTheLinesThatDiffer() {
        Orders orders;
        orders.sql("UPDATE orders SET amount = 6.00 WHERE order_id = 2; UPDATE orders SET country = 'IT' WHERE country = 'FR'");
        QCOMPARE(orders.lines(), std::string("!DE 15.50 16.00\n!FR 7.25 ∅\n!IT ∅ 7.25\n∅ 1.00 1.00\n"));
        orders.check.parameters["tolerance"] = "0.50";
        QCOMPARE(orders.lines(), std::string("DE 15.50 16.00\n!FR 7.25 ∅\n!IT ∅ 7.25\n∅ 1.00 1.00\n"));
        orders.check.parameters["source_by"] = "if(land = 'FR', 'IT', land)";
        QCOMPARE(orders.lines(), std::string("DE 15.50 16.00\nIT 7.25 7.25\n∅ 1.00 1.00\n"));
        orders.check.parameters["source_filter"] = "true"; // the old year as well
        QCOMPARE(orders.lines(), std::string("!DE 114.50 16.00\nIT 7.25 7.25\n∅ 1.00 1.00\n"));
        orders.check.parameters["target_filter"] = "amount > 6";
        QCOMPARE(orders.lines(), std::string("!DE 114.50 10.00\nIT 7.25 7.25\n!∅ 1.00 ∅\n"));
    }

    void isACheckOfTheValidation() {
        Orders orders;
        orders.migration.document.checks = {orders.check};
        JobContext job;
        const auto found = [&] {
            const auto result = validate::validate(*orders.migration.plan(), {}, job);
            if (!result.ok())
                qFatal("%s", result.error().line().c_str());
            for (const validate::CheckResult& check : result->checks)
                if (check.id == "CHK-001")
                    return check;
            qFatal("the report is not there");
        };
        QCOMPARE(found().status, validate::CheckResult::Status::Passed);
        QCOMPARE(found().compared, std::uint64_t(3));
        orders.sql("UPDATE orders SET amount = -amount WHERE order_id = 3; UPDATE orders SET country = 'AT' WHERE order_id = 4");
        const validate::CheckResult failed = found();
        QCOMPARE(failed.status, validate::CheckResult::Status::Failed);
        QCOMPARE(failed.compared, std::uint64_t(4));
        QCOMPARE(failed.failed, std::uint64_t(3));
        QCOMPARE(failed.examples.size(), std::size_t(3));
        QCOMPARE(failed.examples[0].key, std::string("AT"));
        QCOMPARE(failed.examples[0].kind, diff::Difference::Kind::OnlyRight);
        QCOMPARE(failed.examples[1].key, std::string("FR"));
        QCOMPARE(failed.examples[1].cause, diff::Cause::Sign);
        QCOMPARE(failed.examples[1].field, std::string("CHK-001"));
        orders.sql("DELETE FROM orders");
        orders.migration.writeSource("orders", "nr,land,total,year\n");
        QCOMPARE(found().status, validate::CheckResult::Status::NothingCompared);
    }

    void theRowsBehindALineAreShown() {
        Orders orders;
        orders.migration.document.checks = {orders.check};
        JobContext job;
        const auto rows = validate::pairedRows(*orders.migration.plan(), orders.check, "DE", 1, job);
        QVERIFY(rows.ok());
        QCOMPARE(rows->first.all, std::uint64_t(2));
        QCOMPARE(rows->first.rows.size(), std::size_t(1));
        QCOMPARE(rows->first.fields[1].name, std::string("land"));
        QCOMPARE(rows->first.rows[0][1], Value(std::string("DE")));
        QCOMPARE(rows->first.numbers[0], std::uint64_t(1));
        QCOMPARE(rows->second.all, std::uint64_t(2));
        QCOMPARE(rows->second.fields[0].name, std::string("order_id"));
        const auto none = validate::pairedRows(*orders.migration.plan(), orders.check, "XX", 9, job);
        QVERIFY(none.ok() && none->first.all == 0 && none->second.all == 0);
    }

    void aRecordThatCannotBeComputedIsTold() {
        Orders orders;
        orders.migration.writeSource("orders", "nr,land,total,year\n1,DE,10.00,2024\n2,DE,much,2024\n");
        QCOMPARE(orders.lines().substr(0, 13), std::string("!DE 10.00 15.50").substr(0, 13));
        QVERIFY2(orders.lines().find("1 failed: source, row 2: ") != std::string::npos, orders.lines().c_str());
    }

    void whatDoesNotFitIsNamed_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("why");
        QTest::newRow("aggregate") << "aggregate" << "median" << "'median' is no aggregate";
        QTest::newRow("tolerance") << "tolerance" << "much" << "'much' is not a tolerance";
        QTest::newRow("a rule that does not parse") << "source_by" << "land &" << "source_by: ";
        QTest::newRow("an unknown field") << "target_by" << "land" << "target_by: 'land' is not known here";
        QTest::newRow("one side without lines") << "target_by" << "" << "both source_by and target_by";
        QTest::newRow("one side without figures") << "source_value" << "" << "both source_value and target_value";
        QTest::newRow("a filter that is none") << "target_filter" << "amount" << "target_filter: ";
    }
    void whatDoesNotFitIsNamed() {
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(QString, why);
        Orders orders;
        const engine::PlanPtr plan = orders.migration.plan();
        orders.check.parameters[name.toStdString()] = value.toStdString();
        JobContext job;
        const auto report = validate::comparePaired(*plan, orders.check, job);
        QVERIFY(!report.ok());
        QVERIFY2(report.error().line().find("CHK-001") != std::string::npos, report.error().line().c_str());
        QVERIFY2(test::qt(report.error().line()).contains(why), report.error().line().c_str());
    }

    void sumsAreThoseOfSql() {
        test::Random random("reports");
        for (int round = 0; round < 5; ++round) {
            Orders orders;
            std::string csv = "nr,land,total,year\n";
            for (int row = 1; row < 500; ++row)
                csv += std::to_string(row) + "," + std::string(1, char('A' + random.below(9))) + "X," + std::to_string(random.below(10'000)) + "." + std::to_string(random.below(10)) + "0," +
                       (random.oneIn(4) ? "2023" : "2024") + "\n";
            orders.migration.writeSource("orders", csv);
            orders.sql("DELETE FROM orders");
            QVERIFY(orders.migration.run().ok());
            QVERIFY2(orders.lines().find('!') == std::string::npos, orders.lines().c_str());
            const int row = int(random.between(1, 499));
            const auto before = test::askSql(orders.migration.targetPath(), "SELECT country FROM orders WHERE order_id = " + std::to_string(row));
            orders.sql(("UPDATE orders SET amount = amount + 0.01 WHERE order_id = " + std::to_string(row)).c_str());
            const std::string lines = orders.lines();
            QCOMPARE(std::count(lines.begin(), lines.end(), '!'), std::ptrdiff_t(before.empty() ? 0 : 1));
            if (!before.empty())
                QVERIFY2(lines.find("!" + before[0] + " ") != std::string::npos, lines.c_str());
        }
    }
};

MW_TEST(TestReport)
#include "tst_report.moc"
