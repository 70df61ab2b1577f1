// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/csv/csv_dialect.h"
#include "core/connect/csv/text_encoding.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace mw::csv {

/// Something that was decided about a file, for people: "delimiter", "';'", 0.97, "49 of 50 records have 7 fields".
struct Decision {
    std::string what;
    std::string value;
    double confidence = 0;
    std::string reason;
};

/// All that a reader has to know about a file before it reads it.
struct CsvLayout {
    TextEncoding encoding;
    CsvDialect dialect;
    bool hasHeader = false;
    std::uint64_t dataBegin = 0;    ///< first byte behind the header, in UTF-8 text behind the mark
    std::vector<std::string> names; ///< of the fields; none for an empty file
    std::size_t shortWidth = 0;     ///< records with so many fields are rows too, the rest of them null; 0: none are
    std::size_t widest = 0;         ///< most fields of a record in the sample
    std::vector<Decision> decisions;
};

/// Bounds of what a reader holds in memory; smaller ones are for tests.
struct CsvLimits {
    std::size_t bufferBytes = 256 * 1024;
    std::size_t largestRecord = 16 * 1024 * 1024;
};

/// The name of the n-th field, from 0, where the file gives none: "column_1".
std::string positionName(std::size_t index);

} // namespace mw::csv
