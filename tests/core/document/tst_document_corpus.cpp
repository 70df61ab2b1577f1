// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "tests/fuzz/document_check.h"
#include "tests/support/random.h"
#include "tests/support/test_main.h"

#include <QDir>

using namespace mw;

/// Replays what the fuzzer of documents found, and some random bytes.
class TestDocumentCorpus : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void corpusIsReadOrRefused_data();
    void corpusIsReadOrRefused();
    void randomBytesAreRefused();
};

void TestDocumentCorpus::corpusIsReadOrRefused_data() {
    QTest::addColumn<QString>("path");
    const QDir folder(QStringLiteral(MW_SOURCE_DIR "/tests/fuzz/corpus/document"));
    const QStringList names = folder.entryList(QDir::Files, QDir::Name);
    QVERIFY(names.size() >= 15);
    for (const QString& name : names)
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
}

void TestDocumentCorpus::corpusIsReadOrRefused() {
    QFETCH(QString, path);
    const Result<std::string> bytes = readFile(path.toStdString());
    QVERIFY(bytes.ok());
    // Broken promises end the program: being here again is the test.
    test::checkDocument(bytes.value());
    for (std::size_t cut = 1; cut < std::min<std::size_t>(bytes.value().size(), 400); ++cut)
        test::checkDocument(std::string_view(bytes.value()).substr(0, cut));
    QVERIFY(true);
}

void TestDocumentCorpus::randomBytesAreRefused() {
    test::Random random("random bytes as documents");
    for (int i = 0; i < 2000; ++i) {
        const std::string bytes = random.bytes(std::size_t(random.below(200)));
        test::checkDocument(bytes);
        QVERIFY(!document::parseDocument(bytes, "random").ok());
    }
}

MW_TEST(TestDocumentCorpus)
#include "tst_document_corpus.moc"
