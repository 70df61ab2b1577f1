// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/dbf/dbf_table.h"

#include <algorithm>
#include <map>
#include <set>

namespace mw::dbf {

namespace {

constexpr std::size_t kFixedPart = 32;
constexpr std::size_t kFixedPart7 = 68;
constexpr std::size_t kDescriptor = 32;
constexpr std::size_t kDescriptor7 = 48;
constexpr std::uint8_t kNullable = 0x02;
constexpr char kEndOfColumns = '\x0D';

std::uint8_t byteAt(std::string_view bytes, std::size_t at) {
    return static_cast<std::uint8_t>(bytes[at]);
}
std::uint32_t shortAt(std::string_view bytes, std::size_t at) {
    return std::uint32_t(byteAt(bytes, at)) | std::uint32_t(byteAt(bytes, at + 1)) << 8;
}
std::uint32_t longAt(std::string_view bytes, std::size_t at) {
    return shortAt(bytes, at) | shortAt(bytes, at + 2) << 16;
}

struct Version {
    const char* name;
    DbfTable::Memo memo;
};

std::optional<Version> versionOf(std::uint8_t byte) {
    using Memo = DbfTable::Memo;
    switch (byte) {
    case 0x02:
        return Version{"FoxBASE", Memo::None};
    case 0x03:
        return Version{"dBase III", Memo::None};
    case 0x04:
        return Version{"dBase 7", Memo::None};
    case 0x05:
        return Version{"dBase 5", Memo::None};
    case 0x30:
    case 0x31:
    case 0x32:
        return Version{"Visual FoxPro", Memo::FoxPro};
    case 0x43:
    case 0x63:
        return Version{"dBase IV", Memo::None};
    case 0x83:
        return Version{"dBase III with memos", Memo::DBase3};
    case 0x8B:
    case 0xCB:
        return Version{"dBase IV with memos", Memo::DBase4};
    case 0x8C:
        return Version{"dBase 7 with memos", Memo::DBase4};
    case 0xF5:
    case 0xFB:
        return Version{"FoxPro with memos", Memo::FoxPro};
    default:
        return std::nullopt;
    }
}

/// The logical type of a column; none for types that are not known.
std::optional<LogicalType> typeOf(char kind, std::uint32_t length, std::uint32_t decimals) {
    switch (kind) {
    case 'C':
    case 'V':
        return LogicalType::text(length);
    case 'M':
        return LogicalType::text();
    case 'N':
    case 'F':
        if (decimals == 0 && length <= 18)
            return LogicalType::integer();
        return LogicalType::decimal(38, std::uint8_t(std::min<std::uint32_t>(decimals, 38)));
    case 'L':
        return LogicalType::boolean();
    case 'D':
        return LogicalType::date();
    case 'T':
    case '@':
        return LogicalType::timestamp();
    case 'I':
    case '+':
        return LogicalType::integer();
    case 'Y':
        return LogicalType::decimal(19, 4);
    case 'B':
    case 'O':
        return LogicalType::floating();
    case 'Q':
    case 'W':
    case 'G':
    case 'P':
        return LogicalType::binary();
    default:
        return std::nullopt;
    }
}

/// Lengths that a type cannot do without.
bool fitsLength(char kind, std::uint32_t length) {
    switch (kind) {
    case 'L':
        return length == 1;
    case 'D':
    case 'T':
    case '@':
    case 'Y':
    case 'O':
    case 'B':
        return length == 8;
    case 'I':
    case '+':
        return length == 4;
    case 'M':
    case 'G':
    case 'P':
    case 'W':
        return length == 4 || length == 10;
    default:
        return length > 0;
    }
}

Error damaged(std::string why) {
    return makeError(Code::CorruptDatabase, std::move(why));
}

} // namespace

std::size_t headerLength(std::string_view start) {
    if (start.size() < kFixedPart || !versionOf(byteAt(start, 0)))
        return 0;
    const std::size_t length = shortAt(start, 8);
    const std::size_t least = (byteAt(start, 0) & 0x07) == 4 ? kFixedPart7 + 1 : kFixedPart + 1;
    const bool hasDate = byteAt(start, 2) <= 12 && byteAt(start, 3) <= 31;
    return hasDate && length >= least && shortAt(start, 10) > 0 ? length : 0;
}

Result<DbfTable> readHeader(std::string_view start) {
    if (headerLength(start) == 0)
        return damaged("its first bytes are no DBF header");
    DbfTable table;
    const Version version = *versionOf(byteAt(start, 0));
    table.version = version.name;
    table.memo = version.memo;
    table.isLevel7 = (byteAt(start, 0) & 0x07) == 4;
    table.isVisualFoxPro = (byteAt(start, 0) & 0xFC) == 0x30;
    table.records = longAt(start, 4);
    table.headerLength = shortAt(start, 8);
    table.recordLength = shortAt(start, 10);
    table.languageDriver = byteAt(start, 29);
    if (start.size() < table.headerLength)
        return damaged("it ends inside of its header");

    const std::size_t width = table.isLevel7 ? kDescriptor7 : kDescriptor;
    const std::size_t nameLength = table.isLevel7 ? 32 : 11;
    std::set<std::string> names;
    std::uint32_t offset = 1;
    std::uint32_t flags = 0; // bits so far
    for (std::size_t at = table.isLevel7 ? kFixedPart7 : kFixedPart;
         at < table.headerLength && start[at] != kEndOfColumns && start[at] != '\n'; at += width) {
        if (at + width > table.headerLength)
            return damaged("the description of a field is cut off");
        DbfColumn column;
        std::string_view name = start.substr(at, nameLength);
        name = name.substr(0, name.find('\0'));
        while (!name.empty() && name.back() == ' ')
            name.remove_suffix(1);
        column.field.name = name;
        column.kind = start[at + nameLength];
        column.length = byteAt(start, at + (table.isLevel7 ? 33 : 16));
        std::uint32_t decimals = byteAt(start, at + (table.isLevel7 ? 34 : 17));
        if (column.kind == 'C' && !table.isVisualFoxPro) { // Clipper's and FoxPro's long texts
            column.length |= decimals << 8;
            decimals = 0;
        }
        if (column.kind == 'B' && !table.isVisualFoxPro)
            column.kind = 'G'; // dBase 5: a block of bytes, no number
        column.offset = offset;
        offset += column.length;
        if (column.kind == '0') { // Visual FoxPro's own: which fields are null
            table.flagsOffset = column.offset;
            table.flagsLength = column.length;
            continue;
        }
        if (table.isVisualFoxPro && (column.kind == 'V' || column.kind == 'Q'))
            column.lengthBit = flags++;
        if (table.isVisualFoxPro && (byteAt(start, at + 18) & kNullable) != 0)
            column.nullBit = flags++;
        const auto type = typeOf(column.kind, column.length, decimals);
        if (!type)
            return damaged("the field " + column.field.name + " is of a type that is not known");
        if (!fitsLength(column.kind, column.length))
            return damaged("the field " + column.field.name + " has a length that its type cannot have");
        column.field.type = *type;
        column.field.nativeType = std::string(1, column.kind) + "(" + std::to_string(column.length) +
                                  (decimals > 0 ? "," + std::to_string(decimals) : std::string()) + ")";
        const std::string base = column.field.name.empty() ? "field" : column.field.name;
        column.field.name = base;
        for (int n = 2; !names.insert(column.field.name).second; ++n)
            column.field.name = base + "_" + std::to_string(n);
        table.columns.push_back(std::move(column));
    }
    if (table.columns.empty())
        return damaged("it has no fields");
    if (offset > table.recordLength)
        return damaged("its fields are longer than its records");
    return table;
}

std::string encodingOf(std::uint8_t languageDriver) {
    static const std::map<int, const char*> known = {
        {0x01, "ibm-437"},      {0x02, "ibm-850"},      {0x03, "windows-1252"}, {0x04, "macintosh"},
        {0x08, "ibm-865"},      {0x09, "ibm-437"},      {0x0A, "ibm-850"},      {0x0B, "ibm-437"},
        {0x0D, "ibm-437"},      {0x0E, "ibm-850"},      {0x0F, "ibm-437"},      {0x10, "ibm-850"},
        {0x11, "ibm-437"},      {0x12, "ibm-850"},      {0x13, "windows-932"},  {0x14, "ibm-850"},
        {0x15, "ibm-437"},      {0x16, "ibm-850"},      {0x17, "ibm-865"},      {0x18, "ibm-437"},
        {0x19, "ibm-437"},      {0x1A, "ibm-850"},      {0x1B, "ibm-437"},      {0x1C, "ibm-863"},
        {0x1D, "ibm-850"},      {0x1F, "ibm-852"},      {0x22, "ibm-852"},      {0x23, "ibm-852"},
        {0x24, "ibm-860"},      {0x25, "ibm-850"},      {0x26, "ibm-866"},      {0x37, "ibm-850"},
        {0x40, "ibm-852"},      {0x4D, "windows-936"},  {0x4E, "windows-949"},  {0x4F, "windows-950"},
        {0x50, "windows-874"},  {0x57, "windows-1252"}, {0x58, "windows-1252"}, {0x59, "windows-1252"},
        {0x64, "ibm-852"},      {0x65, "ibm-866"},      {0x66, "ibm-865"},      {0x67, "ibm-861"},
        {0x6A, "ibm-737"},      {0x6B, "ibm-857"},      {0x6C, "ibm-863"},      {0x78, "windows-950"},
        {0x79, "windows-949"},  {0x7A, "windows-936"},  {0x7B, "windows-932"},  {0x7C, "windows-874"},
        {0x7D, "windows-1255"}, {0x7E, "windows-1256"}, {0x87, "ibm-852"},      {0x88, "ibm-857"},
        {0xC8, "windows-1250"}, {0xC9, "windows-1251"}, {0xCA, "windows-1254"}, {0xCB, "windows-1253"},
        {0xCC, "windows-1257"}};
    const auto found = known.find(languageDriver);
    return found == known.end() ? std::string() : found->second;
}

} // namespace mw::dbf
