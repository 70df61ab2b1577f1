// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/connect/location.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_main.h"

#include <QDir>

using namespace mw;
using mw::test::qt;

class TstLocation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void locationsAreTakenApart_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("scheme");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("entity");
        QTest::newRow("a path") << "data/customers.csv"
                                << "file"
                                << "data/customers.csv"
                                << "";
        QTest::newRow("a path and an entity") << "no.sqlite#customers"
                                              << "file"
                                              << "no.sqlite"
                                              << "customers";
        QTest::newRow("an entity with a space") << "book.xlsx#Sheet 1"
                                                << "file"
                                                << "book.xlsx"
                                                << "Sheet 1";
        QTest::newRow("an entity that holds the sign") << "no.sqlite#a#b"
                                                       << "file"
                                                       << "no.sqlite"
                                                       << "a#b";
        QTest::newRow("the sign in a folder's name") << "dir#1/no.sqlite#t"
                                                     << "file"
                                                     << "dir#1/no.sqlite"
                                                     << "t";
        QTest::newRow("an absolute URL of SQLite") << "sqlite:///abs/path.db"
                                                   << "sqlite"
                                                   << "/abs/path.db"
                                                   << "";
        QTest::newRow("escapes in a URL") << "file:///a%20b.csv#e"
                                          << "file"
                                          << "/a b.csv"
                                          << "e";
        QTest::newRow("a server") << "postgresql://user@host:5432/db"
                                  << "postgresql"
                                  << ""
                                  << "";
        QTest::newRow("a server's table") << "postgresql://u@h/db#public.t"
                                          << "postgresql"
                                          << ""
                                          << "public.t";
        QTest::newRow("a scheme in capitals") << "MySQL://h/db"
                                              << "mysql"
                                              << ""
                                              << "";
        QTest::newRow("a data source of ODBC") << "odbc:DSN=old"
                                               << "odbc"
                                               << ""
                                               << "";
        QTest::newRow("a data dictionary") << "dict:FILE.csv"
                                           << "dict"
                                           << "FILE.csv"
                                           << "";
        QTest::newRow("a drive is no scheme") << "C:/data.csv"
                                              << "file"
                                              << "C:/data.csv"
                                              << "";
        QTest::newRow("a colon in a name is no scheme") << "a b:c.csv"
                                                        << "file"
                                                        << "a b:c.csv"
                                                        << "";
        QTest::newRow("an unknown word before a colon") << "notes:x.csv"
                                                        << "file"
                                                        << "notes:x.csv"
                                                        << "";
        QTest::newRow("a wildcard") << "data/*.csv"
                                    << "file"
                                    << "data/*.csv"
                                    << "";
    }
    void locationsAreTakenApart() {
        QFETCH(QString, text);
        const auto location = parseLocation(text.toStdString());
        QVERIFY(location.ok());
        QCOMPARE(qt(location->text), text);
        QTEST(qt(location->scheme), "scheme");
        QTEST(qt(location->path), "path");
        QTEST(qt(location->entity), "entity");
    }

    void theLongestExistingPathWins() {
        const test::TemporaryFolder folder;
        const auto touch = [&](const std::string& name) { QVERIFY(writeFile(folder.file(name), "x").ok()); };
        touch("a");
        touch("a#b");
        touch("a#b#c");
        touch("odbc:x");
        const auto entity = [&](const std::string& text) {
            const auto location = parseLocation(text, folder.path());
            return location.ok() ? location->path.substr(folder.path().size() + 1) + " → " + location->entity
                                 : "failed";
        };
        QCOMPARE(entity("a#b#c"), std::string("a#b#c → "));
        QCOMPARE(entity("a#b#d"), std::string("a#b → d"));
        QCOMPARE(entity("a#x"), std::string("a → x"));
        QCOMPARE(entity("a#b#c#d#e"), std::string("a#b#c → d#e"));
        QCOMPARE(entity("odbc:x"), std::string("odbc:x → "));
        QCOMPARE(entity("new#x#y"), std::string("new → x#y"));
        const auto url = parseLocation("file://" + folder.path() + "/a%23b#e");
        QVERIFY(url.ok());
        QCOMPARE(url->path, folder.file("a#b"));
        QCOMPARE(url->entity, std::string("e"));
    }

    void relativePathsStartAtTheBaseFolder() {
        QCOMPARE(parseLocation("x.csv", "/base")->path, std::string("/base/x.csv"));
        QCOMPARE(parseLocation("/x.csv", "/base")->path, std::string("/x.csv"));
        QCOMPARE(parseLocation("sqlite:x.db", "/base")->path, std::string("/base/x.db"));
    }

    void whatNamesNothingIsRefused_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a scheme alone") << QByteArray("sqlite:");
        QTest::newRow("a NUL byte") << QByteArray("a\0b", 3);
    }
    void whatNamesNothingIsRefused() {
        QFETCH(QByteArray, text);
        const auto location = parseLocation(std::string_view(text.constData(), std::size_t(text.size())));
        QVERIFY(!location.ok());
        QVERIFY(location.error().code == Code::Usage);
    }
};

MW_TEST(TstLocation)
#include "tst_location.moc"
