// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file.h"

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>

namespace mw::test {

/// Serves bytes and fails, or stops short, at a given byte. `bytes` must outlive it.
class FailingSource final : public ByteSource {
public:
    struct Options {
        std::uint64_t failAt = std::numeric_limits<std::uint64_t>::max();  ///< byte before which reading fails
        std::size_t largestRead = std::numeric_limits<std::size_t>::max(); ///< short reads: at most this many at once
        Code code = Code::ReadFailed;
    };
    FailingSource(std::string_view bytes, Options options) : m_bytes(bytes), m_options(options) {}

    Result<std::size_t> read(char* into, std::size_t size) override;
    std::uint64_t size() const override { return m_bytes.size(); }
    bool hasFailed() const { return m_failed; }

private:
    std::string_view m_bytes;
    Options m_options;
    std::size_t m_position = 0;
    bool m_failed = false;
};

/// Keeps what is written and fails at a given byte, or in finish().
class FailingSink final : public ByteSink {
public:
    struct Options {
        std::uint64_t failAt = std::numeric_limits<std::uint64_t>::max(); ///< first byte that is not taken
        bool failFinish = false;
        Code code = Code::DiskFull;
    };
    explicit FailingSink(Options options) : m_options(options) {}

    Result<void> write(std::string_view bytes) override;
    Result<void> finish() override;
    const std::string& written() const { return m_written; }
    bool isFinished() const { return m_finished; }
    bool hasFailed() const { return m_failed; }

private:
    Error failure() const;

    Options m_options;
    std::string m_written;
    bool m_finished = false;
    bool m_failed = false;
};

} // namespace mw::test
