// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/suggest/features.h"

#include <string>
#include <vector>

namespace mw::suggest {

/// Says in plain words what speaks for a pair, strongest first, then what speaks against it.
std::vector<std::string> reasonsFor(const PairFeatures& features, const Side& source, const Side& target, std::size_t sourceField,
                                    std::size_t targetField);

} // namespace mw::suggest
