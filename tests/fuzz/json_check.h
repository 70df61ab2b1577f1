// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/utf8.h"
#include "core/connect/json/json_connection.h"
#include "tests/fuzz/promise.h"

#include <string>
#include <string_view>

namespace mw::test {

/// Reads bytes as files of JSON in all layouts and ends the program where a promise is broken: what is refused is
/// refused with its place; otherwise every entity has exactly as many records as its schema says, in order, and all
/// texts are UTF-8. Shared by the fuzzer and by the replay of its corpus.
inline void checkJson(std::string_view bytes) {
    for (const char* const name : {"fuzz.json", "fuzz.ndjson"}) {
        for (const std::size_t buffer : {std::size_t(16), std::size_t(256 * 1024)}) {
            json::JsonLimits limits;
            limits.bufferBytes = buffer;
            const auto open = [bytes]() -> Result<std::unique_ptr<ByteSource>> { return openBytes(bytes); };
            auto source = json::openSource(open, name, {}, limits);
            demand(source.ok(), bytes);
            tree::TreeConnection connection(std::move(source).value());
            checkConnection(connection, bytes, Code::NotJson);
        }
    }
}

} // namespace mw::test
