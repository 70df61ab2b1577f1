// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/csv/record_scanner.h"
#include "core/connect/csv/structural_index.h"
#include "tests/support/random.h"
#include "tests/support/test_main.h"

#include <string>
#include <vector>

using namespace mw;
using namespace mw::csv;

namespace {

struct Scan {
    std::vector<std::vector<std::uint32_t>> records; ///< of each the ends of its fields
    bool irregular = false;
    std::size_t scannedTo = 0;
};

Scan scan(const std::string& text, const CsvDialect& dialect) {
    const std::string padded = text + std::string(kScanPadding, '\0');
    FieldEnds ends;
    const auto outcome = StructuralScanner(dialect).scan(padded.data(), 0, text.size(), SIZE_MAX / 2, ends);
    Scan found;
    found.irregular = outcome.irregular;
    found.scannedTo = outcome.scannedTo;
    std::size_t from = 0;
    for (const std::size_t to : ends.records) {
        found.records.emplace_back(ends.positions.get() + from, ends.positions.get() + to);
        from = to;
    }
    return found;
}

/// The same by scanRecord, record by record.
std::vector<std::vector<std::uint32_t>> careful(const std::string& text, const CsvDialect& dialect, bool& clean) {
    std::vector<std::vector<std::uint32_t>> records;
    std::size_t at = 0;
    clean = true;
    while (at < text.size()) {
        std::vector<std::uint32_t> ends;
        const ScannedRecord record = scanRecord(text.data(), at, text.size(), false, dialect, ends);
        clean = clean && record.problem == RecordProblem::None;
        if (!record.complete)
            break;
        records.push_back(std::move(ends));
        at = record.end;
    }
    return records;
}

} // namespace

class TstCsvStructuralIndex : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// The fast scanner either says that something is irregular or agrees with the careful one.
    void agreesWithTheCarefulScanner() {
        test::Random random("agreesWithTheCarefulScanner");
        int regular = 0;
        int stopped = 0;
        for (int round = 0; round < 30'000; ++round) {
            CsvDialect dialect;
            dialect.delimiter = random.oneIn(2) ? "," : "\t";
            dialect.quote = random.oneIn(6) ? '\0' : random.oneIn(6) ? '\'' : '"';
            dialect.escape = random.oneIn(5) ? '\\' : dialect.quote;
            const std::string alphabet = random.oneIn(2) ? "aaaaaaaaaaaa,,\t\n\"" : "abé,\t\n\r\"'\\";
            std::string text;
            if (random.oneIn(2)) {
                text = random.text(std::size_t(random.below(400)), alphabet);
            } else {
                // Mostly regular records.
                for (int i = 0; i < 30; ++i) {
                    const std::string cell = random.text(std::size_t(random.below(20)), "abc de");
                    text += random.oneIn(3) && dialect.quote != 0 ? dialect.quote + cell + dialect.quote : cell;
                    text += random.oneIn(4) ? random.oneIn(2) ? "\r\n" : "\n" : dialect.delimiter;
                }
            }
            while (!text.empty() && text.back() == '\r')
                text.pop_back(); // its LF would have to be seen
            const Scan fast = scan(text, dialect);
            bool clean = true;
            const auto slow = careful(text, dialect, clean);
            QVERIFY2(fast.irregular || fast.records.size() == slow.size(),
                     QByteArray(text.data(), qsizetype(text.size())).toPercentEncoding("abcdef ,").constData());
            for (std::size_t i = 0; i < fast.records.size(); ++i)
                QVERIFY2(fast.records[i] == slow[i], text.c_str());
            QVERIFY2(fast.irregular || clean || dialect.quote == 0 || slow.size() == fast.records.size(), text.c_str());
            ++(fast.irregular ? stopped : regular);
        }
        QVERIFY2(regular > 3000 && stopped > 3000,
                 qPrintable(QStringLiteral("%1 regular, %2 not").arg(regular).arg(stopped)));
    }

    void quotesAtEveryPlaceOfABlock() {
        for (std::size_t place = 0; place < 200; ++place) {
            const std::string before = std::string(place, 'x');
            const std::string text = before + ",\"a,\n\"\"b\"\n" + "c,d\n";
            const Scan found = scan(text, {});
            QVERIFY(!found.irregular);
            QCOMPARE(found.records.size(), std::size_t(2));
            QVERIFY((found.records[0] == std::vector<std::uint32_t>{std::uint32_t(place), std::uint32_t(place + 9)}));
        }
    }

    void irregularThingsStopItAtEveryPlace_data() {
        QTest::addColumn<QByteArray>("thing");
        QTest::newRow("a quote inside an unquoted field") << QByteArray("5\" pipe,x\n");
        QTest::newRow("text behind a closing quote") << QByteArray("\"a\"b,x\n");
        QTest::newRow("a NUL byte") << QByteArray("a\0b,x\n", 6);
        QTest::newRow("a NUL byte inside quotes") << QByteArray("\"a\0b\",x\n", 8);
    }
    void irregularThingsStopItAtEveryPlace() {
        QFETCH(QByteArray, thing);
        for (std::size_t place = 0; place < 150; ++place) {
            std::string text;
            for (std::size_t i = 0; i < place; ++i)
                text += i % 2 == 0 ? 'x' : '\n';
            const std::size_t records = place / 2;
            if (place % 2 == 1)
                text.back() = ','; // the thing stands at the start of a field in any case
            text += thing.toStdString();
            const Scan found = scan(text + "y,z\n", {});
            QVERIFY(found.irregular);
            QVERIFY(found.scannedTo <= text.size());
            QVERIFY(found.records.size() <= records);
        }
    }

    void lineEndsAreCounted() {
        test::Random random("lineEndsAreCounted");
        for (int round = 0; round < 3000; ++round) {
            const std::string text = random.text(std::size_t(random.below(300)), "ab\r\n");
            std::size_t expected = 0;
            for (std::size_t i = 0; i < text.size(); ++i)
                expected += text[i] == '\n' ? (i == 0 || text[i - 1] != '\r') : text[i] == '\r';
            QCOMPARE(countLineEnds(text.data(), 0, text.size()), expected);
        }
    }
};

MW_TEST(TstCsvStructuralIndex)
#include "tst_csv_structural_index.moc"
