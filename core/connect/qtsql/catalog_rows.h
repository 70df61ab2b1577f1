// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/qtsql/server_statements.h"

#include <charconv>
#include <cstdint>

namespace mw {

/// The text in a row of a server's catalogue; empty for null.
inline const std::string& catalogText(const ServerRow& row, std::size_t column) {
    static const std::string none;
    return row[column] ? *row[column] : none;
}

/// The whole number that stands there; `otherwise` for anything else.
template <class Number = std::uint64_t>
Number catalogNumber(const ServerRow& row, std::size_t column, Number otherwise = 0) {
    const std::string& text = catalogText(row, column);
    Number number = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

} // namespace mw
