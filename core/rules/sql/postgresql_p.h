// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/bound_node_p.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mw::rules::sql {

/// A part of a rule: its value, and what is true where the row fails in it (empty: it never does).
struct PgPiece {
    std::string value;
    std::string failed;
};

std::string pgType(const LogicalType& type);
std::string pgNull(const LogicalType& type); ///< NULL::bigint; NULL alone where no type is told
/// A literal with its type; the value is not null and holds no NUL character.
std::string pgLiteral(const Value& value, const LogicalType& type);
std::string pgText(std::string_view text); ///< the literal of a text
std::string pgLiteralOf(const ValueMapTable& table, std::size_t row);
/// The literal of a text of all white space.
std::string pgSpaces();
/// Makes pg_temp.mw_fold(text), Unicode's default case folding.
std::string pgFoldFunction();

/// A bracket expression of all characters of a set, as UnicodeSet writes it.
std::string pgCharacterClass(const char* pattern);
/// A function of ours that a session makes before it is called: its name with "pg_temp.", and the statements that make it.
struct PgHelper {
    std::string_view name;
    std::string (*statements)();
};
/// All of them; what they call of one another is made along.
std::span<const PgHelper> pgHelpers();

/// Fills the places of a catalogue entry's text. None where it names an argument that the call does not have, or, if it
/// shall say all of them, leaves one out.
std::optional<std::string> pgFill(std::string_view text, const std::vector<PgPiece>& parts, bool saysAll);
/// True where a number needs more than 38 digits at a scale.
std::string pgOverflows(const std::string& value, std::uint8_t scale);

/// Null where an argument is not a fixed text.
const std::string* pgFixedText(const BoundNode& node, std::size_t argument);
/// A quotient of a scale, rounded in a way that round() names, and when it fails.
PgPiece pgQuotient(const std::string& a, const std::string& b, std::uint8_t scale, std::string_view mode);

/// An arithmetic operator: its value, and when it fails. None where PostgreSQL's would not give the same.
std::optional<PgPiece> pgArithmetic(const BoundNode& node, const std::vector<PgPiece>& parts);

/// Functions whose text hangs on types or fixed arguments; they get parts that may be named several times.
using PgWriter = std::optional<PgPiece> (*)(const BoundNode& node, const std::vector<PgPiece>& parts);
std::optional<PgPiece> pgMatch(const BoundNode& node, const std::vector<PgPiece>& parts);
std::optional<PgPiece> pgDivide(const BoundNode& node, const std::vector<PgPiece>& parts);
std::optional<PgPiece> pgFormatDecimal(const BoundNode& node, const std::vector<PgPiece>& parts);
std::optional<PgPiece> pgDateName(const BoundNode& node, const std::vector<PgPiece>& parts);
std::optional<PgPiece> pgToBase64(const BoundNode& node, const std::vector<PgPiece>& parts);
std::optional<PgPiece> pgHelped(const BoundNode& node, const std::vector<PgPiece>& parts); ///< by one of pgHelpers()
std::optional<PgPiece> pgReference(const BoundNode& node, const std::vector<PgPiece>& parts);
std::optional<PgPiece> pgParseNumber(const BoundNode& node, const std::vector<PgPiece>& parts);
/// True where a text is no decimal number, or has more than 38 digits.
std::string pgNoNumber(const std::string& value);
/// Null for functions that their catalogue entry says.
PgWriter pgWriter(std::string_view function);

} // namespace mw::rules::sql
