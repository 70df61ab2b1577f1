// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/edit.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

/// Fields whose values somebody has released from the privacy floor (core/profile/privacy_floor.h): Workflow::released.
namespace mw::mapping {

/// Releases fields by their ids, as one edit; `day` is that of today, "2026-12-01". Nothing of `who` and `why` may be empty.
Edit releaseFields(const std::vector<Id>& fields, const std::string& who, std::string_view day, const std::string& why);
/// Puts those of them that are released under the floor again.
Edit takeBackRelease(const Document& document, const std::vector<Id>& fields);

/// Who released a field, when and why: "Ann Lee 2026-12-01: names are public"; empty where nobody did.
std::string releaseOf(const Document& document, const Id& field);
/// The names of the released fields of an entity.
std::set<std::string> releasedNames(const Document& document, const Entity& entity);

} // namespace mw::mapping
