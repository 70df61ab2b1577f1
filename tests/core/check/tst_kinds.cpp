// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/check/check.h"
#include "tests/support/test_main.h"

#include <numeric>

using namespace mw;

namespace {

Batch batchOf(const LogicalType& type, const std::vector<Value>& values, std::uint64_t firstRow = 1) {
    Batch batch;
    batch.rows = values.size();
    auto column = std::make_shared<Column>(type, values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        column->setValue(i, values[i]);
        batch.origins.rowNumber.push_back(firstRow + i);
    }
    batch.columns.push_back(std::move(column));
    return batch;
}

std::vector<std::uint32_t> allRows(const Batch& batch) {
    std::vector<std::uint32_t> rows(batch.rows);
    std::iota(rows.begin(), rows.end(), 0u);
    return rows;
}

check::Spec specOf(const std::string& kind, const LogicalType& type, std::map<std::string, std::string> parameters) {
    Field field;
    field.name = "value";
    field.type = type;
    return {kind, {field}, {0}, std::move(parameters)};
}

} // namespace

class TestKinds : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKindHasExamplesAndHelp() {
        QVERIFY(check::kinds().size() >= 6);
        for (const check::KindInfo& kind : check::kinds()) {
            QVERIFY2(!kind.help.empty(), kind.name.c_str());
            QVERIFY2(!kind.examples.empty(), kind.name.c_str());
            QVERIFY2(kind.claim.find("{0}") != std::string::npos, kind.name.c_str());
            QCOMPARE(check::findKind(kind.name), &kind);
        }
        QCOMPARE(check::findKind("none"), nullptr);
    }

    void examplesHold() {
        for (const check::KindInfo& kind : check::kinds()) {
            for (std::size_t i = 0; i < kind.examples.size(); ++i) {
                const check::KindExample& example = kind.examples[i];
                const std::string what = kind.name + " example " + std::to_string(i);
                auto made = check::makeCheck(specOf(kind.name, example.type, example.parameters));
                QVERIFY2(made.ok(), made.ok() ? "" : made.error().line().c_str());
                const Batch batch = batchOf(example.type, example.values, 7);
                RowErrors errors;
                (*made)->observe(batch, allRows(batch), &errors);
                const auto outcome = (*made)->finish();
                QVERIFY(outcome.ok());
                QVERIFY2(outcome->failed == example.failed, what.c_str());
                QVERIFY2(outcome->examples.size() == example.failed, what.c_str());
                QVERIFY(outcome->compared >= outcome->failed);
                if (kind.scope == check::Scope::Row) {
                    QVERIFY2(errors.size() == example.failed, what.c_str());
                    for (const RowError& error : errors.all()) {
                        QCOMPARE(error.code, kind.code);
                        const std::string message = fillTemplate(templateOf(error.code), error.arguments);
                        QVERIFY2(message.find("{0}") == std::string::npos, message.c_str());
                    }
                }
                for (const check::Example& failing : outcome->examples)
                    QVERIFY(failing.rowNumber >= 7);
            }
        }
    }

    /// Two objects that each see a part and are merged say the same as one that sees all.
    void mergedPartsEqualTheWhole() {
        for (const check::KindInfo& kind : check::kinds()) {
            for (const check::KindExample& example : kind.examples) {
                const check::Spec spec = specOf(kind.name, example.type, example.parameters);
                const std::size_t middle = example.values.size() / 2;
                const Batch first =
                    batchOf(example.type, {example.values.begin(), example.values.begin() + std::ptrdiff_t(middle)});
                const Batch second = batchOf(
                    example.type, {example.values.begin() + std::ptrdiff_t(middle), example.values.end()}, 1 + middle);
                auto left = std::move(check::makeCheck(spec)).value();
                auto right = std::move(check::makeCheck(spec)).value();
                left->observe(first, allRows(first), nullptr);
                right->observe(second, allRows(second), nullptr);
                QVERIFY(left->merge(*right).ok());
                const auto outcome = left->finish();
                QVERIFY(outcome.ok());
                QVERIFY2(outcome->failed == example.failed, kind.name.c_str());
            }
        }
    }

    void wrongSpecsAreNamed_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("part");
        QTest::newRow("an unknown kind") << "shape"
                                         << ""
                                         << ""
                                         << "shape";
        QTest::newRow("a parameter that the kind does not have") << "range"
                                                                 << "colour"
                                                                 << "red"
                                                                 << "colour";
        QTest::newRow("a pattern that cannot be read") << "format"
                                                       << "pattern"
                                                       << "("
                                                       << "cannot be read";
        QTest::newRow("a format that nobody knows") << "format"
                                                    << "name"
                                                    << "zip"
                                                    << "email";
        QTest::newRow("a format without name or pattern") << "format"
                                                          << ""
                                                          << ""
                                                          << "either";
        QTest::newRow("a range without bounds") << "range"
                                                << ""
                                                << ""
                                                << "minimum or a maximum";
        QTest::newRow("a bound of another type") << "range"
                                                 << "minimum"
                                                 << "tall"
                                                 << "does not fit";
        QTest::newRow("a length that is no number") << "length"
                                                    << "maximum"
                                                    << "-1"
                                                    << "whole number";
        QTest::newRow("a list that is missing") << "allowed"
                                                << ""
                                                << ""
                                                << "needs the parameter values";
    }
    void wrongSpecsAreNamed() {
        QFETCH(QString, kind);
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(QString, part);
        std::map<std::string, std::string> parameters;
        if (!name.isEmpty())
            parameters[name.toStdString()] = value.toStdString();
        const LogicalType type = kind == QStringLiteral("range") ? LogicalType::integer() : LogicalType::text();
        const auto made = check::makeCheck(specOf(kind.toStdString(), type, parameters));
        QVERIFY(!made.ok());
        QVERIFY2(test::qt(made.error().line()).contains(part), made.error().line().c_str());
    }

    void examplesAreCappedAndCountsAreNot() {
        std::vector<Value> values(1000, std::string("x"));
        const Batch batch = batchOf(LogicalType::text(), values);
        auto made = std::move(check::makeCheck(specOf("length", LogicalType::text(), {{"minimum", "2"}}))).value();
        made->observe(batch, allRows(batch), nullptr);
        const auto outcome = made->finish();
        QCOMPARE(outcome->failed, 1000u);
        QCOMPARE(outcome->examples.size(), check::kKeptExamples);
        QCOMPARE(outcome->examples.back().rowNumber, 100u);
    }
};

MW_TEST(TestKinds)
#include "tst_kinds.moc"
