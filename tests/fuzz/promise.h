// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/utf8.h"
#include "core/connect/connector.h"

#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <utility>

namespace mw::test {

/// Ends the program and prints the bytes that broke the promise.
inline void demand(bool holds, std::string_view bytes) {
    if (holds)
        return;
    std::fputs("a promise is broken by these bytes: ", stderr);
    for (const char c : bytes)
        std::fprintf(stderr, "\\x%02X", unsigned(static_cast<unsigned char>(c)));
    std::fputs("\n", stderr);
    std::abort();
}

/// Reads all entities of a connection whose schema counts exactly. What is refused is refused as `refusal` and at once.
inline void checkConnection(Connection& connection, std::string_view bytes, Code refusal) {
    JobContext job;
    const auto schema = connection.schema(job);
    if (!schema.ok()) {
        demand((schema.error().code == refusal || schema.error().code == Code::TooLarge) && !schema.error().where.empty(),
               bytes);
        return;
    }
    for (const Entity& entity : schema->entities) {
        auto reader = connection.read(entity.name, {}, job);
        demand(reader.ok() && (*reader)->fields().size() == entity.fields.size(), bytes);
        Batch batch;
        std::uint64_t last = 0;
        std::uint64_t rows = 0;
        for (bool more = true; more;) {
            const auto next = (*reader)->next(batch, job);
            demand(next.ok(), bytes);
            more = *next;
            rows += batch.rows;
            for (const std::uint64_t number : batch.origins.rowNumber) {
                demand(number > last, bytes);
                last = number;
            }
            for (const std::uint64_t offset : batch.origins.byteOffset)
                demand(offset < bytes.size(), bytes);
            for (const MalformedRow& row : batch.malformed) {
                demand(row.rowNumber > 0 && row.raw.size() <= 4096 &&
                           findInvalidUtf8(row.raw) == std::string_view::npos,
                       bytes);
                rows += row.byteOffset < bytes.size() && row.error.code != refusal ? 1 : 0; // counted by the schema too
            }
            for (const ColumnPtr& column : batch.columns) {
                demand(column->rows() == batch.rows, bytes);
                if (column->type().kind != TypeKind::Text)
                    continue;
                for (const std::string_view value : std::as_const(*column).values<std::string_view>())
                    demand(findInvalidUtf8(value) == std::string_view::npos, bytes);
            }
        }
        demand(!entity.rowsAreExact || rows == entity.rowEstimate, bytes);
    }
}

} // namespace mw::test
