// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of dBase and files in fixed columns as one entity for all files of a wildcard.
#include "tests/core/connect/any_table.h"
#include "tests/core/connect/dbf_file.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/verify_ok.h"

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/connect/connector.h"

#include <algorithm>

using namespace mw;
using mw::test::AnyTable;
using mw::test::qt;
using mw::test::TableFile;

class TstManyFiles : public QObject {
    Q_OBJECT

    void put(const std::string& name, const std::string& bytes) const { VERIFY_OK(writeFile(m_folder.file(name), bytes)); }
    std::unique_ptr<Connection> open(const std::string& location, const OptionValues& options = {}) const {
        const std::size_t colon = location.find(':');
        const std::string scheme = colon == std::string::npos ? "" : location.substr(0, colon + 1);
        const auto parsed = parseLocation(scheme + m_folder.file(location.substr(scheme.size())));
        auto connection = openConnection(*parsed, options);
        if (!connection)
            qWarning("%s", connection.error().line().c_str());
        return connection ? std::move(connection).value() : nullptr;
    }

    test::TemporaryFolder m_folder;

private Q_SLOTS:
    void tablesOfDBaseAreOneEntity() {
        TableFile first, second;
        first.columns = {{"NAME", 'C', 5}, {"COUNT", 'N', 3}, {"PAID", 'N', 6, 2}};
        first.records = {" Anna   1  1.50", " Bert   2      "};
        second.columns = {{"COUNT", 'N', 5, 1}, {"NAME", 'C', 7}, {"SINCE", 'D', 8}};
        second.records = {"   2.5Dorothe20240229", "*  9.9deleted        "};
        put("sales-1.dbf", first.bytes());
        put("sales-2.dbf", second.bytes());
        const auto all = open("sales-*.dbf");
        QVERIFY(all);
        JobContext job;
        const auto schema = all->schema(job);
        VERIFY_OK(schema);
        QCOMPARE(qt(test::describe(*schema)),
                 QStringLiteral("sales-*(file_name text, NAME text(7), COUNT decimal(38,1), PAID decimal(38,2), SINCE date)\n"));
        QVERIFY(schema->entities[0].rowsAreExact && *schema->entities[0].rowEstimate == 3);
        const AnyTable table = test::readTable(*all);
        QCOMPARE(qt(table.text()), QStringLiteral("|sales-1.dbf|Anna|1.0|1.50|∅|\n|sales-1.dbf|Bert|2.0|∅|∅|\n|sales-2.dbf|Dorothe|2.5|∅|2024-02-29|\n"));
        QCOMPARE(table.numbers, (std::vector<std::uint64_t>{1, 2, 3}));
        ReadOptions options;
        options.fields = {"SINCE", "file_name"};
        options.hashInput = true;
        const AnyTable some = test::readTable(*all, {}, options);
        QCOMPARE(qt(some.text()), QStringLiteral("|∅|sales-1.dbf|\n|∅|sales-1.dbf|\n|2024-02-29|sales-2.dbf|\n"));
        QCOMPARE(some.hash, toHex(sha256(toHex(sha256(first.bytes())) + "  sales-1.dbf\n" + toHex(sha256(second.bytes())) + "  sales-2.dbf\n")));
        options.limit = 1;
        QCOMPARE(test::readTable(*all, {}, options).rows.size(), std::size_t(1));
        // What differs between the files is told of each.
        const auto findings = all->findings();
        const auto isTold = [&](const std::string& what, const std::string& entity) {
            return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) { return finding.what == what && finding.entity == entity; });
        };
        QVERIFY(isTold("encoding", "") && isTold("deleted records", "sales-2.dbf") && !isTold("deleted records", "sales-1.dbf"));
    }

    void filesInFixedColumnsShareTheLayoutOfTheFirst() {
        put("a.fwf", "00001 Anna      2024-01-01\n00002 Bert      2024-02-01\n00003 Cleo      2024-03-01\n");
        put("b.fwf", "00004 Dora      2024-04-01\nxxxxx\n");
        const auto all = open("?.fwf");
        QVERIFY(all);
        const AnyTable table = test::readTable(*all);
        QVERIFY(!table.error);
        QCOMPARE(table.rows.size() + table.malformed.size(), std::size_t(5));
        QCOMPARE(table.names.front(), std::string("file_name"));
        QCOMPARE(table.names.size(), std::size_t(4));
        QCOMPARE(table.rows[3], (std::vector<std::string>{"b.fwf", "00004", "Dora", "2024-04-01"}));
        QCOMPARE(table.numbers.back(), std::uint64_t(5));
    }

    void recordsUnderOneAnotherAreKeptApartByTheirFile() {
        const OptionValues options = {{"columns", "head when 1-1 = H: made 2-9 date; line under head when 1-1 = L: sku 2-4"}};
        put("x1.txt", "H20240101\nLabc\n");
        put("x2.txt", "H20240102\nLdef\nLghi\n");
        const auto all = open("fixed:x?.txt", options);
        QVERIFY(all);
        JobContext job;
        const auto schema = all->schema(job);
        VERIFY_OK(schema);
        QCOMPARE(schema->entities.size(), std::size_t(2));
        QCOMPARE(schema->entities[0].keys.at(0).fields, (std::vector<std::string>{"file_name", "#id"}));
        QCOMPARE(schema->entities[1].relations.at(0).fields, (std::vector<std::string>{"file_name", "#parent"}));
        QCOMPARE(qt(test::readTable(*all, "line").text()), QStringLiteral("|x1.txt|1|abc|\n|x2.txt|1|def|\n|x2.txt|1|ghi|\n"));
    }

    void valuesThatTheCommonTypeCannotHoldAreMalformed() {
        const std::string large(20, '9');
        put("wide-1.dbf", TableFile{.columns = {{"A", 'N', 20}}, .records = {" " + large, " " + std::string(19, ' ') + "1"}}.bytes());
        put("wide-2.dbf", TableFile{.columns = {{"A", 'N', 20, 19}}, .records = {" 1." + std::string(18, '5')}}.bytes());
        const AnyTable table = test::readTable(*open("wide-*.dbf"));
        QVERIFY(!table.error);
        QCOMPARE(table.rows.size(), std::size_t(2));
        QCOMPARE(table.malformed.size(), std::size_t(1));
        QCOMPARE(table.malformed[0].rowNumber, std::uint64_t(1));
        QCOMPARE(table.malformed[0].error.code, Code::OutOfRange);
        QCOMPARE(qt(table.malformed[0].error.where), QStringLiteral("wide-1.dbf"));
    }

    void whatIsWrongWithOneFileIsTold() {
        put("bad-1.dbf", TableFile{.columns = {{"A", 'C', 1}}, .records = {" x"}}.bytes());
        put("bad-2.dbf", "no table");
        JobContext job;
        const auto schema = open("bad-*.dbf")->schema(job);
        QVERIFY(!schema.ok() && schema.error().code == Code::CorruptDatabase);
        QVERIFY2(schema.error().line().find("bad-2.dbf") != std::string::npos, schema.error().line().c_str());
        QVERIFY(!open("none-*.dbf"));
    }
};

MW_TEST(TstManyFiles)
#include "tst_many_files.moc"
