// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/message_catalogue.h"

#include <cstdint>
#include <string>
#include <vector>

namespace mw::report {

/// Speaks the language of the document: words("{0} of {1}", a, b).
class Words {
public:
    explicit Words(const MessageCatalogue& catalogue) : m_catalogue(catalogue) {}
    template <class... Texts> std::string operator()(const std::string& english, const Texts&... arguments) const {
        return fillTemplate(m_catalogue.text(english), {std::string(arguments)...});
    }
    const MessageCatalogue& catalogue() const { return m_catalogue; }

private:
    const MessageCatalogue& m_catalogue;
};

/// "1,234,567"
inline std::string counted(std::uint64_t number) {
    std::string digits = std::to_string(number);
    for (auto i = std::ptrdiff_t(digits.size()) - 3; i > 0; i -= 3)
        digits.insert(std::size_t(i), 1, ',');
    return digits;
}

/// Ends a sentence that does not end yet.
inline std::string withPoint(std::string text) {
    if (!text.empty() && std::string(".!?:").find(text.back()) == std::string::npos)
        text += '.';
    return text;
}

} // namespace mw::report
