// SPDX-License-Identifier: GPL-3.0-or-later
// JSON, NDJSON and XML in many files: wildcards, folders, compressed ones.
#include "tests/core/connect/any_table.h"
#include "tests/support/temporary_folder.h"

#include "core/base/hash.h"
#include "core/connect/connector.h"

#include <QDir>
#include <QFile>

#include <zlib.h>

using namespace mw;
using mw::test::AnyTable;
using mw::test::qt;

class TstNestedFiles : public QObject {
    Q_OBJECT

    std::string path(const std::string& name) const { return m_folder.file(name); }
    void put(const std::string& name, const std::string& bytes) const {
        QDir().mkpath(QFileInfo(qt(path(name))).absolutePath());
        QFile file(qt(path(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes.data(), qint64(bytes.size()));
    }
    void putPacked(const std::string& name, const std::string& bytes) const {
        const gzFile file = gzopen(path(name).c_str(), "wb");
        QVERIFY(file && gzwrite(file, bytes.data(), unsigned(bytes.size())) == int(bytes.size()));
        gzclose(file);
    }
    std::unique_ptr<Connection> open(const std::string& location) const {
        const auto parsed = parseLocation(path(location));
        auto connection = openConnection(*parsed);
        if (!connection)
            qWarning("%s", connection.error().line().c_str());
        return connection ? std::move(connection).value() : nullptr;
    }

    test::TemporaryFolder m_folder;

private Q_SLOTS:
    void aWildcardIsOneEntityWithTheNamesOfItsFiles() {
        put("in/a/x-1.ndjson", "{\"id\":1}\n{\"id\":2,\"more\":\"m\"}\n");
        put("in/b/x-2.ndjson", "{\"id\":3.5,\"tags\":[{\"t\":\"u\"},{\"t\":\"v\"}]}\n");
        putPacked("in/b/x-3.ndjson.gz", "{\"id\":4}");
        const auto all = open("in/*/x-*.ndjson*");
        QVERIFY(all);
        const AnyTable table = test::readTable(*all);
        QVERIFY2(!table.error, table.error ? table.error->line().c_str() : "");
        QCOMPARE(table.names, (std::vector<std::string>{"#id", "file_name", "id", "more"}));
        QCOMPARE(qt(table.text()), QStringLiteral("|1|a/x-1.ndjson|1.0|∅|\n|2|a/x-1.ndjson|2.0|m|\n|3|b/x-2.ndjson|3.5|∅|\n|4|b/x-3.ndjson.gz|4.0|∅|\n"));
        QCOMPARE(table.numbers, (std::vector<std::uint64_t>{1, 2, 3, 4}));
        QCOMPARE(table.offsets, (std::vector<std::uint64_t>{0, 9, 0, 0}));
        QCOMPARE(qt(test::readTable(*all, "tags").text()), QStringLiteral("|b/x-2.ndjson|3|1|u|\n|b/x-2.ndjson|3|2|v|\n"));
        ReadOptions options;
        options.fields = {"id", "file_name"};
        options.limit = 3;
        QCOMPARE(test::readTable(*all, {}, options).rows.back(), (std::vector<std::string>{"3.5", "b/x-2.ndjson"}));
    }

    void documentsOfOneListEachAreItsRows() {
        put("docs/1.json", "{\"orders\":[{\"n\":1},{\"n\":2}]}");
        put("docs/2.json", "{\"orders\":[{\"n\":3}]}");
        const auto connection = open("docs/?.json");
        QCOMPARE(qt(test::readTable(*connection, "orders").text()), QStringLiteral("|1.json|1|\n|1.json|2|\n|2.json|3|\n"));
        put("xml/1.xml", "<shop><item><n>1</n></item></shop>");
        put("xml/2.xml", "<shop><item><n>2</n></item><item><n>3</n></item></shop>");
        QCOMPARE(qt(test::readTable(*open("xml/*.xml"), "item").text()), QStringLiteral("|1.xml|1|\n|2.xml|2|\n|2.xml|3|\n"));
    }

    void theHashIsThatOfAllFiles() {
        put("hash/1.ndjson", "{\"a\":1}\n");
        put("hash/2.ndjson", "{\"a\":2}\n{\"a\":3}\n");
        const std::string expected = toHex(sha256(toHex(sha256("{\"a\":1}\n")) + "  1.ndjson\n" + toHex(sha256("{\"a\":2}\n{\"a\":3}\n")) + "  2.ndjson\n"));
        ReadOptions options;
        options.hashInput = true;
        QCOMPARE(test::readTable(*open("hash/*.ndjson"), {}, options).hash, expected);
        options.limit = 1;
        QCOMPARE(test::readTable(*open("hash/*.ndjson"), {}, options).hash, expected);
    }

    void aBrokenFileAmongOthersIsNamed() {
        put("broken/1.json", "[{\"a\":1}]");
        put("broken/2.json", "[{\"a\":1]");
        const AnyTable table = test::readTable(*open("broken/*.json"));
        QVERIFY(table.error && table.error->code == Code::NotJson);
        QVERIFY2(table.error->line().find("2.json") != std::string::npos, table.error->line().c_str());
        QVERIFY(!open("broken/*.xml"));
    }

    void aFolderHoldsFilesOfAllFormats() {
        put("mixed/people.csv", "id;name\n1;Anna\n");
        put("mixed/orders.json", "[{\"id\":1,\"lines\":[{\"n\":1},{\"n\":2}]}]");
        putPacked("mixed/places.xml.gz", "<places><place><town>Bonn</town></place><place><town>Ulm</town></place></places>");
        put("mixed/notes.md", "no data");
        const auto connection = open("mixed");
        QVERIFY(connection);
        JobContext job;
        const auto schema = connection->schema(job);
        QVERIFY(schema.ok());
        std::vector<std::string> names;
        for (const Entity& entity : schema->entities)
            names.push_back(entity.name);
        QCOMPARE(names, (std::vector<std::string>{"orders", "orders.lines", "people", "places"}));
        QCOMPARE(qt(schema->entities[1].relations.at(0).parentEntity), QStringLiteral("orders"));
        QCOMPARE(qt(test::readTable(*connection, "orders.lines").text()), QStringLiteral("|1|1|1|\n|1|2|2|\n"));
        QCOMPARE(qt(test::readTable(*connection, "people").text()), QStringLiteral("|1|Anna|\n"));
        QCOMPARE(test::readTable(*connection, "places").rows.size(), std::size_t(2));
        bool tells = false;
        for (const Finding& finding : connection->findings())
            tells = tells || (finding.entity == "people" && finding.what == "delimiter");
        QVERIFY(tells);
        const AnyTable unknown = test::readTable(*connection, "nobody");
        QVERIFY(unknown.error && unknown.error->code == Code::UnknownEntity);
    }
};

MW_TEST(TstNestedFiles)
#include "tst_nested_files.moc"
