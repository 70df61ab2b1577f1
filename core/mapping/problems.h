// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/model.h"
#include "core/rules/binder.h"
#include "core/rules/parser.h"

#include <optional>
#include <string>
#include <vector>

namespace mw::mapping {

/// Something wrong or missing in the document.
struct Problem {
    enum class Severity : std::uint8_t { Error, Warning, Note };
    Severity severity = Severity::Error;
    std::string where;   ///< "people.email (PPL-014)"
    std::string message;
    Code code = Code::WrongValue;
    Id element;          ///< what to jump to
    Id entityMapping;
    std::optional<Span> span; ///< in the element's rule text
    std::vector<rules::Problem::Fix> fixes;
};

/// How much of an entity mapping's target is fed.
struct Coverage {
    Id entityMapping;
    std::size_t targetFields = 0, mapped = 0, described = 0;
    std::size_t requiredUnfed = 0;   ///< required target fields without a rule
    std::size_t sourceFields = 0, sourceUsed = 0, sourceNotMigrated = 0;
};

/// What rules of an entity mapping can name: fields of its source, value maps, lookups (without data), parameters, functions.
rules::Environment environmentOf(const Document& document, const EntityMapping& mapping);
/// The same for a lookup's key rules.
rules::Environment environmentOf(const Document& document, const Lookup& lookup);

/// What is wanted of a target field's rule.
rules::Wanted wantedFor(const Field& targetField);

/// Finds all problems, errors first, in document order within a severity.
std::vector<Problem> findProblems(const Document& document);
/// Only those of one entity mapping: for a quick answer after an edit.
std::vector<Problem> findProblems(const Document& document, const EntityMapping& mapping);
std::vector<Coverage> coverage(const Document& document);

/// The next free permanent reference with this prefix: nextReference(doc, "PPL") → "PPL-015"; never reuses.
std::string nextReference(const Document& document, std::string_view prefix);

} // namespace mw::mapping
