// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/canonical_rule.h"

#include "core/rules/parser.h"

namespace mw::document {

std::string canonicalRule(const std::string& rule) {
    if (rule.empty())
        return rule;
    const rules::ParsedRule parsed = rules::parse(rule);
    return parsed.ok() ? rules::print(*parsed.tree) : rule;
}

} // namespace mw::document
