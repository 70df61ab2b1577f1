// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text_distance.h"
#include "core/match/sounds.h"
#include "core/match/value_clusters.h"
#include "core/match/value_keys.h"
#include "core/match/value_neighbours.h"
#include "tests/support/random.h"
#include "tests/support/test_main.h"

#include <algorithm>
#include <set>

using namespace mw;
using namespace mw::match;

namespace {

using Texts = std::vector<std::vector<std::string>>;

ValueList listOf(const std::vector<std::pair<std::string, int>>& counts) {
    ValueList values;
    for (const auto& [value, count] : counts)
        values.add(value, std::uint64_t(count));
    return values;
}

Texts clustersOf(const ValueList& values, const ValueClusterOptions& options) {
    JobContext job;
    const auto found = clusterValues(values, options, job);
    Texts texts;
    if (found.ok())
        for (const ValueCluster& cluster : found->clusters)
            for (auto& members = texts.emplace_back(); const std::uint32_t value : cluster.values)
                members.emplace_back(values.at(value));
    return texts;
}

ValueClusterOptions by(ClusterMethod method) {
    ValueClusterOptions options;
    options.method = method;
    return options;
}

std::string digitsOf(std::string text) {
    std::erase_if(text, [](char c) { return c < '0' || c > '9'; });
    return text;
}

} // namespace

class TstValueClusters : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void valuesAreCountedOnce() {
        ValueList values;
        for (int i = 0; i < 30'000; ++i)
            values.add(std::to_string(i % 10'000));
        QCOMPARE(values.size(), std::size_t(10'000));
        QCOMPARE(test::qt(values.at(77)), QStringLiteral("77"));
        QCOMPARE(values.countOf(77), std::uint64_t(3));
        QCOMPARE(values.passedOver(), std::uint64_t(0));
    }

    void whatFindsNoRoomIsTold() {
        ValueList values(64u << 10);
        for (int i = 0; i < 20'000; ++i)
            values.add(std::to_string(i));
        values.add("0");
        QVERIFY(values.passedOver() > 0);
        QCOMPARE(values.size() + values.passedOver(), std::uint64_t(20'000));
        QCOMPARE(values.countOf(0), std::uint64_t(2));
    }

    void wordsSoundAsTheLiteratureSays() {
        const auto english = [](const char* word) { return test::qt(metaphone(word)); };
        QCOMPARE(english("thumb"), QStringLiteral("0M"));
        QCOMPARE(english("knight"), english("nite"));
        QCOMPARE(english("physics"), QStringLiteral("FSKS"));
        QCOMPARE(english("catherine"), english("katharine"));
        QCOMPARE(english("schmidt"), QStringLiteral("SKMTT"));
        QCOMPARE(english("judge"), QStringLiteral("JJ"));
        const auto german = [](const char* word) { return test::qt(colognePhonetics(word)); };
        QCOMPARE(german("mullerludenscheidt"), QStringLiteral("65752682"));
        QCOMPARE(german("wikipedia"), QStringLiteral("3412"));
        QCOMPARE(german("breschnew"), QStringLiteral("17863"));
        QCOMPARE(german("maier"), german("meyer"));
        QCOMPARE(german("schmidt"), german("schmitt"));
        QCOMPARE(german("123"), QString());
    }

    void keysSeeThroughSpelling_data() {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");
        QTest::addColumn<bool>("equal");
        QTest::newRow("case and spaces") << "  New  YORK" << "new york " << true;
        QTest::newRow("order of words") << "Miller, Anna" << "Anna Miller" << true;
        QTest::newRow("points within words") << "U.S.A." << "usa" << true;
        QTest::newRow("accents and strokes") << "Łódź Ærø" << "lodz aero" << true;
        QTest::newRow("sharp s") << "Große Straße" << "GROSSE STRASSE" << true;
        QTest::newRow("other scripts") << "МОСКВА" << "москва" << true;
        QTest::newRow("typographic signs") << "O’Brien – Sons" << "o'brien sons" << true;
        QTest::newRow("another number") << "Gate 15" << "Gate 1.5" << false;
        QTest::newRow("another sign") << "-5" << "5" << false;
        QTest::newRow("another word") << "Bern" << "Berne" << false;
    }
    void keysSeeThroughSpelling() {
        QFETCH(QString, one);
        QFETCH(QString, other);
        QTEST(fingerprint(one.toStdString()) == fingerprint(other.toStdString()), "equal");
    }

    void theMostFrequentIsProposed() {
        const ValueList values = listOf({{"berlin", 5}, {"Berlin", 40}, {"BERLIN ", 5}, {"Bern", 7}, {"bern", 9}, {"Basel", 1}, {"-", 3}, {"?", 4}});
        QCOMPARE(clustersOf(values, {}), (Texts{{"Berlin", "berlin", "BERLIN "}, {"bern", "Bern"}}));
        JobContext job;
        const auto found = clusterValues(values, {}, job);
        QCOMPARE(found->clusters[0].occurrences, std::uint64_t(50));
        QCOMPARE(found->clusters[0].otherwise, std::uint64_t(10));
        QCOMPARE(clustersOf(listOf({{" Ulm", 2}, {"Ulm", 2}}), {}), (Texts{{"Ulm", " Ulm"}}));
    }

    void lettersTellWhereSpacesDoNot() {
        const ValueList values = listOf({{"data base", 3}, {"database", 9}, {"Data-Base", 1}, {"basedata", 1}});
        QCOMPARE(clustersOf(values, by(ClusterMethod::Grams)), (Texts{{"database", "data base", "Data-Base"}}));
    }

    void soundsJoinWhatIsSpokenAlike() {
        const ValueList values = listOf({{"Meier, Hans", 9}, {"Hanns Mayer", 2}, {"Huber", 3}, {"Hans Meier 2", 1}});
        QCOMPARE(clustersOf(values, by(ClusterMethod::Cologne)), (Texts{{"Meier, Hans", "Hanns Mayer"}}));
    }

    void slipsOfThePenAreFound() {
        const ValueList values = listOf({{"Liechtenstein", 50}, {"Lichtenstein", 3}, {"Leichtenstein", 2}, {"Lichtenstien", 1}, {"Austria", 20},
                                         {"Asutria", 1}, {"Australia", 15}, {"USA", 4}, {"UAE", 4}, {"Route 66", 5}, {"Route 67", 5}, {"Rout 66", 1}});
        QCOMPARE(clustersOf(values, by(ClusterMethod::Edits)),
                 (Texts{{"Liechtenstein", "Lichtenstein", "Leichtenstein", "Lichtenstien"}, {"Austria", "Asutria"}, {"Route 66", "Rout 66"}}));
        const Texts alike = clustersOf(values, by(ClusterMethod::Likeness));
        QVERIFY(!alike.empty());
        QCOMPARE(test::qt(alike[0][0]), QStringLiteral("Liechtenstein"));
    }

    void lettersOfEveryScriptCountOnce() {
        const ValueList values = listOf({{"Владивосток", 9}, {"Владивосотк", 1}, {"Владивсток", 1}, {"Севастополь", 3}});
        QCOMPARE(clustersOf(values, by(ClusterMethod::Edits)), (Texts{{"Владивосток", "Владивосотк", "Владивсток"}}));
    }

    /// Against a comparison of all with all.
    void noNeighbourIsMissed() {
        test::Random random("neighbours by edits");
        ValueList values;
        for (int i = 0; i < 300; ++i) {
            std::string text = random.text(std::size_t(random.between(1, 12)), "abc1");
            values.add(text);
            for (int copy = 0; copy < 2; ++copy) {
                std::string slip = text;
                const std::size_t at = std::size_t(random.below(slip.size()));
                switch (random.below(4)) {
                case 0: slip[at] = 'd'; break;
                case 1: slip.insert(at, 1, 'e'); break;
                case 2: slip.erase(at, 1); break;
                default:
                    if (at > 0)
                        std::swap(slip[at], slip[at - 1]);
                }
                values.add(slip);
            }
        }
        JobContext job;
        for (const std::size_t radius : {1, 2, 3}) {
            const auto neighbours = neighboursByEdits(values, radius, job);
            QVERIFY(neighbours.ok());
            std::vector<std::uint32_t> near;
            for (std::uint32_t a = 0; a < values.size(); ++a) {
                (*neighbours)->near(a, near);
                const std::set<std::uint32_t> found(near.begin(), near.end());
                for (std::uint32_t b = 0; b < values.size(); ++b) {
                    const std::string one(values.at(a)), other(values.at(b));
                    const std::size_t limit = std::min(radius, std::min(one.size(), other.size()) / 4);
                    const bool same = a != b && digitsOf(one) == digitsOf(other);
                    const bool isNear = same && editDistance(one, other, limit) <= limit;
                    QVERIFY2(isNear || !found.contains(b), (one + " " + other).c_str());
                    // A swap across two parts may be missed together with other edits; counted as two edits it is not.
                    std::string lettersOne = one, lettersOther = other;
                    std::sort(lettersOne.begin(), lettersOne.end());
                    std::sort(lettersOther.begin(), lettersOther.end());
                    const auto withoutSwaps = [&] {
                        std::vector<std::vector<std::size_t>> d(one.size() + 1, std::vector<std::size_t>(other.size() + 1));
                        for (std::size_t i = 0; i <= one.size(); ++i)
                            for (std::size_t j = 0; j <= other.size(); ++j)
                                d[i][j] = i == 0 || j == 0 ? i + j : std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (one[i - 1] != other[j - 1])});
                        return d[one.size()][other.size()];
                    };
                    if (isNear && !found.contains(b))
                        QVERIFY2(withoutSwaps() > limit && lettersOne != lettersOther, (one + " " + other).c_str());
                }
            }
        }
    }

    /// Every value stands in one cluster at most, in both orders of the list.
    void theSameValuesGiveTheSameClusters() {
        test::Random random("value clusters");
        std::vector<std::pair<std::string, int>> counts;
        for (int i = 0; i < 2000; ++i)
            counts.push_back({random.text(std::size_t(random.between(0, 14)), "aAbB cé-1"), int(random.between(1, 9))});
        std::set<std::string> known;
        std::erase_if(counts, [&](const auto& each) { return !known.insert(each.first).second; });
        auto reversed = counts;
        std::reverse(reversed.begin(), reversed.end());
        for (const ClusterMethodInfo& info : clusterMethods()) {
            const Texts found = clustersOf(listOf(counts), by(info.method));
            QVERIFY2(!found.empty(), std::string(info.name).c_str());
            std::set<std::string> seen;
            for (const auto& cluster : found) {
                QVERIFY(cluster.size() >= 2);
                for (const std::string& value : cluster)
                    QVERIFY2(seen.insert(value).second, value.c_str());
            }
            QCOMPARE(clustersOf(listOf(reversed), by(info.method)), found);
            QCOMPARE(clusterMethodNamed(info.name), std::optional(info.method));
        }
    }

    void longAndStrangeValuesDoNotHurt() {
        ValueList values;
        std::string large(1'000'000, 'x');
        values.add(large);
        large.back() = 'y';
        values.add(large);
        values.add("\xff\xfe\x80");
        values.add(std::string("a\0b", 3));
        values.add("");
        for (const ClusterMethodInfo& info : clusterMethods()) {
            JobContext job;
            QVERIFY(clusterValues(values, by(info.method), job).ok());
        }
    }

    void badOptionsAndCancelling() {
        JobContext job;
        for (ValueClusterOptions options : {ValueClusterOptions{ClusterMethod::Grams, 0, 2, 0.9}, ValueClusterOptions{ClusterMethod::Edits, 2, 9, 0.9},
                                            ValueClusterOptions{ClusterMethod::Likeness, 2, 2, 0.1}})
            QVERIFY(!clusterValues(ValueList(), options, job).ok());
        job.requestStop();
        for (const ClusterMethodInfo& info : clusterMethods()) {
            const auto stopped = clusterValues(listOf({{"a", 1}}), by(info.method), job);
            QVERIFY(!stopped.ok() && stopped.error().code == Code::Cancelled);
        }
    }
};

MW_TEST(TstValueClusters)
#include "tst_value_clusters.moc"
