// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/logical_type.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mw::ddl {

/// A type as a script declares it: its words in capitals without arguments, "CHARACTER VARYING", and the arguments.
struct DeclaredSqlType {
    std::string words;
    std::vector<std::uint32_t> numbers;
    bool isArray = false;
    bool inOracle = false; ///< where DATE holds a time of day too
    bool isZoned = false;  ///< WITH TIME ZONE
};

/// The logical type that holds the values of a declared one, in any of the dialects; none where it is not known.
std::optional<LogicalType> logicalType(const DeclaredSqlType& declared);

} // namespace mw::ddl
