// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/postgres/session.h"
#include "core/connect/qtsql/server_table.h"

#include "core/batch/batch.h"

#include <optional>
#include <vector>

namespace mw {

/// Says in the words of the codes why the server refused a row: which constraint, which field, which value. `fields`: the
/// table's field of each batch column. `relations`: of the table, those of this very load too.
RowError explainPostgres(const PostgresFailure& failure, const ServerTable& table,
                         const std::vector<std::size_t>& fields, const std::vector<Relation>& relations,
                         const Batch& batch, std::uint32_t row);

/// The place, from 0, of the row at which a COPY stopped; none where the server does not say. `table`: its bare name.
std::optional<std::size_t> rowOfCopy(const PostgresFailure& failure, const std::string& table);

} // namespace mw
