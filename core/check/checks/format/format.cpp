// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/check/row_check_p.h"

#include <re2/re2.h>

#include <array>

namespace mw::check {

namespace {

struct NamedFormat {
    std::string_view name;
    std::string_view title; ///< for messages
    std::string_view pattern;
};

// E-mail: the form that mail systems accept in practice (the "valid e-mail address" of the HTML standard, with a dot
// demanded in the domain). IBAN: the structure of ISO 13616 without the check digits.
constexpr std::array<NamedFormat, 8> kNamedFormats = {{
    {"email", "an e-mail address",
     R"([A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)"},
    {"url", "a web address", R"((?i:https?)://[^\s/?#]+\.?[^\s/?#]*(?:[/?#]\S*)?)"},
    {"uuid", "a UUID", R"([0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12})"},
    {"phone", "an international phone number (+49301234567)", R"(\+[1-9][0-9]{6,14})"},
    {"country", "a two-letter country code", R"([A-Z]{2})"},
    {"currency", "a three-letter currency code", R"([A-Z]{3})"},
    {"iban", "an IBAN", R"([A-Z]{2}[0-9]{2}[A-Z0-9]{11,30})"},
    {"digits", "digits only", R"([0-9]+)"},
}};

struct FormatJudge {
    static constexpr bool kSeesNulls = false;
    std::shared_ptr<const re2::RE2> pattern;
    std::string title;

    bool holds(const Column& column, std::size_t row) const {
        if (column.type().kind == TypeKind::Text) {
            const std::string_view text = column.values<std::string_view>()[column.at(row)];
            return re2::RE2::FullMatch(re2::StringPiece(text.data(), text.size()), *pattern);
        }
        return re2::RE2::FullMatch(printValue(column.value(row), column.type()), *pattern);
    }
    std::vector<std::string> arguments(const std::string& value) const { return {quoted(value), title}; }
};

Result<std::unique_ptr<Check>> make_format(const Spec& spec) {
    const std::string name = parameter(spec, "name");
    std::string pattern = parameter(spec, "pattern");
    std::string title = "of the form " + pattern;
    if (name.empty() == pattern.empty())
        return makeError(Code::WrongValue, "the check format needs either a name or a pattern");
    if (!name.empty()) {
        std::string known;
        for (const NamedFormat& format : kNamedFormats) {
            known += known.empty() ? "" : ", ";
            known += format.name;
            if (format.name == name) {
                pattern = format.pattern;
                title = format.title;
            }
        }
        if (pattern.empty())
            return makeError(Code::WrongValue, "there is no format named " + quoted(name) + "; there are: " + known);
    }
    re2::RE2::Options options;
    options.set_log_errors(false);
    auto compiled = std::make_shared<const re2::RE2>(pattern, options);
    if (!compiled->ok())
        return makeError(Code::WrongValue, "the pattern " + quoted(pattern) + " cannot be read: " + compiled->error());
    return makeRowCheck<FormatJudge>(spec, Code::WrongFormat, [&](const Field&) -> Result<FormatJudge> {
        return FormatJudge{compiled, title};
    });
}

} // namespace

KindInfo define_format() {
    KindInfo info;
    info.name = "format";
    info.help = "The whole value has a named form (email, url, uuid, phone, country, currency, iban, digits) or fits a "
                "regular expression.";
    info.claim = "{0} has its form";
    info.code = Code::WrongFormat;
    info.parameters = {{"name", "a named form", false},
                       {"pattern", "a regular expression (RE2 syntax) for the whole value", false}};
    const auto text = [](const char* value) { return Value(std::string(value)); };
    info.examples = {
        {LogicalType::text(),
         {{"name", "email"}},
         {text("a@b.example"), text("a.b+c@d-e.example"), text("a@b"), text("@b.example"), text("a b@c.example"),
          Value()},
         3},
        {LogicalType::text(), {{"pattern", "[A-Z]{2}-[0-9]+"}}, {text("AB-12"), text("AB-12 "), text("ab-1")}, 2},
        {LogicalType::text(),
         {{"name", "url"}},
         {text("https://x.example/a?b#c"), text("HTTP://x.example"), text("ftp://x.example"), text("https://")},
         2},
        {LogicalType::text(), {{"name", "phone"}}, {text("+49301234567"), text("030 1234"), text("+0123456789")}, 2},
        {LogicalType::integer(), {{"pattern", "[0-9]{3}"}}, {std::int64_t(123), std::int64_t(12)}, 1},
    };
    info.make = make_format;
    return info;
}

} // namespace mw::check
