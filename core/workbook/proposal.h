// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/edit.h"

#include <string>
#include <string_view>
#include <vector>

namespace mw::workbook {

/// What a proposal would set.
enum class Fact : std::uint8_t { Rule, Intent, SaidBy, Note, Criticality, Status, Owner, NotMigrated, MappingIntent, MappingNote };
/// "rule", "reason of not migrating"
std::string_view factName(Fact fact);

/// The entity mapping that something belongs to, or the pair of entities that a new one would join.
struct Route {
    Id entityMapping; ///< null: a new one
    Id targetConnection, targetEntity, sourceConnection, sourceEntity;
    friend auto operator<=>(const Route&, const Route&) = default;
};
Route routeOf(const mapping::EntityMapping& mapping);

/// One fact that a workbook says otherwise than the document: to be applied or discarded. A plain value; texts are as the
/// document stores them, empty for none.
struct Proposal {
    std::string cell;  ///< "Mapping!K7"
    std::string where; ///< "people.email (PPL-014): rule"
    Fact fact = Fact::Rule;
    Route route;
    Id field;          ///< the target field; of NotMigrated the source field; of facts of the whole mapping null
    std::string was;   ///< when the workbook was made; empty for workbooks of others
    std::string sent;  ///< what came in
    std::string now;   ///< what the document says
    std::string saidBy; ///< of an intent
    bool conflict = false; ///< applying it would overwrite what the workbook has not seen
};

/// Says something about a workbook to people: a template with {0}, {1} …, which is translated, and its place.
struct Remark {
    std::string cell;
    std::string text;
    std::vector<std::string> arguments;
    std::string message() const;
};

/// The edit that applies proposals, as one step: makes the entity and field mappings that are missing. What the document
/// has no longer is passed over.
mapping::Edit editOf(const mapping::Document& document, const std::vector<Proposal>& chosen, IdMaker& ids, std::string label);

/// What the document says now of a fact.
std::string factOf(const mapping::Document& document, const Route& route, Fact fact, const Id& field);
/// "people.email (PPL-014): rule"
std::string placeOf(const mapping::Document& document, const Route& route, Fact fact, const Id& field);

/// What a text in a column of rules is.
struct RuleText {
    enum class Kind : std::uint8_t { Nothing, Rule, Prose };
    Kind kind = Kind::Nothing;
    std::vector<std::string> unknownNames; ///< of what reads like a rule, but names what is not there
};
/// A rule parses and binds in the environment; what does not is prose, and kept as such. `wanted` is what the target takes.
RuleText readRule(const std::string& text, const rules::Environment& environment);
/// Says whether two rules are the same, spelling aside.
bool sameRule(const std::string& a, const std::string& b);

/// A word for a status or criticality in English or German as the document stores it; none where it is no such word.
std::optional<std::string> statusOf(std::string_view word);
std::optional<std::string> criticalityOf(std::string_view word);

} // namespace mw::workbook
