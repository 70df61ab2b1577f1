// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/mapping/small_document.h"

#include "core/base/promise.h"

namespace mw::test {

using namespace mapping;

namespace {

Field field(const char* id, const char* name, LogicalType type, bool nullable = true) {
    Field made;
    made.id = Id(id);
    made.name = name;
    made.type = type;
    made.nullable = nullable;
    return made;
}

Connection source() {
    Connection made;
    made.id = Id("old");
    made.name = "old CRM";
    made.connector = "csv";
    made.options = {{"delimiter", ";"}, {"encoding", "windows-1252"}};
    made.locations = {{"dev", "export"}, {"prod", "/srv/export"}};
    Entity contacts;
    contacts.id = Id("contacts");
    contacts.name = "contacts";
    contacts.label = "Contacts";
    contacts.comment = "One line per person";
    contacts.rowEstimate = 20'114;
    contacts.rowsAreExact = true;
    contacts.fields = {field("c-no", "contact_no", LogicalType::text()),
                       field("c-name", "full_name", LogicalType::text()),
                       field("c-mail", "E-Mail address", LogicalType::text()),
                       field("c-status", "status", LogicalType::text()),
                       field("c-owner", "owner", LogicalType::text()),
                       field("c-amount", "amount", LogicalType::text()),
                       field("c-test", "is_test", LogicalType::text()),
                       field("c-fax", "fax", LogicalType::text())};
    contacts.fields[0].evidence = "the header names it";
    contacts.fields[1].label = "Full name";
    contacts.fields[1].comment = "as entered";
    contacts.keys = {{"by number", {"contact_no"}, false}};
    contacts.constraints = {{"", "status <> ''"}};
    Entity owners;
    owners.id = Id("owners");
    owners.name = "owners";
    owners.isView = true;
    owners.fields = {field("o-short", "short_name", LogicalType::text()), field("o-no", "owner_no", LogicalType::integer())};
    made.schema.entities = {contacts, owners};
    return made;
}

Connection target() {
    Connection made;
    made.id = Id("new");
    made.name = "new CRM";
    made.connector = "sqlite";
    made.locations = {{"dev", "new_crm.sqlite"}};
    Entity people;
    people.id = Id("people");
    people.name = "people";
    people.fields = {field("p-id", "person_id", LogicalType::integer(), false),
                     field("p-first", "first_name", LogicalType::text(40)),
                     field("p-last", "last_name", LogicalType::text(40), false),
                     field("p-mail", "email", LogicalType::text(80)),
                     field("p-stage", "stage", LogicalType::text(10), false),
                     field("p-owner", "owner_id", LogicalType::integer()),
                     field("p-revenue", "revenue", LogicalType::decimal(12, 2)),
                     field("p-fax", "fax", LogicalType::text()),
                     field("p-row", "row_id", LogicalType::integer(), false),
                     field("p-kind", "kind", LogicalType::text(), false)};
    people.fields[0].nativeType = "INTEGER";
    people.fields[7].proposed = true;
    people.fields[8].generated = true;
    people.fields[9].defaultValue = "'person'";
    people.keys = {{"primary", {"person_id"}, true}};
    people.relations = {{"owner", {"owner_id"}, "users", {"user_id"}}};
    Entity users;
    users.id = Id("users");
    users.name = "users";
    users.proposed = true;
    users.fields = {field("u-id", "user_id", LogicalType::integer(), false)};
    made.schema.entities = {people, users};
    return made;
}

FieldMapping fills(const char* reference, const char* target, const char* rule) {
    FieldMapping made;
    made.id = Id(std::string("fm-") + target);
    made.reference = reference;
    made.targetField = Id(target);
    made.rule = rule;
    return made;
}

EntityMapping people() {
    EntityMapping made;
    made.id = Id("em-people");
    made.reference = "PPL";
    made.sourceConnection = Id("old");
    made.sourceEntity = Id("contacts");
    made.targetConnection = Id("new");
    made.targetEntity = Id("people");
    made.alias = "c";
    made.filter = "is_test = 'N'";
    made.filterReason = "test records stay behind";
    made.matching = Matching{"contact_no", "0.8", {{"full_name", "2"}}, {"most_recent", "contact_no", {}},
                             {{"owner", {"most_trusted", "owner", {"40", "41"}}}, {"full_name", {"longest", "", {}}}},
                             {{"C-1", "C-2", true, "Helen Carter", "moved in May"}, {"C-1", "C-3", false, "Marc Dupont", ""}}};
    made.deduplication = Deduplication{{"lower([E-Mail address])"}, "contact_no", true, "one person per address"};
    made.key = {"person_id"};
    made.loadMode = "replace";
    made.intent = {"Every real contact becomes a person.", "Helen Carter"};
    made.note = "agreed in May";
    made.fields = {fills("PPL-001", "p-id", "to_integer(contact_no)"),
                   fills("PPL-002", "p-first", "split_part(clean(full_name), ' ', 1)"),
                   fills("PPL-003", "p-last", "coalesce(split_part(c.full_name, ' ', -1), 'unknown')"),
                   fills("PPL-004", "p-mail", "lower(trim([E-Mail address]))"),
                   fills("PPL-005", "p-stage", "coalesce(map('Stage', status), 'lead')"),
                   fills("PPL-006", "p-owner", "coalesce(lookup('Owners', owner).owner_no, default_owner)"),
                   fills("PPL-007", "p-revenue", "to_decimal(parse_decimal(amount, ',', '.'), 2)")};
    made.fields[3].criticality = Criticality::Critical;
    made.fields[3].intent = {"Lower case, without spaces.", "Marc Dupont"};
    made.fields[3].note = "it is the sign-in name";
    made.fields[3].examples = {{{{"E-Mail address", " A.Lee@X.org"}}, "a.lee@x.org", false, "edge space"},
                               {{{"E-Mail address", std::nullopt}}, std::nullopt, false, ""}};
    made.fields[1].criticality = Criticality::Informative;
    made.fields[4].examples = {{{{"status", "Z"}}, std::nullopt, true, "not listed"}};
    made.fields[6].tolerance = "0.01";
    made.notMigrated = {{Id("c-fax"), "filled in 9 of 20,114 records"}};
    return made;
}

} // namespace

Document smallDocument() {
    Document made;
    made.id = Id("doc");
    made.title = "Contacts";
    made.description = "From the old CRM to the new one";
    made.pattern = Pattern::Hybrid;
    made.rejectLimit = 100;
    made.connections = {source(), target()};
    made.lookups = {{Id("lkp"), "LKP-001", "Owners", Id("old"), Id("owners"), {"short_name"}, "the old short names"}};
    ValueMap stage;
    stage.id = Id("vm");
    stage.reference = "VM-001";
    stage.content.name = "Stage";
    stage.content.entries = {{"P", std::string("prospect"), "as before"}, {"C", std::string("customer"), ""}};
    stage.content.nullIsListed = true;
    stage.content.nullTo = std::string("none");
    stage.content.ignoreCase = true;
    stage.content.ignoreEdgeSpace = true;
    stage.decidedBy = "Helen Carter";
    stage.note = "three stages";
    made.valueMaps = {stage};
    made.parameters = {{Id("par"), "PAR-001", {"default_owner", LogicalType::integer(), std::int64_t(40)}, "the pool"}};
    made.functions = {{Id("fun"), "FUN-001", "clean", {{"x", LogicalType::text()}}, "nullif(trim(x), '')", "used everywhere"}};
    made.mappings = {people()};
    made.checks = {{Id("chk"), "CHK-001", "format", Id("em-people"), {"email"}, {{"pattern", ".+@.+"}}, "warning", "addresses", {}, {}}};
    made.decisions = {{Id("dec"), "DEC-001", "Fax numbers stay behind", "nobody sends faxes", "Helen Carter",
                       "keep them as a note", {"PPL-004", "VM-001"}}};
    made.workflow.status = {{"fm-p-mail", "approved"}, {"fm-p-stage", "question"}};
    made.workflow.owner = {{"em-people", "Ruth Adler"}};
    made.workflow.comments = {{Id("com"), "fm-p-stage", "Ruth Adler", "2024-05-02T09:30:00Z", "Is 'Z' a stage?\nAsk Helen.", {}, {}}};
    made.workflow.layout = {{"map.split", "640"}};
    made.workflow.recordUrls = {{"new", "https://crm.example/{entity}/{key}"}};
    made.workflow.released = {{"c-status", "Ruth Adler 2024-05-02: a list of words"}};
    made.workflow.retiredReferences = {{"PPL", 9}};
    made.signaturesJson = "[\n  {\n    \"name\": \"Helen Carter\"\n  }\n]";
    return made;
}

FieldMapping& fieldMapping(Document& document, std::string_view reference) {
    for (EntityMapping& mapping : document.mappings) {
        for (FieldMapping& each : mapping.fields) {
            if (each.reference == reference)
                return each;
        }
    }
    MW_ASSERT(false, "the test names a reference of the document");
    std::abort();
}

} // namespace mw::test
