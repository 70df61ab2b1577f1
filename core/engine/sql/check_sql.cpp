// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/sql/check_sql.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <utility>

namespace mw::engine {

namespace {

std::string parameterOf(const check::Spec& spec, const char* name) {
    const auto found = spec.parameters.find(name);
    return found == spec.parameters.end() ? std::string() : found->second;
}

Error notSaid(const check::Spec& spec, const Field& field) {
    return makeError(Code::NotSupported, "the check " + spec.kind + " of " + printType(field.type) + " in SQL");
}

/// All white space there is, in one literal.
std::string spaces(const SqlPlainSite& site) {
    static const std::string all = [] {
        std::string found;
        for (char32_t point = 1; point < 0x10000; ++point)
            if (isSpace(point))
                appendCodePoint(found, point);
        return found;
    }();
    return site.literal(Value(all), LogicalType::text());
}

Result<std::string> requiredFails(const Field& field, const std::string& value, const SqlPlainSite& site) {
    const std::string missing = value + " IS NULL";
    return field.type.kind == TypeKind::Text ? missing + " OR btrim(" + value + ", " + spaces(site) + ") = ''" : missing;
}

Result<std::string> lengthFails(const check::Spec& spec, const Field& field, const std::string& value) {
    if (field.type.kind != TypeKind::Text)
        return notSaid(spec, field);
    const std::string length = "char_length(" + value + ")", least = parameterOf(spec, "minimum"),
                      most = parameterOf(spec, "maximum");
    std::string fails = least.empty() ? "" : length + " < " + least;
    if (!most.empty())
        fails += (fails.empty() ? "" : " OR ") + length + " > " + most;
    return fails;
}

Result<std::string> rangeFails(const check::Spec& spec, const Field& field, const std::string& value,
                               const SqlPlainSite& site) {
    const TypeKind kind = field.type.kind;
    const bool isNumber = kind == TypeKind::Integer || kind == TypeKind::Decimal;
    if (!isNumber && kind != TypeKind::Text && kind != TypeKind::Date)
        return notSaid(spec, field);
    const LogicalType type = isNumber ? LogicalType::decimal(38, 10) : field.type; // as the check reads its bounds
    std::string fails;
    for (const auto& [name, sign] : {std::pair{"minimum", " < "}, std::pair{"maximum", " > "}}) {
        const std::string written = parameterOf(spec, name);
        if (written.empty())
            continue;
        auto bound = kind == TypeKind::Text ? Result<Value>(Value(written)) : parseValue(written, type);
        MW_ASSERT(bound.ok(), "the plan made this check before");
        fails += (fails.empty() ? "" : " OR ") + site.ordered(value, field.type) + sign + site.literal(*bound, type);
    }
    return fails;
}

Result<std::string> allowedFails(const check::Spec& spec, const Field& field, const std::string& value,
                                 const SqlPlainSite& site) {
    if (field.type.kind != TypeKind::Text)
        return notSaid(spec, field);
    const std::string list = parameterOf(spec, "values");
    const char separator = list.find('\n') == std::string::npos ? '|' : '\n';
    std::string literals;
    for (std::size_t begin = 0; begin <= list.size();) {
        const std::size_t end = std::min(list.find(separator, begin), list.size());
        literals += (begin > 0 ? ", " : "") + site.literal(Value(list.substr(begin, end - begin)), LogicalType::text());
        begin = end + 1;
    }
    return site.ordered(value, field.type) + " NOT IN (" + literals + ")";
}

} // namespace

Result<std::string> checkFailsSql(const check::Spec& spec, const SqlPlainSite& site) {
    std::string any;
    for (std::size_t i = 0; i < spec.fields.size(); ++i) {
        const Field& field = spec.fields[i];
        const std::string value = "f" + std::to_string(spec.columns[i]);
        Result<std::string> fails = notSaid(spec, field);
        if (spec.kind == "required")
            fails = requiredFails(field, value, site);
        else if (spec.kind == "length")
            fails = lengthFails(spec, field, value);
        else if (spec.kind == "range")
            fails = rangeFails(spec, field, value, site);
        else if (spec.kind == "allowed")
            fails = allowedFails(spec, field, value, site);
        if (!fails.ok())
            return fails;
        any += (any.empty() ? "(" : " OR (") + *fails + ")";
    }
    return "coalesce(" + (any.empty() ? "false" : any) + ", false)";
}

} // namespace mw::engine
