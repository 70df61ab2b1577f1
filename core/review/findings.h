// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/message_catalogue.h"
#include "core/mapping/model.h"

#include <cstdint>
#include <string>

namespace mw::evidence {
class EvidenceStore;
}

namespace mw::review {

/// What the samples of a run show, a line each: "people: 295 of 19,702 seen, no defect: with 95 % confidence …". Empty where
/// none was drawn. Then what testers say of each scenario of the document: "SCN-001: Ann Lee passes it".
Result<std::string> findingsOf(const mapping::Document& document, evidence::EvidenceStore& store, std::int64_t run, const MessageCatalogue& catalogue = MessageCatalogue::english());

} // namespace mw::review
