// SPDX-License-Identifier: GPL-3.0-or-later
/// dbf: tables of dBase, FoxPro and their heirs: the header, the records, the long texts in a file beside. Includes
/// base..connect, codepage.
#pragma once

#include "core/base/result.h"
#include "core/schema/schema.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mw::dbf {

/// A column as the header of a DBF file describes it.
struct DbfColumn {
    Field field;
    char kind = 'C';          ///< the letter of its type
    std::uint32_t offset = 0; ///< in the record; byte 0 is the mark of deleted ones
    std::uint32_t length = 0;
    std::optional<std::uint32_t> nullBit;   ///< among the table's flags: set for null (Visual FoxPro)
    std::optional<std::uint32_t> lengthBit; ///< set where the last byte is the length of the value (Varchar, Varbinary)
};

/// The header of a DBF file: dBase III, IV, 5, 7, FoxPro, Visual FoxPro.
/// Formats: dBase Level 7 file format (dbase.com KnowledgeBase), Microsoft's "Table File Structure" of Visual FoxPro.
struct DbfTable {
    enum class Memo { None, DBase3, DBase4, FoxPro };
    std::string version; ///< for people: "dBase III"
    Memo memo = Memo::None;
    bool isLevel7 = false;
    bool isVisualFoxPro = false;
    std::uint64_t records = 0;
    std::uint32_t headerLength = 0;
    std::uint32_t recordLength = 0;
    std::uint8_t languageDriver = 0;
    std::uint32_t flagsOffset = 0; ///< in the record
    std::uint32_t flagsLength = 0; ///< 0: there are none
    std::vector<DbfColumn> columns;
};

/// The most bytes that a header takes up; longer ones are refused.
inline constexpr std::size_t kLargestHeader = 65535;

/// Reads a header; CorruptDatabase says what is wrong with it. `start`: the first bytes of the file, at least the header.
Result<DbfTable> readHeader(std::string_view start);
/// The length of the header by its first 32 bytes; 0 where they are no DBF file's.
std::size_t headerLength(std::string_view start);

/// ICU's name for the code page that a language driver stands for; empty for none.
std::string encodingOf(std::uint8_t languageDriver);

} // namespace mw::dbf
