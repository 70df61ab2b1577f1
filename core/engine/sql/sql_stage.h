// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/sql_site.h"
#include "core/engine/planned_entity.h"

#include <memory>
#include <string>
#include <vector>

namespace mw::engine {

/// What becomes of a record, as the stage keeps it.
enum class SqlVerdict : int { Excluded = 0, Good = 1, Bad = 2, Merged = 3 };

/// The temporary table in which a target judges the records of one entity mapping: a row a record with its number `n` in
/// the source, its `verdict` and what its rules gave. One kind of site, one way to make it.
class SqlStage {
public:
    virtual ~SqlStage() = default;
    /// Its name, as it is said in statements.
    virtual std::string table() const = 0;
    /// Makes it anew and judges all but duplicates. WrongValue where a rule cannot be said in the target's SQL,
    /// NotSupported where the source is out of its reach or something else cannot be said.
    virtual Result<void> fill(JobContext& job) = 0;
    /// Of a mapping that de-duplicates, over the stage's columns: when a record has a key, the key, the order.
    struct Keys {
        std::string present, key, order;
    };
    virtual Keys keys() const = 0;
    /// What the target's fields store, over the stage's columns; each fails where the field would change the value.
    virtual Result<std::vector<SqlPlainSite::Guarded>> stored() = 0;
};

std::unique_ptr<SqlStage> makeSqlStage(const PlannedEntity& entity, SqlSite& site);

/// By sites that call functions of ours.
std::unique_ptr<SqlStage> makeCallbackStage(const PlannedEntity& entity, SqlCallbackSite& site);
/// By sites that run nothing but SQL.
std::unique_ptr<SqlStage> makePlainStage(const PlannedEntity& entity, SqlPlainSite& site);

} // namespace mw::engine
