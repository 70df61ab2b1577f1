// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/suggest/field_values.h"

#include <optional>
#include <string>

namespace mw::suggest {

/// The pattern (Unicode TR 35) that all sampled dates of a field fit; none where they are no dates, fit none, or where
/// day and month cannot be told apart.
std::optional<std::string> dateFormOf(const FieldValues& values);

} // namespace mw::suggest
