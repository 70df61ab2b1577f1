// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/document_file.h"
#include "tests/core/mapping/small_document.h"
#include "tests/support/random.h"
#include "tests/support/test_main.h"

using namespace mw;
using namespace mw::mapping;
using namespace mw::document;

class TestDocumentErrors : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachMistakeIsNamedWithItsPlace_data();
    void eachMistakeIsNamedWithItsPlace();
    void everyTruncationIsAnError();
    void everyFlippedByteIsAnErrorOrADocument();
    void randomDamageIsAnErrorOrADocument();
};

namespace {

bool isDocumentCode(Code code) {
    switch (code) {
    case Code::NotJson:
    case Code::UnknownKey:
    case Code::MissingKey:
    case Code::WrongValue:
    case Code::WrongVersion:
    case Code::DuplicateId:
    case Code::DuplicateKeyInObject:
        return true;
    default:
        return false;
    }
}

/// A named error with its place, or a document that prints to a fixed point.
bool isNamedErrorOrDocument(const std::string& text) {
    const Result<Document> read = parseDocument(text, "damaged");
    if (!read.ok())
        return isDocumentCode(read.error().code) && read.error().where.starts_with("damaged, line ") &&
               read.error().span && read.error().span->begin <= read.error().span->end &&
               read.error().span->end <= text.size() && !read.error().message().empty();
    const std::string printed = printDocument(read.value());
    const Result<Document> again = parseDocument(printed, "printed");
    return again.ok() && printDocument(again.value()) == printed && again.value() == read.value();
}

} // namespace

void TestDocumentErrors::eachMistakeIsNamedWithItsPlace_data() {
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("line");
    const auto row = [](const char* title, const char* from, const char* to, const char* line) {
        QTest::newRow(title) << QByteArray(from) << QByteArray(to) << QString::fromUtf8(line);
    };
    row("another format", "\"mapwright\": 1", "\"mapwright\": 2",
        "small, line 2, column 16, mapwright: it was written in format 2; this program reads format 1");
    row("a format of another kind", "\"mapwright\": 1", "\"mapwright\": {}",
        "small, line 2, column 16, mapwright: it was written in format of an unknown form; this program reads format 1");
    row("no format", "\"mapwright\": 1,", "", "small, line 1, column 1: the key 'mapwright' is missing");
    row("another format is told before keys that are not known", "\"mapwright\": 1,", "\"mapwright\": 9, \"novelty\": 1,",
        "small, line 2, column 16, mapwright: it was written in format 9; this program reads format 1");
    row("an unknown key", "\"description\":", "\"subtitle\":", "small, line 5, column 3: the key 'subtitle' is not known; did you mean 'title'?");
    row("a misspelt key", "\"filter_reason\"", "\"filter_raeson\"",
        "small, line 152, column 7, mappings[0]: the key 'filter_raeson' is not known; did you mean 'filter_reason'?");
    row("a key of another object", "\"order\": \"contact_no\"", "\"filter\": \"contact_no\"",
        "small, line 173, column 9, mappings[0].deduplication: the key 'filter' is not known");
    row("a missing key", "\"kind\": \"format\",", "", "small, line 245, column 5, checks[0]: the key 'kind' is missing");
    row("a check switched off without a reason", "\"severity\": \"warning\"", "\"off\": \"\"",
        "small, line 254, column 14, checks[0].off: a check is switched off with a reason");
    row("a missing id", "\"id\": \"fm-p-stage\",", "",
        "small, line 216, column 9, mappings[0].fields[4]: the key 'id' is missing");
    row("a number for a text", "\"rule\": \"to_integer(contact_no)\"", "\"rule\": 12",
        "small, line 187, column 19, mappings[0].fields[0].rule: a text is needed, here stands a number");
    row("null for a text", "\"title\": \"Contacts\"", "\"title\": null",
        "small, line 4, column 12, title: a text is needed, here stands null");
    row("a text for a truth value", "\"primary\": true", "\"primary\": \"yes\"",
        "small, line 74, column 69, connections[1].entities[0].keys[0].primary: true or false is needed, here stands a text");
    row("an object for a list", "\"key\": [\"person_id\"]", "\"key\": {}",
        "small, line 177, column 14, mappings[0].key: a list is needed, here stands an object");
    row("a number in a list of texts", "\"key\": [\"person_id\"]", "\"key\": [\"person_id\", 2]",
        "small, line 177, column 28, mappings[0].key[1]: a text is needed, here stands a number");
    row("a list for an object", "\"options\": {\n        \"delimiter\": \";\",\n        \"encoding\": \"windows-1252\"\n      }", "\"options\": []",
        "small, line 13, column 18, connections[0].options: an object is needed, here stands a list");
    row("a number among texts by name", "\"pattern\": \".+@.+\"", "\"pattern\": 1",
        "small, line 252, column 20, checks[0].parameters.pattern: a text is needed, here stands a number");
    row("a fraction for a whole number", "\"reject_limit\": 100", "\"reject_limit\": 1.5",
        "small, line 7, column 19, reject_limit: 1.5 is not a whole number from 0 to 18446744073709551615");
    row("a negative limit", "\"reject_limit\": 100", "\"reject_limit\": -1", "*reject_limit: -1 is not a whole number*");
    row("a word that is not one of the few", "\"pattern\": \"hybrid\"", "\"pattern\": \"hybird\"",
        "small, line 6, column 14, pattern: 'hybird' is not one of 'migration', 'integration', 'hybrid'");
    row("an unknown type", "\"type\": \"decimal(12,2)\"", "\"type\": \"money\"",
        "*connections[1].entities[0].fields[6].type: 'money' is not a type; a type is, for example, text(40)");
    row("an id with a space", "\"target\": \"p-mail\"", "\"target\": \"p mail\"",
        "*mappings[0].fields[3].target: 'p mail' cannot be an id: letters, digits, '_' and '-' can stand in one");
    row("an empty id", "\"id\": \"doc\"", "\"id\": \"\"", "*, id: '' cannot be an id*");
    row("an id twice", "\"id\": \"par\"", "\"id\": \"c-no\"",
        "small, line 122, column 13, parameters[0].id: the id 'c-no' is used twice");
    row("the document's own id twice", "\"id\": \"com\"", "\"id\": \"doc\"", "*workflow.comments[0].id: the id 'doc' is used twice");
    row("a new value of another type", "\"to\": \"customer\"", "\"to\": 4",
        "*value_maps[0].entries[1].to: a text in quotes is needed for the type text");
    row("a typed value without its value", "\"to\": \"customer\"", "\"to\": {\"type\": \"integer\"}",
        "*value_maps[0].entries[1].to: the key 'value' is missing");
    row("a typed value in a typed value", "\"to\": \"customer\"", "\"to\": {\"type\": \"integer\", \"value\": {\"type\": \"text\", \"value\": \"x\"}}",
        "*value_maps[0].entries[1].to.value: a value cannot be an object");
    row("a parameter that is no whole number", "\"value\": 40", "\"value\": 40.0",
        "*parameters[0].value: a whole number of 64 bits is needed for the type integer");
    row("a parameter beyond 64 bits", "\"value\": 40", "\"value\": 9223372036854775808",
        "*parameters[0].value: a whole number of 64 bits is needed for the type integer");
    row("an example without a result", ", \"result\": null}", "}", "*mappings[0].fields[3].examples[1]: the key 'result' is missing");
    row("a location of an unknown connection", "\"new\": {\n        \"dev\"", "\"newer\": {\n        \"dev\"",
        "*workflow.locations.newer: there is no connection with the id 'newer'");
    row("signatures that are no list", "\"signatures\": [\n    {\n      \"name\": \"Helen Carter\"\n    }\n  ]", "\"signatures\": {}",
        "*, signatures: a list is needed");
    row("a key twice", "\"pattern\": \"hybrid\"", "\"title\": \"again\"",
        "small, line 6, column 3: the key 'title' stands twice in one object");
    row("no JSON", "\"title\": \"Contacts\",", "\"title\": \"Contacts\"",
        "small, line 5, column 3: it is not valid JSON: ',' or '}' is expected, here stands '\"'");
}

void TestDocumentErrors::eachMistakeIsNamedWithItsPlace() {
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, line);
    QByteArray text = QByteArray::fromStdString(printDocument(test::smallDocument()));
    QCOMPARE(text.count(from), 1);
    text.replace(from, to);
    const Result<Document> read = parseDocument(text.toStdString(), "small");
    QVERIFY(!read.ok());
    const QString got = test::qt(read.error().line());
    if (!line.contains(QLatin1Char('*'))) {
        QCOMPARE(got, line);
    } else {
        for (const QString& part : line.split(QLatin1Char('*')))
            QVERIFY2(got.contains(part), qPrintable(got));
    }
    QVERIFY(read.error().span.has_value());
}

void TestDocumentErrors::everyTruncationIsAnError() {
    const std::string text = printDocument(test::smallDocument());
    for (std::size_t size = 0; size + 2 < text.size(); ++size) {
        const Result<Document> read = parseDocument(text.substr(0, size), "damaged");
        QVERIFY2(!read.ok() && read.error().code == Code::NotJson, std::to_string(size).c_str());
        QVERIFY(read.error().where.starts_with("damaged, line "));
    }
}

void TestDocumentErrors::everyFlippedByteIsAnErrorOrADocument() {
    const std::string text = printDocument(test::smallDocument());
    for (std::size_t i = 0; i < text.size(); ++i) {
        for (const int mask : {0x01, 0x02, 0x20, 0x80, 0xff}) {
            std::string damaged = text;
            damaged[i] = char(damaged[i] ^ mask);
            QVERIFY2(isNamedErrorOrDocument(damaged), ("byte " + std::to_string(i) + " ^ " + std::to_string(mask)).c_str());
        }
    }
}

void TestDocumentErrors::randomDamageIsAnErrorOrADocument() {
    test::Random random("damaged documents");
    const std::string text = printDocument(test::smallDocument());
    for (int i = 0; i < 3000; ++i) {
        std::string damaged = text;
        for (std::uint64_t left = 1 + random.below(3); left > 0; --left) {
            const std::size_t from = std::size_t(random.below(damaged.size()));
            const std::size_t size = std::min(std::size_t(random.below(60)), damaged.size() - from);
            const std::string piece = damaged.substr(from, size);
            if (random.oneIn(2))
                damaged.erase(from, size);
            else
                damaged.insert(std::size_t(random.below(damaged.size())), piece);
        }
        QVERIFY2(isNamedErrorOrDocument(damaged), damaged.c_str());
    }
}

MW_TEST(TestDocumentErrors)
#include "tst_document_errors.moc"
