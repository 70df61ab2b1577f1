// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/samples/generator/table.h"

#include <string>
#include <string_view>

namespace mw::sample {

enum class Encoding { Utf8, Utf8WithMark, Windows1252 };

struct CsvDialect {
    char separator = ',';
    std::string_view lineEnd = "\n";
    Encoding encoding = Encoding::Utf8;
};

/// Writes RFC 4180: null is nothing, an empty text is "", quotes only where they are needed.
std::string writeCsv(const Table& table, const CsvDialect& dialect);
/// Reads what writeCsv wrote; all values are text or null. Throws std::runtime_error with the row on a ragged row.
Table readCsv(std::string_view bytes, const std::string& name, const CsvDialect& dialect);

} // namespace mw::sample
