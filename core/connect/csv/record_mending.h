// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/csv/cell_shape.h"
#include "core/connect/csv/csv_dialect.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace mw::csv {

/// Judges records that have more fields than their table. Shapes of fields are those of CsvLayout.
class RecordMender {
public:
    RecordMender(const CsvDialect& dialect, std::vector<CellShape> shapes)
        : m_dialect(dialect), m_shapes(std::move(shapes)) {}

    /// How to read a record with too many fields.
    struct Reading {
        enum class Kind : std::uint8_t {
            None,   ///< no way, or more than one
            Tail,   ///< the fields behind the table's width are empty
            Empty,  ///< the empty field `first` is one too many
            Merge,  ///< from the field `first` on as many as are too many belong to one value that holds delimiters
        };
        Kind kind = Kind::None;
        std::size_t first = 0;
    };
    /// Finds the one sensible reading of the record at text[begin] whose fields end as `ends` says. A reading is sensible
    /// where every value looks like the others of its field.
    Reading read(const char* text, std::size_t begin, const std::vector<std::uint32_t>& ends) const;
    /// Says whether the record reads as one of the table's: each value looks like the others of its field.
    bool fits(const char* text, std::size_t begin, const std::vector<std::uint32_t>& ends) const;
    /// Takes empty fields out of a record, from its last one on, until it has `width`; none, and all is as it was, where
    /// there are not enough of them. No value is lost by it, but values may come to stand further left.
    std::optional<std::size_t> dropEmpty(std::size_t width, char* text, std::size_t begin,
                                         std::vector<std::uint32_t>& ends) const;

    /// Makes the record in `text` and its ends say what the reading says. The text keeps its length and its characters;
    /// gives the record's new first byte.
    std::size_t apply(Reading reading, char* text, std::size_t begin, std::vector<std::uint32_t>& ends) const;

private:
    std::vector<std::string_view> cells(const char* text, std::size_t begin, const std::vector<std::uint32_t>& ends) const;
    bool fitsField(std::string_view cell, std::size_t field) const;

    CsvDialect m_dialect;
    std::vector<CellShape> m_shapes;
};

} // namespace mw::csv
