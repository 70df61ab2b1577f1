// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/schema/schema.h"

#include <string>

namespace mw {

/// Writes CREATE TABLE for a planned entity: declared types that store its values unchanged, primary and unique keys,
/// NOT NULL, references, checks, plain defaults. Fails where a name cannot be one, or where there are no fields.
Result<std::string> createTableSql(const Entity& entity);

} // namespace mw
