// SPDX-License-Identifier: GPL-3.0-or-later
/// fixed: records whose fields stand in fixed columns: lines, or stretches of bytes as mainframes write them. A layout says
/// which field stands where; one that nobody gave is found by the columns that are blank. Includes base..connect, codepage.
#pragma once

#include "core/base/result.h"
#include "core/types/logical_type.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mw::fixed {

/// How a value stands in its columns. The last four as COBOL has them (USAGE DISPLAY with S and V, COMP-3, COMP).
enum class Storage : std::uint8_t {
    Characters, ///< as people write it
    Implied,    ///< digits without a point; as many decimals as the type has
    Zoned,      ///< the same with the sign in the last digit: "12C", "12L"
    Packed,     ///< two digits in a byte, the sign in the last half byte
    Binary      ///< two's complement, the highest byte first
};
std::string_view storageName(Storage storage);

/// Columns of a record, counted from 0. They are characters where the text is UTF-8, else bytes.
struct Columns {
    std::size_t begin = 0;
    std::size_t width = 0; ///< 0: to the end of the record
    friend bool operator==(const Columns&, const Columns&) = default;
};

struct FixedField {
    std::string name;
    Columns columns;
    LogicalType type = LogicalType::text();
    Storage storage = Storage::Characters;
    std::string pattern; ///< of dates and moments (DatePattern); empty: yyyyMMdd or ISO 8601, by what stands there
    std::string comment;
    friend bool operator==(const FixedField&, const FixedField&) = default;
};

/// A type of record, an entity. Several of them tell themselves apart by what stands in some columns.
struct FixedRecord {
    std::string name;
    Columns whenColumns;
    std::vector<std::string> whenValues; ///< one of these stands there; none: every record that no other type takes
    std::string parent;                  ///< the type of record that a record of this type belongs to: the last before it
    std::vector<FixedField> fields;
    friend bool operator==(const FixedRecord&, const FixedRecord&) = default;
};

struct FixedLayout {
    std::vector<FixedRecord> records; ///< a single one needs no name
    friend bool operator==(const FixedLayout&, const FixedLayout&) = default;
    /// The column behind the last that a field names.
    std::size_t end() const;
    /// Says whether bytes that are no characters stand in some field.
    bool holdsBytes() const;
};

/// Reads and prints layouts as the option `columns` has them; columns count from 1:
///   id 1-6 integer, name 7-26, amount 27-31 decimal(9,2) packed, since 32-39 date as "yyyyMMdd", rest 40-
///   head when 1-1 = H: made 2-9 date; line under head when 1-1 = L|M: sku 2-9, "unit price" 10-16 decimal(7,2) implied
/// WrongValue says what is wrong, checkLayout() included.
Result<FixedLayout> parseLayout(std::string_view text);
std::string printLayout(const FixedLayout& layout);
/// "1-6", "7-" and back; false for anything else.
bool parseColumns(std::string_view text, Columns& columns);
std::string printColumns(const Columns& columns);
/// Reads "H|K", the values of a condition, and what stands before it: "1-1 = H|K".
Result<void> parseCondition(std::string_view text, FixedRecord& record);
bool parseStorage(std::string_view text, Storage& storage);

/// WrongValue where names stand twice, parents are missing, or a width cannot hold its kind of number.
Result<void> checkLayout(const FixedLayout& layout);

} // namespace mw::fixed
