// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/message_catalogue.h"
#include "core/rules/environment.h"

#include <string>
#include <string_view>
#include <vector>

namespace mw::rules {

/// Names fields and other things for a sentence, so that no two of them read alike and none reads as a phrase.
class FieldLabels {
public:
    FieldLabels(const Environment& environment, const MessageCatalogue& catalogue);
    /// "the full name", or “date of birth”, or [contacts.name] where another field reads the same.
    std::string field(std::size_t binding) const;
    /// The same for a name without the article: "full name".
    std::string plain(std::string_view name) const;
    /// “name”, whatever it is.
    std::string marked(std::string_view name) const;
    /// A field of a lookup's record.
    std::string member(const Entity& entity, std::string_view name) const;

private:
    bool isSafe(std::string_view label) const;

    const Environment& m_environment;
    const MessageCatalogue& m_catalogue;
    std::vector<std::string> m_segments; ///< what phrases say between their parts, in small letters, with spaces around
    std::vector<std::string> m_labels;   ///< by binding, empty where it is not the only one that reads so
};

} // namespace mw::rules
