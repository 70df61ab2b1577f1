// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/fixed/fixed_connection.h"
#include "tests/fuzz/promise.h"

#include <array>
#include <string_view>

namespace mw::test {

/// Reads bytes as records in fixed columns, with several layouts and with one that is found, and as a layout. Ends the
/// program where a promise is broken, see checkConnection; a layout that is read is printed and read again as itself.
inline void checkFixed(std::string_view bytes) {
    if (const auto layout = fixed::parseLayout(bytes)) {
        const auto again = fixed::parseLayout(fixed::printLayout(*layout));
        demand(again.ok() && *again == *layout, bytes);
    }
    static const std::array<OptionValues, 5> kOptions = {{
        {},
        {{"columns", "id 1-3 integer, amount 4-9 decimal(9,2) zoned, since 10-17 date, rest 18-"}},
        {{"columns", "head when 1-1 = H|K: made 2-9 date; line under head when 1-1 = L: sku 2-4, n 5- integer; rest: all 1-"}},
        {{"columns", "key 1-2, packed 3-5 decimal(5,2) packed, binary 6-9 integer binary"}, {"records", "9"}, {"encoding", "ibm-037"}},
        {{"columns", "text 1-4, packed 5-8 integer packed"}, {"records", "rdw"}, {"encoding", "ibm-273"}},
    }};
    for (const OptionValues& values : kOptions) {
        for (const std::size_t buffer : {std::size_t(7), std::size_t(256 * 1024)}) {
            fixed::FixedLimits limits;
            limits.bufferBytes = buffer;
            auto options = fixed::parseOptions(values, "fuzz.fwf");
            demand(options.ok(), bytes);
            const auto open = [bytes]() -> Result<std::unique_ptr<ByteSource>> { return openBytes(bytes); };
            fixed::FixedConnection connection(open, "fuzz", "fuzz.fwf", std::move(options).value(), limits);
            JobContext job;
            if (const auto found = connection.file(job); !found && found.error().code == Code::NotSupported)
                continue; // UTF-16
            checkConnection(connection, bytes, Code::WrongValue);
        }
    }
}

} // namespace mw::test
