// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/rules/rule_table.h"
#include "tests/support/random.h"

#include <map>
#include <string>
#include <vector>

namespace mw::rules {
class Function;
struct Overload;
} // namespace mw::rules

namespace mw::test {

/// A table with a column of each type, nulls and edge values among them, a value map, a lookup, a parameter and two
/// project functions.
RuleTable randomTable(Random& random, std::size_t rows);

/// Writes random rules that the binder accepts nearly always: every operator, form and function of the catalogue.
class RuleWriter {
public:
    explicit RuleWriter(Random& random);
    /// A rule of a kind; `depth` bounds its nesting.
    std::string write(TypeKind kind, int depth);
    /// A call of one function, its arguments less deep.
    std::string call(const rules::Function& function, int depth);
    /// One of the kinds that fields have.
    TypeKind anyKind();

private:
    std::string leaf(TypeKind kind);
    std::string literal(TypeKind kind);
    std::string condition(int depth);
    std::string operation(TypeKind kind, int depth);
    std::string form(TypeKind kind, int depth);
    std::string call(TypeKind kind, int depth);
    std::string arguments(const rules::Function& function, const rules::Overload& overload, TypeKind kind, int depth);

    Random& m_random;
    struct Choice {
        const rules::Function* function;
        const rules::Overload* overload;
        bool generic;
    };
    std::map<TypeKind, std::vector<Choice>> m_byResult;
    /// What worked examples write for fixed arguments: by function and position.
    std::map<std::pair<std::string, std::size_t>, std::vector<std::string>> m_fixed;
};

} // namespace mw::test
