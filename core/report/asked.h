// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/content.h"
#include "core/report/words_p.h"

namespace mw::report {

/// What somebody is asked to decide, on the evidence that is there: Content::Asked of the content that was made so far.
Content::Asked askedOf(const SpecificationInput& input, const Content& content, const Words& words);

} // namespace mw::report
