// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/qtsql/server_statements.h"

#include <cstdint>
#include <optional>
#include <string>

namespace mw {

/// Rows of one table, found and written by their key, one at a time and without any SQL of the caller's: for servers that
/// nobody knows beforehand. Keys and images are those of ServerRowForm. Goes before its server; one thread.
class KeyedRows {
public:
    /// Why values are in the way, and then nothing was changed; none where it was done.
    using Refusal = std::optional<std::string>;

    virtual ~KeyedRows() = default;
    virtual Result<std::optional<ServerRow>> find(const ServerRow& key) = 0;
    virtual Result<Refusal> insert(const ServerRow& image) = 0;
    virtual Result<Refusal> update(const ServerRow& key, const ServerRow& image) = 0;
    virtual Result<Refusal> erase(const ServerRow& key) = 0;
    virtual Result<std::uint64_t> count() = 0;
    /// All images, in no order.
    virtual Result<void> each(const ServerStatements::TakeRow& take) = 0;
    virtual const ServerExpressions& expressions() const = 0;
};

} // namespace mw
