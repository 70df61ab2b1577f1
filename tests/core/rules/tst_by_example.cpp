// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h" // first: moc cannot read the standard headers that come before Qt's

#include "core/rules/by_example.h"
#include "tests/core/rules/rule_table.h"

Q_DECLARE_METATYPE(mw::LogicalType)

using namespace mw;
using namespace mw::rules;
using namespace mw::test;

/// Rules found from wanted results: what is found gives them, the simplest comes first, nothing is made up.
class TestByExample : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void findsNothingWhereNothingFits();
    void nullIsAResultToo();
};

namespace {

RuleTable people() {
    RuleTable table;
    const auto texts = [](std::initializer_list<const char*> list) {
        std::vector<Value> values;
        for (const char* const text : list)
            values.emplace_back(std::string(text));
        return values;
    };
    table.batch.rows = 2;
    table.addField("full_name", LogicalType::text(), texts({" Lee, anna ", "ROSSI, Maria"}));
    table.addField("created", LogicalType::text(), texts({"31/12/2023", "01/02/2024"}));
    table.addField("amount", LogicalType::text(), texts({"1.234,50", "7,00"}));
    table.addField("country", LogicalType::text(), texts({"Germany", "Italy"}));
    table.addField("id", LogicalType::integer(), {std::int64_t(42), std::int64_t(7)});
    return table;
}

} // namespace

void TestByExample::finds_data() {
    QTest::addColumn<LogicalType>("type");
    QTest::addColumn<QStringList>("wanted");
    QTest::addColumn<QString>("rule");
    const LogicalType text = LogicalType::text();
    QTest::newRow("a field") << text << QStringList{QStringLiteral("Germany"), QStringLiteral("Italy")} << "country";
    QTest::newRow("a code") << text << QStringList{QStringLiteral("DE"), QStringLiteral("IT")} << "country_code(country)";
    QTest::newRow("a date") << LogicalType::date() << QStringList{QStringLiteral("2023-12-31"), QStringLiteral("2024-02-01")}
                            << "parse_date(created, 'dd/MM/yyyy')";
    QTest::newRow("a number") << LogicalType::decimal(12, 2) << QStringList{QStringLiteral("1234.50"), QStringLiteral("7.00")}
                              << "parse_number(amount, 'de', 2)";
    QTest::newRow("a name's part, written properly") << text << QStringList{QStringLiteral("Anna"), QStringLiteral("Maria")} << "";
    QTest::newRow("a key with zeros before it") << text << QStringList{QStringLiteral("00042"), QStringLiteral("00007")} << "";
    QTest::newRow("pieces with texts between") << text << QStringList{QStringLiteral("C-42 (DE)"), QStringLiteral("C-7 (IT)")} << "";
}

void TestByExample::finds() {
    QFETCH(LogicalType, type);
    QFETCH(QStringList, wanted);
    QFETCH(QString, rule);
    const RuleTable table = people();
    std::vector<Value> values;
    for (const QString& one : wanted)
        values.push_back(*parseValue(one.toStdString(), type));
    const std::vector<ByExample> found = rulesByExample(table.environment, table.batch, type, values);
    QVERIFY(!found.empty());
    if (!rule.isEmpty())
        QCOMPARE(qt(found[0].rule), rule);
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (i > 0)
            QVERIFY(found[i - 1].size <= found[i].size);
        const MadeRule made = makeRule(found[i].rule, table.environment, Wanted{type, true});
        QVERIFY2(made.rule, found[i].rule.c_str());
        const std::vector<std::string> given = evaluateAll(*made.rule, table.batch);
        for (std::size_t row = 0; row < given.size(); ++row)
            QCOMPARE(qt(given[row]), qt(describe(values[row], type)));
    }
}

void TestByExample::findsNothingWhereNothingFits() {
    const RuleTable table = people();
    const std::vector<Value> wanted{std::string("no rule"), std::string("says this")};
    QVERIFY(rulesByExample(table.environment, table.batch, LogicalType::text(), wanted, {5, 3000}).empty());
    QVERIFY(rulesByExample(table.environment, table.batch, LogicalType::text(), {}).empty());
}

void TestByExample::nullIsAResultToo() {
    RuleTable table;
    table.batch.rows = 2;
    table.addField("note", LogicalType::text(), {std::string("  "), std::string("x")});
    const auto found =
        rulesByExample(table.environment, table.batch, LogicalType::text(), {Value(), std::string("x")});
    QVERIFY(!found.empty());
    QCOMPARE(qt(found[0].rule), QStringLiteral("empty_to_null(note)"));
}

MW_TEST(TestByExample)
#include "tst_by_example.moc"
