// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/validate/validate.h"

#include "core/base/utf8.h"
#include "core/mapping/checks_in_effect.h"
#include "core/validate/entity_validation_p.h"
#include "core/validate/losses.h"

#include <algorithm>
#include <chrono>

namespace mw::validate {

bool ValidationResult::passed() const {
    return std::any_of(checks.begin(), checks.end(), [](const CheckResult& check) { return check.status != CheckResult::Status::Off; }) &&
           std::none_of(checks.begin(), checks.end(), [](const CheckResult& check) { return check.falls(); });
}

Result<ValidationResult> validate(const engine::Plan& plan, const ValidateOptions& options, JobContext& job) {
    const auto started = std::chrono::steady_clock::now();
    if (const std::string unknown = plan.unknownKeys(); !unknown.empty())
        return makeError(Code::NewKeysNotKnown, quoted(unknown));
    ValidationResult result;
    std::vector<std::vector<const engine::PlannedEntity*>> targets;
    for (const engine::PlannedEntity& entity : plan.entities()) {
        const bool isWanted = options.entities.empty() ||
                              std::any_of(options.entities.begin(), options.entities.end(), [&](const std::string& name) {
                                  return name == entity.targetEntity.name || name == entity.mapping->reference || name == entity.mapping->id.text();
                              });
        if (!isWanted)
            continue;
        const auto same = std::find_if(targets.begin(), targets.end(), [&](const auto& group) {
            return group.front()->targetEntity.name == entity.targetEntity.name &&
                   group.front()->mapping->targetConnection == entity.mapping->targetConnection;
        });
        if (same == targets.end())
            targets.push_back({&entity});
        else
            same->push_back(&entity);
    }
    for (auto& mappings : targets) {
        job.phase("validating " + mappings.front()->targetEntity.name);
        MW_TRY_DO(EntityValidation(plan, std::move(mappings), options, result).run(job));
    }
    job.phase("measuring losses");
    MW_TRY(result.losses, measureLosses(plan, options.entities, job));
    std::stable_sort(result.clusters.begin(), result.clusters.end(), [](const auto& a, const auto& b) {
        return a.differences.count > b.differences.count;
    });
    if (std::string warning = mapping::checksWarning(plan.document()); !warning.empty())
        result.warnings.push_back(std::move(warning));
    result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    return result;
}

} // namespace mw::validate
