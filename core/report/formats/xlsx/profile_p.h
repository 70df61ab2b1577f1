// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/profile_content.h"

namespace mw::report::xlsx {

Result<void> writeProfile(const ProfileContent& content, const Words& words, const std::string& path);

} // namespace mw::report::xlsx
