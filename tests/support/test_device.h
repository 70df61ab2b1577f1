// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file.h"
#include "tests/support/made_content.h"

#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <utility>

namespace mw::test {

/// What a file lies on, and what befalls whoever reads it. Must outlive its readers. One thread.
class TestDevice {
public:
    explicit TestDevice(MadeContent content) : m_content(std::move(content)) {}

    std::uint64_t badByte = std::numeric_limits<std::uint64_t>::max();  ///< that cannot be read
    std::size_t largestRead = std::numeric_limits<std::size_t>::max(); ///< short reads: at most this many bytes at once
    std::function<void(std::uint64_t reads)> onRead;                   ///< before each, with how many there were

    Result<std::size_t> readAt(std::uint64_t offset, char* into, std::size_t size) {
        if (onRead)
            onRead(m_reads);
        ++m_reads;
        if (offset == badByte) {
            m_hasFailed = true;
            return at(makeError(Code::ReadFailed, "the test's device gives up"), "test device");
        }
        const std::uint64_t untilBad = offset < badByte ? badByte - offset : std::numeric_limits<std::uint64_t>::max();
        return m_content.read(offset, into, std::size_t(std::min<std::uint64_t>(untilBad, std::min(size, largestRead))));
    }
    const MadeContent& content() const { return m_content; }
    std::uint64_t size() const { return m_content.size(); }
    std::uint64_t reads() const { return m_reads; }
    bool hasFailed() const { return m_hasFailed; }

    /// Opens it from its beginning.
    std::unique_ptr<ByteSource> open() { return std::make_unique<Source>(*this); }

private:
    class Source final : public ByteSource {
    public:
        explicit Source(TestDevice& device) : m_device(device) {}
        Result<std::size_t> read(char* into, std::size_t size) override {
            MW_TRY(const std::size_t got, m_device.readAt(m_at, into, size));
            m_at += got;
            return got;
        }
        std::uint64_t size() const override { return m_device.size(); }

    private:
        TestDevice& m_device;
        std::uint64_t m_at = 0;
    };

    const MadeContent m_content;
    std::uint64_t m_reads = 0;
    bool m_hasFailed = false;
};

} // namespace mw::test
