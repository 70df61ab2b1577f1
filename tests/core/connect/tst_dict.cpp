// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/dict/column_roles.h"
#include "core/connect/dict/dictionary_type.h"
#include "tests/core/connect/workbook_table.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/verify_ok.h"

using namespace mw;
using mw::test::qt;

namespace {

Result<Schema> schemaOf(const std::string& location, const OptionValues& values = {}) {
    JobContext job;
    MW_TRY(const Location parsed, parseLocation(location));
    MW_TRY(const auto connection, openConnection(parsed, values));
    return connection->schema(job);
}

Result<Schema> schemaOfText(const std::string& text, const OptionValues& values = {}) {
    const test::TemporaryFolder folder;
    MW_TRY_DO(writeFile(folder.file("fields.csv"), text));
    return schemaOf("dict:" + folder.file("fields.csv"), values);
}

/// One line per entity: "person: person_id integer not null key; name text".
QString show(const Schema& schema) {
    std::string text;
    for (const Entity& entity : schema.entities) {
        text += entity.name + ":";
        for (const Field& field : entity.fields) {
            const Key* const key = entity.primaryKey();
            const bool isKey = key && std::find(key->fields.begin(), key->fields.end(), field.name) != key->fields.end();
            text += " " + field.name + " " + printType(field.type) + (field.nullable ? "" : " required") + (isKey ? " key" : "") + ";";
        }
        for (const Relation& relation : entity.relations)
            text += " " + relation.fields[0] + " -> " + relation.parentEntity + "." + relation.parentFields[0] + ";";
        text += "\n";
    }
    return qt(text);
}

} // namespace

class TstDict : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void columnsAreKnownByManyNames_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("schema");
        const auto add = [](const char* name, const char* text, const char* schema) { QTest::newRow(name) << QByteArray(text) << QString::fromUtf8(schema); };
        add("plain", "entity,field,type,nullable,key,description\nperson,id,integer,no,yes,The number\nperson,name,varchar(40),yes,,\norder,id,int,no,pk,\n",
            "person: id integer required key; name text(40);\norder: id integer required key;\n");
        add("another order and other words", "Description;Data Type;Column Name;Mandatory;Table Name\nThe number;NUMBER(10,2);AMOUNT;Y;ORDERS\n;DATE;DAY;N;ORDERS\n",
            "ORDERS: AMOUNT decimal(10,2) required; DAY date;\n");
        add("joined words", "tableName,columnName,dataType,isNullable\np,a,datetime,YES\np,b,bit,NO\n", "p: a timestamp; b boolean required;\n");
        add("German", "Tabelle;Feldname;Datentyp;Pflichtfeld;Beschreibung\nKunde;Nr;Ganzzahl;ja;Nummer\nKunde;Name;Text;nein;\n", "Kunde: Nr integer required; Name text;\n");
        add("no entity", "field,type\na,int\nb,text\n", "fields: a integer; b text;\n");
        add("an entity named once", "object,attribute,type\nAccount,Id,id\n,Name,string(80)\nLead,Id,id\n", "Account: Id text; Name text(80);\nLead: Id text;\n");
        add("sizes in columns of their own", "table,column,type,length,precision,scale\nt,a,varchar,30,,\nt,b,decimal,,12,3\n", "t: a text(30); b decimal(12,3);\n");
        add("references", "table,column,type,pk,references\nc,id,int,x,\no,id,int,x,\no,customer,int,,C\no,parent,int,,o(id)\n",
            "c: id integer required key;\no: id integer required key; customer integer; parent integer; customer -> c.id; parent -> o.id;\n");
        add("a field that stands twice counts once", "table,column,type\nt,a,int\nt,a,text\n", "t: a integer;\n");
    }
    void columnsAreKnownByManyNames() {
        QFETCH(QByteArray, text);
        const auto schema = schemaOfText(text.toStdString());
        VERIFY_OK(schema);
        QTEST(show(*schema), "schema");
    }

    void whatElseIsSaidIsKept() {
        const auto schema = schemaOfText("table,column,label,type,default,allowed values,comment\nt,,,,,,All of them\nt,state,The state,Picklist,open,open|closed,How far\n");
        VERIFY_OK(schema);
        const Entity& entity = schema->entities[0];
        QCOMPARE(entity.comment, std::string("All of them"));
        QCOMPARE(entity.fields.size(), std::size_t(1));
        QCOMPARE(entity.fields[0].label, std::string("The state"));
        QCOMPARE(entity.fields[0].comment, std::string("How far"));
        QCOMPARE(entity.fields[0].nativeType, std::string("Picklist"));
        QCOMPARE(entity.fields[0].defaultValue, std::string("open"));
        QVERIFY((entity.constraints == std::vector<Constraint>{{"state", "open|closed"}}));
    }

    void types_data() {
        QTest::addColumn<QString>("type");
        for (const auto& [text, type] : std::vector<std::pair<const char*, const char*>>{
                 {"VARCHAR2(40 CHAR)", "text(40)"}, {"Text(80)", "text(80)"}, {"nvarchar(max)", "text"}, {"Date/Time", "timestamp"}, {"Checkbox", "boolean"},
                 {"Currency(16, 2)", "decimal(16,2)"}, {"NUMBER", "decimal(38,10)"}, {"bigint unsigned", "integer"}, {"double precision", "float"},
                 {"timestamp(6) with time zone", "timestamp with zone"}, {"Lookup(Account)", "text"}, {"uniqueidentifier", "uuid"}, {"Time", "time"}, {"Picklist (Multi-Select)", "text"}})
            QTest::newRow(text) << QString::fromUtf8(type);
    }
    void types() {
        QFETCH(QString, type);
        const auto found = dict::readType(QTest::currentDataTag());
        QVERIFY(found.has_value());
        QCOMPARE(qt(printType(*found)), type);
    }
    void wordsThatNameNoTypeAreToldAndTakenForText() {
        QVERIFY(!dict::readType("see appendix") && !dict::readType("") && !dict::readType("(((") && !dict::readType("40"));
        const test::TemporaryFolder folder;
        VERIFY_OK(writeFile(folder.file("d.csv"), "table,column,type\nt,a,see appendix\nt,b,int\nt,b,int\n"));
        const auto connection = openConnection(*parseLocation("dict:" + folder.file("d.csv")));
        JobContext job;
        VERIFY_OK((*connection)->schema(job));
        const auto told = (*connection)->detected();
        QVERIFY(std::find(told.begin(), told.end(), std::pair<std::string, std::string>("types taken for text", "see appendix")) != told.end());
        QVERIFY(std::find(told.begin(), told.end(), std::pair<std::string, std::string>("fields that stand twice", "1 field: t.b")) != told.end());
        QVERIFY(std::find(told.begin(), told.end(), std::pair<std::string, std::string>("entity", "column 'table'")) != told.end());
    }

    void columnsThatNobodyKnowsAreNamedByOptions() {
        const std::string text = "wo,was,wie\nt,a,int\n";
        const auto unknown = schemaOfText(text);
        QVERIFY(!unknown.ok() && unknown.error().code == Code::WrongValue);
        QVERIFY(unknown.error().line().find("wo, was, wie") != std::string::npos);
        const auto known = schemaOfText(text, {{"entity_column", "wo"}, {"field_column", "was"}, {"type_column", "Wie"}});
        VERIFY_OK(known);
        QCOMPARE(show(*known), qt("t: a integer;\n"));
        const auto missing = schemaOfText(text, {{"field_column", "wass"}});
        QVERIFY(!missing.ok() && missing.error().code == Code::UnknownField);
        const auto option = schemaOfText(text, {{"header", "yes"}});
        QVERIFY(!option.ok() && option.error().code == Code::UnknownKey);
    }

    void aWorkbookIsADictionaryToo() {
        const auto cell = [](const char* text) { return std::string("<c t=\"inlineStr\"><is><t>") + text + "</t></is></c>"; };
        test::WorkbookText book;
        book.sheetData = "<sheetData><row r=\"1\">" + cell("Fields of the CRM") + "</row><row r=\"3\">" + cell("Object") + cell("API Name") + cell("Type") + cell("Required") + "</row>" +
                         "<row r=\"4\">" + cell("Account") + cell("Id") + cell("ID") + cell("x") + "</row><row r=\"5\"><c r=\"B5\" t=\"str\"><v>Name</v></c><c r=\"C5\" t=\"str\"><v>Text(80)</v></c></row></sheetData>";
        const test::TemporaryFolder folder;
        VERIFY_OK(writeFile(folder.file("crm.xlsx"), test::xlsxOf(book)));
        const auto schema = schemaOf("dict:" + folder.file("crm.xlsx"));
        VERIFY_OK(schema);
        QCOMPARE(show(*schema), qt("Account: Id text required; Name text(80);\n"));
    }

    void readingGivesTheFieldsAndNoRows() {
        const test::TemporaryFolder folder;
        VERIFY_OK(writeFile(folder.file("d.csv"), "table,column,type\nt,a,int\nt,b,date\nu,c,int\n"));
        const auto connection = openConnection(*parseLocation("dict:" + folder.file("d.csv")));
        JobContext job;
        ReadOptions options;
        options.fields = {"b"};
        const auto reader = (*connection)->read("T", options, job);
        VERIFY_OK(reader);
        QCOMPARE((*reader)->fields().size(), std::size_t(1));
        QVERIFY((*reader)->fields()[0].type == LogicalType::date());
        Batch batch;
        QVERIFY(!*(*reader)->next(batch, job));
        QCOMPARE(batch.rows, std::size_t(0));
        QCOMPARE((*connection)->read("v", {}, job).error().code, Code::UnknownEntity);
        options.fields = {"z"};
        QCOMPARE((*connection)->read("t", options, job).error().code, Code::UnknownField);
        QCOMPARE(**(*connection)->countRows("t", job), std::uint64_t(0));
    }

    /// The dictionary of the OMOP common data model against its DDL: tables, required fields, keys, references.
    void aPublishedDictionary() {
        const QString file = test::sharedData() + QStringLiteral("/A_relational/target_omop_cdm54/OMOP_CDMv5.4_Field_Level.csv");
        if (test::sharedData().isEmpty() || !QFileInfo::exists(file))
            QSKIP("the shared data is not here");
        const auto schema = schemaOf("dict:" + file.toStdString());
        VERIFY_OK(schema);
        QCOMPARE(schema->entities.size(), std::size_t(39));
        const Entity* const person = schema->entity("person");
        QVERIFY(person);
        QCOMPARE(person->fields.size(), std::size_t(18));
        QVERIFY(person->primaryKey() && person->primaryKey()->fields == std::vector<std::string>{"person_id"});
        QVERIFY(person->field("birth_datetime")->type == LogicalType::timestamp());
        QVERIFY(person->field("birth_datetime")->nullable && !person->field("gender_concept_id")->nullable);
        QVERIFY(person->field("person_source_value")->type == LogicalType::text(50));
        const auto provider = std::find_if(person->relations.begin(), person->relations.end(), [](const Relation& relation) { return relation.fields[0] == "provider_id"; });
        QVERIFY(provider != person->relations.end());
        QVERIFY(provider->parentEntity == "provider" && provider->parentFields == std::vector<std::string>{"provider_id"});
    }
};

MW_TEST(TstDict)
#include "tst_dict.moc"
