// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/fuzz/promise.h"

#include "core/base/file.h"
#include "core/connect/connector.h"

#include <cstdio>
#include <string>
#include <string_view>
#include <unistd.h>

namespace mw::test {

/// Reads all tables of what may be an SQLite file: each gives rows or a named error.
inline void checkSqlite(std::string_view bytes) {
    static const std::string path = "/dev/shm/mapwright-fuzz-" + std::to_string(::getpid()) + ".db";
    if (!writeFile(path, bytes).ok())
        return;
    JobContext job;
    const auto isNamed = [&](const auto& result) { demand(result.ok() || !result.error().where.empty(), bytes); };
    const auto connection = openConnection(parseLocation("sqlite:" + path).value());
    isNamed(connection);
    if (connection.ok()) {
        const auto schema = (*connection)->schema(job);
        isNamed(schema);
        for (const Entity& entity : schema.ok() ? schema->entities : std::vector<Entity>()) {
            const auto reader = (*connection)->read(entity.name, {}, job);
            isNamed(reader);
            Batch batch;
            Result<bool> more = reader.ok();
            while (more.ok() && *more)
                more = (*reader)->next(batch, job);
            isNamed(more);
        }
    }
    std::remove(path.c_str());
}

} // namespace mw::test
