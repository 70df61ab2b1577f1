// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/column.h"

#include <span>
#include <vector>

namespace mw::engine {

/// Joins columns of one type to a single one; bytes of text are copied, so the pieces may go.
ColumnPtr joinColumns(const LogicalType& type, std::span<const ColumnPtr> pieces);

} // namespace mw::engine
