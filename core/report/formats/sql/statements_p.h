// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/model.h"
#include "core/report/formats/sql/script_p.h"
#include "core/report/formats/sql/speech_p.h"
#include "core/report/words_p.h"

namespace mw::report::sql {

/// Writes an INSERT … SELECT for each entity mapping, parents first. One of which a part cannot be said in the dialect
/// stands there as a comment, with the reasons: what would load other records than the rules say is not run.
void addStatements(Script& script, const mapping::Document& document, const Speech& speech, const Words& words);

} // namespace mw::report::sql
