// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/promise.h"
#include "core/sign/entry.h"
#include "core/sign/key_file.h"
#include "core/sign/verification.h"

#include <string_view>

namespace mw::test {

/// Reads bytes as a key file and as the signatures of a document: each gives a named error with its place or a value that
/// prints to a fixed point, and none of it is ever a valid signature.
inline void checkSign(std::string_view bytes) {
    if (const auto key = sign::parseKeyFile(bytes, "fuzz"); key.ok()) {
        const std::string text = sign::printKeyFile(*key);
        const auto again = sign::parseKeyFile(text, "again");
        MW_ASSERT(again.ok() && sign::printKeyFile(*again) == text, "printing a key file is a fixed point");
    } else {
        MW_ASSERT(!key.error().where.empty() && !key.error().message().empty(), "a bad key file is named with its place");
    }
    mapping::Document document;
    document.id = Id("fuzz");
    document.signaturesJson = std::string(bytes);
    for (const sign::ReadEntry& entry : sign::readEntries(document.signaturesJson)) {
        if (entry.problem)
            MW_ASSERT(!entry.problem->where.empty() && !entry.problem->message().empty(), "a bad entry is named with its place");
        else
            MW_ASSERT(sign::signedText(entry.entry) == entry.signedText, "an intact entry is written as it was read");
    }
    const auto found = sign::verify(document, nullptr);
    MW_ASSERT(found.ok() && !found->isValid(), "made-up signatures are not valid");
}

} // namespace mw::test
