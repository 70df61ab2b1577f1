// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/generated_document.h"
#include "core/rules/catalogue.h"
#include "core/rules/examples.h"
#include "core/rules/parser.h"
#include "tests/support/random.h"
#include "tests/support/test_main.h"
#include "tests/ui/map_fixture.h"
#include "ui/commands/map_edits.h"
#include "ui/models/map_entities_model.h"
#include "ui/models/map_examples_model.h"
#include "ui/models/map_grid_model.h"
#include "ui/models/map_rule_shape.h"
#include "ui/models/map_rule_work.h"
#include "ui/models/map_status.h"
#include "ui/models/map_tsv.h"
#include "ui/models/map_values_model.h"
#include "ui/models/rule_steps.h"
#include "ui/present/text.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace mw;
using namespace mw::ui;

/// What stands behind the Map page: models that follow edits exactly, and the edits themselves.
class TestMapModels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shapes_data();
    void shapes();
    void startingRules_data();
    void startingRules();
    void rulesAreReadAsStepsAndWrittenBack();
    void everyCandidateMakesARule();
    void argumentsAreTypedAsInSpreadsheets_data();
    void argumentsAreTypedAsInSpreadsheets();
    void spreadsheetBlocks_data();
    void spreadsheetBlocks();
    void modelsFollowRandomEditsWithoutResets();
    void undoingAllGivesTheDocumentBack();
    void fieldMappingsStandInTargetOrder();
    void unknownSourcesAndStatesAreRefusedInWords();
    void examplesSayWhetherTheRuleKeepsThem();
    void statusWordsAreReadInBothLanguages();
};

namespace {

const char* kindName(RuleShape::Kind kind) {
    switch (kind) {
    case RuleShape::Kind::None: return "none";
    case RuleShape::Kind::Intent: return "intent";
    case RuleShape::Kind::Copy: return "copy";
    case RuleShape::Kind::Rule: return "rule";
    case RuleShape::Kind::Constant: return "constant";
    }
    return "";
}

} // namespace

void TestMapModels::shapes_data() {
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("badge");
    QTest::addColumn<int>("paths");
    QTest::newRow("nothing") << "" << "none" << "" << 0;
    QTest::newRow("only spaces") << " \n " << "none" << "" << 0;
    QTest::newRow("a field alone is a copy") << "full_name" << "copy" << "full_name" << 1;
    QTest::newRow("a field with its alias is a copy") << "contacts.full_name" << "copy" << "full_name" << 1;
    QTest::newRow("steps are named innermost first") << "lower(trim(e_mail))" << "rule" << "trim · lower" << 1;
    QTest::newRow("literals before the field are passed over") << "map('Stages', trim(x))" << "rule" << "trim · map" << 1;
    QTest::newRow("a literal is a constant") << "'open'" << "constant" << "'open'" << 0;
    QTest::newRow("now is a constant") << "now()" << "constant" << "now()" << 0;
    QTest::newRow("a lookup by a field") << "lookup('Users', owner).email" << "rule" << "lookup" << 1;
    QTest::newRow("two fields joined") << "first & last" << "rule" << "&" << 2;
    QTest::newRow("a broken rule still reads what it can") << "trim(" << "rule" << "ƒ" << 0;
}

void TestMapModels::shapes() {
    QFETCH(QString, rule);
    QFETCH(QString, kind);
    QFETCH(int, paths);
    QFETCH(QString, badge);
    const RuleShape shape = shapeOf(rule.toStdString(), false);
    QCOMPARE(QString::fromLatin1(kindName(shape.kind)), kind);
    if (kind != u"rule" || paths > 0) {
        QCOMPARE(shape.badge, badge);
        QCOMPARE(int(shape.paths.size()), paths);
    }
}

void TestMapModels::startingRules_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::addColumn<QString>("rule");
    const auto kind = [](TypeKind one) { return int(one); };
    QTest::newRow("same type: as it is") << "a" << kind(TypeKind::Text) << kind(TypeKind::Text) << "a";
    QTest::newRow("integers widen by themselves") << "a" << kind(TypeKind::Integer) << kind(TypeKind::Decimal) << "a";
    QTest::newRow("text to number is converted") << "a" << kind(TypeKind::Text) << kind(TypeKind::Integer) << "to_integer(a)";
    QTest::newRow("number to text is converted") << "a" << kind(TypeKind::Integer) << kind(TypeKind::Text) << "to_text(a)";
    QTest::newRow("names with spaces stand in brackets") << "E-Mail address" << kind(TypeKind::Text) << kind(TypeKind::Text) << "[E-Mail address]";
}

void TestMapModels::startingRules() {
    QFETCH(QString, name);
    QFETCH(int, from);
    QFETCH(int, to);
    QFETCH(QString, rule);
    Field source, target;
    source.name = name.toStdString();
    source.type.kind = TypeKind(from);
    target.type.kind = TypeKind(to);
    QCOMPARE(test::qt(edits::startingRule(source, target)), rule);
}

void TestMapModels::rulesAreReadAsStepsAndWrittenBack() {
    const rules::Environment environment = rules::exampleEnvironment();
    int lines = 0;
    for (const rules::Function& function : rules::allFunctions())
        for (const rules::Example& example : function.examples()) {
            const auto steps = RuleSteps::read(qt(example.rule));
            if (!steps)
                continue;
            ++lines;
            const std::string canonical = rules::print(*rules::parse(example.rule).tree);
            QCOMPARE(utf8(steps->text()), canonical);
            // What the forms show and take back changes nothing.
            for (std::size_t step = 0; step < steps->size(); ++step) {
                QStringList typed;
                for (const RuleSteps::Argument& argument : steps->arguments(step, environment))
                    typed << argument.text;
                const auto same = steps->withArguments(step, typed);
                QVERIFY2(same.ok(), std::string(example.rule).c_str());
                QVERIFY2(utf8(same->text()) == canonical, (canonical + " became " + utf8(same->text())).c_str());
            }
        }
    QVERIFY(lines > 300);
    QVERIFY(!RuleSteps::read(QStringLiteral("if(a, b, c)")));
    QVERIFY(!RuleSteps::read(QStringLiteral("trim(")));
    QVERIFY(RuleSteps::read(QStringLiteral("  "))->isEmpty());
}

void TestMapModels::everyCandidateMakesARule() {
    rules::Environment environment = rules::exampleEnvironment();
    rules::FieldBinding binding;
    binding.field.name = "old name";
    binding.field.type = LogicalType::text();
    environment.fields.push_back(binding);
    const QString start = QStringLiteral("[old name]");
    const RuleSteps steps = RuleSteps().withStart(QStringLiteral("old name"));
    QCOMPARE(steps.text(), start);
    const QList<RuleSteps::Candidate> candidates = steps.candidates(environment);
    QVERIFY(candidates.size() > 100);
    bool wasUnfit = false;
    for (const RuleSteps::Candidate& candidate : candidates) {
        QVERIFY2(!(wasUnfit && candidate.fits), "what fits stands in front");
        wasUnfit = wasUnfit || !candidate.fits;
        const RuleSteps made = steps.with(candidate);
        QVERIFY2(rules::parse(utf8(made.text())).ok(), qPrintable(made.text()));
        QCOMPARE(made.size(), std::size_t(1));
        QCOMPARE(RuleSteps::read(made.text())->text(), made.text());
        QCOMPARE(made.without(0).text(), start);
        if (candidate.fits && !candidate.needsArguments)
            QVERIFY2(!checkRule(utf8(made.text()), environment, std::nullopt).hasErrors(), qPrintable(made.text()));
    }
    QVERIFY(wasUnfit); // dates take no text
}

void TestMapModels::argumentsAreTypedAsInSpreadsheets_data() {
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("made");
    QTest::newRow("a text") << "replace(a, 'x', 'y')" << "it's|" << "replace(a, 'it''s', '')";
    QTest::newRow("digits are a text where one is wanted") << "replace(a, 'x', 'y')" << "1|2" << "replace(a, '1', '2')";
    QTest::newRow("a number") << "left(a, 3)" << "12" << "left(a, 12)";
    QTest::newRow("a field") << "replace(a, 'x', 'y')" << "=b|y" << "replace(a, b, 'y')";
    QTest::newRow("a text that begins with =") << "replace(a, 'x', 'y')" << "='=x'|y" << "replace(a, '=x', 'y')";
    QTest::newRow("any type: a number") << "coalesce(a, 'x')" << "5" << "coalesce(a, 5)";
    QTest::newRow("any type: a text") << "coalesce(a, 'x')" << "n/a" << "coalesce(a, 'n/a')";
    QTest::newRow("no number") << "left(a, 3)" << "many" << "";
    QTest::newRow("no field") << "left(a, 3)" << "=1 + 2" << "";
    QTest::newRow("nothing where something is needed") << "left(a, 3)" << "" << "";
    QTest::newRow("joined") << "a & 'x'" << "=b" << "a & b";
}

void TestMapModels::argumentsAreTypedAsInSpreadsheets() {
    QFETCH(QString, rule);
    QFETCH(QString, typed); // with | between
    QFETCH(QString, made);
    const auto steps = RuleSteps::read(rule);
    QVERIFY(steps);
    const auto next = steps->withArguments(steps->size() - 1, typed.split(u'|'));
    QCOMPARE(next ? next->text() : QString(), made);
}

void TestMapModels::spreadsheetBlocks_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("cells"); // rows apart by |, cells by ;
    QTest::newRow("one cell") << "a" << "a";
    QTest::newRow("a line break at the end begins no row") << "a\tb\r\nc\td\r\n" << "a;b|c;d";
    QTest::newRow("empty cells stay") << "a\t\t\n\tb" << "a;;|;b";
    QTest::newRow("quotes hold tabs and line breaks") << "\"a\tb\"\t\"c\nd\"" << "a\tb;c\nd";
    QTest::newRow("doubled quotes are one") << "\"say \"\"hi\"\"\"" << "say \"hi\"";
    QTest::newRow("a quote inside a cell is a quote") << "5\" pipe" << "5\" pipe";
    QTest::newRow("nothing at all") << "" << "";
}

void TestMapModels::spreadsheetBlocks() {
    QFETCH(QString, text);
    QFETCH(QString, cells);
    QStringList rows;
    for (const QStringList& row : parseTsv(text))
        rows.append(row.join(u';'));
    QCOMPARE(rows.join(u'|'), cells);
}

void TestMapModels::modelsFollowRandomEditsWithoutResets() {
    test::MapMigration small;
    Project& project = small.project();
    MapFields fields;
    MapGridModel grid;
    grid.setFields(&fields);
    MapGridProxy proxy;
    proxy.setSourceModel(&grid);
    MapEntitiesModel entities;
    MapValuesModel values;
    QAbstractItemModelTester gridTester(&grid, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QAbstractItemModelTester proxyTester(&proxy, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QAbstractItemModelTester entitiesTester(&entities, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QAbstractItemModelTester valuesTester(&values, QAbstractItemModelTester::FailureReportingMode::QtTest);
    fields.setProject(&project);
    fields.setMapping(small.mappingId());
    entities.setProject(&project);
    values.setProject(&project);
    values.setMap(Id("vm-stage"));
    QVERIFY(small.settle());
    const QSignalSpy resets(&grid, &QAbstractItemModel::modelReset), entityResets(&entities, &QAbstractItemModel::modelReset),
        valueResets(&values, &QAbstractItemModel::modelReset);
    test::Random random("edits of a mapping");
    const QStringList texts{QStringLiteral("trim(full_name)"), QStringLiteral("e_mail"), QString(), QStringLiteral("lower(e_mail"), QStringLiteral("'x'"), QStringLiteral("phone & fax")};
    for (int i = 0; i < 300; ++i) {
        const int row = int(random.below(std::uint64_t(grid.rowCount())));
        switch (random.below(6)) {
        case 0: grid.write({{row, MapGridModel::Rule, texts[int(random.below(std::uint64_t(texts.size())))]}}, QStringLiteral("rule")); break;
        case 1: grid.write({{row, MapGridModel::Note, QString::number(i)}, {row, MapGridModel::Status, QStringLiteral("approved")}}, QStringLiteral("note")); break;
        case 2: project.undoStack().undo(); break;
        case 3: project.undoStack().redo(); break;
        case 4: values.paste({{QString::number(random.below(5)), QString::number(i)}}); break;
        case 5:
            if (values.rowCount() > 1)
                values.removeRows({int(random.below(std::uint64_t(values.rowCount())))});
            break;
        }
        // What the models show is what the document says.
        for (int target = 0; target < grid.rowCount(); ++target) {
            const Id id = fields.targets()[std::size_t(target)].field;
            const mapping::FieldMapping* known = nullptr;
            for (const mapping::FieldMapping& one : small.people().fields)
                if (one.targetField == id)
                    known = &one;
            QCOMPARE(grid.index(target, MapGridModel::Rule).data(Qt::EditRole).toString(), known ? test::qt(known->rule) : QString());
            QCOMPARE(grid.index(target, MapGridModel::Reference).data().toString(), known ? test::qt(known->reference) : QString());
        }
        QCOMPARE(values.rowCount(), int(small.document().valueMaps.front().content.entries.size()));
    }
    QCOMPARE(resets.count(), 0);
    QCOMPARE(entityResets.count(), 0);
    QCOMPARE(valueResets.count(), 0);
    QVERIFY(small.settle());
}

void TestMapModels::undoingAllGivesTheDocumentBack() {
    test::MapMigration small;
    const mapping::Document before = small.document();
    Project& project = small.project();
    const auto change = [&](mapping::Edit edit) {
        QVERIFY(!edit.steps.empty());
        QVERIFY(project.apply(std::move(edit)));
    };
    const Id em = small.mappingId();
    change(edits::setRules(project.document(), em, project.ids(), QStringLiteral("x"), {{Id("t-owner"), "owner"}, {Id("t-mail"), "e_mail"}}));
    change(edits::unmap(project.document(), em, {Id("t-id"), Id("t-mail")}));
    change(edits::setNotMigrated(project.document(), em, {Id("s-phone"), Id("s-owner")}, "old"));
    change(edits::setNotMigrated(project.document(), em, {Id("s-fax")}, std::nullopt));
    change(edits::setPipeline(project.document(), em, QStringLiteral("x"), [](mapping::EntityMapping& owner) { owner.filter = "cust_type = 'P'"; }));
    change(edits::changeFields(project.document(), em, project.ids(), QStringLiteral("x"), {{Id("t-phone"), nullptr, "question", "K. Mwangi"}}));
    QCOMPARE(small.document().workflow.owner.size(), std::size_t(1));
    const mapping::Document after = small.document();
    while (project.undoStack().canUndo())
        project.undoStack().undo();
    QVERIFY(small.document() == before);
    while (project.undoStack().canRedo())
        project.undoStack().redo();
    QVERIFY(small.document() == after);
}

void TestMapModels::fieldMappingsStandInTargetOrder() {
    test::MapMigration small;
    Project& project = small.project();
    project.apply(edits::setRules(project.document(), small.mappingId(), project.ids(), QStringLiteral("x"),
                                  {{Id("t-owner"), "owner"}, {Id("t-phone"), "phone"}, {Id("t-mail"), "e_mail"}}));
    QStringList order, references;
    for (const mapping::FieldMapping& field : small.people().fields) {
        order.append(test::qt(field.targetField.text()));
        references.append(test::qt(field.reference));
    }
    QCOMPARE(order.join(u' '), QStringLiteral("t-id t-name t-mail t-phone t-owner"));
    references.sort();
    QCOMPARE(references.join(u' '), QStringLiteral("PPL-001 PPL-002 PPL-003 PPL-004 PPL-005"));
}

void TestMapModels::unknownSourcesAndStatesAreRefusedInWords() {
    test::MapMigration small;
    MapFields fields;
    MapGridModel grid;
    grid.setFields(&fields);
    fields.setProject(&small.project());
    fields.setMapping(small.mappingId());
    const QStringList why = grid.write({{2, MapGridModel::Source, QStringLiteral("no_such")}, {2, MapGridModel::Status, QStringLiteral("done?")},
                                        {3, MapGridModel::Source, QStringLiteral("PHONE")}},
                                       QStringLiteral("paste"));
    QCOMPARE(why.size(), 2);
    QVERIFY(why[0].contains(QStringLiteral("no_such")) && why[1].contains(QStringLiteral("done?")));
    QVERIFY(!small.field("email"));
    QCOMPARE(test::qt(small.field("phone")->rule), QStringLiteral("phone"));
}

void TestMapModels::examplesSayWhetherTheRuleKeepsThem() {
    test::MapMigration small;
    MapFields fields;
    fields.setProject(&small.project());
    fields.setMapping(small.mappingId());
    const auto example = [](const char* input, std::optional<std::string> result) {
        mapping::Example made;
        made.input["full_name"] = input;
        made.result = std::move(result);
        return made;
    };
    Project& project = small.project();
    project.apply(edits::changeField(project.document(), small.mappingId(), Id("t-name"), project.ids(), QStringLiteral("x"),
                                     [&](mapping::FieldMapping& field) {
                                         field.examples = {example(" lee, ANNA ", "Lee, Anna"), example("bob", "bob")};
                                     }));
    MapExamplesModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.show(&fields, 1);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.failing(), 1);
    QCOMPARE(model.index(0, MapExamplesModel::Verdict).data(SignRole).toInt(), int(Sign::Ok));
    QCOMPARE(model.index(1, MapExamplesModel::Verdict).data(SignRole).toInt(), int(Sign::Error));
    QCOMPARE(model.index(1, MapExamplesModel::Verdict).data().toString(), QStringLiteral("Bob"));
    model.show(&fields, 0);
    QCOMPARE(model.rowCount(), 0);
}

void TestMapModels::statusWordsAreReadInBothLanguages() {
    for (const QString& word : statusWords()) {
        QCOMPARE(statusWord(word), word);
        QCOMPARE(statusWord(statusText(word).toUpper()), word);
    }
    QVERIFY(statusWord(QStringLiteral("finished")).isEmpty());
    QCOMPARE(int(*criticalityOf(QStringLiteral("CRITICAL "))), int(mapping::Criticality::Critical));
    QVERIFY(!criticalityOf(QStringLiteral("very")));
}

MW_TEST(TestMapModels)
#include "tst_map_models.moc"
