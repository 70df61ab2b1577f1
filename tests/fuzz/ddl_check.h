// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/ddl/sql_script.h"
#include "tests/fuzz/promise.h"

#include <string_view>

namespace mw::test {

/// Reads bytes as a script of SQL and ends the program where a promise is broken: every table has columns, texts are
/// UTF-8, and the size of the buffer makes no difference. Shared by the fuzzer and by the replay of its corpus.
inline void checkDdl(std::string_view bytes) {
    Schema first;
    for (const std::size_t buffer : {std::size_t(64), std::size_t(64 * 1024)}) {
        ddl::SqlScript script;
        JobContext job;
        demand(script.read(openBytes(bytes), job, buffer).ok(), bytes);
        const Schema schema = script.finish();
        for (const Entity& entity : schema.entities) {
            demand(!entity.fields.empty() && findInvalidUtf8(entity.comment) == std::string_view::npos, bytes);
            for (const Field& field : entity.fields)
                demand(findInvalidUtf8(field.name + field.nativeType + field.defaultValue + field.comment) == std::string_view::npos, bytes);
            for (const Key& key : entity.keys)
                demand(!key.fields.empty(), bytes);
        }
        demand(buffer == 64 || schema == first, bytes);
        first = schema;
    }
}

} // namespace mw::test
