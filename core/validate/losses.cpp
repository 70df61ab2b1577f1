// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/validate/losses.h"

#include "core/validate/expected_reader_p.h"
#include "core/validate/loss_meter_p.h"

#include <algorithm>

namespace mw::validate {

namespace {

constexpr std::size_t kMeteredValues = 400'000; // of all fields together: some 16 MB
constexpr std::size_t kLeastOfOne = 1024, kMostOfOne = 65'536;

struct Metered {
    std::size_t field = 0, column = 0;
    LossMeter meter;
};

std::vector<Metered> meteredFields(const engine::Plan& plan, const engine::PlannedEntity& entity) {
    const std::size_t mostValues = std::clamp(kMeteredValues / std::max<std::size_t>(entity.fields.size(), 1), kLeastOfOne, kMostOfOne);
    std::vector<Metered> fields;
    for (std::size_t field = 0; field < entity.fields.size(); ++field)
        if (const auto column = sourceColumn(plan, entity, field))
            fields.push_back({field, *column, LossMeter(mostValues)});
    return fields;
}

bool isWanted(const engine::PlannedEntity& entity, const std::vector<std::string>& entities) {
    return entities.empty() || std::any_of(entities.begin(), entities.end(), [&](const std::string& name) {
               return name == entity.targetEntity.name || name == entity.mapping->reference || name == entity.mapping->id.text();
           });
}

} // namespace

Result<std::vector<FieldLosses>> measureLosses(const engine::Plan& plan, const std::vector<std::string>& entities, JobContext& job) {
    std::vector<FieldLosses> all;
    for (const engine::PlannedEntity& entity : plan.entities()) {
        if (!isWanted(entity, entities) || entity.steps) // behind steps a field is none of the source's own
            continue;
        std::vector<Metered> fields = meteredFields(plan, entity);
        if (fields.empty())
            continue;
        const auto take = [&](const Batch& target, std::span<const std::uint32_t> good, const Batch& source) -> Result<void> {
            MW_TRY_DO(job.checkpoint());
            for (Metered& each : fields)
                for (const std::uint32_t row : good)
                    each.meter.observe(*source.columns[each.column], *target.columns[each.field], row,
                                       row < source.origins.rowNumber.size() ? source.origins.rowNumber[row] : 0);
            return {};
        };
        MW_TRY([[maybe_unused]] const engine::Ledger ledger, engine::transform(plan, entity.mapping->id.text(), take, job));
        for (const Metered& each : fields) {
            FieldLosses losses;
            losses.entity = entity.targetEntity.name;
            losses.field = entity.fields[each.field].target.name;
            losses.reference = entity.fields[each.field].mapping->reference;
            each.meter.finish(losses);
            if (losses.lost > 0)
                all.push_back(std::move(losses));
        }
    }
    return all;
}

} // namespace mw::validate
