// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace mw {

/// Gives texts in the language of a document or window. Core speaks English; app wires translations in.
class MessageCatalogue {
public:
    virtual ~MessageCatalogue() = default;
    /// Translates an English text or template; gives it back unchanged where there is no translation.
    virtual std::string text(std::string_view english) const = 0;
    /// The language's code, "en".
    virtual std::string language() const { return "en"; }
    /// What stands between groups of three digits.
    virtual std::string groupSign() const { return ","; }
    /// The catalogue that changes nothing; lives as long as the program.
    static const MessageCatalogue& english();
};

/// Marks an English text of one word as one that people read; longer ones are known for it (translations/core_texts.cpp).
template <class Text> constexpr Text forPeople(Text english) { return english; }

} // namespace mw
