// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/connector.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_main.h"

#include <QFile>

#include <fstream>

using namespace mw;
using mw::test::qt;

namespace {

/// "name: field type?, …" a line for each entity; '?' for what may be null.
std::string shown(const Schema& schema) {
    std::string text;
    for (const Entity& entity : schema.entities) {
        text += entity.name + ":";
        for (const Field& field : entity.fields)
            text += " " + field.name + " " + printType(field.type) + (field.nullable ? "?" : "") + ",";
        text.back() = '\n';
    }
    return text;
}

} // namespace

class TstSchemas : public QObject {
    Q_OBJECT

    test::TemporaryFolder m_folder;

    Result<Schema> schemaOf(const std::string& name, const std::string& content) const {
        std::ofstream(m_folder.file(name)) << content;
        return schemaAt("dict:" + m_folder.file(name));
    }
    static Result<Schema> schemaAt(const std::string& location) {
        JobContext job;
        MW_TRY(const Location parsed, parseLocation(location));
        MW_TRY(const auto connection, openConnection(parsed));
        return connection->schema(job);
    }
    std::string shownOf(const std::string& name, const std::string& content) const {
        const auto schema = schemaOf(name, content);
        return schema ? shown(*schema) : schema.error().line();
    }

private Q_SLOTS:
    void jsonSchemaHasTheEntitiesOfItsDocuments() {
        const auto schema = schemaOf("order.json", R"({"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Order", "type": "object",
            "properties": {
                "number": {"type": "string", "maxLength": 12, "description": "as printed"},
                "made": {"type": "string", "format": "date"},
                "total": {"type": "number", "multipleOf": 0.01},
                "weight": {"type": ["number", "null"]},
                "state": {"enum": ["open", "done", null]},
                "customer": {"$ref": "#/$defs/person"},
                "tags": {"type": "array", "items": {"type": "string"}},
                "lines": {"type": "array", "items": {"allOf": [{"$ref": "#/$defs/line"}, {"required": ["sku"]}]}},
                "elsewhere": {"$ref": "other.json#/x"}},
            "required": ["number", "weight", "customer", "total"],
            "$defs": {"person": {"type": "object", "properties": {"name": {"type": "string"}, "born": {"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]},
                                                                  "friend": {"$ref": "#/$defs/person"}}, "required": ["name"]},
                      "line": {"type": "object", "properties": {"sku": {"type": "string"}, "count": {"type": "integer"}}}}})");
        QVERIFY2(schema.ok(), schema.ok() ? "" : schema.error().line().c_str());
        QCOMPARE(qt(shown(*schema)),
                 qt("order: #id integer, number text(12), made date?, total decimal(38,2), weight float?, state text?, customer.name text, "
                    "customer.born date?, customer.friend text?, tags text?, elsewhere text?\n"
                    "lines: #parent text, #position integer, sku text, count integer?\n"));
        const Entity& order = schema->entities[0];
        QCOMPARE(qt(order.label), QStringLiteral("Order"));
        QCOMPARE(qt(order.field("number")->comment), QStringLiteral("as printed"));
        QCOMPARE(qt(order.constraints.at(0).text), QStringLiteral("state IN ('open', 'done')"));
        QCOMPARE(qt(order.field("tags")->nativeType), QStringLiteral("array"));
        QCOMPARE(qt(schema->entities[1].relations.at(0).parentEntity), QStringLiteral("order"));
    }

    void whatADescriptionLeavesOutIsTold() {
        std::ofstream(m_folder.file("told.json")) << R"({"properties": {"a": {"$ref": "http://x/y"}, "b": {"type": "string"}}})";
        const auto connection = openConnection(*parseLocation("dict:" + m_folder.file("told.json")));
        JobContext job;
        QVERIFY((*connection)->schema(job).ok());
        QCOMPARE(qt((*connection)->detected().back().second), QStringLiteral("$ref 'http://x/y'"));
        const auto reader = (*connection)->read({}, {}, job);
        Batch batch;
        QVERIFY(reader.ok() && !*(*reader)->next(batch, job));
    }

    void aListOfRecordsAndAUnionOfThem() {
        QCOMPARE(qt(shownOf("list.json", R"({"$schema": "http://json-schema.org/draft-07/schema#", "type": "array",
                     "items": {"oneOf": [{"properties": {"a": {"type": "integer"}}, "required": ["a"]}, {"properties": {"b": {"type": "boolean"}}}]}})")),
                 qt("list: a integer?, b boolean?\n"));
    }

    void aSampleDocumentIsASchemaToo() {
        const auto schema = schemaOf("sample.json", R"([{"id": 1, "lines": [{"n": 1.5}]}])");
        QCOMPARE(qt(shown(*schema)), qt("sample: #id integer, id integer\nlines: #parent integer, #position integer, n decimal(18,1)\n"));
        QVERIFY(schema->entities[0].rowsAreExact && *schema->entities[0].rowEstimate == 0);
        QCOMPARE(qt(shownOf("sample.xml", "<shop><item id=\"1\"/><item id=\"2\"/></shop>")), qt("item: @id text\n"));
    }

    void xmlSchemaHasTheEntitiesOfItsDocuments() {
        const auto schema = schemaOf("shop.xsd", R"(<?xml version="1.0"?>
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:shop" targetNamespace="urn:shop">
              <xs:element name="shop"><xs:complexType><xs:sequence>
                <xs:element name="item" type="Item" maxOccurs="unbounded"/>
                <xs:element ref="owner" maxOccurs="5"/>
              </xs:sequence></xs:complexType>
              <xs:key name="itemKey"><xs:selector xpath=".//item"/><xs:field xpath="@id"/></xs:key>
              <xs:keyref name="owns" refer="itemKey"><xs:selector xpath="s:owner"/><xs:field xpath="s:owned"/></xs:keyref>
              </xs:element>
              <xs:element name="owner"><xs:complexType><xs:all><xs:element name="name" type="Name"/><xs:element name="owned" type="xs:int" minOccurs="0"/></xs:all></xs:complexType></xs:element>
              <xs:complexType name="Base"><xs:annotation><xs:documentation>what all have</xs:documentation></xs:annotation>
                <xs:sequence><xs:element name="made" type="xs:date"/></xs:sequence><xs:attribute name="id" type="xs:int" use="required"/></xs:complexType>
              <xs:complexType name="Item"><xs:complexContent><xs:extension base="Base"><xs:sequence>
                <xs:element name="price"><xs:complexType><xs:simpleContent><xs:extension base="Money"><xs:attribute name="unit" type="xs:string"/></xs:extension></xs:simpleContent></xs:complexType></xs:element>
                <xs:choice><xs:element name="size" type="xs:string"/><xs:element name="part" type="Base" maxOccurs="unbounded"/></xs:choice>
                <xs:element name="tag" type="xs:token" minOccurs="0" maxOccurs="unbounded"/>
              </xs:sequence></xs:extension></xs:complexContent></xs:complexType>
              <xs:simpleType name="Money"><xs:restriction base="xs:decimal"><xs:totalDigits value="9"/><xs:fractionDigits value="2"/></xs:restriction></xs:simpleType>
              <xs:simpleType name="Name"><xs:restriction base="xs:string"><xs:maxLength value="40"/><xs:enumeration value="Ann"/><xs:enumeration value="Bob"/></xs:restriction></xs:simpleType>
            </xs:schema>)");
        QVERIFY2(schema.ok(), schema.ok() ? "" : schema.error().line().c_str());
        QCOMPARE(qt(shown(*schema)),
                 qt("item: #id integer, made date, @id integer, price.#text decimal(9,2)?, price.@unit text?, size text?, tag text?\n"
                    "item.part: #parent text, #position integer, made date, @id integer\n"
                    "owner: name text(40), owned integer?\n"));
        QCOMPARE(schema->entities[0].keys.size(), std::size_t(2));
        QCOMPARE(qt(schema->entities[2].relations.at(0).parentEntity), QStringLiteral("item"));
        QCOMPARE(qt(schema->entities[2].constraints.at(0).text), QStringLiteral("name IN ('Ann', 'Bob')"));
    }

    void whatIsNoDescriptionIsRefused() {
        QVERIFY(shownOf("no.xsd", "<shop/>").find("it is no XML Schema") != std::string::npos);
        QVERIFY(shownOf("none.xsd", "<schema/>").find("declares no element") != std::string::npos);
        QVERIFY(shownOf("empty.json", R"({"$schema": "http://json-schema.org/schema#", "type": "string"})").find("no object with properties") != std::string::npos);
        std::string deep = R"({"properties": {"a": )";
        for (int i = 0; i < 100; ++i)
            deep += R"({"properties": {"a": )";
        QVERIFY(shownOf("deep.json", deep + "{}" + std::string(202, '}')).find("64 levels") != std::string::npos);
    }

    /// The same data as tables and as an XML Schema.
    void realSchemasAreRead() {
        const QString path = test::sharedData() + QStringLiteral("/A_relational/chinook/ChinookDataSet.xsd");
        if (test::sharedData().isEmpty() || !QFile::exists(path))
            QSKIP("the shared data are not there");
        const auto schema = schemaAt(path.toStdString());
        QVERIFY2(schema.ok(), schema.ok() ? "" : schema.error().line().c_str());
        QCOMPARE(schema->entities.size(), std::size_t(11));
        const Entity* const track = schema->entity("Track");
        QVERIFY(track && track->field("Milliseconds")->type.kind == TypeKind::Integer);
        QCOMPARE(track->primaryKey()->fields, std::vector<std::string>{"TrackId"});
        QCOMPARE(track->relations.size(), std::size_t(3));
    }
};

MW_TEST(TstSchemas)
#include "tst_schemas.moc"
