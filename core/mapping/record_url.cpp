// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/record_url.h"

#include "core/base/utf8.h"

namespace mw::mapping {

namespace {

constexpr std::string_view kEntity = "entity", kKey = "key";

Error wrong(std::string why) { return makeError(Code::WrongValue, std::move(why)); }

/// Letters, digits and "-._~" stand for themselves, all else by its bytes.
void appendEncoded(std::string& address, std::string_view text) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    for (const char c : text) {
        const bool isUnreserved = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                                  std::string_view("-._~").find(c) != std::string_view::npos;
        if (isUnreserved) {
            address += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            address += '%';
            address += kDigits[byte >> 4];
            address += kDigits[byte & 15];
        }
    }
}

/// Where the host begins; none where it is no address of the web.
std::optional<std::size_t> hostOf(std::string_view address) {
    for (const std::string_view scheme : {std::string_view("https://"), std::string_view("http://")})
        if (address.starts_with(scheme))
            return scheme.size();
    return std::nullopt;
}

/// Calls `text` with what stands between braces' names and `name` with each of these, in order.
template <class Text, class Name>
Result<void> eachPart(std::string_view address, const Text& text, const Name& name) {
    while (!address.empty()) {
        const std::size_t open = address.find_first_of("{}");
        text(address.substr(0, open));
        if (open == std::string_view::npos)
            break;
        const std::size_t close = address.find('}', open);
        if (address[open] == '}' || close == std::string_view::npos)
            return wrong("a brace stands alone; {key} and {entity} can stand in an address");
        const std::string_view inside = address.substr(open + 1, close - open - 1);
        if (inside != kKey && inside != kEntity)
            return wrong(quoted("{" + std::string(inside) + "}") + " is not known; {key} and {entity} can stand in an address");
        name(inside);
        address.remove_prefix(close + 1);
    }
    return {};
}

} // namespace

Result<void> checkRecordUrl(std::string_view address) {
    const auto host = hostOf(address);
    if (!host)
        return wrong("an address begins with https:// or http://");
    const std::string_view name = address.substr(*host, address.find_first_of("/?#", *host) - *host);
    if (name.empty())
        return wrong("the address names no server");
    if (name.find_first_of("{}@") != std::string_view::npos)
        return wrong("the server is to be named as it is, " + quoted(name) + " is none");
    for (const char c : address)
        if (static_cast<unsigned char>(c) <= 0x20 || static_cast<unsigned char>(c) == 0x7F)
            return wrong("an address has no blanks");
    bool hasKey = false;
    MW_TRY_DO(eachPart(address, [](std::string_view) {}, [&](std::string_view part) { hasKey = hasKey || part == kKey; }));
    if (!hasKey)
        return wrong("{key} is missing: which record is meant");
    return {};
}

Result<std::string> recordUrl(const Document& document, const Id& connection, std::string_view entity, std::string_view key) {
    const auto address = document.workflow.recordUrls.find(connection.text());
    if (address == document.workflow.recordUrls.end()) {
        const Connection* const place = document.connection(connection);
        return makeError(Code::UnknownName, "an address of the records of " + quoted(place ? place->name : connection.text()), "");
    }
    MW_TRY_DO(checkRecordUrl(address->second));
    if (key.empty())
        return wrong("the record has no key");
    std::string made;
    MW_TRY_DO(eachPart(address->second, [&](std::string_view text) { made += text; },
                       [&](std::string_view part) { appendEncoded(made, part == kKey ? key : entity); }));
    return made;
}

} // namespace mw::mapping
