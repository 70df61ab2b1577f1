// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/match/clusters.h"
#include "core/match/match.h"
#include "core/match/sounds.h"
#include "tests/support/random.h"
#include "tests/support/test_main.h"

#include <algorithm>
#include <set>

using namespace mw;
using namespace mw::match;

namespace {

/// People, some of whom stand there twice with a mistake.
struct People {
    Records records{{"first", "last", "born", "city"}};
    std::set<RecordPair> twice;
    explicit People(std::size_t count) {
        test::Random random("people with duplicates");
        const std::vector<std::string> firsts = {"anna", "bert", "clara", "dora", "emil", "frida", "gustav", "hanna", "ivan", "jana"};
        const std::vector<std::string> cities = {"bern", "graz", "linz", "porto", "turin"};
        for (std::size_t i = 0; i < count; ++i) {
            std::vector<std::string> cells = {firsts[random.below(10)], "", "", cities[random.below(5)]};
            for (int letter = 0; letter < 7; ++letter)
                cells[1] += char('a' + random.below(26));
            cells[2] = std::to_string(1940 + random.below(60)) + "-" + std::to_string(10 + random.below(3)) + "-" + std::to_string(10 + random.below(18));
            add(cells);
            if (i % 4 == 0) {
                cells[1][2] = '#';
                twice.insert({std::uint32_t(records.size() - 1), std::uint32_t(records.size())});
                add(cells);
            }
        }
    }
    void add(const std::vector<std::string>& cells) { QVERIFY(records.add({cells.begin(), cells.end()})); }
};

MatchResult matchesOf(const Records& records, const MatchOptions& options = {}) {
    JobContext job;
    auto found = findMatches(records, options, job);
    return found.ok() ? found.value() : MatchResult();
}

} // namespace

class TstMatch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void valuesAreComparedWithoutCaseAccentsAndSigns() {
        QCOMPARE(test::qt(comparable("  Müller-Lüdenscheid, H. ")), QStringLiteral("muller ludenscheid h"));
        QCOMPARE(test::qt(comparable("O'Brien 3.50")), QStringLiteral("obrien 3.50"));
        QCOMPARE(test::qt(comparable("--")), QString());
    }

    void soundsAreThoseOfTheLiterature() {
        QCOMPARE(test::qt(soundex("robert")), QStringLiteral("R163").toLower());
        QCOMPARE(test::qt(soundex("ashcraft")), QStringLiteral("a261"));
        QCOMPARE(test::qt(soundex("tymczak")), QStringLiteral("t522"));
    }

    void peopleThatStandTwiceAreFound() {
        const People people(400);
        const MatchResult result = matchesOf(people.records);
        std::size_t right = 0;
        for (const MatchedPair& pair : result.pairs)
            right += people.twice.contains({pair.left, pair.right});
        QVERIFY2(right >= people.twice.size() * 95 / 100, std::to_string(right).c_str());
        QVERIFY2(right >= result.pairs.size() * 95 / 100, std::to_string(result.pairs.size()).c_str());
        QVERIFY(!reasonsFor(result.pairs.front(), people.records, result.fields).empty());
        QVERIFY(std::is_sorted(result.pairs.begin(), result.pairs.end(), [](const auto& a, const auto& b) { return a.score > b.score; }));
    }

    void whatPeopleDecideHolds() {
        const People people(200);
        MatchOptions options;
        const RecordPair twins = *people.twice.begin();
        options.cannotLink = {twins};
        options.mustLink = {{2, 5}};
        const MatchResult result = matchesOf(people.records, options);
        const auto together = [&](std::uint32_t a, std::uint32_t b) {
            return std::any_of(result.clusters.begin(), result.clusters.end(), [&](const auto& cluster) {
                return std::find(cluster.begin(), cluster.end(), a) != cluster.end() && std::find(cluster.begin(), cluster.end(), b) != cluster.end();
            });
        };
        QVERIFY(!together(twins.first, twins.second));
        QVERIFY(together(2, 5));
    }

    void betweenTwoTablesNothingWithinOneIsPaired() {
        Records records({"name", "city"});
        for (const char* name : {"Arnie Morton", "Art Deli", "Bel Air Hotel", "Cafe Bizou"})
            QVERIFY(records.add({name, "Los Angeles"}));
        for (const char* name : {"Art Delicatessen", "Arnie Mortons", "Hotel Bel-Air", "Granita"})
            QVERIFY(records.add({name, "LA"}));
        MatchOptions options;
        options.blocking.boundary = 4;
        for (const MatchedPair& pair : matchesOf(records, options).pairs)
            QVERIFY(pair.left < 4 && pair.right >= 4);
    }

    void nothingToCompareGivesNothing() {
        QVERIFY(matchesOf(Records({})).pairs.empty());
        QVERIFY(matchesOf(Records({"a"})).pairs.empty());
        Records nulls({"a", "b"});
        for (int i = 0; i < 10; ++i)
            QVERIFY(nulls.add({"", ""}));
        QVERIFY(matchesOf(nulls).clusters.empty());
    }

    void aCancelledSearchSaysSo() {
        const People people(50);
        JobContext job;
        job.requestStop();
        const auto found = findMatches(people.records, {}, job);
        QVERIFY(!found.ok() && found.error().code == Code::Cancelled);
    }

    void chainsAreNotSwallowed() {
        // 0–1 and 2–3 hold firmly; 1–2 holds barely while the other three links between the groups do not.
        const std::vector<Link> links = {{0, 1, 0.99}, {2, 3, 0.99}, {1, 2, 0.55}, {0, 2, 0.1}, {0, 3, 0.1}, {1, 3, 0.1}};
        const auto clusters = clusterLinks(4, links, 0.5, {}, {});
        QCOMPARE(clusters, (std::vector<std::vector<std::uint32_t>>{{0, 1}, {2, 3}}));
        const std::vector<RecordPair> must = {{1, 2}};
        QCOMPARE(clusterLinks(4, links, 0.5, must, {}).size(), std::size_t(1));
    }

    void groupsAreKeptApartThroughOthers() {
        const std::vector<Link> links = {{0, 1, 0.9}, {1, 2, 0.8}};
        const std::vector<RecordPair> cannot = {{0, 2}};
        QCOMPARE(clusterLinks(3, links, 0.5, {}, cannot), (std::vector<std::vector<std::uint32_t>>{{0, 1}}));
    }
};

MW_TEST(TstMatch)
#include "tst_match.moc"
