// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/xml/xml_connection.h"
#include "tests/fuzz/promise.h"

#include <string_view>

namespace mw::test {

/// Reads bytes as XML and ends the program where a promise is broken, see checkConnection. Shared by the fuzzer and by
/// the replay of its corpus.
inline void checkXml(std::string_view bytes) {
    for (const std::size_t buffer : {std::size_t(7), std::size_t(256 * 1024)}) {
        xml::XmlLimits limits;
        limits.bufferBytes = buffer;
        const auto open = [bytes]() -> Result<std::unique_ptr<ByteSource>> { return openBytes(bytes); };
        auto source = xml::openSource(open, "fuzz.xml", limits);
        demand(source.ok(), bytes);
        tree::TreeConnection connection(std::move(source).value());
        checkConnection(connection, bytes, Code::SyntaxError);
    }
}

} // namespace mw::test
