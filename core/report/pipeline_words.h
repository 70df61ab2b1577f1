// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/model.h"
#include "core/report/words_p.h"

#include <string>
#include <vector>

namespace mw::report {

/// Says each step of an entity mapping in a sentence or two, in the order in which they are gone.
std::vector<std::string> stepSentences(const mapping::Document& document, const mapping::EntityMapping& mapping, const Words& words);

} // namespace mw::report
