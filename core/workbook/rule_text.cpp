// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/binder.h"
#include "core/rules/parser.h"
#include "core/workbook/proposal.h"

#include <algorithm>

namespace mw::workbook {

namespace {

using Kind = rules::Expression::Kind;

/// A word or two that happen to be spelt like a rule, as "Uppercase" does, are prose; a call or an operation is meant as one.
bool isMeantAsRule(const rules::Expression& tree) { return tree.kind != Kind::Field && tree.kind != Kind::Literal; }

} // namespace

RuleText readRule(const std::string& text, const rules::Environment& environment) {
    RuleText read;
    if (text.find_first_not_of(" \t\n") == std::string::npos)
        return read;
    read.kind = RuleText::Kind::Prose;
    const rules::ParsedRule parsed = rules::parse(text);
    if (!parsed.ok())
        return read;
    const rules::BindResult bound = rules::bind(*parsed.tree, environment);
    if (bound.rule) {
        read.kind = RuleText::Kind::Rule;
        return read;
    }
    if (isMeantAsRule(*parsed.tree))
        for (const rules::Problem& problem : bound.problems)
            if ((problem.error.code == Code::UnknownName || problem.error.code == Code::UnknownValueMap || problem.error.code == Code::UnknownLookup) && problem.error.span && problem.error.span->end <= text.size())
                read.unknownNames.push_back(text.substr(problem.error.span->begin, problem.error.span->end - problem.error.span->begin));
    return read;
}

bool sameRule(const std::string& a, const std::string& b) {
    if (a == b)
        return true;
    const rules::ParsedRule first = rules::parse(a), second = rules::parse(b);
    return first.ok() && second.ok() && rules::print(*first.tree) == rules::print(*second.tree);
}

} // namespace mw::workbook
