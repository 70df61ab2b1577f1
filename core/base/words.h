// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/message_catalogue.h"

#include <cstdint>
#include <string>

namespace mw {

/// Speaks the language of a catalogue: words("{0} of {1}", a, b).
class Words {
public:
    explicit Words(const MessageCatalogue& catalogue) : m_catalogue(catalogue) {}
    template <class... Texts> std::string operator()(const std::string& english, const Texts&... arguments) const {
        return fillTemplate(m_catalogue.text(english), {std::string(arguments)...});
    }
    /// Says a finished text of another folder: the title of a check, a cause.
    std::string finished(const std::string& english) const { return m_catalogue.text(english); }
    /// "1,234,567"
    std::string counted(std::uint64_t number) const {
        std::string digits = std::to_string(number);
        for (auto i = std::ptrdiff_t(digits.size()) - 3; i > 0; i -= 3)
            digits.insert(std::size_t(i), m_catalogue.groupSign());
        return digits;
    }
    const MessageCatalogue& catalogue() const { return m_catalogue; }

private:
    const MessageCatalogue& m_catalogue;
};

} // namespace mw
