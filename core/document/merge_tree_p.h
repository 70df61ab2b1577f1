// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/json_value.h"

namespace mw::document {

/// Whose value stands where both sides changed one.
enum class Side : bool { Ours, Theirs };

/// Merges three documents as JSON: members by key, items of lists by what tells them apart, everything else as a whole.
JsonValue mergeTrees(const JsonValue& base, const JsonValue& ours, const JsonValue& theirs, Side preferred);

} // namespace mw::document
