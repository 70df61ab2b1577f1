// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/load/rows.h"
#include "tests/support/random.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_main.h"

#include "core/base/file.h"
#include "core/connect/connector.h"
#include "core/load/open_target.h"
#include "core/load/xlsx_cells.h"

#include <QFile>

using namespace mw;
using namespace mw::test;

namespace {

Location at(const std::string& path) {
    Location location;
    location.text = location.path = path;
    location.scheme = "file";
    return location;
}

std::unique_ptr<Target> openAt(const std::string& path) {
    auto target = openTarget(at(path));
    return target.ok() ? std::move(target).value() : nullptr;
}

std::string lineOf(const Result<void>& outcome) {
    return outcome.ok() ? std::string() : outcome.error().line();
}

Timestamp stamp(const char* text) {
    Timestamp parsed;
    bool zoned = false;
    if (!parseIsoTimestamp(text, parsed, zoned))
        qFatal("no moment");
    return parsed;
}

Date date(const char* text) {
    Date parsed;
    if (!parseIsoDate(text, parsed))
        qFatal("no date");
    return parsed;
}

/// The rows of a sheet as its reader gives them.
std::vector<std::vector<std::string>> readBack(const std::string& path, const std::string& sheet, bool raw = false) {
    std::vector<std::vector<std::string>> rows;
    const auto connection = openConnection(at(path), {{"header", "yes"}});
    if (!connection)
        return {{connection.error().line()}};
    ReadOptions options;
    options.raw = raw;
    const auto reader = (*connection)->read(sheet, options, anyJob());
    if (!reader)
        return {{reader.error().line()}};
    Batch batch;
    for (bool more = true; more;) {
        const auto next = (*reader)->next(batch, anyJob());
        if (!next)
            return {{next.error().line()}};
        more = *next;
        for (std::size_t row = 0; row < batch.rows; ++row) {
            rows.emplace_back();
            for (const ColumnPtr& column : batch.columns)
                rows.back().push_back(column->isNull(row) ? "∅" : std::get<std::string>(column->value(row)));
        }
    }
    return rows;
}

const Entity kAll = makeEntity("values", {makeField("text", LogicalType::text()), makeField("whole", LogicalType::integer()), makeField("money", LogicalType::decimal(20, 2)),
                                          makeField("float", LogicalType::floating()), makeField("true", LogicalType::boolean()), makeField("day", LogicalType::date()),
                                          makeField("time", LogicalType::time()), makeField("moment", LogicalType::timestamp()), makeField("bytes", LogicalType::binary())});

} // namespace

class TestXlsxTarget : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyValueReadsBackAsItWas() {
        const std::string path = m_folder.file("all.xlsx");
        const std::vector<std::vector<Value>> rows = {
            {std::string("00123"), std::int64_t(42), Decimal{1050, 2}, 0.1, true, date("2024-01-31"), Time{64'800'000'000}, stamp("2024-01-31T10:30:00"), Binary{std::string("\x01\xFF", 2)}},
            {std::string("=1+1"), std::int64_t(-1), Decimal{-5, 2}, 0.1 + 0.2, false, date("1899-12-31"), Time{1'500'000}, stamp("1900-02-28T00:00:00"), Value()},
            {std::string(" a\r\nb\t_x0041_ \x01 🍣 "), std::int64_t(1'234'567'890'123'456'789), Decimal{Int128(1'234'567'890'123'456'789), 2}, 1e300, Value(), date("9999-12-31"), Time{1}, stamp("2024-01-31T10:30:00.123456"), Value()},
            {Value(), std::int64_t(999'999'999'999'999), Value(), Value(), Value(), date("1900-03-01"), Time{86'399'999'000}, stamp("2024-01-31T10:30:00.123"), Value()}};
        const auto target = openAt(path);
        QVERIFY(target && target->handsOver());
        Refusals refusals;
        {
            const auto writer = target->openWriter(writing(kAll), anyJob());
            QVERIFY(writer.ok());
            QCOMPARE(writeRows(**writer, kAll, rows, refusals), std::string());
            QCOMPARE((*writer)->sent(), std::uint64_t(4));
        }
        QVERIFY(refusals.lines().empty());
        QVERIFY(!QFile::exists(qt(path)));
        QCOMPARE(lineOf(target->commit(anyJob())), std::string());
        QCOMPARE(*target->countRows("values", anyJob()), std::uint64_t(4));
        const auto found = readBack(path, "values");
        QCOMPARE(found.size(), rows.size());
        const std::vector<LogicalType> types = typesOf(kAll);
        // Money has as many digits behind the point as it needs; all else is the text of its value.
        for (std::size_t row = 0; row < rows.size(); ++row)
            for (std::size_t i = 0; i < types.size(); ++i) {
                std::string expected = isNull(rows[row][i]) ? "∅" : printValue(rows[row][i], types[i]);
                if (expected == "10.50")
                    expected = "10.5";
                QCOMPARE(qt(found[row][i]), qt(expected));
            }
    }

    void cellsHaveTheirTypes() {
        const std::string path = m_folder.file("types.xlsx");
        const auto target = openAt(path);
        Refusals refusals;
        {
            const auto writer = target->openWriter(writing(kAll), anyJob());
            writeRows(**writer, kAll, {{std::string("1"), std::int64_t(2), Decimal{300, 2}, 4.5, true, date("2024-01-31"), Time{3'600'000'000}, stamp("2024-01-31T10:30:00"), Value()}}, refusals);
        }
        QCOMPARE(lineOf(target->commit(anyJob())), std::string());
        const auto schema = target->schema(anyJob());
        QVERIFY(schema.ok());
        std::vector<TypeKind> kinds;
        for (const Field& field : schema->entities[0].fields)
            kinds.push_back(field.suggestedType.kind);
        QVERIFY((kinds == std::vector<TypeKind>{TypeKind::Null, TypeKind::Integer, TypeKind::Integer, TypeKind::Decimal, TypeKind::Boolean, TypeKind::Date, TypeKind::Time,
                                                TypeKind::Timestamp, TypeKind::Null}));
    }

    void whatNoCellHoldsIsRefused() {
        const Entity entity = makeEntity("notes", {makeField("id", LogicalType::integer()), makeField("note", LogicalType::text())});
        const std::string path = m_folder.file("notes.xlsx");
        const auto target = openAt(path);
        Refusals refusals;
        {
            const auto writer = target->openWriter(writing(entity), anyJob());
            QCOMPARE(writeRows(**writer, entity, {{std::int64_t(1), std::string(32'767, 'x')}, {std::int64_t(2), std::string(32'768, 'x')}, {Value(), std::string()}, {std::int64_t(3), Value()}, {std::int64_t(4), std::string("a\xC3")}}, refusals),
                     std::string());
            QCOMPARE((*writer)->sent(), std::uint64_t(2));
        }
        QCOMPARE(refusals.lines().size(), std::size_t(3));
        QVERIFY(refusals.lines()[2].starts_with("4 1 InvalidUtf8"));
        QVERIFY(refusals.lines()[0].starts_with("1 1 TooLong"));
        QCOMPARE(refusals.lines()[1], std::string("2 - InvalidArgument a row without any value cannot stand in a workbook"));
        QCOMPARE(lineOf(target->commit(anyJob())), std::string());
        const auto found = readBack(path, "notes");
        QVERIFY(found.size() == 2 && found[0][1].size() == 32'767 && found[1] == (std::vector<std::string>{"3", "∅"}));
    }

    void declaredKeysStandOnce() {
        const Entity entity = makeEntity("notes", {makeField("id", LogicalType::integer()), makeField("note", LogicalType::text())}, {"id"});
        const std::string path = m_folder.file("keys.xlsx");
        const auto target = openAt(path);
        Refusals refusals;
        {
            const auto writer = target->openWriter(writing(entity), anyJob());
            QCOMPARE(writeRows(**writer, entity, {{std::int64_t(1), std::string(40'000, 'x')}, {std::int64_t(1), std::string("short")}, {std::int64_t(1), std::string("again")}}, refusals),
                     std::string());
            QCOMPARE((*writer)->sent(), std::uint64_t(1));
        }
        QCOMPARE(refusals.lines().size(), std::size_t(2));
        QVERIFY(refusals.lines()[0].starts_with("0 1 TooLong"));
        QCOMPARE(refusals.lines()[1], std::string("2 0 DuplicateKey the key 1 is already taken"));
        QCOMPARE(lineOf(target->commit(anyJob())), std::string());
        QVERIFY(readBack(path, "notes") == (std::vector<std::vector<std::string>>{{"1", "short"}}));
    }

    void severalEntitiesAreSeveralSheetsWrittenInTurns() {
        const Entity first = makeEntity("first", {makeField("id", LogicalType::integer())});
        const Entity second = makeEntity("second one", {makeField("name", LogicalType::text()), makeField("id", LogicalType::integer())});
        const std::string path = m_folder.file("several.xlsx");
        const auto target = openAt(path);
        Refusals refusals;
        {
            auto one = target->openWriter(writing(first), anyJob());
            WriteOptions partly = writing(second);
            partly.fields = {"id"};
            auto two = target->openWriter(partly, anyJob());
            QVERIFY(one.ok() && two.ok());
            for (std::int64_t i = 1; i <= 3; ++i) {
                writeRows(**one, first, {{i}}, refusals);
                const Batch batch = makeBatch({LogicalType::integer()}, {{i * 10}});
                QVERIFY((*two)->write(batch, allRows(batch), refusals.listener(), anyJob()).ok());
                QCOMPARE(lineOf(target->commit(anyJob())), std::string()); // waits for the writers
                QVERIFY(!QFile::exists(qt(path)));
            }
        }
        QCOMPARE(lineOf(target->commit(anyJob())), std::string());
        QVERIFY((readBack(path, "first") == std::vector<std::vector<std::string>>{{"1"}, {"2"}, {"3"}}));
        QVERIFY((readBack(path, "second one") == std::vector<std::vector<std::string>>{{"∅", "10"}, {"∅", "20"}, {"∅", "30"}}));
        QVERIFY(!target->openWriter(writing(first), anyJob()).ok());
    }

    void aWorkbookThatIsThereIsOnlyReplacedWhole() {
        const Entity people = makeEntity("people", {makeField("id", LogicalType::integer())});
        const Entity other = makeEntity("other", {makeField("id", LogicalType::integer())});
        const std::string path = m_folder.file("there.xlsx");
        Refusals refusals;
        const auto write = [&](const Entity& entity, LoadMode mode, std::int64_t value) {
            const auto target = openAt(path);
            {
                const auto writer = target->openWriter(writing(entity, mode), anyJob());
                if (!writer)
                    return writer.error().line();
                writeRows(**writer, entity, {{value}}, refusals);
            }
            return lineOf(target->commit(anyJob()));
        };
        QCOMPARE(write(people, LoadMode::Insert, 1), std::string());
        QCOMPARE(write(people, LoadMode::Insert, 2), path + ": the workbook is there, and rows cannot be added to it; replace it instead");
        QCOMPARE(write(other, LoadMode::Replace, 3), path + ": the workbook is there and would lose 'people'; write to another file");
        QVERIFY((readBack(path, "people") == std::vector<std::vector<std::string>>{{"1"}}));
        QCOMPARE(write(people, LoadMode::Replace, 4), std::string());
        QVERIFY((readBack(path, "people") == std::vector<std::vector<std::string>>{{"4"}}));
    }

    void nothingIsLeftWithoutCommit() {
        const TemporaryFolder folder;
        const Entity people = makeEntity("people", {makeField("id", LogicalType::integer())});
        Refusals refusals;
        {
            const auto target = openAt(folder.file("a.xlsx"));
            const auto writer = target->openWriter(writing(people), anyJob());
            writeRows(**writer, people, {{std::int64_t(1)}}, refusals);
        }
        QVERIFY(folder.names().isEmpty());
        const auto target = openAt(folder.file("a.xlsx"));
        QVERIFY(target->openWriter(writing(people), anyJob()).ok());
        JobContext stopped;
        stopped.requestStop();
        QCOMPARE(target->commit(stopped).error().code, Code::Cancelled);
        QVERIFY(folder.names().isEmpty());
        const auto nowhere = openAt(folder.file("none/a.xlsx"));
        QVERIFY(nowhere->openWriter(writing(people), anyJob()).ok());
        QCOMPARE(nowhere->commit(anyJob()).error().code, Code::FileNotFound);
    }

    void namesThatNoSheetHasAreRefused() {
        for (const char* const name : {"", "a/b", "a:b", "[a]", "a?", "'a", "a'", "History", "a name of more than 31 characters"}) {
            const auto target = openAt(m_folder.file("names.xlsx"));
            const auto writer = target->openWriter(writing(makeEntity(name, {makeField("id", LogicalType::integer())})), anyJob());
            QVERIFY2(!writer.ok() && writer.error().code == Code::NotSupported, name);
        }
        const auto target = openAt(m_folder.file("names.xlsx"));
        QVERIFY(target->openWriter(writing(makeEntity("people", {makeField("id", LogicalType::integer())})), anyJob()).ok());
        const auto twin = target->openWriter(writing(makeEntity("People", {makeField("id", LogicalType::integer())})), anyJob());
        QVERIFY(!twin.ok() && twin.error().code == Code::NotSupported);
    }

    /// Whatever moments and numbers come: they read back as their own text.
    void manyMomentsAndNumbersReadBack() {
        Random random("manyMomentsAndNumbersReadBack");
        const Entity entity = makeEntity("many", {makeField("id", LogicalType::integer()), makeField("moment", LogicalType::timestamp()), makeField("time", LogicalType::time()),
                                                  makeField("float", LogicalType::floating()), makeField("text", LogicalType::text())});
        std::vector<std::vector<Value>> rows;
        for (std::int64_t i = 0; i < 2000; ++i) {
            const std::int64_t fraction = random.oneIn(3) ? std::int64_t(random.below(1'000'000)) : random.oneIn(2) ? std::int64_t(random.below(1000)) * 1000 : 0;
            const std::int64_t seconds = std::int64_t(random.below(86'400));
            const std::int64_t days = std::int64_t(random.below(80'000)) - 26'000;
            rows.push_back({i + 1, Timestamp{days * kMicrosPerDay + seconds * 1'000'000 + fraction}, Time{seconds * 1'000'000 + fraction},
                            double(random.below(1'000'000'000)) / double(1 + random.below(1000)), random.text(std::size_t(1 + random.below(20)), "ab_x00D=\"<&>\n")});
        }
        const std::string path = m_folder.file("many.xlsx");
        const auto target = openAt(path);
        Refusals refusals;
        {
            const auto writer = target->openWriter(writing(entity), anyJob());
            QCOMPARE(writeRows(**writer, entity, rows, refusals), std::string());
        }
        QCOMPARE(lineOf(target->commit(anyJob())), std::string());
        const auto found = readBack(path, "many");
        QVERIFY2(found.size() == rows.size(), found[0][0].c_str());
        for (std::size_t row = 0; row < rows.size(); ++row)
            for (std::size_t i = 0; i < 5; ++i)
                QCOMPARE(qt(found[row][i]), qt(printValue(rows[row][i], entity.fields[i].type)));
    }

private:
    TemporaryFolder m_folder;
};

MW_TEST(TestXlsxTarget)
#include "tst_xlsx_target.moc"
