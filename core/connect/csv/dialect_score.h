// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/csv/csv_dialect.h"
#include "core/connect/csv/sample_table.h"

#include <cstddef>

namespace mw::csv {

/// How well a dialect reads a sample: how regular a table comes out and how plain its cells are. The idea is that of
/// van den Burg, Nazábal and Sutton, "Wrangling messy CSV files by detecting row and type patterns" (2019): the product
/// of a score of row widths and one of cell types; here the spread of widths counts by its entropy, and cells that still
/// hold the punctuation of tables speak against the dialect.
struct DialectScore {
    double value = 0;
    double consistency = 0; ///< share of records with the usual width
    std::size_t width = 0;
    std::size_t records = 0;
    std::size_t broken = 0;   ///< records with a stray or an open quote
    bool beginsUsual = false; ///< the first record has the usual width
};
DialectScore scoreDialect(const SampleTable& table, const CsvDialect& dialect);

} // namespace mw::csv
