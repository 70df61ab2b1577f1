// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/compressed_source.h"
#include "core/connect/connector.h"
#include "tests/core/connect/csv_table.h"
#include "tests/support/failing_device.h"
#include "tests/support/temporary_folder.h"

#include <QProcess>

using namespace mw;
using mw::test::qt;

namespace {

/// Packs bytes with the program of that name.
std::string pack(const char* program, const QStringList& arguments, const std::string& bytes) {
    QProcess process;
    process.start(QString::fromUtf8(program), arguments);
    if (!process.waitForStarted())
        return {};
    process.write(bytes.data(), qint64(bytes.size()));
    process.closeWriteChannel();
    if (!process.waitForFinished(120'000))
        return {};
    return process.readAllStandardOutput().toStdString();
}

Result<std::string> unpack(std::string_view bytes, std::size_t step) {
    MW_TRY(const auto source, uncompressed(openBytes(bytes), "test"));
    std::string all, part(step, '\0');
    while (true) {
        MW_TRY(const std::size_t got, source->read(part.data(), part.size()));
        if (got == 0)
            return all;
        all.append(part, 0, got);
    }
}

std::string someText() {
    std::string text = "id,name,day\n";
    for (int i = 0; i < 20'000; ++i)
        text += std::to_string(i) + ",name " + std::to_string(i * 7919 % 1000) + ",2024-01-31\n";
    return text;
}

} // namespace

class TstCompressedSource : public QObject {
    Q_OBJECT
private:
    test::TemporaryFolder m_folder;

private Q_SLOTS:
    void whatWasPackedComesOut_data() {
        QTest::addColumn<QString>("program");
        QTest::newRow("gzip") << "gzip";
        QTest::newRow("zstd") << "zstd";
    }
    void whatWasPackedComesOut() {
        QFETCH(QString, program);
        const std::string text = someText();
        const std::string packed = pack(qPrintable(program), {QStringLiteral("-c")}, text);
        if (packed.empty())
            QSKIP("the program is not here");
        for (const std::size_t step : {std::size_t(1), std::size_t(997), std::size_t(1 << 20)}) {
            const auto got = unpack(packed, step);
            QVERIFY2(got.ok(), got.ok() ? "" : got.error().message().c_str());
            QVERIFY(*got == text);
        }
        // Two parts one behind the other, as logs are put together.
        const auto twice = unpack(packed + packed, 4096);
        QVERIFY(twice.ok() && *twice == text + text);
        // Cut off anywhere it is told, and never taken for the whole.
        for (std::size_t end = 5; end + 1 < packed.size(); end += packed.size() / 50 + 1) {
            const auto cut = unpack(std::string_view(packed).substr(0, end), 4096);
            QVERIFY(!cut.ok());
            QVERIFY(cut.error().code == Code::ReadFailed);
        }
        std::string damaged = packed;
        damaged[damaged.size() / 2] = char(damaged[damaged.size() / 2] ^ 0x55);
        QVERIFY(!unpack(damaged, 4096).ok());
    }

    void otherBytesPassUntouched() {
        for (const std::string bytes : {"", "\x1F", "\x1F\x8B", "\x28\xB5\x2F", "abc", "a,b\n1,2\n"}) {
            const auto got = unpack(bytes, 2);
            QVERIFY(got.ok() && *got == bytes);
        }
    }

    void aBombIsRefused() {
        // 2 GiB of zeros; zstd makes some 60 KiB of them.
        QProcess process;
        process.start(QStringLiteral("sh"), {QStringLiteral("-c"), QStringLiteral("head -c 2147483648 /dev/zero | zstd -c -19")});
        if (!process.waitForFinished(300'000) || process.exitCode() != 0)
            QSKIP("zstd is not here");
        const std::string packed = process.readAllStandardOutput().toStdString();
        const auto source = uncompressed(openBytes(packed), "bomb.zst");
        QVERIFY(source.ok());
        std::string part(1 << 20, '\0');
        std::uint64_t total = 0;
        while (true) {
            const auto got = (*source)->read(part.data(), part.size());
            if (!got) {
                QVERIFY(got.error().code == Code::ReadFailed);
                QCOMPARE(qt(got.error().where), QStringLiteral("bomb.zst"));
                break;
            }
            QVERIFY2(*got > 0, "the bomb was unpacked whole");
            total += *got;
        }
        QVERIFY(total < 1'000'000'000);
    }

    void aCompressedFileIsAConnection() {
        const std::string text = someText();
        for (const auto& [program, ending] : {std::pair{"gzip", ".gz"}, std::pair{"zstd", ".zst"}}) {
            const std::string packed = pack(program, {QStringLiteral("-c")}, text);
            if (packed.empty())
                QSKIP("the program is not here");
            const std::string path = m_folder.file(std::string("orders.csv") + ending);
            QVERIFY(writeFile(path, packed).ok());
            const auto connection = openConnection(*parseLocation(path));
            QVERIFY2(connection.ok(), connection.ok() ? "" : connection.error().message().c_str());
            JobContext job;
            const auto schema = (*connection)->schema(job);
            QVERIFY(schema.ok());
            QCOMPARE(qt(schema->entities.front().name), QStringLiteral("orders"));
            auto reader = (*connection)->read("orders", {}, job);
            const auto table = test::readAll(**reader, job);
            QVERIFY(!table.error && table.malformed.empty());
            QCOMPARE(table.rows.size(), std::size_t(20'000));
            QCOMPARE(table.offsets.front(), std::uint64_t(12)); // in what is inside
        }
    }

    void aFailingDeviceIsTold() {
        const std::string packed = pack("gzip", {QStringLiteral("-c")}, someText());
        if (packed.empty())
            QSKIP("gzip is not here");
        for (std::uint64_t end = 0; end < packed.size(); end += packed.size() / 20) {
            auto source = uncompressed(
                std::make_unique<test::FailingSource>(packed, test::FailingSource::Options{.failAt = end}), "device");
            bool failed = !source.ok();
            std::string part(4096, '\0');
            while (!failed) {
                const auto got = (*source)->read(part.data(), part.size());
                failed = !got.ok();
                if (got.ok() && *got == 0)
                    break;
            }
            QVERIFY(failed);
        }
    }
};

MW_TEST(TstCompressedSource)
#include "tst_compressed_source.moc"
