// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/model.h"

#include <vector>

namespace mw::rebase {

/// What of a document speaks of a field of a connection: entity mappings (their filter, keys and de-duplication), field
/// mappings, lookups, checks; in document order.
std::vector<Id> affectedBy(const mapping::Document& document, const Id& connection, const Id& field);

} // namespace mw::rebase
