// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/model.h"

#include <cstdint>

namespace mw::document {

/// The size of a generated document.
struct GeneratedShape {
    std::size_t fields = 2000;  ///< on each side
    std::size_t links = 3000;   ///< source fields read by rules in all; at least `fields`
    std::size_t entities = 1;   ///< on each side; the fields are spread over them
    std::uint64_t seed = 1;     ///< equal shapes give equal documents
};

/// Builds a document without problems of any size, with rules, value maps, notes, intents, examples and states as a real
/// one has them: for benchmarks, tests and pictures. No data stands behind it.
mapping::Document generatedDocument(const GeneratedShape& shape);

} // namespace mw::document
