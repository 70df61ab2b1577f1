// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "tests/support/failing_device.h"
#include "tests/support/random.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_main.h"

#include <QElapsedTimer>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <functional>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace mw;
using mw::test::qt;

namespace {

/// Runs in a process of its own and gives its exit code, so that rights and limits of this one stay.
int inChild(const std::function<int()>& body) {
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(body());
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

constexpr int kFine = 200;

template <class T>
int codeOf(const Result<T>& result) {
    return result.ok() ? kFine : int(result.error().code);
}

/// One version of a file: its number, then a body of that number's letter.
std::string versionText(unsigned number, std::size_t size) {
    return std::to_string(number) + ':' + std::string(size, char('a' + number % 26)) + '.';
}

bool isWholeVersion(const std::string& text, std::size_t size) {
    return text == versionText(unsigned(std::strtoul(text.c_str(), nullptr, 10)), size);
}

} // namespace

class TstFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsWrittenIsReadBack_data() {
        QTest::addColumn<qulonglong>("size");
        QTest::newRow("nothing") << 0ull;
        QTest::newRow("one byte") << 1ull;
        QTest::newRow("a byte less than the buffer") << 262'143ull;
        QTest::newRow("the buffer") << 262'144ull;
        QTest::newRow("a byte more than the buffer") << 262'145ull;
        QTest::newRow("several buffers") << 1'500'000ull;
    }
    void whatIsWrittenIsReadBack() {
        QFETCH(qulonglong, size);
        test::TemporaryFolder folder;
        test::Random random("file contents");
        const std::string bytes = random.bytes(size);
        const std::string path = folder.file("data.bin");
        auto sink = createFile(path);
        QVERIFY(sink.ok());
        std::string_view left = bytes;
        while (!left.empty()) {
            const std::size_t piece = 1 + random.below(std::min<std::size_t>(left.size(), 300'000));
            QVERIFY(sink.value()->write(left.substr(0, piece)).ok());
            left.remove_prefix(piece);
        }
        QVERIFY(sink.value()->finish().ok());
        QVERIFY(readFile(path).value() == bytes);
        QCOMPARE(openFile(path).value()->size(), std::uint64_t(size));
        QCOMPARE(folder.names(), QStringList(QStringLiteral("data.bin")));
    }

    void anUnfinishedFileLeavesTheOldOneAndNothingElse() {
        test::TemporaryFolder folder;
        const std::string path = folder.file("kept.txt");
        QVERIFY(writeFile(path, "old").ok());
        {
            auto sink = createFile(path);
            QVERIFY(sink.ok());
            QVERIFY(sink.value()->write(std::string(1'000'000, 'x')).ok());
            QCOMPARE(folder.names().size(), 2);
        }
        QCOMPARE(readFile(path).value(), std::string("old"));
        QCOMPARE(folder.names(), QStringList(QStringLiteral("kept.txt")));
    }

    void aSecondFinishIsRefused() {
        test::TemporaryFolder folder;
        auto sink = createFile(folder.file("once"));
        QVERIFY(sink.value()->finish().ok());
        QVERIFY(sink.value()->finish().error().code == Code::Internal);
        QVERIFY(QFile::exists(qt(folder.file("once"))));
    }

    void theRightsOfAReplacedFileStayAndNewFilesFollowTheMask() {
        test::TemporaryFolder folder;
        const std::string path = folder.file("rights");
        const mode_t mask = ::umask(027);
        QVERIFY(writeFile(path, "1").ok());
        ::umask(mask);
        struct stat facts {};
        QCOMPARE(::stat(path.c_str(), &facts), 0);
        QCOMPARE(facts.st_mode & 07777, mode_t(0640));
        QCOMPARE(::chmod(path.c_str(), 0600), 0);
        QVERIFY(writeFile(path, "2").ok());
        QCOMPARE(::stat(path.c_str(), &facts), 0);
        QCOMPARE(facts.st_mode & 07777, mode_t(0600));
    }

    void aLinkStaysALinkAndItsTargetIsReplaced() {
        test::TemporaryFolder folder;
        QVERIFY(QDir().mkdir(qt(folder.file("there"))));
        QVERIFY(writeFile(folder.file("there/real"), "old").ok());
        QCOMPARE(::symlink("there/real", folder.file("link").c_str()), 0);
        QVERIFY(writeFile(folder.file("link"), "new").ok());
        QCOMPARE(readFile(folder.file("there/real")).value(), std::string("new"));
        struct stat facts {};
        QCOMPARE(::lstat(folder.file("link").c_str(), &facts), 0);
        QVERIFY(S_ISLNK(facts.st_mode));
    }

    void whatCannotBeOpenedIsNamed() {
        test::TemporaryFolder folder;
        QVERIFY(writeFile(folder.file("plain"), "x").ok());
        const auto missing = openFile(folder.file("missing"));
        QVERIFY(missing.error().code == Code::FileNotFound);
        QCOMPARE(missing.error().where, folder.file("missing"));
        QVERIFY(openFile(folder.path()).error().code == Code::IsADirectory);
        QVERIFY(createFile(folder.path()).error().code == Code::IsADirectory);
        QVERIFY(createFile(folder.file("no/such/folder")).error().code == Code::FileNotFound);
        QVERIFY(openFile(folder.file("plain/below")).error().code == Code::FileNotFound);
        QVERIFY(createFile("").error().code == Code::FileNotFound);
    }

    void withoutTheRightItIsPermissionDenied() {
        test::TemporaryFolder folder;
        const std::string path = folder.file("private");
        QVERIFY(writeFile(path, "secret").ok());
        QCOMPARE(::chmod(path.c_str(), 0), 0);
        QCOMPARE(::chmod(folder.path().c_str(), 0555), 0);
        const auto asNobody = [&](const std::function<int()>& body) {
            return inChild([&] { return ::geteuid() == 0 && ::setuid(65534) != 0 ? -2 : body(); });
        };
        QCOMPARE(asNobody([&] { return codeOf(openFile(path)); }), int(Code::PermissionDenied));
        QCOMPARE(asNobody([&] { return codeOf(createFile(path)); }), int(Code::PermissionDenied));
        QCOMPARE(asNobody([&] { return codeOf(createFile(folder.file("new"))); }), int(Code::PermissionDenied));
        QCOMPARE(::chmod(folder.path().c_str(), 0755), 0);
    }

    void theErrnosHaveTheirCodes_data() {
        QTest::addColumn<int>("number");
        QTest::addColumn<int>("code");
        QTest::newRow("no such file") << ENOENT << int(Code::FileNotFound);
        QTest::newRow("a folder") << EISDIR << int(Code::IsADirectory);
        QTest::newRow("no right") << EACCES << int(Code::PermissionDenied);
        QTest::newRow("not permitted") << EPERM << int(Code::PermissionDenied);
        QTest::newRow("no space") << ENOSPC << int(Code::DiskFull);
        QTest::newRow("quota used up") << EDQUOT << int(Code::DiskFull);
        QTest::newRow("a read-only file system") << EROFS << int(Code::ReadOnlyTarget);
        QTest::newRow("busy") << EBUSY << int(Code::Locked);
        QTest::newRow("a damaged disk") << EIO << int(Code::WriteFailed);
    }
    void theErrnosHaveTheirCodes() {
        QFETCH(int, number);
        QFETCH(int, code);
        const Error error = fromErrno(number, "some/path", true);
        QCOMPARE(int(error.code), code);
        QCOMPARE(error.where, std::string("some/path"));
        if (number == EIO)
            QVERIFY(fromErrno(number, "some/path", false).code == Code::ReadFailed);
    }

    void aFullDeviceIsDiskFull() {
        auto sink = createFile("/dev/full");
        QVERIFY(sink.ok());
        // Small writes wait in the buffer, so finish() tells; a large one tells itself.
        QVERIFY(sink.value()->write("small").ok());
        QVERIFY(sink.value()->finish().error().code == Code::DiskFull);
        auto large = createFile("/dev/full");
        QVERIFY(large.value()->write(std::string(1'000'000, 'x')).error().code == Code::DiskFull);
        struct stat facts {};
        QCOMPARE(::stat("/dev/full", &facts), 0);
        QVERIFY(S_ISCHR(facts.st_mode));
    }
    void aDeviceIsWrittenNotReplaced() {
        auto sink = createFile("/dev/null");
        QVERIFY(sink.ok());
        QVERIFY(sink.value()->write("gone").ok());
        QVERIFY(sink.value()->finish().ok());
        struct stat facts {};
        QCOMPARE(::stat("/dev/null", &facts), 0);
        QVERIFY(S_ISCHR(facts.st_mode));
    }

    void aFileThatMayNotGrowLeavesTheOldOneWhole() {
        test::TemporaryFolder folder;
        const std::string path = folder.file("limited");
        QVERIFY(writeFile(path, "old").ok());
        const int code = inChild([&] {
            std::signal(SIGXFSZ, SIG_IGN);
            const rlimit limit{400'000, 400'000};
            ::setrlimit(RLIMIT_FSIZE, &limit);
            return codeOf(writeFile(path, std::string(1'000'000, 'x')));
        });
        QCOMPARE(code, int(Code::DiskFull));
        QCOMPARE(readFile(path).value(), std::string("old"));
        QCOMPARE(folder.names(), QStringList(QStringLiteral("limited")));
    }

    void afterAFailedWriteFinishFailsToo() {
        test::TemporaryFolder folder;
        const std::string path = folder.file("limited");
        QVERIFY(writeFile(path, "old").ok());
        const int code = inChild([&] {
            std::signal(SIGXFSZ, SIG_IGN);
            const rlimit limit{400'000, 400'000};
            ::setrlimit(RLIMIT_FSIZE, &limit);
            auto sink = createFile(path);
            if (sink.value()->write(std::string(1'000'000, 'x')).ok())
                return -2;
            return codeOf(sink.value()->finish());
        });
        QCOMPARE(code, int(Code::DiskFull));
        QCOMPARE(readFile(path).value(), std::string("old"));
    }

    void readingStopsAtTheLimit() {
        test::TemporaryFolder folder;
        const std::string path = folder.file("ten");
        QVERIFY(writeFile(path, "0123456789").ok());
        QCOMPARE(readFile(path, 10).value(), std::string("0123456789"));
        QVERIFY(readFile(path, 9).error().code == Code::ReadFailed);
        // Devices do not tell their size; the limit holds all the same.
        QVERIFY(readFile("/dev/zero", 100'000).error().code == Code::ReadFailed);
        QCOMPARE(readFile("/dev/null").value(), std::string());
    }

    void bytesInMemoryAreServedInAnyPieces() {
        const std::string bytes = "The quick brown fox";
        for (std::size_t piece = 1; piece <= bytes.size() + 1; ++piece) {
            const auto source = openBytes(bytes);
            QCOMPARE(source->size(), std::uint64_t(bytes.size()));
            std::string got;
            std::string buffer(piece, '\0');
            while (const std::size_t count = source->read(buffer.data(), piece).value())
                got.append(buffer, 0, count);
            QCOMPARE(got, bytes);
            QCOMPARE(source->read(buffer.data(), piece).value(), std::size_t(0));
        }
    }

    void killedAtAnyMomentTheFileIsOldOrNew() {
        test::Random random("kill while writing");
        test::TemporaryFolder folder;
        const std::string path = folder.file("versions");
        constexpr std::size_t kSize = 700'000;
        // Kills fall within about three versions' time, however fast the disk is.
        QElapsedTimer timer;
        timer.start();
        QVERIFY(writeFile(path, versionText(0, kSize)).ok());
        const auto versionMicros = std::uint64_t(timer.nsecsElapsed()) / 1000 + 1;
        int killedWhileWriting = 0;
        unsigned newest = 0;
        for (int round = 0; round < 60; ++round) {
            const pid_t child = ::fork();
            if (child == 0) {
                // Should the test itself die, nobody else would end this loop.
                ::prctl(PR_SET_PDEATHSIG, SIGKILL);
                for (unsigned number = newest + 1;; ++number) {
                    const std::string text = versionText(number, kSize);
                    auto sink = createFile(path);
                    if (!sink.ok())
                        ::_exit(1);
                    for (std::size_t at = 0; at < text.size(); at += 10'000)
                        if (!sink.value()->write(std::string_view(text).substr(at, 10'000)).ok())
                            ::_exit(1);
                    if (!sink.value()->finish().ok())
                        ::_exit(1);
                }
            }
            ::usleep(useconds_t(500 + random.below(3 * versionMicros + 4'000)));
            ::kill(child, SIGKILL);
            int status = 0;
            ::waitpid(child, &status, 0);
            QVERIFY2(WIFSIGNALED(status), "the child must die by the signal, not by a failed write");
            const Result<std::string> read = readFile(path);
            QVERIFY2(read.ok(), "the file must never be missing");
            const std::string& now = read.value();
            QVERIFY2(isWholeVersion(now, kSize), now.substr(0, 20).c_str());
            const auto number = unsigned(std::strtoul(now.c_str(), nullptr, 10));
            QVERIFY(number >= newest);
            newest = number;
            const QStringList names = folder.names();
            killedWhileWriting += names.size() > 1 ? 1 : 0;
            for (const QString& name : names)
                if (name != QStringLiteral("versions"))
                    QFile::remove(qt(folder.file(name.toStdString())));
        }
        std::printf("kills: 60, while a file was being written: %d, versions finished: %u\n", killedWhileWriting,
                    newest);
        QVERIFY(killedWhileWriting >= 10);
        QVERIFY(newest >= 1);
    }

    void theFailingDevicesFailWhereTheyShould() {
        const std::string bytes = "0123456789";
        for (std::uint64_t failAt = 0; failAt <= bytes.size(); ++failAt) {
            test::FailingSource source(bytes, {.failAt = failAt, .largestRead = 3});
            std::string got;
            char buffer[8];
            while (true) {
                const auto count = source.read(buffer, sizeof buffer);
                if (!count.ok())
                    break;
                QVERIFY(count.value() <= 3);
                if (count.value() == 0)
                    break;
                got.append(buffer, count.value());
            }
            QCOMPARE(got, bytes.substr(0, failAt));
            QVERIFY(source.hasFailed());

            test::FailingSink sink({.failAt = failAt});
            QCOMPARE(sink.write(bytes).ok(), failAt == bytes.size());
            QCOMPARE(sink.written(), bytes.substr(0, failAt));
            QCOMPARE(sink.finish().ok(), failAt == bytes.size());
            QCOMPARE(sink.isFinished(), !sink.hasFailed());
        }
    }
};

MW_TEST(TstFile)
#include "tst_file.moc"
