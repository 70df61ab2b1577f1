// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/map_fixture.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace mw::test {

using namespace mapping;

namespace {

constexpr auto kContacts = "contact_no,full_name,e_mail,phone,cust_type,fax,owner\n"
                           "C-1,\"lee, ANNA \",A.Lee@X.org,030 1,P,,AL\n"
                           "C-2,Bob Ray, bob@y.org ,030 2,C,,BR\n"
                           "C-3,Cy Dunn,,030 3,P,,AL\n"
                           "C-4,Di Eck,di@z.org,,X,,BR\n"
                           "C-5,Ed Fox,ed@z.org,030 5,P,,AL\n"
                           "C-6,Flo Gil,flo@z.org,030 6,C,,\n";
constexpr auto kOwners = "short,mail\nAL,al@corp.example\nBR,br@corp.example\n";

Field field(const char* id, const char* name, LogicalType type = LogicalType::text(), bool nullable = true) {
    Field made;
    made.id = Id(id);
    made.name = name;
    made.type = type;
    made.nullable = nullable;
    return made;
}

FieldMapping rule(const char* id, const char* reference, const char* target, const char* text) {
    FieldMapping made;
    made.id = Id(id);
    made.reference = reference;
    made.targetField = Id(target);
    made.rule = text;
    return made;
}

Document migration() {
    Document document;
    document.id = Id("doc");
    document.title = "Small CRM";
    mapping::Connection old;
    old.id = Id("con-old");
    old.name = "old";
    old.connector = "csv";
    old.locations["dev"] = ".";
    Entity contacts;
    contacts.id = Id("e-contacts");
    contacts.name = "contacts";
    contacts.fields = {field("s-no", "contact_no"), field("s-name", "full_name"), field("s-mail", "e_mail"), field("s-phone", "phone"),
                       field("s-type", "cust_type"), field("s-fax", "fax"), field("s-owner", "owner")};
    Entity owners;
    owners.id = Id("e-owners");
    owners.name = "owners";
    owners.fields = {field("o-short", "short"), field("o-mail", "mail")};
    old.schema.entities = {contacts, owners};
    mapping::Connection target;
    target.id = Id("con-new");
    target.name = "new";
    target.connector = "sqlite";
    Entity people;
    people.id = Id("e-people");
    people.name = "people";
    people.fields = {field("t-id", "id", LogicalType::text(20), false), field("t-name", "name", LogicalType::text(60), false),
                     field("t-mail", "email", LogicalType::text(80)), field("t-phone", "phone", LogicalType::text(30)),
                     field("t-stage", "stage", LogicalType::text(20), false), field("t-owner", "owner_email", LogicalType::text(80))};
    people.keys = {{"primary", {"id"}, true}};
    target.schema.entities = {people};
    document.connections = {old, target};
    Lookup lookup;
    lookup.id = Id("lk-owners");
    lookup.reference = "LKP-001";
    lookup.name = "Owners";
    lookup.connection = old.id;
    lookup.entity = owners.id;
    lookup.keyRules = {"short"};
    document.lookups = {lookup};
    ValueMap stages;
    stages.id = Id("vm-stage");
    stages.reference = "VM-001";
    stages.content.name = "Stages";
    stages.content.entries = {{"P", Value(std::string("prospect")), {}}};
    document.valueMaps = {stages};
    EntityMapping mapping;
    mapping.id = Id("em-people");
    mapping.reference = "PPL";
    mapping.sourceConnection = old.id;
    mapping.sourceEntity = contacts.id;
    mapping.targetConnection = target.id;
    mapping.targetEntity = people.id;
    mapping.key = {"id"};
    mapping.fields = {rule("fm-id", "PPL-001", "t-id", "contact_no"), rule("fm-name", "PPL-002", "t-name", "proper(trim(full_name))")};
    mapping.notMigrated = {{Id("s-fax"), "nobody sends faxes"}};
    document.mappings = {mapping};
    return document;
}

void write(const QDir& folder, const QString& name, const char* text) {
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) < 0)
        qFatal("the test's files cannot be written");
}

} // namespace

struct MapMigration::Parts {
    QTemporaryDir folder;
    ui::Tasks tasks;
};

MapMigration::MapMigration() : m_parts(std::make_unique<Parts>()) {
    const QDir folder(m_parts->folder.path());
    write(folder, QStringLiteral("contacts.csv"), kContacts);
    write(folder, QStringLiteral("owners.csv"), kOwners);
    Document document = migration();
    document.connections[0].locations["dev"] = folder.absolutePath().toStdString();
    m_project = std::make_unique<ui::Project>(std::move(document), m_parts->tasks);
}

MapMigration::~MapMigration() = default;

const FieldMapping* MapMigration::field(const char* name) const {
    const Field* target = document().targetOf(people())->field(name);
    for (const FieldMapping& one : people().fields)
        if (one.targetField == target->id)
            return &one;
    return nullptr;
}

bool MapMigration::settle() {
    return QTest::qWaitFor([this] { return m_parts->tasks.running() == 0 && !m_project->isChecking(); }, 20'000);
}

} // namespace mw::test
