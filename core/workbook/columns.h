// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workbook/book.h"
#include "core/workbook/names.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mw::workbook {

/// What a column of a mapping workbook holds. Required, Type and Other are known so that they are taken for nothing else.
enum class Role : std::uint8_t { TargetEntity, TargetField, SourceEntity, SourceField, Rule, Default, Intent, SaidBy, Owner, Status, Note, Required, Type, Other };
/// "target_field", as `--column` takes it. Empty for Required and those after it, which nobody names.
std::string_view roleName(Role role);
/// None where there is no such role.
std::optional<Role> roleNamed(std::string_view name);
/// The roles that can be named, in order.
std::vector<Role> rolesToName();

/// Where the table of mappings lies on a sheet.
struct Columns {
    std::optional<std::size_t> header; ///< index among the sheet's rows; none: the table has no header
    std::map<Role, std::size_t> at;
    std::optional<std::size_t> type; ///< where types stand, which only fields that are proposed take
    std::vector<std::string> headings; ///< by column; of two header rows both, "Source: Field"
    bool has(Role role) const { return at.contains(role); }
    /// Column of a role in a row, "" where there is none.
    const std::string& text(const Row& row, Role role) const;
    /// A name for this layout: the same headings in the same order give the same.
    std::string signature() const;
};

/// Columns that somebody named: a heading, or the letters of a column.
using NamedColumns = std::map<Role, std::string>;

/// Finds the header under titles and what each column holds: by what was named, by headings in English and German, also
/// of two rows (Source above Table and Field), and by values that are names of the document's entities and fields. None
/// where nothing on the sheet tells of target fields, or of source fields that stay behind.
std::optional<Columns> findColumns(const Sheet& sheet, const Names& names, const NamedColumns& named);

} // namespace mw::workbook
