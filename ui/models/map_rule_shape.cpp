// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/map_rule_shape.h"

#include "core/mapping/rule_names.h"
#include "core/rules/parser.h"
#include "ui/present/text.h"

#include <QStringList>

namespace mw::ui {

namespace {

using rules::Expression;

constexpr qsizetype kBadgeCharacters = 22;

/// The functions on the way from the outermost step to the field, innermost first: lower(trim(x)) → trim · lower.
void collectSteps(const Expression& node, QStringList& steps) {
    switch (node.kind) {
    case Expression::Kind::Call:
        for (const rules::ExpressionPtr& child : node.children)
            if (child->kind != Expression::Kind::Literal) {
                collectSteps(*child, steps);
                break;
            }
        steps.append(qt(node.name));
        return;
    case Expression::Kind::Member:
        steps.append(QStringLiteral("lookup"));
        return;
    case Expression::Kind::Case:
        steps.append(qt(node.name == "if" ? "if" : "case"));
        return;
    case Expression::Kind::Binary:
        steps.append(node.binary == rules::BinaryOperator::Join ? QStringLiteral("&") : QStringLiteral("ƒ"));
        return;
    case Expression::Kind::Unary:
    case Expression::Kind::IsNull:
    case Expression::Kind::In:
    case Expression::Kind::Between:
    case Expression::Kind::Like:
        steps.append(QStringLiteral("ƒ"));
        return;
    case Expression::Kind::Literal:
    case Expression::Kind::Field:
        return;
    }
}

QString constantText(std::string_view rule) { return elideName(qt(rule).simplified(), kBadgeCharacters); }

} // namespace

RuleShape shapeOf(std::string_view rule, bool hasIntent) {
    RuleShape shape;
    if (rule.find_first_not_of(" \t\r\n") == std::string_view::npos) {
        shape.kind = hasIntent ? RuleShape::Kind::Intent : RuleShape::Kind::None;
        return shape;
    }
    const rules::ParsedRule parsed = rules::parse(rule);
    shape.kind = RuleShape::Kind::Rule;
    if (!parsed.tree) {
        shape.badge = QStringLiteral("ƒ");
        return shape;
    }
    mapping::RuleNames names;
    mapping::collectNames(*parsed.tree, names);
    shape.paths.assign(names.paths.begin(), names.paths.end());
    for (const auto& [lookup, fields] : names.lookups)
        for (const std::string& field : fields)
            shape.lookupFields.push_back({lookup, field});
    shape.valueMaps.assign(names.valueMaps.begin(), names.valueMaps.end());
    if (parsed.tree->kind == Expression::Kind::Field) {
        shape.kind = RuleShape::Kind::Copy;
        shape.badge = qt(parsed.tree->path.back()); // shown where the name turns out to be a parameter
        return shape;
    }
    if (parsed.ok() && names.paths.empty() && names.lookups.empty()) {
        shape.kind = RuleShape::Kind::Constant;
        shape.badge = constantText(rule);
        return shape;
    }
    QStringList steps;
    collectSteps(*parsed.tree, steps);
    if (steps.isEmpty())
        steps.append(QStringLiteral("ƒ"));
    shape.badge = elideName(steps.join(QStringLiteral(" · ")), kBadgeCharacters);
    return shape;
}

} // namespace mw::ui
