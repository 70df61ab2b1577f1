// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h" // first: moc cannot read the standard headers that come before Qt's

#include "core/connect/sqlite/callback.h"
#include "core/rules/catalogue.h"
#include "core/rules/examples.h"
#include "core/rules/sql/cells.h"
#include "core/rules/sql/dialect.h"
#include "tests/core/rules/random_rule.h"
#include "tests/support/temporary_folder.h"

using namespace mw;
using namespace mw::rules;
using namespace mw::test;

/// Rules as SQL on SQLite against the evaluator: every value and every error, on worked examples and on random rules.
class TestSql : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cellsComeBack();
    void failuresComeBack();
    void examples_data();
    void examples();
    void randomRules();
    void saysWhatIsNative_data();
    void saysWhatIsNative();
    void refusesByName();
    void everyDialectSaysWhatItRefuses();
};

namespace {

/// Runs a rule over a batch inside SQLite, in the words of describe().
std::vector<std::string> runInSqlite(const BoundRule& rule, const Batch& batch) {
    sql::SourceText source;
    std::string given;
    for (std::size_t i = 0; i < batch.columns.size(); ++i) {
        source.columns.push_back("c" + std::to_string(i));
        given += (i > 0 ? ", " : "") + ("?" + std::to_string(i + 1)) + " AS c" + std::to_string(i);
    }
    source.rowNumber = "n";
    given += (given.empty() ? "?" : ", ?") + std::to_string(batch.columns.size() + 1) + " AS n";
    const BoundRule* const rules[] = {&rule};
    const auto translated = sql::findDialect("sqlite")->translate(rules, source);
    if (!translated.ok())
        return std::vector<std::string>(batch.rows, "refused: " + translated.error().message());
    const TemporaryFolder folder;
    const auto session = SqliteSession::open(folder.file("rules.sqlite"), SqliteSession::Access::Create);
    if (!session.ok())
        return {session.error().line()};
    for (const sql::NamedCallback& callback : translated->callbacks)
        if (const auto added = addFunction(**session, callback.name, callback.arguments, callback.make()); !added.ok())
            return {added.error().line()};
    auto statement = (*session)->prepare("SELECT " + translated->rules[0].value + " FROM (SELECT " + given + ")");
    if (!statement.ok())
        return {statement.error().line() + " in " + translated->rules[0].value};
    std::vector<std::string> outcomes;
    std::vector<std::string> scratch(batch.columns.size());
    for (std::size_t row = 0; row < batch.rows; ++row) {
        for (std::size_t i = 0; i < batch.columns.size(); ++i)
            bindCell(*statement, int(i), sql::cellOf(*batch.columns[i], row, scratch[i]));
        const auto& numbers = batch.origins.rowNumber;
        bindCell(*statement, int(batch.columns.size()), std::int64_t(row < numbers.size() ? numbers[row] : row + 1));
        if (const auto stepped = statement->step(); !stepped.ok())
            return {stepped.error().line()};
        const SqlCell cell = readCell(*statement, 0);
        if (const auto* failure = std::get_if<SqlFailure>(&cell)) {
            outcomes.push_back(describe(sql::decodeFailure(failure->bytes), rule.type));
        } else {
            Column result(rule.type, 1);
            sql::storeCell(cell, result, 0);
            outcomes.push_back(describe(rule.type.kind == TypeKind::Null ? Value() : result.value(0), rule.type));
        }
        statement->reset();
    }
    return outcomes;
}

} // namespace

void TestSql::cellsComeBack() {
    Random random("cells");
    const RuleTable table = randomTable(random, 200);
    for (const ColumnPtr& column : table.batch.columns) {
        Column copy(column->type(), table.batch.rows);
        std::vector<std::string> scratch(table.batch.rows);
        for (std::size_t row = 0; row < table.batch.rows; ++row)
            sql::storeCell(sql::cellOf(*column, row, scratch[row]), copy, row);
        for (std::size_t row = 0; row < table.batch.rows; ++row)
            QCOMPARE(qt(describe(copy.value(row), column->type())), qt(describe(column->value(row), column->type())));
    }
}

void TestSql::failuresComeBack() {
    Error error = makeError(Code::NotADate, "'a;b'", "", "3;4");
    error.span = Span{0, 12};
    const Error again = sql::decodeFailure(sql::encodeFailure(error));
    QCOMPARE(again.code, error.code);
    QVERIFY(again.arguments == error.arguments);
    QVERIFY(again.span == error.span);
    QVERIFY(!sql::decodeFailure(sql::encodeFailure(makeError(Code::Overflow))).span);
}

void TestSql::examples_data() {
    QTest::addColumn<QString>("rule");
    for (const Function& function : allFunctions())
        for (const Example& example : function.examples())
            QTest::newRow(std::string(example.rule).c_str()) << qt(example.rule);
}

void TestSql::examples() {
    QFETCH(QString, rule);
    const MadeRule made = makeRule(rule.toStdString(), exampleEnvironment());
    if (!made.rule)
        return; // fails before any row
    Batch one;
    one.rows = 1;
    one.origins.rowNumber = {1};
    QCOMPARE(runInSqlite(*made.rule, one), interpretAll(*made.rule, one));
}

void TestSql::randomRules() {
    Random random("SQLite against the interpreter");
    RuleWriter writer(random);
    int bound = 0, failing = 0, refused = 0;
    constexpr int kRules = 2500;
    for (int n = 0; n < kRules; ++n) {
        const RuleTable table = randomTable(random, std::size_t(1 + random.below(12)));
        const std::string text = writer.write(writer.anyKind(), int(1 + random.below(4)));
        const MadeRule made = makeRule(text, table.environment);
        if (!made.rule)
            continue;
        ++bound;
        const std::vector<std::string> expected = interpretAll(*made.rule, table.batch);
        const std::vector<std::string> actual = runInSqlite(*made.rule, table.batch);
        if (actual[0].starts_with("refused")) {
            ++refused;
            continue;
        }
        QVERIFY2(actual.size() == expected.size(), (text + ": " + actual[0]).c_str());
        for (std::size_t row = 0; row < expected.size(); ++row) {
            failing += expected[row].starts_with("error") ? 1 : 0;
            if (actual[row] != expected[row])
                QFAIL(qPrintable(qt("rule " + text + "\nrow " + std::to_string(row) +
                                    "\ninterpreter: " + expected[row] + "\nSQLite:      " + actual[row])));
        }
    }
    QVERIFY2(bound > kRules / 2, qPrintable(QString::number(bound)));
    QVERIFY2(failing > kRules / 10, qPrintable(QString::number(failing)));
    QVERIFY2(refused < bound / 50, qPrintable(QString::number(refused)));
}

void TestSql::saysWhatIsNative_data() {
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("text");
    QTest::newRow("comparisons of texts") << "name = 'a' and name <> ''" << "((c0 = 'a') AND (c0 <> ''))";
    QTest::newRow("joins") << "name & '-' & name" << "(c0 || '-' || c0)";
    QTest::newRow("choices") << "if(name is null, 'none', name)"
                             << "CASE WHEN (c0 IS NULL) THEN 'none' ELSE c0 END";
    QTest::newRow("membership") << "name in ('a', 'it''s')" << "(c0 IN ('a', 'it''s'))";
    QTest::newRow("the first present") << "coalesce(name, 'x')" << "coalesce(c0, 'x', NULL)";
    QTest::newRow("functions by their names") << "trim(name)" << "mw_trim_1(c0)";
    QTest::newRow("what fails keeps its failure") << "if(to_integer(name) > 1, 'x', 'y')"
                                                  << "mw_if_3(mw_compare_2(mw_to_integer_1(c0), 1), 'x', 'y')";
}

void TestSql::saysWhatIsNative() {
    QFETCH(QString, rule);
    QFETCH(QString, text);
    RuleTable table;
    table.addField("name", LogicalType::text(), {Value()});
    const MadeRule made = makeRule(rule.toStdString(), table.environment);
    QVERIFY(made.rule);
    const BoundRule* const rules[] = {made.rule.get()};
    const auto translated = sql::findDialect("sqlite")->translate(rules, {{"c0"}, ""});
    QVERIFY(translated.ok());
    QCOMPARE(qt(translated->rules[0].value), text);
    // What a function of ours computes may fail; what SQLite computes itself never does.
    QCOMPARE(translated->rules[0].failed.empty(), !text.contains(QStringLiteral("mw_")));
}

void TestSql::refusesByName() {
    RuleTable table;
    table.addField("name", LogicalType::text(), {Value()});
    const MadeRule made = makeRule("'x' & to_text(row_number())", table.environment);
    QVERIFY(made.rule);
    const BoundRule* const rules[] = {made.rule.get()};
    const auto translated = sql::findDialect("sqlite")->translate(rules, {{"c0"}, ""});
    QVERIFY(!translated.ok());
    QCOMPARE(qt(translated.error().message()),
             QStringLiteral("SQLite cannot run this rule: its source has no order"));
    QVERIFY(translated.error().span.has_value());
}

void TestSql::everyDialectSaysWhatItRefuses() {
    for (const sql::Dialect* const dialect : sql::dialects()) {
        std::size_t said = 0;
        for (const Function& function : allFunctions())
            said += dialect->refusal(function) ? 0 : 1;
        qInfo("%s says %zu of %zu functions", std::string(dialect->name()).c_str(), said, allFunctions().size());
        QVERIFY(said > 0);
    }
    QCOMPARE(sql::findDialect("sqlite")->refusal(*findFunction("trim")), std::nullopt);
    QVERIFY(sql::findDialect("oracle") == nullptr);
}

MW_TEST(TestSql)
#include "tst_sql.moc"
