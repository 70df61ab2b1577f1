// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"
#include "core/connect/file_growth.h"
#include "core/connect/csv/csv_connection.h"
#include "core/connect/file_set.h"
#include "tests/core/connect/csv_table.h"
#include "tests/support/temporary_folder.h"

#include <QDir>

#include <sys/stat.h>
#include <unistd.h>

using namespace mw;
using mw::test::CsvTable;
using mw::test::qt;
using mw::test::show;

namespace {

Result<std::unique_ptr<Connection>> connectTo(const std::string& text, const OptionValues& values = {}) {
    MW_TRY(const Location location, parseLocation(text));
    return csv::CsvConnection::open(location, values);
}

CsvTable readFrom(Connection& connection, const std::string& entity, const ReadOptions& options = {}) {
    JobContext job;
    auto reader = connection.read(entity, options, job);
    if (!reader) {
        CsvTable table;
        table.error = reader.error();
        return table;
    }
    return test::readAll(**reader, job);
}

} // namespace

class TstCsvFiles : public QObject {
    Q_OBJECT
private:
    test::TemporaryFolder m_folder;
    std::string path(const std::string& name) const { return m_folder.file(name); }
    void make(const std::string& name, const std::string& text) { QVERIFY(writeFile(path(name), text).ok()); }

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(QDir(qt(m_folder.path())).mkpath(QStringLiteral("in/deeper")));
        make("in/customers.csv", "id,name\n1,Ann\n2,Ben\n");
        make("in/orders.tsv", "nr\tday\n0007\t2024-01-31\n0008\t2024-02-01\n");
        make("in/orders.txt", "x\n1\n");
        make("in/notes.json", "{}");
        make("in/.hidden.csv", "a\n1\n");
        make("in/deeper/more.csv", "a\n1\n");
        make("sales_1.csv", "day,amount\n2024-01-01,5\n2024-01-02,6\n");
        make("sales_2.csv", "amount;shop;file_name\n7;North;x\nbroken\n8;South;y\n");
        make("sales_3.csv", "");
        make("[a].csv", "a\n1\n");
    }

    void aFolderIsOneEntityPerFile() {
        auto connection = connectTo(path("in"));
        QVERIFY(connection.ok());
        JobContext job;
        const auto schema = (*connection)->schema(job);
        QVERIFY(schema.ok());
        QStringList names;
        for (const Entity& entity : schema->entities)
            names << qt(entity.name);
        QCOMPARE(names.join(QLatin1Char(' ')), QStringLiteral("customers orders.tsv orders.txt"));
        QCOMPARE(show(readFrom(**connection, "").rows), qt("|1|Ann|\n|2|Ben|\n"));
        QCOMPARE(show(readFrom(**connection, "orders.tsv").rows), qt("|0007|2024-01-31|\n|0008|2024-02-01|\n"));
        QCOMPARE(show(readFrom(**connection, "CUSTOMERS").rows), qt("|1|Ann|\n|2|Ben|\n"));
        QCOMPARE(readFrom(**connection, "customers.csv").rows.size(), std::size_t(2));
        const auto unknown = readFrom(**connection, "invoices");
        QVERIFY(unknown.error && unknown.error->code == Code::UnknownEntity);
        QVERIFY(unknown.error->message().find("customers, orders.tsv, orders.txt") != std::string::npos);
    }

    void fieldsAreTextWithASuggestion() {
        auto connection = connectTo(path("in"));
        JobContext job;
        const auto schema = (*connection)->schema(job);
        QVERIFY(schema.ok());
        const Entity* customers = schema->entity("customers");
        const Entity* orders = schema->entity("orders.tsv");
        QVERIFY(customers && orders);
        for (const Field& field : customers->fields)
            QVERIFY(field.type == LogicalType::text() && field.nullable);
        QVERIFY(customers->fields[0].suggestedType == LogicalType::integer());
        QCOMPARE(customers->fields[0].evidence, std::string("2 of 2 values are whole numbers"));
        QVERIFY(customers->fields[1].suggestedType == LogicalType::null());
        QVERIFY(orders->fields[0].suggestedType == LogicalType::null());
        QCOMPARE(orders->fields[0].evidence, std::string("2 of 2 values have leading zeros"));
        QVERIFY(orders->fields[1].suggestedType == LogicalType::date());
        QVERIFY(customers->rowsAreExact && customers->rowEstimate == 2);
    }

    void aWildcardIsOneEntityWithTheFileName() {
        auto connection = connectTo(path("sales_*.csv"));
        QVERIFY(connection.ok());
        JobContext job;
        const auto schema = (*connection)->schema(job);
        QVERIFY2(schema.ok(), schema.ok() ? "" : schema.error().line().c_str());
        QCOMPARE(schema->entities.size(), std::size_t(1));
        QCOMPARE(schema->entities[0].name, std::string("sales_*"));
        const auto table = readFrom(**connection, "");
        QVERIFY((table.names == std::vector<std::string>{"file_name", "day", "amount", "shop", "file_name_2"}));
        QCOMPARE(show(table.rows), qt("|sales_1.csv|2024-01-01|5|∅|∅|\n"
                                      "|sales_1.csv|2024-01-02|6|∅|∅|\n"
                                      "|sales_2.csv|∅|7|North|x|\n"
                                      "|sales_2.csv|∅|8|South|y|\n"));
        QVERIFY((table.numbers == std::vector<std::uint64_t>{1, 2, 3, 5}));
        QCOMPARE(table.malformed.size(), std::size_t(1));
        QCOMPARE(table.malformed[0].rowNumber, std::uint64_t(4));
        QCOMPARE(table.malformed[0].error.where, std::string("sales_2.csv, line 3"));

        ReadOptions options;
        options.fields = {"shop", "file_name"};
        options.limit = 3;
        options.hashInput = true;
        const auto part = readFrom(**connection, "sales_*", options);
        QCOMPARE(show(part.rows), qt("|∅|sales_1.csv|\n|∅|sales_1.csv|\n|North|sales_2.csv|\n"));
        std::string lines;
        for (const char* const name : {"sales_1.csv", "sales_2.csv", "sales_3.csv"})
            lines += toHex(sha256(*readFile(path(name)))) + "  " + name + "\n";
        QCOMPARE(part.hash, toHex(sha256(lines)));

        ReadOptions raw;
        raw.raw = true;
        const auto asItStands = readFrom(**connection, "", raw);
        QCOMPARE(qt(asItStands.names.back()), QStringLiteral("column_3"));
        QCOMPARE(show({asItStands.rows[0], asItStands.rows[4]}),
                 qt("|sales_1.csv|day|amount||\n|sales_2.csv|7|North|x|\n"));
    }

    void aFileNamedLikeAWildcardIsThatFile() {
        auto connection = connectTo(path("[a].csv"));
        QVERIFY(connection.ok());
        QVERIFY((readFrom(**connection, "").names == std::vector<std::string>{"a"}));
    }

    void wildcards_data() {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("fits");
        const auto row = [](const char* pattern, const char* name, bool fits) {
            QTest::addRow("%s on %s", pattern, name) << QString::fromUtf8(pattern) << QString::fromUtf8(name) << fits;
        };
        row("*", "", true);
        row("*.csv", "a.csv", true);
        row("*.csv", "a.csv.gz", false);
        row("a*b*c", "axxbyybzc", true);
        row("a*b*c", "axxbyybz", false);
        row("?.csv", "a.csv", true);
        row("?.csv", ".csv", false);
        row("[a-c]x", "bx", true);
        row("[!a-c]x", "bx", false);
        row("[!a-c]x", "dx", true);
        row("[a", "[a", true);
        row("[]]", "]", true);
        row("a", "ab", false);
        row("**a", "bba", true);
    }
    void wildcards() {
        QFETCH(QString, pattern);
        QFETCH(QString, name);
        QTEST(matchesWildcard(name.toStdString(), pattern.toStdString()), "fits");
    }

    void wildcardsCrossFolders() {
        const auto files = filesOfWildcard(path("*/deep?r/*.csv"));
        QVERIFY(files.ok());
        QVERIFY((*files == std::vector<std::string>{path("in/deeper/more.csv")}));
    }

    void whatIsNotThereIsNamed() {
        const auto missing = connectTo(path("nothing.csv"));
        QVERIFY(!missing.ok() && missing.error().code == Code::FileNotFound);
        const auto none = connectTo(path("nothing_*.csv"));
        QVERIFY(!none.ok() && none.error().code == Code::FileNotFound);
        QDir(qt(m_folder.path())).mkdir(QStringLiteral("empty"));
        const auto empty = connectTo(path("empty"));
        QVERIFY(!empty.ok() && empty.error().code == Code::UnknownConnector);
        if (::geteuid() != 0) {
            ::chmod(path("[a].csv").c_str(), 0);
            const auto denied = connectTo(path("[a].csv"));
            ::chmod(path("[a].csv").c_str(), 0644);
            QVERIFY(!denied.ok() && denied.error().code == Code::PermissionDenied);
        }
    }

    void aFileThatGoesAwayIsNamedWhereItIsRead() {
        make("gone.csv", "a,b\n1,2\n");
        auto connection = connectTo(path("gone.csv"));
        QVERIFY(connection.ok());
        QVERIFY(QFile::remove(qt(path("gone.csv"))));
        JobContext job;
        const auto schema = (*connection)->schema(job);
        QVERIFY(!schema.ok());
        QVERIFY(schema.error().code == Code::FileNotFound);
        QVERIFY(readFrom(**connection, "").error->code == Code::FileNotFound);
    }

    void whatWasDetectedIsTold() {
        auto connection = connectTo(path("in/orders.tsv"));
        QStringList told;
        for (const Finding& finding : (*connection)->findings())
            told << qt(finding.what + " = " + mw::told(finding));
        const QString all = told.join(QLatin1Char('\n'));
        QVERIFY2(all.contains(QStringLiteral("delimiter = tab (")), qPrintable(all));
        QVERIFY2(all.contains(QStringLiteral("encoding = UTF-8 (")), qPrintable(all));
        QVERIFY2(all.contains(QStringLiteral("header = yes (")), qPrintable(all));
    }

    void aFileThatOnlyGrewIsToldAndReadFromThere() {
        const std::string known = "id,name\n1,Ann\n2,Ben\n";
        make("growing.csv", known);
        JobContext job;
        const auto mark = markFile(path("growing.csv"), job);
        QVERIFY(mark.ok());
        QCOMPARE(qt(mark->hash), qt(toHex(sha256(known))));
        QCOMPARE(qt(parseFileMark(printFileMark(*mark))->hash), qt(mark->hash));
        const auto growth = [&] { return *growthOf(path("growing.csv"), *mark, job); };
        QVERIFY(growth() == Growth::Same);
        make("growing.csv", known + "3,Cy\n");
        QVERIFY(growth() == Growth::Appended);
        const OptionValues onlyNew = {{"last_seen", printFileMark(*mark)}, {"rows", "new"}};
        auto connection = connectTo(path("growing.csv"), onlyNew);
        const auto table = readFrom(**connection, "");
        QCOMPARE(show(table.rows), qt("|3|Cy|\n"));
        QCOMPARE(table.offsets.front(), std::uint64_t(known.size()));
        QVERIFY((*connection)->schema(job).ok());
        const auto findings = (*connection)->findings();
        QVERIFY(std::any_of(findings.begin(), findings.end(), [](const Finding& finding) {
            return finding.what == "since last seen" && finding.value == "appended";
        }));
        make("growing.csv", "id,name\n1,Eva\n2,Ben\n3,Cy\n");
        QVERIFY(growth() == Growth::Changed);
        QVERIFY(readFrom(**connectTo(path("growing.csv"), onlyNew), "").error->code == Code::WrongValue);
        make("growing.csv", "id,name\n");
        QVERIFY(growth() == Growth::Changed);
    }

    void aCancelledJobFindsNoSchema() {
        auto connection = connectTo(path("in"));
        JobContext job;
        job.requestStop();
        const auto schema = (*connection)->schema(job);
        QVERIFY(!schema.ok() && schema.error().code == Code::Cancelled);
        const auto reader = (*connection)->read("", {}, job);
        QVERIFY(!reader.ok() && reader.error().code == Code::Cancelled);
    }
};

MW_TEST(TstCsvFiles)
#include "tst_csv_files.moc"
