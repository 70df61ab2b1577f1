// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/load/rows.h"
#include "tests/core/load/small_disk.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_main.h"

#include "core/base/file.h"
#include "core/load/open_target.h"

#include <QDir>
#include <QFile>

#include <csignal>
#include <fstream>
#include <sys/wait.h>
#include <unistd.h>

using namespace mw;
using namespace mw::test;

namespace {

Entity people() {
    return makeEntity("people", {makeField("id", LogicalType::integer()), makeField("name", LogicalType::text()),
                                 makeField("born", LogicalType::date())});
}

std::unique_ptr<Target> openAt(const std::string& path, const OptionValues& options = {}) {
    Location location;
    location.text = location.path = path;
    location.scheme = "file";
    auto target = openTarget(location, options);
    if (!target.ok()) {
        qWarning("%s", target.error().line().c_str());
        return nullptr;
    }
    return std::move(target).value();
}

std::string commit(Target& target) {
    JobContext job;
    const Result<void> done = target.commit(job);
    return done.ok() ? std::string() : done.error().line();
}

std::string content(const std::string& path) {
    const auto bytes = readFile(path);
    return bytes.ok() ? *bytes : bytes.error().line();
}

} // namespace

class TestCsvTarget : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void folderIsMadeAtTheFirstCommit();
    void nothingIsLeftWithoutCommit();
    void fieldsThatNothingFillsAreEmpty();
    void insertKeepsRowsAndReplaceDoesNot();
    void noRowsLeaveAFileWithItsHeader();
    void otherColumnsAreRefused();
    void commitsGoOn();
    void oneFileTakesOneEntity();
    void punctuationFollowsTheOptions();
    void strangeNamesAreRefused();
    void declaredKeysStandOnce();
    void keysOfTheFileThatIsThereAreTaken();
    void manyKeysAreKeptApart();
    void countsRecordsNotLines();
    void killedWritersLeaveTheOldFile();
    void fullDiskIsNamed_data();
    void fullDiskIsNamed();

private:
    static std::vector<std::vector<Value>> manyRows();
    TemporaryFolder m_folder;
};

void TestCsvTarget::folderIsMadeAtTheFirstCommit() {
    const std::string folder = m_folder.file("load/files");
    auto target = openAt(folder);
    QVERIFY(target && target->handsOver());
    Refusals refusals;
    {
        auto writer = target->openWriter(writing(people()), anyJob());
        QVERIFY(writer.ok());
        QCOMPARE(writeRows(**writer, people(),
                           {{std::int64_t(1), Value(std::string("a,\"b\"\nc")), Date{0}},
                            {Value(), Value(std::string()), Value()}},
                           refusals),
                 std::string());
        QCOMPARE((*writer)->sent(), std::uint64_t(2));
    }
    JobContext job;
    QVERIFY(!QFile::exists(qt(folder + "/people.csv")));
    QCOMPARE(*target->countRows("people", job), std::uint64_t(0));
    QCOMPARE(commit(*target), std::string());
    QCOMPARE(content(folder + "/people.csv"), std::string("id,name,born\n1,\"a,\"\"b\"\"\nc\",1970-01-01\n,\"\",\n"));
    QCOMPARE(*target->countRows("people", job), std::uint64_t(2));
    const auto schema = target->schema(job);
    QVERIFY(schema.ok());
    QCOMPARE(schema->entities.size(), std::size_t(1));
    QCOMPARE(schema->entities[0].name, std::string("people"));
}

void TestCsvTarget::nothingIsLeftWithoutCommit() {
    const std::string path = m_folder.file("uncommitted.csv");
    {
        auto target = openAt(path);
        auto writer = target->openWriter(writing(people()), anyJob());
        Refusals refusals;
        QCOMPARE(writeRows(**writer, people(), {{std::int64_t(1), Value(), Value()}}, refusals), std::string());
    }
    QVERIFY(m_folder.names().filter(QStringLiteral("uncommitted")).isEmpty());
}

void TestCsvTarget::fieldsThatNothingFillsAreEmpty() {
    const std::string path = m_folder.file("partly.csv");
    auto target = openAt(path);
    WriteOptions options = writing(people());
    options.fields = {"born", "id"};
    auto writer = target->openWriter(options, anyJob());
    const Batch batch = makeBatch({LogicalType::date(), LogicalType::integer()},
                                  {{Date{1}, std::int64_t(5)}, {Value(), std::int64_t(6)}});
    Refusals refusals;
    QVERIFY((*writer)->write(batch, allRows(batch), refusals.listener(), anyJob()).ok());
    QCOMPARE(commit(*target), std::string());
    QCOMPARE(content(path), std::string("id,name,born\n5,,1970-01-02\n6,,\n"));
    options.fields = {"shoe size"};
    QVERIFY(target->openWriter(options, anyJob()).error().code == Code::UnknownField);
}

void TestCsvTarget::insertKeepsRowsAndReplaceDoesNot() {
    const std::string path = m_folder.file("modes.csv");
    QVERIFY(writeFile(path, "id,name,born\n1,old,").ok()); // no line end
    Refusals refusals;
    for (const LoadMode mode : {LoadMode::Insert, LoadMode::Replace}) {
        auto target = openAt(path);
        auto writer = target->openWriter(writing(people(), mode), anyJob());
        QCOMPARE(writeRows(**writer, people(), {{std::int64_t(2), Value(), Value()}}, refusals), std::string());
        QCOMPARE(commit(*target), std::string());
        QCOMPARE(content(path), mode == LoadMode::Insert ? std::string("id,name,born\n1,old,\n2,,\n")
                                                         : std::string("id,name,born\n2,,\n"));
    }
    auto target = openAt(path);
    auto writer = target->openWriter(writing(people(), LoadMode::Replace), anyJob());
    QVERIFY(writer.ok());
    QCOMPARE(commit(*target), std::string());
    QCOMPARE(content(path), std::string("id,name,born\n"));
}

void TestCsvTarget::noRowsLeaveAFileWithItsHeader() {
    for (const LoadMode mode : {LoadMode::Insert, LoadMode::Replace}) {
        const std::string folder = m_folder.file(mode == LoadMode::Insert ? "none-inserted" : "none-replaced");
        auto target = openAt(folder + "/");
        QVERIFY(target);
        auto writer = target->openWriter(writing(people(), mode), anyJob());
        QVERIFY(writer.ok());
        writer->reset();
        QCOMPARE(commit(*target), std::string());
        QCOMPARE(content(folder + "/people.csv"), std::string("id,name,born\n"));
    }
    // What is there already is left as it is.
    const std::string path = m_folder.file("kept.csv");
    QVERIFY(writeFile(path, "id,name,born\n1,old,").ok());
    auto target = openAt(path);
    auto writer = target->openWriter(writing(people()), anyJob());
    QVERIFY(writer.ok());
    QCOMPARE(commit(*target), std::string());
    QCOMPARE(content(path), std::string("id,name,born\n1,old,"));
}

void TestCsvTarget::otherColumnsAreRefused() {
    const std::string path = m_folder.file("other.csv");
    QVERIFY(writeFile(path, "id,born,name\n1,,old\n").ok());
    auto target = openAt(path);
    auto writer = target->openWriter(writing(people()), anyJob());
    Refusals refusals;
    const std::string error = writeRows(**writer, people(), {{std::int64_t(2), Value(), Value()}}, refusals);
    QVERIFY2(error.find("other columns") != std::string::npos, error.c_str());
    writer->reset();
    target.reset();
    QCOMPARE(content(path), std::string("id,born,name\n1,,old\n"));
}

void TestCsvTarget::commitsGoOn() {
    const std::string path = m_folder.file("several.csv");
    auto target = openAt(path);
    auto writer = target->openWriter(writing(people(), LoadMode::Replace), anyJob());
    Refusals refusals;
    std::string expected = "id,name,born\n";
    for (std::int64_t i = 0; i < 4; ++i) {
        QCOMPARE(writeRows(**writer, people(), {{i, Value(), Value()}}, refusals), std::string());
        expected += std::to_string(i) + ",,\n";
        QCOMPARE(commit(*target), std::string());
        QCOMPARE(content(path), expected);
    }
    QCOMPARE(commit(*target), std::string()); // nothing new
    QCOMPARE(content(path), expected);
}

void TestCsvTarget::oneFileTakesOneEntity() {
    auto target = openAt(m_folder.file("single.csv"));
    auto first = target->openWriter(writing(people()), anyJob());
    auto same = target->openWriter(writing(people()), anyJob());
    QVERIFY(first.ok() && same.ok());
    const Entity other = makeEntity("other", {makeField("x", LogicalType::integer())});
    QVERIFY(target->openWriter(writing(other), anyJob()).error().code == Code::Usage);
    // Several mappings fill one file, in the order in which they write.
    Refusals refusals;
    QCOMPARE(writeRows(**first, people(), {{std::int64_t(1), Value(), Value()}}, refusals), std::string());
    QCOMPARE(writeRows(**same, people(), {{std::int64_t(2), Value(), Value()}}, refusals), std::string());
    QCOMPARE(commit(*target), std::string());
    QCOMPARE(content(m_folder.file("single.csv")), std::string("id,name,born\n1,,\n2,,\n"));
}

void TestCsvTarget::punctuationFollowsTheOptions() {
    Refusals refusals;
    const auto written = [&](const std::string& path, const OptionValues& options) {
        auto target = openAt(path, options);
        if (!target)
            return std::string("not opened");
        auto writer = target->openWriter(writing(people(), LoadMode::Replace), anyJob());
        if (!writeRows(**writer, people(), {{std::int64_t(1), Value(std::string("a;b\tc")), Value()}}, refusals)
                 .empty())
            return std::string("not written");
        const std::string error = commit(*target);
        return error + content(path);
    };
    QCOMPARE(qt(written(m_folder.file("semicolon.csv"), {{"delimiter", ";"}})), qt("id;name;born\n1;\"a;b\tc\";\n"));
    QCOMPARE(qt(written(m_folder.file("tabs.tsv"), {})), qt("id\tname\tborn\n1\t\"a;b\tc\"\t\n"));
    QCOMPARE(qt(written(m_folder.file("bare.csv"), {{"header", "no"}})), qt("1,a;b\tc,\n"));
    QCOMPARE(qt(written(m_folder.file("latin.csv"), {{"encoding", "windows-1252"}})), qt("not opened"));
}

void TestCsvTarget::strangeNamesAreRefused() {
    auto target = openAt(m_folder.file("folder"));
    for (const char* name : {"", "..", "a/b", "../x"}) {
        Entity entity = people();
        entity.name = name;
        QVERIFY2(target->openWriter(writing(entity), anyJob()).error().code == Code::NotSupported, name);
    }
}

void TestCsvTarget::declaredKeysStandOnce() {
    Entity entity = people();
    entity.keys = {{"", {"id"}, true}, {"", {"name", "born"}, false}};
    const std::string path = m_folder.file("keys.csv");
    auto target = openAt(path);
    Refusals refusals;
    {
        auto writer = target->openWriter(writing(entity), anyJob());
        QCOMPARE(writeRows(**writer, entity,
                           {{std::int64_t(5), Value(std::string("a")), Date{0}},
                            {std::int64_t(5), Value(std::string("b")), Date{0}},  // the first stays
                            {std::int64_t(2), Value(std::string("a")), Date{0}},  // the other key is taken
                            {std::int64_t(2), Value(std::string("a")), Date{1}},  // what was refused takes no key
                            {Value(), Value(std::string("a")), Value()},          // null is unlike any other
                            {Value(), Value(std::string("a")), Value()}},
                           refusals),
                 std::string());
        // Another mapping into the same file meets the same keys.
        auto second = target->openWriter(writing(entity), anyJob());
        QCOMPARE(writeRows(**second, entity,
                           {{std::int64_t(2), Value(), Value()}, {std::int64_t(6), Value(), Value()}}, refusals),
                 std::string());
        QCOMPARE((*writer)->sent() + (*second)->sent(), std::uint64_t(5));
    }
    QCOMPARE(commit(*target), std::string());
    QCOMPARE(refusals.lines(), (std::vector<std::string>{"1 0 DuplicateKey the key 5 is already taken",
                                                         "2 - DuplicateKey the key 'a', 1970-01-01 is already taken",
                                                         "0 0 DuplicateKey the key 2 is already taken"}));
    QCOMPARE(content(path), std::string("id,name,born\n5,a,1970-01-01\n2,a,1970-01-02\n,a,\n,a,\n6,,\n"));
}

void TestCsvTarget::keysOfTheFileThatIsThereAreTaken() {
    Entity entity = people();
    entity.keys = {{"", {"id"}, true}};
    const std::string path = m_folder.file("old.csv");
    std::ofstream(path) << "id,name,born\n7,seven,1970-01-01\nx,none,\n3,\"three\n3\",\n";
    Refusals refusals;
    auto target = openAt(path);
    {
        auto writer = target->openWriter(writing(entity), anyJob());
        const auto row = [](std::int64_t id) { return std::vector<Value>{id, Value(), Value()}; };
        QCOMPARE(writeRows(**writer, entity, {row(3), row(4), row(7), row(8)}, refusals), std::string());
        QCOMPARE(commit(*target), std::string());
        QCOMPARE(writeRows(**writer, entity, {row(8), row(9)}, refusals), std::string());
    }
    QCOMPARE(commit(*target), std::string());
    QCOMPARE(refusals.lines().size(), std::size_t(3));
    QCOMPARE(content(path), std::string("id,name,born\n7,seven,1970-01-01\nx,none,\n3,\"three\n3\",\n4,,\n8,,\n9,,\n"));
}

/// Far more keys than memory is given for, in no order, each of them once more.
void TestCsvTarget::manyKeysAreKeptApart() {
    Entity entity = makeEntity("many", {makeField("code", LogicalType::text()), makeField("n", LogicalType::integer())});
    entity.keys = {{"", {"code"}, true}, {"", {"n"}, false}};
    auto target = openAt(m_folder.file("many.csv"));
    constexpr std::int64_t kRows = 700'000;
    Refusals refusals;
    auto writer = target->openWriter(writing(entity), anyJob());
    for (int round = 0; round < 2; ++round)
        for (std::int64_t begin = 0; begin < (round == 0 ? kRows : 4000); begin += 2000) {
            std::vector<std::vector<Value>> rows;
            for (std::int64_t i = begin; i < begin + 2000; ++i) {
                const std::int64_t mixed = (i * 7919) % kRows; // a prime: each number once
                rows.push_back({"k" + std::to_string(mixed), 3 * mixed});
            }
            QCOMPARE(writeRows(**writer, entity, rows, refusals), std::string());
        }
    QCOMPARE((*writer)->sent(), std::uint64_t(kRows));
    QCOMPARE(refusals.lines().size(), std::size_t(4000));
}

void TestCsvTarget::countsRecordsNotLines() {
    const std::string path = m_folder.file("lines.csv");
    auto target = openAt(path);
    auto writer = target->openWriter(writing(people()), anyJob());
    std::vector<std::vector<Value>> rows;
    for (std::int64_t i = 0; i < 5000; ++i)
        rows.push_back({i, Value(std::string("two\nlines")), Value()});
    Refusals refusals;
    QCOMPARE(writeRows(**writer, people(), rows, refusals), std::string());
    QCOMPARE(commit(*target), std::string());
    JobContext job;
    QCOMPARE(*target->countRows("people", job), std::uint64_t(5000));
}

std::vector<std::vector<Value>> TestCsvTarget::manyRows() {
    std::vector<std::vector<Value>> rows;
    for (std::int64_t i = 0; i < 20'000; ++i)
        rows.push_back({i, Value("a name of some length, number " + std::to_string(i)), Value()});
    return rows;
}

void TestCsvTarget::killedWritersLeaveTheOldFile() {
    const std::string folder = m_folder.file("killed"), path = folder + "/people.csv";
    const std::string old = "id,name,born\n1,old,\n";
    QDir().mkpath(qt(folder));
    QVERIFY(writeFile(path, old).ok());
    const auto names = [&] { return QDir(qt(folder)).entryList(QDir::Files | QDir::Hidden, QDir::Name); };
    for (int kill = 0; kill < 10; ++kill) {
        const pid_t child = ::fork();
        if (child == 0) {
            auto target = openAt(folder);
            auto writer = target->openWriter(writing(people(), LoadMode::Replace), anyJob());
            Refusals refusals;
            for (int batch = 0; batch <= kill % 5; ++batch)
                (void)writeRows(**writer, people(), manyRows(), refusals);
            ::raise(SIGKILL);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        QVERIFY(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
        QCOMPARE(content(path), old);
        QCOMPARE(names().size(), 2); // the next writer clears away what the killed one left, this one is still there
    }
    auto target = openAt(folder);
    auto writer = target->openWriter(writing(people(), LoadMode::Replace), anyJob());
    Refusals refusals;
    QCOMPARE(writeRows(**writer, people(), {{std::int64_t(2), Value(), Value()}}, refusals), std::string());
    // Somebody else who writes the same file now leaves this one's work alone.
    QVERIFY(writeFile(path, old).ok());
    QCOMPARE(commit(*target), std::string());
    QCOMPARE(content(path), std::string("id,name,born\n2,,\n"));
    QCOMPARE(names(), QStringList{QStringLiteral("people.csv")});
}

void TestCsvTarget::fullDiskIsNamed_data() {
    QTest::addColumn<bool>("isNew");
    QTest::newRow("a new file") << true;
    QTest::newRow("an existing file") << false;
}

void TestCsvTarget::fullDiskIsNamed() {
    QFETCH(bool, isNew);
    const std::string folder = m_folder.file("small disk"), path = folder + "/people.csv";
    const SmallDisk disk(folder);
    if (!disk.isMounted())
        QSKIP("a small file system cannot be mounted here");
    const std::string old = "id,name,born\n1,old,\n";
    if (!isNew)
        QVERIFY(writeFile(path, old).ok());
    {
        auto target = openAt(folder);
        auto writer = target->openWriter(writing(people()), anyJob());
        const Batch batch = makeBatch(typesOf(people()), manyRows());
        Result<void> outcome = (*writer)->write(
            batch, allRows(batch), [](std::uint32_t, const RowError&) {}, anyJob());
        if (outcome.ok())
            outcome = target->commit(anyJob());
        QVERIFY(!outcome.ok());
        QCOMPARE(outcome.error().code, Code::DiskFull);
    }
    QCOMPARE(disk.files(), isNew ? QStringList() : QStringList{QStringLiteral("people.csv")});
    if (!isNew)
        QCOMPARE(content(path), old);
}

MW_TEST(TestCsvTarget)
#include "tst_csv_target.moc"
