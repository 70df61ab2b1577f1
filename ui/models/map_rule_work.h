// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/problems.h"
#include "core/match/value_list.h"
#include "core/rules/evaluator.h"
#include "ui/models/project.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// What the rule editor asks of the rule engine. The functions that read data run on workers.
namespace mw::ui {

/// A rule looked at: what is wrong with it and what it says.
struct RuleVerdict {
    std::vector<rules::Problem> problems;
    std::shared_ptr<const rules::BoundRule> rule; ///< null where it cannot run
    std::string sentence;
    bool hasErrors() const;
};
/// Reads and binds a rule; cheap, for the thread of the window.
RuleVerdict checkRule(std::string_view text, const rules::Environment& environment, const std::optional<rules::Wanted>& wanted);

/// Lookups read into memory, shared by later requests; keyed by what they were made from.
using LookupMemory = std::map<std::string, std::shared_ptr<const rules::LookupSource>>;

/// The first rows behind the steps of a mapping, kept while those stay.
struct StepMemory {
    Id entityMapping;
    std::vector<mapping::Step> steps;
    std::shared_ptr<const SampleRows> rows;
};

/// What a request about one rule needs; a value for workers.
struct RuleRequest {
    std::shared_ptr<const mapping::Document> document;
    engine::Places places;
    Id entityMapping;
    std::string rule;
    std::optional<rules::Wanted> wanted;
    std::shared_ptr<const SampleRows> sample;  ///< of the driving source; only for live rows
    LookupMemory lookups;                      ///< what is in memory already
    StepMemory stepRows;                       ///< the same for a mapping with steps
};

/// One source row with what the rule makes of it.
struct LiveRow {
    std::uint64_t rowNumber = 0;
    std::vector<Value> inputs; ///< in order of LiveRows::inputs
    Value result;
    std::optional<Error> error;
    bool filtered = false;     ///< the mapping's filter leaves this row out
    std::vector<rules::Step> steps;
};
struct LiveRows {
    std::string rule;
    std::vector<Field> inputs;
    LogicalType type;
    std::vector<LiveRow> rows;
    std::optional<Error> failure; ///< why there are none: a lookup that cannot be read
    LookupMemory lookups;         ///< to be kept for the next request
    StepMemory stepRows;          ///< likewise
};
/// Runs the rule on the first rows of the sample that the mapping's filter lets through.
Result<LiveRows> liveRows(const RuleRequest& request, std::size_t count, JobContext& job);

/// The rule over its whole source.
struct Population {
    std::string rule;
    std::uint64_t read = 0, filtered = 0, rejected = 0, nulls = 0;
    std::uint64_t distinct = 0;
    bool distinctIsExact = true; ///< false: at least that many
    double seconds = 0;
};
Result<Population> population(const RuleRequest& request, JobContext& job);

/// The values that one expression takes over a whole source, with how often.
struct ValueCounts {
    std::vector<std::pair<std::string, std::uint64_t>> values; ///< most frequent first
    std::uint64_t nulls = 0, rows = 0;
    bool complete = true; ///< false: there are more values than were kept
};
Result<ValueCounts> countValues(const RuleRequest& request, JobContext& job);
/// All of them, as far as memory reaches.
Result<std::shared_ptr<const match::ValueList>> listValues(const RuleRequest& request, JobContext& job);

} // namespace mw::ui
