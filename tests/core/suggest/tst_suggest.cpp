// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/suggest/suggest.h"
#include "tests/support/random.h"
#include "tests/support/test_main.h"

#include <algorithm>

using namespace mw;
using namespace mw::suggest;

namespace {

struct Cells {
    std::string name;
    std::vector<std::string> values;
};

Side sideOf(const std::string& entityName, const std::vector<Cells>& columns) {
    Side side;
    Entity entity;
    entity.name = entityName;
    std::vector<FieldValues> values;
    for (const Cells& cells : columns) {
        Field field;
        field.name = cells.name;
        field.type = LogicalType::text();
        entity.fields.push_back(field);
        Column column(LogicalType::text(), cells.values.size());
        for (std::size_t row = 0; row < cells.values.size(); ++row)
            column.values<std::string_view>()[row] = cells.values[row];
        ValueObserver observer;
        observer.add(column, cells.values.size());
        values.push_back(observer.finish());
    }
    side.schema.entities.push_back(entity);
    side.values.push_back(values);
    return side;
}

std::vector<Suggestion> suggestionsOf(const Side& source, const Side& target, const SuggestOptions& options = {}) {
    JobContext job;
    auto made = suggestMappings(source, target, options, job);
    return made.ok() ? made.value() : std::vector<Suggestion>();
}

const Suggestion* find(const std::vector<Suggestion>& all, const std::string& source, const std::string& target) {
    for (const Suggestion& one : all)
        if (one.source.field == source && one.target.field == target)
            return &one;
    return nullptr;
}

/// People with all the parts that rules are proposed for.
struct People {
    std::vector<std::string> first, last, full, born, bornIso, city, cityUpper, stage, stageNew, weight, grams;
    People() {
        test::Random random("people of suggestions");
        const std::vector<std::string> firsts = {"Anna", "Bert", "Clara", "Dora", "Emil", "Frida", "Gustav", "Hanna"};
        const std::vector<std::string> lasts = {"Lee", "Novak", "Okafor", "Perez", "Quist", "Rossi", "Stern", "Tanaka"};
        const std::vector<std::string> cities = {"Bern", "Graz", "Linz", "Porto", "Turin"};
        for (int i = 0; i < 200; ++i) {
            first.push_back(firsts[random.below(8)]);
            last.push_back(lasts[random.below(8)]);
            full.push_back(first.back() + " " + last.back());
            const std::string year = std::to_string(1950 + random.below(50)), month = std::to_string(10 + random.below(3)),
                              day = std::to_string(10 + random.below(19));
            born.push_back(day + "/" + month + "/" + year);
            bornIso.push_back(year + "-" + month + "-" + day);
            city.push_back(cities[random.below(5)] + (i % 9 ? "" : " "));
            cityUpper.push_back(city.back());
            std::transform(cityUpper.back().begin(), cityUpper.back().end(), cityUpper.back().begin(), [](char c) { return char(std::toupper(c)); });
            const auto draw = random.below(10);
            stage.push_back(draw < 6 ? "A" : draw < 9 ? "P" : "X");
            stageNew.push_back(draw < 6 ? "open" : draw < 9 ? "pending" : "closed");
            const auto kilos = 40 + random.below(60);
            weight.push_back(std::to_string(kilos));
            grams.push_back(std::to_string(kilos * 1000));
        }
    }
};

} // namespace

class TstSuggest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAloneAreEnoughWhereTheySpeak() {
        Side source, target;
        for (const char* name : {"cust_no", "Vorname", "dob", "zip"}) {
            if (source.schema.entities.empty())
                source.schema.entities.push_back({});
            source.schema.entities[0].fields.push_back({});
            source.schema.entities[0].fields.back().name = name;
        }
        target.schema.entities.push_back({});
        for (const char* name : {"postal_code", "date_of_birth", "first_name", "customer_number", "remark"}) {
            target.schema.entities[0].fields.push_back({});
            target.schema.entities[0].fields.back().name = name;
        }
        const auto all = suggestionsOf(source, target);
        QCOMPARE(all.size(), std::size_t(20));
        for (const auto& [from, to] : {std::pair("cust_no", "customer_number"), std::pair("Vorname", "first_name"),
                                       std::pair("dob", "date_of_birth"), std::pair("zip", "postal_code")}) {
            const Suggestion* one = find(all, from, to);
            QVERIFY(one && one->assigned);
            QVERIFY(!one->reasons.empty());
        }
        QVERIFY(std::is_sorted(all.begin(), all.end(), [](const Suggestion& a, const Suggestion& b) { return a.score > b.score; }));
    }

    void valuesFindWhatNamesHide() {
        const People people;
        const Side source = sideOf("t1", {{"c1", people.full}, {"c2", people.bornIso}, {"c3", people.city}});
        const Side target = sideOf("t2", {{"a", people.city}, {"b", people.full}, {"c", people.bornIso}});
        const auto all = suggestionsOf(source, target);
        for (const auto& [from, to] : {std::pair("c1", "b"), std::pair("c2", "c"), std::pair("c3", "a")})
            QVERIFY2(find(all, from, to)->score > find(all, from, to == std::string("b") ? "a" : "b")->score, from);
        const auto& reasons = find(all, "c1", "b")->reasons;
        QVERIFY(std::any_of(reasons.begin(), reasons.end(), [](const std::string& reason) {
            return reason.find("% of the sampled values occur on both sides") != std::string::npos;
        }));
    }

    void rulesAreProposedWhereTheSamplesShowThem() {
        const People people;
        const Side source = sideOf("old", {{"first name", people.first}, {"last_name", people.last}, {"born", people.born},
                                           {"city", people.city}, {"stage", people.stage}, {"weight_kg", people.weight}, {"full_name", people.full}});
        const Side target = sideOf("new", {{"display_name", people.full}, {"born", people.bornIso}, {"city", people.cityUpper},
                                           {"stage", people.stageNew}, {"weight_g", people.grams}, {"surname", people.last}});
        const auto rule = [&](std::size_t from, std::size_t to) { return proposeRule(source, {0, from}, target, {0, to}); };
        QCOMPARE(test::qt(rule(0, 0).rule), QStringLiteral("[first name] & ' ' & last_name"));
        QCOMPARE(test::qt(rule(1, 0).rule), QStringLiteral("[first name] & ' ' & last_name"));
        QCOMPARE(test::qt(rule(2, 1).rule), QStringLiteral("format_date(parse_date(born, 'dd/MM/yyyy'), 'yyyy-MM-dd')"));
        QCOMPARE(test::qt(rule(3, 2).rule), QStringLiteral("upper(trim(city))"));
        const RuleProposal stages = rule(4, 3);
        QCOMPARE(test::qt(stages.rule), QStringLiteral("map('stage to stage', stage)"));
        QCOMPARE(stages.valueMap.size(), std::size_t(3));
        QVERIFY(std::find(stages.valueMap.begin(), stages.valueMap.end(), std::pair(std::string("A"), std::string("open"))) != stages.valueMap.end());
        QCOMPARE(test::qt(rule(5, 4).rule), QStringLiteral("weight_kg * 1000"));
        QCOMPARE(test::qt(rule(6, 5).rule), QStringLiteral("split_part(full_name, ' ', 2)"));
        QCOMPARE(test::qt(rule(0, 5).rule), QStringLiteral("[first name]"));
        QVERIFY(rule(0, 5).because.empty());
    }

    void whatWasDecidedCounts() {
        Side source, target;
        source.schema.entities.push_back({});
        target.schema.entities.push_back({});
        for (const char* name : {"zorg_date", "zorg_name"}) {
            source.schema.entities[0].fields.push_back({});
            source.schema.entities[0].fields.back().name = name;
        }
        for (const char* name : {"flup_date", "flup_name", "kral_name"}) {
            target.schema.entities[0].fields.push_back({});
            target.schema.entities[0].fields.back().name = name;
        }
        const double before = find(suggestionsOf(source, target), "zorg_name", "flup_name")->score;
        SuggestOptions options;
        options.decisions = {{{"", "zorg_date"}, {"", "flup_date"}, true}, {{"", "zorg_name"}, {"", "kral_name"}, false}};
        const auto after = suggestionsOf(source, target, options);
        QVERIFY(find(after, "zorg_date", "flup_date")->assigned);
        QCOMPARE(test::qt(find(after, "zorg_date", "flup_date")->reasons[0]), QStringLiteral("used before in this project"));
        QVERIFY(!find(after, "zorg_name", "kral_name"));
        // "zorg" stood for "flup" once: it may do so again.
        QVERIFY(find(after, "zorg_name", "flup_name")->score > before + 0.05);
    }

    void theLimitKeepsTheBest() {
        const People people;
        const Side source = sideOf("a", {{"first", people.first}, {"city", people.city}});
        const auto all = suggestionsOf(source, source);
        SuggestOptions options;
        options.limit = 2;
        const auto some = suggestionsOf(source, source, options);
        QCOMPARE(some.size(), std::size_t(2));
        QVERIFY(some[0].source == all[0].source && some[1].target == all[1].target);
    }

    void emptySidesAndFieldsOfNothingGiveNoTrouble() {
        QVERIFY(suggestionsOf({}, {}).empty());
        const Side nothing = sideOf("e", {{"", {}}, {"…", {"", "", ""}}});
        QCOMPARE(suggestionsOf(nothing, nothing).size(), std::size_t(4));
    }

    void aCancelledSearchSaysSo() {
        JobContext job;
        job.requestStop();
        const Side side = sideOf("a", {{"x", {"1"}}});
        const auto made = suggestMappings(side, side, {}, job);
        QVERIFY(!made.ok() && made.error().code == Code::Cancelled);
    }

    void wideSchemasAreSearchedByWhatTheyShare() {
        Side source, target;
        source.schema.entities.push_back({});
        target.schema.entities.push_back({});
        for (int i = 0; i < 1'500; ++i)
            for (Side* side : {&source, &target}) {
                side->schema.entities[0].fields.push_back({});
                side->schema.entities[0].fields.back().name = (side == &source ? "field_" : "FIELD") + std::to_string(1'000'000 + i * 7919);
            }
        SuggestOptions options;
        options.limit = 1'500;
        const auto some = suggestionsOf(source, target, options);
        QCOMPARE(some.size(), std::size_t(1'500));
        const auto right = std::count_if(some.begin(), some.end(), [](const Suggestion& one) {
            return one.source.field.substr(6) == one.target.field.substr(5);
        });
        QVERIFY(right > 1'450);
    }
};

MW_TEST(TstSuggest)
#include "tst_suggest.moc"
