// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/connect/qtsql/server_table.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mw {

/// A row of a server, each value as a text; none for null.
using ServerRow = std::vector<std::optional<std::string>>;

/// How a server writes names and asks for values.
class ServerExpressions {
public:
    virtual ~ServerExpressions() = default;
    virtual std::string name(std::string_view name) const = 0;
    /// An expression that prints a column's value, so that the server makes the same value of that text. `of`: the
    /// table's alias, or empty.
    virtual std::string printed(const ServerTable& table, std::size_t column, std::string_view of) const = 0;
};

/// Runs statements in a server's session and knows how this server says what others say otherwise. One thread.
class ServerStatements : public ServerExpressions {
public:
    virtual std::string text(std::string_view text) const = 0;
    /// The text that such an expression gave, as a value for the column.
    virtual std::string literal(const ServerTable& table, std::size_t column, std::string_view printed) const = 0;
    /// Rows of `table` (as t) that meet rows of another (as u) are deleted, or changed: "a = u.b0, c = u.b1" by pairs.
    virtual std::string deleteMeeting(const std::string& table, const std::string& other,
                                      const std::string& condition) const = 0;
    using Assignments = std::vector<std::pair<std::string, std::string>>;
    virtual std::string updateMeeting(const std::string& table, const std::string& other,
                                      const std::string& condition, const Assignments& sets) const = 0;
    /// What stands between the columns and the values of an INSERT that gives numbered columns their values.
    virtual std::string insertsNumbers() const { return {}; }
    /// Begins the statement that drops a temporary table, without ending a transaction.
    virtual std::string dropsTemporary() const { return "DROP TABLE "; }

    /// Gives the number of rows that were changed.
    virtual Result<std::uint64_t> execute(const std::string& sql) = 0;
    /// The rows of a query one by one, none of them kept; its columns are texts. Nothing else runs meanwhile.
    using TakeRow = std::function<Result<void>(const ServerRow&)>;
    virtual Result<void> each(const std::string& query, const TakeRow& take) = 0;
    /// Runs a statement that values may be in the way of: then it says why, and the transaction goes on without it.
    struct Attempt {
        std::uint64_t rows = 0;
        std::optional<std::string> refusal;
    };
    virtual Result<Attempt> attempt(const std::string& sql) = 0;
};

} // namespace mw
