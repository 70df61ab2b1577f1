// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/starting_rule.h"

#include "core/rules/catalogue.h"
#include "core/rules/parser.h"

namespace mw::mapping {

std::string ruleName(const std::string& name) {
    rules::Expression field;
    field.kind = rules::Expression::Kind::Field;
    field.path = {name};
    return rules::print(field);
}

std::string startingRule(const Field& source, const Field& target) {
    const std::string name = ruleName(source.name);
    const TypeKind from = source.type.kind, to = target.type.kind;
    if (from == to || (from == TypeKind::Integer && to == TypeKind::Decimal) || to == TypeKind::Null)
        return name;
    const auto call = [&](std::string_view function, const std::string& more = {}) {
        return rules::findFunction(function) ? std::string(function) + "(" + name + (more.empty() ? "" : ", ") + more + ")" : name;
    };
    switch (to) {
    case TypeKind::Text: return call("to_text");
    case TypeKind::Integer: return call("to_integer");
    case TypeKind::Decimal: return call("to_decimal", std::to_string(target.type.scale));
    case TypeKind::Float: return call("to_float");
    case TypeKind::Date: return from == TypeKind::Text ? call("parse_date", "'yyyy-MM-dd'") : call("to_date");
    case TypeKind::Timestamp: return from == TypeKind::Text ? call("parse_timestamp", "'yyyy-MM-dd HH:mm:ss'") : call("to_timestamp");
    case TypeKind::Boolean: return from == TypeKind::Integer ? name + " = 1" : name;
    default: return name;
    }
}

} // namespace mw::mapping
