// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/fixed/fixed_layout.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace mw::ui {

// Changes of a record type by its edges: the columns, counted from 0, at which fields begin or behind which they end. Edge 6
// lies between the sixth column and the seventh; the beginning of a record is none. Fields may leave gaps and may overlap.

/// All edges, ascending.
std::vector<std::size_t> edgesOf(const fixed::FixedRecord& record);
bool isEdge(const fixed::FixedRecord& record, std::size_t edge);
/// The field over a column, the narrowest where several are; none in a gap.
std::optional<std::size_t> fieldAt(const fixed::FixedRecord& record, std::size_t column);
/// The field that begins at an edge, else the one that ends there.
std::optional<std::size_t> fieldBeside(const fixed::FixedRecord& record, std::size_t edge);
/// Where an edge can be moved to: between its neighbours, onto one only where that closes a gap. `end`: of the longest record.
struct EdgeRoom {
    std::size_t least = 0, most = 0;
};
EdgeRoom roomOf(const fixed::FixedRecord& record, std::size_t edge, std::size_t end);

/// Moves what begins or ends there.
void moveEdge(fixed::FixedRecord& record, std::size_t from, std::size_t to);
/// Cuts the field that lies there: the part behind the edge becomes a field of text. In a gap a field begins there that
/// reaches to the next, or to the record's end. Nothing where an edge is already.
void addEdge(fixed::FixedRecord& record, std::size_t edge);
/// Makes one of what lies on both sides: of two fields the first stays; of a field and a gap, the field.
void removeEdge(fixed::FixedRecord& record, std::size_t edge);
/// A name that no field has: "column_3".
std::string freeFieldName(const fixed::FixedRecord& record);

} // namespace mw::ui
