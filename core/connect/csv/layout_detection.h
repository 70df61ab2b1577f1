// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/csv/csv_layout.h"
#include "core/connect/csv/csv_options.h"

#include <string>
#include <string_view>
#include <vector>

namespace mw::csv {

/// The beginning of a file, and pieces from further on.
struct FileSample {
    std::string start;
    std::vector<std::string> probes;
    bool whole = false; ///< `start` is all there is
};

Result<FileSample> takeSample(const std::string& path, std::size_t size);

/// Decides all that a reader has to know. BinaryContent; RecordTooLarge where not even the first record ends inside the
/// sample; WrongValue for options that cannot be.
Result<CsvLayout> detectLayout(const FileSample& sample, const CsvOptions& options);

/// Takes samples of a file, larger ones where its first record needs it, and decides by them.
Result<CsvLayout> detectFile(const std::string& path, const CsvOptions& options);

} // namespace mw::csv
