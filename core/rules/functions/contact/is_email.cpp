// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"
#include "core/rules/functions/contact/email_address_p.h"
#include "core/rules/white_space_p.h"

#include <array>

namespace mw::rules {

namespace {

enum : std::uint8_t { kLocal = 1, kDomain = 2 };

/// What each byte may be part of.
constexpr auto kParts = [] {
    std::array<std::uint8_t, 256> parts{};
    for (unsigned c = 0; c < 128; ++c)
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
            parts[c] = kLocal | kDomain;
    for (const char c : std::string_view("!#$%&'*+-/=?^_`{|}~"))
        parts[std::size_t(c)] |= kLocal;
    parts['-'] |= kDomain;
    return parts;
}();
bool isPart(char c, std::uint8_t part) { return (kParts[static_cast<unsigned char>(c)] & part) != 0; }

/// Dot-atom of RFC 5322 3.2.3: no dot at the ends, no two in a row.
bool isLocalPart(std::string_view text) {
    if (text.empty() || text.size() > 64 || text.front() == '.' || text.back() == '.')
        return false;
    char last = 0;
    for (const char c : text) {
        if (c == '.' ? last == '.' : !isPart(c, kLocal))
            return false;
        last = c;
    }
    return true;
}

/// Labels of RFC 1035 2.3.1, at least two; the last holds no digit first.
bool isDomain(std::string_view text) {
    std::size_t labels = 0, begin = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        if (at < text.size() && text[at] != '.') {
            if (!isPart(text[at], kDomain))
                return false;
            continue;
        }
        const std::size_t size = at - begin;
        if (size == 0 || size > 63 || text[begin] == '-' || text[at - 1] == '-')
            return false;
        ++labels;
        if (at == text.size())
            return labels >= 2 && size >= 2 && !(text[begin] >= '0' && text[begin] <= '9');
        begin = at + 1;
    }
    return false;
}

/// What stands between the signs of "Anna Lee <anna@example.org>" or behind "mailto:".
std::string_view bareAddress(std::string_view text) {
    text = withoutEdgeSpace(text);
    if (const std::size_t open = text.rfind('<'); open != std::string_view::npos && text.ends_with('>'))
        text = text.substr(open + 1, text.size() - open - 2);
    constexpr std::string_view kScheme = "mailto:";
    if (text.size() > kScheme.size() && text[6] == ':') {
        bool scheme = true;
        for (std::size_t i = 0; i < 6; ++i)
            scheme = scheme && (text[i] | 0x20) == kScheme[i];
        text.remove_prefix(scheme ? kScheme.size() : 0);
    }
    return withoutEdgeSpace(text);
}

std::string_view readAddress(Row& row, std::string_view text) {
    const std::string_view address = bareAddress(text);
    if (!isEmailAddress(address))
        return row.fail(Code::WrongFormat, Quoted{text}, std::string_view("an e-mail address"));
    std::string& made = row.buffer();
    for (const char c : address)
        made += c >= 'A' && c <= 'Z' ? char(c + 32) : c;
    return made == text ? text : row.keep(made);
}

std::optional<std::string_view> domainOf(Row& row, std::string_view text) {
    const std::string_view address = bareAddress(text);
    if (!isEmailAddress(address))
        return {};
    std::string& made = row.buffer();
    for (const char c : address.substr(address.rfind('@') + 1))
        made += c >= 'A' && c <= 'Z' ? char(c + 32) : c;
    return row.keep(made);
}

/// In PostgreSQL's words: whether {0} is an address, and what bareAddress() gives.
constexpr std::string_view kIsAddress =
    "({0} ~ '^[-A-Za-z0-9!#$%&''*+/=?^_`{|}~]+(\\.[-A-Za-z0-9!#$%&''*+/=?^_`{|}~]+)*@([A-Za-z0-9]"
    "([-A-Za-z0-9]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z][-A-Za-z0-9]{0,61}[A-Za-z0-9]$' AND octet_length({0}) <= 254 "
    "AND strpos({0}, '@') <= 65)";
constexpr std::string_view kBareAddress =
    "btrim(regexp_replace(coalesce(substring(btrim({0}, {spaces}) from '<([^<]*)>$'), btrim({0}, {spaces})), "
    "'^[Mm][Aa][Ii][Ll][Tt][Oo]:(?=.)', ''), {spaces})";
/// The same test of the bare address.
std::string bareIsAddress() {
    std::string said(kIsAddress);
    for (std::size_t at = 0; (at = said.find("{0}", at)) != std::string::npos;)
        said.replace(at, 3, "bare");
    return "(SELECT " + said + " FROM (SELECT " + std::string(kBareAddress) + " AS bare) address)";
}

} // namespace

bool isEmailAddress(std::string_view text) {
    const std::size_t sign = text.rfind('@');
    return sign != std::string_view::npos && text.size() <= 254 && isLocalPart(text.substr(0, sign)) &&
           isDomain(text.substr(sign + 1));
}

Function define_is_email() {
    return Function(
               "is_email",
               "Says whether a text is an e-mail address as people use them: name@domain.tld, no quotes, no comments.")
        .overload<isEmailAddress>({text("value")})
        .phrase("whether {0} is an e-mail address")
        .postgres(kIsAddress)
        .example("is_email('a.lee@example.org')", "true")
        .example("is_email('bob at example.org')", "false")
        .example("is_email('a..b@example.org')", "false")
        .example("is_email(null)", "null");
}

Function define_email() {
    static const std::string value = "lower(" + std::string(kBareAddress) + " COLLATE \"C\")";
    static const std::string fails = "NOT " + bareIsAddress();
    return Function("email", "Brings an e-mail address into its plain form: out of 'Anna <A@Example.org>' or 'mailto:', in "
                             "small letters; what is none is an error.")
        .overload<readAddress>({text("value")})
        .phrase("{0} as a plain e-mail address")
        .step("read {0} as an e-mail address")
        .postgres(value, fails)
        .example("email(' Anna Lee <Anna.Lee@Example.org> ')", "'anna.lee@example.org'")
        .example("email('mailto:a@example.org')", "'a@example.org'")
        .example("email(null)", "null")
        .fails("email('bob at example.org')", Code::WrongFormat);
}

Function define_email_domain() {
    static const std::string value = "CASE WHEN " + bareIsAddress() + " THEN lower(split_part(" + std::string(kBareAddress) +
                                     ", '@', 2) COLLATE \"C\") END";
    return Function("email_domain", "Gives the domain of an e-mail address in small letters; nothing where it is none.")
        .overload<domainOf>({text("value")})
        .phrase("the domain of the e-mail address {0}")
        .step("take the domain of the e-mail address {0}")
        .postgres(value)
        .example("email_domain('Anna.Lee@Example.org')", "'example.org'")
        .example("email_domain('none')", "null")
        .example("email_domain(null)", "null");
}

} // namespace mw::rules
