// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/example_masks.h"

#include "core/evidence/earlier_profiles.h"
#include "core/mapping/rule_names.h"
#include "core/mapping/released_fields.h"
#include "core/profile/privacy_floor.h"

#include <algorithm>

namespace mw::report {

namespace {

const profile::FieldProfile* profileOf(const KnownProfiles& profiles, const mapping::Document& document, const Field& field) {
    for (const mapping::Connection& connection : document.connections)
        for (const Entity& entity : connection.schema.entities) {
            const auto known = entity.fieldById(field.id) ? profiles.find(entity.id) : profiles.end();
            if (known == profiles.end())
                continue;
            const auto& fields = known->second.fields;
            const auto found = std::find_if(fields.begin(), fields.end(), [&](const auto& each) { return each.name == field.name; });
            return found == fields.end() ? nullptr : &*found;
        }
    return nullptr;
}

} // namespace

Result<KnownProfiles> knownProfiles(const mapping::Document& document, const engine::Places& places, evidence::EvidenceStore& store) {
    KnownProfiles known;
    for (const mapping::Connection& connection : document.connections) {
        if (connection.locations.empty())
            continue;
        MW_TRY(const Location place, places.locationOf(document, connection));
        MW_TRY(std::vector<profile::EntityProfile> profiles, evidence::earlierProfiles(store, place, connection.schema));
        for (profile::EntityProfile& each : profiles)
            if (const Entity* const entity = connection.schema.entity(each.name))
                known.insert_or_assign(entity->id, std::move(each));
    }
    return known;
}

MaskedExamples maskedExamples(const mapping::Document& document, const KnownProfiles& profiles) {
    MaskedExamples masked;
    for (const mapping::EntityMapping& mapping : document.mappings) {
        const rules::Environment environment = mapping::environmentOf(document, mapping);
        for (const mapping::FieldMapping& mapped : mapping.fields)
            for (const mapping::Example& example : mapped.examples) {
                bool any = false;
                for (const auto& [name, value] : example.input) {
                    if (!value || profile::masked(*value) == *value)
                        continue;
                    const auto bound = std::find_if(environment.fields.begin(), environment.fields.end(), [&](const auto& each) { return each.field.name == name; });
                    const bool isFree = bound != environment.fields.end() &&
                                        (!mapping::releaseOf(document, bound->field.id).empty() ||
                                         profile::mayLeave(name, profileOf(profiles, document, bound->field), *value));
                    if (isFree)
                        continue;
                    any = true;
                    masked[mapped.id].insert(*value);
                }
                if (any && example.result)
                    masked[mapped.id].insert(*example.result);
            }
    }
    return masked;
}

} // namespace mw::report
