// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/types/value.h"

#include <string>
#include <string_view>

namespace mw::rules {

struct TypedValue {
    Value value;
    LogicalType type;
};

/// Reads the digits of a number: integer, exact decimal, or float where an exponent is written.
Result<TypedValue> readNumber(std::string_view digits);
/// Reads date '…', time '…', timestamp '…'; `word` is the lower-case word before the text.
Result<TypedValue> readDated(std::string_view word, std::string_view text);
/// The type of a value that is meant for a type: whether a timestamp is zoned, a value alone does not tell.
LogicalType typeFor(const Value& value, const LogicalType& meantFor);
/// Writes a value as a literal of the language.
std::string printLiteral(const Value& value, const LogicalType& type);
/// Writes a name, in brackets where it needs them.
std::string printName(std::string_view name);

} // namespace mw::rules
