// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/validate/paired.h"
#include "tests/core/validate/paired_fixture.h"
#include "tests/support/test_main.h"

using namespace mw;

/// Queries in SQL on either side, beside rules on the other.
class TestPairedSql : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aQueryGivesTheLinesThemselves() {
        test::PairedFixture home("report");
        home.check.parameters = {{"source_by", "land"},
                                 {"source_value", "to_decimal(total, 2)"},
                                 {"aggregate", "sum"},
                                 {"target_sql", "SELECT country, sum(amount) FROM orders GROUP BY country -- as the finance team asks it"}};
        QVERIFY2(home.lines().find('!') == std::string::npos && home.lines().starts_with("DE 15.50 15.5"), home.lines().c_str());
        home.sql("UPDATE orders SET amount = 7.00 WHERE country = 'FR'");
        QVERIFY2(home.lines().find("\n!FR 7.25 7") != std::string::npos, home.lines().c_str());
    }

    void rulesRunOverAQuerysColumns() {
        test::PairedFixture home("report");
        home.check.parameters = {{"source_by", "lower(land)"},
                                 {"target_by", "lower(c)"},
                                 {"target_sql", "SELECT country AS c, order_id FROM orders"},
                                 {"target_filter", "order_id <> 2"}};
        QCOMPARE(home.lines(), std::string("!de 2 1\nfr 1 1\n"));
        JobContext job;
        const auto rows = validate::pairedRows(*home.migration.plan(), home.check, "de", 9, job);
        QVERIFY(rows.ok());
        QCOMPARE(rows->second.fields[0].name, std::string("c"));
        QCOMPARE(rows->second.all, std::uint64_t(1));
    }

    void aQueryChangesNothing_data() {
        QTest::addColumn<QString>("query");
        QTest::newRow("a deletion") << "DELETE FROM orders";
        QTest::newRow("a second statement") << "SELECT country, 1 FROM orders); DELETE FROM orders; --";
        QTest::newRow("one that is none") << "SELEC country";
        QTest::newRow("an unknown table") << "SELECT a, b FROM nowhere";
    }
    void aQueryChangesNothing() {
        QFETCH(QString, query);
        test::PairedFixture home("report");
        home.check.parameters = {{"source_by", "land"}, {"target_sql", query.toStdString()}};
        const std::string said = home.lines();
        QVERIFY2(said.find("CHK-001") != std::string::npos, said.c_str());
        QCOMPARE(test::askSql(home.migration.targetPath(), "SELECT count(*) FROM orders"), std::vector<std::string>{"3"});
    }

    void whatDoesNotFitIsNamed() {
        test::PairedFixture home("report");
        home.check.parameters = {{"source_by", "land"}, {"target_sql", "SELECT country FROM orders"}};
        QVERIFY2(home.lines().find("two columns") != std::string::npos, home.lines().c_str());
        home.check.parameters["target_sql"] = "SELECT country, 1 FROM orders";
        QVERIFY2(home.lines().find("the line 'DE' twice") != std::string::npos, home.lines().c_str());
        home.check.parameters = {{"source_sql", "SELECT 1, 2"}, {"target_by", "country"}};
        QVERIFY2(home.lines().find("no SQL is understood") != std::string::npos, home.lines().c_str());
    }

    void anotherEntityAndConnectionCanBeAsked() {
        test::PairedFixture home("report");
        home.migration.addSource("countries", {"code", "name"}, "code,name\nDE,Germany\nFR,France\n");
        home.sql("CREATE TABLE nations(id INTEGER, iso TEXT); INSERT INTO nations VALUES (1, 'DE'), (2, 'FR')");
        home.check.parameters = {{"source_by", "code"}, {"source_entity", "countries"}, {"target_by", "iso"}, {"target_entity", "nations"}};
        QCOMPARE(home.lines(), std::string("DE 1 1\nFR 1 1\n"));
        home.check.parameters = {{"source_by", "code"}, {"source_entity", "countries"}, {"target_connection", "old"}, {"target_entity", "countries"}, {"target_by", "code"}};
        QCOMPARE(home.lines(), std::string("DE 1 1\nFR 1 1\n"));
    }
};

MW_TEST(TestPairedSql)
#include "tst_paired_sql.moc"
