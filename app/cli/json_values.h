// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "core/engine/ledger.h"
#include "core/schema/schema.h"
#include "core/types/value.h"

#include <string>
#include <string_view>
#include <vector>

namespace mw::cli {

/// A value as JSON: whole numbers and booleans as such, decimals and everything else as canonical text, null as null.
Json toJson(const Value& value, const LogicalType& type);
/// A stretch of a rule: {"begin", "end"} in bytes, half-open.
Json toJson(const Span& span);
/// An error as cli.md has it: {"code", "message", "where"}.
Json toJson(const Error& error);

/// What went through the steps of a pipeline, in their order.
Json toJson(const std::vector<engine::StepCount>& steps);

struct NamedValue {
    std::string name;
    Value value;
    LogicalType type;
};
/// Reads one flat JSON object: texts, whole numbers, decimals (exactly as written), booleans, nulls. Anything else is
/// WrongValue, malformed text NotJson.
Result<std::vector<NamedValue>> parseRow(std::string_view json);

} // namespace mw::cli
