// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batch.h"
#include "core/engine/access.h"
#include "core/engine/planned_entity.h"
#include "core/schema/schema.h"

#include <optional>
#include <string>
#include <vector>

namespace mw::engine {

/// How an entity of the document really comes from its source: its name there and the columns in the reader's order.
struct SourceShape {
    std::string entity;
    std::vector<PlannedColumn> columns;
    /// Per field of the document's entity: its column; none where the source lacks the field.
    std::vector<std::optional<std::size_t>> columnOfField;
};

/// Asks the source. `onlyEntity`: the document knows no other entity there, so a source with a single one is meant
/// whatever its name. UnknownEntity; and what the environment did.
Result<SourceShape> findSourceShape(const Access& access, const Place& place, const Entity& documented, bool onlyEntity,
                                    JobContext& job);

/// One value of a column in another type; an empty text is null where that is not text.
Result<Value> conformValue(const Column& from, std::size_t row, const LogicalType& to);

/// Brings used columns whose type differs from the document's to it, value by value; what does not fit is an error of
/// the whole row. An empty text becomes null where the document does not say text.
void conformColumns(const std::vector<PlannedColumn>& columns, Batch& batch, RowErrors& errors);

} // namespace mw::engine
