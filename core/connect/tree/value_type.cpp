// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/tree/value_type.h"

#include "core/base/wording.h"

#include <vector>

namespace mw::tree {

namespace {

constexpr std::size_t kSmallDecimal = 18;
constexpr std::size_t kLargestDecimal = 38;

/// Values that come as JSON text: lists and objects without members.
std::uint64_t textsOfJson(const Node& node) {
    return node.ownValues() - node.booleans - node.numbers - node.texts;
}

bool onlyNumbers(const Node& node) {
    return node.numbers > 0 && node.numbers == node.ownValues();
}

} // namespace

LogicalType typeOf(const Node& node) {
    if (node.booleans > 0 && node.booleans == node.ownValues() && !node.repeated)
        return LogicalType::boolean();
    if (!onlyNumbers(node) || node.repeated || node.inexact > 0 || node.wholeDigits + node.scale > kLargestDecimal)
        return LogicalType::text();
    if (node.scale == 0 && node.wholeDigits <= kSmallDecimal)
        return LogicalType::integer();
    return LogicalType::decimal(
        std::uint8_t(node.wholeDigits + node.scale <= kSmallDecimal ? kSmallDecimal : kLargestDecimal),
        std::uint8_t(node.scale));
}

LogicalType suggestedTypeOf(const Node& node) {
    if (node.repeated)
        return LogicalType::null();
    if (onlyNumbers(node))
        return typeOf(node).kind == TypeKind::Text ? LogicalType::floating() : LogicalType::null();
    return node.texts > 0 && node.texts == node.ownValues() ? node.textForms.type() : LogicalType::null();
}

std::string evidenceOf(const Node& node, std::uint64_t parentObjects) {
    std::vector<std::string> kinds;
    const auto add = [&](std::uint64_t count, std::string_view one, std::string_view many) {
        if (count > 0)
            kinds.push_back(counted(count, one, many));
    };
    add(node.numbers, "number", "numbers");
    add(node.booleans, "true or false", "true or false");
    add(node.texts, "text", "texts");
    if (node.repeated)
        add(node.nestedLists, "list", "lists");
    const std::uint64_t other = textsOfJson(node) - (node.repeated ? node.nestedLists : node.lists);
    add(other, "empty object", "empty objects");
    std::string text;
    if (node.repeated)
        text = node.lists > 0 ? counted(node.lists, "list", "lists") + " of " + counted(node.items, "item", "items")
                              : std::string("it repeats");
    if (!node.repeated && node.lists > 0)
        kinds.push_back(counted(node.lists, "empty list", "empty lists"));
    if (kinds.empty() && !node.repeated)
        text = "no value is there";
    else if (kinds.size() == 1 && !node.repeated && node.texts > 0)
        text = node.textForms.evidence();
    else if (!kinds.empty())
        text += (text.empty() ? "" : ": ") + std::string(kinds.size() > 1 ? "a union of " : "") + listed(kinds);
    const std::uint64_t absent = parentObjects > node.present ? parentObjects - node.present : 0;
    if (absent > 0)
        text += "; absent in " + grouped(absent) + " of " + grouped(parentObjects);
    if (node.nulls > node.nullItems)
        text += "; null in " + grouped(node.nulls - node.nullItems);
    if (node.inexact > 0)
        text += "; " + counted(node.inexact, "number needs", "numbers need") + " more than 38 digits";
    if (node.twice > 0)
        text += "; stands twice in " + counted(node.twice, "object", "objects") + ", the last counts";
    if (node.damaged > 0)
        text += "; " + counted(node.damaged, "text is", "texts are") + " damaged";
    return text;
}

} // namespace mw::tree
