// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/dbf/dbf_connection.h"
#include "tests/core/connect/any_table.h"
#include "tests/core/connect/dbf_file.h"
#include "tests/fuzz/dbf_check.h"
#include "tests/support/temporary_folder.h"

#include <QDirIterator>
#include <QFile>

using namespace mw;
using mw::test::AnyTable;
using mw::test::little;
using mw::test::qt;
using mw::test::TableFile;

class TstDbf : public QObject {
    Q_OBJECT

    test::TemporaryFolder m_folder;

    std::unique_ptr<Connection> open(const std::string& name, const std::string& bytes, const std::string& encoding = {}) const {
        return std::make_unique<dbf::DbfConnection>([bytes = std::make_shared<std::string>(bytes)] { return Result<std::unique_ptr<ByteSource>>(openBytes(*bytes)); },
                                                    m_folder.file(name), encoding);
    }
    void put(const std::string& name, const std::string& bytes) const {
        QFile file(qt(m_folder.file(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes.data(), qint64(bytes.size()));
    }

private Q_SLOTS:
    void everyKindOfField() {
        const TableFile file{0x03, 0x57, {{"NAME", 'C', 8}, {"AMOUNT", 'N', 8, 2}, {"COUNT", 'N', 4}, {"PAID", 'L', 1}, {"SINCE", 'D', 8}},
                             {" " "M\xFCller  " "  -12.50" "  42" "T" "20240131", " " "A       " "     7.5" "   0" "F" "00000000", " " "        " "      .5" "    " "?" "        "}};
        const AnyTable table = test::readTable(*open("kinds.dbf", file.bytes()));
        QVERIFY2(!table.error, table.error ? table.error->line().c_str() : "");
        QCOMPARE(table.types, (std::vector<std::string>{"text(8)", "decimal(38,2)", "integer", "boolean", "date"}));
        QCOMPARE(qt(table.text()), QStringLiteral("|Müller|-12.50|42|true|2024-01-31|\n|A|7.50|0|false|∅|\n|∅|0.50|∅|∅|∅|\n"));
        QCOMPARE(table.offsets[1] - table.offsets[0], std::uint64_t(30));
    }

    void deletedRecordsArePassedOverAndTold() {
        const TableFile file{0x03, 0x57, {{"A", 'C', 1}}, {" 1", "*2", " 3", "*4"}};
        const auto connection = open("deleted.dbf", file.bytes());
        JobContext job;
        const auto schema = connection->schema(job);
        QVERIFY(schema.ok());
        QVERIFY(schema->entities[0].rowsAreExact && *schema->entities[0].rowEstimate == 2);
        bool tells = false;
        for (const Finding& finding : connection->findings())
            tells = tells || (finding.what == "deleted records" && finding.value == "2");
        QVERIFY(tells);
        const AnyTable table = test::readTable(*connection);
        QCOMPARE(qt(table.text()), QStringLiteral("|1|\n|3|\n"));
        QCOMPARE(table.numbers, (std::vector<std::uint64_t>{1, 3}));
    }

    void theCodePageIsThatOfTheLanguageDriverOrWhatIsSaid() {
        const TableFile dos{0x03, 0x02, {{"A", 'C', 1}}, {" \x81"}}, silent{0x03, 0x00, {{"A", 'C', 1}}, {" \xFC"}};
        QCOMPARE(qt(test::readTable(*open("dos.dbf", dos.bytes())).text()), QStringLiteral("|ü|\n"));
        QCOMPARE(qt(test::readTable(*open("silent.dbf", silent.bytes())).text()), QStringLiteral("|ü|\n"));
        QCOMPARE(qt(test::readTable(*open("said.dbf", silent.bytes(), "ibm-850")).text()), QStringLiteral("|³|\n"));
        put("shape.cpg", "UTF-8\n");
        const TableFile shape{0x03, 0x00, {{"A", 'C', 2}}, {" \xC3\xBC"}};
        QCOMPARE(qt(test::readTable(*open("shape.dbf", shape.bytes())).text()), QStringLiteral("|ü|\n"));
    }

    void memosOfDBase3EndAtTheirSign() {
        std::string memo(512, '\0');
        memo += "first memo\x1A\x1A";
        memo.resize(1024, ' ');
        memo += std::string(600, 'x') + "\x1A";
        put("three.dbt", memo);
        const TableFile file{0x83, 0x57, {{"ID", 'N', 2}, {"TEXT", 'M', 10}}, {"  1         1", "  2         2", "  3          ", "  4         9"}};
        const AnyTable table = test::readTable(*open("three.dbf", file.bytes()));
        QCOMPARE(table.rows.size(), std::size_t(3));
        QCOMPARE(qt(table.rows[0][1]), QStringLiteral("first memo"));
        QCOMPARE(table.rows[1][1].size(), std::size_t(600));
        QCOMPARE(qt(table.rows[2][1]), QStringLiteral("∅"));
        QCOMPARE(table.malformed.size(), std::size_t(1));
        QVERIFY2(table.malformed[0].error.message().find("no memo at block 9") != std::string::npos, table.malformed[0].error.line().c_str());
    }

    void memosOfFoxProHaveTheirLength() {
        std::string memo = std::string(6, '\0') + std::string{0, 64};
        memo.resize(512, '\0');
        memo += std::string{0, 0, 0, 1, 0, 0, 0, 5} + "hello";
        put("fox.fpt", memo);
        const TableFile file{0x30, 0x03, {{"TEXT", 'M', 4}, {"WHOLE", 'I', 4}, {"MONEY", 'Y', 8}, {"REAL", 'B', 8}, {"MOMENT", 'T', 8}},
                             {" " + little(8, 4) + little(std::uint32_t(-7), 4) + little(std::uint64_t(-12345), 8) + little(0x3FF8000000000000, 8) + little(2'460'341, 4) + little(3'723'000, 4)}};
        const AnyTable table = test::readTable(*open("fox.dbf", file.bytes()));
        QCOMPARE(qt(table.text()), QStringLiteral("|hello|-7|-1.2345|1.5|2024-01-31 01:02:03|\n"));
    }

    void aMissingMemoFileIsToldAndItsRecordsAreMalformed() {
        const TableFile file{0x83, 0x57, {{"ID", 'N', 1}, {"TEXT", 'M', 10}}, {" 1         1", " 2          "}};
        const auto connection = open("lost.dbf", file.bytes());
        const AnyTable table = test::readTable(*connection);
        QCOMPARE(table.rows.size(), std::size_t(1));
        QCOMPARE(table.malformed.size(), std::size_t(1));
        bool tells = false;
        for (const Finding& finding : connection->findings())
            tells = tells || finding.what == "memos";
        QVERIFY(tells);
        ReadOptions onlyId;
        onlyId.fields = {"ID"};
        QCOMPARE(test::readTable(*connection, {}, onlyId).rows.size(), std::size_t(2));
    }

    void nullsAndLengthsOfVisualFoxPro() {
        const TableFile file{0x32, 0x03, {{"V", 'V', 5, 0, 2}, {"N", 'N', 3, 0, 2}, {"_NullFlags", '0', 1, 0, 5}},
                             {std::string(" ab") + '\0' + '\0' + '\2' + "  7" + '\1', " abcde  8" + std::string(1, '\0'), "      " "   " + std::string(1, '\6')}};
        QCOMPARE(qt(test::readTable(*open("nulls.dbf", file.bytes())).text()), QStringLiteral("|ab|7|\n|abcde|8|\n|∅|∅|\n"));
    }

    void whatIsNotAsItsFieldPromisesIsAMalformedRow() {
        const TableFile file{0x03, 0x57, {{"N", 'N', 3}, {"D", 'D', 8}}, {" " "  1" "        ", " " "1x2" "        ", " " "  3" "20241399", " " "***" "        "}};
        const AnyTable table = test::readTable(*open("bad.dbf", file.bytes()));
        QCOMPARE(table.rows.size(), std::size_t(1));
        QCOMPARE(table.malformed.size(), std::size_t(3));
        QCOMPARE(table.malformed[1].rowNumber, std::uint64_t(3));
    }

    void damagedTablesAreRefusedByName_data() {
        QTest::addColumn<QByteArray>("bytes");
        const std::string good = TableFile{0x03, 0x57, {{"A", 'C', 3}}, {" abc"}}.bytes();
        const auto row = [](const char* name, std::string bytes) { QTest::newRow(name) << QByteArray(bytes.data(), qsizetype(bytes.size())); };
        row("empty", "");
        row("no header", "abc");
        row("cut off inside of the header", good.substr(0, 50));
        row("cut off inside of the records", good.substr(0, good.size() - 3));
        row("a type that is not known", TableFile{0x03, 0x57, {{"A", 'Z', 3}}, {" abc"}}.bytes());
        row("no fields", TableFile{0x03, 0x57, {}, {" "}}.bytes());
        std::string wide = good;
        wide[10] = 2;
        row("fields longer than their record", wide);
    }
    void damagedTablesAreRefusedByName() {
        QFETCH(QByteArray, bytes);
        const AnyTable table = test::readTable(*open("damaged.dbf", bytes.toStdString()));
        QVERIFY(table.error && table.error->code == Code::CorruptDatabase);
    }

    /// What the fuzzer found once.
    void theCorpusOfTheFuzzerKeepsItsPromises() {
        int files = 0;
        QDirIterator entry(QStringLiteral(MW_SOURCE_DIR "/tests/fuzz/corpus/dbf"), QDir::Files);
        while (entry.hasNext()) {
            const auto bytes = readFile(entry.next().toStdString());
            test::checkDbf(*bytes);
            ++files;
        }
        QVERIFY(files >= 5);
    }
};

MW_TEST(TstDbf)
#include "tst_dbf.moc"
