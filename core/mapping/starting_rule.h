// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/schema.h"

#include <string>

namespace mw::mapping {

/// A field's name as it stands in a rule: bare where it can be, in brackets otherwise.
std::string ruleName(const std::string& name);
/// The rule that starts a mapping: the field as it is, or with the conversion that its target needs.
std::string startingRule(const Field& source, const Field& target);

} // namespace mw::mapping
