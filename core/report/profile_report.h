// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/privacy_floor.h"
#include "core/report/report.h"

#include <map>
#include <string>
#include <vector>

/// Profiles as files for people: under the privacy floor, which each of them tells.
namespace mw::report {

struct ProfileInput {
    std::string place; ///< where the data lie, as people know it
    std::vector<profile::EntityProfile> profiles; ///< as they are; what may not leave is masked here
    /// Entity → field → who released it, when and why.
    std::map<std::string, std::map<std::string, std::string>> released;
    std::string generatedAt; ///< ISO time; injected so that equal input gives equal bytes
    const MessageCatalogue* catalogue = nullptr; ///< null: English
};

/// The formats a profile can be written in.
std::vector<FormatInfo> profileFormats();
/// Writes it; whole or not at all. NotSupported for a format that profiles have none of.
Result<void> exportProfile(const ProfileInput& input, const std::string& format, const std::string& path);

/// A profile as it is, as one object of JSON: what `profile --json` gives of an entity.
std::string profileJson(const profile::EntityProfile& profile);

} // namespace mw::report
