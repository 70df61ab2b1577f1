// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diff/clusters.h"
#include "tests/support/random.h"
#include "tests/support/test_main.h"

#include <numeric>

using namespace mw;
using namespace mw::diff;

namespace {

Difference changed(const std::string& key, const std::string& field, const Value& left, const Value& right) {
    return {Difference::Kind::Changed, key, field, left, right, causeOf(left, right), 1, 1};
}

/// "count field cause detail", one a line.
QString told(const Clusters& clusters) {
    QStringList lines;
    for (const Cluster& each : clusters.list())
        lines << QStringLiteral("%1 %2 %3 %4")
                     .arg(each.count)
                     .arg(QString::fromStdString(each.field), QString::fromUtf8(nameOf(each.cause).data(), int(nameOf(each.cause).size())),
                          QString::fromStdString(each.detail))
                     .trimmed();
    return lines.join(u'\n');
}

Timestamp stamp(const char* text) { return std::get<Timestamp>(parseValue(text, LogicalType::timestamp()).value()); }

} // namespace

class TestClusters : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneCauseIsOneLine() {
        Clusters clusters;
        for (int i = 0; i < 50'000; ++i)
            clusters.add(changed(std::to_string(i), "phone", std::to_string(i), std::to_string(i) + " "));
        QCOMPARE(told(clusters), QStringLiteral("50000 phone edge_space"));
        QCOMPARE(clusters.list().front().examples.size(), kClusterExamples);
        QCOMPARE(clusters.list().front().examples.front().key, std::string("0"));
        clusters.clear();
        QVERIFY(clusters.list().empty());
    }

    void whatTheyHaveInCommonIsTold() {
        Clusters clusters;
        for (int i = 0; i < 100; ++i) {
            const std::string key = std::to_string(i), minute = i < 10 ? "0" + key : key;
            clusters.add(changed(key, "seen", stamp(("2024-05-06 07:" + std::string(i < 60 ? minute : "59") + ":00").c_str()),
                                 stamp(("2024-05-06 09:" + std::string(i < 60 ? minute : "59") + ":00").c_str())));
            clusters.add(changed(key, "stage", std::string(i % 4 ? "open" : "won"), std::string(i % 4 ? "A" : "B")));
            clusters.add(changed(key, "note", std::string(30, char('a' + i % 26)), std::string(20, char('a' + i % 26))));
        }
        QCOMPARE(told(clusters), QStringLiteral("100 note truncated to 20 characters\n100 seen zone_shifted 2 h later\n"
                                                "75 stage unexplained 'open' → 'A'\n25 stage unexplained 'won' → 'B'"));
    }

    void whatNothingHasInCommonIsOneLine() {
        Clusters clusters;
        for (int i = 0; i < 1000; ++i)
            clusters.add(changed(std::to_string(i), "name", "from " + std::to_string(i), "to " + std::to_string(i * 7)));
        for (int i = 0; i < 5; ++i)
            clusters.add({Difference::Kind::OnlyLeft, std::to_string(i), {}, {}, {}, Cause::Unexplained, 1, 0});
        clusters.add({Difference::Kind::DuplicateRight, "9", {}, {}, {}, Cause::JoinFanOut, 1, 2});
        QCOMPARE(told(clusters), QStringLiteral("1000 name unexplained\n5  unexplained\n1  join_fan_out"));
        const std::vector<Difference> examples = clusters.list().front().examples;
        for (std::size_t i = 0; i < examples.size(); ++i)
            QCOMPARE(examples[i].key, std::to_string(i)); // the first ones, whatever they have in common with others
    }

    void countsAlwaysAddUp() {
        test::Random random("clusters");
        for (int round = 0; round < 50; ++round) {
            Clusters clusters;
            std::uint64_t told = 0;
            const int differences = int(random.below(3000));
            std::map<std::string, std::uint64_t> perField;
            for (int i = 0; i < differences; ++i) {
                const std::string field = "f" + std::to_string(random.below(3));
                const std::string value = std::to_string(random.below(random.oneIn(2) ? 4 : 400));
                ++perField[field];
                clusters.add(changed(std::to_string(i), field, "v" + value, random.oneIn(3) ? "V" + value : random.oneIn(2) ? "v" + value + " " : "x" + value));
            }
            std::map<std::string, std::uint64_t> found;
            for (const Cluster& each : clusters.list()) {
                told += each.count;
                found[each.field] += each.count;
                QVERIFY(!each.examples.empty() && each.examples.size() <= kClusterExamples && each.count >= each.examples.size());
                for (const Difference& example : each.examples) {
                    QCOMPARE(example.cause, each.cause);
                    if (!each.detail.empty())
                        QCOMPARE(detailOf(example), each.detail);
                }
            }
            QCOMPARE(told, std::uint64_t(differences));
            QVERIFY(found == perField);
            QVERIFY2(clusters.list().size() <= 3 * 3 * 21, "few lines, whatever differs");
        }
    }

    void theFieldTellsMore_data() {
        QTest::addColumn<QString>("expected");
        QTest::addColumn<QString>("actual");
        QTest::addColumn<QString>("cause");
        QTest::newRow("another entry") << "Prospect" << "Lead" << "value_map_entry";
        QTest::newRow("the old value, not mapped") << "Lead" << "P" << "value_map_entry";
        QTest::newRow("case explains it already") << "Lead" << "lead" << "case";
        QTest::newRow("no entry") << "Lead" << "Customer" << "unexplained";
        QTest::newRow("the default") << "Lead" << "none" << "default_found";
        QTest::newRow("the default for nothing") << "∅" << "none" << "default_found";
        QTest::newRow("something for nothing") << "∅" << "other" << "null_against_value";
        QTest::newRow("nothing for something") << "Lead" << "∅" << "value_against_null";
    }
    void theFieldTellsMore() {
        QFETCH(QString, expected);
        QFETCH(QString, actual);
        QFETCH(QString, cause);
        FieldPair field{"stage", "stage", ""};
        field.rightDefault = "none";
        field.mapValues = {"L", "Lead", "P", "Prospect"};
        const auto value = [](const QString& text) { return text == QStringLiteral("∅") ? Value() : Value(text.toStdString()); };
        const std::string_view found = nameOf(causeOf(value(expected), value(actual), field));
        QCOMPARE(QString::fromUtf8(found.data(), int(found.size())), cause);
    }
};

MW_TEST(TestClusters)
#include "tst_clusters.moc"
