// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/load/target_fixture.h"
#include "tests/support/random.h"
#include "tests/support/sqlite_file.h"
#include "tests/support/temporary_folder.h"

#include "core/load/pages/table_tree.h"

#include <QFile>
#include <QProcess>

#include <sqlite3.h>

#include <algorithm>
#include <cmath>
#include <map>

using namespace mw;
using namespace mw::test;

/// Tables filled by pages are what inserts would have made of them.
class TestSqliteTargetPages : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void randomSchemasAreEqualBothWays();
    void keysInAnyOrderAreEqualBothWays_data();
    void keysInAnyOrderAreEqualBothWays();
    void referencesAreJudgedAsByInserts();
    void textKeysAreJudgedAsByInserts();
    void whatPagesCannotDoIsInserted();
    void severalWritersFillOneTable();
    void thePageOfTheLocksStaysEmpty();
    void treesOfEverySizeAreSound();
    void verifyFindsDamage();

private:
    TemporaryFolder m_folder;
};

namespace {

/// What a load did: everything that anybody could see of it.
struct Outcome {
    std::string error;
    std::vector<std::string> refusals;
    std::string dump;
    std::vector<std::string> integrity;
    std::uint64_t counted = 0;
    std::map<std::string, std::string> held; ///< by table: the digest by which a rollback knows its rows
};

/// Hears what the tables of a load hold.
class Holdings final : public ChangeSink {
public:
    explicit Holdings(Outcome& outcome) : m_outcome(outcome) {}
    void placeIsNew() override {}
    std::uint32_t entity(const std::string& name) override {
        m_names.push_back(name);
        return std::uint32_t(m_names.size() - 1);
    }
    void created(std::uint32_t) override {}
    std::optional<RowDigest> held(const std::string&) const override { return std::nullopt; }
    void inserted(std::uint32_t, std::string_view, const Hash128&) override {}
    void updated(std::uint32_t, std::string_view, std::string_view, const Hash128&) override {}
    void deleted(std::uint32_t, std::string_view, std::string_view) override {}
    void holds(std::uint32_t entity, const RowDigest& digest) override {
        m_outcome.held[m_names[entity]] = std::to_string(digest.rows) + " rows, " + printSum(digest);
    }
    void setting(const std::string&, std::string_view) override {}
    void irreversible(std::uint32_t entity, const std::string& why) override { m_outcome.held[m_names[entity]] = why; }
    Result<void> flush() override { return {}; }

private:
    Outcome& m_outcome;
    std::vector<std::string> m_names;
};

std::string dumpOf(const std::string& path) {
    QProcess sqlite;
    sqlite.start(QStringLiteral("sqlite3"), {qt(path), QStringLiteral(".dump")});
    return sqlite.waitForFinished(60000) ? sqlite.readAllStandardOutput().toStdString() : "sqlite3 is not there";
}

struct Load {
    Entity entity;
    std::vector<Rows> batches;
};

Outcome load(const std::string& path, const std::vector<Load>& loads, bool onlyInserts, int pageBytes = 0) {
    Outcome outcome;
    QFile::remove(qt(path));
    SqliteTargetOptions options;
    options.pageBytes = pageBytes;
    for (const Load& one : loads)
        options.planned.entities.push_back(one.entity);
    Holdings holdings(outcome);
    const auto target = openTargetAt(path, options);
    if (!target || !target->recordChanges(holdings)) {
        outcome.error = "no target";
        return outcome;
    }
    target->writeThus({onlyInserts, true});
    Refusals refusals;
    std::vector<std::string> takenBack;
    for (const Load& one : loads) {
        WriteOptions how = writing(one.entity);
        how.takenBack = [&](std::uint64_t sequence, std::uint32_t row, const RowError& error) {
            takenBack.push_back(std::to_string(sequence) + " " + std::to_string(row) + " " +
                                std::string(nameOf(error.code)));
        };
        auto writer = target->openWriter(how, anyJob());
        if (!writer.ok()) {
            outcome.error = writer.error().line();
            return outcome;
        }
        std::uint64_t sequence = 0;
        for (const Rows& rows : one.batches)
            outcome.error += writeRows(**writer, one.entity, rows, refusals, sequence++);
    }
    outcome.error += commit(*target);
    outcome.refusals = refusals.lines();
    outcome.refusals.insert(outcome.refusals.end(), takenBack.begin(), takenBack.end());
    for (const Load& one : loads)
        outcome.counted += target->countRows(one.entity.name, anyJob()).value();
    outcome.dump = dumpOf(path);
    outcome.integrity = askSql(path, "PRAGMA integrity_check");
    return outcome;
}

void compare(const Outcome& pages, const Outcome& inserts) {
    QCOMPARE(qt(pages.error), QString());
    QCOMPARE(qt(inserts.error), QString());
    QCOMPARE(pages.refusals, inserts.refusals);
    QCOMPARE(pages.counted, inserts.counted);
    QVERIFY(!pages.held.empty());
    QCOMPARE(pages.held, inserts.held);
    QCOMPARE(pages.integrity, std::vector<std::string>{"ok"});
    QVERIFY2(pages.dump.find("CREATE TABLE") != std::string::npos, pages.dump.substr(0, 200).c_str());
    if (pages.dump == inserts.dump)
        return;
    const auto [one, other] = std::mismatch(pages.dump.begin(), pages.dump.end(), inserts.dump.begin(), inserts.dump.end());
    const auto from = std::max<std::ptrdiff_t>(0, one - pages.dump.begin() - 200);
    QFAIL(("pages:   " + pages.dump.substr(std::size_t(from), 400) +
           "\ninserts: " + inserts.dump.substr(std::size_t(from), 400)).c_str());
}

Value randomText(Random& random, const LogicalType& type, int pageBytes) {
    static const std::vector<std::string> kLookLikeNumbers = {"12", "-7", "1.5", "0", "12 apples", "2024-01-31", "1e400x", ""};
    if (random.oneIn(4))
        return random.oneOf(kLookLikeNumbers);
    std::size_t size = std::size_t(random.below(30));
    if (type.length == 0 && random.oneIn(12)) // around what fits a page, and chains of pages
        size = std::size_t(std::max<std::int64_t>(0, std::int64_t(pageBytes) * std::int64_t(random.below(4)) + random.between(-60, 60)));
    if (type.length == 0 && random.oneIn(4000))
        size = 1u << 20;
    return random.text(size, "abc XYZ019'\n");
}

Value randomValue(Random& random, const LogicalType& type, int pageBytes) {
    switch (type.kind) {
    case TypeKind::Boolean: return random.oneIn(2);
    case TypeKind::Integer: return std::int64_t(random.bits()) >> random.below(64);
    case TypeKind::Decimal: {
        const Int128 limit = powerOfTen(std::min<unsigned>(type.precision, 38));
        const Int128 wide = Int128(random.bits() >> random.below(60)) * (type.precision > 20 ? Int128(random.bits() >> 10) : 1);
        return Decimal{(random.oneIn(2) ? -1 : 1) * (wide % limit), type.scale};
    }
    case TypeKind::Float:
        return random.oneIn(3) ? double(random.between(-1000, 1000))
                               : double(std::int64_t(random.bits())) * std::pow(10.0, double(random.between(-200, 200)));
    case TypeKind::Date: return Date{std::int32_t(random.between(-700000, 2900000))};
    case TypeKind::Time: return Time{random.between(0, 86'399'999'999)};
    case TypeKind::Timestamp: return Timestamp{random.between(-60'000'000'000'000'000, 250'000'000'000'000'000)};
    case TypeKind::Binary: return Binary{random.bytes(std::size_t(random.below(40)))};
    case TypeKind::Uuid: {
        Uuid uuid;
        for (auto& byte : uuid.bytes)
            byte = static_cast<std::remove_reference_t<decltype(byte)>>(random.below(256));
        return uuid;
    }
    default: return randomText(random, type, pageBytes);
    }
}

} // namespace

void TestSqliteTargetPages::randomSchemasAreEqualBothWays() {
    Random random("pages against inserts");
    const std::vector<std::pair<std::string, std::string>> kinds = {
        {"boolean", ""}, {"boolean", "BIT"}, {"integer", ""}, {"integer", "YEAR"}, {"integer", "BIGINT"},
        {"decimal(12,2)", ""}, {"decimal(12,2)", "NUMERIC(12,2)"}, {"decimal(19,4)", "MONEY"}, {"decimal(38,10)", ""},
        {"decimal(18,0)", ""}, {"float", ""}, {"float", "DOUBLE"}, {"text", ""}, {"text", "STRING"}, {"text", "JSON"},
        {"text", "INTERVAL"}, {"text(20)", ""}, {"date", ""}, {"time", ""}, {"timestamp", ""},
        {"timestamp with zone", ""}, {"binary", ""}, {"uuid", ""}};
    constexpr int kPages[] = {512, 1024, 4096, 8192, 65536};
    std::size_t rowsWritten = 0, refused = 0;
    for (int round = 0; round < 40; ++round) {
        const int pageBytes = random.oneOf(kPages);
        std::vector<Load> loads;
        for (std::uint64_t table = 0; table <= random.below(3); ++table) {
            Load one;
            one.entity = makeEntity("t " + std::to_string(table), {});
            for (std::uint64_t i = 0; i <= random.below(8); ++i) {
                const auto& [type, native] = random.oneOf(kinds);
                Field field = makeField("f " + std::to_string(i), *parseType(type), !random.oneIn(3));
                field.nativeType = native;
                one.entity.fields.push_back(std::move(field));
            }
            const std::uint64_t keyed = random.below(4);
            if (keyed == 1) {
                const auto place = one.entity.fields.begin() + std::ptrdiff_t(random.below(one.entity.fields.size() + 1));
                one.entity.fields.insert(place, makeField("key", LogicalType::integer(), false));
                one.entity.keys = {{"", {"key"}, true}};
            } else if (keyed == 2) {
                one.entity.keys = {{"", {one.entity.fields.back().name}, false}};
            } else if (keyed == 3 && one.entity.fields.size() > 2) {
                one.entity.keys = {{"", {one.entity.fields[0].name, one.entity.fields[1].name}, true}};
                one.entity.keys.push_back({"", {one.entity.fields[2].name}, false});
            }
            std::int64_t key = random.between(-1000, 1000);
            for (std::uint64_t batch = 0; batch <= random.below(4); ++batch) {
                Rows rows;
                const std::uint64_t count = random.below(80);
                for (std::uint64_t row = 0; row < count; ++row) {
                    std::vector<Value> values;
                    for (const Field& field : one.entity.fields) {
                        if (field.name == "key") {
                            key += random.oneIn(20) ? -random.between(0, 5) : random.between(1, 3);
                            values.push_back(random.oneIn(50) ? Value() : Value(key));
                        } else {
                            values.push_back(random.oneIn(6) ? Value() : randomValue(random, field.type, pageBytes));
                        }
                    }
                    rows.push_back(std::move(values));
                }
                rowsWritten += rows.size();
                one.batches.push_back(std::move(rows));
            }
            loads.push_back(std::move(one));
        }
        const Outcome pages = load(m_folder.file("pages.db"), loads, false, pageBytes);
        const Outcome inserts = load(m_folder.file("inserts.db"), loads, true, pageBytes);
        compare(pages, inserts);
        if (QTest::currentTestFailed())
            return;
        refused += pages.refusals.size();
    }
    QVERIFY(rowsWritten > 2000);
    QVERIFY(refused > 200);
}

void TestSqliteTargetPages::keysInAnyOrderAreEqualBothWays_data() {
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("stray"); ///< of a hundred keys so many lie anywhere
    QTest::newRow("nearly ascending") << 20000 << 1;
    QTest::newRow("ascending at first, then anywhere") << 60000 << 50;
    QTest::newRow("shuffled") << 60000 << 100;
}

void TestSqliteTargetPages::keysInAnyOrderAreEqualBothWays() {
    QFETCH(int, rows);
    QFETCH(int, stray);
    Random random("keys in any order");
    Load one;
    one.entity = makeEntity("t", {makeField("id", LogicalType::integer(), false), makeField("v", LogicalType::text())}, {"id"});
    for (int begin = 0; begin < rows; begin += 2000) {
        Rows batch;
        for (int row = begin; row < begin + 2000; ++row) {
            const bool strays = int(random.below(100)) < (stray == 50 ? (row > rows / 3 ? 100 : 0) : stray);
            const std::int64_t key = strays ? random.between(0, rows * 2) : std::int64_t(row) * 2;
            batch.push_back({key, random.text(std::size_t(100 + random.below(300)), "abcdef")});
        }
        one.batches.push_back(std::move(batch));
    }
    const Outcome pages = load(m_folder.file("pages.db"), {one}, false);
    const Outcome inserts = load(m_folder.file("inserts.db"), {one}, true);
    QVERIFY(!pages.refusals.empty());
    compare(pages, inserts);
}

void TestSqliteTargetPages::referencesAreJudgedAsByInserts() {
    Random random("references");
    Load parents, children, staffed;
    parents.entity = makeEntity("parents", {makeField("id", LogicalType::integer(), false), makeField("v", LogicalType::text())}, {"id"});
    children.entity = makeEntity("children", {makeField("id", LogicalType::integer(), false), makeField("parent", LogicalType::integer())}, {"id"});
    children.entity.relations = {{"", {"parent"}, "parents", {"id"}}};
    staffed.entity = staff(); // refers to itself: inserted
    Rows some, many, bosses;
    for (std::int64_t i = 1; i <= 1500; ++i)
        if (!random.oneIn(5))
            some.push_back({i * 2, std::string("p")});
    for (std::int64_t i = 1; i <= 4000; ++i)
        many.push_back({random.oneIn(40) ? i - 1 : i, random.oneIn(9) ? Value() : Value(random.between(0, 3100))});
    for (std::int64_t i = 1; i <= 300; ++i)
        bosses.push_back({i, random.oneIn(4) ? Value() : Value(random.between(1, 320))});
    parents.batches = {some};
    children.batches = {many};
    staffed.batches = {bosses};
    const std::vector<Load> loads{parents, children, staffed};
    const Outcome pages = load(m_folder.file("pages.db"), loads, false);
    const Outcome inserts = load(m_folder.file("inserts.db"), loads, true);
    QVERIFY(pages.refusals.size() > 100);
    compare(pages, inserts);
    QCOMPARE(askSql(m_folder.file("pages.db"), "PRAGMA foreign_key_check"), std::vector<std::string>());
}

void TestSqliteTargetPages::textKeysAreJudgedAsByInserts() {
    Random random("text keys");
    Load one;
    one.entity = makeEntity("t", {makeField("code", LogicalType::text(), false), makeField("n", LogicalType::decimal(12, 2))}, {"code"});
    one.entity.keys.push_back({"", {"n"}, false});
    for (int batch = 0; batch < 5; ++batch) {
        Rows rows;
        for (int row = 0; row < 2000; ++row)
            rows.push_back({random.text(3, "abcdefghijklmnopqrstuvwxyz"),
                            random.oneIn(3) ? Value() : Value(Decimal{Int128(random.below(100000)), 2})});
        one.batches.push_back(std::move(rows));
    }
    const Outcome pages = load(m_folder.file("pages.db"), {one}, false);
    const Outcome inserts = load(m_folder.file("inserts.db"), {one}, true);
    QVERIFY(pages.refusals.size() > 1000);
    compare(pages, inserts);
}

void TestSqliteTargetPages::whatPagesCannotDoIsInserted() {
    Load checked;
    checked.entity = companies(); // has a CHECK
    checked.batches = {{{integer(1), text("Acme"), text("Bonn")}, {integer(2), text(""), text("Bonn")}}};
    Load referring;
    referring.entity = people(); // its key is text, its parent's rows were inserted
    referring.batches = {{{text("a"), integer(1), null, null}, {text("b"), integer(2), null, null}}};
    const Outcome pages = load(m_folder.file("pages.db"), {checked, referring}, false);
    const Outcome inserts = load(m_folder.file("inserts.db"), {checked, referring}, true);
    QCOMPARE(pages.refusals.size(), std::size_t(2));
    compare(pages, inserts);
}

void TestSqliteTargetPages::severalWritersFillOneTable() {
    Load first, second;
    first.entity = second.entity =
        makeEntity("t", {makeField("id", LogicalType::integer(), false), makeField("v", LogicalType::text())}, {"id"});
    first.batches = {{{integer(1), text("a")}, {integer(3), text("b")}}};
    second.batches = {{{integer(2), text("c")}, {integer(3), text("again")}}};
    const Outcome pages = load(m_folder.file("pages.db"), {first, second}, false);
    const Outcome inserts = load(m_folder.file("inserts.db"), {first, second}, true);
    QCOMPARE(pages.refusals.size(), std::size_t(1));
    compare(pages, inserts);
}

/// SQLite lets tests move the page of the locks from 1 GiB to where a small file reaches it.
void TestSqliteTargetPages::thePageOfTheLocksStaysEmpty() {
    constexpr unsigned kUsual = 0x40000000, kMoved = 0x10000;
    if (sqlite3_test_control(SQLITE_TESTCTRL_PENDING_BYTE, kMoved) != int(kUsual))
        QSKIP("this SQLite does not move the page of its locks");
    const std::string path = m_folder.file("locks.db");
    QFile::remove(qt(path));
    QCOMPARE(runSql(path, "PRAGMA page_size=1024; CREATE TABLE t(v)"), std::string());
    const auto write = [&]() -> Result<void> {
        MW_TRY(const auto file, PageFile::open(path, kMoved));
        TableTree tree(*file);
        SqliteRecord record;
        for (std::int64_t i = 1; i <= 400; ++i) {
            record.start(1);
            record.text(std::string(std::size_t(i * 7), 'x')); // leaves and chains on both sides of it
            MW_TRY_DO(tree.append(i, record.finish()));
        }
        MW_TRY_DO(tree.finish(2));
        return file->finish();
    };
    const Result<void> written = write();
    const auto integrity = askSql(path, "PRAGMA integrity_check");
    const auto found = askSql(path, "SELECT count(*), sum(length(v)) FROM t");
    sqlite3_test_control(SQLITE_TESTCTRL_PENDING_BYTE, kUsual);
    QVERIFY2(written.ok(), written.ok() ? "" : written.error().line().c_str());
    QCOMPARE(integrity, std::vector<std::string>{"ok"});
    QCOMPARE(found, std::vector<std::string>{"400|" + std::to_string(7 * 400 * 401 / 2)});
}

/// From one row to three levels, so that each way in which a last page can come out occurs.
void TestSqliteTargetPages::treesOfEverySizeAreSound() {
    const std::string path = m_folder.file("sizes.db");
    for (std::int64_t rows = 0; rows < 9000; rows = rows < 150 ? rows + 1 : rows + rows / 20 + 1) {
        QFile::remove(qt(path));
        QCOMPARE(runSql(path, "PRAGMA page_size=512; CREATE TABLE t(v)"), std::string());
        const auto write = [&]() -> Result<void> {
            MW_TRY(const auto file, PageFile::open(path));
            TableTree tree(*file);
            SqliteRecord record;
            for (std::int64_t i = 1; i <= rows; ++i) {
                record.start(1);
                record.text(std::string(200, 'x')); // two in a leaf
                MW_TRY_DO(tree.append(i * 3, record.finish()));
            }
            for (std::int64_t i = 1; i <= rows; i += 7) {
                MW_TRY(const bool there, tree.contains(i * 3));
                MW_TRY(const bool between, tree.contains(i * 3 - 1));
                if (!there || between)
                    return makeError(Code::Internal, "contains() is wrong about " + std::to_string(i * 3));
            }
            MW_TRY_DO(tree.finish(2));
            return file->finish();
        };
        const Result<void> written = write();
        QVERIFY2(written.ok(), written.ok() ? "" : written.error().line().c_str());
        QCOMPARE(askSql(path, "PRAGMA integrity_check"), std::vector<std::string>{"ok"});
        QCOMPARE(askSql(path, "SELECT count(*), coalesce(sum(rowid), 0) FROM t"),
                 std::vector<std::string>{std::to_string(rows) + "|" + std::to_string(3 * rows * (rows + 1) / 2)});
    }
}

void TestSqliteTargetPages::verifyFindsDamage() {
    const std::string path = m_folder.file("damaged.db");
    // An index that holds one column and says that it holds the other.
    QCOMPARE(runSql(path, "CREATE TABLE t(v, w); CREATE INDEX i ON t(v); INSERT INTO t VALUES(1, 2), (3, 4);"
                          "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = 'CREATE INDEX i ON t(w)' WHERE name = 'i'"),
             std::string());
    const Entity entity = makeEntity("other", {makeField("id", LogicalType::integer(), false)}, {"id"});
    for (const bool verify : {false, true}) {
        const auto target = openTargetAt(path);
        QVERIFY(target);
        target->writeThus({false, verify});
        auto writer = target->openWriter(writing(entity), anyJob());
        QVERIFY(writer.ok());
        Refusals refusals;
        QCOMPARE(writeRows(**writer, entity, {{integer(verify ? 1 : 2)}}, refusals), std::string());
        writer->reset();
        const std::string said = commit(*target);
        QCOMPARE(said.empty(), !verify);
    }
}

MW_TEST(TestSqliteTargetPages)
#include "tst_sqlite_target_pages.moc"
