// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/parts.h"

namespace mw::report {

/// The paper for those who decide, behind its cover: what they are asked, alone on the first page; then what that rests on, in
/// tables of at most `rows` rows.
std::vector<Part> decisionPaper(const Content& content, const Words& words, std::size_t rows);

} // namespace mw::report
