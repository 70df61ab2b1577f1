// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h" // first: moc cannot read the standard headers that come before Qt's

#include "core/rules/branches.h"
#include "core/rules/examples.h"
#include "tests/core/rules/random_rule.h"
#include "tests/support/random.h"

#include <numeric>

using namespace mw;
using namespace mw::rules;
using namespace mw::test;

class TestBranches : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void counts_data();
    void counts();
    void namesTheFirstRowOfABatch();
    void addsUp();
    void endsAreTakenOnceByEachRow();
};

namespace {

RuleTable table() {
    RuleTable made;
    made.environment = exampleEnvironment();
    made.addField("n", LogicalType::integer(), {std::int64_t(2), std::int64_t(0), std::int64_t(-1), Value()});
    made.addField("c", LogicalType::text(),
                  {std::string("usa"), Value(), std::string("Germany"), std::string("Atlantis")});
    made.addField("o", LogicalType::text(), {std::string("S. Lee"), std::string("N. Obody"), Value(), Value()});
    return made;
}

const char* nameOf(Branch::Kind kind) {
    static constexpr const char* kNames[] = {"arm",       "otherwise", "value",    "all missing", "worked",
                                             "failed",    "listed",    "unlisted", "missing key", "found",
                                             "not found", "null",      "error",    "result"};
    return kNames[std::size_t(kind)];
}

std::string describe(const BranchCounter& counter) {
    std::string text;
    for (std::size_t i = 0; i < counter.branches().size(); ++i)
        text += std::string(i > 0 ? ", " : "") + nameOf(counter.branches()[i].kind) + " " +
                (counter.branches()[i].kind <= Branch::Kind::Listed ? counter.branches()[i].text + " " : "") +
                std::to_string(counter.counts()[i]);
    return text;
}

} // namespace

void TestBranches::counts_data() {
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("counts");
    const auto row = [](const char* rule, const char* text) {
        QTest::newRow(rule) << QString::fromUtf8(rule) << QString::fromUtf8(text);
    };
    row("n", "null 1, error 0, result 3");
    row("if(n > 0, 'a', 'b')", "arm 'a' 1, otherwise 'b' 3, null 0, error 0, result 4");
    row("case when n > 0 then 'a' when n < 0 then 'b' when n = 99 then 'c' end",
        "arm 'a' 1, arm 'b' 1, arm 'c' 0, otherwise case when n > 0 then 'a' when n < 0 then 'b' when n = 99 then 'c' "
        "end 2, "
        "null 2, error 0, result 2");
    row("coalesce(c, o, 'x')",
        "value c 3, value o 1, value 'x' 0, all missing coalesce(c, o, 'x') 0, null 0, error 0, result 4");
    row("coalesce(n, 10 / n)",
        "value n 3, value 10 / n 0, all missing coalesce(n, 10 / n) 1, null 1, error 0, result 3");
    row("try(10 / n, -1)", "worked 10 / n 3, failed -1 1, null 1, error 0, result 3");
    row("10 / n", "null 1, error 1, result 2");
    row("map('Country', c)",
        "listed USA 1, listed United States 0, listed Germany 1, unlisted 1, missing key 1, null 1, error 1, result 2");
    row("lookup('Users', o).email", "found 1, not found 1, missing key 2, null 3, error 0, result 1");
    row("if(n > 0, map('Country', c), try(10 / n, 0) & '')", "");
    row("if(1 / n > 0, 'plus', 'minus')", "arm 'plus' 1, otherwise 'minus' 2, null 0, error 1, result 3");
}

void TestBranches::counts() {
    QFETCH(QString, rule);
    QFETCH(QString, counts);
    const RuleTable data = table();
    const MadeRule made = makeRule(rule.toStdString(), data.environment);
    if (counts.isEmpty()) {
        QVERIFY(!made.rule);
        return;
    }
    QVERIFY(made.rule);
    BranchCounter counter(made.rule);
    counter.observe(data.batch);
    QCOMPARE(qt(describe(counter)), counts);
}

void TestBranches::namesTheFirstRowOfABatch() {
    const RuleTable data = table();
    BranchCounter counter(makeRule("if(n > 0, 'a', 'b')", data.environment).rule);
    counter.observe(data.batch);
    QCOMPARE(counter.firstRows(), (std::vector<std::uint32_t>{0, 1, BranchCounter::kNoRow, BranchCounter::kNoRow, 0}));
    const std::vector<std::uint32_t> rows{2, 3};
    counter.observe(data.batch, rows);
    QCOMPARE(counter.firstRows(),
             (std::vector<std::uint32_t>{BranchCounter::kNoRow, 2, BranchCounter::kNoRow, BranchCounter::kNoRow, 2}));
    QCOMPARE(counter.counts(), (std::vector<std::uint64_t>{1, 5, 0, 0, 6}));
}

void TestBranches::addsUp() {
    const RuleTable data = table();
    const MadeRule made = makeRule("coalesce(c, 'x')", data.environment);
    BranchCounter one(made.rule), other(made.rule), both(made.rule);
    one.observe(data.batch);
    other.observe(data.batch, std::vector<std::uint32_t>{1});
    both.observe(data.batch);
    both.observe(data.batch, std::vector<std::uint32_t>{1});
    one.merge(other);
    QCOMPARE(one.counts(), both.counts());
}

/// Counting changes nothing of the result, and every row ends in exactly one of null, error and result.
void TestBranches::endsAreTakenOnceByEachRow() {
    Random random("branches");
    RuleWriter writer(random);
    int observed = 0;
    for (int n = 0; n < 1500; ++n) {
        const RuleTable data = randomTable(random, std::size_t(1 + random.below(20)));
        const MadeRule made = makeRule(writer.write(writer.anyKind(), 3), data.environment);
        if (!made.rule)
            continue;
        ++observed;
        BranchCounter counter(made.rule);
        counter.observe(data.batch);
        const std::vector<std::string> values = interpretAll(*made.rule, data.batch);
        const auto& counts = counter.counts();
        const std::size_t ends = counts.size() - 3;
        std::vector<std::uint64_t> expected(3);
        for (const std::string& value : values)
            ++expected[value == "null" ? 0 : value.starts_with("error ") ? 1 : 2];
        // A text may itself read "null" or "error …".
        if (made.rule->type.kind == TypeKind::Text)
            QCOMPARE(std::accumulate(counts.begin() + std::ptrdiff_t(ends), counts.end(), std::uint64_t(0)),
                     data.batch.rows);
        else
            QCOMPARE(std::vector<std::uint64_t>(counts.begin() + std::ptrdiff_t(ends), counts.end()), expected);
        for (std::size_t i = 0; i < counts.size(); ++i)
            QCOMPARE(counts[i] > 0, counter.firstRows()[i] != BranchCounter::kNoRow);
    }
    QVERIFY(observed > 700);
}

MW_TEST(TestBranches)
#include "tst_branches.moc"
