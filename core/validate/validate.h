// SPDX-License-Identifier: GPL-3.0-or-later
/// validate: checks that compare the two sides of a migration: the target, read back through its own connector, against
/// the source as the rules say. Includes everything up to diff.
#pragma once

#include "core/diff/diff.h"
#include "core/engine/run.h"

#include <string>
#include <vector>

namespace mw::validate {

struct CheckResult {
    std::string id;        ///< the check's reference, or "AUTO-…" for one that is derived
    std::string kind;      ///< "count", "total", "accuracy", "required", "relation", "duplicates", "format"
    std::string title;     ///< for people: "people: every e-mail is unique"
    std::string entity;    ///< target entity
    std::string field;
    enum class Status { Passed, Failed, Warned, NothingCompared } status = Status::Passed;
    std::uint64_t compared = 0, failed = 0;
    std::string expected, actual; ///< figures where the check has them (counts, totals)
    std::vector<diff::Difference> examples; ///< at most 100
};

struct FieldDifferences {
    std::string entity, field, reference, rule, sentence;
    std::uint64_t cells = 0;
    std::map<std::string, std::uint64_t> byCause;
};

struct ValidationResult {
    std::vector<CheckResult> checks;
    std::vector<FieldDifferences> fields;
    /// Differences with their entity; the first `kept` of all.
    struct CellDifference {
        std::string entity, reference;
        diff::Difference difference;
        std::uint64_t sourceRow = 0;
    };
    std::vector<CellDifference> differences;
    std::uint64_t total = 0;
    std::map<std::string, std::uint64_t> byField, byCause;
    double seconds = 0;
    bool passed() const; ///< nothing failed and nothing compared nothing
};

struct ValidateOptions {
    std::vector<std::string> entities; ///< empty = all
    std::size_t keptDifferences = 10'000;
};

/// Runs every declared and derived check of the plan's document against its target.
Result<ValidationResult> validate(const engine::Plan& plan, const ValidateOptions& options, JobContext& job);

} // namespace mw::validate
