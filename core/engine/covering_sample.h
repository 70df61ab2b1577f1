// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/sample_reader.h"
#include "core/engine/source_reader.h"

namespace mw::engine {

/// Picks the rows that cover an entity mapping: for each branch of each rule and of the filter the first record that
/// takes it, for each kind of reject of each field the first record that has it, the first that is excluded and the
/// first malformed one. Reads the whole source.
Result<SampledRows> readCovering(SourceReader& reader, const PlannedEntity& entity, JobContext& job);

/// The mapping up to its filter: which records the rules see.
PlannedEntity filterOnly(const PlannedEntity& entity);

} // namespace mw::engine
