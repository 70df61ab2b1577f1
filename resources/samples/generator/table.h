// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mw::sample {

/// One value as a file holds it: null, text (possibly empty) or, in SQLite only, an integer.
struct Cell {
    enum class Kind { Null, Text, Integer };

    Kind kind = Kind::Null;
    std::string text;
    std::int64_t integer = 0;

    Cell() = default;
    Cell(std::string value) : kind(Kind::Text), text(std::move(value)) {}
    Cell(const char* value) : kind(Kind::Text), text(value) {}
    Cell(const std::optional<std::string>& value) {
        if (value)
            *this = Cell(*value);
    }

    static Cell number(std::int64_t value) {
        Cell cell;
        cell.kind = Kind::Integer;
        cell.integer = value;
        return cell;
    }
    static Cell number(const std::optional<std::int64_t>& value) { return value ? number(*value) : Cell(); }
    static Cell flag(bool value) { return number(value ? 1 : 0); }

    bool isNull() const { return kind == Kind::Null; }
    /// The value as text; null gives an empty text.
    std::string asText() const { return kind == Kind::Integer ? std::to_string(integer) : text; }

    bool operator==(const Cell&) const = default;
};

using Row = std::vector<Cell>;

/// Rows under named columns; every row is as long as `columns`.
struct Table {
    std::string name;
    std::vector<std::string> columns;
    std::vector<Row> rows;
};

} // namespace mw::sample
