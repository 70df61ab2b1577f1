// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/validate/row_checks_p.h"

#include <functional>

namespace mw::validate {

/// Reads fields of an entity of the target, in the order they are named in.
using ReadEntity = std::function<Result<std::unique_ptr<Reader>>(const std::string& entity, const std::vector<std::string>& fields)>;

/// Looks for the parent of every record of `child`. The check's parameters: "entity", the parent, and "parent_fields",
/// its key, parted by ','; the same names as the child's where it is left out.
Result<Finding> checkRelation(const mapping::CheckInEffect& check, const Entity& child, const ReadEntity& read, JobContext& job);

} // namespace mw::validate
