// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/column.h"
#include "core/connect/location.h"
#include "core/job/job.h"
#include "core/schema/schema.h"
#include "core/types/sql_callback.h"

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace mw {

/// How values lie in cells, decided by whoever translates rules.
struct SqlCells {
    /// The cell of one row; text may point into `scratch`.
    SqlCell (*give)(const Column& column, std::size_t row, std::string& scratch) = nullptr;
    /// Stores a cell that is no failure; text is not copied.
    void (*take)(const SqlCell& cell, Column& column, std::size_t row) = nullptr;
};

/// Runs SQL within an open transaction of a target. One thread; belongs to its target.
class SqlSite {
public:
    virtual ~SqlSite() = default;
    virtual std::string_view dialect() const = 0; ///< "sqlite"

    virtual Result<void> execute(const std::string& sql, JobContext& job) = 0;
    /// Shows the rows of a query; cells live for the call only. An error ends it.
    virtual Result<void> query(const std::string& sql, const std::function<Result<void>(std::span<const SqlCell>)>& row,
                               JobContext& job) = 0;
    virtual Result<void> addFunction(const std::string& name, int arguments, std::unique_ptr<SqlCallback> callback) = 0;

    /// Makes a source readable here and gives what stands for its entity after FROM; rows come in their stored order.
    /// NotSupported where it lies in another kind of database.
    virtual Result<std::string> source(const Location& location, const std::string& entity, JobContext& job) = 0;
    /// Makes a function of one argument that reads a column of a source as the connector does, and hands it to `finish`.
    /// What cannot be read is a failure.
    virtual Result<void> addReader(const std::string& name, const Field& field,
                                   std::function<SqlCell(const Column& column, std::string& scratch)> finish) = 0;
    /// Makes a function of one argument that gives what a field of the target stores for a cell, and ends the statement
    /// where the field would change the value.
    virtual Result<void> addStore(const std::string& name, const std::string& entity, const std::string& field,
                                  const LogicalType& type, const SqlCells& cells) = 0;
    /// What stands for a target entity in SQL, and a name of a field.
    virtual std::string table(const std::string& entity) const = 0;
    virtual std::string name(const std::string& field) const = 0;
    /// True while rows refer to others that are not there.
    virtual bool hasOpenReferences() const = 0;
};

} // namespace mw
