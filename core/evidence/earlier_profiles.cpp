// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/earlier_profiles.h"

namespace mw::evidence {

Result<std::vector<profile::EntityProfile>> earlierProfiles(EvidenceStore& store, const Location& place, const Schema& schema) {
    std::vector<profile::EntityProfile> found;
    for (const Entity& entity : schema.entities) {
        MW_TRY(const std::optional<std::int64_t> last, store.latestScan(scannedPlace(place), entity.name));
        if (!last)
            continue;
        MW_TRY(StoredScan scan, store.loadScan(*last));
        for (profile::EntityProfile& profile : scan.profiles)
            if (profile.name == entity.name)
                found.push_back(std::move(profile));
    }
    return found;
}

} // namespace mw::evidence
