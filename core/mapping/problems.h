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

/// What rules of an entity mapping can name: fields of its source, value maps, lookups, parameters, functions.
/// Lookups have no records here (`source` is null): the engine puts them in. Functions that call themselves or do not parse
/// are left out.
rules::Environment environmentOf(const Document& document, const EntityMapping& mapping);
/// The same for a lookup's key rules.
rules::Environment environmentOf(const Document& document, const Lookup& lookup);
/// The same for a project function's body: its arguments are the fields.
rules::Environment environmentOf(const Document& document, const ProjectFunction& function);

/// What is wanted of a target field's rule.
rules::Wanted wantedFor(const Field& targetField);

/// Where a field mapping stands, for messages: "people.email (PPL-014)".
std::string placeOf(const Document& document, const EntityMapping& mapping, const FieldMapping& field);
/// The same for an entity mapping: "people (PPL)".
std::string placeOf(const Document& document, const EntityMapping& mapping);

/// Finds all problems, errors first, in document order within a severity.
std::vector<Problem> findProblems(const Document& document);
/// Only those of one entity mapping. After every edit, a ProblemFinder that is kept answers far quicker.
std::vector<Problem> findProblems(const Document& document, const EntityMapping& mapping);
/// One entry per entity mapping, in document order; says what the mapping itself uses and leaves behind.
std::vector<Coverage> coverage(const Document& document);

/// The next free permanent reference with this prefix: nextReference(doc, "PPL") → "PPL-015"; never reuses.
std::string nextReference(const Document& document, std::string_view prefix);
/// "PPL", 15 → "PPL-015".
std::string numberedReference(std::string_view prefix, std::uint64_t number);
/// A prefix for the references of a new entity mapping, made of its target's name: "people" → "PPL", or "PPL2" if taken.
std::string freePrefix(const Document& document, std::string_view targetEntity);

} // namespace mw::mapping
