// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/bound_node_p.h"

#include <optional>
#include <string>
#include <vector>

namespace mw::rules::sql {

/// A part of a rule in SQLite: its text, and whether it may give a failure, which is a blob.
struct SqlitePiece {
    std::string text;
    bool canFail = false;
};

std::string sqliteTextLiteral(std::string_view text);

/// Says a node without functions of ours, as nearly all that SQLite has: casts that only look, value maps, white space,
/// reject(). None for others.
std::optional<SqlitePiece> sqlitePlain(const BoundNode& node, const std::vector<SqlitePiece>& parts);
/// One arm of a case whose condition may fail.
std::string sqlitePlainArm(const std::string& condition, const std::string& value, const std::string& otherwise);

} // namespace mw::rules::sql
