// SPDX-License-Identifier: GPL-3.0-or-later
// What every reader of files owes, whatever the format: each adds a fixture.
#include "core/connect/dbf/dbf_connection.h"
#include "core/connect/fixed/fixed_connection.h"
#include "core/connect/json/json_connection.h"
#include "core/connect/xml/xml_connection.h"
#include "tests/core/connect/any_table.h"
#include "tests/support/failing_device.h"
#include "tests/support/measured.h"
#include "tests/support/repeating_source.h"

#include <functional>
#include <limits>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace mw;
using mw::test::AnyTable;
using mw::test::qt;

namespace {

using OpenBytes = std::function<Result<std::unique_ptr<ByteSource>>()>;

/// A format under test. The entity has records made of `head`, `unit` once or many times, and `tail`.
struct Format {
    std::function<Result<std::unique_ptr<Connection>>(const OpenBytes&, std::size_t bufferBytes)> open;
    std::string entity;
    std::string head;
    std::string unit;
    std::string tail;
    /// Where the record begins in the unit.
    std::size_t recordAt = 0;
    /// Where the head says how often the unit follows it; always as long as `head`.
    std::function<std::string(std::uint64_t times)> headBefore{};

    std::string headFor(std::uint64_t times) const { return headBefore ? headBefore(times) : head; }
    std::string bytes(int times) const {
        std::string all = headFor(std::uint64_t(times));
        for (int i = 0; i < times; ++i)
            all += unit;
        return all + tail;
    }
};

Result<std::unique_ptr<Connection>> openJson(const OpenBytes& open, const std::string& name, std::size_t buffer) {
    json::JsonLimits limits;
    limits.bufferBytes = buffer;
    MW_TRY(auto source, json::openSource(open, name, {}, limits));
    return std::unique_ptr<Connection>(std::make_unique<tree::TreeConnection>(std::move(source)));
}

Result<std::unique_ptr<Connection>> openXml(const OpenBytes& open, std::size_t buffer) {
    xml::XmlLimits limits;
    limits.bufferBytes = buffer;
    MW_TRY(auto source, xml::openSource(open, "test.xml", limits));
    return std::unique_ptr<Connection>(std::make_unique<tree::TreeConnection>(std::move(source)));
}

Result<std::unique_ptr<Connection>> openFixed(const OpenBytes& open, const OptionValues& values, std::size_t buffer) {
    fixed::FixedLimits limits;
    limits.bufferBytes = buffer;
    MW_TRY(auto options, fixed::parseOptions(values, "test.fwf"));
    return std::unique_ptr<Connection>(std::make_unique<fixed::FixedConnection>(open, "test", "test.fwf", std::move(options), limits));
}

/// A table of a text of 200 bytes and a number of three: its header and first record, before as many more.
std::string dbfHead(std::uint64_t times) {
    const std::uint64_t records = times + 1;
    std::string header("\x03\x7C\x01\x1F", 4);
    for (int i = 0; i < 4; ++i)
        header += char(records >> (8 * i) & 0xFF);
    header += std::string("\x61\0\xCC\0", 4);
    header.resize(29, '\0');
    header += '\x57';
    header.resize(32, '\0');
    for (const char* const field : {"NAME C\xC8", "COUNTN\3"}) {
        std::string one(field, 5);
        one[4] = one[4] == ' ' ? '\0' : one[4];
        one.resize(11, '\0');
        one += field[5];
        one.resize(16, '\0');
        one += field[6];
        one.resize(32, '\0');
        header += one;
    }
    return header + '\r' + ' ' + std::string(199, ' ') + "x 12";
}

Result<std::unique_ptr<Connection>> openDbf(const OpenBytes& open, std::size_t buffer) {
    dbf::DbfLimits limits;
    limits.bufferBytes = buffer;
    return std::unique_ptr<Connection>(std::make_unique<dbf::DbfConnection>(open, "test.dbf", "", limits));
}

const std::map<std::string, Format>& formats() {
    static const std::map<std::string, Format> all = {
        {"json", {[](const OpenBytes& open, std::size_t buffer) { return openJson(open, "test.json", buffer); },
                  "test",
                  "[{\"id\": 0, \"name\": \"\\u00e9\", \"more\": {\"x\": 1.50}}",
                  ",\n {\"id\": 12345, \"name\": \"some t\xC3\xA4xt\", \"more\": {\"x\": -7.25, \"tags\": [1, 2]}}",
                  "]\n",
                  3}},
        {"json, below", {[](const OpenBytes& open, std::size_t buffer) { return openJson(open, "test.json", buffer); },
                         "lines",
                         "[{\"lines\": [{\"id\": 0, \"name\": \"first\"}",
                         ", {\"id\": 1, \"name\": \"second\"}",
                         "]}]",
                         2}},
        {"ndjson", {[](const OpenBytes& open, std::size_t buffer) { return openJson(open, "test.ndjson", buffer); },
                    "test",
                    "{\"id\":0,\"name\":null}\n",
                    "{\"id\":12345,\"name\":\"some text\",\"tags\":[\"a\",\"b\"]}\n",
                    "",
                    0}},
        {"xml", {openXml,
                 "item",
                 "<?xml version=\"1.0\"?>\n<shop><item id=\"0\"><name>\xF0\x9F\x98\x80</name></item>",
                 "\n<item id=\"1\"><name>some t\xC3\xA4xt</name><tag>a</tag><tag>b</tag></item>",
                 "</shop>\n",
                 1}},
        {"fixed, lines", {[](const OpenBytes& open, std::size_t buffer) {
                              return openFixed(open, {{"columns", "id 1-5 integer, name 7-20"}}, buffer);
                          },
                          "test",
                          "00000 \n",
                          "12345 some t\xC3\xA4xt\r\n",
                          "",
                          0}},
        {"fixed, bytes", {[](const OpenBytes& open, std::size_t buffer) {
                              return openFixed(open, {{"columns", "name 1-4, amount 5-7 decimal(5,2) packed"}, {"encoding", "ibm-037"}, {"records", "7"}}, buffer);
                          },
                          "test",
                          "\x40\x40\x40\x40\x12\x34\x5D",
                          "\xC1\xC2\xC3\x40\x01\x15\x0C",
                          "",
                          0}},
        {"dbf", {openDbf, "test", dbfHead(0), " some text" + std::string(191, ' ') + " 42", "\x1A", 0, dbfHead}},
    };
    return all;
}

OpenBytes device(const std::string& bytes, const test::FailingSource::Options& options) {
    return [&bytes, options]() -> Result<std::unique_ptr<ByteSource>> {
        return std::unique_ptr<ByteSource>(std::make_unique<test::FailingSource>(bytes, options));
    };
}

AnyTable readAll(const Format& format, const OpenBytes& open, std::size_t buffer, const ReadOptions& options = {}) {
    auto connection = format.open(open, buffer);
    if (connection.ok())
        return test::readTable(**connection, format.entity, options);
    AnyTable table;
    table.error = connection.error();
    return table;
}

} // namespace

class TstReaderConformance : public QObject {
    Q_OBJECT

    static void eachFormat() {
        QTest::addColumn<QString>("name");
        for (const auto& [name, format] : formats())
            QTest::newRow(name.c_str()) << qt(name);
    }
    static const Format& chosen() {
        QFETCH(QString, name);
        return formats().at(name.toStdString());
    }

private Q_SLOTS:
    void aDeviceThatFailsAtAnyByteEndsWithItsError_data() { eachFormat(); }
    void aDeviceThatFailsAtAnyByteEndsWithItsError() {
        const Format& format = chosen();
        const std::string bytes = format.bytes(3);
        for (std::uint64_t at = 0; at < bytes.size(); ++at) {
            test::FailingSource::Options options;
            options.failAt = at;
            const AnyTable table = readAll(format, device(bytes, options), 8);
            QVERIFY2(table.error && table.error->code == Code::ReadFailed, std::to_string(at).c_str());
        }
    }

    void chunksAndBuffersMakeNoDifference_data() { eachFormat(); }
    void chunksAndBuffersMakeNoDifference() {
        const Format& format = chosen();
        const std::string bytes = format.bytes(5);
        const AnyTable whole = readAll(format, device(bytes, {}), 256 * 1024);
        QVERIFY2(!whole.error, whole.error ? whole.error->line().c_str() : "");
        QCOMPARE(whole.rows.size(), std::size_t(6));
        for (std::size_t size = 1; size <= bytes.size(); ++size) {
            test::FailingSource::Options options;
            options.largestRead = size;
            for (const std::size_t buffer : {std::size_t(1), std::size_t(16), std::size_t(1024)}) {
                const AnyTable parts = readAll(format, device(bytes, options), buffer);
                QVERIFY2(!parts.error, parts.error ? parts.error->line().c_str() : "");
                QCOMPARE(qt(parts.text()), qt(whole.text()));
                QVERIFY(parts.offsets == whole.offsets && parts.numbers == whole.numbers);
            }
        }
    }

    void cancellingEndsTheReading_data() { eachFormat(); }
    void cancellingEndsTheReading() {
        const Format& format = chosen();
        const std::string bytes = format.bytes(9'000);
        auto connection = format.open(device(bytes, {}), 4096);
        QVERIFY(connection.ok());
        JobContext early;
        early.requestStop();
        const auto refused = (*connection)->read(format.entity, {}, early);
        QVERIFY(!refused.ok() && refused.error().code == Code::Cancelled);
        for (int stopAfter = 0; stopAfter < 4; ++stopAfter) {
            JobContext job;
            auto reader = (*connection)->read(format.entity, {}, job);
            QVERIFY(reader.ok());
            Batch batch;
            for (int i = 0; i < stopAfter; ++i)
                QVERIFY(*(*reader)->next(batch, job));
            job.requestStop();
            const auto next = (*reader)->next(batch, job);
            QVERIFY(!next.ok() && next.error().code == Code::Cancelled);
        }
    }

    void onlyWantedFieldsComeInTheWantedOrder_data() { eachFormat(); }
    void onlyWantedFieldsComeInTheWantedOrder() {
        const Format& format = chosen();
        const std::string bytes = format.bytes(3);
        const AnyTable whole = readAll(format, device(bytes, {}), 1024);
        QVERIFY(!whole.error && whole.names.size() >= 2);
        for (std::size_t a = 0; a < whole.names.size(); ++a) {
            for (std::size_t b = 0; b < whole.names.size(); ++b) {
                ReadOptions options;
                options.fields = {whole.names[b], whole.names[a]};
                const AnyTable some = readAll(format, device(bytes, {}), 1024, options);
                QVERIFY(!some.error && some.names == options.fields);
                for (std::size_t row = 0; row < whole.rows.size(); ++row)
                    QVERIFY(a == b || (some.rows[row][0] == whole.rows[row][b] && some.rows[row][1] == whole.rows[row][a]));
            }
        }
        ReadOptions wrong;
        wrong.fields = {"no such field"};
        const AnyTable refused = readAll(format, device(bytes, {}), 1024, wrong);
        QVERIFY(refused.error && refused.error->code == Code::UnknownField);
    }

    void noMoreRowsComeThanAsked_data() { eachFormat(); }
    void noMoreRowsComeThanAsked() {
        const Format& format = chosen();
        const std::string bytes = format.bytes(5'000);
        for (const std::uint64_t limit : {0, 1, 2, 2048, 2049, 5001, 6000}) {
            ReadOptions options;
            options.limit = limit;
            const AnyTable table = readAll(format, device(bytes, {}), 1024, options);
            QVERIFY(!table.error);
            QCOMPARE(table.rows.size(), std::size_t(std::min<std::uint64_t>(limit, 5001)));
        }
    }

    void theHashIsThatOfTheWholeFile_data() { eachFormat(); }
    void theHashIsThatOfTheWholeFile() {
        const Format& format = chosen();
        const std::string bytes = format.bytes(5'000);
        ReadOptions options;
        options.hashInput = true;
        QCOMPARE(readAll(format, device(bytes, {}), 1024, options).hash, toHex(sha256(bytes)));
        options.limit = 3;
        QCOMPARE(readAll(format, device(bytes, {}), 1024, options).hash, toHex(sha256(bytes)));
        options.hashInput = false;
        QCOMPARE(readAll(format, device(bytes, {}), 1024, options).hash, std::string());
    }

    void rowsLeadBackToTheirBytes_data() { eachFormat(); }
    void rowsLeadBackToTheirBytes() {
        const Format& format = chosen();
        const std::string bytes = format.bytes(5'000);
        const AnyTable table = readAll(format, device(bytes, {}), 1024);
        QVERIFY(!table.error);
        for (std::size_t row = 1; row < table.rows.size(); ++row) {
            QCOMPARE(table.numbers[row], std::uint64_t(row + 1));
            QCOMPARE(table.offsets[row], format.head.size() + (row - 1) * format.unit.size() + format.recordAt);
        }
        QVERIFY(table.sourceBytes <= bytes.size() && table.sourceBytes + 1024 + format.tail.size() >= bytes.size());
    }

    /// More input than may be addressed: 256 MiB beyond the start. MW_LARGE=1 makes it 2 GB.
    void memoryStaysFlat_data() { eachFormat(); }
    void memoryStaysFlat() {
        if (!test::kMemoryIsMeasurable)
            QSKIP("a sanitizer is at work: memory says nothing");
        const Format& format = chosen();
        const std::uint64_t bytes = qEnvironmentVariableIsSet("MW_LARGE") ? 2'000'000'000 : 400'000'000;
        const std::uint64_t times = bytes / format.unit.size();
        const pid_t child = ::fork();
        if (child == 0) {
            std::size_t pages = 0;
            if (FILE* const statm = std::fopen("/proc/self/statm", "r")) {
                if (std::fscanf(statm, "%zu", &pages) != 1)
                    ::_exit(9);
                std::fclose(statm);
            }
            const rlim_t most = pages * std::size_t(::sysconf(_SC_PAGESIZE)) + (256u << 20);
            const rlimit limit{most, most};
            if (::setrlimit(RLIMIT_AS, &limit) != 0)
                ::_exit(8);
            const OpenBytes open = [&]() -> Result<std::unique_ptr<ByteSource>> {
                return std::unique_ptr<ByteSource>(
                    std::make_unique<test::RepeatingSource>(format.headFor(times), format.unit, times, format.tail));
            };
            JobContext job;
            auto connection = format.open(open, 256 * 1024);
            auto reader = connection.ok() ? (*connection)->read(format.entity, {}, job) : connection.error();
            if (!reader.ok())
                ::_exit(1);
            Batch batch;
            std::uint64_t rows = 0;
            for (bool more = true; more;) {
                const auto next = (*reader)->next(batch, job);
                if (!next.ok())
                    ::_exit(2);
                more = *next;
                rows += batch.rows;
            }
            ::_exit(rows == times + 1 ? 0 : 3);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        QVERIFY(WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status), 0);
    }
};

MW_TEST(TstReaderConformance)
#include "tst_reader_conformance.moc"
