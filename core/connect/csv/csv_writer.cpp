// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/csv/csv_writer.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace mw {

namespace {
constexpr std::size_t kBuffer = 192 * 1024; // bytes that are written at once, and more
constexpr std::size_t kRowsAtOnce = 256;
} // namespace

Result<void> CsvRowWriter::writeHeader(std::span<const std::string> names) {
    m_format.appendHeader(names, m_text);
    return m_text.size() >= kBuffer ? flush() : Result<void>();
}

Result<void> CsvRowWriter::write(const Batch& batch) {
    std::vector<std::uint32_t> rows(batch.rows);
    std::iota(rows.begin(), rows.end(), 0u);
    return write(batch, rows);
}

Result<void> CsvRowWriter::write(const Batch& batch, std::span<const std::uint32_t> rows) {
    return write(std::span<const ColumnPtr>(batch.columns), rows);
}

Result<void> CsvRowWriter::write(std::span<const ColumnPtr> columns, std::span<const std::uint32_t> rows) {
    m_rows += rows.size();
    while (!rows.empty()) {
        const std::size_t count = std::min(rows.size(), kRowsAtOnce);
        m_format.append(columns, rows.first(count), m_text);
        rows = rows.subspan(count);
        if (m_text.size() >= kBuffer)
            MW_TRY_DO(flush());
    }
    return {};
}

Result<void> CsvRowWriter::write(const CsvText& text, std::span<const std::size_t> records) {
    MW_TRY_DO(flush());
    m_rows += records.size();
    for (std::size_t i = 0; i < records.size();) {
        std::size_t after = i + 1; // a stretch of records that lie side by side
        while (after < records.size() && records[after] == records[after - 1] + 1)
            ++after;
        const std::size_t begin = records[i] == 0 ? 0 : text.ends[records[i] - 1];
        MW_TRY_DO(hand(text.bytes().substr(begin, text.ends[records[after - 1]] - begin)));
        i = after;
    }
    return {};
}

Result<void> CsvRowWriter::flush() {
    if (m_text.size() == 0)
        return {};
    auto written = hand(m_text.bytes());
    m_text.clear();
    return written;
}

Result<void> CsvRowWriter::hand(std::string_view bytes) {
    m_bytes += bytes.size();
    return m_sink.write(bytes);
}

} // namespace mw
