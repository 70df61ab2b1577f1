// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace mw::xml {

/// Turns the names of a document (Namespaces in XML 1.0) into names of fields: "local" or "prefix:local". Equal names
/// in one namespace stay equal whatever prefix stands before them; different namespaces never share a prefix.
class XmlNames {
public:
    /// What stands between URI, local name and prefix in the names that it is given.
    static constexpr char kSeparator = '\x1F';

    /// `name`: "local", "URI␟local" or "URI␟local␟prefix".
    std::string label(std::string_view name);

private:
    const std::string& prefixOf(std::string_view uri, std::string_view wanted);

    std::map<std::string, std::string, std::less<>> m_prefixes; ///< by URI
    std::set<std::string, std::less<>> m_taken;
};

/// Takes a name apart: whether it is `local` of the namespace `uri`.
bool isNamed(std::string_view name, std::string_view uri, std::string_view local);

} // namespace mw::xml
