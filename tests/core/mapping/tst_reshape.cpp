// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/problems.h"
#include "core/mapping/reshape.h"
#include "tests/core/mapping/small_document.h"
#include "tests/support/test_main.h"

using namespace mw;
using namespace mw::mapping;
using namespace mw::test;

/// Another shape of a connection: what stays the same thing, and what does not.
class TestReshape : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEqualScanChangesNothingButItsFacts();
    void fieldsWithOtherNamesInTheSamePlacesAreRenamed();
    void fieldsThatAreGoneBecomeProblems();
    void aSingleEntityMayHaveAnotherName();
    void oneEditTakesAllOfItBack();
    void refusesWhatIsNotThere();
};

namespace {

/// The first connection of the document as a fresh scan would find it.
Connection scanned() {
    Connection connection = smallDocument().connections[0];
    for (Entity& entity : connection.schema.entities) {
        entity.id = {};
        entity.keys.clear();
        for (Field& field : entity.fields)
            field.id = {};
    }
    return connection;
}

Result<Document> reshaped(const Connection& connection) {
    Document document = smallDocument();
    IdMaker ids;
    MW_TRY(const Edit edit, reshape(document, connection, ids));
    MW_TRY_DO(apply(document, edit));
    return document;
}

std::size_t problems(const Document& document) {
    return findProblems(document).size();
}

} // namespace

void TestReshape::anEqualScanChangesNothingButItsFacts() {
    Connection connection = scanned();
    connection.options["delimiter"] = ",";
    const auto document = reshaped(connection);
    QVERIFY(document.ok());
    Document expected = smallDocument();
    expected.connections[0].options["delimiter"] = ",";
    QVERIFY(*document == expected);
}

void TestReshape::fieldsWithOtherNamesInTheSamePlacesAreRenamed() {
    Connection connection = scanned();
    connection.schema.entities[0].fields[1].name = "Whole Name";
    connection.schema.entities[0].fields[0].name = "number";
    const auto document = reshaped(connection);
    QVERIFY(document.ok());
    const Entity& contacts = document->connections[0].schema.entities[0];
    QCOMPARE(qt(contacts.fields[1].id.text()), QStringLiteral("c-name"));
    QCOMPARE(qt(contacts.keys[0].fields[0]), QStringLiteral("number"));
    QCOMPARE(qt(document->mappings[0].deduplication->order), QStringLiteral("number"));
    QCOMPARE(problems(*document), problems(smallDocument()));
}

void TestReshape::fieldsThatAreGoneBecomeProblems() {
    Connection connection = scanned();
    auto& fields = connection.schema.entities[0].fields;
    fields.erase(fields.begin() + 1);
    const auto document = reshaped(connection);
    QVERIFY(document.ok());
    QVERIFY(problems(*document) > problems(smallDocument()));
    QCOMPARE(document->mappings[0].fields.size(), smallDocument().mappings[0].fields.size());
    for (const Field& field : document->connections[0].schema.entities[0].fields)
        QVERIFY(!field.id.isNull() && field.id != Id("c-name"));
}

void TestReshape::aSingleEntityMayHaveAnotherName() {
    Document document = smallDocument();
    document.connections[0].schema.entities.pop_back();
    Connection connection = scanned();
    connection.schema.entities.pop_back();
    connection.schema.entities[0].name = "contacts_2025";
    IdMaker ids;
    const auto edit = reshape(document, connection, ids);
    QVERIFY(edit.ok() && apply(document, *edit).ok());
    QCOMPARE(qt(document.connections[0].schema.entities[0].id.text()), QStringLiteral("contacts"));
    QCOMPARE(qt(document.connections[0].schema.entities[0].fields[1].id.text()), QStringLiteral("c-name"));
}

void TestReshape::oneEditTakesAllOfItBack() {
    Connection connection = scanned();
    connection.schema.entities[0].fields[1].name = "Whole Name";
    connection.schema.entities[0].fields[0].name = "number";
    connection.schema.entities.pop_back();
    Document document = smallDocument();
    IdMaker ids;
    const auto edit = reshape(document, connection, ids);
    QVERIFY(edit.ok());
    const auto inverse = apply(document, *edit);
    QVERIFY(inverse.ok() && document != smallDocument());
    QVERIFY(apply(document, *inverse).ok());
    QVERIFY(document == smallDocument());
}

void TestReshape::refusesWhatIsNotThere() {
    Connection connection = scanned();
    connection.id = Id("nothing");
    QVERIFY(!reshaped(connection).ok());
}

MW_TEST(TestReshape)
#include "tst_reshape.moc"
