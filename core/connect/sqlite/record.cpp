// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/sqlite/record.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace mw {

namespace {

constexpr std::size_t kLongestVarint = 9;

} // namespace

std::size_t putSqliteVarint(char* into, std::uint64_t value) {
    if (value < 0x80) {
        *into = char(value);
        return 1;
    }
    if (value >> 56 != 0) { // nine bytes, the last of which has all its eight bits
        into[8] = char(value);
        value >>= 8;
        for (int i = 7; i >= 0; --i, value >>= 7)
            into[i] = char(value | 0x80);
        return 9;
    }
    const std::size_t size = (std::size_t(std::bit_width(value)) + 6) / 7;
    into[size - 1] = char(value & 0x7f);
    for (std::size_t i = size - 1; i > 0; --i) {
        value >>= 7;
        into[i - 1] = char(value | 0x80);
    }
    return size;
}

std::uint64_t takeSqliteVarint(const char*& at) {
    std::uint64_t value = 0;
    for (int i = 0; i < 8; ++i) {
        const auto byte = static_cast<unsigned char>(*at++);
        value = value << 7 | (byte & 0x7f);
        if (byte < 0x80)
            return value;
    }
    return value << 8 | static_cast<unsigned char>(*at++);
}

std::int64_t sqliteNumber(const char* at, std::size_t size) {
    std::uint64_t bits = size > 0 && at[0] < 0 ? ~std::uint64_t(0) : 0;
    for (std::size_t i = 0; i < size; ++i)
        bits = bits << 8 | static_cast<unsigned char>(at[i]);
    return std::int64_t(bits);
}

void SqliteRecord::start(std::size_t columns) {
    const std::size_t types = kLongestVarint * (columns + 1);
    if (m_types.size() < types)
        m_types.resize(types);
    if (m_row.size() < types)
        m_row.resize(types * 2);
    m_next = m_types.data() + kLongestVarint;
    m_gap = m_used = types;
}

char* SqliteRecord::room(std::size_t size) {
    if (m_row.size() - m_used < size) [[unlikely]]
        m_row.resize(std::max(m_row.size() * 2, m_used + size));
    char* const place = m_row.data() + m_used;
    m_used += size;
    return place;
}

void SqliteRecord::number(std::uint64_t value, std::size_t size, std::uint8_t type) {
    *m_next++ = char(type);
    char* const place = room(size);
    const std::uint64_t swapped = __builtin_bswap64(value << (64 - 8 * size)); // most significant byte first
    std::memcpy(place, &swapped, size);
}

void SqliteRecord::integer(std::int64_t value) {
    if (value == 0 || value == 1) {
        *m_next++ = char(8 + value);
        return;
    }
    const auto bits = std::uint64_t(value);
    const std::uint64_t magnitude = value < 0 ? ~bits : bits;
    if (magnitude < 1u << 7)
        number(bits, 1, 1);
    else if (magnitude < 1u << 15)
        number(bits, 2, 2);
    else if (magnitude < 1u << 23)
        number(bits, 3, 3);
    else if (magnitude < 1u << 31)
        number(bits, 4, 4);
    else if (magnitude < std::uint64_t(1) << 47)
        number(bits, 6, 5);
    else
        number(bits, 8, 6);
}

void SqliteRecord::real(double value) {
    number(std::bit_cast<std::uint64_t>(value), 8, 7);
}

void SqliteRecord::bytes(std::string_view value, std::uint64_t firstType) {
    m_next += putSqliteVarint(m_next, firstType + 2 * value.size());
    if (!value.empty())
        std::memcpy(room(value.size()), value.data(), value.size());
}

std::string_view SqliteRecord::finish() {
    // The header's size counts its own bytes.
    const auto types = std::size_t(m_next - (m_types.data() + kLongestVarint));
    std::size_t own = 1;
    while (types + own >= std::size_t(1) << (7 * own))
        ++own;
    char size[kLongestVarint];
    putSqliteVarint(size, types + own);
    char* const begin = m_row.data() + m_gap - types - own;
    std::memcpy(begin, size, own);
    std::memcpy(begin + own, m_types.data() + kLongestVarint, types);
    return {begin, m_used - std::size_t(begin - m_row.data())};
}

} // namespace mw
