// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/logical_type.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace mw::dict {

/// Further columns that say how large a value is.
struct Size {
    std::optional<std::uint32_t> length;
    std::optional<std::uint32_t> precision;
    std::optional<std::uint32_t> scale;
};

/// Reads a type as dictionaries of databases and applications name it: "VARCHAR2(40)", "decimal(12, 2)", "Date/Time",
/// "Checkbox", "Currency(16,2)", "Ganzzahl". None where the name says nothing.
std::optional<LogicalType> readType(std::string_view text, const Size& size = {});

} // namespace mw::dict
