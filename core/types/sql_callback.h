// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>

namespace mw {

/// A failure on its way through SQL: an error kept as a value.
struct SqlFailure {
    std::string_view bytes; ///< as sql::encodeFailure() wrote it
};

/// One value between a database and a function of ours: null, whole number, floating point number, text, failure.
using SqlCell = std::variant<std::monostate, std::int64_t, double, std::string_view, SqlFailure>;

/// A function of ours that a database calls while it runs SQL. One thread.
class SqlCallback {
public:
    virtual ~SqlCallback() = default;
    /// Computes the result of one call. What it points at stays until the next call.
    virtual SqlCell call(std::span<const SqlCell> arguments) = 0;
};

} // namespace mw
