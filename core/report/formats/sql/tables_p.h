// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/model.h"
#include "core/report/formats/sql/script_p.h"
#include "core/report/formats/sql/speech_p.h"
#include "core/report/words_p.h"

namespace mw::report::sql {

/// Writes the tables that the mappings read, where they do not lie in such a database already.
void addSourceTables(Script& script, const mapping::Document& document, const Speech& speech, const Words& words);
/// Writes the tables that the mappings fill, parents first: as they are, then what is proposed for them.
void addTargetTables(Script& script, const mapping::Document& document, const Speech& speech, const Words& words);

} // namespace mw::report::sql
