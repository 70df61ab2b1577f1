// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/connector.h"

#include <memory>
#include <string>

namespace mw {

/// Reads an entity of a schema that has no rows; the empty name means the first. UnknownEntity, UnknownField.
Result<std::unique_ptr<Reader>> readNothing(const Schema& schema, const std::string& entity, const ReadOptions& options,
                                            const std::string& place);

} // namespace mw
