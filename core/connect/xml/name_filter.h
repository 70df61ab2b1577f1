// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>

namespace mw::xml {

/// Lets expat, whose names are those of XML 1.0's fourth edition, read names of the fifth (section 2.3): characters
/// that only the fifth allows in names are written out in characters that both do, wherever they stand, and read back
/// by restore(). Only documents in UTF-8 are changed. One thread.
class NameFilter {
public:
    explicit NameFilter(ByteSource& source) : m_source(source) {}

    /// Appends the next bytes for the parser; false at the end. `got`: the bytes of the source that were read for it.
    Result<bool> read(std::string& into, std::size_t size, std::string& got);
    /// Where a byte that the parser was given stood in the source. Places are asked for in ascending order.
    std::uint64_t sourceOffset(std::uint64_t parserOffset);
    /// Gives back the characters of a name or text that the parser tells. `room` keeps what had to be changed.
    static std::string_view restore(std::string_view text, std::string& room);

private:
    void decideEncoding();
    void convert(std::string_view bytes, std::string& into);

    struct Shift {
        std::uint64_t at; ///< parser's offset from which on …
        std::uint64_t by; ///< … so many bytes have been added
    };

    ByteSource& m_source;
    std::string m_start; ///< until the encoding is known
    std::string m_part;  ///< of a character that is cut by the end of what was read
    bool m_isDecided = false;
    bool m_isUtf8 = true;
    bool m_atEnd = false;
    std::uint64_t m_given = 0;
    std::uint64_t m_added = 0;
    std::uint64_t m_shift = 0; ///< of places asked for so far
    std::deque<Shift> m_shifts;
};

} // namespace mw::xml
