// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/csv/csv_connection.h"
#include "core/connect/csv/field_conventions.h"
#include "core/connect/csv/header_detection.h"
#include "core/connect/option_key.h"
#include "tests/core/connect/csv_table.h"
#include "tests/support/temporary_folder.h"

#include <QDir>

using namespace mw;
using mw::test::qt;
using mw::test::readCsv;
using mw::test::show;

namespace {

Result<csv::FileLayout> detect(const std::string& text, const OptionValues& values = {}) {
    return csv::detectTables({text, {}, true}, *csv::parseOptions(values));
}

QString joined(const std::vector<std::string>& names) {
    std::string all;
    for (const std::string& name : names)
        all += (all.empty() ? "" : "|") + name;
    return qt(all);
}

const Finding* find(const std::vector<Finding>& findings, const std::string& what) {
    for (const Finding& finding : findings)
        if (finding.what == what)
            return &finding;
    return nullptr;
}

const std::string kRows = "2024-01-31,Ann,5.50\n2024-02-01,Ben,7.25\n2024-02-02,Cy,1.00\n";

} // namespace

/// What stands around the rows of a table: preambles, headers of several lines, footers, other tables.
class TstCsvTables : public QObject {
    Q_OBJECT
private:
    test::TemporaryFolder m_folder;
    std::string make(const std::string& name, const std::string& text) {
        if (!writeFile(m_folder.file(name), text))
            qFatal("the file cannot be written");
        return m_folder.file(name);
    }

private Q_SLOTS:
    void headers_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("records");
        QTest::addColumn<QString>("names");
        const auto row = [](const char* name, const std::string& text, int records, const char* names) {
            QTest::newRow(name) << QByteArray::fromStdString(text) << records << QString::fromUtf8(names);
        };
        row("none", kRows, 0, "column_1|column_2|column_3");
        row("one line", "day,name,price\n" + kRows, 1, "day|name|price");
        row("a line of units below the names", "day,name,price\ndate,,EUR\n" + kRows, 2, "day date|name|price EUR");
        row("the same line twice", "day,name,price\nday,name,price\n" + kRows, 2, "day|name|price");
        row("names of groups above the names", "when,sale,\nday,name,price\n" + kRows, 2, "when day|sale name|sale price");
        row("a title above", "Sales of the year\nday,name,price\n" + kRows, 1, "day|name|price");
        row("empty lines of delimiters above", ",,\n,,\nday,name,price\n" + kRows, 1, "day|name|price");
        row("a delimiter too many in the header", "day,,name,price\n" + kRows, 1, "day|name|price");
        row("a first row with missing values is a row",
            "day,name,price\n2024-01-30,n/a,n/a\n" + kRows, 1, "day|name|price");
    }
    void namesOfGroupsGoOnOverAllFieldsBelowThem() {
        const auto names = [](const std::vector<std::vector<std::string>>& lines) {
            std::vector<csv::SampleTable::Record> records(lines.size());
            csv::RecordList header;
            for (std::size_t i = 0; i < lines.size(); ++i) {
                records[i].cells = lines[i];
                header.push_back(&records[i]);
            }
            return joined(csv::fieldNames(header, lines.back().size()));
        };
        QCOMPARE(names({{"staff", "", "", "", "cost"}, {"junior", "", "senior", "", ""}, {"heads", "hours", "heads", "hours", ""}}),
                 qt("staff junior heads|staff junior hours|staff senior heads|staff senior hours|cost"));
        // A group ends where a greater one begins, and where no field is named.
        QCOMPARE(names({{"staff", "", "guests", ""}, {"junior", "", "", ""}, {"heads", "hours", "heads", "hours"}}),
                 qt("staff junior heads|staff junior hours|guests heads|guests hours"));
        QCOMPARE(names({{"staff", "", ""}, {"heads", "", "note"}}), qt("staff heads|column_2|note"));
    }

    void headers() {
        QFETCH(QByteArray, text);
        QFETCH(int, records);
        const auto layout = detect(text.toStdString());
        QVERIFY(layout.ok());
        QCOMPARE(int(layout->tables.front().headerRecords), records);
        QTEST(joined(layout->tables.front().names), "names");
        QCOMPARE(readCsv(text.toStdString()).rows.back(), (test::Row{"2024-02-02", "Cy", "1.00"}));
    }

    void footers_data() {
        QTest::addColumn<QByteArray>("footer");
        QTest::addColumn<int>("rows");
        const auto row = [](const char* name, const char* footer, int rows) {
            QTest::newRow(name) << QByteArray(footer) << rows;
        };
        row("none", "", 3);
        row("a total that adds up", "Total,,13.75\n", 3);
        row("a total behind an empty line", "\nGrand total,,13.75\n", 3);
        row("a note", "Source: the old system\n", 3);
        row("lines of delimiters", ",,\n,,\n,,\n", 3);
        row("a note behind lines of delimiters", ",,\n,,\nAll amounts are in euros\n", 3);
        row("a row whose name begins like a total is a row", "2024-02-03,Total Ltd,2.00\n", 4);
        row("one row with nothing in it is a row", ",,\n", 4);
    }
    void footers() {
        QFETCH(QByteArray, footer);
        QFETCH(int, rows);
        const std::string text = "day,name,price\n" + kRows + footer.toStdString();
        const auto table = readCsv(text);
        QCOMPARE(int(table.rows.size()), rows);
        QVERIFY(table.malformed.empty());
        const auto layout = detect(text);
        QCOMPARE(find(layout->tables.front().findings, "footer") != nullptr, rows == 3 && !footer.isEmpty());
        // Somebody who knows better says so.
        const auto all = readCsv(text, {{"footer", "0"}});
        QVERIFY(int(all.rows.size() + all.malformed.size()) >= rows);
        const auto fewer = readCsv("day,name,price\n" + kRows, {{"footer", "2"}});
        QCOMPARE(int(fewer.rows.size()), 1);
    }

    void aFooterFarFromTheSampleIsFound_data() {
        QTest::addColumn<QString>("encoding");
        QTest::newRow("UTF-8") << "UTF-8";
        QTest::newRow("windows-1252") << "windows-1252";
        QTest::newRow("UTF-16LE") << "UTF-16LE";
    }
    void aFooterFarFromTheSampleIsFound() {
        QFETCH(QString, encoding);
        QString text = QStringLiteral("id,name,price\n");
        const int rows = 60'000;
        for (int i = 0; i < rows; ++i)
            text += QStringLiteral("%1,Zo\u00EB,7.25\n").arg(i);
        text += QStringLiteral("Total,,435000.00\nSource: the old system\n");
        QByteArray bytes = text.toUtf8();
        if (encoding == QStringLiteral("windows-1252"))
            bytes = text.toLatin1();
        if (encoding == QStringLiteral("UTF-16LE"))
            bytes = QByteArray(reinterpret_cast<const char*>(text.utf16()), text.size() * 2);
        const std::string path = make("long.csv", bytes.toStdString());
        const auto layout = csv::detectFile(path, {});
        QVERIFY(layout.ok());
        QCOMPARE(qt(layout->tables.front().encoding.name), encoding);
        QVERIFY(find(layout->tables.front().findings, "footer"));
        auto reader = csv::CsvReader::open(std::move(*openFile(path)), "long.csv", layout->tables.front(), {});
        JobContext job;
        const auto table = test::readAll(**reader, job);
        QCOMPARE(int(table.rows.size()), rows);
        QVERIFY(table.malformed.empty());
    }

    void severalTablesAreSeveralEntities_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("names");
        const auto row = [](const char* name, const std::string& text, const QStringList& names) {
            QTest::newRow(name) << QByteArray::fromStdString(text) << names;
        };
        const QString first = QStringLiteral("day|name|price");
        const QString second = QStringLiteral("id|city");
        row("of other width behind an empty line", "day,name,price\n" + kRows + "\nid,city\n1,Oslo\n2,Rome\n3,Bonn\n",
            {first, second});
        row("of equal width behind lines of delimiters",
            "day,name,price\n" + kRows + ",,\nid,city,size\n1,Oslo,5\n2,Rome,6\n",
            {first, QStringLiteral("id|city|size")});
        row("with the same header again", "day,name,price\n" + kRows + "day,name,price\n" + kRows, {first, first});
        row("of other width right below", "day,name,price\n" + kRows + "id,city\n1,Oslo\n2,Rome\n3,Bonn\n", {first, second});
        row("an empty line among the rows parts nothing", "day,name,price\n" + kRows + "\n" + kRows, {first});
        row("a note below is none", "day,name,price\n" + kRows + "\nmade by the old system\n", {first});
    }
    void severalTablesAreSeveralEntities() {
        QFETCH(QByteArray, text);
        QFETCH(QStringList, names);
        const auto layout = detect(text.toStdString());
        QVERIFY(layout.ok());
        QStringList found;
        for (const csv::CsvLayout& table : layout->tables)
            found << joined(table.names);
        QCOMPARE(found, names);
        QCOMPARE(find(layout->findings, "tables") != nullptr, names.size() > 1);
        QCOMPARE(int(detect(text.toStdString(), {{"tables", "one"}})->tables.size()), 1);
    }

    void eachTableIsReadByItself() {
        const std::string path =
            make("both.csv", "day,name,price\n" + kRows + "\nid,city\n1,Oslo\n2,Rome\n3,Bonn\n");
        const Location location = *parseLocation(path);
        auto connection = csv::CsvConnection::open(location, {});
        QVERIFY(connection.ok());
        JobContext job;
        const auto schema = (*connection)->schema(job);
        QVERIFY(schema.ok());
        QCOMPARE(schema->entities.size(), std::size_t(2));
        QCOMPARE(qt(schema->entities[1].name), QStringLiteral("both_2"));
        QVERIFY(schema->entities[1].fields[0].suggestedType == LogicalType::integer());
        auto reader = (*connection)->read("both", {}, job);
        QCOMPARE(test::readAll(**reader, job).rows.size(), std::size_t(3));
        reader = (*connection)->read("both_2", {}, job);
        const auto cities = test::readAll(**reader, job);
        QCOMPARE(show(cities.rows), qt("|1|Oslo|\n|2|Rome|\n|3|Bonn|\n"));
        // Places are those of the file.
        QCOMPARE(cities.offsets.front(), std::uint64_t(("day,name,price\n" + kRows + "\nid,city\n").size()));
        QVERIFY(!(*connection)->read("both_3", {}, job).ok());
    }

    void everyFindingNamesItsOptionAndTheOptionDecides() {
        const std::string text = "Report\nday;name;price\n31.01.2024;'Ann';5,50\n01.02.2024;'Ben';1.234,00\nTotal;;1239,50\n";
        const std::string path = make("decided.csv", text);
        const Location location = *parseLocation(path);
        auto connection = csv::CsvConnection::open(location, {});
        JobContext job;
        QVERIFY((*connection)->schema(job).ok());
        std::map<std::string, std::string> values;
        const auto fields = csv::optionFields();
        for (const Finding& finding : (*connection)->findings()) {
            QVERIFY2(finding.confidence > 0 && finding.confidence <= 1, finding.what.c_str());
            QVERIFY2(!finding.value.empty(), finding.what.c_str());
            if (finding.option.empty())
                continue;
            const bool isKnown = std::any_of(fields.begin(), fields.end(),
                                             [&](const OptionField& field) { return field.name == optionName(finding.option); });
            QVERIFY2(isKnown, finding.option.c_str());
            values[finding.option] = finding.value;
        }
        for (const char* const option : {"encoding", "delimiter", "quote", "escape", "preamble", "header", "footer",
                                         "decimal_mark.price", "date_order.day"})
            QVERIFY2(values.contains(option), option);
        QCOMPARE(qt(values["delimiter"]), QStringLiteral(";"));
        QCOMPARE(qt(values["quote"]), QStringLiteral("'"));
        QCOMPARE(qt(values["decimal_mark.price"]), QStringLiteral(","));
        QCOMPARE(qt(values["date_order.day"]), QStringLiteral("dmy"));
        // What was detected, said as options, reads the same, and now all of it is sure.
        auto again = csv::CsvConnection::open(location, values);
        QVERIFY2(again.ok(), again.ok() ? "" : again.error().message().c_str());
        QVERIFY((*again)->schema(job).ok());
        for (const Finding& finding : (*again)->findings())
            if (values.contains(finding.option)) {
                QCOMPARE(qt(finding.value), qt(values[finding.option]));
                QVERIFY2(finding.confidence == 1, finding.what.c_str());
            }
        const auto first = (*connection)->read("", {}, job), second = (*again)->read("", {}, job);
        QCOMPARE(show(test::readAll(**second, job).rows), show(test::readAll(**first, job).rows));
    }

    void optionsAreNarrowedToFilesAndFields() {
        QDir(qt(m_folder.file(""))).mkpath(QStringLiteral("many"));
        const std::string folder = make("many/a.csv", "x;day\n1;01/02/2024\n");
        make("many/a.b.csv", "y;day\n2;01/02/2024\n");
        const std::string path = folder.substr(0, folder.rfind('/'));
        const auto schemaWith = [&](const OptionValues& values) -> Result<std::pair<Schema, std::vector<Finding>>> {
            JobContext job;
            MW_TRY(const auto connection, csv::CsvConnection::open(*parseLocation(path), values));
            MW_TRY(Schema schema, connection->schema(job));
            return std::pair(std::move(schema), connection->findings());
        };
        const auto shown = schemaWith({{"header.a", "no"}, {"date_order.a.b.day", "mdy"}});
        QVERIFY2(shown.ok(), shown.ok() ? "" : shown.error().message().c_str());
        const auto& [schema, findings] = *shown;
        QCOMPARE(qt(schema.entity("a")->fields[0].name), QStringLiteral("column_1"));
        QCOMPARE(qt(schema.entity("a.b")->fields[0].name), QStringLiteral("y"));
        const auto found = std::find_if(findings.begin(), findings.end(), [](const Finding& each) { return each.option == "date_order.a.b.day"; });
        QVERIFY(found != findings.end());
        QCOMPARE(qt(found->value), QStringLiteral("mdy"));
        QCOMPARE(found->confidence, 1.0);
        QVERIFY(std::any_of(findings.begin(), findings.end(), [](const Finding& each) { return each.option == "header.a"; }));
        const auto unknown = schemaWith({{"header.c", "no"}});
        QVERIFY(!unknown.ok() && unknown.error().code == Code::UnknownEntity);
        const auto noField = schemaWith({{"header.a.y", "no"}});
        QVERIFY(!noField.ok() && noField.error().code == Code::UnknownKey);
    }

    void conventions_data() {
        QTest::addColumn<QStringList>("values");
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("sure");
        const auto row = [](const char* name, const QStringList& values, const char* what, const char* value, bool sure) {
            QTest::newRow(name) << values << QString::fromUtf8(what) << QString::fromUtf8(value) << sure;
        };
        const auto list = [](const char* text) { return QString::fromUtf8(text).split(QLatin1Char(' ')); };
        row("points", list("1.5 2.25 3"), "decimal mark", ".", true);
        row("commas", list("1,5 2,25 3"), "decimal mark", ",", true);
        row("points between thousands", list("1.234,50 2.000 12,5"), "decimal mark", ",", true);
        row("commas between thousands", list("1,234.50 2,000"), "decimal mark", ".", true);
        row("thousands or thousandths", list("1,234 2,000"), "decimal mark", ".", false);
        row("whole numbers have none", list("1 2 3"), "decimal mark", "", false);
        row("days beyond 12 first", list("31/01/2024 02/03/2024"), "date order", "dmy", true);
        row("days beyond 12 second", list("01/31/2024 02/03/2024"), "date order", "mdy", true);
        row("days up to 12 only", list("01/02/2024 02/03/2024"), "date order", "dmy", false);
        row("years first", list("2024-01-31 2024-02-03"), "date order", "ymd", true);
        row("texts have none", list("Ann Ben"), "date order", "", false);
    }
    void conventions() {
        QFETCH(QStringList, values);
        QFETCH(QString, what);
        QFETCH(QString, value);
        QFETCH(bool, sure);
        csv::FieldConventions conventions;
        for (const QString& each : values)
            conventions.add(each.toStdString());
        const auto finding = what == QStringLiteral("decimal mark") ? conventions.decimalMark({}) : conventions.dateOrder({});
        QCOMPARE(finding ? qt(finding->value) : QString(), value);
        if (finding)
            QCOMPARE(finding->confidence > 0.9, sure);
    }

    void whiteSpaceAligns() {
        const std::string words = "id    name   city\n1     Ann    Oslo\n22    Benny  Rome\n333   Cy     Bonn\n4  Di  Ulm\n";
        QCOMPARE(show(readCsv(words).rows), qt("|1|Ann|Oslo|\n|22|Benny|Rome|\n|333|Cy|Bonn|\n|4|Di|Ulm|\n"));
        const std::string phrases =
            "  id   full name      city\n  1    Ann Lee        New York\n  22   Ben de Vries   Rome\n  3    Cy Twombly     "
            "San Jose\n  4    Di           Ulm\n";
        QCOMPARE(show(readCsv(phrases).rows),
                 qt("|1|Ann Lee|New York|\n|22|Ben de Vries|Rome|\n|3|Cy Twombly|San Jose|\n|4|Di|Ulm|\n"));
        QCOMPARE(show(readCsv("a b\n1   2\n", {{"delimiter", "whitespace"}, {"header", "yes"}}).rows), qt("|1|2|\n"));
    }

    void delimitersOfSeveralCharacters() {
        for (const char* const delimiter : {"|~|", "<>", "^|^", "::", "||", "~~", "%%"}) {
            const std::string d = delimiter;
            const std::string text = "id" + d + "name" + d + "day\n1" + d + "Ann" + d + "2024-01-31\n2" + d + "\"B " + d +
                                     " C\"" + d + "2024-02-01\n3" + d + "Cy" + d + "2024-02-02\n";
            const auto layout = detect(text);
            QCOMPARE(qt(layout->tables.front().dialect.delimiter), qt(d));
            QCOMPARE(show(readCsv(text).rows), qt("|1|Ann|2024-01-31|\n|2|B " + d + " C|2024-02-01|\n|3|Cy|2024-02-02|\n"));
        }
    }

    void spacesBehindDelimitersAreNotOfTheValues() {
        const std::string text = "id, name, note\n1, Ann, \"x, y\"\n2, Ben, z\n";
        QCOMPARE(show(readCsv(text).rows), qt("|1|Ann|x, y|\n|2|Ben|z|\n"));
        QCOMPARE(show(readCsv(text, {{"space_after_delimiter", "keep"}, {"header", "yes"}, {"quote", "none"}}).rows).left(9), qt("|2| Ben| "));
        // A blank here and there is part of its value.
        QCOMPARE(show(readCsv("id,name\n1,Ann\n2, Ben\n3,Cy\n").rows), qt("|1|Ann|\n|2| Ben|\n|3|Cy|\n"));
    }
};

MW_TEST(TstCsvTables)
#include "tst_csv_tables.moc"
