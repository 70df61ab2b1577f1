// SPDX-License-Identifier: GPL-3.0-or-later
/// dict: schemas without data, from data dictionaries: tables (delimited text, workbooks) that list the fields of
/// entities. Reads them through other connectors' contract. Includes base..connect.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mw::dict {

/// What a column of a data dictionary says about a field.
enum class Role : std::uint8_t {
    Entity, Field, Label, Type, Length, Precision, Scale, Nullable, Required, PrimaryKey, Default, Allowed, ParentEntity,
    ParentField, Description, Count
};

/// The column of each role; none where no column has it.
using Roles = std::array<std::optional<std::size_t>, std::size_t(Role::Count)>;

/// The name that options use for a role: "entity", "primary_key".
std::string_view roleName(Role role);
/// A column's name as it is compared: "cdmTableName" is "cdm table name", letter case and signs aside.
std::string plainName(std::string_view name);
/// Recognises roles by the columns' names, in English and German and in any order; a column has one role, and of several
/// that could have it the first whose whole name says so.
Roles rolesOf(const std::vector<std::string>& columns);

} // namespace mw::dict
