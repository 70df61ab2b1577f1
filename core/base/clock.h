// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace mw {

/// Gives the time of day; injected so that tests and repeated runs see the same.
class Clock {
public:
    virtual ~Clock() = default;
    /// Microseconds since 1970-01-01T00:00:00Z.
    virtual std::int64_t nowMicros() const = 0;
    /// The system's clock; lives as long as the program.
    static const Clock& system();
};

/// A clock that stands still at a given moment.
class FixedClock final : public Clock {
public:
    explicit FixedClock(std::int64_t micros) : m_micros(micros) {}
    std::int64_t nowMicros() const override { return m_micros; }

private:
    std::int64_t m_micros;
};

/// Prints "2024-01-31T10:00:00Z".
std::string printUtc(std::int64_t micros);

} // namespace mw
