// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diff/sorted_reader_p.h"

#include "core/diff/row_codec_p.h"
#include "core/diff/row_key_p.h"

#include <algorithm>
#include <cstring>
#include <limits>

namespace mw::diff {

namespace {

constexpr std::size_t kSmallestBuffer = 4096, kLargestBuffer = 256 * 1024; // of a run that is read back

std::uint64_t eightBytes(std::string_view key, std::size_t from) {
    std::uint64_t prefix = 0;
    for (std::size_t i = from; i < from + 8; ++i)
        prefix = prefix << 8 | (i < key.size() ? std::uint8_t(key[i]) : 0);
    return prefix;
}

std::size_t commonBytes(std::string_view a, std::string_view b, std::size_t most) {
    most = std::min({most, a.size(), b.size()});
    return std::size_t(std::mismatch(a.begin(), a.begin() + std::ptrdiff_t(most), b.begin()).first - a.begin());
}

} // namespace

// Rows of about a hundred bytes fill both shares alike.
SortedReader::SortedReader(std::size_t memoryBudget)
    : m_mostBytes(memoryBudget / 8 * 7), m_mostRows(std::max<std::size_t>(memoryBudget / 8 / sizeof(Row), 1)) {
    m_bytes.reserve(m_mostBytes);
    m_rows.reserve(m_mostRows);
}

SortedReader::~SortedReader() = default;

RowHead SortedReader::headAt(std::uint64_t offset) const {
    RowHead head;
    std::memcpy(&head, m_bytes.data() + offset, sizeof head);
    return head;
}

std::string_view SortedReader::keyAt(std::uint64_t offset) const {
    return {m_bytes.data() + offset + sizeof(RowHead), headAt(offset).keySize};
}

std::string_view SortedReader::rowAt(std::uint64_t offset) const {
    const RowHead head = headAt(offset);
    return {m_bytes.data() + offset + sizeof head + head.keySize, head.rowSize};
}

Result<std::unique_ptr<SortedReader>> SortedReader::sort(std::unique_ptr<Reader> source,
                                                         const std::vector<std::size_t>& key, std::size_t memoryBudget,
                                                         JobContext& job) {
    std::unique_ptr<SortedReader> sorted(new SortedReader(memoryBudget));
    sorted->m_fields = source->fields();
    for (bool more = true; more;) {
        MW_TRY_DO(job.checkpoint());
        Batch batch;
        MW_TRY(more, source->next(batch, job));
        sorted->m_malformed += batch.malformed.size();
        MW_TRY_DO(sorted->add(batch, key));
    }
    if (sorted->m_runs.runs() == 0) {
        sorted->sortRows();
        return sorted;
    }
    MW_TRY_DO(sorted->spill());
    MW_TRY_DO(sorted->startMerging());
    return sorted;
}

Result<void> SortedReader::add(const Batch& batch, const std::vector<std::size_t>& key) {
    if (m_types.empty())
        for (const ColumnPtr& column : batch.columns)
            m_types.push_back(column->type());
    for (std::size_t row = 0; row < batch.rows; ++row) {
        m_key.clear();
        encodeKey(batch, key, row, m_key);
        m_encoded.clear();
        encodeRow(batch, row, m_encoded);
        if (m_encoded.size() > std::numeric_limits<std::uint32_t>::max())
            return makeError(Code::RecordTooLarge, "4 GiB");
        const RowHead head{std::uint32_t(m_key.size()), std::uint32_t(m_encoded.size())};
        const std::size_t size = sizeof head + m_key.size() + m_encoded.size();
        if (m_rows.size() == m_mostRows || (!m_rows.empty() && m_bytes.size() + size > m_mostBytes))
            MW_TRY_DO(spill());
        m_rows.push_back({0, m_bytes.size()});
        m_bytes.append(reinterpret_cast<const char*>(&head), sizeof head);
        m_bytes += m_key;
        m_bytes += m_encoded;
        if (m_rows.size() == 1) {
            m_firstKey = m_key;
            m_commonKey = m_key.size();
        }
        m_commonKey = commonBytes(m_firstKey, m_key, m_commonKey);
    }
    return {};
}

void SortedReader::sortRows() {
    for (Row& row : m_rows)
        row.prefix = eightBytes(keyAt(row.offset), m_commonKey);
    std::sort(m_rows.begin(), m_rows.end(), [this](const Row& a, const Row& b) {
        if (a.prefix != b.prefix)
            return a.prefix < b.prefix;
        const int order = keyAt(a.offset).compare(keyAt(b.offset));
        return order != 0 ? order < 0 : a.offset < b.offset;
    });
}

Result<void> SortedReader::spill() {
    if (m_rows.empty())
        return {};
    sortRows();
    MW_TRY_DO(m_runs.begin());
    for (const Row& row : m_rows) {
        const RowHead head = headAt(row.offset);
        MW_TRY_DO(m_runs.write({m_bytes.data() + row.offset, sizeof head + head.keySize + head.rowSize}));
    }
    m_rows.clear();
    m_bytes.clear();
    return {};
}

Result<void> SortedReader::startMerging() {
    MW_TRY_DO(m_runs.finish());
    std::string().swap(m_bytes); // assignment would keep the memory
    std::vector<Row>().swap(m_rows);
    const std::size_t buffer = std::clamp(m_mostBytes / 2 / m_runs.runs(), kSmallestBuffer, kLargestBuffer);
    for (std::size_t run = 0; run < m_runs.runs(); ++run) {
        m_cursors.emplace_back(m_runs, run, buffer);
        MW_TRY(const bool any, m_cursors.back().advance());
        if (any)
            m_heap.push_back(run);
    }
    std::make_heap(m_heap.begin(), m_heap.end(), [this](std::size_t a, std::size_t b) { return isLater(a, b); });
    return {};
}

/// Rows of equal keys come in the order of their runs, which is their own.
bool SortedReader::isLater(std::size_t a, std::size_t b) const {
    const int order = m_cursors[a].key().compare(m_cursors[b].key());
    return order != 0 ? order > 0 : a > b;
}

Result<std::string_view> SortedReader::nextRow(bool& any) {
    any = true;
    if (m_cursors.empty()) {
        if (m_nextRow < m_rows.size())
            return rowAt(m_rows[m_nextRow++].offset);
        any = false;
        return std::string_view();
    }
    const auto later = [this](std::size_t a, std::size_t b) { return isLater(a, b); };
    if (m_taken != std::size_t(-1)) {
        MW_TRY(const bool more, m_cursors[m_taken].advance());
        if (more) {
            m_heap.push_back(m_taken);
            std::push_heap(m_heap.begin(), m_heap.end(), later);
        }
        m_taken = std::size_t(-1);
    }
    if (m_heap.empty()) {
        any = false;
        return std::string_view();
    }
    std::pop_heap(m_heap.begin(), m_heap.end(), later);
    m_taken = m_heap.back();
    m_heap.pop_back();
    return m_cursors[m_taken].row();
}

Result<bool> SortedReader::next(Batch& batch, JobContext& job) {
    MW_TRY_DO(job.checkpoint());
    batch = Batch();
    batch.sequence = m_sequence++;
    m_encoded.clear();
    std::vector<std::size_t> ends;
    while (ends.size() < kBatchRows && m_encoded.size() < kBatchTextBytes) {
        bool any = false;
        MW_TRY(const std::string_view row, nextRow(any));
        if (!any)
            break;
        m_encoded += row;
        ends.push_back(m_encoded.size());
    }
    batch.rows = ends.size();
    batch.origins.rowNumber.resize(batch.rows);
    batch.origins.byteOffset.resize(batch.rows);
    for (const LogicalType& type : m_types)
        batch.columns.push_back(std::make_shared<Column>(type, batch.rows));
    std::size_t begin = 0;
    for (std::size_t row = 0; row < batch.rows; ++row) {
        decodeRow(std::string_view(m_encoded).substr(begin, ends[row] - begin), batch, row);
        begin = ends[row];
    }
    return batch.rows > 0;
}

} // namespace mw::diff
