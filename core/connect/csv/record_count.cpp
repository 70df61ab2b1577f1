// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/csv/record_count.h"

#include "core/connect/csv/structural_index.h"

#include <cstring>
#include <memory>

namespace mw::csv {

namespace {
constexpr std::size_t kBuffer = 256 * 1024; // stays in the processor's cache; a record that is longer is not counted
} // namespace

Result<std::optional<std::uint64_t>> countRecords(ByteSource& source, const CsvDialect& dialect, std::size_t width,
                                                  JobContext& job) {
    const StructuralScanner scanner(dialect);
    if (!scanner.fits())
        return std::optional<std::uint64_t>();
    const auto buffer = std::make_unique<char[]>(kBuffer + kScanPadding);
    std::uint64_t records = 0;
    std::size_t held = 0; // bytes of a record that is not at its end
    while (true) {
        MW_TRY_DO(job.checkpoint());
        MW_TRY(const std::size_t size, source.read(buffer.get() + held, kBuffer - held));
        const std::size_t end = held + size;
        // What follows a CR is not known before the next read.
        const bool waits = size > 0 && buffer[end - 1] == '\r';
        const StructuralScanner::Count count = scanner.count(buffer.get(), 0, end - (waits ? 1 : 0), width);
        records += count.records;
        held = end - count.end;
        if (!count.isRegular || (size == 0 && held > 0) || held == kBuffer)
            return std::optional<std::uint64_t>();
        if (size == 0)
            return std::optional(records);
        std::memmove(buffer.get(), buffer.get() + count.end, held);
    }
}

} // namespace mw::csv
