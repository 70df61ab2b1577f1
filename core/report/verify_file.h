// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/message_catalogue.h"
#include "core/sign/verification.h"

#include <functional>
#include <memory>
#include <string>

namespace mw::report {

/// Gives the catalogue of a language, null for English; Usage where there is none.
using CatalogueOf = std::function<Result<std::shared_ptr<const MessageCatalogue>>(const std::string& language)>;

/// Verifies a mapping document, or what was exported of one: then also that it shows what that document says. What it shows
/// and should not is a Tampering, by its place. `store` may be null. The errors of openExport() and loadDocument().
Result<sign::Verification> verifyFile(const std::string& path, evidence::EvidenceStore* store, const CatalogueOf& catalogueOf);

} // namespace mw::report
