// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/postgres/row_encoder.h"
#include "core/connect/postgres/session.h"
#include "core/connect/row_image.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mw {

/// Streams the rows that COPY gives for a query (or a statement with RETURNING): the binary form of each value, none for
/// null. The bytes live for the call only.
Result<void> eachCopiedRow(PostgresSession& session, const std::string& query,
                           const std::function<Result<void>(const std::vector<std::optional<std::string_view>>&)>& take);

/// Adds up rows of a table that the load made by their binary form, all columns in the table's order: the bytes that are
/// sent are those that the server gives back.
class PostgresMadeRows {
public:
    /// `fields`: the table's field of each column sent. None where the server may change bytes, or fills columns itself.
    static std::optional<PostgresMadeRows> make(const ServerTable& table, const std::vector<std::size_t>& fields,
                                                const PostgresRowEncoder& encoder);
    /// The hash of a row as the encoder wrote it.
    Hash128 hash(std::string_view encoded);
    /// Reads what a table holds.
    static Result<RowDigest> digest(PostgresSession& session, const ServerTable& table);

private:
    std::vector<std::optional<std::size_t>> m_sent; ///< by column of the table, the place among those sent
    bool m_isInOrder = true;                        ///< what is sent is the whole row
    std::string m_row;
    std::vector<std::string_view> m_values;
};

} // namespace mw
