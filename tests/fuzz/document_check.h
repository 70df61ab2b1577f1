// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/promise.h"
#include "core/document/content_hash.h"
#include "core/document/document_file.h"
#include "core/document/edit_text.h"
#include "core/document/json_writer.h"

#include <string_view>

namespace mw::test {

/// Reads bytes as JSON, as a document and as an edit: each gives a named error with its place, or a value that prints to a
/// fixed point.
inline void checkDocument(std::string_view bytes) {
    const auto isPlaced = [&](const Error& error) {
        return !error.where.empty() && !error.message().empty() &&
               (error.code == Code::TooLarge ||
                (error.span && error.span->begin <= error.span->end && error.span->end <= bytes.size()));
    };
    if (const Result<document::JsonValue> value = document::parseJson(bytes); value.ok()) {
        document::JsonWriter writer;
        writer.value(value.value());
        const Result<document::JsonValue> again = document::parseJson(writer.result());
        MW_ASSERT(again.ok(), "written JSON can be read");
        document::JsonWriter other;
        other.value(again.value());
        MW_ASSERT(other.result() == writer.result(), "printing JSON is a fixed point");
    } else {
        MW_ASSERT(isPlaced(value.error()), "bad JSON is named with its place");
    }
    if (const Result<mapping::Document> document = document::parseDocument(bytes, "fuzz"); document.ok()) {
        const std::string text = document::printDocument(document.value());
        const Result<mapping::Document> again = document::parseDocument(text, "again");
        MW_ASSERT(again.ok() && again.value() == document.value(), "a printed document is the document");
        MW_ASSERT(document::printDocument(again.value()) == text, "printing a document is a fixed point");
        MW_ASSERT(document::contentHash(again.value()) == document::contentHash(document.value()),
                  "equal documents have equal hashes");
    } else {
        MW_ASSERT(isPlaced(document.error()), "a bad document is named with its place");
    }
    if (const Result<mapping::Edit> edit = document::parseEdit(bytes, "fuzz"); edit.ok()) {
        const std::string text = document::printEdit(edit.value());
        const Result<mapping::Edit> again = document::parseEdit(text, "again");
        MW_ASSERT(again.ok() && document::printEdit(again.value()) == text, "printing an edit is a fixed point");
    } else {
        MW_ASSERT(isPlaced(edit.error()), "a bad edit is named with its place");
    }
}

} // namespace mw::test
