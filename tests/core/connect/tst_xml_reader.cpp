// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/connect/any_table.h"
#include "tests/core/connect/xml_source.h"
#include "tests/fuzz/xml_check.h"
#include "tests/support/random.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QXmlStreamReader>

using namespace mw;
using mw::test::AnyTable;
using mw::test::openXml;
using mw::test::qt;
using mw::test::readTable;

namespace {

QString schemaOf(std::string_view bytes) {
    auto connection = openXml(bytes);
    JobContext job;
    if (!connection.ok())
        return qt(connection.error().line());
    const auto schema = (*connection)->schema(job);
    return schema.ok() ? qt(test::describe(*schema)) : qt(schema.error().line());
}

AnyTable rowsOf(std::string_view bytes, const std::string& entity = {}) {
    auto connection = openXml(bytes);
    if (connection.ok())
        return readTable(**connection, entity);
    AnyTable table;
    table.error = connection.error();
    return table;
}

std::string bytesOf(const QString& path) {
    const auto text = readFile(path.toStdString());
    return text.ok() ? *text : std::string();
}

} // namespace

class TstXmlReader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void documentsBecomeEntities_data() {
        QTest::addColumn<QString>("xml");
        QTest::addColumn<QString>("schema");
        QTest::addColumn<QString>("entity");
        QTest::addColumn<QString>("rows");
        const auto row = [](const char* name, const char* xml, const char* schema, const char* entity, const char* rows) {
            QTest::newRow(name) << QString::fromUtf8(xml) << QString::fromUtf8(schema) << QString::fromUtf8(entity)
                                << QString::fromUtf8(rows);
        };
        row("repeated elements", "<shop><item><id>1</id><n>x</n></item>\n<item><id>2</id></item></shop>",
            "item(id text!, n text)\n", "item", "|1|x|\n|2|∅|\n");
        row("attributes", "<shop><item id='1' n='a'/><item id='2'/></shop>", "item(@id text!, @n text)\n", "item",
            "|1|a|\n|2|∅|\n");
        row("attributes and text", "<shop><item id='1'>x &amp; y</item><item id='2'/></shop>",
            "item(@id text!, #text text)\n", "item", "|1|x & y|\n|2|∅|\n");
        row("mixed content", "<d><p>one <b>two</b> three</p><p>four</p></d>", "p(#value text, b text, #text text)\n", "p",
            "|∅|two|one  three|\n|four|∅|∅|\n");
        row("one record", "<person><name><first>A</first></name><age>3</age></person>",
            "person(name.first text!, age text!)\n", "person", "|A|3|\n");
        row("the root has fields of its own", "<shop name='s'><item><id>1</id></item><item><id>2</id></item></shop>",
            "shop(#id integer!, @name text!)\nitem(#parent integer!, #position integer!, id text!) → shop\n", "item",
            "|1|1|1|\n|1|2|2|\n");
        row("two levels", "<o><a k='1'><l><s>x</s></l><l><s>y</s></l></a><a k='2'/></o>",
            "a(#id integer!, @k text!)\na.l(#parent integer!, #position integer!, s text!) → a\n", "a.l",
            "|1|1|x|\n|1|2|y|\n");
        row("repeated texts are lists", "<r><a><t>1</t><t>\"</t></a><a><t>3</t></a><a/></r>",
            "a(#value text, t text)\n", "a", "|∅|[\"1\",\"\\\"\"]|\n|∅|[\"3\"]|\n||∅|\n");
        row("nothing is empty, nil is null",
            "<r xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'><a><x/></a><a><x xsi:nil='true'/></a></r>",
            "a(x text)\n", "a", "||\n|∅|\n");
        row("namespaces by their names, not their prefixes",
            "<r xmlns:p='u'><a><p:x>1</p:x></a><a xmlns:q='u'><q:x>2</q:x></a><a xmlns:p='v'><p:x>3</p:x></a></r>",
            "a(p:x text, p2:x text)\n", "a", "|1|∅|\n|2|∅|\n|∅|3|\n");
        row("the default namespace needs no prefix", "<r xmlns='u'><a><x>1</x></a><a><x>2</x></a></r>", "a(x text!)\n", "a",
            "|1|\n|2|\n");
        row("entities and sections", "<!DOCTYPE r [<!ENTITY e 'text'>]><r><x>&e; &#233;<![CDATA[<b>]]></x></r>",
            "r(x text!)\n", "r", "|text é<b>|\n");
        row("defaults of the internal subset", "<!DOCTYPE r [<!ATTLIST r k CDATA 'd'>]><r/>", "r(@k text!)\n", "r", "|d|\n");
        row("a document type outside is not read", "<!DOCTYPE r SYSTEM 'r.dtd'><r><x>1</x></r>", "r(x text!)\n", "r", "|1|\n");
        row("names of the fifth edition", "<r><😀 ሰ='ĸ·😀'>·ሰĸ</😀></r>", "r(😀.@ሰ text!, 😀.#text text!)\n", "r",
            "|ĸ·😀|·ሰĸ|\n");
        row("an empty document element", "<r/>", "r(#value text!)\n", "r", "||\n");
    }
    void documentsBecomeEntities() {
        QFETCH(QString, xml);
        const std::string bytes = xml.toStdString();
        QTEST(schemaOf(bytes), "schema");
        QFETCH(QString, entity);
        const AnyTable table = rowsOf(bytes, entity.toStdString());
        QVERIFY2(!table.error, table.error ? table.error->line().c_str() : "");
        QTEST(qt(table.text()), "rows");
    }

    void otherEncodingsAreRead_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("UTF-16 with a mark") << QByteArray("\xFF\xFE<\0r\0>\0\xE9\0<\0/\0r\0>\0", 18);
        QTest::newRow("Latin 1") << QByteArray("<?xml version='1.0' encoding='ISO-8859-1'?><r>\xE9</r>");
        QTest::newRow("UTF-8 with a mark") << QByteArray("\xEF\xBB\xBF<r>\xC3\xA9</r>");
    }
    void otherEncodingsAreRead() {
        QFETCH(QByteArray, bytes);
        const AnyTable table = rowsOf({bytes.constData(), std::size_t(bytes.size())});
        QVERIFY2(!table.error, table.error ? table.error->line().c_str() : "");
        QCOMPARE(qt(table.text()), qt("|é|\n"));
    }

    void whatCannotBeReadIsNamedWithItsPlace_data() {
        QTest::addColumn<QString>("xml");
        QTest::addColumn<QString>("line");
        const auto row = [](const char* name, const char* xml, const char* line) {
            QTest::newRow(name) << QString::fromUtf8(xml) << QString::fromUtf8(line);
        };
        row("nothing", "", "test.xml, line 1, column 1: it is not well-formed XML: no element found");
        row("an element not closed", "<r>\n<a></r>", "test.xml, line 2, column 6: it is not well-formed XML: mismatched tag");
        row("a prefix without a namespace", "<r><p:x/></r>",
            "test.xml, line 1, column 4: it is not well-formed XML: unbound prefix");
        row("XML 1.1", "<?xml version='1.1'?><r/>", "test.xml, line 1, column 1: it is XML 1.1; XML 1.0 is read");
        row("an entity outside", "<!DOCTYPE r [<!ENTITY e SYSTEM 'x.xml'>]><r>&e;</r>",
            "test.xml, line 1, column 45: an entity stands in another file, 'x.xml', which is not read");
        row("an entity declared outside", "<!DOCTYPE r SYSTEM 'x.dtd'><r>&e;</r>",
            "test.xml, line 1, column 31: the entity 'e' is declared outside of the file, which is not read");
    }
    void whatCannotBeReadIsNamedWithItsPlace() {
        QFETCH(QString, xml);
        const AnyTable table = rowsOf(xml.toStdString());
        QVERIFY(table.error);
        QCOMPARE(int(table.error->code), int(Code::SyntaxError));
        QTEST(qt(table.error->line()), "line");
    }

    void hostileDocumentsAreRefused() {
        std::string laughs = "<!DOCTYPE r [<!ENTITY a0 'ha ha ha ha ha'>";
        for (int i = 1; i <= 12; ++i) {
            laughs += "<!ENTITY a" + std::to_string(i) + " '";
            for (int k = 0; k < 10; ++k)
                laughs += "&a" + std::to_string(i - 1) + ";";
            laughs += "'>";
        }
        const AnyTable bomb = rowsOf(laughs + "]><r>&a12;</r>");
        QVERIFY(bomb.error && bomb.error->code == Code::SyntaxError);
        QVERIFY2(bomb.error->message().find("amplification") != std::string::npos, bomb.error->line().c_str());

        std::string deep;
        for (int i = 0; i < 5000; ++i)
            deep += "<a>";
        const AnyTable tower = rowsOf(deep);
        QVERIFY(tower.error && tower.error->code == Code::SyntaxError);
        QVERIFY2(tower.error->message().find("deeper than 1,024") != std::string::npos, tower.error->line().c_str());

        const AnyTable text = rowsOf("<r>" + std::string(20'000'000, 'x') + "</r>");
        QVERIFY(text.error && text.error->code == Code::RecordTooLarge);
        const AnyTable name = rowsOf("<r " + std::string(80'000'000, 'x'));
        QVERIFY(name.error && name.error->code == Code::RecordTooLarge);
    }

    /// The W3C's conformance suite: documents that are well-formed are read, others are refused.
    void conformanceSuite() {
        const QString archive = test::sharedData() + QStringLiteral("/E_parsers/w3c_xmlconf.tar.xz");
        const QTemporaryDir folder;
        if (!QFileInfo::exists(archive) || !folder.isValid())
            QSKIP("the shared data is not here");
        QProcess tar;
        tar.start(QStringLiteral("tar"), {QStringLiteral("xJf"), archive, QStringLiteral("-C"), folder.path()});
        QVERIFY(tar.waitForFinished(60'000) && tar.exitCode() == 0);
        QSet<QString> leftOut;
        QFile list(QStringLiteral(MW_SOURCE_DIR "/tests/core/connect/xml_suite_left_out.txt"));
        QVERIFY(list.open(QIODevice::ReadOnly));
        for (const QByteArray& line : list.readAll().split('\n'))
            if (!line.isEmpty() && !line.startsWith('#'))
                leftOut.insert(QString::fromUtf8(line));
        QDirIterator found(folder.path(), {QStringLiteral("xmlconf-flattened-index.xml")}, QDir::Files,
                           QDirIterator::Subdirectories);
        QVERIFY(found.hasNext());
        const QString index = found.next();
        QFile file(index);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QXmlStreamReader reader(&file);
        QStringList bases = {folder.path()};
        int read = 0;
        int refused = 0;
        while (!reader.atEnd()) {
            reader.readNext();
            const bool isGroup = reader.name() == QLatin1String("TESTCASES");
            if (reader.isStartElement() && isGroup)
                bases.push_back(bases.back() + QLatin1Char('/') +
                                reader.attributes().value(QStringLiteral("xml:base")).toString());
            else if (reader.isEndElement() && isGroup)
                bases.pop_back();
            if (!reader.isStartElement() || reader.name() != QLatin1String("TEST"))
                continue;
            const auto attributes = reader.attributes();
            const QString path = bases.back() + QLatin1Char('/') + attributes.value(QLatin1String("URI")).toString();
            const QString id = attributes.value(QLatin1String("ID")).toString();
            const QString type = attributes.value(QLatin1String("TYPE")).toString();
            if (!QFileInfo::exists(path) || leftOut.contains(id) || type == QLatin1String("error"))
                continue;
            const AnyTable table = rowsOf(bytesOf(path));
            const bool isRefused = type == QLatin1String("not-wf");
            QVERIFY2(table.error.has_value() == isRefused && (!isRefused || table.error->code == Code::SyntaxError),
                     qPrintable(id + QLatin1Char(' ') + (table.error ? qt(table.error->line()) : QString())));
            (isRefused ? refused : read) += 1;
        }
        QVERIFY2(read > 400 && refused > 500, qPrintable(QStringLiteral("%1, %2").arg(read).arg(refused)));
    }

    void foundInputsAreReplayed() {
        int files = 0;
        QDirIterator entry(QStringLiteral(MW_SOURCE_DIR "/tests/fuzz/corpus/xml"), QDir::Files);
        while (entry.hasNext()) {
            test::checkXml(bytesOf(entry.next()));
            ++files;
        }
        QVERIFY(files >= 10);
    }

    void randomBytesBreakNoPromise() {
        test::Random random("randomBytesBreakNoPromise");
        static const std::string kPieces[] = {"<a>",  "</a>", "<b x='1'>", "</b>", "<c/>", "text", " ", "&amp;", "&#233;", "<!--x-->",
                                              "<p:d xmlns:p='u'>", "</p:d>", "<![CDATA[]]>", "\xC4\xB8", "138", "\xF0\x9F\x98\x80", "\xFF", "<", "'"};
        for (int round = 0; round < 3000; ++round) {
            std::string bytes = "<a>";
            for (std::uint64_t left = random.below(12); left > 0; --left)
                bytes += random.oneOf(kPieces);
            test::checkXml(random.oneIn(4) ? bytes : bytes + "</a>");
        }
    }
};

MW_TEST(TstXmlReader)
#include "tst_xml_reader.moc"
