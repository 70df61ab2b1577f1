// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"
#include "core/engine/rule_coverage.h"
#include "core/review/answers.h"
#include "core/review/cards.h"
#include "core/review/drawing.h"
#include "core/review/worklist.h"
#include "core/workbook/book.h"
#include "tests/core/engine/small_migration.h"
#include "tests/support/sqlite_file.h"
#include "tests/support/test_main.h"
#include "tests/support/verify_ok.h"

#include <algorithm>
#include <set>

using namespace mw;
using namespace mw::review;
using test::SmallMigration;

namespace {

constexpr int kRecords = 2'000;

/// Contacts with a stage in three values, a rule with a fallback that is never needed, and some that are excluded or rejected.
struct Reviewed {
    SmallMigration migration;
    explicit Reviewed(bool loads = true) {
        std::string csv = "id,name,stage,age\n", notes = "note,contact\n";
        for (int i = 1; i <= kRecords; ++i) {
            const char* const stage = i % 10 == 0 ? "gone" : i % 3 == 0 ? "L" : i % 2 == 0 ? "P" : "C";
            csv += "C-" + std::to_string(i) + ", name " + std::to_string(i) + (i == 77 ? " who has the longest name" : "") + "," + stage + "," +
                   (i == 33 ? "old" : std::to_string(20 + i % 50)) + "\n";
            if (i % 4 == 0)
                notes += "n" + std::to_string(i) + ",C-" + std::to_string(i) + "\n";
        }
        Entity& contacts = migration.addSource("contacts", {"id", "name", "stage", "age"}, csv);
        contacts.keys.push_back({"", {"id"}, true});
        Entity& children = migration.addSource("notes", {"note", "contact"}, notes);
        children.relations.push_back({"", {"contact"}, "contacts", {"id"}});
        migration.addTarget("people", {"pid text!", "full_name text(60)", "stage text", "years integer"}, {"pid"});
        mapping::ValueMap map;
        map.id = Id("vm");
        map.reference = "VM-001";
        map.content.name = "Stage";
        map.content.entries = {{"L", std::string("Lead"), ""}, {"P", std::string("Prospect"), ""}, {"C", std::string("Client"), ""}, {"X", std::string("Ex"), ""}};
        migration.document.valueMaps.push_back(map);
        mapping::EntityMapping& people = migration.map("contacts", "people",
            {{"pid", "id"}, {"full_name", "trim(name)"}, {"stage", "map('Stage', stage)"}, {"years", "to_integer(age)"}});
        people.key = {"pid"};
        people.filter = "stage <> 'gone'";
        people.fields[1].criticality = mapping::Criticality::Critical;
        if (loads) {
            const auto ran = migration.run();
            if (!ran.ok())
                qFatal("%s", ran.error().line().c_str());
        }
    }
    static bool isLoaded(std::uint64_t record) { return record % 10 != 0 && record != 33; }
    SamplePlan draw(DrawRequest request) {
        request.mapping = "people";
        JobContext job;
        auto drawn = review::draw(*migration.plan(), request, job);
        if (!drawn.ok())
            qFatal("%s", drawn.error().line().c_str());
        return std::move(drawn).value();
    }
    Cards cards(const SamplePlan& sample) {
        JobContext job;
        auto read = readCards(*migration.plan(), sample, job);
        if (!read.ok())
            qFatal("%s", read.error().line().c_str());
        return std::move(read).value();
    }
};

std::vector<std::uint64_t> recordsOf(const SamplePlan& plan, Pick::How how) {
    std::vector<std::uint64_t> records;
    for (const Card& card : plan.cards) {
        if (std::any_of(card.picks.begin(), card.picks.end(), [&](const Pick& pick) { return pick.how == how; }))
            records.push_back(card.record);
    }
    return records;
}

} // namespace

class TestDrawing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theRandomPartCanBeDrawnAgainByAnybody() {
        Reviewed crm(false);
        DrawRequest request;
        request.seed = 42;
        const SamplePlan plan = crm.draw(request);
        QCOMPARE(plan.population(), std::uint64_t(kRecords - kRecords / 10 - 1));
        QCOMPARE(plan.drawn(), sampleSize(plan.population(), request.tolerable, request.confidence));
        // As the header says it: ranks by SHA-256 of the seed and the number of the record.
        std::vector<std::pair<std::string, std::uint64_t>> ranks;
        for (std::uint64_t record = 1; record <= kRecords; ++record) {
            if (Reviewed::isLoaded(record))
                ranks.emplace_back(toHex(sha256("mapwright-draw:42:" + std::to_string(record))).substr(0, 16), record);
        }
        std::sort(ranks.begin(), ranks.end());
        std::vector<std::uint64_t> expected;
        for (std::size_t i = 0; i < plan.drawn(); ++i)
            expected.push_back(ranks[i].second);
        QCOMPARE(recordsOf(plan, Pick::How::Random), expected);
        QCOMPARE(plan.cards.front().key, "C-" + std::to_string(expected.front()));
        // A smaller sample of the same seed is its beginning; another seed draws others.
        request.size = 10;
        const auto fewer = recordsOf(crm.draw(request), Pick::How::Random);
        QCOMPARE(fewer, (std::vector<std::uint64_t>(expected.begin(), expected.begin() + 10)));
        request.seed = 43;
        QVERIFY(recordsOf(crm.draw(request), Pick::How::Random) != fewer);
    }

    /// Over many seeds every record is drawn about as often as every other.
    void noRecordIsPreferred() {
        constexpr std::uint64_t kPopulation = 200, kSize = 20, kSeeds = 3'000;
        std::vector<std::uint64_t> times(kPopulation + 1);
        for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
            std::vector<std::pair<std::uint64_t, std::uint64_t>> ranks;
            for (std::uint64_t record = 1; record <= kPopulation; ++record)
                ranks.emplace_back(rankOf(seed, record), record);
            std::nth_element(ranks.begin(), ranks.begin() + kSize, ranks.end());
            for (std::uint64_t i = 0; i < kSize; ++i)
                ++times[ranks[i].second];
        }
        // Chi-square over 200 cells; 199 degrees of freedom: above 276 once in 5,000 times. It is always the same seeds.
        const double expected = double(kSeeds) * kSize / kPopulation;
        double chi = 0;
        for (std::uint64_t record = 1; record <= kPopulation; ++record)
            chi += (double(times[record]) - expected) * (double(times[record]) - expected) / expected;
        QVERIFY2(chi < 276, qPrintable(QString::number(chi)));
    }

    void strataAreDrawnFromByThemselves() {
        Reviewed crm(false);
        DrawRequest request;
        request.stratifyBy = "stage";
        request.tolerable = 50'000;
        const SamplePlan plan = crm.draw(request);
        QCOMPARE(plan.strata.size(), std::size_t(3));
        for (const Stratum& stratum : plan.strata) {
            QCOMPARE(stratum.drawn, sampleSize(stratum.population, request.tolerable, request.confidence));
            QCOMPARE(std::uint64_t(std::count_if(plan.cards.begin(), plan.cards.end(), [&](const Card& card) { return card.stratum == stratum.name; })), stratum.drawn);
        }
        request.size = 30;
        const SamplePlan shared = crm.draw(request);
        QVERIFY(shared.drawn() <= 30 && shared.drawn() >= 27);
        request.stratifyBy = "nothing";
        request.mapping = "people";
        JobContext job;
        QVERIFY(!review::draw(*crm.migration.plan(), request, job).ok());
    }

    void recordsThatStandOutAndThoseAskedFor() {
        Reviewed crm(false);
        DrawRequest request;
        request.size = 0;
        request.risky = 4;
        request.differing = {501};
        request.keys = {"C-9"};
        request.retests = {{"C-11", "DEF-000001"}};
        const SamplePlan plan = crm.draw(request);
        QCOMPARE(plan.drawn(), std::uint64_t(0));
        const auto risky = recordsOf(plan, Pick::How::Risk);
        QVERIFY(std::find(risky.begin(), risky.end(), 77u) != risky.end());  // the longest name
        QVERIFY(std::find(risky.begin(), risky.end(), 501u) != risky.end()); // a validation found something
        QCOMPARE(risky.size(), std::size_t(4));
        QCOMPARE(recordsOf(plan, Pick::How::Named), std::vector<std::uint64_t>{9});
        QCOMPARE(recordsOf(plan, Pick::How::Retest), std::vector<std::uint64_t>{11});
        for (const Card& card : plan.cards)
            QCOMPARE(card.key, "C-" + std::to_string(card.record));
        request.keys = {"C-10"}; // it is excluded
        request.mapping = "people";
        JobContext job;
        const auto refused = review::draw(*crm.migration.plan(), request, job);
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, Code::UnknownName);
    }

    /// What the chosen records take is all that any record takes, and none of them could be left out.
    void theRulesAreCovered() {
        Reviewed crm(false);
        JobContext job;
        const auto plan = crm.migration.plan();
        const auto coverage = engine::coverRules(*plan, "people", job);
        VERIFY_OK(coverage);
        QCOMPARE(coverage->read, std::uint64_t(kRecords));
        std::set<std::size_t> taken, shown;
        for (std::size_t i = 0; i < coverage->points.size(); ++i) {
            if (coverage->points[i].records > 0)
                taken.insert(i);
        }
        for (const auto& record : coverage->records) {
            QVERIFY(!record.points.empty());
            shown.insert(record.points.begin(), record.points.end());
        }
        QVERIFY(taken == shown);
        QVERIFY2(coverage->records.size() <= 5, qPrintable(QString::number(coverage->records.size())));
        DrawRequest request;
        request.size = 0;
        request.covering = true;
        const SamplePlan sample = crm.draw(request);
        QCOMPARE(sample.cards.size(), coverage->records.size());
        const auto missing = std::find_if(sample.unexercised.begin(), sample.unexercised.end(), [](const Unexercised& each) { return each.part.find('X') != std::string::npos; });
        QVERIFY(missing != sample.unexercised.end());
        QCOMPARE(missing->field, std::string("stage"));
        QCOMPARE(missing->way, std::string("a value of the value map that no record has"));
    }

    void cardsShowBothSides() {
        Reviewed crm;
        QCOMPARE(test::runSql(crm.migration.targetPath(), "UPDATE people SET full_name = 'changed' WHERE pid = 'C-8'; DELETE FROM people WHERE pid = 'C-9'"), std::string());
        DrawRequest request;
        request.size = 0;
        request.keys = {"C-8", "C-9", "C-7"};
        SamplePlan sample = crm.draw(request);
        sample.cards.push_back({33, "C-33", {}, {{Pick::How::Covering, "years"}}}); // rejected
        sample.cards.push_back({10, "C-10", {}, {{Pick::How::Named, ""}}});         // excluded
        const Cards cards = crm.cards(sample);
        QCOMPARE(cards.fields.size(), std::size_t(4));
        QCOMPARE(cards.fields[1].sentence, std::string("Trim the name."));
        QVERIFY(cards.fields[1].isCritical);
        const CardContent& changed = *cards.card(8);
        QCOMPARE(printValue(changed.source[1]), std::string(" name 8"));
        QCOMPARE(printValue(changed.expected[1]), std::string("name 8"));
        QCOMPARE(printValue(changed.actual[1]), std::string("changed"));
        QCOMPARE(changed.differs, (std::vector<bool>{false, true, false, false}));
        QCOMPARE(changed.isChanged, (std::vector<bool>{false, true, true, false})); // a number is the same as its text
        QCOMPARE(changed.sourceChildren.size(), std::size_t(1));
        QCOMPARE(changed.sourceChildren.front().count, std::uint64_t(1));
        QCOMPARE(cards.card(7)->sourceChildren.front().count, std::uint64_t(0));
        QVERIFY(cards.card(9)->actual.empty());
        QVERIFY(!cards.card(9)->expected.empty());
        QCOMPARE(cards.card(33)->disposition, Disposition::Rejected);
        QCOMPARE(cards.card(33)->reasons.front().targetField, std::string("years"));
        QCOMPARE(cards.card(10)->disposition, Disposition::Excluded);
        // What was seen is known again, and what has changed is not.
        QCOMPARE(crm.cards(sample).card(7)->digest, cards.card(7)->digest);
        QCOMPARE(test::runSql(crm.migration.targetPath(), "UPDATE people SET years = 1 WHERE pid = 'C-7'"), std::string());
        QVERIFY(crm.cards(sample).card(7)->digest != cards.card(7)->digest);
    }

    void aWorklistGoesOutAndComesBack() {
        Reviewed crm;
        DrawRequest request;
        request.size = 3;
        const Entry entry{Id("doc"), "hash", "Lea", 1, crm.draw(request)};
        const Standing standing({{entry, toStored(entry).digest}});
        const PlanStanding& plan = standing.plans().front();
        const Cards cards = crm.cards(plan.plan);
        const WorklistInput input{"small </script><b>", "hash", &plan, &cards, "Ann", nullptr};
        const std::string page = crm.migration.folder.file("list.html"), book = crm.migration.folder.file("list.xlsx");
        VERIFY_OK(writeWorklistPage(input, page));
        const std::string html = *readFile(page);
        QVERIFY(html.find("http://") == std::string::npos && html.find("https://") == std::string::npos);
        QVERIFY(html.find("default-src 'none'") != std::string::npos);
        QCOMPARE(html.find("</script><b>"), std::string::npos);
        QVERIFY(html.find("\"{0} of {1} answered\"") != std::string::npos); // filled in by the page
        for (const Card& card : plan.plan.cards)
            QVERIFY(html.find("\"" + card.key + "\"") != std::string::npos);
        VERIFY_OK(writeWorklistBook(input, book));
        JobContext job;
        const auto answers = readAnswers(book, job);
        VERIFY_OK(answers);
        QCOMPARE(answers->size(), std::size_t(3));
        QCOMPARE(answers->front().plan, plan.digest);
        QCOMPARE(answers->front().reviewer, std::string("Ann"));
        QCOMPARE(answers->front().seen, cards.cards.front().digest);
        QVERIFY(proposalsOf(*answers, standing, book).empty()); // nobody has answered
        const std::string json = crm.migration.folder.file("answers.json");
        VERIFY_OK(writeFile(json, "{\"mapwright_answers\": 1, \"plan\": \"" + plan.digest + "\", \"reviewer\": \"Ann\", \"answers\": [{\"record\": " +
                                      std::to_string(plan.plan.cards.front().record) + ", \"seen\": \"x\", \"verdict\": \"pass\", \"comment\": \"\", \"at\": 5}]}"));
        const auto given = readAnswers(json, job);
        VERIFY_OK(given);
        QCOMPARE(proposalsOf(*given, standing, json).front().state, AnswerProposal::State::New);
        for (const char* wrong : {"{", "{}", "{\"mapwright_answers\": 2}", "{\"mapwright_answers\": 1, \"plan\": 3}"}) {
            VERIFY_OK(writeFile(json, wrong));
            QVERIFY2(!readAnswers(json, job).ok(), wrong);
        }
    }
};

MW_TEST(TestDrawing)
#include "tst_drawing.moc"
