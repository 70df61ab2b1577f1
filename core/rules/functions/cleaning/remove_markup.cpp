// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

#include <array>
#include <charconv>

namespace mw::rules {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kEntities = {{{"amp", "&"},
                                                                                      {"lt", "<"},
                                                                                      {"gt", ">"},
                                                                                      {"quot", "\""},
                                                                                      {"apos", "'"},
                                                                                      {"nbsp", "\xC2\xA0"},
                                                                                      {"euro", "€"},
                                                                                      {"copy", "©"}}};

/// Appends what a reference such as "amp" or "#233" means; false where it means nothing.
bool appendEntity(std::string_view name, std::string& made) {
    for (const auto& [known, text] : kEntities)
        if (name == known) {
            made.append(text);
            return true;
        }
    if (name.size() < 2 || name.front() != '#')
        return false;
    const bool hex = name[1] == 'x' || name[1] == 'X';
    const std::string_view digits = name.substr(hex ? 2 : 1);
    std::uint32_t code = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
    if (digits.empty() || read.ec != std::errc() || read.ptr != digits.data() + digits.size() || code == 0 ||
        code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        return false;
    appendCodePoint(made, char32_t(code));
    return true;
}

bool startsTag(std::string_view text, std::size_t at) {
    const char next = at + 1 < text.size() ? text[at + 1] : ' ';
    return (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || next == '/' || next == '!';
}

/// Block tags and <br> become a line break, others nothing.
bool breaksLine(std::string_view tag) {
    std::string name;
    for (const char c : tag.substr(tag.starts_with('/') ? 1 : 0)) {
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')))
            break;
        name += char(c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
    const bool closes = tag.starts_with('/');
    return name == "br" || (closes && (name == "p" || name == "div" || name == "li" || name == "tr"));
}

std::string_view withoutTags(Row& row, std::string_view text) {
    if (text.find_first_of("<&") == std::string_view::npos)
        return text;
    std::string& made = row.buffer();
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == '<' && startsTag(text, at)) {
            const bool comment = text.substr(at).starts_with("<!--");
            const std::string_view end = comment ? "-->" : ">";
            const std::size_t close = text.find(end, at);
            if (close != std::string_view::npos) {
                if (breaksLine(text.substr(at + 1, close - at - 1)))
                    made += '\n';
                at = close + end.size();
                continue;
            }
        } else if (text[at] == '&') {
            const std::size_t close = text.find(';', at);
            if (close != std::string_view::npos && close - at <= 10 &&
                appendEntity(text.substr(at + 1, close - at - 1), made)) {
                at = close + 1;
                continue;
            }
        }
        made += text[at++];
    }
    return row.keep(made);
}

} // namespace

Function define_remove_markup() {
    return Function("remove_markup", "Takes the tags of HTML out of a text and reads references such as &amp;; paragraphs "
                                     "and <br> become line breaks.")
        .overload<withoutTags>({text("value")})
        .phrase("{0} without HTML tags")
        .step("take the HTML tags out of {0}")
        .notInPostgres("regular expressions cannot read HTML")
        .example("remove_markup('<b>Anna</b> &amp; Co')", "'Anna & Co'")
        .example("remove_markup('1 < 2')", "'1 < 2'")
        .example("remove_markup('&#233;t&#xE9;')", "'été'")
        .example("remove_markup(null)", "null");
}

} // namespace mw::rules
