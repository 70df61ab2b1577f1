// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/csv/record_count.h"

#include "core/base/file_part.h"
#include "core/connect/csv/structural_index.h"

#include <algorithm>
#include <cstring>
#include <future>
#include <limits>
#include <memory>
#include <thread>
#include <vector>

namespace mw::csv {

namespace {
constexpr std::size_t kBuffer = 256 * 1024; // stays in the processor's cache; a record that is longer is not counted
constexpr unsigned kMostParts = 8;

/// Where parts of about the same size begin, up to the last mark at least.
std::vector<std::uint64_t> beginsOfParts(std::span<const std::uint64_t> marks) {
    const std::uint64_t parts = std::clamp(std::thread::hardware_concurrency(), 1u, kMostParts);
    std::vector<std::uint64_t> begins{0};
    for (std::uint64_t part = 1; part < parts && !marks.empty(); ++part) {
        const auto mark = std::lower_bound(marks.begin(), marks.end(), marks.back() / parts * part);
        if (mark != marks.end() && *mark > begins.back())
            begins.push_back(*mark);
    }
    return begins;
}
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

Result<std::optional<std::uint64_t>> countRecords(const std::string& path, std::span<const std::uint64_t> marks,
                                                  const CsvDialect& dialect, std::size_t width, JobContext& job) {
    using Count = Result<std::optional<std::uint64_t>>;
    const auto countPart = [&](std::uint64_t begin, std::uint64_t end) -> Count {
        MW_TRY(const auto source, openFilePart(path, begin, end));
        return countRecords(*source, dialect, width, job);
    };
    // A part that ends with a record shows that the next one begins with one.
    const std::vector<std::uint64_t> begins = beginsOfParts(marks);
    std::vector<std::future<Count>> others;
    for (std::size_t part = 1; part < begins.size(); ++part)
        others.push_back(std::async(std::launch::async, countPart, begins[part],
                                    part + 1 < begins.size() ? begins[part + 1] : std::numeric_limits<std::uint64_t>::max()));
    MW_TRY(std::optional<std::uint64_t> all,
           countPart(0, begins.size() > 1 ? begins[1] : std::numeric_limits<std::uint64_t>::max()));
    for (std::future<Count>& other : others) {
        MW_TRY(const std::optional<std::uint64_t> count, other.get());
        all = all && count ? std::optional(*all + *count) : std::nullopt;
    }
    return all;
}

} // namespace mw::csv
