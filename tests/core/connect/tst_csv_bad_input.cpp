// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"
#include "tests/core/connect/csv_table.h"
#include "tests/support/measured.h"
#include "tests/support/random.h"
#include "tests/support/temporary_folder.h"

#include <QElapsedTimer>

#include <cstdlib>
#include <functional>

#include <sys/wait.h>
#include <unistd.h>

using namespace mw;
using mw::test::qt;
using mw::test::readCsv;
using mw::test::show;

namespace {

const OptionValues kHeader = {{"header", "yes"}, {"delimiter", ","}, {"quote", "\""}, {"escape", "\""}};

/// A source that makes its bytes as they are asked for, so that large inputs cost no memory of their own.
class MadeSource final : public ByteSource {
public:
    MadeSource(std::string head, char filler, std::uint64_t fillers, std::string tail)
        : m_head(std::move(head)), m_filler(filler), m_fillers(fillers), m_tail(std::move(tail)) {}
    Result<std::size_t> read(char* into, std::size_t size) override {
        std::size_t done = 0;
        for (; done < size && m_at < m_head.size(); ++done)
            into[done] = m_head[std::size_t(m_at++)];
        const std::uint64_t fillEnd = m_head.size() + m_fillers;
        if (done < size && m_at < fillEnd) {
            const std::size_t part = std::size_t(std::min<std::uint64_t>(size - done, fillEnd - m_at));
            std::fill_n(into + done, part, m_filler);
            m_at += part;
            done += part;
        }
        for (; done < size && m_at < this->size(); ++done)
            into[done] = m_tail[std::size_t(m_at++ - fillEnd)];
        return done;
    }
    std::uint64_t size() const override { return m_head.size() + m_fillers + m_tail.size(); }

private:
    std::string m_head;
    char m_filler;
    std::uint64_t m_fillers;
    std::string m_tail;
    std::uint64_t m_at = 0;
};

/// Runs in a process of its own, so that its peak of memory is its own; gives what the body returns.
int inChild(const std::function<int()>& body) {
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(body());
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

std::string rows(int first, int last) {
    std::string text;
    for (int i = first; i <= last; ++i)
        text += std::to_string(i) + ",name " + std::to_string(i) + ",2024-01-01\n";
    return text;
}

} // namespace

class TstCsvBadInput : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void brokenRecordsAreNamedAndTheOthersRead_data() {
        QTest::addColumn<QByteArray>("broken");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("raw");
        const auto row = [](const char* name, const QByteArray& text, Code code, const char* raw = nullptr) {
            QTest::newRow(name) << text << int(code)
                                << (raw ? QString::fromUtf8(raw) : QString::fromUtf8(text).trimmed());
        };
        row("too few fields", "x,y\n", Code::TooFewFields);
        row("too many fields", "x,y,z,more\n", Code::TooManyFields);
        row("text behind a closing quote", "x,\"y\"y,z\n", Code::StrayQuote);
        row("a quote that is never closed", "x,\"y,z\n", Code::UnclosedQuote);
        row("a quote that opens the last field", "x,y,\"\n", Code::UnclosedQuote);
        row("a NUL byte", QByteArray("x,y\0,z\n", 7), Code::NulByte, "x,y\\0,z");
        row("a NUL byte inside quotes", QByteArray("x,\"y\0\",z\n", 9), Code::NulByte, "x,\"y\\0\",z");
        row("a byte that is no UTF-8", "x,\xC3\xA4\xFF,z\n", Code::InvalidUtf8, "x,ä\xEF\xBF\xBD,z");
        row("a cut-off character", "x,\xC3\xA4\xC3,z\n", Code::InvalidUtf8, "x,ä\xEF\xBF\xBD,z");
        row("a stray quote behind a line break", "x,\"y\nyy\"y,z\n", Code::StrayQuote);
    }
    void brokenRecordsAreNamedAndTheOthersRead() {
        QFETCH(QByteArray, broken);
        QFETCH(int, code);
        // Before, among and at the end of good records, and also where the buffer ends.
        for (const int before : {0, 1, 3, 40, 3000}) {
            for (const int after : {0, 1, 3, 200}) {
                OptionValues values = kHeader;
                values["encoding"] = "UTF-8";
                const std::string text = "id,name,day\n" + rows(1, before) + broken.toStdString() + rows(1, after);
                const auto table = readCsv(text, values);
                QVERIFY(!table.error);
                QCOMPARE(table.malformed.size(), std::size_t(1));
                const MalformedRow& row = table.malformed.front();
                QCOMPARE(qt(nameOf(row.error.code)), qt(nameOf(Code(code))));
                QCOMPARE(row.rowNumber, std::uint64_t(before + 1));
                QCOMPARE(row.line, std::uint64_t(before + 2));
                QCOMPARE(row.byteOffset, std::uint64_t(12 + rows(1, before).size()));
                QTEST(qt(row.raw).replace(QChar(0), QStringLiteral("\\0")), "raw");
                QCOMPARE(table.rows.size(), std::size_t(before + after));
                if (after > 0)
                    QVERIFY(table.rows.back()[0] == std::to_string(after));
            }
        }
    }

    void anUnclosedQuoteNeverSwallowsTheFile() {
        // The next quote comes far below and closes what was never meant to be open.
        const std::string text = "id,name,day\n" + rows(1, 10) + "11,\"lost,2024-01-01\n" + rows(12, 5000) +
                                 "5001,\"quoted\",2024-01-01\n" + rows(5002, 6000);
        const auto table = readCsv(text, kHeader);
        QVERIFY(!table.error);
        QCOMPARE(table.rows.size(), std::size_t(5999));
        QCOMPARE(table.malformed.size(), std::size_t(1));
        QVERIFY(table.malformed[0].error.code == Code::UnclosedQuote);
        QCOMPARE(table.malformed[0].line, std::uint64_t(12));
        QCOMPARE(table.malformed[0].raw, std::string("11,\"lost,2024-01-01"));
    }

    void anUnclosedQuoteInASmallFileIsTold_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("byte"); ///< where the record begins
        QTest::addColumn<QString>("rows");
        const auto row = [](const char* name, const QByteArray& text, int line, int byte, const char* rows) {
            QTest::newRow(name) << text << line << byte << QString::fromUtf8(rows);
        };
        row("in the first record", "id,name\n1,\"abc\n2,x\n3,y\n", 2, 8, "|2|x|\n|3|y|\n");
        row("in the only record", "id,name\n1,\"abc\n", 2, 8, "");
        row("in the last record", "id,name\n1,a\n2,\"abc", 3, 12, "|1|a|\n");
        row("with semicolons", "id;name\n1;\"abc\n2;x\n", 2, 8, "|2|x|\n");
        row("with tabs", "id\tname\n1\t\"abc\n2\tx\n3\ty\n", 2, 8, "|2|x|\n|3|y|\n");
        row("in two of many", "id,name\n1,\"abc\n2,x\n3,y\n4,\"z\n5,v\n6,w\n", 2, 8, "|2|x|\n|3|y|\n|5|v|\n|6|w|\n");
        row("among quoted ones", "id,name\n\"1\",\"a\"\n\"2\",\"b\n\"3\",\"c\"\n", 3, 16, "|1|a|\n|3|c|\n");
    }
    void anUnclosedQuoteInASmallFileIsTold() {
        QFETCH(QByteArray, text);
        const auto table = readCsv({text.constData(), std::size_t(text.size())});
        QVERIFY(!table.malformed.empty());
        QVERIFY(table.malformed.front().error.code == Code::UnclosedQuote ||
                table.malformed.front().error.code == Code::StrayQuote);
        QTEST(int(table.malformed.front().line), "line");
        QTEST(int(table.malformed.front().byteOffset), "byte");
        QTEST(show(table.rows), "rows");
    }

    void manyUnclosedQuotesCostNoMoreThanTheirRows() {
        std::string text = "id,name,day\n";
        for (int i = 0; i < 60'000; ++i)
            text += std::to_string(i) + (i % 3 == 0 ? ",\"open,2024-01-01\n" : ",closed,2024-01-01\n");
        QElapsedTimer timer;
        timer.start();
        const auto table = readCsv(text, kHeader);
        QVERIFY(!table.error);
        QCOMPARE(table.rows.size() + table.malformed.size(), std::size_t(60'000));
        QCOMPARE(table.malformed.size(), std::size_t(20'000));
        QVERIFY2(timer.elapsed() < 20'000, std::to_string(timer.elapsed()).c_str());
    }

    void rowNumbersCountEveryRecordOnce() {
        test::Random random("rowNumbersCountEveryRecordOnce");
        for (int round = 0; round < 200; ++round) {
            std::string text = "a,b,c\n";
            for (int i = 0; i < 100; ++i)
                text += random.text(std::size_t(random.below(30)), "abc,,,,\"\n\"") + "\n" +
                        (random.oneIn(2) ? "1,2,3\n" : "");
            const auto table = readCsv(text, kHeader);
            QVERIFY(!table.error);
            std::vector<std::uint64_t> numbers = table.numbers;
            for (const MalformedRow& row : table.malformed)
                numbers.push_back(row.rowNumber);
            std::sort(numbers.begin(), numbers.end());
            for (std::size_t i = 0; i < numbers.size(); ++i)
                QCOMPARE(numbers[i], std::uint64_t(i + 1));
            // Every byte offset is the start of a line, and lines are counted right.
            for (const MalformedRow& row : table.malformed) {
                const auto at = std::size_t(row.byteOffset);
                QVERIFY(at > 0 && text[at - 1] == '\n');
                QCOMPARE(row.line,
                         std::uint64_t(1 + std::count(text.begin(), text.begin() + std::ptrdiff_t(at), '\n')));
            }
        }
    }

    void rawTextIsCapped() {
        const auto table = readCsv("a,b\n" + std::string(50'000, 'x') + "\n1,2\n", kHeader);
        QCOMPARE(table.malformed.size(), std::size_t(1));
        QVERIFY(table.malformed[0].raw.size() <= 4096 && table.malformed[0].raw.size() > 4000);
        QCOMPARE(table.rows.size(), std::size_t(1));
    }

    void aLineOf100MegabytesIsNamedInBoundedMemory_data() {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<QByteArray>("tail");
        QTest::addColumn<int>("code");
        QTest::newRow("without quotes") << QByteArray("2,") << QByteArray("\n3,y\n") << int(Code::RecordTooLarge);
        QTest::newRow("inside quotes") << QByteArray("2,\"") << QByteArray("\"\n3,y\n") << int(Code::RecordTooLarge);
        QTest::newRow("with a CRLF") << QByteArray("2,") << QByteArray("\r\n3,y\r\n") << int(Code::RecordTooLarge);
    }
    void aLineOf100MegabytesIsNamedInBoundedMemory() {
        QFETCH(QByteArray, head);
        QFETCH(QByteArray, tail);
        QFETCH(int, code);
        const int outcome = inChild([&] {
            const long before = test::peakKib();
            auto source = std::make_unique<MadeSource>("id,name\n1,x\n" + head.toStdString(), 'z', 100'000'000,
                                                       tail.toStdString());
            csv::CsvLayout layout;
            layout.headerRecords = 1;
            layout.names = {"id", "name"};
            layout.widest = 2;
            layout.dataBegin = 8;
            auto reader = csv::CsvReader::open(std::move(source), "big.csv", layout, {});
            JobContext job;
            const auto table = test::readAll(**reader, job);
            if (table.error)
                return 1;
            if (show(table.rows) != qt("|1|x|\n|3|y|\n"))
                return 2;
            if (table.malformed.size() != 1 || int(table.malformed[0].error.code) != code ||
                table.malformed[0].line != 3)
                return 3;
            return test::peakKib() - before > 64 * 1024 ? 4 : 0;
        });
        QCOMPARE(outcome, 0);
    }

    void aFileOfOneEndlessLineIsRefused() {
        const test::TemporaryFolder folder;
        const std::string path = folder.file("line.csv");
        {
            auto file = createFile(path);
            const std::string megabyte(1'000'000, 'q');
            for (int i = 0; i < 100; ++i)
                QVERIFY((*file)->write(megabyte).ok());
            QVERIFY((*file)->finish().ok());
        }
        const auto layout = csv::detectFile(path, {});
        QVERIFY(!layout.ok());
        QVERIFY(layout.error().code == Code::RecordTooLarge);
        QCOMPARE(layout.error().where, path);
    }

    void filesThatAreNoTextAreRefused_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("told");
        QByteArray junk;
        for (int i = 0; i < 4000; ++i)
            junk.append(char((i * 7919) >> 3));
        QTest::newRow("noise") << junk << "control characters";
        QTest::newRow("zeros") << QByteArray(5000, '\0') << "control characters";
        QTest::newRow("a ZIP archive") << QByteArray("PK\x03\x04more", 8) << "ZIP";
        QTest::newRow("gzip") << QByteArray("\x1F\x8B\x08zzz", 6) << "gzip";
        QTest::newRow("a SQLite database") << QByteArray("SQLite format 3\0abc", 19) << "SQLite";
    }
    void filesThatAreNoTextAreRefused() {
        QFETCH(QByteArray, bytes);
        const auto table = readCsv(bytes.toStdString());
        QVERIFY(table.error);
        QVERIFY(table.error->code == Code::BinaryContent);
        QFETCH(QString, told);
        QVERIFY2(qt(table.error->message()).contains(told), table.error->message().c_str());
    }

    void anEmptyFileHasNoFieldsAndNoRows_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("no bytes") << QByteArray();
        QTest::newRow("a mark alone") << QByteArray("\xEF\xBB\xBF");
        QTest::newRow("a mark of UTF-16 alone") << QByteArray("\xFF\xFE");
        QTest::newRow("blank lines") << QByteArray("\n\r\n\n");
    }
    void anEmptyFileHasNoFieldsAndNoRows() {
        QFETCH(QByteArray, bytes);
        ReadOptions options;
        options.hashInput = true;
        const auto table = readCsv(bytes.toStdString(), {}, options);
        QVERIFY(!table.error);
        QVERIFY(table.names.empty() && table.rows.empty() && table.malformed.empty());
        QCOMPARE(table.hash, toHex(sha256(bytes.toStdString())));
    }

    void wrongOptionsAreRefused_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<int>("code");
        QTest::newRow("an unknown encoding") << "encoding"
                                             << "klingon" << int(Code::WrongValue);
        QTest::newRow("a quote of two characters") << "quote"
                                                   << "''" << int(Code::WrongValue);
        QTest::newRow("a line break as delimiter") << "delimiter"
                                                   << "\n"
                                                   << int(Code::WrongValue);
        QTest::newRow("a header that is neither") << "header"
                                                  << "perhaps" << int(Code::WrongValue);
        QTest::newRow("a delimiter that is the quote") << "quote"
                                                       << "," << int(Code::WrongValue);
        QTest::newRow("an unknown option") << "colour"
                                           << "red" << int(Code::UnknownKey);
    }
    void wrongOptionsAreRefused() {
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(int, code);
        OptionValues values = {{"delimiter", ","}};
        values[name.toStdString()] = value.toStdString();
        const auto table = readCsv("a,b\n1,2\n", values);
        QVERIFY(table.error);
        QCOMPARE(int(table.error->code), code);
    }
};

MW_TEST(TstCsvBadInput)
#include "tst_csv_bad_input.moc"
