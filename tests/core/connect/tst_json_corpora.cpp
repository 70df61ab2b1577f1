// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/tree/json_text.h"
#include "tests/core/connect/any_table.h"
#include "tests/fuzz/json_check.h"
#include "tests/support/random.h"

#include <QDirIterator>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace mw;
using mw::test::qt;

namespace {

std::string bytesOf(const QString& path) {
    const auto text = readFile(path.toStdString());
    return text.ok() ? *text : std::string();
}

Result<Schema> schemaOf(const QString& path, std::unique_ptr<Connection>& connection) {
    MW_TRY(const Location location, parseLocation(path.toStdString()));
    MW_TRY(connection, openConnection(location));
    JobContext job;
    return connection->schema(job);
}

} // namespace

class TstJsonCorpora : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// JSONTestSuite: what RFC 8259 demands is accepted, what it forbids is refused with its place.
    void jsonTestSuite() {
        const QString folder = test::sharedData() + QStringLiteral("/E_parsers/jsontestsuite/test_parsing");
        if (!QFileInfo::exists(folder))
            QSKIP("the shared data is not here");
        int accepted = 0;
        int refused = 0;
        QDirIterator entry(folder, {QStringLiteral("*.json")}, QDir::Files);
        while (entry.hasNext()) {
            const QString path = entry.next();
            const QString name = QFileInfo(path).fileName();
            std::unique_ptr<Connection> connection;
            const auto schema = schemaOf(path, connection);
            if (name.startsWith(QLatin1String("y_"))) {
                QVERIFY2(schema.ok(), qPrintable(name));
                const auto table = test::readTable(*connection);
                QVERIFY2(!table.error && table.malformed.empty() &&
                             table.rows.size() == *schema->entities.front().rowEstimate,
                         qPrintable(name));
                ++accepted;
            } else if (name.startsWith(QLatin1String("n_"))) {
                QVERIFY2(!schema.ok(), qPrintable(name));
                QCOMPARE(int(schema.error().code), int(Code::NotJson));
                static const QRegularExpression kPlace(QStringLiteral(", line \\d+, column \\d+$"));
                QVERIFY2(qt(schema.error().where).contains(kPlace), schema.error().where.c_str());
                ++refused;
            } else {
                QVERIFY2(schema.ok() || schema.error().code == Code::NotJson, qPrintable(name));
            }
            test::checkJson(bytesOf(path));
        }
        QVERIFY2(accepted > 40 && refused > 90, qPrintable(QStringLiteral("%1, %2").arg(accepted).arg(refused)));
    }

    /// The same shop as in the database of that collection.
    void chinookTiesOut() {
        const QString path = test::sharedData() + QStringLiteral("/A_relational/chinook/ChinookData.json");
        if (!QFileInfo::exists(path))
            QSKIP("the shared data is not here");
        std::unique_ptr<Connection> json;
        const auto found = schemaOf(path, json);
        QVERIFY(found.ok());
        std::unique_ptr<Connection> database;
        const auto expected =
            schemaOf(test::sharedData() + QStringLiteral("/A_relational/chinook/Chinook_Sqlite.sqlite"), database);
        QVERIFY(expected.ok());
        QCOMPARE(found->entities.size(), std::size_t(11));
        for (const Entity& table : expected->entities) {
            const Entity* const entity = found->entity(table.name);
            QVERIFY2(entity, table.name.c_str());
            QCOMPARE(entity->rowEstimate, table.rowEstimate);
            QVERIFY(entity->relations.empty() && entity->keys.empty());
            for (const Field& field : table.fields)
                QVERIFY2(entity->field(field.name) || !table.field(field.name), field.name.c_str());
            QCOMPARE(test::readTable(*json, table.name).rows.size(), std::size_t(*table.rowEstimate));
        }
        // Value by value, the tracks: texts, money, numbers of many digits.
        ReadOptions options;
        options.fields = {"TrackId", "Name", "Bytes", "UnitPrice"};
        QCOMPARE(qt(test::readTable(*json, "Track", options).text()),
                 qt(test::readTable(*database, "Track", options).text()));
    }

    /// Whatever the files hold, reading them breaks no promise.
    void everyFileOfTheCorpusCanBeRead() {
        const QString archive = test::sharedData() + QStringLiteral("/E_parsers/duckdb_json.tar.xz");
        const QTemporaryDir folder;
        if (!QFileInfo::exists(archive) || !folder.isValid())
            QSKIP("the shared data is not here");
        QProcess tar;
        tar.start(QStringLiteral("tar"), {QStringLiteral("xJf"), archive, QStringLiteral("-C"), folder.path()});
        QVERIFY(tar.waitForFinished(60'000) && tar.exitCode() == 0);
        int files = 0;
        QDirIterator entry(folder.path(), {QStringLiteral("*json*")}, QDir::Files, QDirIterator::Subdirectories);
        while (entry.hasNext()) {
            test::checkJson(bytesOf(entry.next()));
            ++files;
        }
        QVERIFY(files > 30);
    }

    void foundInputsAreReplayed() {
        int files = 0;
        QDirIterator entry(QStringLiteral(MW_SOURCE_DIR "/tests/fuzz/corpus/json"), QDir::Files);
        while (entry.hasNext()) {
            test::checkJson(bytesOf(entry.next()));
            ++files;
        }
        QVERIFY(files >= 10);
    }

    void randomBytesBreakNoPromise() {
        test::Random random("randomBytesBreakNoPromise");
        static const std::string kPieces[] = {"{",      "}",    "[",     "]",         ",",       ":",       "\"a\"",
                                              "\"b\":", "1",    "-2.50", "1e9",       "true",    "null",    "\n",
                                              " ",      "\"",   "\\u00", "\"\\uD800", "\xC3\xA9", "\xFF",   "{\"a\":1}",
                                              "[1,2]",  "\"c\":[{\"d\":", "}]",       "{}",      "[]",      "\"#id\":"};
        for (int round = 0; round < 4000; ++round) {
            std::string bytes;
            for (std::uint64_t left = random.below(30); left > 0; --left)
                bytes += random.oneOf(kPieces);
            test::checkJson(bytes);
        }
    }

    /// Values made at random, written as JSON, are found again.
    void madeValuesAreFoundAgain() {
        test::Random random("madeValuesAreFoundAgain");
        for (int round = 0; round < 300; ++round) {
            std::string json = "[";
            std::string expected;
            const int rows = 1 + int(random.below(20));
            for (int row = 0; row < rows; ++row) {
                const std::int64_t id = random.between(-1'000'000, 1'000'000);
                const std::string text = random.text(std::size_t(random.below(12)), "ab\"\\/\n\t{}[]:, ");
                std::string quoted;
                tree::appendJsonText(quoted, text);
                json += (row > 0 ? ",{" : "{") + std::string("\"id\":") + std::to_string(id) + ",\"t\":" + quoted + "}";
                expected += "|" + std::to_string(id) + "|" + text + "|\n";
            }
            json += "]";
            const auto open = [&json]() -> Result<std::unique_ptr<ByteSource>> { return openBytes(json); };
            json::JsonLimits limits;
            limits.bufferBytes = 1 + std::size_t(random.below(64));
            auto source = json::openSource(open, "made.json", {}, limits);
            QVERIFY(source.ok());
            tree::TreeConnection connection(std::move(source).value());
            QCOMPARE(qt(test::readTable(connection).text()), qt(expected));
        }
    }
};

MW_TEST(TstJsonCorpora)
#include "tst_json_corpora.moc"
