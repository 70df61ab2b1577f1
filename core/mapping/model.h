// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/identifier.h"
#include "core/mapping/steps.h"
#include "core/rules/environment.h"
#include "core/schema/schema.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mw::mapping {

enum class Criticality : std::uint8_t { Normal, Critical, Informative };
enum class Pattern : std::uint8_t { Migration, Integration, Hybrid };

/// A place data lives, with the schema as last scanned. Locations stand outside the content hash.
struct Connection {
    Id id;
    std::string name;                             ///< "legacy", unique
    std::string connector;                        ///< "csv", "sqlite"; empty: found from the location
    std::map<std::string, std::string> options;   ///< connector options that were set
    std::map<std::string, std::string> locations; ///< name ("dev", "uat", "prod") → location text (workflow, not hashed)
    Schema schema;
    friend bool operator==(const Connection&, const Connection&) = default;
};

/// What the business asked for, in its words, and who said it.
struct Intent {
    std::string text;
    std::string saidBy;
    friend bool operator==(const Intent&, const Intent&) = default;
};

/// A worked example that the rule must keep: input values by field name as text, and the result as text.
struct Example {
    std::map<std::string, std::optional<std::string>> input;
    std::optional<std::string> result; ///< none: null expected, unless `error`
    bool error = false;                ///< the row must be rejected
    std::string note;
    friend bool operator==(const Example&, const Example&) = default;
};

/// Fills one target field. An empty rule with an intent is "described, not yet executable".
struct FieldMapping {
    Id id;
    std::string reference; ///< "PPL-014", permanent
    Id targetField;
    std::string rule;
    Intent intent;
    Criticality criticality = Criticality::Normal;
    std::string note;
    std::vector<Example> examples;
    std::optional<std::string> tolerance; ///< how far the target may be off: "0.01", "1 s"; none = exact
    friend bool operator==(const FieldMapping&, const FieldMapping&) = default;
};

/// A source field that is left behind on purpose.
struct NotMigrated {
    Id sourceField;
    std::string reason;
    friend bool operator==(const NotMigrated&, const NotMigrated&) = default;
};

/// Keeps one of several records with the same key; the others are counted as merged.
struct Deduplication {
    std::vector<std::string> keys; ///< rules; records with equal, non-null values are the same
    std::string order;             ///< rule; the smallest survives; empty = the first in source order
    bool descending = false;
    std::string reason;
    friend bool operator==(const Deduplication&, const Deduplication&) = default;
};

/// How one of several values is chosen: the first in source order; that of the record with the largest `by`; that of the
/// source listed first; the longest text; the value that most records have; that of the record with the smallest `by`.
/// A null is taken only where there is nothing else; where several would do, the first in source order is taken.
inline constexpr std::array<std::string_view, 6> kSurvivalPicks = {"first",   "most_recent",   "most_trusted",
                                                                   "longest", "most_frequent", "rule"};
inline bool isSurvivalPick(std::string_view text) {
    return std::find(kSurvivalPicks.begin(), kSurvivalPicks.end(), text) != kSurvivalPicks.end();
}
struct Survival {
    std::string pick = "first";       ///< one of kSurvivalPicks
    std::string by;                   ///< rule; of "most_recent", "most_trusted" (it tells the source) and "rule"
    std::vector<std::string> trusted; ///< of "most_trusted": sources, the most trusted first; others come last
    friend bool operator==(const Survival&, const Survival&) = default;
};

/// Whether two records are the same thing, as somebody decided; `left` and `right` are key values as texts.
struct PairDecision {
    std::string left, right;
    bool same = true;
    std::string who, why;
    friend bool operator==(const PairDecision&, const PairDecision&) = default;
};

/// The records of the driving source that are the same thing though no key says so: how they are told, what was decided
/// about pairs, and what survives. The survivors are written beforehand, and runs read them in the place of the source.
struct Matching {
    std::string key;                            ///< the source field that names a record
    std::string threshold;                      ///< probability from which a pair is a match, "0.8"; empty: the usual one
    std::map<std::string, std::string> weights; ///< source field → how much it counts: "0.5"; "0" leaves it out
    Survival record;                            ///< whose key stays, and all values that `values` do not name
    std::map<std::string, Survival> values;     ///< source field → which value stays
    std::vector<PairDecision> decisions;        ///< ascending by left and right; each pair once
    friend bool operator==(const Matching&, const Matching&) = default;
};

/// What becomes of the rows that a target already holds: they stay beside the new ones; they go first; those with the
/// key of a new row give it their place; those with its key keep their place and the new row is left out.
inline constexpr std::array<std::string_view, 4> kLoadModes = {"insert", "replace", "upsert", "append_missing"};
inline bool isLoadMode(std::string_view text) {
    return std::find(kLoadModes.begin(), kLoadModes.end(), text) != kLoadModes.end();
}

/// One target entity fed from one driving source entity, by way of steps: steps, filter, rules, de-duplication.
struct EntityMapping {
    Id id;
    std::string reference; ///< "PPL", the prefix of its field mappings' references
    Id targetConnection, targetEntity;
    Id sourceConnection, sourceEntity;
    std::string alias; ///< how rules may name the driving source; empty: the source entity's name
    std::vector<Step> steps;
    std::string filter; ///< rule; true = migrate. Records it is not true for are excluded
    std::string filterReason;
    std::optional<Matching> matching;
    std::optional<Deduplication> deduplication;
    std::vector<std::string> key; ///< names of target fields that identify a record
    std::string loadMode = "insert"; ///< one of kLoadModes
    bool faithful = false; ///< values are to arrive as they stand in the source: any change of one is a defect
    Intent intent;
    std::string note;
    std::vector<FieldMapping> fields;        ///< in target field order
    std::vector<NotMigrated> notMigrated;
    friend bool operator==(const EntityMapping&, const EntityMapping&) = default;
};

/// A lookup that rules use by name: lookup('Approved users', owner).email.
struct Lookup {
    Id id;
    std::string reference; ///< "LKP-002"
    std::string name;
    Id connection, entity;
    std::vector<std::string> keyRules; ///< rules over the lookup entity's fields that make the key, usually a field name
    std::string note;
    friend bool operator==(const Lookup&, const Lookup&) = default;
};

/// A governed value map; the rules' ValueMap plus what the document says of it.
struct ValueMap {
    Id id;
    std::string reference; ///< "VM-003"
    rules::ValueMap content;
    std::string note;
    std::string decidedBy;
    friend bool operator==(const ValueMap&, const ValueMap&) = default;
};

struct Parameter {
    Id id;
    std::string reference; ///< "PAR-001"
    rules::Parameter content;
    std::string note;
    friend bool operator==(const Parameter&, const Parameter&) = default;
};

struct ProjectFunction {
    Id id;
    std::string reference; ///< "FUN-001"
    std::string name;
    struct Argument {
        std::string name;
        LogicalType type;
        friend bool operator==(const Argument&, const Argument&) = default;
    };
    std::vector<Argument> arguments;
    std::string body; ///< rule text
    std::string note;
    friend bool operator==(const ProjectFunction&, const ProjectFunction&) = default;
};

/// A declared check: adds to those that schema and rules give by themselves, or stands in for them: checks_in_effect.h.
/// Kinds and their parameters: core/check and core/validate.
struct Check {
    Id id;
    std::string reference; ///< "CHK-012"
    std::string kind;      ///< "count", "accuracy", "required", "relation", "unique", "format", "total", "duplicates"
    Id entityMapping;
    std::vector<std::string> fields; ///< target field names
    std::map<std::string, std::string> parameters; ///< for example {"pattern": "^[A-Z]{2}$"}
    std::string severity = "error";  ///< "error" or "warning"
    std::string note;
    std::vector<std::string> proves; ///< references of the field mappings it proves; none: those of its fields
    std::optional<std::string> offBecause; ///< it is switched off, and why, never empty; none: it is on
    friend bool operator==(const Check&, const Check&) = default;
};

/// A decision: what, why, who, and the alternatives looked at.
struct Decision {
    Id id;
    std::string reference; ///< "DEC-004"
    std::string what, why, who, alternatives;
    std::vector<std::string> about; ///< references of what it decides
    friend bool operator==(const Decision&, const Decision&) = default;
};

/// What is said about an element outside the content hash.
struct Workflow {
    std::map<std::string, std::string> status;  ///< element id → draft, in review, approved, question, excluded
    std::map<std::string, std::string> owner;   ///< element id → person
    /// What makes a question of a comment.
    struct Question {
        std::string reference; ///< "Q-031"
        std::string addressee; ///< who is asked; empty: everybody
        std::string due;       ///< "2026-12-24"; empty: no day was named
        bool blocking = false; ///< nothing is approved before it is closed
        std::string closed;    ///< when it was; empty: it is open
        friend bool operator==(const Question&, const Question&) = default;
    };
    struct Comment {
        Id id;
        std::string about; ///< element id
        std::string author, time, text;
        Id replyTo;        ///< the comment that began the thread; null: this one does
        std::optional<Question> question;
        friend bool operator==(const Comment&, const Comment&) = default;
    };
    std::vector<Comment> comments;
    std::map<std::string, std::string> layout; ///< view settings by name
    /// Connection id → where a record of its system is seen: a URL with {entity} and {key} in it.
    std::map<std::string, std::string> recordUrls;
    /// Field id → who releases its rare and personal values from the privacy floor, when and why: "Ann Lee 2026-12-01: names are public".
    std::map<std::string, std::string> released;
    /// By prefix, the highest number of a reference whose element is gone: a reference is never given out again.
    std::map<std::string, std::uint64_t> retiredReferences;
    friend bool operator==(const Workflow&, const Workflow&) = default;
};

/// The whole mapping document. A plain value; copies are snapshots. Order of vectors is order of display.
struct Document {
    Id id;
    std::string title;
    std::string description;
    Pattern pattern = Pattern::Migration;
    std::vector<Connection> connections;
    std::vector<Lookup> lookups;
    std::vector<ValueMap> valueMaps;
    std::vector<Parameter> parameters;
    std::vector<ProjectFunction> functions;
    std::vector<EntityMapping> mappings;
    std::vector<Check> checks;
    std::vector<Decision> decisions;
    std::optional<std::uint64_t> rejectLimit; ///< of full runs
    Workflow workflow;
    std::string signaturesJson; ///< the signatures section as it stood in the file; kept, not read here

    /// Each gives null where there is no such element; the pointer lives until the next edit.
    const Connection* connection(const Id& connectionId) const;
    const Connection* connectionByName(std::string_view name) const;
    const EntityMapping* mapping(const Id& mappingId) const;
    const Entity* targetOf(const EntityMapping& entityMapping) const;
    const Entity* sourceOf(const EntityMapping& entityMapping) const;
    const Entity* entityOf(const Id& connectionId, const Id& entityId) const;
    friend bool operator==(const Document&, const Document&) = default;
};

} // namespace mw::mapping
