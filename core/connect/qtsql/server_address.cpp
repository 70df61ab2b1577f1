// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/qtsql/server_address.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <limits>

namespace mw {

namespace {

constexpr std::uint64_t kLargest = std::uint64_t(std::numeric_limits<int>::max());

int hexDigit(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = char(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::string decoded(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int high = text[i] == '%' && i + 2 < text.size() ? hexDigit(text[i + 1]) : -1;
        const int low = high >= 0 ? hexDigit(text[i + 2]) : -1;
        if (low < 0) {
            plain += text[i];
            continue;
        }
        plain += char(high * 16 + low);
        i += 2;
    }
    return plain;
}

Result<std::uint64_t> numberOf(const std::string& name, const std::string& text) {
    std::uint64_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc() || end != text.data() + text.size() || number > kLargest)
        return makeError(Code::WrongValue,
                         name + " must be a number from 0 to " + std::to_string(kLargest) + ", not " + quoted(text));
    return number;
}

/// Sets what goes by a name both in a location's query and in a connection's options; false for other names.
Result<bool> setNamed(ServerAddress& address, const std::string& name, const std::string& value) {
    if (name == "password_env")
        address.passwordVariable = value;
    else if (name == "schema")
        address.schema = value;
    else if (name == "connect_timeout" || name == "commit_every" || name == "census_rows") {
        MW_TRY(const std::uint64_t number, numberOf(name, value));
        if (name == "connect_timeout")
            address.timeoutSeconds = int(number);
        else if (name == "commit_every")
            address.commitEvery = number;
        else
            address.censusRows = number;
    } else
        return false;
    return true;
}

Result<void> readQuery(ServerAddress& address, std::string_view query) {
    while (!query.empty()) {
        const std::string_view pair = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(query.size(), pair.size() + 1));
        const std::size_t equals = pair.find('=');
        const std::string name = decoded(pair.substr(0, equals));
        const std::string value = equals == std::string_view::npos ? std::string() : decoded(pair.substr(equals + 1));
        if (name == "host")
            address.host = value;
        else if (name == "socket")
            address.socket = value;
        else if (name == "user")
            address.user = value;
        else if (name == "dbname")
            address.database = value;
        else if (name == "sslmode")
            address.sslMode = value;
        else {
            MW_TRY(const bool known, setNamed(address, name, value));
            if (!known)
                return at(makeError(Code::UnknownKey, quoted(name), " in the location of a server"), address.text);
        }
    }
    return {};
}

/// [user@][host][:port], a host of IPv6 in brackets.
Result<void> readAuthority(ServerAddress& address, std::string_view authority) {
    if (const std::size_t mark = authority.rfind('@'); mark != std::string_view::npos) {
        address.user = decoded(authority.substr(0, mark));
        authority.remove_prefix(mark + 1);
    }
    const std::size_t bracket = authority.rfind(']');
    const std::size_t colon = authority.rfind(':');
    if (colon != std::string_view::npos && (bracket == std::string_view::npos || bracket < colon)) {
        const std::string port(authority.substr(colon + 1));
        const auto number = numberOf("the port", port);
        if (!number.ok() || *number == 0 || *number > 65535)
            return at(makeError(Code::Usage, quoted(port) + " is not a port"), address.text);
        address.port = int(*number);
        authority = authority.substr(0, colon);
    }
    if (authority.starts_with('[') && authority.ends_with(']'))
        authority = authority.substr(1, authority.size() - 2);
    address.host = decoded(authority);
    return {};
}

} // namespace

Result<ServerAddress> parseServerAddress(const Location& location, const OptionValues& options) {
    ServerAddress address;
    std::string_view text = location.text;
    if (const std::size_t mark = text.rfind('#'); mark != std::string_view::npos)
        text = text.substr(0, mark);
    address.text = std::string(text);
    for (const auto& [name, value] : options) {
        if (value.empty())
            continue;
        MW_TRY(const bool known, setNamed(address, name, value));
        if (!known)
            return makeError(Code::UnknownKey, quoted(name), "");
    }
    text.remove_prefix(std::min(text.size(), location.scheme.size() + 1));
    if (location.scheme == "odbc") {
        address.dsn = std::string(text);
        if (address.dsn.empty())
            return at(makeError(Code::Usage, "odbc: needs a data source, for example odbc:DSN=name"), address.text);
        return address;
    }
    if (!text.starts_with("//"))
        return at(makeError(Code::Usage, "a server is written " + location.scheme + "://user@host/database"),
                  address.text);
    text.remove_prefix(2);
    const std::size_t question = text.find('?');
    const std::string_view query = question == std::string_view::npos ? std::string_view() : text.substr(question + 1);
    text = text.substr(0, question);
    const std::size_t slash = text.find('/');
    MW_TRY_DO(readAuthority(address, text.substr(0, slash)));
    if (slash != std::string_view::npos)
        address.database = decoded(text.substr(slash + 1));
    MW_TRY_DO(readQuery(address, query));
    return address;
}

std::vector<OptionField> serverOptionFields() {
    using Kind = OptionField::Kind;
    return {
        {"password_env",
         "Variable of the password",
         "The environment variable that holds the password. A password itself stands neither here nor in the location.",
         Kind::Text,
         "",
         {},
         false},
        {"schema",
         "Schema",
         "The schema whose tables go by their bare name; others are written schema.table.",
         Kind::Text,
         "",
         {},
         false},
        {"connect_timeout",
         "Wait for the server (s)",
         "How long to wait for the server to answer; 0 waits as long as the system does.",
         Kind::Integer,
         "10",
         {},
         false},
        {"census_rows",
         "Rows looked at per table",
         "Columns whose declaration does not say what they hold are decided by so many rows; 0 looks at all.",
         Kind::Integer,
         "200000",
         {},
         false},
        {"commit_every",
         "Rows per commit",
         "As a target: rows between two commits; 0 commits once, at the end.",
         Kind::Integer,
         "0",
         {},
         false},
    };
}

std::string passwordOf(const ServerAddress& address) {
    const char* const value = address.passwordVariable.empty() ? nullptr : std::getenv(address.passwordVariable.c_str());
    return value ? value : "";
}

} // namespace mw
