// SPDX-License-Identifier: GPL-3.0-or-later
/// validate: checks that compare the two sides of a migration: the target, read back through its own connector, against
/// the source as the rules say; in a faithful mapping as it stands. Includes everything up to diff.
#pragma once

#include "core/diff/clusters.h"
#include "core/engine/run.h"
#include "core/validate/field_losses.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mw::validate {

struct CheckResult {
    std::string id;        ///< the check's reference, or "AUTO-…" for one that is derived
    std::string kind;      ///< "count", "total", "accuracy", "required", "relation", "duplicates", "format", "report" …
    std::string title;     ///< for people: "people: every e-mail is unique"
    std::string entity;    ///< target entity
    std::string field;
    /// NothingCompared is no pass; Off: switched off, nothing was looked at.
    enum class Status { Passed, Failed, Warned, NothingCompared, Off } status = Status::Passed;
    std::uint64_t compared = 0, failed = 0;
    std::string expected, actual; ///< figures where the check has them (counts, totals)
    std::vector<diff::Difference> examples; ///< at most 100
    bool isDerived = true;           ///< from schema and rules; false: the document declares it
    bool isWarning = false;          ///< that it does not hold is told, and no failure
    std::vector<std::string> proves; ///< references of field mappings; of entity mappings, where it is of whole records
    std::string because;             ///< what it follows from where it is derived; where it is off, the reason
    /// It failed, or compared nothing and is more than a warning.
    bool falls() const { return status == Status::Failed || (status == Status::NothingCompared && !isWarning); }
};

struct FieldDifferences {
    std::string entity, field, reference, rule, sentence;
    std::uint64_t cells = 0;
    std::map<std::string, std::uint64_t> byCause;
};

struct ValidationResult {
    std::vector<CheckResult> checks;
    std::vector<FieldDifferences> fields;
    /// Differences with their entity, in key order: of each field and cause the first ones, so that none is crowded out.
    struct CellDifference {
        std::string entity, reference;
        diff::Difference difference;
        std::uint64_t sourceRow = 0;
    };
    std::vector<CellDifference> differences;
    /// All of them by what they have in common, most first: 50,000 cells of one cause are one of these.
    struct Cluster {
        std::string entity, reference;
        diff::Cluster differences;
    };
    std::vector<Cluster> clusters;
    std::uint64_t total = 0;
    std::map<std::string, std::uint64_t> byField, byCause;
    std::vector<std::string> warnings; ///< for people: "the document declares no checks: …"
    /// What rules lose of their source fields' values: a measurement, which fails nothing. None: it was not made.
    std::optional<std::vector<FieldLosses>> losses;
    double seconds = 0;
    bool passed() const; ///< something was checked, nothing failed, and nothing compared nothing
};

struct ValidateOptions {
    std::vector<std::string> entities; ///< empty = all
    std::size_t keptDifferences = 10'000;
    std::size_t keptOfOneCause = 1'000; ///< in one field
    /// Hears of every difference of an entity, as long as it lives; null: nobody. Called once per entity.
    std::function<Result<std::unique_ptr<diff::DifferenceSink>>(const std::string& entity)> listen;
};

/// Runs every declared and derived check of the plan's document against its target.
Result<ValidationResult> validate(const engine::Plan& plan, const ValidateOptions& options, JobContext& job);

} // namespace mw::validate
