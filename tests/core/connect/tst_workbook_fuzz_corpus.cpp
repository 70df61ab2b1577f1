// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/workbook_check.h"
#include "core/base/file.h"
#include "tests/support/test_main.h"

#include <QDir>

using namespace mw;

/// What the fuzzers found or began with holds for ever after.
class TstWorkbookFuzzCorpus : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyInput_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<bool>("isXlsx");
        for (const bool isXlsx : {true, false}) {
            const QDir folder(QStringLiteral(MW_SOURCE_DIR "/tests/fuzz/corpus/") + (isXlsx ? QStringLiteral("xlsx") : QStringLiteral("ods")));
            for (const QString& name : folder.entryList(QDir::Files))
                QTest::newRow(qPrintable(folder.dirName() + QLatin1Char('/') + name)) << folder.filePath(name) << isXlsx;
        }
    }
    void everyInput() {
        QFETCH(QString, path);
        QFETCH(bool, isXlsx);
        const auto bytes = readFile(path.toStdString());
        QVERIFY(bytes.ok() && !bytes->empty());
        isXlsx ? test::checkXlsx(*bytes) : test::checkOds(*bytes);
    }
};

MW_TEST(TstWorkbookFuzzCorpus)
#include "tst_workbook_fuzz_corpus.moc"
