// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/problems.h"

#include <string>
#include <utility>
#include <vector>

namespace mw::mapping {

/// Where problems found at one element are put.
class ProblemPlace {
public:
    ProblemPlace(std::vector<Problem>& problems, std::string where, Id element, Id entityMapping = {})
        : m_problems(problems), m_where(std::move(where)), m_element(std::move(element)),
          m_entityMapping(std::move(entityMapping)) {}

    void error(Code code, std::string message) { add(Problem::Severity::Error, code, std::move(message)); }
    void warning(Code code, std::string message) { add(Problem::Severity::Warning, code, std::move(message)); }
    void note(Code code, std::string message) { add(Problem::Severity::Note, code, std::move(message)); }
    /// Adds what rules say of a rule's text; `part` names it where an element has several ("the filter: ").
    void add(const std::vector<rules::Problem>& found, const std::string& part = {}) {
        for (const rules::Problem& each : found) {
            add(each.severity == rules::Problem::Severity::Error ? Problem::Severity::Error : Problem::Severity::Warning,
                each.error.code, part + each.error.message());
            m_problems.back().span = each.error.span;
            m_problems.back().fixes = each.fixes;
        }
    }

private:
    void add(Problem::Severity severity, Code code, std::string message) {
        m_problems.push_back({severity, m_where, std::move(message), code, m_element, m_entityMapping, {}, {}});
    }

    std::vector<Problem>& m_problems;
    std::string m_where;
    Id m_element, m_entityMapping;
};

/// Parses and binds a rule; everything wrong with it goes to `place`. Null where it cannot run.
std::shared_ptr<const rules::BoundRule> checkRule(const std::string& text, const rules::Environment& environment,
                                                  const std::optional<rules::Wanted>& wanted, ProblemPlace& place,
                                                  const std::string& part = {});

/// Runs a rule's worked examples; each that fails, or cannot be run, is a problem. Rules that need data beyond the row
/// (lookups, the time, the row's number) are not run.
void checkExamples(const FieldMapping& field, const rules::BoundRule& rule, const rules::Environment& environment,
                   ProblemPlace& place);

/// Problems of what belongs to the whole document: names, references, lookups, value maps, parameters, functions, checks,
/// decisions.
void checkShared(const Document& document, std::vector<Problem>& problems);

} // namespace mw::mapping
