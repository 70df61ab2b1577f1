// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/mapping/model.h"

#include <string>
#include <string_view>

namespace mw::document {

/// The format number this program reads and writes.
inline constexpr int kFormatVersion = 1;
/// Larger files are refused (TooLarge) before they are read.
inline constexpr std::size_t kMaxDocumentBytes = 64u << 20;

/// Reads the JSON text of a document. Errors name line and column, and the path inside the document
/// ("crm.mapwright, line 12, column 5, mappings[2].fields[5].rule"), and carry the span of bytes: NotJson, WrongVersion,
/// UnknownKey, MissingKey, WrongValue, DuplicateId, DuplicateKeyInObject, TooLarge. Dangling ids, bad rules and the like
/// are no errors here: mapping::findProblems() tells them.
Result<mapping::Document> parseDocument(std::string_view json, const std::string& name);
/// Writes the canonical text: sorted where order means nothing, one fact per line, stable; parse∘print is a fixed point.
/// What is at its default is left out. Its JSON Schema: resources/schema/mapwright-document-1.schema.json.
std::string printDocument(const mapping::Document& document);

Result<mapping::Document> loadDocument(const std::string& path);
/// Whole or not at all (temporary file, fsync, rename), and only what loadDocument() can read again.
Result<void> saveDocument(const mapping::Document& document, const std::string& path);

} // namespace mw::document
