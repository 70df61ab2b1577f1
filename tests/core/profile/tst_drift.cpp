// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/drift.h"
#include "tests/support/test_main.h"
#include "tests/support/text_reader.h"

#include <algorithm>
#include <functional>

namespace mw {

namespace {

using profile::Drift;
using profile::DriftKind;
using Row = test::TextReader::Row;

profile::EntityProfile profileOf(const std::vector<std::string>& names, std::vector<Row> rows, profile::ProfileOptions options = {}) {
    test::TextReader reader(names, std::move(rows), 64);
    JobContext job;
    auto result = profile::profileRows(reader, "people", options, job);
    return result.ok() ? result.value() : profile::EntityProfile();
}

/// Two hundred people with a number, a state of three and a mail address.
std::vector<Row> people() {
    std::vector<Row> rows;
    for (int i = 0; i < 200; ++i)
        rows.push_back({std::to_string(1000 + i), std::string(i % 3 == 0 ? "A" : i % 3 == 1 ? "P" : "X"),
                        "p" + std::to_string(1000 + i) + "@example.org"});
    return rows;
}
const std::vector<std::string> kNames = {"no", "state", "mail"};

std::vector<Drift> driftAfter(const std::function<void(std::vector<Row>&)>& change) {
    std::vector<Row> rows = people();
    change(rows);
    const profile::EntityProfile before = profileOf(kNames, people()), now = profileOf(kNames, rows);
    return profile::driftBetween({&before, 1}, {&now, 1});
}

const Drift* find(const std::vector<Drift>& drifts, DriftKind kind, const std::string& field) {
    const auto found = std::find_if(drifts.begin(), drifts.end(), [&](const Drift& one) { return one.kind == kind && one.field == field; });
    return found == drifts.end() ? nullptr : &*found;
}

} // namespace

class TestDrift : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSameRowsInAnotherOrderAreNoDrift() {
        QVERIFY(driftAfter([](std::vector<Row>& rows) { std::reverse(rows.begin(), rows.end()); }).empty());
    }

    void aValueThatWasNeverThereIsNamed() {
        const auto drifts = driftAfter([](std::vector<Row>& rows) {
            for (int i = 0; i < 3; ++i)
                rows[std::size_t(i)][1] = "Z";
        });
        const Drift* const values = find(drifts, DriftKind::NewValues, "state");
        QVERIFY(values);
        QCOMPARE(test::qt(values->now), QStringLiteral("Z × 3"));
        QVERIFY(!find(drifts, DriftKind::ValuesGone, "state"));
        QVERIFY(!find(drifts, DriftKind::NewValues, "no"));
    }

    void aValueThatIsGoneIsNamed() {
        const auto drifts = driftAfter([](std::vector<Row>& rows) {
            for (Row& row : rows)
                if (row[1] == "X")
                    row[1] = "P";
        });
        const Drift* const values = find(drifts, DriftKind::ValuesGone, "state");
        QVERIFY(values);
        QCOMPARE(test::qt(values->before), QStringLiteral("X × 66"));
    }

    void aBrokenPatternIsNamed() {
        const auto drifts = driftAfter([](std::vector<Row>& rows) { rows[7][0] = "10-07"; });
        const Drift* const patterns = find(drifts, DriftKind::NewPatterns, "no");
        QVERIFY(patterns);
        QCOMPARE(test::qt(patterns->now), QStringLiteral("99-99 × 1"));
        QVERIFY(find(drifts, DriftKind::Longer, "no"));
    }

    void missingValuesCountFromTheFirstWhereThereWereNone() {
        const auto drifts = driftAfter([](std::vector<Row>& rows) { rows[0][2] = std::nullopt; });
        const Drift* const nulls = find(drifts, DriftKind::Nulls, "mail");
        QVERIFY(nulls);
        QCOMPARE(test::qt(nulls->before), QStringLiteral("0.0 %"));
        QCOMPARE(test::qt(nulls->now), QStringLiteral("0.5 %"));
    }

    void growthAloneIsToldLast() {
        const auto drifts = driftAfter([](std::vector<Row>& rows) {
            rows.push_back({std::string("1200"), std::string("A"), std::string("p1200@example.org")});
        });
        QCOMPARE(drifts.size(), std::size_t(2));
        QCOMPARE(drifts.front(), (Drift{DriftKind::Range, "people", "no", "1000 to 1199", "1000 to 1200"}));
        QCOMPARE(drifts.back(), (Drift{DriftKind::Rows, "people", "", "200", "201"}));
    }

    void repeatedKeysAreTold() {
        const auto drifts = driftAfter([](std::vector<Row>& rows) { rows[1][0] = rows[0][0]; });
        const Drift* const unique = find(drifts, DriftKind::Unique, "no");
        QVERIFY(unique);
        QCOMPARE(test::qt(unique->now), QStringLiteral("repeated"));
    }

    void fieldsAndEntitiesComeAndGo() {
        const profile::EntityProfile before = profileOf({"no", "fax"}, {{"1", "2"}}), now = profileOf({"no", "mobile"}, {{"1", "2"}});
        profile::EntityProfile other = now;
        other.name = "firms";
        const auto drifts = profile::driftBetween(std::vector{before}, std::vector{now, other});
        QCOMPARE(drifts.size(), std::size_t(3));
        QVERIFY(drifts[0].kind == DriftKind::FieldGone && drifts[0].field == "fax");
        QVERIFY(drifts[1].kind == DriftKind::FieldNew && drifts[1].field == "mobile");
        QVERIFY(drifts[2].kind == DriftKind::EntityNew && drifts[2].entity == "firms");
        QVERIFY(profile::driftBetween(std::vector{before, other}, std::vector{before})[0].kind == DriftKind::EntityGone);
    }

    void aSampleIsNotHeldAgainstTheWhole() {
        profile::ProfileOptions sample;
        sample.sample = 50;
        const profile::EntityProfile before = profileOf(kNames, people()), now = profileOf(kNames, people(), sample);
        const auto drifts = profile::driftBetween({&before, 1}, {&now, 1});
        for (const Drift& drift : drifts)
            QVERIFY2(drift.kind != DriftKind::Rows && drift.kind != DriftKind::Range && drift.kind != DriftKind::ValuesGone, nameOf(drift.kind));
    }
};

} // namespace mw

using mw::TestDrift;
MW_TEST(TestDrift)
#include "tst_drift.moc"
