// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/mapping/model.h"

#include <string>
#include <string_view>

namespace mw::document {

/// The format number this program reads and writes.
inline constexpr int kFormatVersion = 1;

/// Reads the JSON text of a document. Errors name line and column, and the path inside the document: NotJson,
/// WrongVersion, UnknownKey, MissingKey, WrongValue, DuplicateId.
Result<mapping::Document> parseDocument(std::string_view json, const std::string& name);
/// Writes the canonical text: sorted where order means nothing, one fact per line, stable; parse∘print is a fixed point.
std::string printDocument(const mapping::Document& document);

Result<mapping::Document> loadDocument(const std::string& path);
/// Whole or not at all (temporary file, fsync, rename).
Result<void> saveDocument(const mapping::Document& document, const std::string& path);

} // namespace mw::document
