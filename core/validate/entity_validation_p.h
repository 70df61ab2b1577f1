// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/validate/tally_p.h"
#include "core/validate/validate.h"

#include <memory>
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

    Result<std::unique_ptr<Reader>> readTarget(JobContext& job) const;
    Result<diff::DiffOptions> diffOptions() const;
    Result<void> compareSides(JobContext& job);
    void addCounts(const diff::DiffResult& compared);
    void addAccuracy(const diff::DiffResult& compared, const Collector& collector);
    void addTotals(const diff::DiffResult& compared);
    Result<void> checkTargetRows(JobContext& job);
    Result<void> checkRelations(JobContext& job);
    void addCheck(CheckResult check);
    std::string nextId(const std::string& kind);
    const mapping::FieldMapping* fieldMapping(const std::string& field) const;

    const engine::Plan& m_plan;
    const std::vector<const engine::PlannedEntity*> m_mappings;
    const ValidateOptions& m_options;
    ValidationResult& m_result;
    const Entity& m_target;
    std::vector<Field> m_fields; ///< filled by a rule
    std::vector<std::string> m_key;
    std::shared_ptr<Tallies> m_expectedTallies, m_actualTallies;
    std::size_t m_checks = 0;
};

} // namespace mw::validate
