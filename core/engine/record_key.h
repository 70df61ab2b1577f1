// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batch.h"
#include "core/engine/planned_entity.h"

#include <string>
#include <vector>

/// How people call a record: the values of its key as one text.
namespace mw::engine {

/// One part of a key as text: equal numbers are equal texts, whatever their type and scale.
std::string keyPart(const Value& value, const LogicalType& type);
/// The values at some positions, joined by '|'.
std::string keyText(const std::vector<ColumnPtr>& columns, const std::vector<std::size_t>& positions, std::size_t row);
/// Positions of what names a record in the source: its key, else its first column.
std::vector<std::size_t> namingColumns(const PlannedEntity& entity);

} // namespace mw::engine
