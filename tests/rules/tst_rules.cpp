// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h" // first: moc cannot read the standard headers that come before Qt's

#include "core/base/file.h"
#include "core/rules/examples.h"
#include "core/rules/parser.h"
#include "tests/core/rules/rule_table.h"
#include "tests/rules/rule_file.h"

#include <QDirIterator>

#include <algorithm>

using namespace mw;
using namespace mw::rules;
using namespace mw::test;

class TestRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cases_data();
    void cases();

private:
    static void checkProblems(const RuleCase& one, const MadeRule& made);
};

namespace {

struct Named {
    QString file;
    RuleCase one;
};
std::vector<Named>& all() {
    static std::vector<Named> list;
    return list;
}

/// "name text" or "[Full Name] decimal(10,2)".
bool readField(const std::string& heading, std::string& name, LogicalType& type) {
    const std::size_t space = heading[0] == '[' ? heading.find(']') + 1 : heading.find(' ');
    if (space == std::string::npos || space + 1 >= heading.size())
        return false;
    name = heading[0] == '[' ? heading.substr(1, space - 2) : heading.substr(0, space);
    const Result<LogicalType> read = parseType(heading.substr(space + 1));
    if (read.ok())
        type = *read;
    return read.ok();
}

/// A literal of the language as a value of a type.
Result<Value> readLiteral(const std::string& text, const LogicalType& type) {
    const MadeRule made = makeRule(text, Environment(), Wanted{type, true});
    if (!made.rule)
        return made.problems.front().error;
    Batch batch;
    batch.rows = 1;
    return interpret(*made.rule, batch, 0);
}

} // namespace

void TestRules::cases_data() {
    QTest::addColumn<int>("index");
    QDirIterator files(QStringLiteral(MW_RULE_FILES), {QStringLiteral("*.rule")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        const Result<std::string> text = readFile(path.toStdString());
        QVERIFY2(text.ok(), qPrintable(path));
        const auto cases = readRuleFile(*text);
        QVERIFY2(cases.ok(), cases.ok() ? "" : qPrintable(path + qt(": " + cases.error().line())));
        for (const RuleCase& one : *cases) {
            const QString file = path.mid(int(sizeof(MW_RULE_FILES)));
            QTest::newRow(qPrintable(file + u':' + QString::number(one.line) + u' ' + qt(one.rule)))
                << int(all().size());
            all().push_back({file, one});
        }
    }
    QVERIFY(all().size() > 50);
}

void TestRules::checkProblems(const RuleCase& one, const MadeRule& made) {
    std::string found, expected;
    for (const Problem& problem : made.problems)
        for (const Problem::Fix& fix : problem.fixes)
            QVERIFY2(std::find(std::begin(kFixLabels), std::end(kFixLabels), fix.label) != std::end(kFixLabels),
                     fix.label.c_str());
    for (const Problem& problem : made.problems)
        found += std::string(nameOf(problem.error.code)) + " " + std::to_string(problem.error.span->begin) + ".." +
                 std::to_string(problem.error.span->end) + "\n";
    for (const std::string& problem : one.problems)
        expected += problem + "\n";
    QCOMPARE(qt(found), qt(expected));
    if (one.fixed.empty())
        return;
    QVERIFY(!made.problems.front().fixes.empty());
    const Problem::Fix& fix = made.problems.front().fixes.front();
    std::string mended = one.rule;
    mended.replace(fix.span.begin, fix.span.end - fix.span.begin, fix.replacement);
    QCOMPARE(qt(mended), qt(one.fixed));
}

void TestRules::cases() {
    QFETCH(int, index);
    const RuleCase& one = all()[std::size_t(index)].one;
    RuleTable table;
    table.environment = exampleEnvironment();
    for (std::size_t i = 0; i < one.fields.size(); ++i) {
        std::string name;
        LogicalType type;
        QVERIFY2(readField(one.fields[i], name, type), one.fields[i].c_str());
        std::vector<Value> values;
        for (const RuleCase::Row& row : one.rows) {
            const Result<Value> value = readLiteral(row.values[i], type);
            QVERIFY2(value.ok(), row.values[i].c_str());
            values.push_back(*value);
        }
        table.addField(name, type, values);
    }
    table.batch.rows = std::max<std::size_t>(one.rows.size(), 1);
    std::optional<Wanted> wanted;
    if (!one.wanted.empty()) {
        const std::size_t required = one.wanted.find(" not null");
        const Result<LogicalType> type = parseType(one.wanted.substr(0, required));
        QVERIFY2(type.ok(), one.wanted.c_str());
        wanted = Wanted{*type, required == std::string::npos};
    }
    const MadeRule made = makeRule(one.rule, table.environment, wanted);
    if (!one.problems.empty()) {
        checkProblems(one, made);
        return;
    }
    QVERIFY2(made.rule, made.problems.empty() ? "" : made.problems.front().error.message().c_str());
    if (!one.type.empty())
        QCOMPARE(qt(printType(made.rule->type)), qt(one.type));
    const std::vector<std::string> vectors = evaluateAll(*made.rule, table.batch);
    const std::vector<std::string> single = interpretAll(*made.rule, table.batch);
    for (std::size_t i = 0; i < one.rows.size(); ++i) {
        std::string expected = one.rows[i].expected;
        std::string actual = vectors[i];
        if (expected.starts_with("error")) {
            // Expected errors name code and place; the message is the code's own.
            actual = actual.substr(0, actual.find(':'));
        } else {
            const Result<Value> value = readLiteral(expected, made.rule->type);
            QVERIFY2(value.ok(), expected.c_str());
            expected = describe(value, made.rule->type);
        }
        QVERIFY2(
            actual == expected,
            ("line " + std::to_string(one.rows[i].line) + ": expected " + expected + ", got " + vectors[i]).c_str());
        QCOMPARE(qt(single[i]), qt(vectors[i]));
    }
}

MW_TEST(TestRules)
#include "tst_rules.moc"
