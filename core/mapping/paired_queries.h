// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/model.h"
#include "core/rules/environment.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace mw::mapping {

/// What a check of paired queries asks of a side: rows of an entity or of a query in SQL, and a rule a figure over them.
/// All stands in the check's parameters, by names that begin with the side and, where there are several questions, with
/// their part: "source_value", "target_grants_who". Beside its rules a question has
///   filter      rule, true = counts
///   entity      another entity than the mapping's own; needed but for the main question, which has no part
///   sql         a query instead, in the SQL of the place; a rule that is left out is then its column of that position
///   connection  another connection than the mapping's own, by its name
struct PairedQuestion {
    std::string_view kind; ///< of the check
    bool isSource = false;
    std::string_view part; ///< "" or "grants"
    std::array<std::string_view, 3> rules; ///< "by", "value"; empty at the end
    std::string prefix() const; ///< "source_", "target_grants_"
    /// A parameter of it; empty where the check does not have it.
    const std::string& parameter(const Check& check, std::string_view name) const;
    /// Whether the check says anything of it.
    bool isAsked(const Check& check) const;
};
/// The questions of a kind of check, those of the source first (a scenario asks the target alone); none for other kinds.
std::span<const PairedQuestion> pairedQuestions(std::string_view kind);
inline bool isOfPairedQueries(std::string_view kind) { return !pairedQuestions(kind).empty(); }
/// The question of that side and part; the kind must have it.
const PairedQuestion& pairedQuestion(std::string_view kind, bool isSource, std::string_view part = {});

/// What a parameter of such a check holds. Text: read by the kind itself.
struct PairedParameter {
    enum class Holds : std::uint8_t { Rule, Sql, Entity, Connection, Text };
    Holds holds = Holds::Text;
    const PairedQuestion* question = nullptr; ///< null for text
};
/// None where the kind knows no such parameter.
std::optional<PairedParameter> pairedParameter(std::string_view kind, std::string_view name);

/// Where a question's rows lie, as the document knows it.
struct PairedPlace {
    const Connection* connection = nullptr; ///< null: the document has none of that name
    const Entity* entity = nullptr;         ///< null for a query in SQL, and where the document does not know the entity
};
PairedPlace placeOf(const Document& document, const Check& check, const PairedQuestion& question);
/// What the question's rules can name; none where only the place itself knows the fields.
std::optional<rules::Environment> environmentOf(const Document& document, const Check& check, const PairedQuestion& question);

/// The query of a check's parameter without what may end it.
std::string plainQuery(std::string_view sql);

} // namespace mw::mapping
