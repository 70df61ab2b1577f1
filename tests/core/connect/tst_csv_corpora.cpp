// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/csv/csv_connection.h"
#include "tests/core/connect/csv_scores.h"
#include "tests/core/connect/csv_table.h"
#include "tests/fuzz/csv_check.h"
#include "tests/support/random.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

using namespace mw;
using mw::test::qt;

namespace {

QString corpus(const char* part) {
    const QString data = test::sharedData();
    const QString path = data + QStringLiteral("/E_parsers/") + QString::fromUtf8(part);
    return !data.isEmpty() && QFileInfo::exists(path) ? path : QString();
}

/// Unpacks an archive of the shared data; empty where that cannot be.
QString unpack(const char* archive, const QTemporaryDir& folder) {
    const QString path = corpus(archive);
    if (path.isEmpty() || !folder.isValid())
        return {};
    QProcess tar;
    tar.start(QStringLiteral("tar"), {QStringLiteral("xJf"), path, QStringLiteral("-C"), folder.path()});
    return tar.waitForFinished(60'000) && tar.exitCode() == 0 ? folder.path() : QString();
}

std::string read(const QString& path) {
    const auto text = readFile(path.toStdString());
    return text ? *text : std::string();
}

} // namespace

class TstCsvCorpora : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// csv-spectrum: each CSV beside the JSON that it means.
    void csvSpectrum() {
        const QString folder = corpus("csv_spectrum");
        if (folder.isEmpty())
            QSKIP("the shared data is not here");
        int files = 0;
        QDirIterator entry(folder + QStringLiteral("/csvs"), {QStringLiteral("*.csv")});
        while (entry.hasNext()) {
            const QString path = entry.next();
            QFile json(folder + QStringLiteral("/json/") + QFileInfo(path).completeBaseName() +
                       QStringLiteral(".json"));
            QVERIFY(json.open(QIODevice::ReadOnly));
            const QJsonDocument document = QJsonDocument::fromJson(json.readAll());
            const QJsonArray expected = document.isArray() ? document.array() : QJsonArray{document.object()};
            std::string bytes = read(path);
            // Copies that went through version control have lost their CRs.
            if (path.contains(QStringLiteral("crlf")) && bytes.find('\r') == std::string::npos)
                bytes = QByteArray::fromStdString(bytes).replace("\n", "\r\n").toStdString();
            const auto table = test::readCsv(bytes, {{"header", "yes"}});
            QVERIFY2(!table.error && table.malformed.empty(), qPrintable(path));
            QCOMPARE(qsizetype(table.rows.size()), expected.size());
            for (qsizetype i = 0; i < expected.size(); ++i) {
                const QJsonObject object = expected[i].toObject();
                QCOMPARE(object.size(), qsizetype(table.names.size()));
                // In one of the pairs the telephone numbers differ.
                for (std::size_t k = 0; k < table.names.size(); ++k)
                    if (table.names[k] != "Contact Phone Number")
                        QCOMPARE(qt(table.rows[std::size_t(i)][k].value_or(std::string())),
                                 object[qt(table.names[k])].toString());
            }
            ++files;
        }
        QVERIFY(files >= 12);
    }

    /// Files beside what a person would read in them, all cells as they stand.
    void cellsOfPollock_data() {
        QTest::addColumn<QString>("archive");
        QTest::addColumn<double>("bar");
        QTest::newRow("polluted files") << "pollock_polluted.tar.xz" << 0.995;
        QTest::newRow("files of the survey") << "pollock_survey_sample.tar.xz" << 0.93;
    }
    void cellsOfPollock() {
        QFETCH(QString, archive);
        QFETCH(double, bar);
        const QTemporaryDir place;
        const QString folder = unpack(archive.toUtf8().constData(), place);
        if (folder.isEmpty())
            QSKIP("the shared data is not here");
        const auto scores = test::scoreCells(folder.toStdString());
        QVERIFY(scores.size() > 40);
        for (const test::CellScore& score : scores)
            QVERIFY2(score.failure.empty(), score.name.c_str());
        qInfo("cell F1 %.4f over %zu files", test::meanF1(scores), scores.size());
        QVERIFY(test::meanF1(scores) >= bar);
    }

    /// Files whose dialect people have written down; the bars are the best that was published.
    void dialectsOfAnnotatedFiles_data() {
        QTest::addColumn<QString>("archive");
        QTest::addColumn<QString>("annotations");
        QTest::addColumn<double>("bar");
        QTest::newRow("files of Pollock") << "csvsniffer_pollock_csv.tar.xz"
                                          << "Dialect_annotations.txt" << 0.972;
        QTest::newRow("files of CSV on the Web") << "csvsniffer_w3c_csvw.tar.xz"
                                                 << "W3C-CSVW-Dialect_annotations.txt" << 0.986;
    }
    void dialectsOfAnnotatedFiles() {
        QFETCH(QString, archive);
        QFETCH(QString, annotations);
        QFETCH(double, bar);
        const QTemporaryDir place;
        const QString folder = unpack(archive.toUtf8().constData(), place);
        if (folder.isEmpty())
            QSKIP("the shared data is not here");
        const auto scores = test::scoreDialects(folder.toStdString(),
                                                (corpus("csvsniffer_annotations") + QLatin1Char('/') + annotations).toStdString());
        QVERIFY(scores.size() > 50);
        qInfo("F1 of detection %.4f over %zu files", test::detectionF1(scores), scores.size());
        QVERIFY(test::detectionF1(scores) > bar);
    }

    /// Whatever the files hold, reading them breaks no promise.
    void everyFileOfTheCorporaCanBeRead_data() {
        QTest::addColumn<QString>("archive");
        for (const char* const name :
             {"duckdb_csv.tar.xz", "w3c_csvw_tests.tar.xz", "frictionless_data.tar.xz", "pollock_survey_sample.tar.xz"})
            QTest::newRow(name) << QString::fromUtf8(name);
    }
    void everyFileOfTheCorporaCanBeRead() {
        QFETCH(QString, archive);
        const QTemporaryDir place;
        const QString folder = unpack(archive.toUtf8().constData(), place);
        if (folder.isEmpty())
            QSKIP("the shared data is not here");
        int files = 0;
        QDirIterator entry(folder, {QStringLiteral("*.csv"), QStringLiteral("*.tsv"), QStringLiteral("*.txt")},
                           QDir::Files, QDirIterator::Subdirectories);
        while (entry.hasNext()) {
            const std::string bytes = read(entry.next());
            if (bytes.size() < 100'000) {
                test::checkCsv(bytes);
                ++files;
            }
        }
        QVERIFY(files > 5);
    }

    void foundInputsAreReplayed() {
        int files = 0;
        QDirIterator entry(QStringLiteral(MW_SOURCE_DIR "/tests/fuzz/corpus/csv"), QDir::Files);
        while (entry.hasNext()) {
            test::checkCsv(read(entry.next()));
            ++files;
        }
        QVERIFY(files >= 10);
    }

    /// A fuzzer of its own, blind to coverage: bytes that mean something to the reader, in any order.
    void randomBytesBreakNoPromise() {
        test::Random random("randomBytesBreakNoPromise");
        for (int round = 0; round < 4000; ++round) {
            static const std::string kPieces[] = {"a",
                                                  "1",
                                                  "2024-01-01",
                                                  ",",
                                                  ",",
                                                  ";",
                                                  "\t",
                                                  "|",
                                                  "\"",
                                                  "\"",
                                                  "\"\"",
                                                  "'",
                                                  "\\",
                                                  "\n",
                                                  "\n",
                                                  "\r\n",
                                                  "\r",
                                                  "\xC3\xA9",
                                                  "\xFF",
                                                  "\xE9",
                                                  std::string(1, '\0'),
                                                  "word word",
                                                  "\"quoted, text\"",
                                                  "a,b,c\n",
                                                  std::string(100, 'x')};
            std::string bytes;
            if (random.oneIn(8))
                bytes = random.oneIn(2) ? "\xEF\xBB\xBF" : "\xFF\xFE";
            for (std::uint64_t left = random.below(random.oneIn(10) ? 400 : 40); left > 0; --left)
                bytes += random.oneOf(kPieces);
            test::checkCsv(bytes);
        }
    }
};

MW_TEST(TstCsvCorpora)
#include "tst_csv_corpora.moc"
