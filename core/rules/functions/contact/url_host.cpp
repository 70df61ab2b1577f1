// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"
#include "core/rules/white_space_p.h"

#include <algorithm>

namespace mw::rules {

namespace {

/// RFC 3986 3.2.2, with what people leave out: the scheme, a "www.".
std::optional<std::string_view> hostOf(Row& row, std::string_view text) {
    std::string_view rest = withoutEdgeSpace(text);
    if (const std::size_t scheme = rest.find("://"); scheme != std::string_view::npos)
        rest.remove_prefix(scheme + 3);
    rest = rest.substr(0, rest.find_first_of("/?#"));
    if (const std::size_t user = rest.rfind('@'); user != std::string_view::npos)
        rest.remove_prefix(user + 1);
    rest = rest.substr(0, rest.find(':'));
    std::string& made = row.buffer();
    for (const char c : rest)
        made += c >= 'A' && c <= 'Z' ? char(c + 32) : c;
    if (made.starts_with("www."))
        made.erase(0, 4);
    const bool spaced = std::any_of(made.begin(), made.end(), [](char c) { return c == ' ' || (c >= 0 && c < 0x20); });
    const std::size_t dot = made.find('.');
    if (spaced || dot == std::string::npos || dot == 0 || made.back() == '.')
        return {};
    return row.keep(made);
}

} // namespace

Function define_url_host() {
    return Function("url_host", "Gives the host of a web address in small letters, without 'www.'; nothing where it has "
                                "none.")
        .overload<hostOf>({text("value")})
        .phrase("the host of the web address {0}")
        .step("take the host of the web address {0}")
        .postgres("(SELECT CASE WHEN host !~ '[\\u0001-\\u0020]' AND strpos(host, '.') > 1 AND right(host, 1) <> '.' THEN host "
                  "END FROM (SELECT regexp_replace(lower(split_part(regexp_replace(substring(CASE WHEN strpos(line, '://') > 0 "
                  "THEN substr(line, strpos(line, '://') + 3) ELSE line END from '^[^/?#]*'), '^.*@', ''), ':', 1) COLLATE "
                  "\"C\"), '^www\\.', '') AS host FROM (SELECT btrim({0}, {spaces}) AS line) trimmed) hosts)")
        .example("url_host('https://www.Example.org:8080/a?b')", "'example.org'")
        .example("url_host('example.org')", "'example.org'")
        .example("url_host('none')", "null")
        .example("url_host(null)", "null");
}

} // namespace mw::rules
