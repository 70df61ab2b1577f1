// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/document_file.h"
#include "core/mapping/problems.h"
#include "core/rebase/rebase.h"
#include "tests/core/mapping/small_document.h"
#include "tests/support/random.h"
#include "tests/support/test_main.h"
#include "tests/support/verify_ok.h"

#include <algorithm>

using namespace mw;
using namespace mw::mapping;

namespace {

const Id kOld("old"), kNew("new");

/// A connection of the small document as a fresh scan would find it: without ids, and without what is only proposed.
suggest::Side scanOf(const Document& document, const Id& connection) {
    suggest::Side side;
    side.schema = document.connection(connection)->schema;
    std::erase_if(side.schema.entities, [](const Entity& entity) { return entity.proposed; });
    for (Entity& entity : side.schema.entities) {
        entity.id = {};
        std::erase_if(entity.fields, [](const Field& field) { return field.proposed; });
        for (Field& field : entity.fields)
            field.id = {};
    }
    return side;
}

Entity& contactsOf(suggest::Side& side) { return side.schema.entities[0]; }

void rename(Entity& entity, const std::string& was, const std::string& now) {
    for (Field& field : entity.fields)
        if (field.name == was)
            field.name = now;
    for (Key& key : entity.keys)
        std::replace(key.fields.begin(), key.fields.end(), was, now);
}

rebase::SchemaDrift driftOf(const Document& document, const Id& connection, const suggest::Side& now,
                            const std::vector<profile::EntityProfile>& before = {}) {
    JobContext job;
    auto drift = rebase::schemaDrift(document, connection, now, before, job);
    if (!drift.ok())
        qFatal("%s", drift.error().line().c_str());
    return std::move(drift).value();
}

Document rebased(const Document& document, const Id& connection, const Schema& now, const std::vector<rebase::Rename>& renames) {
    IdMaker ids;
    Document made = document;
    const auto edit = rebase::rebase(document, connection, now, renames, ids);
    if (!edit.ok() || !apply(made, *edit).ok())
        qFatal("the edit must apply");
    return made;
}

std::vector<std::string> lines(const rebase::SchemaDrift& drift) {
    std::vector<std::string> all;
    for (const rebase::Drift& each : drift.changes)
        all.push_back(each.change.entity + "." + each.change.field + "|" + each.change.was + "|" + each.change.now);
    return all;
}

suggest::FieldValues valuesOf(const std::vector<std::string>& texts) {
    Column column(LogicalType::text(), texts.size());
    for (std::size_t row = 0; row < texts.size(); ++row)
        column.setValue(row, Value(texts[row]));
    suggest::ValueObserver observer;
    observer.add(column, texts.size());
    return observer.finish();
}

} // namespace

class TestRebase : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anEqualScanIsNoDrift();
    void everyDifferenceIsToldWithWhatHangsOnIt();
    void aRenamedFieldIsToldByItsName();
    void aRenamedFieldIsToldByItsValuesAlone();
    void whatWasRenamedIsRenamedEverywhere();
    void whatIsNotTakenForRenamedStaysAndBecomesAProblem();
    void whatWasProposedBecomesRealOrStaysProposed();
    void oneEditTakesAllOfItBack();
    void whateverIsRenamedTheDocumentMeansTheSame();
    void whatIsNotThereIsToldByName();
};

void TestRebase::anEqualScanIsNoDrift() {
    const Document document = test::smallDocument();
    for (const Id& connection : {kOld, kNew}) {
        const suggest::Side now = scanOf(document, connection);
        const rebase::SchemaDrift drift = driftOf(document, connection, now);
        QVERIFY2(drift.isEmpty(), drift.isEmpty() ? "" : lines(drift).front().c_str());
        QVERIFY(drift.renames.empty());
    }
}

void TestRebase::everyDifferenceIsToldWithWhatHangsOnIt() {
    const Document document = test::smallDocument();
    suggest::Side now = scanOf(document, kOld);
    contactsOf(now).fields[5].type = LogicalType::integer(); // amount
    std::erase_if(contactsOf(now).fields, [](const Field& field) { return field.name == "E-Mail address" || field.name == "is_test"; });
    Field extra;
    extra.name = "zzz_9";
    extra.type = LogicalType::date();
    contactsOf(now).fields.push_back(extra);
    now.schema.entities.pop_back(); // owners
    const rebase::SchemaDrift drift = driftOf(document, kOld, now);
    const auto of = [&](const std::string& field) {
        const auto found = std::find_if(drift.changes.begin(), drift.changes.end(), [&](const auto& each) { return each.change.field == field; });
        return found == drift.changes.end() ? nullptr : &*found;
    };
    QVERIFY(of("amount") && of("amount")->change.kind == SchemaChange::Kind::TypeChanged);
    QVERIFY(of("zzz_9") && of("zzz_9")->field.isNull() && of("zzz_9")->affected.empty());
    // The address is read by its field mapping and by the key of the de-duplication, the flag by the filter.
    QVERIFY(of("E-Mail address"));
    const auto& affected = of("E-Mail address")->affected;
    for (const char* const id : {"em-people", "fm-p-mail"})
        QVERIFY2(std::find(affected.begin(), affected.end(), Id(id)) != affected.end(), id);
    QCOMPARE(affected.size(), std::size_t(2));
    QCOMPARE(of("is_test")->affected, std::vector<Id>{Id("em-people")});
    QVERIFY(std::any_of(drift.changes.begin(), drift.changes.end(),
                        [](const auto& each) { return each.change.kind == SchemaChange::Kind::EntityRemoved && each.change.entity == "owners"; }));
}

void TestRebase::aRenamedFieldIsToldByItsName() {
    const Document document = test::smallDocument();
    suggest::Side now = scanOf(document, kOld);
    rename(contactsOf(now), "E-Mail address", "email_addr");
    std::swap(contactsOf(now).fields[2], contactsOf(now).fields[6]); // not by its place
    const rebase::SchemaDrift drift = driftOf(document, kOld, now);
    QCOMPARE(drift.renames.size(), std::size_t(1));
    QCOMPARE(drift.renames[0].was, std::string("E-Mail address"));
    QCOMPARE(drift.renames[0].now, std::string("email_addr"));
    QCOMPARE(drift.renames[0].field, Id("c-mail"));
    QVERIFY(!drift.renames[0].reasons.empty());
}

void TestRebase::aRenamedFieldIsToldByItsValuesAlone() {
    const Document document = test::smallDocument();
    suggest::Side now = scanOf(document, kOld);
    // Two fields have new names that say nothing, and have changed places.
    rename(contactsOf(now), "status", "f_17");
    rename(contactsOf(now), "fax", "f_18");
    std::swap(contactsOf(now).fields[3], contactsOf(now).fields[7]);
    now.values.resize(now.schema.entities.size());
    for (const Field& field : contactsOf(now).fields) {
        std::vector<std::string> texts(40, "x");
        for (std::size_t i = 0; i < texts.size(); ++i)
            texts[i] = field.name == "f_17"   ? (i % 3 == 0 ? "active" : i % 3 == 1 ? "lost" : "prospect")
                       : field.name == "f_18" ? "+44 20 7946 0" + std::to_string(100 + i)
                                              : field.name + std::to_string(i);
        now.values[0].push_back(valuesOf(texts));
    }
    profile::EntityProfile before;
    before.name = "contacts";
    profile::FieldProfile status, fax;
    status.name = "status";
    status.top = {{"prospect", 100}, {"active", 90}, {"lost", 60}};
    fax.name = "fax";
    for (int i = 0; i < 10; ++i)
        fax.top.push_back({"+44 20 7946 0" + std::to_string(100 + i), 1});
    before.fields = {status, fax};
    const rebase::SchemaDrift drift = driftOf(document, kOld, now, {before});
    std::map<std::string, std::string> found;
    for (const rebase::Rename& each : drift.renames)
        found[each.was] = each.now;
    QCOMPARE(found["status"], std::string("f_17"));
    QCOMPARE(found["fax"], std::string("f_18"));
}

void TestRebase::whatWasRenamedIsRenamedEverywhere() {
    const Document document = test::smallDocument();
    suggest::Side now = scanOf(document, kOld);
    rename(contactsOf(now), "full_name", "whole name");
    contactsOf(now).fields[1].type = LogicalType::text(200);
    const Document made = rebased(document, kOld, now.schema, {{"contacts", Id("c-name"), "full_name", "whole name", 1, {}}});
    const Field& field = made.connections[0].schema.entities[0].fields[1];
    QCOMPARE(field.id, Id("c-name"));
    QVERIFY(field.type == LogicalType::text(200));
    QCOMPARE(made.mappings[0].fields[1].rule, std::string("split_part(clean([whole name]), ' ', 1)"));
    QCOMPARE(made.mappings[0].fields[2].rule, std::string("coalesce(split_part(c.[whole name], ' ', -1), 'unknown')"));
    QCOMPARE(findProblems(made).size(), findProblems(document).size());
}

void TestRebase::whatIsNotTakenForRenamedStaysAndBecomesAProblem() {
    const Document document = test::smallDocument();
    suggest::Side now = scanOf(document, kOld);
    rename(contactsOf(now), "full_name", "whole_name");
    const Document made = rebased(document, kOld, now.schema, {});
    QCOMPARE(made.mappings[0].fields.size(), document.mappings[0].fields.size());
    QCOMPARE(made.mappings[0].fields[1].rule, document.mappings[0].fields[1].rule);
    QVERIFY(made.connections[0].schema.entities[0].fields[1].id != Id("c-name"));
    QVERIFY(findProblems(made).size() > findProblems(document).size());
}

void TestRebase::whatWasProposedBecomesRealOrStaysProposed() {
    const Document document = test::smallDocument();
    suggest::Side now = scanOf(document, kNew);
    Field fax;
    fax.name = "fax";
    fax.type = LogicalType::text(30);
    now.schema.entities[0].fields.push_back(fax);
    const rebase::SchemaDrift drift = driftOf(document, kNew, now);
    const Document made = rebased(document, kNew, now.schema, {});
    const Entity& people = *made.connections[1].schema.entity("people");
    QCOMPARE(people.field("fax")->id, Id("p-fax"));
    QVERIFY(!people.field("fax")->proposed);
    const Entity* const users = made.connections[1].schema.entity("users");
    QVERIFY(users && users->proposed && users->id == Id("users"));
    // Nothing is lost where it is still not there.
    const Document same = rebased(document, kNew, scanOf(document, kNew).schema, {});
    QVERIFY(same.connections[1].schema.entity("people")->field("fax")->proposed);
    QCOMPARE(findProblems(same).size(), findProblems(document).size());
}

void TestRebase::oneEditTakesAllOfItBack() {
    Document document = test::smallDocument();
    const std::string before = document::printDocument(document);
    suggest::Side now = scanOf(document, kOld);
    rename(contactsOf(now), "full_name", "whole_name");
    contactsOf(now).fields.pop_back();
    IdMaker ids;
    const std::vector<rebase::Rename> renames = {{"contacts", Id("c-name"), "full_name", "whole_name", 1, {}}};
    const auto edit = rebase::rebase(document, kOld, now.schema, renames, ids);
    VERIFY_OK(edit);
    const auto inverse = apply(document, *edit);
    VERIFY_OK(inverse);
    QVERIFY(document::printDocument(document) != before);
    VERIFY_OK(apply(document, *inverse));
    QVERIFY(document::printDocument(document) == before);
}

/// Any fields get any new names: told so, the document has as many problems as before and every field keeps its id.
void TestRebase::whateverIsRenamedTheDocumentMeansTheSame() {
    test::Random random("renamed fields");
    for (int round = 0; round < 60; ++round) {
        const Document document = test::smallDocument();
        suggest::Side now = scanOf(document, kOld);
        std::vector<rebase::Rename> renames;
        for (const Field& field : document.connections[0].schema.entities[0].fields)
            if (random.oneIn(2)) {
                const std::string name = "n" + std::to_string(random.below(1'000'000)) + (random.oneIn(2) ? " x" : "");
                rename(contactsOf(now), field.name, name);
                renames.push_back({"contacts", field.id, field.name, name, 1, {}});
            }
        std::swap(contactsOf(now).fields[random.below(8)], contactsOf(now).fields[random.below(8)]);
        const Document made = rebased(document, kOld, now.schema, renames);
        QCOMPARE(findProblems(made).size(), findProblems(document).size());
        for (const Field& field : document.connections[0].schema.entities[0].fields)
            QVERIFY(made.connections[0].schema.entities[0].fieldById(field.id));
        JobContext job;
        QVERIFY(driftOf(made, kOld, now).isEmpty());
    }
}

void TestRebase::whatIsNotThereIsToldByName() {
    const Document document = test::smallDocument();
    JobContext job;
    IdMaker ids;
    QCOMPARE(rebase::schemaDrift(document, Id("nowhere"), {}, {}, job).error().code, Code::UnknownName);
    QCOMPARE(rebase::rebase(document, Id("nowhere"), {}, {}, ids).error().code, Code::UnknownName);
    const std::vector<rebase::Rename> taken = {{"contacts", Id("c-name"), "full_name", "fax", 1, {}}};
    QCOMPARE(rebase::rebase(document, kOld, scanOf(document, kOld).schema, taken, ids).error().code, Code::WrongValue);
}

MW_TEST(TestRebase)
#include "tst_rebase.moc"
