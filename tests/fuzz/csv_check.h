// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file.h"
#include "core/base/utf8.h"
#include "core/connect/compressed_source.h"
#include "core/connect/csv/csv_reader.h"
#include "core/connect/csv/layout_detection.h"

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

namespace mw::test {

/// Reads one table in all ways; `demand` ends the program where a promise is broken.
template <class Demand> void checkTable(std::string_view bytes, const csv::CsvLayout& layout, const Demand& demand) {
    for (const bool raw : {false, true}) {
        for (const std::size_t buffer : {std::size_t(64), std::size_t(256 * 1024)}) {
            ReadOptions options;
            options.raw = raw;
            csv::CsvLimits limits;
            limits.bufferBytes = buffer;
            limits.largestRecord = 4096;
            auto reader = csv::CsvReader::open(openBytes(bytes), "fuzz.csv", layout, options, limits);
            demand(reader.ok());
            JobContext job;
            Batch batch;
            std::uint64_t records = 0;
            std::uint64_t lastRow = 0;
            bool more = true;
            while (more) {
                const auto next = (*reader)->next(batch, job);
                demand(next.ok());
                more = *next;
                records += batch.rows + batch.malformed.size();
                for (const std::uint64_t number : batch.origins.rowNumber) {
                    demand(number > lastRow);
                    lastRow = number;
                }
                for (const std::uint64_t offset : batch.origins.byteOffset)
                    demand(offset < bytes.size());
                for (const MalformedRow& row : batch.malformed)
                    demand(row.rowNumber > 0 && row.line > 0 && row.raw.size() <= 4096 &&
                           findInvalidUtf8(row.raw) == std::string_view::npos);
                for (const ColumnPtr& column : batch.columns)
                    for (const std::string_view value : std::as_const(*column).values<std::string_view>())
                        demand(findInvalidUtf8(value) == std::string_view::npos);
            }
            demand(lastRow <= records);
        }
    }
}

/// Reads bytes as a file of delimited text in all ways and ends the program where a promise is broken: every record has
/// its number once, in order; views lie in living memory; text is valid UTF-8. Shared by the fuzzer and by the replay
/// of its corpus.
inline void checkCsv(std::string_view bytes) {
    const auto demand = [&](bool holds) {
        if (holds)
            return;
        std::fputs("a promise is broken by these bytes: ", stderr);
        for (const char c : bytes)
            std::fprintf(stderr, "\\x%02X", unsigned(static_cast<unsigned char>(c)));
        std::fputs("\n", stderr);
        std::abort();
    };
    // What is compressed is unpacked without running away.
    if (const auto source = uncompressed(openBytes(bytes), "fuzz.csv")) {
        std::string part(4096, '\0');
        for (int parts = 0; parts < 64; ++parts) {
            const auto got = (*source)->read(part.data(), part.size());
            if (!got || *got == 0)
                break;
            demand(*got <= part.size());
        }
    }
    const auto file = csv::detectTables({std::string(bytes), {}, true}, {});
    if (!file)
        return;
    demand(!file->tables.empty());
    for (const csv::CsvLayout& layout : file->tables)
        checkTable(bytes, layout, demand);
}

} // namespace mw::test
