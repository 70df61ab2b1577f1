// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/base/file_part.h"

#include "core/base/identifier.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <new>
#include <optional>
#include <system_error>
#include <vector>

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace mw {

namespace {

/// Owns a POSIX file descriptor.
class Descriptor {
public:
    explicit Descriptor(int number) : m_number(number) {}
    Descriptor(Descriptor&& other) noexcept : m_number(other.m_number) { other.m_number = -1; }
    Descriptor& operator=(Descriptor&&) = delete;
    ~Descriptor() {
        if (m_number >= 0)
            ::close(m_number);
    }
    int number() const { return m_number; }
    /// Closes and tells, for network file systems report a failed write only here.
    bool close() {
        const int number = m_number;
        m_number = -1;
        return ::close(number) == 0 || errno == EINTR;
    }

private:
    int m_number;
};

/// A call of the system that a signal broke off is made again.
template <class Call>
auto retrying(Call call) {
    auto answer = call();
    while (answer < 0 && errno == EINTR)
        answer = call();
    return answer;
}

int openRetrying(const char* path, int flags, mode_t mode = 0) {
    return retrying([&] { return ::open(path, flags | O_CLOEXEC, mode); });
}

bool syncRetrying(int number) {
    return retrying([&] { return ::fsync(number); }) == 0;
}

std::string folderOf(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos)
        return ".";
    return slash == 0 ? "/" : path.substr(0, slash);
}

class FileSource final : public ByteSource {
public:
    FileSource(Descriptor descriptor, std::uint64_t size, std::string path)
        : m_descriptor(std::move(descriptor)), m_size(size), m_path(std::move(path)) {}

    Result<std::size_t> read(char* into, std::size_t size) override {
        const ssize_t got = retrying([&] { return ::read(m_descriptor.number(), into, size); });
        if (got < 0)
            return fromErrno(errno, m_path, false);
        return std::size_t(got);
    }
    std::uint64_t size() const override { return m_size; }

private:
    Descriptor m_descriptor;
    std::uint64_t m_size;
    std::string m_path;
};

class FilePartSource final : public ByteSource {
public:
    FilePartSource(Descriptor descriptor, std::uint64_t begin, std::uint64_t end, std::string path)
        : m_descriptor(std::move(descriptor)), m_size(end - begin), m_at(begin), m_end(end), m_path(std::move(path)) {}

    Result<std::size_t> read(char* into, std::size_t size) override {
        const auto wanted = std::size_t(std::min<std::uint64_t>(size, m_end - m_at));
        const ssize_t got = retrying([&] { return ::pread(m_descriptor.number(), into, wanted, off_t(m_at)); });
        if (got < 0)
            return fromErrno(errno, m_path, false);
        m_at += std::uint64_t(got);
        return std::size_t(got);
    }
    std::uint64_t size() const override { return m_size; }

private:
    Descriptor m_descriptor;
    const std::uint64_t m_size;
    std::uint64_t m_at;
    const std::uint64_t m_end;
    const std::string m_path;
};

class MemorySource final : public ByteSource {
public:
    explicit MemorySource(std::string_view bytes) : m_bytes(bytes) {}
    Result<std::size_t> read(char* into, std::size_t size) override {
        const std::size_t count = std::min(size, m_bytes.size() - m_position);
        if (count > 0)
            std::memcpy(into, m_bytes.data() + m_position, count);
        m_position += count;
        return count;
    }
    std::uint64_t size() const override { return m_bytes.size(); }

private:
    std::string_view m_bytes;
    std::size_t m_position = 0;
};

Result<void> writeAll(int number, std::string_view bytes, const std::string& path) {
    while (!bytes.empty()) {
        const ssize_t written = retrying([&] { return ::write(number, bytes.data(), bytes.size()); });
        if (written < 0)
            return fromErrno(errno, path, true);
        bytes.remove_prefix(std::size_t(written));
    }
    return {};
}

/// Collects small writes; bytes reach the descriptor when the buffer is full.
class BufferedWriter {
public:
    BufferedWriter(int number, const std::string& path) : m_number(number), m_path(path) { m_buffer.reserve(kSize); }

    Result<void> write(std::string_view bytes) {
        if (m_buffer.size() + bytes.size() > kSize)
            MW_TRY_DO(flush());
        if (bytes.size() >= kSize)
            return writeAll(m_number, bytes, m_path);
        m_buffer.append(bytes);
        return {};
    }
    Result<void> flush() {
        Result<void> written = writeAll(m_number, m_buffer, m_path);
        m_buffer.clear();
        return written;
    }

private:
    static constexpr std::size_t kSize = 256 * 1024;
    int m_number;
    const std::string& m_path;
    std::string m_buffer;
};

constexpr std::uint64_t kWriteback = 8u << 20;

/// Asks the system to bring bytes to the disk while more are written, so that the sync at the end finds little to do. Only
/// a wish: what fails here fails there.
void beginWriteback([[maybe_unused]] int descriptor, [[maybe_unused]] std::uint64_t begin, [[maybe_unused]] std::uint64_t size) {
#ifdef __linux__
    ::sync_file_range(descriptor, off64_t(begin), off64_t(size), SYNC_FILE_RANGE_WRITE);
#endif
}

/// Writes a new file beside `path` and puts it in its place on finish().
class ReplacingSink final : public ByteSink {
public:
    ReplacingSink(Descriptor descriptor, std::string path, std::string scratch)
        : m_path(std::move(path)), m_scratch(std::move(scratch)), m_descriptor(std::move(descriptor)),
          m_writer(m_descriptor.number(), m_path) {}
    ~ReplacingSink() override { discard(); }

    Result<void> write(std::string_view bytes) override {
        MW_TRY_DO(keepFirstFailure(m_writer.write(bytes)));
        m_size += bytes.size();
        if (m_size - m_onItsWay >= kWriteback) {
            beginWriteback(m_descriptor.number(), m_onItsWay, m_size - m_onItsWay);
            m_onItsWay = m_size;
        }
        return {};
    }

    Result<void> finish() override {
        Result<void> done = keepFirstFailure(put());
        if (!done.ok())
            discard();
        return done;
    }

    Result<PreparedFile> prepare() override {
        if (m_failure)
            return *m_failure;
        if (m_scratch.empty())
            return makeError(Code::Internal, "prepare() of a file that is already finished");
        MW_TRY_DO(keepFirstFailure(makeDurable()));
        m_isPrepared = true;
        return PreparedFile{m_scratch, m_path};
    }

private:
    Result<void> keepFirstFailure(Result<void> outcome) {
        if (m_failure)
            return *m_failure;
        if (!outcome.ok())
            m_failure = outcome.error();
        return outcome;
    }

    Result<void> put() {
        if (m_failure)
            return *m_failure;
        if (m_scratch.empty())
            return makeError(Code::Internal, "finish() of a file that is already finished");
        if (!m_isPrepared)
            MW_TRY_DO(makeDurable());
        // Renamed before it is closed: until then its lock shows that somebody is at work.
        if (std::rename(m_scratch.c_str(), m_path.c_str()) != 0)
            return fromErrno(errno, m_path, true);
        m_scratch.clear();
        if (!m_descriptor.close())
            return fromErrno(errno, m_path, true);
        return syncFolderOf(m_path); // the rename itself is durable only then
    }

    Result<void> makeDurable() {
        MW_TRY_DO(m_writer.flush());
        return syncRetrying(m_descriptor.number()) ? Result<void>() : Result<void>(fromErrno(errno, m_path, true));
    }

    void discard() {
        if (!m_scratch.empty() && !m_isPrepared)
            ::unlink(m_scratch.c_str());
        m_scratch.clear();
    }

    std::string m_path;
    std::string m_scratch; ///< the unfinished file, empty once it is in place or removed
    Descriptor m_descriptor;
    BufferedWriter m_writer;
    std::optional<Error> m_failure;
    std::uint64_t m_size = 0;
    std::uint64_t m_onItsWay = 0; // bytes that the system was asked to bring to the disk
    bool m_isPrepared = false; ///< what is left belongs to somebody else
};

/// Writes straight to a device or pipe, where renaming over it would be wrong.
class DeviceSink final : public ByteSink {
public:
    DeviceSink(Descriptor descriptor, std::string path)
        : m_path(std::move(path)), m_descriptor(std::move(descriptor)), m_writer(m_descriptor.number(), m_path) {}

    Result<void> write(std::string_view bytes) override { return m_writer.write(bytes); }
    Result<void> finish() override {
        MW_TRY_DO(m_writer.flush());
        // Devices and pipes have nothing to sync and say so.
        if (!syncRetrying(m_descriptor.number()) && errno != EINVAL && errno != EROFS && errno != ENOTSUP)
            return fromErrno(errno, m_path, true);
        return {};
    }

private:
    std::string m_path;
    Descriptor m_descriptor;
    BufferedWriter m_writer;
};

constexpr std::size_t kScratchLetters = 8;
constexpr std::string_view kScratchSuffix = ".part";

/// Makes a new file "<target>.<random>.part", locked, with the rights that umask leaves of `mode`; gives -1 and errno where
/// that fails.
int openScratch(const std::string& target, mode_t mode, std::string& scratch) {
    IdMaker names;
    int number;
    while (true) {
        scratch = target + '.' + names.make("").text().substr(0, kScratchLetters) + std::string(kScratchSuffix);
        number = openRetrying(scratch.c_str(), O_WRONLY | O_CREAT | O_EXCL, mode);
        if (number < 0 && errno == EEXIST)
            continue;
        // Whoever took it for abandoned in the meantime has removed it.
        struct stat facts {};
        if (number < 0 || ::flock(number, LOCK_EX) != 0 || ::fstat(number, &facts) != 0 || facts.st_nlink > 0)
            return number;
        ::close(number);
    }
}

/// Follows a symbolic link so that the file it names is replaced, not the link.
std::string resolvedTarget(const std::string& path) {
    struct stat link {};
    if (::lstat(path.c_str(), &link) != 0 || !S_ISLNK(link.st_mode))
        return path;
    char* const real = ::realpath(path.c_str(), nullptr);
    if (real == nullptr)
        return path;
    std::string resolved(real);
    std::free(real);
    return resolved;
}

} // namespace

bool fileExists(const std::string& path) {
    struct stat facts {};
    return ::stat(path.c_str(), &facts) == 0;
}

Error fromErrno(int number, const std::string& path, bool writing) {
    const auto failed = [&](Code code) { return at(makeError(code), path); };
    const std::string words = std::generic_category().message(number);
    switch (number) {
    case ENOENT:
    case ENOTDIR:
        return failed(Code::FileNotFound);
    case EISDIR:
        return failed(Code::IsADirectory);
    case EACCES:
    case EPERM:
        return failed(Code::PermissionDenied);
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return failed(Code::DiskFull);
    case EROFS:
        return at(makeError(Code::ReadOnlyTarget, "the file system is read-only"), path);
    case ETXTBSY:
    case EBUSY:
    case EAGAIN:
        return failed(Code::Locked);
    case ENOMEM:
        return failed(Code::OutOfMemory);
    default:
        return at(makeError(writing ? Code::WriteFailed : Code::ReadFailed, words), path);
    }
}

void removeAbandoned(const std::string& target) {
    const std::string folder = folderOf(target);
    const std::string prefix = target.substr(target.rfind('/') + 1) + '.';
    std::vector<std::string> found;
    if (DIR* const entries = ::opendir(folder.c_str())) {
        while (const dirent* entry = ::readdir(entries)) {
            const std::string_view name = entry->d_name;
            if (name.size() == prefix.size() + kScratchLetters + kScratchSuffix.size() && name.starts_with(prefix) &&
                name.ends_with(kScratchSuffix))
                found.push_back(folder + '/' + std::string(name));
        }
        ::closedir(entries);
    }
    for (const std::string& path : found) {
        // One that lives holds its file locked.
        const Descriptor file(openRetrying(path.c_str(), O_WRONLY | O_NOFOLLOW | O_NONBLOCK));
        if (file.number() >= 0 && ::flock(file.number(), LOCK_EX | LOCK_NB) == 0)
            ::unlink(path.c_str());
    }
}

Result<void> syncFolderOf(const std::string& path) {
    const Descriptor folder(openRetrying(folderOf(path).c_str(), O_RDONLY | O_DIRECTORY));
    // Some file systems refuse to sync a folder: no failure.
    if (folder.number() >= 0 && !syncRetrying(folder.number()) && errno != EINVAL && errno != EACCES &&
        errno != EROFS && errno != ENOTSUP)
        return fromErrno(errno, path, true);
    return {};
}

namespace {

/// `size`: bytes of a regular file, 0 for others.
Result<Descriptor> openToRead(const std::string& path, std::uint64_t& size) {
    Descriptor descriptor(openRetrying(path.c_str(), O_RDONLY));
    if (descriptor.number() < 0)
        return fromErrno(errno, path, false);
    struct stat facts {};
    if (::fstat(descriptor.number(), &facts) != 0)
        return fromErrno(errno, path, false);
    if (S_ISDIR(facts.st_mode))
        return at(makeError(Code::IsADirectory), path);
    size = S_ISREG(facts.st_mode) ? std::uint64_t(facts.st_size) : 0;
    if (size > 0)
        ::posix_fadvise(descriptor.number(), 0, 0, POSIX_FADV_SEQUENTIAL);
    return descriptor;
}

} // namespace

Result<std::unique_ptr<ByteSource>> openFile(const std::string& path) {
    std::uint64_t size = 0;
    MW_TRY(Descriptor descriptor, openToRead(path, size));
    return std::unique_ptr<ByteSource>(std::make_unique<FileSource>(std::move(descriptor), size, path));
}

Result<std::unique_ptr<ByteSource>> openFilePart(const std::string& path, std::uint64_t begin, std::uint64_t end) {
    std::uint64_t size = 0;
    MW_TRY(Descriptor descriptor, openToRead(path, size));
    end = std::min(end, size);
    begin = std::min(begin, end);
    return std::unique_ptr<ByteSource>(std::make_unique<FilePartSource>(std::move(descriptor), begin, end, path));
}

std::unique_ptr<ByteSource> openBytes(std::string_view bytes) {
    return std::make_unique<MemorySource>(bytes);
}

Result<std::string> readFile(const std::string& path, std::uint64_t limit) {
    MW_TRY(std::unique_ptr<ByteSource> source, openFile(path));
    const auto tooLarge = [&] {
        return at(makeError(Code::ReadFailed, "the file is larger than " + std::to_string(limit) + " bytes"), path);
    };
    if (source->size() > limit)
        return tooLarge();
    try {
        std::string bytes;
        std::size_t used = 0;
        bytes.resize(std::size_t(source->size()) + 1);
        while (true) {
            if (used == bytes.size())
                bytes.resize(bytes.size() + std::max<std::size_t>(bytes.size(), 64 * 1024));
            MW_TRY(const std::size_t got, source->read(bytes.data() + used, bytes.size() - used));
            if (got == 0)
                break;
            used += got;
            if (used > limit)
                return tooLarge();
        }
        bytes.resize(used);
        return bytes;
    } catch (const std::bad_alloc&) {
        return at(makeError(Code::OutOfMemory), path);
    }
}

Result<std::unique_ptr<ByteSink>> createFile(const std::string& path) { return createFile(path, FileRights::Usual); }

Result<std::unique_ptr<ByteSink>> createFile(const std::string& path, FileRights rights) {
    if (path.empty())
        return fromErrno(ENOENT, path, true);
    const std::string target = resolvedTarget(path);
    struct stat facts {};
    const bool exists = ::stat(target.c_str(), &facts) == 0;
    if (exists && S_ISDIR(facts.st_mode))
        return at(makeError(Code::IsADirectory), path);
    if (exists && !S_ISREG(facts.st_mode)) {
        const int number = openRetrying(target.c_str(), O_WRONLY);
        if (number < 0)
            return fromErrno(errno, path, true);
        return std::unique_ptr<ByteSink>(std::make_unique<DeviceSink>(Descriptor(number), path));
    }
    // A file that its owner has made read-only is not to be replaced, although the folder would allow it.
    if (exists && ::access(target.c_str(), W_OK) != 0)
        return fromErrno(errno, path, true);

    removeAbandoned(target);
    std::string scratch;
    const bool isPrivate = rights == FileRights::OwnerOnly;
    const int number = openScratch(target, isPrivate ? 0600 : 0666, scratch);
    if (number < 0)
        return fromErrno(errno, path, true);
    Descriptor descriptor(number);
    if (exists && !isPrivate && ::fchmod(number, facts.st_mode & 07777) != 0 && errno != EPERM) {
        const int failure = errno;
        ::unlink(scratch.c_str());
        return fromErrno(failure, path, true);
    }
    return std::unique_ptr<ByteSink>(
        std::make_unique<ReplacingSink>(std::move(descriptor), target, std::move(scratch)));
}

Result<void> writeFile(const std::string& path, std::string_view bytes) { return writeFile(path, bytes, FileRights::Usual); }

Result<void> writeFile(const std::string& path, std::string_view bytes, FileRights rights) {
    MW_TRY(std::unique_ptr<ByteSink> sink, createFile(path, rights));
    MW_TRY_DO(sink->write(bytes));
    return sink->finish();
}

} // namespace mw
