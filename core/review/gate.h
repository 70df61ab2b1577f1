// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/model.h"

#include <cstdint>
#include <string>

namespace mw::evidence {
class EvidenceStore;
}

namespace mw::review {

/// Whether the review of a run stands in the way of accepting it.
struct Gate {
    bool isPlanned = false; ///< a sample of the run was drawn, or the document has scenarios
    bool isOpen = true;     ///< all of it is judged and settled, every scenario was tried and passed, no defect is open, and what was to be
                            ///< proven is; or nothing was planned
    std::string why;        ///< "41 of 315 records of people were looked at (REV-7F3A21)"
};
/// Reads what was said of a run. What earlier runs left open counts until a re-test has passed.
Result<Gate> gateOf(const mapping::Document& document, evidence::EvidenceStore& store, std::int64_t run);

} // namespace mw::review
