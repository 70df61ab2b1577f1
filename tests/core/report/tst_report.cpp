// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/content_hash.h"
#include "core/document/document_file.h"
#include "core/report/content.h"
#include "core/report/mapping_rows.h"
#include "core/report/report.h"
#include "tests/support/random.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_main.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QXmlStreamReader>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace mw;

namespace {

/// The sample's document, with texts that mean something to one format or another.
report::SpecificationInput nastySample() {
    auto loaded = document::loadDocument(MW_SOURCE_DIR "/resources/samples/legacy-crm/legacy-crm.mapwright");
    if (!loaded.ok())
        qFatal("%s", loaded.error().line().c_str());
    mapping::Document document = std::move(loaded).value();
    document.title = "Old_CRM & <b>friends</b>\n\"second line\"";
    document.description = "a | b `c` *d* _e_ # <script>alert(1)</script> &amp; ]]>";
    mapping::EntityMapping& mapping = document.mappings.front();
    mapping.fields[0].intent.text = "One | two\nthree || four \\| five";
    mapping.fields[1].rule = "trim(owner_no) -- as a | comment\n  & '`'";
    mapping.fields[2].note = "=1+1";
    mapping.fields[3].rule = "matches(name, 'a\\|b``c')";
    mapping.note = "+note | of the <mapping>";
    document.decisions.front().why = "Because | of\r\n<td>this</td>";
    if (document.valueMaps.front().content.entries.empty())
        qFatal("the sample's first value map has entries");
    document.valueMaps.front().note = std::string(2000, 'x') + "Ä😀 end";
    report::SpecificationInput input;
    input.document = std::make_shared<const mapping::Document>(std::move(document));
    input.generatedAt = "2024-05-06T07:08:09Z";
    return input;
}

/// Every text that a specification holds.
std::vector<std::string> cellsOf(const report::Content& content) {
    std::vector<std::string> cells;
    const auto addTable = [&](const report::Content::Table& table) {
        for (const auto& row : table.rows)
            cells.insert(cells.end(), row.begin(), row.end());
    };
    for (const auto& chapter : content.chapters) {
        for (const auto& line : chapter.fields)
            for (const std::string& text :
                 {line.reference, line.target, line.sentence, line.rule, line.intent, line.note})
                cells.push_back(text);
        cells.insert(cells.end(), {chapter.title, chapter.intent, chapter.note});
        cells.insert(cells.end(), chapter.pipeline.begin(), chapter.pipeline.end());
        for (const auto& [field, reason] : chapter.notMigrated) {
            cells.push_back(field);
            cells.push_back(reason);
        }
    }
    for (const auto& map : content.valueMaps)
        addTable(map);
    for (const auto* table : {&content.lookups, &content.parameters, &content.functions, &content.decisions})
        addTable(*table);
    std::erase(cells, std::string());
    return cells;
}

QByteArray bytesOf(const std::string& path) {
    QFile file(QString::fromStdString(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Text without any white space: formats may break lines as they like.
QString dense(QString text) {
    static const QRegularExpression space(QStringLiteral("\\s+"));
    return text.remove(space);
}

} // namespace

class TestReport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFormat_data() {
        QTest::addColumn<QString>("format");
        for (const report::FormatInfo& format : report::formats())
            QTest::newRow(format.label.c_str()) << QString::fromStdString(format.name);
    }
    void everyFormat() {
        QFETCH(QString, format);
        test::TemporaryFolder folder;
        const report::SpecificationInput input = nastySample();
        const std::string path = folder.file("spec"), again = folder.file("again");
        const auto written = report::exportSpecification(input, format.toStdString(), path);
        QVERIFY2(written.ok(), written.ok() ? "" : written.error().line().c_str());
        QVERIFY(bytesOf(path).size() > 10'000);
        QTest::qWait(1100); // the clock must not show
        QVERIFY(report::exportSpecification(input, format.toStdString(), again).ok());
        QVERIFY2(bytesOf(path) == bytesOf(again), "equal input gives equal bytes");
        QCOMPARE(folder.names(), (QStringList{QStringLiteral("again"), QStringLiteral("spec")}));

        const std::string missing = folder.file("nowhere/spec");
        const auto nowhere = report::exportSpecification(input, format.toStdString(), missing);
        QVERIFY(!nowhere.ok());
        QCOMPARE(nowhere.error().code, Code::FileNotFound);
        QVERIFY(nowhere.error().where.find("nowhere") != std::string::npos);
        const auto full = report::exportSpecification(input, format.toStdString(), "/dev/full");
        QVERIFY(!full.ok());
        QCOMPARE(full.error().code, Code::DiskFull);
        QCOMPARE(full.error().where, std::string("/dev/full"));
        QCOMPARE(folder.names(), (QStringList{QStringLiteral("again"), QStringLiteral("spec")}));
    }

    void refusesFormatsItDoesNotHave() {
        const auto result = report::exportSpecification(nastySample(), "papyrus", "x");
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, Code::NotSupported);
    }

    void pageIsWellFormed() {
        const QString page = exported("html");
        static const QRegularExpression tag(QStringLiteral("<(/?)([a-z0-9]+)[^>]*>"));
        static const QStringList alone = {QStringLiteral("meta"), QStringLiteral("br"), QStringLiteral("wbr"),
                                          QStringLiteral("col")};
        QStringList open;
        int seen = 0;
        QRegularExpressionMatchIterator tags = tag.globalMatch(page);
        while (tags.hasNext()) {
            const QRegularExpressionMatch match = tags.next();
            const QString name = match.captured(2);
            if (alone.contains(name))
                continue;
            ++seen;
            if (match.captured(1).isEmpty()) {
                open.append(name);
                continue;
            }
            QVERIFY2(!open.isEmpty() && open.last() == name, qPrintable(page.mid(match.capturedStart() - 200, 220)));
            open.removeLast();
        }
        QVERIFY(open.isEmpty());
        QVERIFY(seen > 1000);
        QCOMPARE(page.count(QStringLiteral("<script")), 1); // the copy of the document, which no browser runs
        QVERIFY(page.contains(
            QStringLiteral("<title>Old_CRM &amp; &lt;b&gt;friends&lt;/b&gt; &quot;second line&quot;</title>")));
        QVERIFY(page.contains(hash()));
        // Links of the contents lead somewhere.
        static const QRegularExpression link(QStringLiteral("href=\"#([^\"]+)\""));
        QRegularExpressionMatchIterator links = link.globalMatch(page);
        QVERIFY(links.hasNext());
        while (links.hasNext())
            QVERIFY(page.contains(QStringLiteral("id=\"%1\"").arg(links.next().captured(1))));
        QString text = page;
        static const QRegularExpression anyTag(QStringLiteral("<[^>]*>"));
        text.remove(anyTag);
        text.replace(QStringLiteral("&lt;"), QStringLiteral("<"))
            .replace(QStringLiteral("&gt;"), QStringLiteral(">"))
            .replace(QStringLiteral("&quot;"), QStringLiteral("\""))
            .replace(QStringLiteral("&amp;"), QStringLiteral("&"));
        losesNoCell(dense(text));
    }

    void tablesOfMarkdownStayTables() {
        const QString text = exported("md");
        QVERIFY(text.contains(hash()));
        static const QRegularExpression bar(QStringLiteral("(?<!\\\\)(?:\\\\\\\\)*\\|"));
        qsizetype bars = 0;
        int tables = 0, rows = 0;
        for (const QString& line : text.split(QLatin1Char('\n'))) {
            if (!line.startsWith(QLatin1Char('|'))) {
                bars = 0;
                continue;
            }
            const qsizetype here = line.count(bar);
            tables += bars == 0;
            QVERIFY2(bars == 0 || here == bars, qPrintable(line));
            bars = here;
            ++rows;
        }
        QVERIFY(tables > 10 && rows > 200);
        QVERIFY(text.contains(QStringLiteral("`trim(owner_no) -- as a \\| comment`<br>``   & '`' ``")));
    }

    void workbookLosesNothing() {
        if (QStandardPaths::findExecutable(QStringLiteral("unzip")).isEmpty())
            QSKIP("unzip is not installed");
        test::TemporaryFolder folder;
        const std::string path = folder.file("spec.xlsx");
        QVERIFY(report::exportSpecification(nastySample(), "xlsx", path).ok());
        QProcess unzip;
        unzip.start(QStringLiteral("unzip"), {QStringLiteral("-tqq"), QString::fromStdString(path)});
        QVERIFY(unzip.waitForFinished());
        QCOMPARE(unzip.exitCode(), 0);
        unzip.start(QStringLiteral("unzip"),
                    {QStringLiteral("-p"), QString::fromStdString(path), QStringLiteral("xl/sharedStrings.xml")});
        QVERIFY(unzip.waitForFinished());
        QXmlStreamReader xml(unzip.readAllStandardOutput());
        QString all;
        while (!xml.atEnd())
            if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == QLatin1String("t"))
                all += xml.readElementText() + QLatin1Char('\n');
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QVERIFY(all.contains(hash()));
        losesNoCell(dense(all));
        for (const char* part : {"xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"}) {
            unzip.start(QStringLiteral("unzip"),
                        {QStringLiteral("-p"), QString::fromStdString(path), QString::fromLatin1(part)});
            QVERIFY(unzip.waitForFinished());
            const QByteArray bytes = unzip.readAllStandardOutput();
            QVERIFY2(!bytes.contains("<f>"), "no text became a formula");
            QXmlStreamReader sheet(bytes);
            while (!sheet.atEnd())
                sheet.readNext();
            QVERIFY2(!sheet.hasError() && !bytes.isEmpty(), part);
        }
    }

    void jsonLosesNothing() {
        const QString text = exported("json");
        QVERIFY(text.contains(hash()));
        const QJsonDocument json = QJsonDocument::fromJson(text.toUtf8());
        QVERIFY(json.isObject());
        QString all;
        const std::function<void(const QJsonValue&)> collect = [&](const QJsonValue& value) {
            if (value.isString())
                all += value.toString() + QLatin1Char('\n');
            for (const QJsonValue& each : value.toArray())
                collect(each);
            const QJsonObject object = value.toObject();
            for (auto each = object.begin(); each != object.end(); ++each)
                collect(each.value());
        };
        collect(json.object());
        losesNoCell(dense(all));
    }

    void delimitedTextIsReadBack() {
        const std::string text = exported("csv").toStdString();
        std::vector<std::vector<std::string>> records(1, std::vector<std::string>(1));
        bool quoted = false;
        for (std::size_t i = 0; i < text.size(); ++i) {
            std::string& field = records.back().back();
            if (text[i] == '"' && quoted && text[i + 1] == '"')
                field += text[i++];
            else if (text[i] == '"')
                quoted = !quoted;
            else if (text[i] == ',' && !quoted)
                records.back().emplace_back();
            else if (text.compare(i, 2, "\r\n") == 0 && !quoted) {
                records.emplace_back(1);
                ++i;
            } else
                field += text[i];
        }
        QVERIFY(records.back() == std::vector<std::string>(1)); // the last line ends too
        records.pop_back();
        const report::SpecificationInput input = nastySample();
        const report::Content::Table table = report::mappingRows(report::makeContent(input), report::Words(input)).table;
        QCOMPARE(records.size(), table.rows.size() + 1);
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            std::vector<std::string> expected = table.rows[row];
            expected.push_back(hash().toStdString());
            QVERIFY2(records[row + 1] == expected, expected[0].c_str());
        }
        // A document without mappings says its hash all the same.
        report::SpecificationInput empty;
        empty.document = std::make_shared<const mapping::Document>();
        test::TemporaryFolder folder;
        QVERIFY(report::exportSpecification(empty, "csv", folder.file("spec")).ok());
        QVERIFY(bytesOf(folder.file("spec")).contains(document::contentHash(*empty.document).c_str()));
    }

    /// No text of a document becomes a statement.
    void commentsOfTheScriptHoldAllTheirText() {
        const QString script = exported("sql");
        QVERIFY(script.contains(hash()));
        const qsizetype begin = script.indexOf(QStringLiteral("\nATTACH"));
        QVERIFY(begin > 500);
        for (const QString& line : script.left(begin).split(QLatin1Char('\n')))
            QVERIFY2(line.isEmpty() || line.startsWith(QStringLiteral("-- ")), qPrintable(line));
        QVERIFY(!script.contains(QLatin1Char('\r')));
    }

    /// A writer that is killed leaves the file that was there, or the new one.
    void killedWritersLeaveWholeFiles_data() { everyFormat_data(); }
    void killedWritersLeaveWholeFiles() {
        QFETCH(QString, format);
        const std::string name = format.toStdString();
        test::TemporaryFolder folder;
        test::Random random("killedWritersLeaveWholeFiles");
        report::SpecificationInput first = nastySample(), second = first;
        mapping::Document changed = *first.document;
        changed.mappings.front().fields.front().note = "Another note.";
        second.document = std::make_shared<const mapping::Document>(std::move(changed));
        QVERIFY(report::exportSpecification(second, name, folder.file("spec")).ok());
        const QByteArray b = bytesOf(folder.file("spec"));
        QVERIFY(report::exportSpecification(first, name, folder.file("spec")).ok());
        const QByteArray a = bytesOf(folder.file("spec"));
        QVERIFY(a != b);
        for (int round = 0; round < 12; ++round) {
            const pid_t child = ::fork();
            if (child == 0) {
                for (int i = 0;; ++i)
                    if (!report::exportSpecification(i % 2 ? first : second, name, folder.file("spec")).ok())
                        ::_exit(1);
            }
            QVERIFY(child > 0);
            ::usleep(useconds_t(random.between(500, 40'000)));
            ::kill(child, SIGKILL);
            int status = 0;
            ::waitpid(child, &status, 0);
            QVERIFY(WIFSIGNALED(status));
            const QByteArray left = bytesOf(folder.file("spec"));
            QVERIFY2(left == a || left == b, "the file is half-written");
        }
    }

private:
    static QString hash() { return QString::fromStdString(document::contentHash(*nastySample().document)); }

    static QString exported(const std::string& format) {
        test::TemporaryFolder folder;
        const auto written = report::exportSpecification(nastySample(), format, folder.file("spec"));
        if (!written.ok())
            qFatal("%s", written.error().line().c_str());
        return QString::fromUtf8(bytesOf(folder.file("spec")));
    }

    static void losesNoCell(const QString& text) {
        const std::vector<std::string> cells = cellsOf(report::makeContent(nastySample()));
        QVERIFY(cells.size() > 600);
        for (const std::string& cell : cells)
            QVERIFY2(text.contains(dense(QString::fromStdString(cell))), cell.c_str());
    }
};

MW_TEST(TestReport)
#include "tst_report.moc"
