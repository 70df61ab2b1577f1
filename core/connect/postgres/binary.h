// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/calendar.h"
#include "core/types/decimal.h"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

/// PostgreSQL's binary forms of values (the receive and send functions of src/backend/utils/adt): big endian numbers,
/// days and microseconds since 2000-01-01, numerics in digits of base 10,000.
namespace mw::postgres {

inline constexpr std::int32_t kEpochDays = 10957; ///< 2000-01-01 in days since 1970-01-01
inline constexpr std::int64_t kEpochMicros = std::int64_t(kEpochDays) * kMicrosPerDay;

/// The eleven bytes of the signature, no flags, no extension.
inline constexpr std::string_view kCopyHeader{"PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0", 19};
inline constexpr std::string_view kCopyTrailer{"\377\377", 2};

template <class Number>
Number toBigEndian(Number value) {
    if constexpr (sizeof value == 2)
        return Number(__builtin_bswap16(std::uint16_t(value)));
    else if constexpr (sizeof value == 4)
        return Number(__builtin_bswap32(std::uint32_t(value)));
    else
        return Number(__builtin_bswap64(std::uint64_t(value)));
}

/// A buffer that rows are written into.
class Bytes {
public:
    /// Makes sure that so many bytes can be added without asking again.
    void reserve(std::size_t size) {
        if (m_bytes.size() - m_used < size)
            m_bytes.resize((m_used + size) * 2);
    }
    template <class Number>
    void put(Number value) { // after reserve()
        value = toBigEndian(value);
        std::memcpy(m_bytes.data() + m_used, &value, sizeof value);
        m_used += sizeof value;
    }
    void put(std::string_view bytes) { // after reserve()
        m_used += bytes.copy(m_bytes.data() + m_used, bytes.size());
    }
    void append(std::string_view bytes) {
        reserve(bytes.size());
        put(bytes);
    }
    void appendCharacter(char c) {
        reserve(1);
        m_bytes[m_used++] = c;
    }
    std::size_t size() const { return m_used; }
    std::string_view view() const { return {m_bytes.data(), m_used}; }
    /// Takes the end off again.
    void truncate(std::size_t size) { m_used = size; }
    void clear() { m_used = 0; }

private:
    std::vector<char> m_bytes;
    std::size_t m_used = 0;
};

/// The most bytes that putNumeric writes.
inline constexpr std::size_t kMostNumericBytes = 4 + 8 + 2 * 12;
/// Writes a numeric with its length in front.
void putNumeric(Bytes& bytes, Int128 unscaled, std::uint8_t scale);

enum class NumericOutcome { Good, NotFinite, WouldRound, TooLarge };
/// Reads a numeric as an unscaled number of the scale. `bytes` are those of the value without its length.
NumericOutcome readNumeric(std::string_view bytes, std::uint8_t scale, Int128& unscaled);

/// Prints a numeric of any size as PostgreSQL does; `bytes` as above.
std::string printNumeric(std::string_view bytes);

template <class Number>
Number readNumber(std::string_view bytes) {
    Number value;
    std::memcpy(&value, bytes.data(), sizeof value);
    return toBigEndian(value);
}

} // namespace mw::postgres
