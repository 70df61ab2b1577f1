// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/dbf/dbf_connection.h"
#include "tests/fuzz/promise.h"

#include <string_view>

namespace mw::test {

/// Reads bytes as a DBF file without memos and ends the program where a promise is broken, see checkConnection.
inline void checkDbf(std::string_view bytes) {
    for (const std::size_t buffer : {std::size_t(7), std::size_t(64 * 1024)}) {
        dbf::DbfLimits limits;
        limits.bufferBytes = buffer;
        const auto open = [bytes]() -> Result<std::unique_ptr<ByteSource>> { return openBytes(bytes); };
        dbf::DbfConnection connection(open, "/nowhere/fuzz.dbf", "", limits);
        checkConnection(connection, bytes, Code::CorruptDatabase);
    }
}

} // namespace mw::test
