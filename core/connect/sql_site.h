// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/column.h"
#include "core/connect/connector.h"
#include "core/job/job.h"
#include "core/schema/schema.h"
#include "core/types/sql_callback.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mw {

class SqlCallbackSite;
class SqlPlainSite;

/// Runs SQL within an open transaction of a target: what fails leaves nothing behind, and the transaction goes on. One
/// thread; belongs to its target.
class SqlSite {
public:
    virtual ~SqlSite() = default;
    virtual std::string_view dialect() const = 0; ///< "sqlite", "postgresql"

    virtual Result<void> execute(const std::string& sql, JobContext& job) = 0;
    /// Shows the rows of a query whose columns are whole numbers.
    virtual Result<void> numbers(const std::string& sql, const std::function<void(std::span<const std::int64_t>)>& row,
                                 JobContext& job) = 0;
    /// Makes a source readable here and gives what stands for its entity after FROM; rows come in their stored order.
    /// NotSupported where it lies in another kind of database, or elsewhere.
    virtual Result<std::string> source(const Location& location, const OptionValues& options, const std::string& entity,
                                       JobContext& job) = 0;
    /// Fills fields of the target's entity with the `rows` rows that a query gives. ConstraintFailed and other errors of
    /// values where the target does not take them all as they are.
    virtual Result<void> insert(const std::string& entity, const std::vector<std::string>& fields,
                                const std::string& query, std::uint64_t rows, JobContext& job) = 0;
    /// A name of a field in SQL.
    virtual std::string name(const std::string& field) const = 0;

    /// A site is of one of two kinds; the other is null.
    virtual SqlCallbackSite* callbacks() { return nullptr; }
    virtual SqlPlainSite* plain() { return nullptr; }
};

/// How values lie in cells, decided by whoever translates rules.
struct SqlCells {
    /// The cell of one row; text may point into `scratch`.
    SqlCell (*give)(const Column& column, std::size_t row, std::string& scratch) = nullptr;
    /// Stores a cell that is no failure; text is not copied.
    void (*take)(const SqlCell& cell, Column& column, std::size_t row) = nullptr;
};

/// A database in this process: it calls functions of ours, and failures travel as values.
class SqlCallbackSite : public SqlSite {
public:
    SqlCallbackSite* callbacks() final { return this; }

    virtual Result<void> addFunction(const std::string& name, int arguments, std::unique_ptr<SqlCallback> callback) = 0;
    /// Makes a function of one argument that reads a column of a source as the connector does, and hands it to `finish`.
    /// What cannot be read is a failure.
    virtual Result<void> addReader(const std::string& name, const Field& field,
                                   std::function<SqlCell(const Column& column, std::string& scratch)> finish) = 0;
    /// Makes a function of one argument that gives what a field of the target stores for a cell, and ends the statement
    /// where the field would change the value.
    virtual Result<void> addStore(const std::string& name, const std::string& entity, const std::string& field,
                                  const LogicalType& type, const SqlCells& cells) = 0;
};

/// A server: all is said in its own SQL.
class SqlPlainSite : public SqlSite {
public:
    SqlPlainSite* plain() final { return this; }

    /// A value, and when there is none as it should be; empty: never.
    struct Guarded {
        std::string value, fails;
    };
    /// A column of a source in the form of its type; it fails where the connector could not read it.
    virtual Guarded read(const Field& field) const = 0;
    /// What a field of the target stores for a value in the form of a type; it fails where the field would change it.
    /// NotSupported for types that become the field's only as text.
    virtual Result<Guarded> store(const std::string& entity, const std::string& field, const LogicalType& type,
                                  const std::string& value) const = 0;
    /// A value in the form of its type; and a value so that it compares as values of its type do.
    virtual std::string literal(const Value& value, const LogicalType& type) const = 0;
    virtual std::string ordered(const std::string& value, const LogicalType& type) const = 0;
};

} // namespace mw
