// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/mariadb/session.h"
#include "core/connect/qtsql/server_table.h"

#include "core/batch/batch.h"

#include <vector>

namespace mw {

/// Says in the words of the codes why the server refused a row: which constraint, which field, which value. `fields`: the
/// table's field of each batch column.
RowError explainMariadb(const MariadbFailure& failure, const ServerTable& table, const std::vector<std::size_t>& fields,
                        const Batch& batch, std::uint32_t row);

} // namespace mw
