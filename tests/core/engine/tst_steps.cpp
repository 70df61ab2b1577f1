// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/steps/preview_steps.h"
#include "core/engine/explain_cell.h"
#include "core/mapping/problems.h"
#include "tests/core/engine/fakes.h"
#include "tests/core/engine/small_migration.h"
#include "tests/support/random.h"
#include "tests/support/test_main.h"
#include "tests/support/verify_ok.h"

using namespace mw;
using mapping::Join;
using test::SmallMigration;

namespace {

mapping::Join joinOf(Join::Kind kind, const std::string& entity, const std::string& left, const std::string& right,
                     const std::string& alias = {}) {
    return {kind, Id("c-old"), Id("e-" + entity), alias, {{left, right}}, {}};
}

/// Orders of customers, one of them unknown, one without any order, one twice in the list.
struct Orders {
    SmallMigration small;

    Orders() {
        small.addSource("orders", {"id", "customer", "amount", "kind"},
                        "id,customer,amount,kind\n1,A,10,web\n2,B,20,shop\n3,X,30,web\n4,A,40,web\n5,,50,shop\n6,D,60,fax\n");
        small.addSource("customers", {"code", "name"}, "code,name\nA,Anna\nB,Bob\nC,Carl\nD,Dan\nD,Dora\n");
        small.addTarget("out", {"id text", "name text", "amount text"}, {});
        small.map("orders", "out", {{"id", "id"}, {"name", "customers.name"}, {"amount", "amount"}});
    }
    mapping::EntityMapping& mapping() { return small.document.mappings[0]; }
    void step(mapping::Step step) { mapping().steps.push_back(std::move(step)); }
    std::string rows() {
        std::string text;
        for (const std::string& row : test::readBack(small.targetPath(), "out"))
            text += row + "\n";
        return text;
    }
};

std::string ledgerText(const engine::Ledger& ledger) {
    return "read " + std::to_string(ledger.read) + " loaded " + std::to_string(ledger.loaded) + " merged " +
           std::to_string(ledger.merged) + " excluded " + std::to_string(ledger.excluded) + " rejected " +
           std::to_string(ledger.rejected) + (ledger.closes() ? "" : " OPEN");
}

} // namespace

class TestSteps : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLeftJoinKeepsRowsWithoutPartnersAndFansOut() {
        Orders orders;
        orders.step({joinOf(Join::Kind::Left, "customers", "customer", "code"), ""});
        const auto result = orders.small.run();
        VERIFY_OK(result);
        QCOMPARE(test::qt(orders.rows()), test::qt(std::string("1|Anna|10\n2|Bob|20\n3|∅|30\n4|Anna|40\n5|∅|50\n6|Dan|60\n6|Dora|60\n")));
        QCOMPARE(test::qt(ledgerText(result->ledger)), test::qt(std::string("read 6 loaded 6 merged 0 excluded 0 rejected 0")));
        QCOMPARE(result->written.sent, 7u);
        QCOMPARE(result->entities[0].steps.size(), 1u);
        QCOMPARE(test::qt(told(result->entities[0].steps[0])), test::qt(std::string("left join of customers: 6 rows in, 7 out")));
        QCOMPARE(result->inputs.size(), 2u);
        QCOMPARE(result->inputs[0].rows, 6u);
        QCOMPARE(test::qt(result->inputs[1].entity), test::qt(std::string("customers")));
    }

    void anInnerJoinExcludesRowsWithoutPartners() {
        Orders orders;
        orders.step({joinOf(Join::Kind::Inner, "customers", "customer", "code"), "orders of unknown customers"});
        const auto result = orders.small.run();
        VERIFY_OK(result);
        QCOMPARE(test::qt(orders.rows()), test::qt(std::string("1|Anna|10\n2|Bob|20\n4|Anna|40\n6|Dan|60\n6|Dora|60\n")));
        QCOMPARE(test::qt(ledgerText(result->ledger)), test::qt(std::string("read 6 loaded 4 merged 0 excluded 2 rejected 0")));
        JobContext job;
        const auto preview = engine::preview(*orders.small.plan(), "out", {}, job);
        VERIFY_OK(preview);
        QVERIFY(preview->rows[2].disposition == Disposition::Excluded);
        QVERIFY(preview->rows[2].reasons[0].message.find("orders of unknown customers") != std::string::npos);
    }

    void aLookupRejectsRowsWithSeveralPartners() {
        Orders orders;
        orders.step({joinOf(Join::Kind::Lookup, "customers", "customer", "code"), ""});
        const auto result = orders.small.run();
        VERIFY_OK(result);
        QCOMPARE(test::qt(ledgerText(result->ledger)), test::qt(std::string("read 6 loaded 5 merged 0 excluded 0 rejected 1")));
        QCOMPARE(orders.small.rejects.rejects.size(), 1u);
        const engine::Reject& reject = orders.small.rejects.rejects[0];
        QVERIFY(reject.reasons[0].message.find("more than one record for 'D'") != std::string::npos);
        QVERIFY(std::find(reject.values.begin(), reject.values.end(), std::pair<std::string, std::string>("record of orders", "6")) !=
                reject.values.end());
    }

    void anAntiJoinKeepsOnlyRowsWithoutPartners() {
        Orders orders;
        orders.step({joinOf(Join::Kind::Anti, "customers", "customer", "code"), "they are known"});
        orders.mapping().fields[1].rule = "'new'";
        const auto result = orders.small.run();
        VERIFY_OK(result);
        QCOMPARE(test::qt(orders.rows()), test::qt(std::string("3|new|30\n5|new|50\n")));
        QCOMPARE(test::qt(ledgerText(result->ledger)), test::qt(std::string("read 6 loaded 2 merged 0 excluded 4 rejected 0")));
    }

    void joinedRecordsCanBeNarrowedByACondition() {
        Orders orders;
        mapping::Join join = joinOf(Join::Kind::Lookup, "customers", "customer", "code");
        join.where = "name <> 'Dora'";
        orders.step({join, ""});
        VERIFY_OK(orders.small.run());
        QVERIFY(orders.rows().find("6|Dan|60") != std::string::npos);
    }

    void groupsCountTheirRecordsAsMerged() {
        Orders orders;
        orders.step({mapping::Group{{{"customer", "customer"}},
                                    {{"total", "sum", "to_integer(amount)", "", false, ""},
                                     {"orders", "count", "", "", false, ""},
                                     {"kinds", "list", "kind", "to_integer(amount)", true, "+"}}},
                     "one row per customer"});
        orders.mapping().fields[0].rule = "customer";
        orders.mapping().fields[1].rule = "kinds";
        orders.mapping().fields[2].rule = "to_text(total) & '/' & to_text([orders])";
        const auto result = orders.small.run();
        VERIFY_OK(result);
        QCOMPARE(test::qt(orders.rows()), test::qt(std::string("A|web+web|50/2\nB|shop|20/1\nX|web|30/1\n∅|shop|50/1\nD|fax|60/1\n")));
        QCOMPARE(test::qt(ledgerText(result->ledger)), test::qt(std::string("read 6 loaded 5 merged 1 excluded 0 rejected 0")));
        QCOMPARE(result->inputs[0].rows, 6u);
    }

    /// Of a group that falls away all records fall away.
    void aGroupThatIsExcludedOrRejectedCountsWhole() {
        Orders orders;
        orders.step({mapping::Group{{{"customer", "customer"}}, {{"orders", "count", "", "", false, ""}}}, ""});
        orders.mapping().fields[0].rule = "if(customer = 'B', reject('not him'), customer)";
        orders.mapping().fields[1].rule = "'-'";
        orders.mapping().fields[2].rule = "'-'";
        orders.mapping().filter = "[orders] < 2";
        orders.mapping().filterReason = "few";
        const auto result = orders.small.run();
        VERIFY_OK(result);
        QCOMPARE(test::qt(ledgerText(result->ledger)), test::qt(std::string("read 6 loaded 3 merged 0 excluded 2 rejected 1")));
    }

    void pivotsMakeFieldsOfValuesAndRejectUnlistedOnes() {
        Orders orders;
        orders.step({mapping::Pivot{{{"customer", "customer"}}, "kind", {{"web", ""}, {"shop", "store"}}, "sum", "to_integer(amount)"}, ""});
        orders.mapping().fields[0].rule = "customer";
        orders.mapping().fields[1].rule = "to_text(web)";
        orders.mapping().fields[2].rule = "to_text(store)";
        const auto result = orders.small.run();
        VERIFY_OK(result);
        QCOMPARE(test::qt(orders.rows()), test::qt(std::string("A|50|∅\nB|∅|20\nX|30|∅\n∅|∅|50\n")));
        QCOMPARE(test::qt(ledgerText(result->ledger)), test::qt(std::string("read 6 loaded 4 merged 1 excluded 0 rejected 1")));
        QVERIFY(orders.small.rejects.rejects[0].reasons[0].message.find("'fax' has no field in the pivot") != std::string::npos);
    }

    void unpivotsMakeRowsOfFields() {
        Orders orders;
        orders.step({mapping::Unpivot{"what", {"buyer", "way"}, {{"value", {"customer", "kind"}}}, false}, ""});
        orders.mapping().fields[1].rule = "what";
        orders.mapping().fields[2].rule = "value";
        const auto result = orders.small.run();
        VERIFY_OK(result);
        QVERIFY(orders.rows().starts_with("1|buyer|A\n1|way|web\n2|buyer|B\n"));
        QVERIFY(orders.rows().find("5|way|shop\n") != std::string::npos);
        QVERIFY(orders.rows().find("5|buyer") == std::string::npos);
        QCOMPARE(test::qt(ledgerText(result->ledger)), test::qt(std::string("read 6 loaded 6 merged 0 excluded 0 rejected 0")));
        QCOMPARE(result->written.sent, 11u);
    }

    /// Two systems become one: of each key the value of the trusted system, where it has one.
    void unionsConsolidateWithASourceOfTruth() {
        SmallMigration small;
        small.addSource("crm", {"no", "email", "phone"}, "no,email,phone\n1,a@x,\n2,b@x,22\n3,,\n");
        small.addSource("erp", {"number", "email", "phone"}, "number,email,phone\n2,b@y,99\n3,c@y,33\n4,d@y,44\n");
        small.addTarget("people", {"no text!", "email text", "phone text", "origin text"}, {"no"});
        small.map("crm", "people", {{"no", "no"}, {"email", "email"}, {"phone", "phone"}, {"origin", "origin"}});
        auto& steps = small.document.mappings[0].steps;
        steps.push_back({mapping::Union{Id("c-old"), Id("e-erp"), "", {{"no", "number"}}, "", "system"}, ""});
        const std::string trust = "if(system = 'crm', 1, 2)";
        steps.push_back({mapping::Group{{{"no", "no"}},
                                        {{"email", "first", "email", trust, false, ""},
                                         {"phone", "first", "phone", trust, false, ""},
                                         {"origin", "list", "system", trust, false, "+"}}},
                         "one row per number"});
        const auto result = small.run();
        VERIFY_OK(result);
        std::string rows;
        for (const std::string& row : test::readBack(small.targetPath(), "people"))
            rows += row + "\n";
        QCOMPARE(test::qt(rows), test::qt(std::string("1|a@x|∅|crm\n2|b@x|22|crm+erp\n3|c@y|33|crm+erp\n4|d@y|44|erp\n")));
        QCOMPARE(test::qt(ledgerText(result->ledger)), test::qt(std::string("read 6 loaded 4 merged 2 excluded 0 rejected 0")));
        QCOMPARE(result->inputs.size(), 2u);
        QCOMPARE(result->inputs[1].rows, 3u);
        QVERIFY(!result->inputs[1].hash.empty());
    }

    void recordsOfOneRowAreRejectedTogetherOnce() {
        Orders orders;
        orders.step({joinOf(Join::Kind::Left, "customers", "customer", "code"), ""});
        orders.mapping().fields[1].rule = "if(customers.name = 'Dora', reject('not her'), customers.name)";
        const auto result = orders.small.run();
        VERIFY_OK(result);
        QCOMPARE(test::qt(ledgerText(result->ledger)), test::qt(std::string("read 6 loaded 5 merged 0 excluded 0 rejected 1")));
        QCOMPARE(result->written.sent, 6u); // Dan's row of the same record is there
    }

    void explanationsFollowTheSteps() {
        Orders orders;
        orders.step({joinOf(Join::Kind::Left, "customers", "customer", "code"), ""});
        JobContext job;
        const auto story = engine::explainCell(*orders.small.plan(), "out", 7, "name", job);
        VERIFY_OK(story);
        QCOMPARE(std::get<std::string>(story->record.target[1]), std::string("Dora"));
        QCOMPARE(story->record.sourceFields.back().name, std::string("record of orders"));
        QCOMPARE(std::get<std::int64_t>(story->record.source.back()), std::int64_t(6));
    }

    void eachStepCanBeLookedAt() {
        Orders orders;
        orders.step({joinOf(Join::Kind::Inner, "customers", "customer", "code"), "unknown"});
        orders.step({mapping::Group{{{"kind", "kind"}}, {{"n", "count", "", "", false, ""}}}, ""});
        orders.mapping().fields[0].rule = "what stands behind may be wrong (";
        JobContext job;
        const auto look = [&](std::size_t steps) {
            return engine::previewSteps(orders.small.document, orders.small.planOptions(), "out", steps, 100,
                                        engine::StepsReading::ToTheEnd, job);
        };
        const auto source = look(0), joined = look(1), grouped = look(2);
        VERIFY_OK(source);
        VERIFY_OK(joined);
        VERIFY_OK(grouped);
        QCOMPARE(source->rows.size(), 6u);
        QCOMPARE(joined->rows.size(), 7u);
        QCOMPARE(joined->fields[5].name, std::string("customers.name"));
        QCOMPARE(joined->counts[0].excluded, 2u);
        QVERIFY(joined->rows[2].disposition == Disposition::Excluded);
        QCOMPARE(grouped->counts.size(), 2u);
        QCOMPARE(grouped->counts[1].in, 5u);
        QCOMPARE(grouped->counts[1].out, 3u);
        QVERIFY(grouped->complete);
        QVERIFY(!look(3).ok());
    }

    void wrongStepsAreNamedWithTheirPlace_data() {
        QTest::addColumn<int>("which");
        QTest::addColumn<QString>("message");
        QTest::newRow("unknown key") << 0 << "step 1, join of customers: the key of customers: 'cod' is not known here";
        QTest::newRow("types differ") << 1 << "step 1, join of customers: the key: to_integer(customer) is integer";
        QTest::newRow("ambiguous name") << 2 << "'id' could be";
        QTest::newRow("name taken") << 3 << "step 1, join of orders: rules already mean something else by 'orders'";
        QTest::newRow("no aggregate of text") << 4 << "step 1, group: total: sum cannot be computed of text";
        QTest::newRow("types of an unpivot") << 5 << "to_integer(amount) is integer, those before are text";
        QTest::newRow("no such entity") << 6 << "its entity is not in the document";
        QTest::newRow("gone behind a group") << 7 << "'amount' is not known here";
    }
    void wrongStepsAreNamedWithTheirPlace() {
        QFETCH(int, which);
        QFETCH(QString, message);
        Orders orders;
        switch (which) {
        case 0: orders.step({joinOf(Join::Kind::Left, "customers", "customer", "cod"), ""}); break;
        case 1: orders.step({joinOf(Join::Kind::Left, "customers", "to_integer(customer)", "code"), ""}); break;
        case 2: orders.step({joinOf(Join::Kind::Left, "orders", "customer", "customer", "other"), ""}); break;
        case 3: orders.step({joinOf(Join::Kind::Left, "customers", "customer", "code", "orders"), ""}); break;
        case 4: orders.step({mapping::Group{{}, {{"total", "sum", "amount", "", false, ""}}}, ""}); break;
        case 5: orders.step({mapping::Unpivot{"l", {"a", "b"}, {{"v", {"kind", "to_integer(amount)"}}}, false}, ""}); break;
        case 6: orders.step({joinOf(Join::Kind::Left, "nowhere", "customer", "code"), ""}); break;
        case 7: orders.step({mapping::Group{{{"id", "id"}}, {}}, ""}); break;
        }
        std::string all;
        for (const mapping::Problem& problem : mapping::findProblems(orders.small.document))
            all += problem.message + "\n";
        QVERIFY2(all.find(message.toStdString()) != std::string::npos, all.c_str());
    }

    /// A load that was stopped goes on behind its last commit: no row twice, none lost, the same ledger.
    void aStoppedLoadGoesOn_data() {
        QTest::addColumn<bool>("groups");
        QTest::newRow("rows of records") << false;
        QTest::newRow("groups of records") << true;
    }
    void aStoppedLoadGoesOn() {
        QFETCH(bool, groups);
        const auto make = [&](SmallMigration& small) {
            std::string csv = "id,customer,amount,kind\n";
            for (int i = 0; i < 9000; ++i)
                csv += "n" + std::to_string(i) + "," + (i % 3 == 0 ? "D" : "A") + "," + (i == 4500 ? "bad" : std::to_string(i)) + ",k" + std::to_string(i / 2) + "\n";
            small.addSource("orders", {"id", "customer", "amount", "kind"}, csv);
            small.addSource("customers", {"code", "name"}, "code,name\nA,Anna\nD,Dan\nD,Dora\n");
            small.addTarget("out", {"id text", "name text", "amount integer"}, {});
            auto& steps = small.map("orders", "out", {{"id", groups ? "kind" : "id"}, {"name", groups ? "names" : "customers.name"},
                                                      {"amount", "to_integer(amount)"}}).steps;
            steps.push_back({joinOf(Join::Kind::Left, "customers", "customer", "code"), ""});
            if (groups)
                steps.push_back({mapping::Group{{{"kind", "kind"}}, {{"names", "list", "customers.name", "", false, "+"},
                                                                    {"amount", "max", "amount", "", false, ""}}}, ""});
        };
        SmallMigration whole, stopped;
        make(whole);
        make(stopped);
        const auto expected = whole.run();
        VERIFY_OK(expected);
        engine::RunOptions options;
        options.commitRows = 500;
        options.rejectLimit = 0;
        const auto failed = stopped.run(options);
        QVERIFY(!failed.ok());
        QCOMPARE(failed.error().code, Code::RejectLimit);
        QVERIFY(!test::readBack(stopped.targetPath(), "out").empty());
        options.resume = true;
        options.rejectLimit.reset();
        const auto done = stopped.run(options);
        VERIFY_OK(done);
        QCOMPARE(test::qt(ledgerText(done->ledger)), test::qt(ledgerText(expected->ledger)));
        QCOMPARE(done->ledger.read, 9000u);
        QCOMPARE(done->ledger.rejected, groups ? 2u : 1u);
        QVERIFY(test::readBack(stopped.targetPath(), "out") == test::readBack(whole.targetPath(), "out"));
    }

    void sqlRefusesStepsByName() {
        Orders orders;
        orders.step({joinOf(Join::Kind::Left, "customers", "customer", "code"), ""});
        engine::RunOptions options;
        options.engine = engine::RunEngine::Sql;
        const auto result = orders.small.run(options);
        VERIFY_OK(result);
        QVERIFY(std::any_of(result->notes.begin(), result->notes.end(), [](const std::string& note) {
            return note.find("its records go through steps") != std::string::npos;
        }));
        QCOMPARE(result->ledger.loaded, 6u);
    }

    void randomStepsEqualAPlainReference();
};

namespace {

using Cells = std::map<std::string, std::optional<std::string>>;

/// A row of the reference: values by the text that rules name them by.
struct PlainRow {
    Cells cells;
    std::vector<std::size_t> records; ///< that it was made of
};

/// Steps on plain rows, as slowly and simply as can be.
struct Reference {
    std::vector<PlainRow> rows;
    std::vector<std::string> fields;
    bool fannedOut = false, groupedAfter = false;
    std::size_t rejected = 0;

    void join(Join::Kind kind, const std::vector<Cells>& others, const std::vector<std::string>& names, const std::string& left,
              const std::string& right, const std::string& alias) {
        std::vector<PlainRow> made;
        for (const PlainRow& row : rows) {
            std::vector<const Cells*> partners;
            for (const Cells& other : others)
                if (row.cells.at(left) && row.cells.at(left) == other.at(right))
                    partners.push_back(&other);
            if (kind == Join::Kind::Anti) {
                if (partners.empty())
                    made.push_back(row);
                continue;
            }
            if (kind == Join::Kind::Lookup && partners.size() > 1) {
                ++rejected;
                continue;
            }
            if (partners.empty() && kind == Join::Kind::Inner)
                continue;
            fannedOut = fannedOut || partners.size() > 1;
            for (std::size_t i = 0; i < std::max<std::size_t>(1, partners.size()); ++i) {
                PlainRow next = row;
                for (const std::string& name : names)
                    next.cells[alias + "." + name] = partners.empty() ? std::nullopt : partners[i]->at(name);
                made.push_back(next);
            }
        }
        rows = std::move(made);
        if (kind != Join::Kind::Anti)
            for (const std::string& name : names)
                fields.push_back(alias + "." + name);
    }

    void unpivot(const std::vector<std::string>& of, const std::string& label, const std::string& value) {
        std::vector<PlainRow> made;
        for (const PlainRow& row : rows)
            for (std::size_t i = 0; i < of.size(); ++i)
                if (row.cells.at(of[i])) {
                    PlainRow next = row;
                    next.cells[label] = "l" + std::to_string(i);
                    next.cells[value] = row.cells.at(of[i]);
                    made.push_back(next);
                }
        rows = std::move(made);
        fannedOut = true;
        fields.push_back(label);
        fields.push_back(value);
    }

    void group(const std::string& key, const std::string& of, const std::string& keyName, const std::string& number) {
        groupedAfter = fannedOut;
        std::vector<PlainRow> made;
        std::map<std::optional<std::string>, std::size_t> places;
        std::vector<std::tuple<std::size_t, std::optional<std::string>, std::set<std::string>>> found; // rows, least, distinct
        for (const PlainRow& row : rows) {
            const auto [place, isNew] = places.try_emplace(row.cells.at(key), made.size());
            if (isNew) {
                made.push_back({{{keyName, row.cells.at(key)}}, {}});
                found.emplace_back();
            }
            auto& [count, least, distinct] = found[place->second];
            ++count;
            if (const auto& value = row.cells.at(of)) {
                least = !least || *value < *least ? value : least;
                distinct.insert(*value);
            }
            auto& records = made[place->second].records;
            records.insert(records.end(), row.records.begin(), row.records.end());
        }
        for (std::size_t i = 0; i < made.size(); ++i) {
            made[i].cells[number + "n"] = std::to_string(std::get<0>(found[i]));
            made[i].cells[number + "least"] = std::get<1>(found[i]);
            made[i].cells[number + "different"] = std::to_string(std::get<2>(found[i]).size());
        }
        rows = std::move(made);
        fields = {keyName, number + "n", number + "least", number + "different"};
    }
};

std::string csvOf(const std::vector<Cells>& rows, const std::vector<std::string>& names) {
    std::string csv;
    for (const std::string& name : names)
        csv += (csv.empty() ? "" : ",") + name;
    csv += "\n";
    for (const Cells& row : rows) {
        for (const std::string& name : names)
            csv += (&name == &names.front() ? "" : ",") + row.at(name).value_or("");
        csv += "\n";
    }
    return csv;
}

std::vector<Cells> randomRows(test::Random& random, const std::vector<std::string>& names, std::size_t rows) {
    std::vector<Cells> made(rows);
    for (std::size_t i = 0; i < rows; ++i)
        for (const std::string& name : names) {
            if (name.ends_with("id"))
                made[i][name] = "r" + std::to_string(i); // no row is empty
            else if (!random.oneIn(6))
                made[i][name] = random.text(1 + std::size_t(random.below(2)), "abcdef");
            else
                made[i][name] = std::nullopt;
        }
    return made;
}

std::string ruleOf(const std::string& field) {
    const std::size_t dot = field.find('.');
    return dot == std::string::npos ? "[" + field + "]" : field.substr(0, dot) + ".[" + field.substr(dot + 1) + "]";
}

} // namespace

/// Whatever the chain: the rows are those of a plain reference, in its order; the ledger closes; nothing depends on the number
/// of workers.
void TestSteps::randomStepsEqualAPlainReference() {
    test::Random random("randomStepsEqualAPlainReference");
    const std::vector<std::string> mainNames = {"id", "a", "b"}, otherNames = {"oid", "k", "v"};
    for (int round = 0; round < 40; ++round) {
        SmallMigration small;
        small.document.connections[0].options = {{"header", "yes"}, {"delimiter", ","}};
        const auto mainRows = randomRows(random, mainNames, std::size_t(random.between(5, 400)));
        const auto otherRows = randomRows(random, otherNames, std::size_t(random.between(5, 30)));
        small.addSource("things", mainNames, csvOf(mainRows, mainNames));
        small.addSource("others", otherNames, csvOf(otherRows, otherNames));
        small.addTarget("out", {"f0 text", "f1 text", "f2 text", "f3 text", "f4 text", "f5 text"}, {});
        Reference reference;
        reference.fields = mainNames;
        for (std::size_t i = 0; i < mainRows.size(); ++i)
            reference.rows.push_back({mainRows[i], {i}});
        std::vector<mapping::Step> steps;
        std::size_t records = mainRows.size();
        std::string chain;
        for (std::int64_t i = random.between(1, 4); i > 0; --i) {
            const std::string number = "s" + std::to_string(steps.size());
            const std::string field = random.oneOf(reference.fields), second = random.oneOf(reference.fields);
            switch (random.below(5)) {
            case 0:
            case 1: {
                const auto kind = Join::Kind(random.below(4));
                steps.push_back({Join{kind, Id("c-old"), Id("e-others"), number, {{"to_text(" + ruleOf(field) + ")", "k"}}, {}}, ""});
                reference.join(kind, otherRows, otherNames, field, "k", number);
                break;
            }
            case 2:
                steps.push_back({mapping::Filter{"to_text(" + ruleOf(field) + ") > 'c'"}, "small"});
                std::erase_if(reference.rows, [&](const PlainRow& row) { return !row.cells.at(field) || *row.cells.at(field) <= "c"; });
                break;
            case 3:
                steps.push_back({mapping::Unpivot{number + "l", {"l0", "l1"},
                                                  {{number + "v", {"to_text(" + ruleOf(field) + ")", "to_text(" + ruleOf(second) + ")"}}}, false}, ""});
                reference.unpivot({field, second}, number + "l", number + "v");
                break;
            default:
                steps.push_back({mapping::Group{{{number + "k", ruleOf(field)}},
                                                {{number + "n", "count", "", "", false, ""},
                                                 {number + "least", "min", "to_text(" + ruleOf(second) + ")", "", false, ""},
                                                 {number + "different", "count_distinct", ruleOf(second), "", false, ""}}}, ""});
                reference.group(field, second, number + "k", number);
                break;
            }
            chain += std::string(kindOf(steps.back())) + "(" + field + "," + second + ") ";
        }
        std::vector<std::pair<std::string, std::string>> rules;
        for (std::size_t i = 0; i < std::min<std::size_t>(6, reference.fields.size()); ++i)
            rules.emplace_back("f" + std::to_string(i), "to_text(" + ruleOf(reference.fields[i]) + ")");
        small.map("things", "out", rules).steps = steps;
        std::string expected;
        for (const PlainRow& row : reference.rows) {
            for (std::size_t i = 0; i < 6; ++i)
                expected += (i > 0 ? "|" : "") + (i < rules.size() ? row.cells.at(reference.fields[i]) : std::nullopt).value_or("∅");
            expected += "\n";
        }
        for (const unsigned workers : {1u, 2u, 8u}) {
            QFile::remove(QString::fromStdString(small.targetPath()));
            engine::RunOptions options;
            options.workers = workers;
            const auto result = small.run(options);
            QVERIFY2(result.ok(), (chain + (result.ok() ? "" : result.error().line() + small.failure)).c_str());
            std::string rows;
            for (const std::string& row : test::readBack(small.targetPath(), "out"))
                rows += row + "\n";
            QVERIFY2(rows == expected, (chain + "\n" + rows + "---\n" + expected).c_str());
            QVERIFY2(result->ledger.closes(), chain.c_str());
            QCOMPARE(result->ledger.read, std::uint64_t(records));
            if (reference.groupedAfter)
                continue;
            std::set<std::size_t> arrived;
            for (const PlainRow& row : reference.rows)
                arrived.insert(row.records.begin(), row.records.end());
            if (!reference.fannedOut) {
                QCOMPARE(result->ledger.rejected, std::uint64_t(reference.rejected));
                QCOMPARE(result->ledger.excluded, std::uint64_t(records - arrived.size() - reference.rejected));
            }
        }
    }
}

MW_TEST(TestSteps)
#include "tst_steps.moc"
