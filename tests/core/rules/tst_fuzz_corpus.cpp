// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h" // first: moc cannot read the standard headers that come before Qt's

#include "core/base/file.h"
#include "tests/fuzz/rules_check.h"
#include "tests/support/random.h"

#include <QDirIterator>

using namespace mw;
using namespace mw::test;

/// Replays what the fuzzer of rules found worth keeping, and mixes it.
class TestRuleCorpus : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsEveryPromise_data();
    void keepsEveryPromise();
    void keepsEveryPromiseWhenCutAndMixed();
};

void TestRuleCorpus::keepsEveryPromise_data() {
    QTest::addColumn<QString>("path");
    QDirIterator entry(QStringLiteral(MW_SOURCE_DIR "/tests/fuzz/corpus/rules"), QDir::Files);
    int found = 0;
    while (entry.hasNext()) {
        const QString path = entry.next();
        QTest::newRow(qPrintable(entry.fileName())) << path;
        ++found;
    }
    QVERIFY(found >= 10);
}

void TestRuleCorpus::keepsEveryPromise() {
    QFETCH(QString, path);
    const Result<std::string> text = readFile(path.toStdString());
    QVERIFY(text.ok());
    checkRule(*text); // ends the program where a promise is broken
    for (std::size_t i = 0; i <= text->size(); ++i) {
        checkRule(std::string_view(*text).substr(0, i));
        checkRule(std::string_view(*text).substr(i));
    }
    QVERIFY(!text->empty());
}

void TestRuleCorpus::keepsEveryPromiseWhenCutAndMixed() {
    std::vector<std::string> texts;
    QDirIterator entry(QStringLiteral(MW_SOURCE_DIR "/tests/fuzz/corpus/rules"), QDir::Files);
    while (entry.hasNext())
        if (const Result<std::string> text = readFile(entry.next().toStdString()); text.ok())
            texts.push_back(*text);
    QVERIFY(!texts.empty());
    Random random("mixed rules");
    for (int n = 0; n < 20000; ++n) {
        std::string mixed;
        for (std::uint64_t parts = 1 + random.below(4); parts > 0; --parts) {
            const std::string& from = random.oneOf(texts);
            const std::size_t begin = std::size_t(random.below(from.size()));
            mixed += from.substr(begin, std::size_t(random.below(30)));
        }
        if (!mixed.empty() && random.oneIn(3))
            mixed[std::size_t(random.below(mixed.size()))] = char(random.below(256));
        checkRule(mixed);
    }
}

MW_TEST(TestRuleCorpus)
#include "tst_fuzz_corpus.moc"
