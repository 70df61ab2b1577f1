// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/load/rows.h"
#include "tests/core/load/small_disk.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_main.h"

#include "core/base/file.h"
#include "core/connect/connector.h"
#include "core/load/open_target.h"

#include <QDir>
#include <QFile>

#include <limits>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace mw;
using namespace mw::test;

namespace {

Location at(const std::string& path) {
    Location location;
    location.text = location.path = path;
    location.scheme = "file";
    return location;
}

std::unique_ptr<Target> openAt(const std::string& path, const Schema& planned, const OptionValues& options = {}) {
    auto target = openTarget(at(path), options, planned);
    if (!target.ok())
        qWarning("%s", target.error().line().c_str());
    return target.ok() ? std::move(target).value() : nullptr;
}

std::string content(const std::string& path) {
    auto bytes = readFile(path);
    return bytes.ok() ? std::move(bytes).value() : bytes.error().line();
}

std::string lineOf(const Result<void>& outcome) {
    return outcome.ok() ? std::string() : outcome.error().line();
}

/// Writes rows into entities, in their order, and commits; gives the file or the error.
using Load = std::vector<std::pair<Entity, std::vector<std::vector<Value>>>>;
std::string written(const std::string& path, const Load& load, LoadMode mode = LoadMode::Insert, std::vector<std::string>* refused = nullptr) {
    Schema planned;
    for (const auto& [entity, rows] : load)
        planned.entities.push_back(entity);
    const auto target = openAt(path, planned);
    if (!target)
        return "not opened";
    Refusals refusals;
    for (const auto& [entity, rows] : load) {
        const auto writer = target->openWriter(writing(entity, mode), anyJob());
        if (!writer.ok())
            return writer.error().line();
        const std::string failed = writeRows(**writer, entity, rows, refusals);
        if (!failed.empty())
            return failed;
    }
    if (refused)
        *refused = refusals.lines();
    if (auto committed = target->commit(anyJob()); !committed)
        return committed.error().line();
    for (const auto& [entity, rows] : load) {
        const auto counted = target->countRows(entity.name, anyJob());
        if (!counted.ok())
            return counted.error().line();
        if (*counted < rows.size() - refusals.lines().size())
            return entity.name + " has " + std::to_string(*counted) + " rows";
    }
    return content(path);
}

Entity orders() {
    Entity entity = makeEntity("orders", {makeField("#id", LogicalType::integer()), makeField("number", LogicalType::text()),
                                          makeField("ship.street", LogicalType::text()), makeField("ship.zip", LogicalType::integer())});
    entity.keys.push_back({{}, {"#id"}, true});
    return entity;
}

Entity lines() {
    Entity entity = makeEntity("lines", {makeField("#id", LogicalType::text()), makeField("#parent", LogicalType::integer()), makeField("#position", LogicalType::integer()),
                                         makeField("sku", LogicalType::text()), makeField("price", LogicalType::decimal(9, 2))});
    entity.relations.push_back({{}, {"#parent"}, "orders", {"#id"}});
    return entity;
}

Entity taxes() {
    Entity entity = makeEntity("lines.taxes", {makeField("#parent", LogicalType::text()), makeField("rate", LogicalType::integer())});
    entity.relations.push_back({{}, {"#parent"}, "lines", {"#id"}});
    return entity;
}

Value text(const char* value) {
    return std::string(value);
}
Value number(std::int64_t value) {
    return value;
}

const Load kOrders = {
    {orders(), {{number(1), text("A-1"), text("Main \"St\""), number(12345)}, {number(2), text("A-2"), Value(), Value()}}},
    {lines(),
     {{text("1.2"), number(1), number(2), text("second"), Decimal{1050, 2}},
      {text("2.1"), number(2), number(1), text("other"), Value()},
      {text("1.1"), number(1), number(1), text("first"), Decimal{-5, 2}}}},
    {taxes(), {{text("1.1"), number(7)}, {text("1.1"), number(19)}}}};

} // namespace

class TestNestedTarget : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void valuesKeepTheirTypesAndDigits() {
        const Entity all = makeEntity("all", {makeField("text", LogicalType::text()), makeField("whole", LogicalType::integer()), makeField("money", LogicalType::decimal(38, 2)),
                                              makeField("float", LogicalType::floating()), makeField("flag", LogicalType::boolean()), makeField("moment", LogicalType::timestamp(true)),
                                              makeField("bytes", LogicalType::binary())});
        const Load load = {{all, {{std::string("a\n\"\\\x01 ü"), number(std::numeric_limits<std::int64_t>::min()), Decimal{Int128(12345678901234567), 2}, 0.1, true,
                                   Timestamp{0}, Binary{std::string("\x01\xFF", 2)}},
                                  {text(""), Value(), Value(), Value(), Value(), Value(), Value()}}}};
        QCOMPARE(qt(written(m_folder.file("all.ndjson"), load)),
                 qt("{\"text\":\"a\\n\\\"\\\\\\u0001 ü\",\"whole\":-9223372036854775808,\"money\":123456789012345.67,\"float\":0.1,\"flag\":true,"
                    "\"moment\":\"1970-01-01T00:00:00Z\",\"bytes\":\"01ff\"}\n"
                    "{\"text\":\"\",\"whole\":null,\"money\":null,\"float\":null,\"flag\":null,\"moment\":null,\"bytes\":null}\n"));
    }

    void declaredKeysStandOnceAlsoBesideOldRecords() {
        const Entity entity = makeEntity("people", {makeField("id", LogicalType::integer()), makeField("name", LogicalType::text())}, {"id"});
        const std::string path = m_folder.file("keys.ndjson");
        for (int run = 0; run < 2; ++run) {
            const auto target = openTarget(at(path));
            Refusals refusals;
            {
                const auto writer = (*target)->openWriter(writing(entity), anyJob());
                QVERIFY(writer.ok());
                QCOMPARE(qt(writeRows(**writer, entity, {{number(7 + run), text("a")}, {number(7 + run), text("b")}, {number(7), text("c")}, {Value(), text("d")}}, refusals)), QString());
            }
            QVERIFY((*target)->commit(anyJob()).ok());
            QCOMPARE(refusals.lines(), (std::vector<std::string>{"1 0 DuplicateKey the key " + std::to_string(7 + run) + " is already taken", "2 0 DuplicateKey the key 7 is already taken"}));
        }
        QCOMPARE(qt(*readFile(path)), qt("{\"id\":7,\"name\":\"a\"}\n{\"id\":null,\"name\":\"d\"}\n{\"id\":8,\"name\":\"a\"}\n{\"id\":null,\"name\":\"d\"}\n"));
    }

    void whatBelongsTogetherStandsTogether() {
        QCOMPARE(qt(written(m_folder.file("orders.json"), kOrders)),
                 qt("[\n"
                    "{\"number\":\"A-1\",\"ship\":{\"street\":\"Main \\\"St\\\"\",\"zip\":12345},\"lines\":["
                    "{\"sku\":\"first\",\"price\":-0.05,\"taxes\":[{\"rate\":7},{\"rate\":19}]},{\"sku\":\"second\",\"price\":10.50,\"taxes\":[]}]},\n"
                    "{\"number\":\"A-2\",\"ship\":{\"street\":null,\"zip\":null},\"lines\":[{\"sku\":\"other\",\"price\":null,\"taxes\":[]}]}\n"
                    "]\n"));
        QCOMPARE(qt(written(m_folder.file("sales.xml"), kOrders)),
                 qt("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sales xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n"
                    "<orders><number>A-1</number><ship><street>Main \"St\"</street><zip>12345</zip></ship>"
                    "<lines><sku>first</sku><price>-0.05</price><taxes><rate>7</rate></taxes><taxes><rate>19</rate></taxes></lines>"
                    "<lines><sku>second</sku><price>10.50</price></lines></orders>\n"
                    "<orders><number>A-2</number><lines><sku>other</sku></lines></orders>\n"
                    "</sales>\n"));
        const std::string onLines = written(m_folder.file("orders.ndjson"), kOrders);
        QVERIFY2(std::count(onLines.begin(), onLines.end(), '\n') == 2, onLines.c_str());
    }

    /// What is written reads back, and what was read writes the same file.
    void aFileThatIsReadAndWrittenIsTheSame_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("bytes");
        const auto row = [](const char* name, const char* bytes) { QTest::newRow(name) << QString::fromLatin1(name) << QString::fromUtf8(bytes); };
        row("a.json", "[\n{\"id\":1,\"tags\":[\"x\",null,2],\"who\":{\"name\":\"Ä\",\"none\":null},\"lines\":[{\"n\":1.50},{\"n\":2.25}]},\n"
                      "{\"id\":2,\"tags\":[],\"who\":{\"name\":\"b\",\"none\":null},\"lines\":[]}\n]\n");
        row("b.json", "{\n\"people\": [\n{\"id\":1},\n{\"id\":2}\n],\n\"places\": [\n{\"town\":\"Bonn\",\"rooms\":[{\"no\":7}]}\n]\n}\n");
        row("c.ndjson", "{\"a\":{\"b\":{\"c\":true}},\"d\":[{\"e\":[{\"f\":1}]}]}\n{\"a\":{\"b\":{\"c\":false}},\"d\":[]}\n");
        row("d.xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<d xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n"
                     "<item id=\"1&quot;\" no=\"2\"><name>a &lt; b</name><tag>x</tag><tag>y</tag><part k=\"1\">text</part></item>\n"
                     "<item id=\"2\" no=\"3\"><name></name><part k=\"2\">other</part><part k=\"3\">third</part></item>\n</d>\n");
    }
    void aFileThatIsReadAndWrittenIsTheSame() {
        QFETCH(QString, name);
        QFETCH(QString, bytes);
        // The outermost element is named as the file, which is the same in both folders.
        QDir().mkpath(qt(m_folder.file("from")));
        QDir().mkpath(qt(m_folder.file("to")));
        const std::string source = m_folder.file("from/" + name.toStdString()), goal = m_folder.file("to/" + name.toStdString());
        QVERIFY(writeFile(source, bytes.toStdString()).ok());
        const auto connection = openConnection(at(source));
        QVERIFY(connection.ok());
        const auto schema = (*connection)->schema(anyJob());
        QVERIFY(schema.ok());
        const auto target = openAt(goal, *schema);
        QVERIFY(target);
        for (const Entity& entity : schema->entities) {
            const auto writer = target->openWriter(writing(entity), anyJob());
            QVERIFY2(writer.ok(), writer.ok() ? "" : writer.error().line().c_str());
            const auto reader = (*connection)->read(entity.name, {}, anyJob());
            QVERIFY(reader.ok());
            Batch batch;
            for (bool more = true; more;) {
                const auto next = (*reader)->next(batch, anyJob());
                QVERIFY(next.ok());
                more = *next;
                Refusals refusals;
                QVERIFY((*writer)->write(batch, allRows(batch), refusals.listener(), anyJob()).ok());
                QCOMPARE(refusals.lines(), std::vector<std::string>());
            }
        }
        QCOMPARE(lineOf(target->commit(anyJob())), std::string());
        QCOMPARE(qt(content(goal)), bytes);
    }

    void whatCannotStandThereIsRefusedByRow() {
        std::vector<std::string> refused;
        Field array = makeField("list", LogicalType::text());
        array.nativeType = "array";
        const Entity entity = makeEntity("rows", {makeField("x", LogicalType::text()), makeField("f", LogicalType::floating()), array});
        const std::vector<std::vector<Value>> rows = {{text("good"), 1.0, text("[1,{\"a\":2}]")},
                                                      {text("bad"), std::numeric_limits<double>::infinity(), Value()},
                                                      {text("bad"), Value(), text("[1")},
                                                      {text("bad"), Value(), text("[1] [2]")},
                                                      {text("bad"), Value(), text("7")}};
        QCOMPARE(qt(written(m_folder.file("refused.ndjson"), {{entity, rows}}, LoadMode::Insert, &refused)), qt("{\"x\":\"good\",\"f\":1,\"list\":[1,{\"a\":2}]}\n"));
        QCOMPARE(refused.size(), std::size_t(4));
        const std::string xml = written(m_folder.file("refused.xml"), {{makeEntity("row", {makeField("x", LogicalType::text())}), {{text("a\x02")}, {text("b")}, {Value()}}}}, LoadMode::Insert, &refused);
        QCOMPARE(refused.size(), std::size_t(1));
        QVERIFY2(xml.find("<row><x>b</x></row>\n<row xsi:nil=\"true\"/>\n") != std::string::npos, xml.c_str());
    }

    void recordsWithoutTheirParentAreTakenBackOrEndTheLoad() {
        Load load = kOrders;
        load[1].second.push_back({text("9.1"), number(9), number(1), text("lost"), Value()});
        load[2].second.push_back({text("9.1"), number(1)});
        const std::string path = m_folder.file("orphans.json");
        const std::string outcome = written(path, load);
        QVERIFY2(outcome.find("'9' has no match in orders") != std::string::npos, outcome.c_str());
        QVERIFY(!QFile::exists(qt(path)));

        Schema planned{{orders(), lines(), taxes()}};
        const auto target = openAt(path, planned);
        Refusals refusals;
        std::vector<std::uint32_t> lost;
        for (const auto& [entity, rows] : load) {
            WriteOptions options = writing(entity);
            options.takenBack = [&](std::uint64_t, std::uint32_t row, const RowError&) { lost.push_back(row); };
            const auto writer = target->openWriter(options, anyJob());
            QCOMPARE(writeRows(**writer, entity, rows, refusals), std::string());
        }
        QCOMPARE(lineOf(target->commit(anyJob())), std::string());
        QCOMPARE(lost, (std::vector<std::uint32_t>{3, 2})); // the line, then what stood below it
        QCOMPARE(*target->countRows("lines", anyJob()), std::uint64_t(3));
        QCOMPARE(*target->countRows("lines.taxes", anyJob()), std::uint64_t(2));
    }

    void aKeyThatIsTakenIsRefused() {
        Load load = kOrders;
        load[0].second.push_back({number(1), text("again"), Value(), Value()});
        std::vector<std::string> refused;
        written(m_folder.file("twice.json"), load, LoadMode::Insert, &refused);
        QCOMPARE(refused.size(), std::size_t(1));
        QVERIFY2(refused[0].find("already taken") != std::string::npos, refused[0].c_str());
    }

    void linesAreAddedOthersMustBeReplaced() {
        const Load load = {{makeEntity("x", {makeField("a", LogicalType::integer())}), {{number(2)}}}};
        const std::string path = m_folder.file("there.ndjson");
        QVERIFY(writeFile(path, "{\"a\":1}").ok()); // no line end
        QCOMPARE(qt(written(path, load)), qt("{\"a\":1}\n{\"a\":2}\n"));
        QCOMPARE(qt(written(path, load, LoadMode::Replace)), qt("{\"a\":2}\n"));
        for (const char* const name : {"there.json", "there.xml"}) {
            QVERIFY(writeFile(m_folder.file(name), "[]").ok());
            QVERIFY(written(m_folder.file(name), load).find("replace it instead") != std::string::npos);
            QCOMPARE(content(m_folder.file(name)), std::string("[]"));
            QVERIFY(written(m_folder.file(name), load, LoadMode::Replace).find('2') != std::string::npos);
        }
    }

    void noRowsAreAnAnswerToo() {
        const Load load = {{makeEntity("x", {makeField("a", LogicalType::integer())}), {}}};
        QCOMPARE(qt(written(m_folder.file("none.json"), load)), qt("[\n\n]\n"));
        QCOMPARE(qt(written(m_folder.file("none.ndjson"), load)), QString());
        QCOMPARE(qt(written(m_folder.file("orders-none.json"), {{orders(), {}}, {lines(), {}}})), qt("[\n\n]\n"));
    }

    void namesThatCannotStandAreRefused() {
        const auto refusal = [&](const char* file, std::vector<Field> fields) {
            return written(m_folder.file(file), {{makeEntity("x", std::move(fields)), {}}});
        };
        QVERIFY(refusal("names.xml", {makeField("two words", LogicalType::text())}).find("an element of XML named 'two words'") != std::string::npos);
        QVERIFY(refusal("names.json", {makeField("a", LogicalType::text()), makeField("a.b", LogicalType::text())}).find("as a value and as what others stand in") != std::string::npos);
        QVERIFY(refusal("names.json", {makeField("a.b", LogicalType::text()), makeField("a", LogicalType::text())}).find("as a value and as what others stand in") != std::string::npos);
        const Entity one = makeEntity("one", {makeField("a", LogicalType::text())}), two = makeEntity("two", {makeField("a", LogicalType::text())});
        QVERIFY(written(m_folder.file("names.ndjson"), {{one, {}}, {two, {}}}).find("takes one entity") != std::string::npos);
        QVERIFY(!openTarget(at(m_folder.file("x.json")), {{"layout", "sequence"}}).ok());
        QVERIFY(!openTarget(at(m_folder.file("x.xml")), {{"layout", "lines"}}).ok());
    }

    void nothingIsLeftWithoutCommitAndDryRunsCount() {
        const std::string path = m_folder.file("dry.json");
        const Schema planned{{orders(), lines(), taxes()}};
        for (const bool rehearses : {false, true}) {
            const auto target = openAt(path, planned);
            if (rehearses)
                QVERIFY(target->rehearse().ok());
            Refusals refusals;
            for (const auto& [entity, rows] : kOrders) {
                const auto writer = target->openWriter(writing(entity), anyJob());
                QCOMPARE(writeRows(**writer, entity, rows, refusals), std::string());
            }
            if (!rehearses)
                continue;
            QCOMPARE(lineOf(target->commit(anyJob())), std::string());
            QCOMPARE(*target->countRows("lines", anyJob()), std::uint64_t(3));
        }
        QVERIFY(m_folder.names().filter(QStringLiteral("dry")).isEmpty());
    }

    void killedWritersLeaveTheOldFile() {
        QDir().mkpath(qt(m_folder.file("killed")));
        const Entity entity = makeEntity("x", {makeField("a", LogicalType::integer()), makeField("b", LogicalType::text())});
        for (const char* const name : {"killed/a.json", "killed/a.ndjson", "killed/a.xml"}) {
            const std::string path = m_folder.file(name);
            QVERIFY(writeFile(path, "old").ok());
            for (int kill = 0; kill < 10; ++kill) {
                const pid_t child = ::fork();
                if (child == 0) {
                    const auto target = openAt(path, {{entity}});
                    Refusals refusals;
                    auto writer = target->openWriter(writing(entity, LoadMode::Replace), anyJob());
                    for (int batch = 0; batch <= kill % 5; ++batch)
                        (void)writeRows(**writer, entity, manyRows(), refusals);
                    ::raise(SIGKILL);
                }
                int status = 0;
                ::waitpid(child, &status, 0);
                QVERIFY(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
                QCOMPARE(content(path), std::string("old"));
            }
        }
        for (const char* const name : {"killed/a.json", "killed/a.ndjson", "killed/a.xml"})
            QVERIFY(written(m_folder.file(name), {{entity, {{number(1), text("x")}}}}, LoadMode::Replace).find('x') != std::string::npos);
        QCOMPARE(QDir(qt(m_folder.file("killed"))).entryList(QDir::Files | QDir::Hidden).size(), 3);
    }

    void fullDiskIsNamed() {
        const SmallDisk disk(m_folder.file("small disk"));
        if (!disk.isMounted())
            QSKIP("a small file system cannot be mounted here");
        const Entity entity = makeEntity("x", {makeField("a", LogicalType::integer()), makeField("b", LogicalType::text())});
        for (const char* const name : {"a.json", "a.ndjson", "a.xml"}) {
            const auto target = openAt(m_folder.file("small disk/") + name, {{entity}});
            auto writer = target->openWriter(writing(entity), anyJob());
            const Batch batch = makeBatch(typesOf(entity), manyRows());
            Result<void> outcome = (*writer)->write(batch, allRows(batch), [](std::uint32_t, const RowError&) {}, anyJob());
            writer->reset();
            if (outcome.ok())
                outcome = target->commit(anyJob());
            QVERIFY(!outcome.ok());
            QCOMPARE(outcome.error().code, Code::DiskFull);
        }
        QCOMPARE(disk.files(), QStringList());
    }

private:
    static std::vector<std::vector<Value>> manyRows() {
        std::vector<std::vector<Value>> rows;
        for (std::int64_t i = 0; i < 20'000; ++i)
            rows.push_back({i, Value("a name of some length, number " + std::to_string(i))});
        return rows;
    }

    TemporaryFolder m_folder;
};

MW_TEST(TestNestedTarget)
#include "tst_nested_target.moc"
