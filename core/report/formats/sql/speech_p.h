// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/model.h"
#include "core/rules/sql/dialect.h"

#include <string>
#include <string_view>
#include <vector>

namespace mw::report::sql {

/// How the script says things in one database.
class Speech {
public:
    virtual ~Speech() = default;
    virtual std::string_view dialect() const = 0; ///< as the command line names it
    virtual const rules::sql::Dialect& rules() const = 0;
    virtual std::string_view label() const = 0;
    /// The connector of connections that are such databases.
    virtual std::string_view connector() const = 0;

    /// A target table; a source table, which lies apart under its connection's name unless it is in such a database.
    virtual std::string table(const Entity& entity) const = 0;
    virtual std::string sourceTable(const mapping::Connection& connection, const Entity& entity) const = 0;
    /// The statement that makes the place for a connection's tables.
    virtual std::string place(const mapping::Connection& connection) const = 0;
    /// A new column's type; `native`: the field was declared in such a database.
    virtual std::string type(const Field& field, bool native) const = 0;
    /// What a column that fills itself is declared with, behind its type; empty where there is nothing of the kind.
    virtual std::string generated(const Field& field) const = 0;
    virtual std::string_view addColumn() const = 0;

    /// A column as rules read it, and a rule's value as a column of that type takes it.
    virtual std::string read(const std::string& column, const LogicalType& type) const = 0;
    virtual std::string stored(const std::string& value, const LogicalType& type) const = 0;
    /// A value so that it is ordered as values of its type are.
    virtual std::string ordered(const std::string& value, const LogicalType& type) const = 0;
    /// Ends a query whose parts are to be computed before what is around it.
    virtual std::string_view fence() const = 0;
};

const std::vector<const Speech*>& speeches();
/// A name in quotes, the same in all of them.
std::string named(std::string_view name);
std::string named(const std::vector<std::string>& names);

} // namespace mw::report::sql
