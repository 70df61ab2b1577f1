// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mw::csv {

/// A file's encoding: its name as ICU and IANA know it, and the bytes of the mark that stands before the text.
struct TextEncoding {
    std::string name = "UTF-8";
    std::size_t markBytes = 0;
    double confidence = 1.0;
    std::string reason = {};      ///< for people
    std::string alternative = {}; ///< the encoding that comes next; empty where nothing else is in question
    double alternativeConfidence = 0;
    bool isUtf8() const { return name == "UTF-8"; }
};

/// Decides from the first bytes of a file (and probes taken further on) how its text is encoded. Fails with
/// BinaryContent where the bytes are no text in any encoding.
Result<TextEncoding> detectEncoding(std::string_view start, const std::vector<std::string>& probes);
/// The encoding that somebody named; a mark that belongs to it is taken off. WrongValue for unknown names.
Result<TextEncoding> namedEncoding(std::string_view name, std::string_view start);

} // namespace mw::csv
