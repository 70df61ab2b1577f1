// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/content.h"
#include "core/report/words_p.h"

namespace mw::report {

// Silence is to be seen: what is filled by nothing, and what stays behind. Without rows where there is nothing to tell.
Content::Table unfedTable(const Content::Chapter& chapter, const Words& words);
Content::Table leftBehindTable(const Content::Chapter& chapter, const Words& words);

} // namespace mw::report
