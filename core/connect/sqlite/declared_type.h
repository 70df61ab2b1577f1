// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/logical_type.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mw {

/// What SQLite does to values on their way into a column (sqlite.org/datatype3.html, section 3).
enum class SqliteAffinity : std::uint8_t { Integer, Text, Blob, Real, Numeric };

SqliteAffinity affinityOf(std::string_view declaredType);

/// What a declared type promises. SQLite enforces none of it, so a source's values must be looked at.
struct DeclaredType {
    /// None where the name says nothing, or nothing exact: no type at all, "NUMERIC" without digits, an unknown word.
    std::optional<LogicalType> type;
    /// The type where there are no values to look at.
    LogicalType fallback;
};
DeclaredType readDeclaredType(std::string_view declaredType);

/// The declaration for a new column that stores every value of the type unchanged. Decimals of more than 15 digits
/// get a name with text affinity, because numeric affinity would turn them into floating point numbers.
std::string declareType(const LogicalType& type);

} // namespace mw
