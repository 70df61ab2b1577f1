// SPDX-License-Identifier: GPL-3.0-or-later
// One suite for every connector that is a source and a target: what goes in comes back as it was, or is refused by name.
#include "tests/core/load/places.h"

using namespace mw;
using namespace mw::test;

class TestConformance : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyTypeComesBack_data() { kinds(); }
    void everyTypeComesBack();
    void textsComeBackByteForByte_data() { kinds(); }
    void textsComeBackByteForByte();
    void emptyIsNotNull_data() { kinds(); }
    void emptyIsNotNull();
    void momentsBeyondTheTargetAreRefusedByName_data() { kinds(); }
    void momentsBeyondTheTargetAreRefusedByName();
    void oddNamesAreNames_data() { kinds(); }
    void oddNamesAreNames();
    void asManyFieldsAsAreDocumented_data() { kinds(); }
    void asManyFieldsAsAreDocumented();
    void brokenRowsAreNamedInNewTables_data() { kinds(); }
    void brokenRowsAreNamedInNewTables();
    void brokenRowsAreNamedInOldTables_data() { kinds(); }
    void brokenRowsAreNamedInOldTables();
    void nothingIsThereBeforeTheCommit_data() { kinds(); }
    void nothingIsThereBeforeTheCommit();
    void replacingTakesOldRowsAway_data() { kinds(); }
    void replacingTakesOldRowsAway();
    void rowsOfAKnownKeyTakeItsPlace_data() { kinds(); }
    void rowsOfAKnownKeyTakeItsPlace();
    void onlyMissingRowsAreAppended_data() { kinds(); }
    void onlyMissingRowsAreAppended();
    void aRehearsalLeavesNothing_data() { kinds(); }
    void aRehearsalLeavesNothing();
    void notesGoWithTheCommit_data() { kinds(); }
    void notesGoWithTheCommit();
    void manyRowsInSeveralBatches_data() { kinds(); }
    void manyRowsInSeveralBatches();

private:
    static void kinds() {
        QTest::addColumn<QString>("kind");
        for (const char* const kind : {"csv", "sqlite", "postgres", "mariadb", "mariadb by inserts", "odbc sqlite",
                                      "odbc postgres"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }
    /// Writes rows into a fresh or existing entity and commits; gives the refusals, or an error's line.
    static std::vector<std::string> load(const LoadPlace& place, const Entity& entity, const Rows& rows,
                                         LoadMode mode = LoadMode::Insert) {
        Schema planned;
        planned.entities.push_back(entity);
        const auto target = openPlace(place, planned);
        if (!target)
            return {"no target"};
        Refusals refusals;
        auto writer = target->openWriter(writing(entity, mode), anyJob());
        if (!writer.ok())
            return {writer.error().line()};
        const std::string failed = writeRows(**writer, entity, rows, refusals);
        if (!failed.empty())
            return {failed};
        writer->reset();
        const std::string committed = commit(*target);
        if (!committed.empty())
            return {committed};
        const auto counted = target->countRows(entity.name, anyJob());
        if (!counted.ok())
            return {counted.error().line()};
        return refusals.lines();
    }

    TemporaryFolder m_folder;
};

#define PLACE_OR_SKIP(place)                                                                                           \
    QFETCH(QString, kind);                                                                                             \
    const LoadPlace place = freshPlace(kind.toStdString(), m_folder);                                                  \
    if (!place.missing.empty())                                                                                        \
        QSKIP(place.missing.c_str())

namespace {

bool isKeptAsText(const LogicalType& type) {
    return type.kind == TypeKind::Decimal || type.kind == TypeKind::Uuid || type.zoned;
}

} // namespace

void TestConformance::everyTypeComesBack() {
    PLACE_OR_SKIP(place);
    const LogicalType wide = LogicalType::decimal(38, 0), fine = LogicalType::decimal(38, 38),
                      money = LogicalType::decimal(20, 5);
    const Entity entity = makeEntity("kinds",
                                     {makeField("id", LogicalType::integer(), false),
                                      makeField("whole", LogicalType::integer()), makeField("wide", wide),
                                      makeField("fine", fine), makeField("money", money),
                                      makeField("real", LogicalType::floating()),
                                      makeField("flag", LogicalType::boolean()), makeField("day", LogicalType::date()),
                                      makeField("hour", LogicalType::time()),
                                      makeField("moment", LogicalType::timestamp()),
                                      makeField("instant", LogicalType::timestamp(true)),
                                      makeField("code", LogicalType::uuid()), makeField("words", LogicalType::text())},
                                     {"id"});
    const std::vector<LogicalType> types = typesOf(entity);
    const std::string nines(38, '9');
    const std::vector<std::vector<std::string>> texts = {
        {"1", "9223372036854775807", nines, "0." + nines, "123456789012345.12345", "0.1", "true", "9999-12-31",
         "23:59:59.999999", "9999-12-31 23:59:59.999999", place.lastZoned + "Z",
         "ffffffff-ffff-ffff-ffff-ffffffffffff", "x"},
        {"2", "-9223372036854775808", "-" + nines, "-0." + nines, "-0.00001", "1.7976931348623157e+308", "false",
         "0001-01-01", "00:00:00", "0001-01-01 00:00:00", "1970-01-01 00:00:01Z",
         "00112233-4455-6677-8899-aabbccddeeff", "y"},
        {"3", "0", "0", "0." + std::string(37, '0') + "1", "0.00000", "5e-324", "true", "1899-12-31", "12:00:00.000001",
         "1582-10-10 01:02:03.000004", "2024-02-29 12:00:00.123456Z", "00000000-0000-0000-0000-000000000000", "z"},
        {"4", "10000", "10000", "0.1" + std::string(37, '0'), "10000.00000", "-2.5", "false", "2000-01-01", "00:00:01",
         "2000-01-01 00:00:00", "2001-09-09 01:46:40Z", "12345678-1234-1234-1234-123456789abc", "w"},
    };
    Rows rows;
    for (const auto& line : texts) {
        std::vector<Value> row;
        for (std::size_t i = 0; i < line.size(); ++i)
            row.push_back(valueOf(types[i], line[i]));
        rows.push_back(std::move(row));
    }
    rows.push_back(std::vector<Value>(entity.fields.size()));
    rows.back()[0] = integer(5);
    QCOMPARE(load(place, entity, rows), Names{});
    QCOMPARE(readPlace(place, "kinds"), printedRows(entity, rows, place.isText));
    if (place.isText)
        return;
    // The catalogue says of the new table what was asked for.
    const auto connection = openConnection(place.location());
    VERIFY_OK(connection);
    const auto schema = (*connection)->schema(anyJob());
    VERIFY_OK(schema);
    const Entity* const found = schema->entity("kinds");
    QVERIFY(found);
    for (std::size_t i = 0; i < types.size(); ++i)
        QCOMPARE(qt(found->fields[i].name + " " + printType(found->fields[i].type)),
                 qt(entity.fields[i].name + " " + printType(place.lacksTypes && isKeptAsText(types[i]) ? LogicalType::text() : types[i])));
    QVERIFY(found->primaryKey());
    QCOMPARE(found->primaryKey()->fields, Names{"id"});
    QCOMPARE(found->fields[0].nullable, false);
    QCOMPARE(found->fields[1].nullable, true);
}

void TestConformance::textsComeBackByteForByte() {
    PLACE_OR_SKIP(place);
    const Entity entity = makeEntity(
        "texts", {makeField("id", LogicalType::integer(), false), makeField("words", LogicalType::text()),
                  makeField("bytes", LogicalType::binary())},
        {"id"});
    const std::vector<std::string> words = {" edges ", "tab\tline\nreturn\rend", "quote ' \" ` \\ \\N \\.", "🙂 é ß 要確認",
                                            "NULL",    "a,b;c|d",                 "trailing  ",             "0012"};
    Rows rows;
    for (const std::string& text : words)
        rows.push_back({integer(std::int64_t(rows.size())), Value(text), Value(Binary{text})});
    rows.push_back({integer(100), Value(std::string(1 << 20, 'x') + "é"), Value(Binary{std::string(70'000, '\0')})});
    QCOMPARE(load(place, entity, rows), Names{});
    QCOMPARE(readPlace(place, "texts"), printedRows(entity, rows, place.isText));
}

void TestConformance::emptyIsNotNull() {
    PLACE_OR_SKIP(place);
    const Entity entity = makeEntity(
        "blanks", {makeField("id", LogicalType::integer(), false), makeField("words", LogicalType::text()),
                   makeField("short", LogicalType::text(10))});
    const Rows rows = {{integer(1), text(""), text("")}, {integer(2), null, null}};
    QCOMPARE(load(place, entity, rows), Names{});
    if (!place.isText) {
        QCOMPARE(readPlace(place, "blanks"), printedRows(entity, rows, false));
        return;
    }
    const auto connection = openConnection(place.location());
    VERIFY_OK(connection);
    QCOMPARE(readAll(**connection, "blanks").rows, (Names{"1||", "2|NULL|NULL"}));
}

void TestConformance::momentsBeyondTheTargetAreRefusedByName() {
    PLACE_OR_SKIP(place);
    if (place.lastZoned.starts_with("9999"))
        return; // holds all that a timestamp can be
    const LogicalType zoned = LogicalType::timestamp(true);
    const Entity entity = makeEntity(
        "instants", {makeField("id", LogicalType::integer(), false), makeField("at", zoned)}, {"id"});
    const Rows rows = {{integer(1), valueOf(zoned, "2038-01-19 03:14:08Z")},
                       {integer(2), valueOf(zoned, "1969-12-31 23:59:59Z")},
                       {integer(3), valueOf(zoned, "2024-01-01 00:00:00Z")}};
    const Names refusals = load(place, entity, rows);
    QCOMPARE(refusals, (Names{"0 1 OutOfRange 2038-01-19 03:14:08Z is outside the range of timestamp (1970 to 2038)",
                              "1 1 OutOfRange 1969-12-31 23:59:59Z is outside the range of timestamp (1970 to 2038)"}));
    QCOMPARE(readPlace(place, "instants"), Names{"3|2024-01-01 00:00:00Z"});
}

void TestConformance::oddNamesAreNames() {
    PLACE_OR_SKIP(place);
    const Entity entity = makeEntity(place.isText ? "odd names" : "Odd \"Names'`",
                                     {makeField("select", LogicalType::integer(), false),
                                      makeField("with space", LogicalType::text()),
                                      makeField("quote\"s ' ` [x]", LogicalType::text()),
                                      makeField("Größe.µ", LogicalType::text()), makeField("%s ?", LogicalType::text())},
                                     {"select"});
    const Rows rows = {{integer(1), text("a"), text("b"), text("c"), text("d")}};
    QCOMPARE(load(place, entity, rows), Names{});
    QCOMPARE(readPlace(place, entity.name), printedRows(entity, rows, place.isText));
}

void TestConformance::asManyFieldsAsAreDocumented() {
    PLACE_OR_SKIP(place);
    if (place.mostFields == 0)
        return;
    const auto wide = [](const char* name, std::size_t fields) {
        std::vector<Field> made;
        for (std::size_t i = 0; i < fields; ++i)
            made.push_back(makeField("f" + std::to_string(i), LogicalType::boolean()));
        return makeEntity(name, std::move(made));
    };
    const Entity widest = wide("widest", place.mostFields);
    Rows rows(1, std::vector<Value>(place.mostFields, Value(true)));
    QCOMPARE(load(place, widest, rows), Names{});
    QCOMPARE(readPlace(place, "widest").size(), std::size_t(1));
    const Names refused = load(place, wide("wider", place.mostFields + 1), {});
    QCOMPARE(refused.size(), std::size_t(1));
    QVERIFY2(refused[0].find("wider") != std::string::npos, refused[0].c_str());
}

namespace {

Rows goodCompanies() {
    return {{integer(1), text("Acme"), text("Bonn")}, {integer(2), text("Acme"), text("Köln")}};
}

} // namespace

void TestConformance::brokenRowsAreNamedInNewTables() {
    PLACE_OR_SKIP(place);
    if (!place.checks)
        return;
    Schema planned;
    planned.entities = {companies(), people()};
    const auto target = openPlace(place, planned);
    QVERIFY(target);
    Refusals refusals;
    auto writer = target->openWriter(writing(companies()), anyJob());
    VERIFY_OK(writer);
    Rows rows = goodCompanies();
    rows.push_back({integer(1), text("Other"), text("Bonn")});   // key taken
    rows.push_back({integer(3), text("Acme"), text("Bonn")});    // second key taken
    rows.push_back({integer(4), null, text("Bonn")});            // required
    rows.push_back({integer(5), text(""), text("Bonn")});        // check
    rows.push_back({integer(6), text("Zeta"), null});            // a key with null is like no other
    rows.push_back({integer(7), text("Zeta"), null});
    QCOMPARE(writeRows(**writer, companies(), rows, refusals), std::string());
    QCOMPARE((*writer)->sent(), std::uint64_t(4));
    auto children = target->openWriter(writing(people()), anyJob());
    VERIFY_OK(children);
    Refusals orphans;
    const LogicalType money = LogicalType::decimal(12, 2);
    QCOMPARE(writeRows(**children, people(),
                       {{text("a"), integer(1), valueOf(money, "1.50"), null},
                        {text("b"), integer(99), null, null},
                        {text("c"), null, null, null},
                        {text("a"), integer(2), null, null}},
                       orphans),
             std::string());
    writer->reset();
    children->reset();
    QCOMPARE(commit(*target), std::string());
    Names lines = refusals.lines(); // a place may say at once what it sees at once
    std::sort(lines.begin(), lines.end());
    QCOMPARE(lines.size(), std::size_t(4));
    QCOMPARE(qt(lines[0]), qt("2 0 DuplicateKey the key 1 is already taken"));
    QCOMPARE(qt(lines[1]), qt("3 - DuplicateKey the key 'Acme', 'Bonn' is already taken"));
    QCOMPARE(qt(lines[2]), qt("4 1 RequiredMissing a value is required, there is none"));
    QVERIFY2(lines[3].starts_with("5 ") && lines[3].find("ConstraintFailed") != std::string::npos, lines[3].c_str());
    QCOMPARE(orphans.lines(), (Names{"1 1 MissingParent 99 has no match in companies.id",
                                     "3 0 DuplicateKey the key 'a' is already taken"}));
    QCOMPARE(readPlace(place, "companies"), (Names{"1|Acme|Bonn", "2|Acme|Köln", "6|Zeta|NULL", "7|Zeta|NULL"}));
    QCOMPARE(readPlace(place, "people"), (Names{"a|1|1.50|NULL", "c|NULL|NULL|NULL"}));
    // References and keys stand in the catalogue, whenever they were added.
    const auto connection = openConnection(place.location());
    VERIFY_OK(connection);
    const auto schema = (*connection)->schema(anyJob());
    VERIFY_OK(schema);
    QCOMPARE(schema->entity("people")->relations.size(), std::size_t(1));
    QCOMPARE(schema->entity("people")->relations[0].parentEntity, std::string("companies"));
    QCOMPARE(schema->entity("companies")->keys.size(), std::size_t(2));
}

void TestConformance::brokenRowsAreNamedInOldTables() {
    PLACE_OR_SKIP(place);
    if (!place.checks)
        return;
    Rows rows = goodCompanies();
    QCOMPARE(load(place, companies(), rows), Names{});
    for (std::int64_t id = 10; id < 300; ++id) // errors far apart and close together
        rows.push_back({integer(id % 41 == 0 ? 1 : id), text(id % 67 == 0 ? "" : "N"), Value(std::to_string(id))});
    const Names refusals = load(place, companies(), rows);
    Names numbers;
    for (const std::string& line : refusals)
        numbers.push_back(line.substr(0, line.find(' ')) + (line.find("Duplicate") != std::string::npos ? "d" : "c"));
    Names expected = {"0d", "1d"};
    for (std::int64_t id = 10; id < 300; ++id)
        if (id % 41 == 0)
            expected.push_back(std::to_string(id - 8) + "d");
        else if (id % 67 == 0)
            expected.push_back(std::to_string(id - 8) + "c");
    QCOMPARE(numbers, expected);
    QCOMPARE(readPlace(place, "companies").size(), rows.size() - refusals.size() + 2);
}

void TestConformance::nothingIsThereBeforeTheCommit() {
    PLACE_OR_SKIP(place);
    {
        const auto target = openPlace(place);
        QVERIFY(target);
        auto writer = target->openWriter(writing(companies()), anyJob());
        VERIFY_OK(writer);
        Refusals refusals;
        QCOMPARE(writeRows(**writer, companies(), goodCompanies(), refusals), std::string());
        writer->reset();
    } // goes without a commit
    const auto target = openPlace(place);
    QVERIFY(target);
    const auto rows = target->countRows("companies", anyJob());
    VERIFY_OK(rows);
    QCOMPARE(*rows, std::uint64_t(0));
    if (place.isText)
        return; // a folder without files has no schema
    const auto schema = target->schema(anyJob());
    VERIFY_OK(schema);
    QVERIFY(!schema->entity("companies"));
}

void TestConformance::replacingTakesOldRowsAway() {
    PLACE_OR_SKIP(place);
    QCOMPARE(load(place, companies(), goodCompanies()), Names{});
    const Rows other = {{integer(1), text("New"), text("Ulm")}};
    QCOMPARE(load(place, companies(), other, LoadMode::Replace), Names{});
    QCOMPARE(readPlace(place, "companies"), printedRows(companies(), other, place.isText));
}

namespace {

/// Companies, some of whose keys are there: 2 and 4 are new, 3 stands twice, 5 breaks a rule, 6 another key.
Rows changedCompanies() {
    return {{integer(1), text("Acme"), text("Ulm")}, {integer(2), text("Beta"), text("Bonn")},
            {integer(3), text("Gamma"), null},       {integer(3), text("Gamma"), text("Trier")},
            {integer(5), text(""), text("Bonn")},    {integer(6), text("Acme"), text("Ulm")},
            {integer(4), text("Delta"), text("Kiel")}};
}
Rows firstCompanies() {
    return {{integer(1), text("Acme"), text("Bonn")}, {integer(9), text("Nine"), text("Jena")}};
}

} // namespace

void TestConformance::rowsOfAKnownKeyTakeItsPlace() {
    PLACE_OR_SKIP(place);
    if (!place.checks)
        return;
    QCOMPARE(load(place, companies(), firstCompanies()), Names{});
    const auto target = openPlace(place);
    QVERIFY(target);
    WriteOptions options = writing(companies(), LoadMode::Upsert);
    options.key = {"id"};
    auto writer = target->openWriter(options, anyJob());
    VERIFY_OK(writer);
    Refusals refusals;
    QCOMPARE(writeRows(**writer, companies(), changedCompanies(), refusals), std::string());
    QCOMPARE((*writer)->sent(), std::uint64_t(5));
    QCOMPARE((*writer)->updated(), std::uint64_t(2));
    writer->reset();
    QCOMPARE(commit(*target), std::string());
    Names lines = refusals.lines();
    std::sort(lines.begin(), lines.end());
    QCOMPARE(lines.size(), std::size_t(2));
    QVERIFY2(lines[0].starts_with("4 ") && lines[0].find("ConstraintFailed") != std::string::npos, lines[0].c_str());
    QCOMPARE(qt(lines[1]), qt("5 - DuplicateKey the key 'Acme', 'Ulm' is already taken"));
    QCOMPARE(readPlace(place, "companies"),
             (Names{"1|Acme|Ulm", "2|Beta|Bonn", "3|Gamma|Trier", "4|Delta|Kiel", "9|Nine|Jena"}));
}

void TestConformance::onlyMissingRowsAreAppended() {
    PLACE_OR_SKIP(place);
    if (!place.checks)
        return;
    QCOMPARE(load(place, companies(), firstCompanies()), Names{});
    const auto target = openPlace(place);
    QVERIFY(target);
    WriteOptions options = writing(companies(), LoadMode::AppendMissing);
    options.key = {"id"};
    std::vector<std::uint32_t> present;
    options.present = [&present](std::uint32_t row) { present.push_back(row); };
    auto writer = target->openWriter(options, anyJob());
    VERIFY_OK(writer);
    Refusals refusals;
    QCOMPARE(writeRows(**writer, companies(), changedCompanies(), refusals), std::string());
    QCOMPARE((*writer)->sent(), std::uint64_t(4));
    writer->reset();
    QCOMPARE(commit(*target), std::string());
    std::sort(present.begin(), present.end());
    QCOMPARE(present, (std::vector<std::uint32_t>{0, 3}));
    QCOMPARE(refusals.lines().size(), std::size_t(1));
    QCOMPARE(readPlace(place, "companies"),
             (Names{"1|Acme|Bonn", "2|Beta|Bonn", "3|Gamma|NULL", "4|Delta|Kiel", "6|Acme|Ulm", "9|Nine|Jena"}));
}

void TestConformance::aRehearsalLeavesNothing() {
    PLACE_OR_SKIP(place);
    if (!place.checks)
        return;
    QCOMPARE(load(place, staff(), {}), Names{}); // a table that is there
    {
        Schema planned;
        planned.entities = {companies()};
        const auto target = openPlace(place, planned);
        QVERIFY(target);
        VERIFY_OK(target->rehearse());
        auto writer = target->openWriter(writing(companies()), anyJob());
        VERIFY_OK(writer);
        Refusals refusals;
        QCOMPARE(writeRows(**writer, companies(), goodCompanies(), refusals), std::string());
        writer->reset();
        QCOMPARE(commit(*target), std::string());
        const auto rows = target->countRows("companies", anyJob());
        VERIFY_OK(rows);
        QCOMPARE(*rows, std::uint64_t(2));
    }
    const auto target = openPlace(place);
    const auto schema = target->schema(anyJob());
    VERIFY_OK(schema);
    QVERIFY(!schema->entity("companies"));
}

void TestConformance::notesGoWithTheCommit() {
    PLACE_OR_SKIP(place);
    if (!place.checks)
        return;
    QCOMPARE(load(place, companies(), firstCompanies()), Names{});
    std::string said = "it's the \\ first";
    for (const bool commits : {true, false}) {
        const auto target = openPlace(place);
        QVERIFY(target);
        QVERIFY(target->keepNote([&]() -> Result<std::string> { return said; }));
        auto writer = target->openWriter(writing(companies()), anyJob());
        VERIFY_OK(writer);
        Refusals refusals;
        QCOMPARE(writeRows(**writer, companies(), {{integer(commits ? 20 : 21), text("T"), null}}, refusals),
                 std::string());
        writer->reset();
        if (commits)
            QCOMPARE(commit(*target), std::string());
        said = "the second, which nobody commits";
    }
    const auto target = openPlace(place);
    QVERIFY(target);
    const auto note = target->note(anyJob());
    VERIFY_OK(note);
    QVERIFY(note->has_value());
    QCOMPARE(qt(**note), qt("it's the \\ first"));
    const auto schema = target->schema(anyJob());
    VERIFY_OK(schema);
    QCOMPARE(schema->entities.size(), std::size_t(1)); // the note's table is the run's own affair
    VERIFY_OK(target->dropNote(anyJob()));
    const auto gone = target->note(anyJob());
    VERIFY_OK(gone);
    QVERIFY(!gone->has_value());
}

void TestConformance::manyRowsInSeveralBatches() {
    PLACE_OR_SKIP(place);
    const Entity entity = makeEntity(
        "many", {makeField("id", LogicalType::integer(), false), makeField("name", LogicalType::text(20))}, {"id"});
    const auto target = openPlace(place);
    QVERIFY(target);
    auto writer = target->openWriter(writing(entity), anyJob());
    VERIFY_OK(writer);
    Refusals refusals;
    for (std::uint64_t sequence = 0; sequence < 5; ++sequence) {
        Rows rows;
        for (std::int64_t i = 0; i < 2000; ++i)
            rows.push_back({integer(std::int64_t(sequence) * 2000 + i), Value("name " + std::to_string(i))});
        QCOMPARE(writeRows(**writer, entity, rows, refusals, sequence), std::string());
    }
    writer->reset();
    QCOMPARE(commit(*target), std::string());
    QCOMPARE(refusals.lines(), Names{});
    const auto rows = target->countRows("many", anyJob());
    VERIFY_OK(rows);
    QCOMPARE(*rows, std::uint64_t(10'000));
    QCOMPARE(target->remark().empty(), kind != QStringLiteral("mariadb by inserts"));
}

MW_TEST(TestConformance)
#include "tst_conformance.moc"
