// SPDX-License-Identifier: GPL-3.0-or-later
/// sql: rules as SQL. One tree, one text: dialect by dialect, each in one file. A dialect either gives exactly what the
/// evaluator gives, errors as values included, or refuses by name.
#pragma once

#include "core/rules/binder.h"
#include "core/rules/function.h"
#include "core/types/sql_callback.h"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mw::rules::sql {

/// A function that has to be known to the connection before the text is run.
struct NamedCallback {
    std::string name;
    int arguments = 0;
    std::function<std::unique_ptr<SqlCallback>()> make;
};

/// One rule as an expression.
struct RuleText {
    std::string value;  ///< null in rows where the rule fails, unless the dialect keeps the failure as a value
    std::string failed; ///< true in rows where the rule fails; empty: it never does
};

/// Rules over one source, ready for `SELECT <values> FROM <source> <joins>`.
struct Translation {
    std::vector<RuleText> rules; ///< in the order asked for
    std::string joins;           ///< what follows the source in FROM; begins with a space where there is any
    std::vector<std::string> preparations; ///< statements that a session runs once before
    std::vector<NamedCallback> callbacks;
};

/// How the source gives what rules read, each as SQL whose value has the dialect's form for the column's type.
struct SourceText {
    std::vector<std::string> columns; ///< by batch column; empty where no rule reads it
    std::string rowNumber;            ///< of the record in its source, from 1; empty: not known
};

class Dialect {
public:
    virtual ~Dialect() = default;
    virtual std::string_view name() const = 0; ///< "sqlite", "postgresql"
    /// WrongValue, naming the part of the rule that the dialect cannot say and why.
    virtual Result<Translation> translate(std::span<const BoundRule* const> rules, const SourceText& source) const = 0;
    /// Why the dialect cannot say a function; none where it can.
    virtual std::optional<std::string> refusal(const Function& function) const = 0;
};

/// SQLite as any program has it, without functions of ours. Refuses what they would be needed for; a value that fails is
/// a blob, dates and decimals are only handed on.
const Dialect& plainSqlite();
/// All dialects of this build.
std::span<const Dialect* const> dialects();
/// Null where there is none of that name.
const Dialect* findDialect(std::string_view name);

} // namespace mw::rules::sql
