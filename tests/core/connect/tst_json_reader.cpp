// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/connect/any_table.h"
#include "tests/core/connect/json_source.h"

#include <algorithm>

using namespace mw;
using mw::test::AnyTable;
using mw::test::openJson;
using mw::test::qt;
using mw::test::readTable;

namespace {

/// JSON with ' for ".
std::string written(std::string json) {
    std::replace(json.begin(), json.end(), '\'', '"');
    return json;
}

/// The schema found in bytes, or the error.
QString schemaOf(std::string_view bytes, const std::string& name = "test.json") {
    auto connection = openJson(bytes, name);
    JobContext job;
    if (!connection.ok())
        return qt(connection.error().line());
    const auto schema = (*connection)->schema(job);
    return schema.ok() ? qt(test::describe(*schema)) : qt(schema.error().line());
}

AnyTable rowsOf(std::string_view bytes, const std::string& entity = {}, const std::string& name = "test.json",
                const ReadOptions& options = {}) {
    auto connection = openJson(bytes, name);
    if (connection.ok())
        return readTable(**connection, entity, options);
    AnyTable table;
    table.error = connection.error();
    return table;
}

} // namespace

class TstJsonReader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shapesBecomeEntities_data() {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("schema");
        const auto row = [](const char* name, const char* json, const char* schema) {
            QTest::newRow(name) << qt(written(json)) << QString::fromUtf8(schema);
        };
        row("a list of objects", "[{'id':1,'name':'x'},{'id':2,'name':null}]",
            "test(id integer!, name text)\n");
        row("one object", "{'id':1,'ok':true}", "test(id integer!, ok boolean!)\n");
        row("nested objects are paths", "[{'a':{'b':{'c':1}}},{'a':{'b':{}}}]", "test(a.b.c integer)\n");
        row("an absent name is nullable", "[{'a':1},{'b':2}]", "test(a integer, b integer)\n");
        row("scalars alone", "[1,2,3]", "test(#value integer!)\n");
        row("one scalar", "'x'", "test(#value text!)\n");
        row("a null", "null", "test(#value text)\n");
        row("an empty list", "[]", "test()\n");
        row("an empty object", "{}", "test(#value text!)\n");
        row("lists of scalars are lists", "[{'tags':['a','b']},{'tags':[]}]", "test(tags text!)\n");
        row("lists of objects are entities of their own", "[{'id':7,'lines':[{'sku':'a'},{'sku':'b'}]}]",
            "test(#id integer!, id integer!)\nlines(#parent integer!, #position integer!, sku text!) → test\n");
        row("one object of lists is no record", "{'a':[{'x':1}],'b':[{'y':'z'}]}", "a(x integer!)\nb(y text!)\n");
        row("one object of lists and more is one",
            "{'total':1,'items':[{'x':1}]}",
            "test(#id integer!, total integer!)\nitems(#parent integer!, #position integer!, x integer!) → test\n");
        row("lists in lists of objects",
            "[{'o':[{'l':[{'s':1}]}]}]",
            "test(#id integer!)\n"
            "o(#id text!, #parent integer!, #position integer!) → test\n"
            "o.l(#parent text!, #position integer!, s integer!) → o\n");
        row("lists below paths", "[{'a':{'b':[{'c':1}],'d':2}}]",
            "test(#id integer!, a.d integer!)\na.b(#parent integer!, #position integer!, c integer!) → test\n");
        row("objects and lists of them", "[{'a':{'x':1}},{'a':[{'x':2},{'x':3}]}]",
            "test(#id integer!)\na(#parent integer!, #position integer!, x integer!) → test\n");
        row("scalars among the objects of a list", "[{'a':[{'x':1},5,[6]]}]",
            "test(#id integer!)\na(#parent integer!, #position integer!, #value text, x integer) → test\n");
        row("a union of scalars is text", "[{'a':1},{'a':'x'},{'a':true}]", "test(a text!)\n");
        row("a scalar and an object", "[{'a':1},{'a':{'x':2}}]", "test(a integer, a.x integer)\n");
        row("names that meet", "[{'a.b':1,'a':{'b':2}}]", "test(a.b integer!, a.b_2 integer!)\n");
        row("a name that is empty", "[{'':1}]", "test(#empty integer!)\n");
        row("long and exact numbers", "[{'a':12345678901234567890,'b':0.10,'c':1e3,'d':1E400}]",
            "test(a decimal(38,0)!, b decimal(18,2)!, c integer!, d text!)\n");
    }
    void shapesBecomeEntities() {
        QFETCH(QString, json);
        QTEST(schemaOf(json.toStdString()), "schema");
    }

    void rowsOfEachEntity_data() {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("entity");
        QTest::addColumn<QString>("rows");
        const auto row = [](const char* name, const char* json, const char* entity, const char* rows) {
            QTest::newRow(name) << qt(written(json)) << QString::fromUtf8(entity) << QString::fromUtf8(rows);
        };
        row("records", "[{'id':1,'name':'x'},{'id':2,'name':null},{'id':3}]", "test", "|1|x|\n|2|∅|\n|3|∅|\n");
        row("names in another order", "[{'a':1,'b':2,'c':3},{'c':6,'a':4,'b':5}]", "test", "|1|2|3|\n|4|5|6|\n");
        row("escapes", "['\\'\\\\\\/\\b\\f\\n\\r\\t','\\u00e9\\uD83D\\uDE00']", "test", "|\"\\/\b\f\n\r\t|\n|é😀|\n");
        row("lists of scalars", "[{'t':[ 1.50, 'a\\u00e9', null, [2 , 3] ]},{'t':[]},{'t':null},{}]", "test",
            "|[1.50,\"a\\u00e9\",null,[2,3]]|\n|[]|\n|∅|\n|∅|\n");
        row("empty objects", "[{'t':{}},{'t':null}]", "test", "|{}|\n|∅|\n");
        row("below others",
            "[{'k':'a','l':[{'x':1},{'x':2}]},{'k':'b','l':[]},{'k':'c','l':[{'x':3}]},{'k':'d'}]", "l",
            "|1|1|1|\n|1|2|2|\n|3|1|3|\n");
        row("above others", "[{'k':'a','l':[{'x':1}]},{'k':'b'}]", "test", "|1|a|\n|2|b|\n");
        row("two levels below", "[{'o':[{'l':[{'s':1},{'s':2}]},{'l':[{'s':3}]}]},{'o':[{'l':[{'s':4}]}]}]", "o.l",
            "|1.1|1|1|\n|1.1|2|2|\n|1.2|1|3|\n|2.1|1|4|\n");
        row("items of all kinds", "[{'a':[{'x':1},5,null,[6,{'y':7}],{}]}]", "a",
            "|1|1|∅|1|\n|1|2|5|∅|\n|1|3|∅|∅|\n|1|4|[6,{\"y\":7}]|∅|\n|1|5|∅|∅|\n");
        row("of a name that stands twice the last counts", "[{'a':1,'b':2,'a':3},{'b':{'x':1},'b':null}]", "test",
            "|3|2|∅|\n|∅|∅|∅|\n");
        row("exact numbers", "[0.10,-0,1e2,123456789012345678901234567890.5,1.50E+1]", "test",
            "|0.10|\n|0.00|\n|100.00|\n|123456789012345678901234567890.50|\n|15.00|\n");
        row("numbers that are no decimals stay as they are", "[1e-99,2.50]", "test", "|1e-99|\n|2.50|\n");
        row("unions stay as they are", "[1.0,true,'x',null,[ ],{ }]", "test",
            "|1.0|\n|true|\n|x|\n|∅|\n|[]|\n|{}|\n");
    }
    void rowsOfEachEntity() {
        QFETCH(QString, json);
        QFETCH(QString, entity);
        const AnyTable table = rowsOf(json.toStdString(), entity.toStdString());
        QVERIFY2(!table.error, table.error ? table.error->line().c_str() : "");
        QTEST(qt(table.text()), "rows");
    }

    void aMapOfManyNamesIsAnEntity() {
        std::string json = "{\"by_id\": {";
        for (int i = 0; i < 2500; ++i)
            json += (i > 0 ? "," : "") + ("\"k" + std::to_string(i)) + "\": {\"n\": " + std::to_string(i) + "}";
        json += "}}";
        QCOMPARE(schemaOf(json), qt("by_id(#name text!, n integer!)\n"));
        const AnyTable table = rowsOf(json, "by_id");
        QCOMPARE(table.rows.size(), std::size_t(2500));
        QVERIFY(table.rows[2499] == (std::vector<std::string>{"k2499", "2499"}));
    }

    void layoutsAreFound_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("bytes");
        QTest::addColumn<QString>("layout");
        QTest::addColumn<QString>("rows");
        const auto row = [](const char* title, const char* name, const char* bytes, const char* layout, const char* rows) {
            QTest::newRow(title) << QString::fromUtf8(name) << QString::fromUtf8(bytes) << QString::fromUtf8(layout)
                                 << QString::fromUtf8(rows);
        };
        row("a document", "a.json", "{\n\"x\": 1\n}\n", "document", "|1|\n");
        row("lines", "a.ndjson", "{\"x\":1}\n{\"x\":2}\n", "lines", "|1|\n|2|\n");
        row("lines with Windows line ends and blank ones", "a.jsonl", "{\"x\":1}\r\n\r\n{\"x\":2}", "lines", "|1|\n|2|\n");
        row("several on a line", "a.ndjson", "{\"x\":1}{\"x\":2} {\"x\":3}\n", "lines", "|1|\n|2|\n|3|\n");
        row("lines under another name", "a.json", "{\"x\":1}\n{\"x\":2}\n", "lines", "|1|\n|2|\n");
        row("lists on lines", "a.json", "[{\"x\":1},{\"x\":2}]\n[{\"x\":3}]\n", "lines", "|1|\n|2|\n|3|\n");
        row("values over several lines", "a.jsonl", "{\n\"x\":1}\n{\"x\":\n2}\n", "sequence", "|1|\n|2|\n");
        row("nothing, line by line", "a.ndjson", "", "lines", "");
    }
    void layoutsAreFound() {
        QFETCH(QString, name);
        QFETCH(QString, bytes);
        const std::string text = bytes.toStdString();
        auto connection = openJson(text, name.toStdString());
        QVERIFY(connection.ok());
        QFETCH(QString, layout);
        QVERIFY2(qt((*connection)->detected().front().second).startsWith(layout + QLatin1Char(':')),
                 (*connection)->detected().front().second.c_str());
        const AnyTable table = readTable(**connection);
        QVERIFY2(!table.error, table.error ? table.error->line().c_str() : "");
        QTEST(qt(table.text()), "rows");
    }

    void brokenLinesAreToldAndTheOthersRead() {
        const std::string text = "{\"x\":1}\n{\"x\":2,}\n{\"x\":\n3}\n{\"x\":4} 5x\n{\"x\":5}\n";
        const AnyTable table = rowsOf(text, {}, "a.ndjson");
        QVERIFY2(!table.error, table.error ? table.error->line().c_str() : "");
        QCOMPARE(qt(table.text()), qt("|1|\n|5|\n"));
        QCOMPARE(table.malformed.size(), std::size_t(4));
        QCOMPARE(table.malformed[0].line, std::uint64_t(2));
        QCOMPARE(table.malformed[0].byteOffset, std::uint64_t(8));
        QCOMPARE(qt(table.malformed[0].raw), qt("{\"x\":2,}"));
        QCOMPARE(qt(table.malformed[0].error.where), qt("a.ndjson, line 2, column 8"));
        QCOMPARE(table.malformed[1].line, std::uint64_t(3));
        QCOMPARE(table.malformed[2].line, std::uint64_t(4));
        QCOMPARE(table.malformed[3].line, std::uint64_t(5));
        QVERIFY(table.numbers == (std::vector<std::uint64_t>{1, 6}));
        QVERIFY(table.offsets == (std::vector<std::uint64_t>{0, text.find("{\"x\":5}")}));
    }

    void brokenFilesAreNamedWithTheirPlace_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("line");
        const auto row = [](const char* title, const QByteArray& bytes, const char* line) {
            QTest::newRow(title) << bytes << QString::fromUtf8(line);
        };
        row("nothing", "", "test.json, line 1, column 1: it is not valid JSON: there is no value");
        row("spaces", " \n ", "test.json, line 2, column 2: it is not valid JSON: there is no value");
        row("a comma too many", "[1,\n\xC3\xA9]", "test.json, line 2, column 1: it is not valid JSON: a value is expected, not 'é'");
        row("an end too early", "{\"a\": [1", "test.json, line 1, column 9: it is not valid JSON: a comma or ] is expected, not the end");
        row("more behind the value", "{}\n}", "test.json, line 2, column 1: it is not valid JSON: something follows behind the value");
        row("a text not closed", "[\"\xC3\xA9\",\"abc", "test.json, line 1, column 6: it is not valid JSON: a text is begun and not closed");
        row("a line break in a text", "[\"a\nb\"]", "test.json, line 1, column 4: it is not valid JSON: a control character stands in a text, byte 0x0A; it is written with a backslash");
        row("UTF-16", QByteArray("\xFF\xFE[\0]\0", 6), "test.json: it is not valid JSON: it is encoded as UTF-16; JSON is exchanged as UTF-8 (RFC 8259, section 8.1)");
        row("UTF-16 without a mark", QByteArray("\0[\0]", 4), "test.json: it is not valid JSON: it is encoded as UTF-16; JSON is exchanged as UTF-8 (RFC 8259, section 8.1)");
        row("too deep", QByteArray(2000, '['), "test.json, line 1, column 1025: it is not valid JSON: it is nested deeper than 1,024 levels");
    }
    void brokenFilesAreNamedWithTheirPlace() {
        QFETCH(QByteArray, bytes);
        const std::string text = bytes.toStdString();
        for (const std::size_t buffer : {std::size_t(16), std::size_t(256 * 1024)}) {
            json::JsonLimits limits;
            limits.bufferBytes = buffer;
            auto connection = openJson(text, "test.json", {}, limits);
            QVERIFY(connection.ok());
            const AnyTable table = readTable(**connection);
            QVERIFY(table.error && table.rows.empty());
            QCOMPARE(int(table.error->code), int(Code::NotJson));
            QTEST(qt(table.error->line()), "line");
        }
    }

    void halfCharactersMakeTheRowABadOne_data() {
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("a lone surrogate") << QByteArray("\"x\\uD83D\"");
        QTest::newRow("the second half alone") << QByteArray("\"\\uDE00\"");
        QTest::newRow("a byte that is no UTF-8") << QByteArray("\"x\xFF\"");
        QTest::newRow("in a list") << QByteArray("[\"x\xFF\"]");
    }
    void halfCharactersMakeTheRowABadOne() {
        QFETCH(QByteArray, value);
        const std::string text = "[{\"a\":\"good\"},\n{\"a\":" + value.toStdString() + "},{\"a\":\"too\"}]";
        const AnyTable table = rowsOf(text);
        QVERIFY2(!table.error, table.error ? table.error->line().c_str() : "");
        QCOMPARE(qt(table.text()), qt("|good|\n|too|\n"));
        QCOMPARE(table.malformed.size(), std::size_t(1));
        QCOMPARE(table.malformed[0].line, std::uint64_t(2));
        QCOMPARE(table.malformed[0].rowNumber, std::uint64_t(2));
        QCOMPARE(table.malformed[0].byteOffset, std::uint64_t(15));
        QVERIFY(table.numbers == (std::vector<std::uint64_t>{1, 3}));
    }

    void evidenceTellsUnionsAndGaps() {
        const std::string json = written("[{'a':1,'d':'2024-01-01'},{'a':'x','a':'y'},{'a':null},{'a':[1,2],'d':'2024-01-02'}]");
        auto connection = openJson(json);
        JobContext job;
        const auto schema = (*connection)->schema(job);
        QVERIFY(schema.ok());
        const Entity& entity = schema->entities.front();
        QCOMPARE(qt(entity.fields[0].evidence),
                 qt("1 list of 2 items: a union of 3 numbers, 2 texts; null in 1; stands twice in 1 object, the last counts"));
        QCOMPARE(qt(entity.fields[1].evidence), qt("2 of 2 values are dates; absent in 2 of 4"));
        QVERIFY(entity.fields[1].suggestedType == LogicalType::date());
        QVERIFY(entity.rowsAreExact && entity.rowEstimate == 4u);
    }

    void rawIsTheTextThatStandsThere() {
        ReadOptions options;
        options.raw = true;
        const AnyTable table = rowsOf(written("[{'a':1.50,'b':null},{'a':1e2,'b':true}]"), {}, "test.json", options);
        QCOMPARE(qt(table.text()), qt("|1.50||\n|1e2|true|\n"));
    }

    void tooManyPathsAreNamed() {
        std::string json = "[";
        for (int i = 0; i < 300; ++i) {
            json += i > 0 ? ",{" : "{";
            for (int k = 0; k < 100; ++k)
                json += (k > 0 ? ",\"" : "\"") + std::to_string(i % 30) + "\":{\"" + std::to_string(i * 100 + k) + "\":1}";
            json += "}";
        }
        json += "]";
        const AnyTable table = rowsOf(json);
        QVERIFY(table.error && table.error->code == Code::TooLarge);
    }

    void unknownEntitiesAndFieldsAreNamed() {
        const std::string json = written("{'a':[{'x':1}],'b':[{'y':1}]}");
        const AnyTable entity = rowsOf(json, "c");
        QVERIFY(entity.error && entity.error->code == Code::UnknownEntity);
        ReadOptions options;
        options.fields = {"z"};
        const AnyTable field = rowsOf(json, "a", "test.json", options);
        QVERIFY(field.error && field.error->code == Code::UnknownField);
    }
};

MW_TEST(TstJsonReader)
#include "tst_json_reader.moc"
