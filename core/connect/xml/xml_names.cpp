// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/xml/xml_names.h"

namespace mw::xml {

namespace {

struct Parts {
    std::string_view uri;
    std::string_view local;
    std::string_view prefix;
};

Parts partsOf(std::string_view name) {
    const std::size_t first = name.find(XmlNames::kSeparator);
    if (first == std::string_view::npos)
        return {{}, name, {}};
    const std::string_view rest = name.substr(first + 1);
    const std::size_t second = rest.find(XmlNames::kSeparator);
    if (second == std::string_view::npos)
        return {name.substr(0, first), rest, {}};
    return {name.substr(0, first), rest.substr(0, second), rest.substr(second + 1)};
}

} // namespace

const std::string& XmlNames::prefixOf(std::string_view uri, std::string_view wanted) {
    if (const auto known = m_prefixes.find(uri); known != m_prefixes.end())
        return known->second;
    std::string prefix(wanted);
    const std::string base = prefix.empty() ? "ns" : prefix;
    for (int n = 2; !m_taken.insert(prefix).second; ++n)
        prefix = base + std::to_string(n);
    return m_prefixes.emplace(std::string(uri), std::move(prefix)).first->second;
}

std::string XmlNames::label(std::string_view name) {
    const Parts parts = partsOf(name);
    if (parts.uri.empty())
        return std::string(parts.local);
    const std::string& prefix = prefixOf(parts.uri, parts.prefix);
    return prefix.empty() ? std::string(parts.local) : prefix + ":" + std::string(parts.local);
}

bool isNamed(std::string_view name, std::string_view uri, std::string_view local) {
    const Parts parts = partsOf(name);
    return parts.uri == uri && parts.local == local;
}

} // namespace mw::xml
