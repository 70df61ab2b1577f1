// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/package/random_bytes.h"

#include "core/base/file.h"
#include "core/base/hash.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace mw::package {

namespace {

class FileBytes final : public RandomBytes {
public:
    FileBytes(int number, std::uint64_t size, std::string path)
        : m_number(number), m_size(size), m_path(std::move(path)) {}
    ~FileBytes() override { ::close(m_number); }
    FileBytes(const FileBytes&) = delete;
    FileBytes& operator=(const FileBytes&) = delete;

    Result<std::size_t> readAt(std::uint64_t offset, char* into, std::size_t size) override {
        while (true) {
            const ssize_t got = ::pread(m_number, into, size, off_t(offset));
            if (got >= 0)
                return std::size_t(got);
            if (errno != EINTR)
                return fromErrno(errno, m_path, false);
        }
    }
    std::uint64_t size() const override { return m_size; }

private:
    const int m_number;
    const std::uint64_t m_size;
    const std::string m_path;
};

class MemoryBytes final : public RandomBytes {
public:
    explicit MemoryBytes(std::string_view bytes) : m_bytes(bytes) {}
    Result<std::size_t> readAt(std::uint64_t offset, char* into, std::size_t size) override {
        if (offset >= m_bytes.size())
            return std::size_t(0);
        const std::size_t count = std::min(size, m_bytes.size() - std::size_t(offset));
        std::memcpy(into, m_bytes.data() + offset, count);
        return count;
    }
    std::uint64_t size() const override { return m_bytes.size(); }

private:
    const std::string_view m_bytes;
};

} // namespace

Result<std::unique_ptr<RandomBytes>> openRandom(const std::string& path) {
    MW_TRY_DO(openFile(path)); // says why where it cannot be read
    const int number = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (number < 0)
        return fromErrno(errno, path, false);
    struct stat status {};
    if (::fstat(number, &status) != 0) {
        const int reason = errno;
        ::close(number);
        return fromErrno(reason, path, false);
    }
    return std::unique_ptr<RandomBytes>(std::make_unique<FileBytes>(number, std::uint64_t(status.st_size), path));
}

std::unique_ptr<RandomBytes> randomBytes(std::string_view bytes) {
    return std::make_unique<MemoryBytes>(bytes);
}

Result<std::string> hashOf(RandomBytes& bytes, JobContext& job) {
    Sha256 hash;
    std::vector<char> buffer(256 * 1024);
    std::uint64_t offset = 0;
    while (true) {
        MW_TRY_DO(job.checkpoint());
        MW_TRY(const std::size_t got, bytes.readAt(offset, buffer.data(), buffer.size()));
        if (got == 0)
            return toHex(hash.finish());
        hash.add({buffer.data(), got});
        offset += got;
    }
}

} // namespace mw::package
