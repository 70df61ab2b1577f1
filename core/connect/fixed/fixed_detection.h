// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/fixed/fixed_options.h"
#include "core/connect/fixed/record_source.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace mw::fixed {

/// Opens the bytes of a file, from their beginning each time.
using OpenBytes = std::function<Result<std::unique_ptr<ByteSource>>()>;

/// The first records of a file as a ruler shows them.
struct FixedSample {
    std::vector<std::string> lines; ///< decoded, those above the first row too; what is no character is U+FFFD
    std::vector<std::string> bytes; ///< the same as they stand in the file
    std::vector<std::uint32_t> filled; ///< of each column: in how many rows something stands there
    std::size_t rows = 0;              ///< lines that are rows
    bool isWhole = false;              ///< there are no more
};

/// All that a reader has to know about a file before it reads it, and how it was found out.
struct FixedFile {
    std::string encoding = "UTF-8"; ///< as ICU names it
    bool isEbcdic = false;
    Framing framing;
    std::size_t header = 0; ///< records above the first row
    FixedLayout layout;
    std::vector<Finding> findings;
    FixedSample sample;
};

/// Decides by the beginning of a file what the options leave open: each decision is a finding with its reason and, where
/// something else was in question, an alternative, both as the option takes them.
Result<FixedFile> describeFile(const OpenBytes& open, const FixedOptions& options, JobContext& job,
                               const FixedLimits& limits = {});

/// What stands in a column of a record, as far as the shape of a file goes.
enum class Stands : char { Blank = ' ', Digit = '9', Letter = 'a', Other = '.' };

/// Finds the fields of rows, each a string of Stands: they end where columns are blank in all of them or, where there
/// are none of these, where digits and letters change in all. `byChange`: there too.
std::vector<Columns> findColumns(const std::vector<std::string>& shapes, bool byChange);
/// The shapes of decoded lines, one character for each column.
std::vector<std::string> shapesOf(const std::vector<std::string>& lines);

} // namespace mw::fixed
