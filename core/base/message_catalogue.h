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
    /// The catalogue that changes nothing; lives as long as the program.
    static const MessageCatalogue& english();
};

} // namespace mw
