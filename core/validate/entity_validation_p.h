// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/validate/expected_reader_p.h"
#include "core/validate/row_checks_p.h"
#include "core/validate/tally_p.h"
#include "core/validate/validate.h"

#include <memory>
#include <set>
#include <string>
#include <vector>

namespace mw::validate {

/// Validates one target entity: all its mappings' rows against what the target holds. Adds to the result.
class EntityValidation {
public:
    EntityValidation(const engine::Plan& plan, std::vector<const engine::PlannedEntity*> mappings, const ValidateOptions& options,
                     ValidationResult& result);
    Result<void> run(JobContext& job);

private:
    class Collector;

    Result<std::unique_ptr<Reader>> readTarget(const std::string& entity, const std::vector<std::string>& fields, JobContext& job) const;
    diff::DiffOptions diffOptions() const;
    /// Old and new values of the value maps that a field's rules ask, printed and sorted.
    std::vector<std::string> mapValues(const std::string& field) const;
    Result<void> compareSides(JobContext& job);
    void addCounts(const diff::DiffResult& compared);
    void addAccuracy(const diff::DiffResult& compared, const Collector& collector);
    void addDifferences(const Collector& collector, const std::string& field);
    void addTotals(const diff::DiffResult& compared);
    Result<void> checkTargetRows(JobContext& job);
    Result<void> checkRelations(JobContext& job);
    Result<void> checkPairs(JobContext& job);
    /// Checks that are switched off, and declared ones that nothing of the target answers to.
    void addTheRest();
    /// Adds what a check found, with its reference and what it weighs.
    void add(Finding finding);
    /// The check of a kind that is on and made for this field or figure ("" for those of whole records); null: none.
    const mapping::CheckInEffect* checkOf(const std::string& kind, const std::string& what = {}) const;
    const mapping::FieldMapping* fieldMapping(const std::string& field) const;
    const SourceValue* sourceValue(const std::string& field) const;
    bool isKey(const std::string& field) const;

    const engine::Plan& m_plan;
    const std::vector<const engine::PlannedEntity*> m_mappings;
    const ValidateOptions& m_options;
    ValidationResult& m_result;
    const Entity& m_target;
    const std::vector<Field> m_fields; ///< filled by a rule
    const std::vector<SourceValue> m_sourceValues;
    const std::vector<std::string> m_key;
    const std::vector<mapping::CheckInEffect> m_checks;
    std::set<const mapping::CheckInEffect*> m_made; ///< those that have a result
    std::shared_ptr<Tallies> m_expectedTallies, m_actualTallies;
};

} // namespace mw::validate
