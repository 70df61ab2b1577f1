// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/connector.h"
#include "core/connect/csv/cell_shape.h"
#include "core/connect/csv/csv_dialect.h"
#include "core/connect/csv/text_encoding.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace mw::csv {

/// All that a reader has to know about a table in a file before it reads it.
struct CsvLayout {
    TextEncoding encoding;
    CsvDialect dialect;
    std::size_t headerRecords = 0;  ///< records that hold the names; 0: none
    std::uint64_t dataBegin = 0;    ///< first byte behind the header, in UTF-8 text behind the mark
    /// First byte of the file that does not belong to the table: a footer or another table.
    std::uint64_t dataEnd = std::numeric_limits<std::uint64_t>::max();
    std::uint64_t headerBegin = 0; ///< first byte of the header or, without one, of the rows, measured as dataBegin
    std::vector<std::string> names; ///< of the fields; none for an empty file
    /// What the values of each field look like in the sample: the shape that nearly all have, else Other; Empty where
    /// there are none. Tells which reading of a broken record is the sensible one.
    std::vector<CellShape> shapes;
    std::size_t shortWidth = 0; ///< records with so many fields are rows too, the rest of them null; 0: none are
    /// The usual number of fields in the file's sample, more where some record below the preamble holds more values.
    std::size_t widest = 0;
    std::vector<Finding> findings;

    bool hasHeader() const { return headerRecords > 0; }
};

/// Bounds of what a reader holds in memory; smaller ones are for tests.
struct CsvLimits {
    std::size_t bufferBytes = 256 * 1024;
    std::size_t largestRecord = 16 * 1024 * 1024;
};

/// The name of the n-th field, from 0, where the file gives none: "column_1".
std::string positionName(std::size_t index);

} // namespace mw::csv
