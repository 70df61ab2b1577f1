// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/loose_copy.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace mw {

/// Writes SQLite's variable-length integer (sqlite.org/fileformat2.html, section 1.6); gives its 1 to 9 bytes' number.
std::size_t putSqliteVarint(char* into, std::uint64_t value);
/// Reads one and moves `at` behind it; the bytes must be there.
std::uint64_t takeSqliteVarint(const char*& at);
/// What a number of the serial types 1 to 7 takes in a record's body.
inline std::size_t sqliteNumberSize(std::uint64_t type) {
    return type < 5 ? std::size_t(type) : type == 5 ? 6 : 8;
}
/// Reads a number of so many bytes, the most significant first, sign extended.
std::int64_t sqliteNumber(const char* at, std::size_t size);

/// Builds rows in SQLite's record format (sqlite.org/fileformat2.html, section 2.1), one after the other in the same
/// memory. Values are stored as they are given: affinities are SqliteValueBinder's business.
class SqliteRecord {
public:
    /// Forgets the row before; `columns` values follow.
    void start(std::size_t columns);
    void null() { *m_next++ = 0; }
    void integer(std::int64_t value);
    void real(double value);
    void text(std::string_view value) {
        if (value.size() > kShortText || value.size() + kLooseSlack > m_row.size() - m_used) [[unlikely]]
            return bytes(value, kFirstText);
        *m_next++ = char(kFirstText + 2 * value.size());
        copyLoosely(m_row.data() + m_used, value.data(), value.size());
        m_used += value.size();
    }
    void blob(std::string_view value) { bytes(value, 12); }
    /// Ends the row; it stays until the next start().
    std::string_view finish();

private:
    static constexpr std::uint64_t kFirstText = 13;
    static constexpr std::size_t kShortText = (0x7f - kFirstText) / 2; // its type takes one byte

    void bytes(std::string_view value, std::uint64_t firstType);
    void number(std::uint64_t value, std::size_t size, std::uint8_t type);
    char* room(std::size_t size);

    std::string m_types; ///< serial types, behind room for the header's size
    char* m_next = nullptr;
    std::string m_row; ///< the body, behind room for the header
    std::size_t m_gap = 0;
    std::size_t m_used = 0;
};

} // namespace mw
