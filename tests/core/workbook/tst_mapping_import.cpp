// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/workbook/mapping_import.h"
#include "core/workbook/proposed_schemas.h"
#include "tests/core/connect/workbook_file.h"
#include "tests/core/mapping/small_document.h"
#include "tests/core/workbook/made_book.h"
#include "tests/fuzz/mapping_workbook_check.h"
#include "tests/support/random.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_main.h"
#include "tests/support/verify_ok.h"

#include <QDir>

using namespace mw;
using workbook::Fact;
using workbook::MappingImport;

namespace {

/// The small document before anybody mapped anything.
mapping::Document unmapped() {
    mapping::Document document = test::smallDocument();
    document.mappings.clear();
    document.checks.clear();
    document.decisions.clear();
    document.workflow = {};
    return document;
}

MappingImport proposed(const mapping::Document& document, const workbook::Book& book, const workbook::NamedColumns& columns = {}) {
    JobContext job;
    auto import = workbook::proposeMappings(document, book, {columns, "book.xlsx"}, job);
    if (!import.ok())
        qFatal("%s", import.error().line().c_str());
    return std::move(import).value();
}

mapping::Document applied(mapping::Document document, const std::vector<workbook::Proposal>& proposals) {
    IdMaker ids(7);
    const auto inverse = mapping::apply(document, workbook::editOf(document, proposals, ids, "import"));
    if (!inverse.ok())
        qFatal("%s", inverse.error().line().c_str());
    return document;
}

/// "first_name=trim(full_name)" of every proposal of a fact.
QStringList texts(const MappingImport& import, Fact fact) {
    QStringList found;
    for (const workbook::Proposal& proposal : import.proposals)
        if (proposal.fact == fact)
            found.append(test::qt(proposal.where.substr(0, proposal.where.find(':')) + "=" + proposal.sent + (proposal.conflict ? "!" : "")));
    return found;
}

} // namespace

class TestMappingImport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sidesThatNobodyHasAreProposedFromTheirNames();
    void columnsAreFound_data() {
        using Rows = std::vector<std::vector<std::string>>;
        QTest::addColumn<Rows>("rows");
        QTest::newRow("by headings") << Rows{{"Source Table", "Source Field", "Target Table", "Target Field"}, {"contacts", "full_name", "people", "last_name"}};
        QTest::newRow("in German, in one word") << Rows{{"Quelltabelle", "Quellfeld", "Zieltabelle", "Zielfeld"}, {"contacts", "full_name", "people", "last_name"}};
        QTest::newRow("under titles") << Rows{{"CRM migration"}, {}, {"Version", "3"}, {}, {"#", "Src Column", "Tgt Column"}, {"1", "full_name", "last_name"}};
        QTest::newRow("under groups") << Rows{{"Source", "", "", "Target", ""}, {"Table", "Column", "Type", "Table", "Column"}, {"contacts", "full_name", "text", "people", "last_name"}};
        QTest::newRow("with the target on the left") << Rows{{"Target attribute name", "Legacy attribute name"}, {"last_name", "full_name"}};
        QTest::newRow("where the heading names no side") << Rows{{"Field", "Comes out of"}, {"last_name", "full_name"}, {"fax", "fax"}, {"stage", "status"}};
        QTest::newRow("where there is no header") << Rows{{"full_name", "last_name"}, {"status", "stage"}, {"amount", "revenue"}};
        QTest::newRow("with both names in one cell") << Rows{{"From", "To"}, {"contacts.full_name", "people.last_name"}};
        QTest::newRow("with labels") << Rows{{"From", "To"}, {"Full name", "Last Name"}};
    }
    void columnsAreFound() {
        using Rows = std::vector<std::vector<std::string>>;
        QFETCH(Rows, rows);
        const mapping::Document document = unmapped();
        const MappingImport import = proposed(document, test::bookOf(rows));
        QVERIFY2(texts(import, Fact::Rule).contains(QStringLiteral("people.last_name=full_name")), qPrintable(texts(import, Fact::Rule).join(u' ')));
        QVERIFY2(import.unknown.empty(), import.unknown.empty() ? "" : import.unknown.front().name.c_str());
        const mapping::Document after = applied(document, import.proposals);
        QCOMPARE(after.mappings.size(), std::size_t(1));
        QCOMPARE(after.mappings[0].sourceEntity, Id("contacts"));
        QVERIFY(after.mappings[0].fields[0].reference.starts_with(after.mappings[0].reference + "-001"));
    }

    void rulesStayRulesAndProseBecomesIntent() {
        const mapping::Document document = unmapped();
        const MappingImport import = proposed(document, test::bookOf({{"Source field", "Target field", "Transformation", "Default", "Said by"},
                                                                      {"", "kind", "", "person", ""},
                                                                      {"contact_no", "person_id", "direct", "", ""},
                                                                      {"full_name", "first_name", "split_part(full_name, ' ', 1)", "", ""},
                                                                      {"full_name", "last_name", "Last word, in capitals", "", "Ann"},
                                                                      {"status", "stage", "", "O'Neil", ""},
                                                                      {"full_name + fax", "fax", "1:1", "", ""},
                                                                      {"amount", "revenue", "Uppercase", "", ""}}));
        QCOMPARE(texts(import, Fact::Rule), (QStringList{QStringLiteral("people.person_id=to_integer(contact_no)"), QStringLiteral("people.first_name=split_part(full_name, ' ', 1)"),
                                                         QStringLiteral("people.stage=coalesce(status, 'O''Neil')"), QStringLiteral("people.kind='person'")}));
        QCOMPARE(texts(import, Fact::Intent), (QStringList{QStringLiteral("people.last_name=full_name: Last word, in capitals"), QStringLiteral("people.fax=full_name + fax"),
                                                           QStringLiteral("people.revenue=amount: Uppercase")}));
        const mapping::Document after = applied(document, import.proposals);
        for (const mapping::FieldMapping& field : after.mappings[0].fields)
            if (field.targetField == Id("p-last")) {
                QVERIFY(field.rule.empty());
                QCOMPARE(field.intent.saidBy, std::string("Ann"));
            } else if (field.targetField == Id("p-fax")) {
                QCOMPARE(field.intent.saidBy, std::string("book.xlsx"));
            }
        // The order is that of the target, whatever the workbook's is.
        const Entity* target = after.targetOf(after.mappings[0]);
        for (std::size_t i = 1; i < after.mappings[0].fields.size(); ++i)
            QVERIFY(*target->fieldIndex(target->fieldById(after.mappings[0].fields[i - 1].targetField)->name) <
                    *target->fieldIndex(target->fieldById(after.mappings[0].fields[i].targetField)->name));
    }

    void unknownNamesAreListedWithTheClosest() {
        const MappingImport import = proposed(unmapped(), test::bookOf({{"Source table", "Source field", "Target table", "Target field", "Rule"},
                                                                        {"contacts", "ful_name", "people", "last_name", ""},
                                                                        {"contacts", "status", "people", "stgae", ""},
                                                                        {"contact", "status", "people", "stage", ""},
                                                                        {"contacts", "status", "persons", "stage", ""},
                                                                        {"contacts", "status", "people", "kind", "upper(statuss)"},
                                                                        {"contacts", "short_name", "people", "fax", ""},
                                                                        {"contacts", "ful_name", "people", "first_name", ""}}, "M"));
        QStringList found;
        for (const workbook::Unknown& unknown : import.unknown)
            found.append(test::qt(unknown.cell + " " + std::string(workbook::whatName(unknown.what)) + " " + unknown.name + " → " + unknown.closest + " ×" + std::to_string(unknown.times)));
        QCOMPARE(found, (QStringList{QStringLiteral("M!B2 source field ful_name → full_name ×2"), QStringLiteral("M!D3 target field stgae → stage ×1"),
                                     QStringLiteral("M!A4 source entity contact → contacts ×1"), QStringLiteral("M!C5 target entity persons → people ×1"),
                                     QStringLiteral("M!E6 name in a rule statuss → status ×1"), QStringLiteral("M!B7 source field short_name → owners.short_name ×1")}));
        QVERIFY(texts(import, Fact::Rule).isEmpty());
        QCOMPARE(texts(import, Fact::Intent), QStringList{QStringLiteral("people.kind=status: upper(statuss)")});
    }

    void nothingIsOverwritten() {
        const mapping::Document document = test::smallDocument();
        const mapping::FieldMapping& known = document.mappings[0].fields[0];
        const Entity* target = document.targetOf(document.mappings[0]);
        const std::string name = target->fieldById(known.targetField)->name;
        const workbook::Book book = test::bookOf({{"Target field", "Source field", "Rule", "Note"}, {name, "", "'other'", "new note"}});
        const MappingImport import = proposed(document, book);
        QCOMPARE(import.count(Fact::Rule), std::size_t(0));
        QCOMPARE(import.proposals[0].conflict, true);
        QCOMPARE(import.proposals[0].now, known.rule);
        QCOMPARE(import.proposals[0].cell, std::string("Sheet1!C2"));
        // Said the same in another spelling, it is the same.
        const MappingImport same = proposed(document, test::bookOf({{"Target field", "Source field", "Rule"}, {name, "", "  " + known.rule + " "}}));
        QVERIFY(same.proposals.empty());
        QCOMPARE(same.same, std::size_t(1));
        // Chosen one by one, a conflict is applied too.
        QCOMPARE(applied(document, {import.proposals[0]}).mappings[0].fields[0].rule, std::string("'other'"));
    }

    void blanksGoOnWithTheEntityAbove() {
        const MappingImport import = proposed(unmapped(), test::bookOf({{"Target table", "Target field", "Source table", "Source field"},
                                                                        {"people", "last_name", "contacts", "full_name"}, {"", "stage", "", "status"}, {},
                                                                        {"Target table", "Target field", "Source table", "Source field"}, {"", "fax", "", "fax"}}));
        QCOMPARE(texts(import, Fact::Rule).size(), 3);
        QVERIFY(import.unknown.empty());
    }

    void sourceFieldsStayBehindForAReason() {
        mapping::Document document = test::smallDocument();
        document.mappings[0].notMigrated.clear();
        const MappingImport import = proposed(document, test::bookOf({{"Source field", "Target field", "Mapping rule", "Remarks"},
                                                                      {"fax", "n/a", "", "nobody faxes"}, {"is_test", "", "not migrated", ""}, {"status", "", "", ""}}));
        QCOMPARE(texts(import, Fact::NotMigrated), (QStringList{QStringLiteral("contacts.fax=nobody faxes"), QStringLiteral("contacts.is_test=not migrated")}));
        QCOMPARE(applied(document, import.proposals).mappings[0].notMigrated.size(), std::size_t(2));
    }

    void columnsThatWereNamedAreRemembered() {
        mapping::Document document = unmapped();
        const workbook::Book book = test::bookOf({{"Alpha", "Beta", "Gamma"}, {"full_name", "status", "last_name"}, {"Last word", "direct", "stage"}});
        const workbook::NamedColumns named = {{workbook::Role::TargetField, "Gamma"}, {workbook::Role::SourceField, "B"}, {workbook::Role::Rule, "alpha"}};
        const MappingImport import = proposed(document, book, named);
        QCOMPARE(texts(import, Fact::Rule), (QStringList{QStringLiteral("people.last_name=full_name"), QStringLiteral("people.stage=status & Last word")}).mid(0, 1));
        mapping::Edit edit;
        edit.steps.push_back(workbook::remember(import.sheets[0].columns, named));
        VERIFY_OK(mapping::apply(document, edit));
        const MappingImport again = proposed(document, book);
        QVERIFY(again.sheets[0].columns.at == import.sheets[0].columns.at);
        JobContext job;
        const auto refused = workbook::proposeMappings(document, book, {{{workbook::Role::Rule, "Delta"}}, ""}, job);
        QVERIFY(!refused.ok() && refused.error().message().find("Delta") != std::string::npos && refused.error().message().find("Alpha") != std::string::npos);
    }

    void aBookWithoutMappingsIsRefused() {
        JobContext job;
        const auto refused = workbook::proposeMappings(unmapped(), test::bookOf({{"Date", "Amount"}, {"2024-01-01", "12"}}), {}, job);
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, Code::WrongValue);
    }

    void workbooksComeAsTheyAre() {
        test::TemporaryFolder folder;
        test::WorkbookText text;
        text.sheetData = "<sheetData><row r=\"2\"><c r=\"B2\" t=\"inlineStr\"><is><t>Target field</t></is></c><c r=\"C2\" t=\"inlineStr\"><is><t>Default</t></is></c></row>"
                         "<row r=\"4\" hidden=\"1\"><c r=\"B4\" t=\"inlineStr\"><is><t>kind</t></is></c><c r=\"C4\" s=\"1\"><v>45000</v></c></row>"
                         "<row r=\"5\"><c r=\"B5\" t=\"inlineStr\"><is><t>fax</t></is></c><c r=\"C5\" t=\"inlineStr\"><is><t>007&#10;8</t></is></c><c r=\"D5\" t=\"e\"><v>#REF!</v></c></row></sheetData>";
        text.sharedStrings = "<si><t>x</t></si>";
        text.styles = "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>";
        VERIFY_OK(writeFile(folder.file("map.xlsx"), test::xlsxOf(text)));
        JobContext job;
        const auto book = workbook::readBook(folder.file("map.xlsx"), job);
        VERIFY_OK(book);
        QCOMPARE(book->sheets.size(), std::size_t(1));
        QCOMPARE(book->sheets[0].rows.size(), std::size_t(3));
        QCOMPARE(book->sheets[0].rows[1].number, 4u);
        QCOMPARE(book->sheets[0].rows[1].at(2), std::string("2023-03-15"));
        QCOMPARE(book->sheets[0].rows[2].at(2), std::string("007\n8"));
        QCOMPARE(book->unreadable.size(), std::size_t(1));
        QCOMPARE(book->unreadable[0].where, std::string("Sheet1!D5"));
        VERIFY_OK(writeFile(folder.file("map.csv"), "Zielfeld;Quellfeld\nNachname;x\n\"last_name\";full_name\n"));
        const auto csv = workbook::readBook(folder.file("map.csv"), job);
        VERIFY_OK(csv);
        QCOMPARE(csv->sheets[0].name, std::string("map"));
        QCOMPARE(csv->sheets[0].rows[2].at(0), std::string("last_name"));
        QCOMPARE(csv->sheets[0].place(csv->sheets[0].rows[2], 1), std::string("map!B3"));
        QCOMPARE(workbook::readBook(folder.file("none.xlsx"), job).error().code, Code::FileNotFound);
        VERIFY_OK(writeFile(folder.file("map.json"), "[1]"));
        QCOMPARE(workbook::readBook(folder.file("map.json"), job).error().code, Code::NotSupported);
    }

    void fuzzedCells_data() {
        QTest::addColumn<QString>("path");
        const QDir folder(QStringLiteral(MW_SOURCE_DIR "/tests/fuzz/corpus/mapping_workbook"));
        const QStringList names = folder.entryList(QDir::Files, QDir::Name);
        QVERIFY(names.size() >= 6);
        for (const QString& name : names)
            QTest::newRow(qPrintable(name)) << folder.filePath(name);
    }
    void fuzzedCells() {
        QFETCH(QString, path);
        const auto bytes = readFile(path.toStdString());
        VERIFY_OK(bytes);
        test::checkMappingWorkbook(*bytes);
        test::Random random("damaged mapping workbooks");
        for (int i = 0; i < 150; ++i) {
            std::string damaged = *bytes;
            for (std::uint64_t n = random.below(4) + 1; n > 0 && !damaged.empty(); --n) {
                const std::size_t at = std::size_t(random.below(damaged.size()));
                if (random.oneIn(2))
                    damaged[at] = "\x1F\x1E\x1D'(.,a\n"[random.below(9)];
                else
                    damaged.erase(at, std::size_t(random.below(6)));
            }
            test::checkMappingWorkbook(damaged);
        }
    }
};

void TestMappingImport::sidesThatNobodyHasAreProposedFromTheirNames() {
    const auto book = test::bookOf({{"Target mapping, version 3"},
                                    {"Source Table", "Source Field", "Target Table", "Target Field", "Type", "Rule"},
                                    {"contacts", "full_name", "people", "first_name", "text(40)", "first word"},
                                    {"", "full_name", "", "last_name", "VARCHAR(40)", "last word"},
                                    {"", "street, postcode; city", "", "address", "", "join with commas"},
                                    {"", "", "", "created_on", "date", "the day of the load (cutover)"},
                                    {"", "ask Bob whether this is still used at all", "", "Remark", "", ""},
                                    {"accounts", "name", "companies", "companies.name", "", ""}});
    const auto proposed = workbook::proposedSchemas(book);
    VERIFY_OK(proposed);
    const auto names = [](const Schema& schema) {
        QStringList all;
        for (const Entity& entity : schema.entities)
            for (const Field& field : entity.fields)
                all << test::qt(entity.name + "." + field.name + (entity.proposed && field.proposed ? "" : "!"));
        return all.join(u' ');
    };
    QCOMPARE(names(proposed->source), QStringLiteral("contacts.full_name contacts.street contacts.postcode contacts.city accounts.name"));
    QCOMPARE(names(proposed->target), QStringLiteral("people.first_name people.last_name people.address people.created_on people.Remark companies.name"));
    QVERIFY(proposed->target.entities[0].fields[0].type == LogicalType::text(40));
    QCOMPARE(proposed->target.entities[0].fields[1].nativeType, std::string("VARCHAR(40)"));
    QVERIFY(proposed->target.entities[0].fields[3].type == LogicalType::date());
    // What is proposed so takes the mappings of the same workbook, and nothing in it is unknown but the sentence.
    mapping::Document document;
    IdMaker ids;
    for (Schema schema : {proposed->source, proposed->target}) {
        mapping::Connection connection;
        connection.id = ids.make("con");
        connection.name = connection.id.text();
        assignIds(schema, ids);
        connection.schema = std::move(schema);
        document.connections.push_back(std::move(connection));
    }
    JobContext job;
    const auto import = workbook::proposeMappings(document, book, {{}, "book.xlsx"}, job);
    VERIFY_OK(import);
    QVERIFY(import->count(Fact::Rule) >= 1);
    for (const workbook::Unknown& unknown : import->unknown)
        QVERIFY2(unknown.what == workbook::Unknown::What::SourceField || unknown.what == workbook::Unknown::What::NameInRule, unknown.name.c_str());
    QCOMPARE(workbook::proposedSchemas(test::bookOf({{"shopping"}, {"milk"}})).error().code, Code::WrongValue);
}

MW_TEST(TestMappingImport)
#include "tst_mapping_import.moc"
