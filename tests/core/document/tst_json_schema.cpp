// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/document/document_file.h"
#include "tests/core/document/random_edits.h"
#include "tests/core/document/schema_validator.h"
#include "tests/core/mapping/small_document.h"
#include "tests/support/test_main.h"

#include <set>

using namespace mw;
using namespace mw::mapping;
using namespace mw::document;
using nlohmann::json;

class TestJsonSchema : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyPrintedDocumentIsValid();
    void everyKeyOfTheSchemaIsPrinted();
    void schemaAndReaderRefuseTheSame();

private:
    /// Damages each value of the tree in turn and puts it back.
    void damage(json& root, json& value, const std::string& path);
    void compare(const json& root, const std::string& what);

    json m_schema;
    int m_refused = 0, m_compared = 0;
};

namespace {

/// Collects the keys of all objects whose keys are words of the format.
void collectKeys(const json& schema, std::set<std::string>& keys) {
    if (schema.is_object() && schema.contains("properties")) {
        for (const auto& [key, member] : schema.at("properties").items()) {
            keys.insert(key);
            collectKeys(member, keys);
        }
    }
    if (schema.is_object() || schema.is_array()) {
        for (const json& each : schema)
            collectKeys(each, keys);
    }
}

void collectPrinted(const json& value, std::set<std::string>& keys) {
    if (value.is_object()) {
        for (const auto& [key, member] : value.items())
            keys.insert(key);
    }
    if (value.is_structured()) {
        for (const json& each : value)
            collectPrinted(each, keys);
    }
}

} // namespace

void TestJsonSchema::initTestCase() {
    const Result<std::string> text = readFile(MW_SOURCE_DIR "/resources/schema/mapwright-document-1.schema.json");
    QVERIFY(text.ok());
    m_schema = json::parse(text.value());
}

void TestJsonSchema::everyPrintedDocumentIsValid() {
    const test::SchemaValidator validator(m_schema);
    test::Random random("documents against the schema");
    test::RandomEdits edits(random);
    Document document = test::smallDocument();
    for (int i = 0; i < 150; ++i) {
        const std::string failure = validator.firstFailure(json::parse(printDocument(document)));
        QVERIFY2(failure.empty(), failure.c_str());
        QVERIFY(apply(document, edits.make(document)).ok());
    }
}

void TestJsonSchema::everyKeyOfTheSchemaIsPrinted() {
    Document document = test::smallDocument();
    document.connections[0].schema.entities[0].proposed = true;
    document.valueMaps[0].content.unlisted = rules::ValueMap::Unlisted::UseDefault;
    document.valueMaps[0].content.defaultValue = std::string("x");
    document.valueMaps[0].content.entries[0].to = true;
    document.mappings[0].faithful = true;
    document.mappings[0].steps = {
        {Join{Join::Kind::Left, Id("old"), Id("contacts"), "c", {{"a", "b"}}, "a = b"}, "why"},
        {Union{Id("old"), Id("contacts"), "u", {{"a", "b"}}, "a = b", "from"}, ""},
        {Unpivot{"label", {"x"}, {{"value", {"a"}}}, true}, ""},
        {Group{{{"a", "b"}}, {{"n", "list", "a", "b", true, "+"}}}, ""},
        {Pivot{{{"a", "b"}}, "a", {{"x", "y"}}, "first", "b"}, ""}};
    document.checks[0].proves = {"PPL-004"};
    document.checks[0].offBecause = "not now";
    document.workflow.comments.push_back({Id("question"), "em-people", "Ann", "2024-05-02T09:30:00Z", "Which?", Id("com"),
                                          Workflow::Question{"Q-001", "Ben", "2024-06-01", true, "2024-05-03T09:30:00Z"}});
    std::set<std::string> known, printed;
    collectKeys(m_schema, known);
    collectPrinted(json::parse(printDocument(document)), printed);
    for (const std::string& key : known)
        QVERIFY2(printed.contains(key), key.c_str());
}

void TestJsonSchema::compare(const json& root, const std::string& what) {
    static const test::SchemaValidator validator(m_schema);
    const std::string failure = validator.firstFailure(root);
    const Result<Document> read = parseDocument(root.dump(), "damaged");
    ++m_compared;
    m_refused += read.ok() ? 0 : 1;
    if (!failure.empty())
        QVERIFY2(!read.ok(), (what + ": only the schema refuses it: " + failure).c_str());
    if (read.ok() || !failure.empty())
        return;
    // Beyond the schema the reader knows what a type is, what values it has, and which connections there are.
    const Error& error = read.error();
    const std::string message = error.message();
    const bool isDeeper = error.code == Code::DuplicateId || error.code == Code::WrongVersion ||
                          message.find("type") != std::string::npos || message.find("is not 64 bits") != std::string::npos ||
                          message.find("there is no connection") != std::string::npos;
    QVERIFY2(isDeeper, (what + ": only the reader refuses it: " + error.line()).c_str());
}

void TestJsonSchema::damage(json& root, json& value, const std::string& path) {
    if (path.ends_with(".signatures"))
        return;
    if (!path.empty()) {
        const json kept = value;
        for (const json& other : {json(), json(true), json(7), json(-1), json("?!"), json(""), json::array(), json::object()}) {
            value = other;
            compare(root, path + " = " + other.dump());
            if (QTest::currentTestFailed())
                return;
        }
        value = kept;
    }
    if (value.is_object()) {
        std::vector<std::string> keys;
        for (const auto& [key, member] : value.items())
            keys.push_back(key);
        for (const std::string& key : keys) {
            const json kept = value[key];
            value.erase(key);
            compare(root, path + " without " + key);
            value[key + "x"] = kept;
            compare(root, path + " with " + key + "x");
            value.erase(key + "x");
            value[key] = kept;
            if (QTest::currentTestFailed())
                return;
        }
        for (const std::string& key : keys)
            damage(root, value[key], path + "." + key);
    } else if (value.is_array()) {
        for (std::size_t i = 0; i < value.size() && !QTest::currentTestFailed(); ++i)
            damage(root, value[i], path + "[" + std::to_string(i) + "]");
    }
}

void TestJsonSchema::schemaAndReaderRefuseTheSame() {
    Document document = test::smallDocument();
    document.valueMaps[0].content.entries[0].to = true;
    json root = json::parse(printDocument(document));
    damage(root, root, "");
    qInfo("%d damaged documents, %d refused by both", m_compared, m_refused);
    QVERIFY(m_refused > 1000);
    QVERIFY(m_compared - m_refused > 300);
}

MW_TEST(TestJsonSchema)
#include "tst_json_schema.moc"
