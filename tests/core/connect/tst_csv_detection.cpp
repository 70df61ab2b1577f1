// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"
#include "core/connect/type_suggestion.h"
#include "tests/core/connect/csv_table.h"

using namespace mw;
using mw::test::qt;
using mw::test::readCsv;
using mw::test::show;

namespace {

Result<csv::CsvLayout> detect(const QByteArray& bytes, const OptionValues& values = {}) {
    return csv::detectLayout({bytes.toStdString(), {}, true}, *csv::parseOptions(values));
}

QByteArray utf16(const char* text, bool bigEndian, bool mark) {
    QByteArray bytes;
    const QString units = (mark ? QString(QChar(0xFEFF)) : QString()) + QString::fromUtf8(text);
    for (const QChar unit : units) {
        const char high = char(unit.unicode() >> 8);
        const char low = char(unit.unicode() & 0xFF);
        bytes.append(bigEndian ? high : low).append(bigEndian ? low : high);
    }
    return bytes;
}

QByteArray repeated(const char* text, int times) {
    return QByteArray(text).repeated(times);
}

} // namespace

class TstCsvDetection : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void dialects_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("delimiter");
        QTest::addColumn<QString>("quote");
        QTest::addColumn<QString>("escape");
        const auto row = [](const char* name, const QByteArray& text, const char* delimiter, const char* quote = "\"",
                            const char* escape = "\"") {
            QTest::newRow(name) << text << QString::fromUtf8(delimiter) << QString::fromUtf8(quote)
                                << QString::fromUtf8(escape);
        };
        row("commas", "id,name,day\n1,Ann,2024-01-01\n2,Ben,2024-01-02\n", ",");
        row("semicolons with decimal commas", "id;price;tax\n1;1,50;0,19\n2;2,75;0,07\n3;10,00;0,19\n", ";");
        row("tabulators with commas in prose", "id\tnote\n1\tyes, we can\n2\tno, sorry, not now\n3\tfine\n", "\t");
        row("pipes", "a|b|c\n1|x y|2\n2|z|3\n", "|");
        row("commas inside quotes", "id;name\n1;\"Lee, Ann, Dr.\"\n2;\"Ray, Ben, Jr.\"\n", ";");
        row("times do not make colons delimiters",
            "day,begin,end\n2024-01-01,10:00:00,11:30:00\n2024-01-02,09:15:00,10:45:00\n", ",");
        row("apostrophes as quotes", "id,'full, name'\n1,'Lee, Ann'\n2,'Ray, Ben'\n", ",", "'", "'");
        row("apostrophes in names are none", "id,name\n1,O'Brien\n2,D'Arcy\n3,it's\n", ",");
        row("backslashes before quotes", "id,note\n1,\"say \\\"hi\\\", please\"\n2,\"no \\\"x\\\"\"\n", ",", "\"",
            "\\");
        row("one field of prose stays one", "note\nthe quick brown fox\njumps over\nthe lazy dog\n", ",");
        row("two pipes", "a||b||c\n1||2||3\n4||5||6\n", "||");
        row("per cent signs between fields", "id%title%year\n0%A, b and c%1999\n1%D%2000\n2%E, f, g%2001\n", "%");
        row("per cent signs behind numbers", "rate\n5%\n6%\n7%\n8%\n9%\n10%\n11%\n12%\n13%\n14%\n15%\n", ",");
        row("quotes that quote nothing", "id\tname\n1\t\"Weird\n2\t\"Al\" Yankovic\n3\t5\"\n4\tplain\n", "\t", "");
        row("backslashes before line breaks", "a,b\n1,x\\\ny\n2,z\\\nz\n3,w\\\nw\n", ",", "\"", "\\");
        row("line breaks inside quotes", "id,note\n1,\"a;b\nc;d\n\"\n2,\"e;f\ng;h\"\n", ",");
    }
    void dialects() {
        QFETCH(QByteArray, text);
        const auto layout = detect(text);
        QVERIFY(layout.ok());
        QTEST(qt(layout->dialect.delimiter), "delimiter");
        QTEST(qt(std::string(layout->dialect.quote != 0, layout->dialect.quote)), "quote");
        QFETCH(QString, quote);
        if (!quote.isEmpty())
            QTEST(qt(std::string(1, layout->dialect.escape)), "escape");
    }

    void headers_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("header");
        QTest::newRow("names over numbers") << QByteArray("id,amount\n1,2.5\n2,3.5\n") << true;
        QTest::newRow("numbers over numbers") << QByteArray("1,2.5\n2,3.5\n3,4\n") << false;
        QTest::newRow("years over numbers beside a name")
            << QByteArray("country,population,2001\nFrance,60000000,5\nItaly,57000000,6\n") << true;
        QTest::newRow("all text, unlike names") << QByteArray("first,last\nAnn,Lee\nBen,Ray\n") << true;
        QTest::newRow("a value that comes again") << QByteArray("Ann,Lee\nBen,Lee\nAnn,Ray\nZoe,Lee\n") << false;
        QTest::newRow("names alone") << QByteArray("id,name\n") << true;
        QTest::newRow("values alone") << QByteArray("1,2024-01-01\n") << false;
        QTest::newRow("no for number, over numbers") << QByteArray("no,name\n1,Ann\n2,Ben\n") << true;
        QTest::newRow("no for number, over letters") << QByteArray("no,name\nA,Ann\nB,Ben\n") << true;
        QTest::newRow("no for number, alone") << QByteArray("no\n17\n18\n") << true;
        QTest::newRow("truth values over truth values") << QByteArray("no,yes\nyes,no\nyes,no\n") << false;
        QTest::newRow("names over addresses")
            << QByteArray("who,mail\nAnn,ann@example.org\nBen,ben@example.org\n") << true;
    }
    void headers() {
        QFETCH(QByteArray, text);
        const auto layout = detect(text, {{"delimiter", ","}});
        QVERIFY(layout.ok());
        QTEST(layout->hasHeader(), "header");
        QCOMPARE(detect(text, {{"header", "yes"}})->hasHeader(), true);
        QCOMPARE(detect(text, {{"header", "no"}})->hasHeader(), false);
    }

    void aPreambleIsToldAndPassedOver() {
        const QByteArray text =
            "Sales report\nmade by the old system\n\nid,name,day\n1,Ann,2024-01-01\n2,Ben,2024-01-02\n";
        const auto layout = detect(text);
        QVERIFY(layout.ok());
        QVERIFY((layout->names == std::vector<std::string>{"id", "name", "day"}));
        const auto told = std::find_if(layout->findings.begin(), layout->findings.end(),
                                       [](const Finding& finding) { return finding.what == "preamble"; });
        QVERIFY(told != layout->findings.end());
        QCOMPARE(told->value, std::string("2"));
        QCOMPARE(show(readCsv(text.toStdString()).rows), qt("|1|Ann|2024-01-01|\n|2|Ben|2024-01-02|\n"));
        ReadOptions raw;
        raw.raw = true;
        QCOMPARE(readCsv(text.toStdString(), {}, raw).rows.size(), std::size_t(3));
        QCOMPARE(readCsv(text.toStdString(), {{"preamble", "0"}}, raw).rows.size(), std::size_t(5));
    }

    void titlesAreNoNames_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("names");
        QTest::addColumn<int>("rows");
        QTest::newRow("wider than the table") << QByteArray("New data set,made by Ann on Monday, June 2\ncm-1,A\n1,0.5\n2,0.25\n3,0.125\n")
                                              << "cm-1|A" << 3;
        QTest::newRow("set apart by an empty record") << QByteArray("Travel in May ,\n,\nLabel,Sum\nRail,1.5\nHotel,2.5\nAir,3\n") << "Label|Sum" << 3;
        QTest::newRow("two lines and an empty record") << QByteArray("Sales in May;;\nby A. Lee;;\n;;\nno;name;sum\n1;Ann;5\n2;Bo;6\n3;Cy;7\n")
                                                       << "no|name|sum" << 3;
        QTest::newRow("names of groups are names") << ("first,,second,\nX,Y,X,Y\n" + QByteArray("1,2,3,4\n5,6,7,8\n").repeated(6))
                                                   << "first X|first Y|second X|second Y" << 12;
        QTest::newRow("one wide record is a record") << QByteArray("a,b\n1,2,3\n4,5\n6,7\n8,9\n") << "a|b" << 4;
    }
    void titlesAreNoNames() {
        QFETCH(QByteArray, text);
        const auto table = readCsv(text.toStdString());
        QStringList names;
        for (const std::string& name : table.names)
            names << qt(name);
        QTEST(names.join(QLatin1Char('|')), "names");
        QTEST(int(table.rows.size() + table.malformed.size()), "rows");
    }

    void sparseRecordsAreNoPreamble() {
        const auto table = readCsv("1,,,\n2,5,6,7\n3,8,9,10\n4,11,12,13\n");
        QCOMPARE(table.rows.size(), std::size_t(4));
    }

    void aHeaderWithFewerNamesThanFields() {
        const auto table = readCsv("name,age\n1,Ann,30\n2,Ben,40\n3,Zoe,50\n", {{"header", "yes"}});
        QVERIFY((table.names == std::vector<std::string>{"name", "age", "column_3"}));
        QCOMPARE(table.rows.size(), std::size_t(3));
        QVERIFY(table.malformed.empty());
    }

    void trailingDelimitersOfTheHeaderNameNothing() {
        const auto table = readCsv("id,name,,\n1,Ann\n2,Ben\n", {{"header", "yes"}});
        QVERIFY((table.names == std::vector<std::string>{"id", "name"}));
        QCOMPARE(table.rows.size(), std::size_t(2));
    }

    void trailingDelimitersOfTheRowsHoldNothing() {
        const auto table = readCsv("id,name\n1,Ann,\n", {{"header", "yes"}});
        QCOMPARE(show(table.rows), qt("|1|Ann|∅|\n"));
        // A value there is more than the header announces.
        const auto more = readCsv("id,name\n1,Ann,x\n", {{"header", "yes"}});
        QCOMPARE(more.malformed.size(), std::size_t(1));
    }

    void rowsThatAllEndEarlyAreToldAndTaken() {
        const std::string text = "id,name,approve,reject\n1,Ann\n2,Ben\n3,Zoe\n";
        const auto layout = detect(QByteArray::fromStdString(text), {{"header", "yes"}});
        QCOMPARE(layout->shortWidth, std::size_t(2));
        const auto table = readCsv(text + "4,Max,x,y\n5,Eva,x\n", {{"header", "yes"}});
        QCOMPARE(table.malformed.size(), std::size_t(4)); // three of five are not nearly all
        const auto most = readCsv(text, {{"header", "yes"}});
        QCOMPARE(show(most.rows), qt("|1|Ann|∅|∅|\n|2|Ben|∅|∅|\n|3|Zoe|∅|∅|\n"));
        QVERIFY(most.malformed.empty());
    }

    void encodings_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("encoding");
        QTest::addColumn<QString>("row");
        const char* const text = "id,name\n1,Zoë Müller 高\n2,x\n";
        const char* const western = "|1|Zoë Müller|\n";
        QTest::newRow("ASCII") << QByteArray("id,name\n1,Zoe\n") << "UTF-8"
                               << "|1|Zoe|\n";
        QTest::newRow("UTF-8") << QByteArray(text) << "UTF-8"
                               << "|1|Zoë Müller 高|\n";
        QTest::newRow("UTF-8 with a mark") << QByteArray("\xEF\xBB\xBF") + text << "UTF-8"
                                           << "|1|Zoë Müller 高|\n";
        QTest::newRow("UTF-16LE with a mark") << utf16(text, false, true) << "UTF-16LE"
                                              << "|1|Zoë Müller 高|\n";
        QTest::newRow("UTF-16BE with a mark") << utf16(text, true, true) << "UTF-16BE"
                                              << "|1|Zoë Müller 高|\n";
        QTest::newRow("UTF-16LE without") << utf16(text, false, false) << "UTF-16LE"
                                          << "|1|Zoë Müller 高|\n";
        QTest::newRow("UTF-16BE without") << utf16(text, true, false) << "UTF-16BE"
                                          << "|1|Zoë Müller 高|\n";
        QTest::newRow("Windows-1252") << QByteArray("id,name\n1,Zo\xEB M\xFCller\n") << "windows-1252" << western;
        QTest::newRow("Windows-1252 with its own signs")
            << QByteArray("id,name\n1,\x80 5 \x96 \x93Zo\xEB\x94\n") << "windows-1252"
            << "|1|€ 5 – “Zoë”|\n";
        QTest::newRow("Shift-JIS")
            << repeated("\x91\xE8\x96\xBC,\x96{\x95\xB6\n\x8C\xE1\x94y\x82\xCD\x94L\x82\xC5\x82\xA0\x82\xE9,"
                        "\x96\xBC\x91O\x82\xCD\x82\xDC\x82\xBE\x96\xB3\x82\xA2\x81"
                        "B\x82\xC7\x82\xB1\x82\xC5\x90\xB6\x82\xEA\x82\xBD\x82\xA9\x82\xC6\x82\xF1\x82\xC6\x8C\xA9\x93"
                        "\x96\x82\xAA\x82\xC2\x82\xA9\x82\xCA\x81"
                        "B\n\x8E\x84,"
                        "\x89\xBD\x82\xC5\x82\xE0\x94\x96\x88\xC3\x82\xA2\x82\xB6\x82\xDF\x82\xB6\x82\xDF\x82\xB5\x82"
                        "\xBD\x8F\x8A\x82\xC5\x83j\x83\x83\x81[\x83j\x83\x83\x81["
                        "\x8B\x83\x82\xA2\x82\xC4\x82\xA2\x82\xBD\x8E\x96\x82\xBE\x82\xAF\x82\xCD\x8BL\x89\xAF\x82\xB5"
                        "\x82\xC4\x82\xA2\x82\xE9\x81"
                        "B\n",
                        30)
            << "Shift_JIS"
            << "|吾輩は猫である|名前はまだ無い。どこで生れたかとんと見当がつかぬ。|\n";
        QTest::newRow("Windows-1251")
            << repeated("\xE8\xEC\xFF,\xE3\xEE\xF0\xEE\xE4\n\xCC\xE0\xF0\xE8\xFF,\xCC\xEE\xF1\xEA\xE2\xE0 \xE8 "
                        "\xE2\xF1\xE5 \xEE\xF1\xF2\xE0\xEB\xFC\xED\xFB\xE5\n",
                        30)
            << "windows-1251"
            << "|Мария|Москва и все остальные|\n";
    }
    void encodings() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, row);
        const auto layout = detect(bytes);
        QVERIFY(layout.ok());
        QTEST(qt(layout->encoding.name), "encoding");
        OptionValues values = {{"header", "yes"}, {"delimiter", ","}};
        const auto table = readCsv(bytes.toStdString(), values);
        QVERIFY(!table.error);
        QCOMPARE(table.malformed.size(), std::size_t(0));
        QCOMPARE(show({table.rows.front()}), row);
    }

    void aFewWrongBytesLeaveItUtf8() {
        const auto table = readCsv("id,name\n1,Zoë\n2,Mül\xFFler\n3,Bjørn\n", {{"header", "yes"}});
        QCOMPARE(table.rows.size(), std::size_t(2));
        QCOMPARE(table.malformed.size(), std::size_t(1));
        QVERIFY(table.malformed[0].error.code == Code::InvalidUtf8);
        QCOMPARE(table.malformed[0].error.message(), std::string("the text is not valid UTF-8: byte 0xFF"));
    }

    void placesAreThoseOfTheFileInEveryEncoding_data() {
        QTest::addColumn<QString>("encoding");
        for (const char* const name :
             {"windows-1252", "ISO-8859-15", "UTF-16LE", "UTF-16BE", "UTF-32LE", "Shift_JIS", "GB18030", "UTF-8"})
            QTest::newRow(name) << QString::fromUtf8(name);
    }
    void placesAreThoseOfTheFileInEveryEncoding() {
        QFETCH(QString, encoding);
        const bool asian = encoding == QStringLiteral("Shift_JIS") || encoding == QStringLiteral("GB18030");
        const bool wide = encoding.startsWith(QStringLiteral("UTF"));
        const std::string cell = asian ? "高い" : wide ? "Zoë 高 😀" : "Zoë";
        std::vector<std::string> lines = {"id,name\n"};
        for (int i = 0; i < 9000; ++i)
            lines.push_back(std::to_string(i) + "," + cell + "\n");
        lines[5000] = "too,many,fields\n";
        std::string bytes;
        std::vector<std::uint64_t> offsets;
        const auto encode = [&](const std::string& text) {
            auto back = csv::Transcoder::make(encoding.toStdString());
            QVERIFY(back.ok());
            const QString units = qt(text);
            if (encoding.startsWith(QStringLiteral("UTF-16"))) {
                const QByteArray part = utf16(text.c_str(), encoding.endsWith(QStringLiteral("BE")), false);
                bytes.append(part.constData(), std::size_t(part.size()));
            } else if (encoding == QStringLiteral("UTF-32LE")) {
                for (const uint point : units.toUcs4())
                    for (int shift = 0; shift < 32; shift += 8)
                        bytes += char(point >> shift);
            } else if (encoding == QStringLiteral("UTF-8")) {
                bytes += text;
            } else if (!asian) {
                for (const QChar unit : units)
                    bytes += char(unit.unicode());
            } else {
                std::string made = text;
                const std::string high =
                    encoding == QStringLiteral("GB18030") ? "\xB8\xDF\xA4\xA4" : "\x8D\x82\x82\xA2";
                if (const auto place = made.find(cell); place != std::string::npos)
                    made.replace(place, cell.size(), high);
                bytes += made;
            }
        };
        for (const std::string& line : lines) {
            offsets.push_back(bytes.size());
            encode(line);
        }
        ReadOptions options;
        options.hashInput = true;
        const auto table =
            readCsv(bytes, {{"encoding", encoding.toStdString()}, {"header", "yes"}, {"delimiter", ","}}, options);
        QVERIFY(!table.error);
        QCOMPARE(table.rows.size(), std::size_t(8999));
        QCOMPARE(table.malformed.size(), std::size_t(1));
        QCOMPARE(table.malformed[0].byteOffset, offsets[5000]);
        QVERIFY(table.rows[10][1] == cell);
        for (std::size_t i = 0; i < table.rows.size(); ++i)
            QCOMPARE(table.offsets[i], offsets[std::size_t(table.numbers[i])]);
        QCOMPARE(table.hash, toHex(sha256(bytes)));
    }

    void charactersWithoutMeaningAreNamed() {
        QByteArray bytes = utf16("id,name\n1,a\n2,b\n3,c\n", false, true);
        bytes[bytes.indexOf('b') + 1] = '\xD8'; // half of a pair
        const auto table = readCsv(bytes.toStdString(), {{"header", "yes"}});
        QVERIFY(!table.error);
        QCOMPARE(table.malformed.size() + table.rows.size(), std::size_t(3));
        QCOMPARE(table.malformed.size(), std::size_t(1));
        QVERIFY(table.malformed[0].error.code == Code::InvalidUtf8);
    }

    void suggestions_data() {
        QTest::addColumn<QStringList>("values");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("evidence");
        const auto row = [](const char* name, const QStringList& values, const char* type, const char* evidence) {
            QTest::newRow(name) << values << QString::fromUtf8(type) << QString::fromUtf8(evidence);
        };
        const auto list = [](const char* text) { return QString::fromUtf8(text).split(QLatin1Char(' ')); };
        row("whole numbers", list("0 7 -12 999999999999999999"), "integer", "4 of 4 values are whole numbers");
        row("leading zeros stay text", list("1 0004711"), "null", "1 of 2 values have leading zeros");
        row("long digits stay text", list("1 1234567890123456789"), "null",
            "1 of 2 values are numbers of too many digits");
        row("decimals", list("1 2.50 -0.125"), "decimal(18,3)", "3 of 3 values are decimal numbers");
        row("wide decimals", list("12345678901234567.123"), "decimal(38,3)", "1 of 1 values are decimal numbers");
        row("a plus sign stays text", list("+49 1"), "null", "1 of 2 values are whole numbers");
        row("no digits behind the point", list("1. 2"), "null", "1 of 2 values are whole numbers");
        row("exponents stay text", list("1e5 2e5"), "null", "2 of 2 values are other text");
        row("dates", list("2024-01-31 1999-12-31"), "date", "2 of 2 values are dates");
        row("days that do not exist", list("2024-01-31 2023-02-29"), "null", "1 of 2 values are dates");
        row("mixed dates", list("2024-01-31 31.01.2024"), "null", "1 of 2 values are dates");
        row("moments", list("2024-01-31T10:00:00 2024-01-31T10:00:01.5"), "timestamp",
            "2 of 2 values are dates with a time");
        row("moments with a zone", list("2024-01-31T10:00:00Z 2024-01-31T10:00:00+02:00"), "timestamp with zone",
            "2 of 2 values are moments with a time zone");
        row("some with a zone and some not", list("2024-01-31T10:00:00Z 2024-01-31T10:00:00"), "null",
            "1 of 2 values are dates with a time");
        row("true and false", list("true FALSE False"), "boolean", "3 of 3 values are true or false");
        row("yes and no stay text", list("yes no"), "null", "2 of 2 values are other text");
        row("0 and 1 are numbers", list("0 1"), "integer", "2 of 2 values are whole numbers");
        row("nothing", {}, "null", "");
        row("empty texts are left out", {QString(), QStringLiteral("5")}, "integer", "1 of 1 values are whole numbers");
    }
    void suggestions() {
        QFETCH(QStringList, values);
        TypeSuggestion suggestion;
        for (const QString& value : values)
            suggestion.add(value.toStdString());
        QTEST(qt(printType(suggestion.type())), "type");
        QTEST(qt(suggestion.evidence()), "evidence");
    }
};

MW_TEST(TstCsvDetection)
#include "tst_csv_detection.moc"
