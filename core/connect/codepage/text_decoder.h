// SPDX-License-Identifier: GPL-3.0-or-later
/// codepage: texts of formats that hold many short ones in some code page, turned into UTF-8 by ICU. Knows no format.
/// Includes base..connect.
#pragma once

#include "core/base/result.h"

#include <array>
#include <memory>
#include <string>
#include <string_view>

namespace mw::codepage {

/// Turns texts of a code page into UTF-8. One thread.
class TextDecoder {
public:
    /// WrongValue for a name that ICU does not know.
    static Result<std::unique_ptr<TextDecoder>> make(const std::string& encoding);
    ~TextDecoder();
    /// Replaces `into` by the text; false where bytes stand for no character, which are U+FFFD then.
    bool decode(std::string_view bytes, std::string& into);
    /// Says whether the bytes are already what decode() would make of them.
    bool isSame(std::string_view bytes) const;
    bool isUtf8() const { return m_isUtf8; }

private:
    struct Converter;
    TextDecoder();
    void fillTable();
    bool decodeMany(std::string_view bytes, std::string& into);

    std::unique_ptr<Converter> m_converter;
    bool m_isUtf8 = false;
    bool m_isSingleByte = false;
    bool m_holdsAscii = false;
    std::array<std::string, 256> m_table; ///< of encodings of single bytes; empty for bytes without meaning
};

} // namespace mw::codepage
