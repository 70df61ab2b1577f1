// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/compressed_source.h"
#include "core/connect/csv/csv_layout.h"
#include "core/connect/csv/csv_options.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace mw::csv {

/// The beginning of a file, and pieces from further on.
struct FileSample {
    std::string start;
    std::vector<std::string> probes;
    bool whole = false;       ///< `start` is all there is
    std::string tail = {};    ///< the last bytes of the file, where it is not whole and its end is in reach
    std::uint64_t tailAt = 0; ///< their place in it
};

/// Opens a file by its path; the seam where tests put in failing devices.
using OpenFile = std::function<Result<std::unique_ptr<ByteSource>>(const std::string& path)>;
inline const OpenFile kOpenFile = [](const std::string& path) { return openUncompressed(path); };

Result<FileSample> takeSample(const std::string& path, std::size_t size, const OpenFile& open = kOpenFile);

/// What was found out about a file: what holds for all of it, and its tables, one at least. The tables' findings are
/// their own.
struct FileLayout {
    std::vector<Finding> findings;
    std::vector<CsvLayout> tables;
};

/// Decides all that a reader has to know. BinaryContent; RecordTooLarge where not even the first record ends inside the
/// sample; WrongValue for options that cannot be.
Result<FileLayout> detectTables(const FileSample& sample, const CsvOptions& options);
/// The first table of it.
Result<CsvLayout> detectLayout(const FileSample& sample, const CsvOptions& options);

/// Takes samples of a file, larger ones where its first record needs it, and decides by them.
Result<FileLayout> detectFile(const std::string& path, const CsvOptions& options, const OpenFile& open = kOpenFile);

} // namespace mw::csv
