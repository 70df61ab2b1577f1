// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/connect/connector.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_main.h"

#include <QDir>

#include <set>

#include <sys/stat.h>
#include <unistd.h>

using namespace mw;
using mw::test::qt;

class TstCsvConnector : public QObject {
    Q_OBJECT
private:
    test::TemporaryFolder m_folder;
    std::string path(const std::string& name) const { return m_folder.file(name); }

    Result<const ConnectorInfo*> find(const std::string& name) {
        MW_TRY(const Location location, parseLocation(path(name)));
        return connectorFor(location);
    }
    Result<std::unique_ptr<Connection>> open(const std::string& name) {
        MW_TRY(const Location location, parseLocation(path(name)));
        return openConnection(location);
    }

private Q_SLOTS:
    void initTestCase() {
        const auto make = [&](const char* name, std::string_view text) { QVERIFY(writeFile(path(name), text).ok()); };
        make("a.csv", "id,name\n1,x\n");
        make("A.TSV", "id\tname\n1\tx\n");
        make("export.out", "id,name\n1,x\n");
        make("feed.json", "[1,2]");
        make("feed", "{\"a\": 1}");
        make("one.json", "1");
        make("page", "<html></html>");
        make("noise.bin", std::string(5000, '\x02'));
        make("archive.zip", "PK\x03\x04zzzz");
        make("empty.csv", "");
        make("empty.txt", "");
        QDir(qt(m_folder.path())).mkdir(QStringLiteral("folder"));
        QDir(qt(m_folder.path())).mkdir(QStringLiteral("nothing"));
        make("folder/b.csv", "a\n1\n");
    }

    void eachConnectorHasItsOwnName() {
        std::set<std::string> names;
        for (const ConnectorInfo& info : connectors()) {
            QVERIFY(names.insert(info.name).second);
            QVERIFY(!info.label.empty() && info.claims && info.open);
            std::set<std::string> options;
            for (const OptionField& option : info.options) {
                QVERIFY2(options.insert(option.name).second, option.name.c_str());
                QVERIFY(!option.label.empty() && !option.help.empty());
                QVERIFY(option.kind != OptionField::Kind::Boolean || option.choices.empty());
                QVERIFY(option.name.find('.') == std::string::npos); // what stands behind one narrows it
            }
        }
        QVERIFY(names.contains("csv") && names.contains("sqlite"));
    }

    void locationsFindTheirConnector_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("connector");
        QTest::newRow("a name of delimited text") << "a.csv"
                                                  << "csv";
        QTest::newRow("a name in capitals") << "A.TSV"
                                            << "csv";
        QTest::newRow("text under a name that says nothing") << "export.out"
                                                             << "csv";
        QTest::newRow("an empty file") << "empty.csv"
                                       << "csv";
        QTest::newRow("a file that is not there yet") << "new.csv"
                                                      << "csv";
        QTest::newRow("a folder of files") << "folder"
                                           << "csv";
        QTest::newRow("a wildcard") << "*.csv"
                                    << "csv";
        QTest::newRow("JSON") << "feed.json"
                              << "json";
        QTest::newRow("JSON of one byte") << "one.json"
                                          << "json";
        QTest::newRow("JSON without a name of its own") << "feed"
                                                        << "json";
    }
    void locationsFindTheirConnector() {
        QFETCH(QString, name);
        const auto connector = find(name.toStdString());
        QVERIFY2(connector.ok(), connector.ok() ? "" : connector.error().line().c_str());
        QTEST(qt((*connector)->name), "connector");
    }

    void whatNoConnectorReadsIsNamed_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("code");
        QTest::newRow("markup") << "page" << int(Code::UnknownConnector);
        QTest::newRow("noise") << "noise.bin" << int(Code::UnknownConnector);
        QTest::newRow("an archive") << "archive.zip" << int(Code::UnknownConnector);
        QTest::newRow("a folder without files") << "nothing" << int(Code::UnknownConnector);
        QTest::newRow("a missing file") << "missing.csv" << int(Code::FileNotFound);
        QTest::newRow("a missing file of no known kind") << "missing" << int(Code::FileNotFound);
        QTest::newRow("a wildcard that fits nothing") << "zzz*.csv" << int(Code::FileNotFound);
    }
    void whatNoConnectorReadsIsNamed() {
        QFETCH(QString, name);
        const auto connection = open(name.toStdString());
        QVERIFY(!connection.ok());
        QFETCH(int, code);
        QCOMPARE(qt(nameOf(connection.error().code)), qt(nameOf(Code(code))));
        QVERIFY2(connection.error().line().find(name.toStdString()) != std::string::npos,
                 connection.error().line().c_str());
    }

    void serversOfNoConnectorAreNamed() {
        const auto location = parseLocation("oracle://host/db");
        QVERIFY(location.ok());
        const auto connection = openConnection(*location);
        QVERIFY(!connection.ok() && connection.error().code == Code::UnknownConnector);
    }

    void aFileThatMayNotBeReadIsNamed() {
        if (::geteuid() == 0)
            QSKIP("root may read everything");
        QVERIFY(writeFile(path("secret.csv"), "a\n1\n").ok());
        ::chmod(path("secret.csv").c_str(), 0);
        const auto connection = open("secret.csv");
        ::chmod(path("secret.csv").c_str(), 0644);
        QVERIFY(!connection.ok() && connection.error().code == Code::PermissionDenied);
    }

    void anEmptyFileIsAnEntityWithoutFields() {
        for (const char* const name : {"empty.csv", "empty.txt"}) {
            auto connection = open(name);
            QVERIFY(connection.ok());
            JobContext job;
            const auto schema = (*connection)->schema(job);
            QVERIFY(schema.ok());
            QCOMPARE(schema->entities.size(), std::size_t(1));
            QCOMPARE(schema->entities[0].name, std::string("empty"));
            QVERIFY(schema->entities[0].fields.empty() && schema->entities[0].rowEstimate == 0);
        }
    }
};

MW_TEST(TstCsvConnector)
#include "tst_csv_connector.moc"
