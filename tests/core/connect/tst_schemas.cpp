// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/connect/connector.h"
#include "tests/core/connect/schema_texts.h"
#include "tests/fuzz/schemas_check.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <fstream>

using namespace mw;
using namespace mw::test::schema_texts;
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
    /// Files in the folder and below are followed, in circles too; nothing leads out of it.
    void anXmlSchemaMayStandInSeveralFiles() {
        const auto put = [&](const std::string& name, const std::string& content) {
            QVERIFY(QDir().mkpath(QFileInfo(qt(m_folder.file(name))).path()));
            std::ofstream(m_folder.file(name)) << "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">" << content << "</xs:schema>";
        };
        put("secret.xsd", "<xs:complexType name=\"Secret\"><xs:sequence><xs:element name=\"told\" type=\"xs:string\"/></xs:sequence></xs:complexType>");
        put("in/main.xsd", "<xs:include schemaLocation='types/person.xsd'/><xs:import namespace='urn:base' schemaLocation='./types/base.xsd'/>"
            "<xs:include schemaLocation='../secret.xsd'/><xs:include schemaLocation='link.xsd'/><xs:include schemaLocation='missing.xsd'/>"
            "<xs:import namespace='urn:far' schemaLocation='http://example.org/far.xsd'/><xs:import namespace='urn:none'/>"
            "<xs:complexType name='Code'><xs:simpleContent><xs:extension base='xs:int'/></xs:simpleContent></xs:complexType>"
            "<xs:element name='people'><xs:complexType><xs:sequence><xs:element name='person' type='Person' maxOccurs='unbounded'/>"
            "<xs:element name='secret' type='Secret'/></xs:sequence></xs:complexType></xs:element>");
        put("in/types/person.xsd", "<xs:include schemaLocation='../main.xsd'/><xs:include schemaLocation='base.xsd'/>"
            "<xs:complexType name='Person'><xs:sequence><xs:element name='id' type='b:Number'/><xs:element name='born' type='xs:date' minOccurs='0'/></xs:sequence></xs:complexType>"
            "<xs:element name='unused' type='Person'/>");
        put("in/types/base.xsd", "<xs:simpleType name='Number'><xs:restriction base='xs:int'/></xs:simpleType><xs:simpleType name='Code'><xs:restriction base='xs:string'/></xs:simpleType>");
        QVERIFY(QFile::link(qt(m_folder.file("secret.xsd")), qt(m_folder.file("in/link.xsd"))));
        const auto connection = openConnection(*parseLocation(m_folder.file("in/main.xsd")));
        JobContext job;
        const auto schema = (*connection)->schema(job);
        QVERIFY2(schema.ok(), schema.ok() ? "" : schema.error().line().c_str());
        QCOMPARE(qt(shown(*schema)), qt("people: #id integer, secret text\nperson: #parent text, #position integer, id integer, born date?\n"));
        QCOMPARE(qt((*connection)->detected().back().second),
                 qt("include '../secret.xsd' (it lies outside of the folder), include 'link.xsd' (it lies outside of the folder), include 'missing.xsd' (there is no such "
                    "file), import 'http://example.org/far.xsd' (only files are read), import 'urn:none' (it names no file), another simpleType 'Code'"));
        put("in/umbrella.xsd", "<xs:include schemaLocation=\"types/person.xsd\"/>");
        QCOMPARE(qt(shown(*schemaAt(m_folder.file("in/umbrella.xsd")))).section(QLatin1Char('\n'), 0, 0), qt("unused: id integer, born date?"));
        std::ofstream(m_folder.file("in/types/base.xsd")) << "<broken";
        const auto broken = schemaAt(m_folder.file("in/main.xsd"));
        QVERIFY(!broken.ok() && broken.error().line().find("base.xsd") != std::string::npos);
    }

    void jsonSchemaHasTheEntitiesOfItsDocuments() {
        const auto schema = schemaOf("order.json", kOrder);
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
        std::ofstream(m_folder.file("told.json")) << kReferring;
        const auto connection = openConnection(*parseLocation("dict:" + m_folder.file("told.json")));
        JobContext job;
        QVERIFY((*connection)->schema(job).ok());
        QCOMPARE(qt((*connection)->detected().back().second), QStringLiteral("$ref 'http://x/y'"));
        const auto reader = (*connection)->read({}, {}, job);
        Batch batch;
        QVERIFY(reader.ok() && !*(*reader)->next(batch, job));
    }

    void aListOfRecordsAndAUnionOfThem() {
        QCOMPARE(qt(shownOf("list.json", kList)),
                 qt("list: a integer?, b boolean?\n"));
    }

    void aSampleDocumentIsASchemaToo() {
        const auto schema = schemaOf("sample.json", R"([{"id": 1, "lines": [{"n": 1.5}]}])");
        QCOMPARE(qt(shown(*schema)), qt("sample: #id integer, id integer\nlines: #parent integer, #position integer, n decimal(18,1)\n"));
        QVERIFY(schema->entities[0].rowsAreExact && *schema->entities[0].rowEstimate == 0);
        QCOMPARE(qt(shownOf("sample.xml", "<shop><item id=\"1\"/><item id=\"2\"/></shop>")), qt("item: @id text\n"));
    }

    void xmlSchemaHasTheEntitiesOfItsDocuments() {
        const auto schema = schemaOf("shop.xsd", kShop);
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
        QVERIFY(shownOf("empty.json", kEmpty).find("no object with properties") != std::string::npos);
        std::string deep = R"({"properties": {"a": )";
        for (int i = 0; i < 100; ++i)
            deep += R"({"properties": {"a": )";
        QVERIFY(shownOf("deep.json", deep + "{}" + std::string(202, '}')).find("64 levels") != std::string::npos);
    }

    void foundInputsAreReplayed() {
        int files = 0;
        QDirIterator entry(QStringLiteral(MW_SOURCE_DIR "/tests/fuzz/corpus/schemas"), QDir::Files);
        while (entry.hasNext()) {
            const auto bytes = readFile(entry.next().toStdString());
            test::checkSchemas(*bytes);
            ++files;
        }
        QVERIFY(files >= 5);
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
