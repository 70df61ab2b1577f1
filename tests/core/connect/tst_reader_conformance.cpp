// SPDX-License-Identifier: GPL-3.0-or-later
// What every reader of files owes, whatever the format; the formats stand in reader_formats.cpp.
#include "tests/core/connect/any_table.h"
#include "tests/core/connect/reader_format.h"
#include "tests/support/measured.h"

#include "core/base/hash.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <optional>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace mw;
using mw::test::AnyTable;
using mw::test::MadeContent;
using mw::test::qt;
using mw::test::ReaderFormat;
using mw::test::TestDevice;

namespace {

AnyTable readAll(const ReaderFormat& format, TestDevice& device, std::size_t buffer, const ReadOptions& options = {}) {
    auto connection = format.open(device, buffer);
    if (connection.ok())
        return test::readTable(**connection, format.entity, options);
    AnyTable table;
    table.error = connection.error();
    return table;
}

AnyTable readAll(const ReaderFormat& format, const MadeContent& content, std::size_t buffer, const ReadOptions& options = {}) {
    TestDevice device(content);
    return readAll(format, device, buffer, options);
}

const char* told(const AnyTable& table) {
    static std::string line;
    line = table.error ? table.error->line() : std::string();
    return line.c_str();
}

/// Content of at least so many bytes and how many records it has behind the first.
std::pair<MadeContent, std::uint64_t> contentOf(const ReaderFormat& format, std::uint64_t bytes) {
    const std::uint64_t times = bytes / (format.large ? format.largeUnit : format.unit);
    return {format.large ? format.large(times) : format.content(times), times};
}

/// What this thread has worked so far, in milliseconds: others that use the machine do not count.
double workedMs() {
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

/// Opens, describes and reads everything, until it is done or fails.
Result<std::uint64_t> goThrough(const ReaderFormat& format, TestDevice& device, JobContext& job) {
    MW_TRY(const auto connection, format.open(device, 256 * 1024));
    MW_TRY_DO(connection->schema(job));
    MW_TRY(const auto reader, connection->read(format.entity, {}, job));
    Batch batch;
    std::uint64_t rows = 0;
    for (bool more = true; more; rows += batch.rows) {
        MW_TRY(more, reader->next(batch, job));
    }
    return rows;
}

} // namespace

class TstReaderConformance : public QObject {
    Q_OBJECT

    static void eachFormat(const std::function<bool(const ReaderFormat&)>& isMeant = {}) {
        QTest::addColumn<QString>("name");
        for (const auto& [name, format] : test::readerFormats())
            if (!isMeant || isMeant(format))
                QTest::newRow(name.c_str()) << qt(name);
    }
    static const ReaderFormat& chosen() {
        QFETCH(QString, name);
        return test::readerFormats().at(name.toStdString());
    }

private Q_SLOTS:
    void aByteThatCannotBeReadEndsTheReadingWithItsError_data() { eachFormat(); }
    void aByteThatCannotBeReadEndsTheReadingWithItsError() {
        const ReaderFormat& format = chosen();
        const MadeContent content = format.content(3);
        ReadOptions options;
        options.hashInput = true;
        const AnyTable whole = readAll(format, content, 1024, options);
        QVERIFY2(!whole.error, told(whole));
        std::uint64_t notAsked = 0;
        for (std::uint64_t at = 0; at < content.size(); ++at) {
            TestDevice device(content);
            device.badByte = at;
            const AnyTable table = readAll(format, device, 8, options);
            if (device.hasFailed()) {
                QVERIFY2(table.error && table.error->code == Code::ReadFailed, std::to_string(at).c_str());
            } else {
                QVERIFY(!table.error && table.text() == whole.text());
                ++notAsked;
            }
        }
        QVERIFY(notAsked == 0 || (format.exempt.hash && notAsked < content.size() / 2));
    }

    void chunksAndBuffersMakeNoDifference_data() { eachFormat(); }
    void chunksAndBuffersMakeNoDifference() {
        const ReaderFormat& format = chosen();
        const MadeContent content = format.content(5);
        const AnyTable whole = readAll(format, content, 256 * 1024);
        QVERIFY2(!whole.error, told(whole));
        QCOMPARE(whole.rows.size(), std::size_t(6));
        for (std::size_t size = 1; size <= content.size(); size += 1 + size / 200) {
            for (const std::size_t buffer : {std::size_t(1), std::size_t(16), std::size_t(1024)}) {
                TestDevice device(content);
                device.largestRead = size;
                const AnyTable parts = readAll(format, device, buffer);
                QVERIFY2(!parts.error, told(parts));
                QCOMPARE(qt(parts.text()), qt(whole.text()));
                QVERIFY(parts.offsets == whole.offsets && parts.numbers == whole.numbers);
            }
        }
    }

    void cancellingEndsTheReading_data() { eachFormat(); }
    void cancellingEndsTheReading() {
        const ReaderFormat& format = chosen();
        TestDevice device(format.content(9'000));
        auto connection = format.open(device, 4096);
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

    /// Wherever in opening, describing and reading it falls. Counted is the work of the thread, not the clock.
    void cancellingTakesLessThan100Milliseconds_data() { eachFormat(); }
    void cancellingTakesLessThan100Milliseconds() {
        const ReaderFormat& format = chosen();
        const MadeContent content = format.exempt.size ? format.content(20'000) : contentOf(format, 40'000'000).first;
        double longest = 0;
        int cancelled = 0;
        for (std::uint64_t before = 1, at = 1; at < 150; std::swap(before += at, at)) {
            TestDevice device(content);
            JobContext job;
            std::optional<double> asked;
            device.onRead = [&](std::uint64_t reads) {
                if (reads != at)
                    return;
                job.requestStop();
                asked = workedMs();
            };
            const auto done = goThrough(format, device, job);
            if (!asked)
                break; // it was read in fewer steps
            QVERIFY(!done.ok() && done.error().code == Code::Cancelled);
            longest = std::max(longest, workedMs() - *asked);
            ++cancelled;
        }
        QVERIFY(cancelled >= 4);
        qInfo("at most %.1f ms", longest);
        QVERIFY2(longest < 100 * test::kSlowdown, std::to_string(longest).c_str());
    }

    void onlyWantedFieldsComeInTheWantedOrder_data() { eachFormat(); }
    void onlyWantedFieldsComeInTheWantedOrder() {
        const ReaderFormat& format = chosen();
        const MadeContent content = format.content(3);
        const AnyTable whole = readAll(format, content, 1024);
        QVERIFY(!whole.error && whole.names.size() >= 2);
        for (std::size_t a = 0; a < whole.names.size(); ++a) {
            for (std::size_t b = 0; b < whole.names.size(); ++b) {
                ReadOptions options;
                options.fields = {whole.names[b], whole.names[a]};
                const AnyTable some = readAll(format, content, 1024, options);
                QVERIFY(!some.error && some.names == options.fields);
                for (std::size_t row = 0; row < whole.rows.size(); ++row)
                    QVERIFY(a == b || (some.rows[row][0] == whole.rows[row][b] && some.rows[row][1] == whole.rows[row][a]));
            }
        }
        ReadOptions wrong;
        wrong.fields = {"no such field"};
        const AnyTable refused = readAll(format, content, 1024, wrong);
        QVERIFY(refused.error && refused.error->code == Code::UnknownField);
    }

    void noMoreRowsComeThanAsked_data() { eachFormat(); }
    void noMoreRowsComeThanAsked() {
        const ReaderFormat& format = chosen();
        const MadeContent content = format.content(5'000);
        for (const std::uint64_t limit : {0, 1, 2, 2048, 2049, 5001, 6000}) {
            ReadOptions options;
            options.limit = limit;
            const AnyTable table = readAll(format, content, 1024, options);
            QVERIFY2(!table.error, told(table));
            QCOMPARE(table.rows.size(), std::size_t(std::min<std::uint64_t>(limit, 5001)));
        }
    }

    void theHashIsThatOfTheWholeFile_data() {
        eachFormat([](const ReaderFormat& format) { return !format.exempt.hash; });
    }
    void theHashIsThatOfTheWholeFile() {
        const ReaderFormat& format = chosen();
        const MadeContent content = format.content(5'000);
        const std::string expected = toHex(sha256(content.text()));
        ReadOptions options;
        options.hashInput = true;
        QCOMPARE(readAll(format, content, 1024, options).hash, expected);
        options.limit = 3;
        QCOMPARE(readAll(format, content, 1024, options).hash, expected);
        options.hashInput = false;
        QCOMPARE(readAll(format, content, 1024, options).hash, std::string());
    }

    void rowsLeadBackToTheirPlace_data() { eachFormat(); }
    void rowsLeadBackToTheirPlace() {
        const ReaderFormat& format = chosen();
        const MadeContent content = format.content(5'000);
        const AnyTable table = readAll(format, content, 1024);
        QVERIFY2(!table.error, told(table));
        QCOMPARE(table.rows.size(), std::size_t(5001));
        for (std::size_t row = 1; row < table.rows.size(); ++row) {
            QCOMPARE(table.numbers[row], table.numbers[0] + row);
            if (!format.exempt.bytes)
                QCOMPARE(table.offsets[row], content.headSize() + (row - 1) * format.unit + format.recordAt);
        }
        QVERIFY(format.exempt.bytes ||
                (table.sourceBytes <= content.size() && table.sourceBytes + 1024 + content.tailSize() >= content.size()));
    }

    /// More input than may be addressed, 256 MiB beyond the start, of which little is used. MW_LARGE=1 makes it 2 GB.
    void memoryStaysFlat_data() {
        eachFormat([](const ReaderFormat& format) { return !format.exempt.large; });
    }
    void memoryStaysFlat() {
        if (!test::kMemoryIsMeasurable)
            QSKIP("a sanitizer is at work: memory says nothing");
        const ReaderFormat& format = chosen();
        const bool isLarge = qEnvironmentVariableIsSet("MW_LARGE");
        const auto [content, times] = contentOf(format, isLarge ? 2'000'000'000 : 300'000'000);
        const pid_t child = ::fork();
        if (child == 0) {
            std::size_t pages = 0;
            if (FILE* const statm = std::fopen("/proc/self/statm", "r")) {
                if (std::fscanf(statm, "%zu", &pages) != 1)
                    ::_exit(9);
                std::fclose(statm);
            }
            TestDevice device(content);
            const rlim_t most = pages * std::size_t(::sysconf(_SC_PAGESIZE)) + (256u << 20);
            const rlimit limit{most, most};
            if (::setrlimit(RLIMIT_AS, &limit) != 0)
                ::_exit(8);
            const long before = test::peakKib();
            JobContext job;
            const auto rows = goThrough(format, device, job);
            const long growth = test::peakKib() - before;
            std::fprintf(stderr, "%s, grew by %ld KiB\n", rows.ok() ? "read" : rows.error().line().c_str(), growth);
            ::_exit(!rows.ok() ? 1 : *rows != times + 1 ? 2 : growth > 32 * 1024 ? 3 : 0);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        QVERIFY(WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status), 0);
    }
};

MW_TEST(TstReaderConformance)
#include "tst_reader_conformance.moc"
