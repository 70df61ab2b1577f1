// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/edit.h"
#include "core/mapping/problems.h"
#include "tests/core/mapping/small_document.h"
#include "tests/support/test_main.h"

using namespace mw;
using namespace mw::mapping;

class TestEdit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEditChangesExactlyWhatItNames();
    void theInverseRestores_data();
    void theInverseRestores();
    void whatCannotBeAppliedChangesNothing_data();
    void whatCannotBeAppliedChangesNothing();
    void aFailingStepTakesTheEarlierOnesBack();
    void changesNameWhatWasTouched();
    void aReferenceIsNeverGivenOutTwice();
    void undoneInsertionsGiveTheirReferenceBack();
};

namespace {

FieldMapping faxMapping() {
    FieldMapping made;
    made.id = Id("fm-fax");
    made.reference = "PPL-010";
    made.targetField = Id("p-fax");
    made.rule = "fax";
    return made;
}

EntityMapping secondMapping() {
    EntityMapping made;
    made.id = Id("em-users");
    made.reference = "USR";
    made.targetConnection = Id("new");
    made.targetEntity = Id("users");
    made.fields = {faxMapping()};
    made.fields[0].reference = "USR-007";
    return made;
}

} // namespace

void TestEdit::anEditChangesExactlyWhatItNames() {
    Document document = test::smallDocument();
    Document expected = document;
    test::fieldMapping(expected, "PPL-004").rule = "upper([E-Mail address])";
    const FieldMapping content = test::fieldMapping(expected, "PPL-004");
    QVERIFY(apply(document, {"Change a rule", {SetFieldMapping{Id("em-people"), {content.id, content}}}}).ok());
    QVERIFY(document == expected);
}

Q_DECLARE_METATYPE(mw::mapping::Edit)

void TestEdit::theInverseRestores_data() {
    QTest::addColumn<Edit>("edit");
    const Document document = test::smallDocument();
    const auto row = [](const char* title, std::vector<SingleEdit> steps) { QTest::newRow(title) << Edit{title, steps}; };
    const EntityMapping& people = document.mappings[0];
    row("title and limit", {SetDocumentText{"Other", "", Pattern::Integration, std::nullopt}});
    row("a connection replaced", {SetElement<Connection>{Id("old"), [&] {
                                      Connection c = document.connections[0];
                                      c.locations.clear();
                                      c.schema.entities.pop_back();
                                      return c;
                                  }()}});
    row("a connection removed", {SetElement<Connection>{Id("old"), {}}});
    row("a lookup removed", {SetElement<Lookup>{Id("lkp"), {}}});
    row("a value map removed and put in front", {SetElement<ValueMap>{Id("vm"), {}},
                                                 SetElement<ValueMap>{Id("vm"), document.valueMaps[0], 0}});
    row("a parameter with another reference", {SetElement<Parameter>{Id("par"), [&] {
                                                   Parameter p = document.parameters[0];
                                                   p.reference = "PAR-005";
                                                   return p;
                                               }()}});
    row("a function removed", {SetElement<ProjectFunction>{Id("fun"), {}}});
    row("an entity mapping removed", {SetElement<EntityMapping>{Id("em-people"), {}}});
    row("an entity mapping added in front", {SetElement<EntityMapping>{Id("em-users"), secondMapping(), 0}});
    row("a field mapping in the middle", {SetFieldMapping{Id("em-people"), {Id("fm-fax"), faxMapping(), 2}}});
    row("a field mapping removed", {SetFieldMapping{Id("em-people"), {Id("fm-p-last"), {}}}});
    row("the last field mapping removed twice over",
        {SetFieldMapping{Id("em-people"), {Id("fm-p-revenue"), {}}}, SetFieldMapping{Id("em-people"), {Id("fm-p-owner"), {}}}});
    row("the pipeline", {SetPipeline{[&] {
            EntityMapping changed = people;
            changed.filter = "true";
            changed.deduplication.reset();
            changed.fields.clear();
            changed.notMigrated.clear();
            return changed;
        }()}});
    row("not migrated, the reason", {SetNotMigrated{Id("em-people"), {Id("c-fax"), "other"}}});
    row("not migrated, taken away", {SetNotMigrated{Id("em-people"), {Id("c-fax"), ""}, false}});
    row("not migrated, one in front", {SetNotMigrated{Id("em-people"), {Id("c-status"), "no"}, true, 0}});
    row("a check removed", {SetElement<Check>{Id("chk"), {}}});
    row("a decision removed", {SetElement<Decision>{Id("dec"), {}}});
    row("a status set, one changed, one taken away",
        {SetWorkflow{SetWorkflow::What::Status, "fm-p-id", "draft"},
         SetWorkflow{SetWorkflow::What::Status, "fm-p-mail", "draft"},
         SetWorkflow{SetWorkflow::What::Status, "fm-p-stage", std::nullopt}});
    row("an owner and the layout", {SetWorkflow{SetWorkflow::What::Owner, "em-people", std::nullopt},
                                    SetWorkflow{SetWorkflow::What::Layout, "zoom", "2"}});
    row("a comment removed", {SetComment{{Id("com"), {}}}});
    row("retired references", {SetRetiredReference{"PPL", 99}, SetRetiredReference{"ACT", 3}});
    row("added and removed at once", {SetFieldMapping{Id("em-people"), {Id("fm-fax"), faxMapping()}},
                                      SetFieldMapping{Id("em-people"), {Id("fm-fax"), {}}}});
}

void TestEdit::theInverseRestores() {
    QFETCH(Edit, edit);
    const Document before = test::smallDocument();
    Document document = before;
    const Result<Edit> undo = apply(document, edit);
    QVERIFY2(undo.ok(), undo.ok() ? "" : undo.error().line().c_str());
    const Document after = document;
    QVERIFY(!(after == before) || edit.label == "added and removed at once" ||
            edit.label == "a value map removed and put in front");
    const Result<Edit> redo = apply(document, undo.value());
    QVERIFY(redo.ok());
    QVERIFY(document == before);
    const Result<Edit> undoAgain = apply(document, redo.value());
    QVERIFY(undoAgain.ok());
    QVERIFY(document == after);
    QVERIFY(apply(document, undoAgain.value()).ok());
    QVERIFY(document == before);
}

void TestEdit::whatCannotBeAppliedChangesNothing_data() {
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<int>("code");
    const Document document = test::smallDocument();
    const auto row = [](const char* title, Code code, SingleEdit step) {
        QTest::newRow(title) << Edit{title, {std::move(step)}} << int(code);
    };
    FieldMapping fax = faxMapping();
    row("a field of an unknown mapping", Code::UnknownName, SetFieldMapping{Id("none"), {fax.id, fax}});
    row("removing what is not there", Code::UnknownName, SetElement<Check>{Id("none"), {}});
    row("content of another id", Code::WrongValue, SetFieldMapping{Id("em-people"), {Id("fm-other"), fax}});
    fax.id = Id("p-mail");
    row("the id of a field of a schema", Code::DuplicateId, SetFieldMapping{Id("em-people"), {fax.id, fax}});
    fax.id = Id("vm");
    row("the id of a value map", Code::DuplicateId, SetFieldMapping{Id("em-people"), {fax.id, fax}});
    fax.id = Id("two words");
    row("an id with a space", Code::WrongValue, SetFieldMapping{Id("em-people"), {fax.id, fax}});
    fax.id = Id();
    row("no id", Code::WrongValue, SetFieldMapping{Id("em-people"), {fax.id, fax}});
    EntityMapping mapping = document.mappings[0];
    mapping.id = Id("copy");
    row("a copied entity mapping with the ids of the first", Code::DuplicateId, SetElement<EntityMapping>{mapping.id, mapping});
    mapping = document.mappings[0];
    mapping.fields[1].id = mapping.fields[0].id;
    row("an entity mapping with an id twice", Code::DuplicateId, SetElement<EntityMapping>{mapping.id, mapping});
    mapping = document.mappings[0];
    mapping.loadMode = "append";
    row("an unknown load mode", Code::WrongValue, SetPipeline{mapping});
    Check check = document.checks[0];
    check.severity = "fatal";
    row("an unknown severity", Code::WrongValue, SetElement<Check>{check.id, check});
    check = document.checks[0];
    check.offBecause = "";
    row("a check switched off without a reason", Code::WrongValue, SetElement<Check>{check.id, check});
    Connection connection = document.connections[0];
    connection.schema.entities[0].fields[0].id = Id("people");
    row("a schema with an id of the other one", Code::DuplicateId, SetElement<Connection>{connection.id, connection});
    row("taking away a field that is migrated", Code::UnknownName,
        SetNotMigrated{Id("em-people"), {Id("c-no"), ""}, false});
}

void TestEdit::whatCannotBeAppliedChangesNothing() {
    QFETCH(Edit, edit);
    QFETCH(int, code);
    const Document before = test::smallDocument();
    Document document = before;
    ChangeSet changes;
    const Result<Edit> applied = apply(document, edit, &changes);
    QVERIFY(!applied.ok());
    QCOMPARE(int(applied.error().code), code);
    QVERIFY(changes.empty());
    QVERIFY(document == before);
}

void TestEdit::aFailingStepTakesTheEarlierOnesBack() {
    const Document before = test::smallDocument();
    Document document = before;
    ChangeSet changes;
    const Edit edit{"Several", {SetDocumentText{"x", "", Pattern::Migration, {}},
                                SetElement<EntityMapping>{Id("em-people"), {}},
                                SetElement<ValueMap>{Id("vm"), {}},
                                SetComment{{Id("com"), {}}},
                                SetElement<Lookup>{Id("none"), {}}}};
    const Result<Edit> applied = apply(document, edit, &changes);
    QVERIFY(!applied.ok());
    QCOMPARE(test::qt(applied.error().context.back()), QStringLiteral("Several"));
    QVERIFY(changes.empty());
    QVERIFY(document == before);
}

void TestEdit::changesNameWhatWasTouched() {
    Document document = test::smallDocument();
    ChangeSet changes;
    QVERIFY(apply(document,
                  {"Several", {SetFieldMapping{Id("em-people"), {Id("fm-fax"), faxMapping(), 2}},
                               SetFieldMapping{Id("em-people"), {Id("fm-p-id"), {}}},
                               SetElement<ValueMap>{Id("vm"), document.valueMaps[0]}}},
                  &changes)
                .ok());
    QCOMPARE(changes.size(), 3u);
    QCOMPARE(int(changes[0].kind), int(Change::Kind::Inserted));
    QCOMPARE(int(changes[0].what), int(Change::What::FieldMapping));
    QCOMPARE(test::qt(changes[0].element.text()), QStringLiteral("fm-fax"));
    QCOMPARE(test::qt(changes[0].entityMapping.text()), QStringLiteral("em-people"));
    QCOMPARE(changes[0].position, 2u);
    QCOMPARE(int(changes[1].kind), int(Change::Kind::Removed));
    QCOMPARE(changes[1].position, 0u);
    QCOMPARE(int(changes[2].kind), int(Change::Kind::Modified));
    QCOMPARE(int(changes[2].what), int(Change::What::ValueMap));
}

void TestEdit::aReferenceIsNeverGivenOutTwice() {
    Document document = test::smallDocument();
    document.workflow.retiredReferences.clear();
    QCOMPARE(test::qt(nextReference(document, "PPL")), QStringLiteral("PPL-008"));
    QCOMPARE(test::qt(nextReference(document, "ACT")), QStringLiteral("ACT-001"));
    QVERIFY(apply(document, {"Remove", {SetFieldMapping{Id("em-people"), {Id("fm-p-revenue"), {}}}}}).ok());
    QCOMPARE(test::qt(nextReference(document, "PPL")), QStringLiteral("PPL-008"));
    QVERIFY(apply(document, {"Remove all", {SetElement<EntityMapping>{Id("em-people"), {}}}}).ok());
    QCOMPARE(test::qt(nextReference(document, "PPL")), QStringLiteral("PPL-008"));
    QCOMPARE(document.workflow.retiredReferences.size(), 1u);
    QCOMPARE(test::qt(freePrefix(document, "people")), QStringLiteral("PPL2"));
}

void TestEdit::undoneInsertionsGiveTheirReferenceBack() {
    Document document = test::smallDocument();
    const Result<Edit> undo = apply(document, {"Add", {SetFieldMapping{Id("em-people"), {Id("fm-fax"), faxMapping()}}}});
    QVERIFY(undo.ok());
    QCOMPARE(test::qt(nextReference(document, "PPL")), QStringLiteral("PPL-011"));
    QVERIFY(apply(document, undo.value()).ok());
    QCOMPARE(test::qt(nextReference(document, "PPL")), QStringLiteral("PPL-010"));
}

MW_TEST(TestEdit)
#include "tst_edit.moc"
