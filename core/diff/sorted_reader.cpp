// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diff/sorted_reader_p.h"

#include "core/base/file.h"
#include "core/diff/row_codec_p.h"
#include "core/diff/row_key_p.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <limits>

namespace mw::diff {

namespace {

struct RowHead {
    std::uint32_t keySize;
    std::uint32_t rowSize;
};

std::uint64_t prefixOf(std::string_view key) {
    std::uint64_t prefix = 0;
    for (std::size_t i = 0; i < 8; ++i)
        prefix = prefix << 8 | (i < key.size() ? std::uint8_t(key[i]) : 0);
    return prefix;
}

Error temporaryFailed(bool writing) { return during(fromErrno(errno, "temporary file", writing), "sorting"); }

} // namespace

/// One sorted run in an unnamed file, read back row by row.
class SortedReader::Run {
public:
    static Result<std::unique_ptr<Run>> create() {
        auto run = std::make_unique<Run>();
        run->m_file = std::tmpfile();
        if (!run->m_file)
            return temporaryFailed(true);
        return run;
    }
    ~Run() {
        if (m_file)
            std::fclose(m_file);
    }
    Result<void> write(std::string_view bytes) {
        if (std::fwrite(bytes.data(), 1, bytes.size(), m_file) != bytes.size())
            return temporaryFailed(true);
        return {};
    }
    Result<void> rewind() {
        if (std::fflush(m_file) != 0 || std::fseek(m_file, 0, SEEK_SET) != 0)
            return temporaryFailed(true);
        return {};
    }
    /// Moves to the next row; false at the end.
    Result<bool> advance() {
        RowHead head;
        if (std::fread(&head, sizeof head, 1, m_file) != 1)
            return std::ferror(m_file) ? Result<bool>(temporaryFailed(false)) : Result<bool>(false);
        m_keySize = head.keySize;
        m_current.resize(std::size_t(head.keySize) + head.rowSize);
        if (std::fread(m_current.data(), 1, m_current.size(), m_file) != m_current.size())
            return temporaryFailed(false);
        return true;
    }
    std::string_view key() const { return std::string_view(m_current).substr(0, m_keySize); }
    std::string_view row() const { return std::string_view(m_current).substr(m_keySize); }

private:
    std::FILE* m_file = nullptr;
    std::string m_current;
    std::size_t m_keySize = 0;
};

SortedReader::~SortedReader() = default;

std::string_view SortedReader::keyAt(std::uint64_t offset) const {
    RowHead head;
    std::memcpy(&head, m_bytes.data() + offset, sizeof head);
    return {m_bytes.data() + offset + sizeof head, head.keySize};
}

std::string_view SortedReader::rowAt(std::uint64_t offset) const {
    RowHead head;
    std::memcpy(&head, m_bytes.data() + offset, sizeof head);
    return {m_bytes.data() + offset + sizeof head + head.keySize, head.rowSize};
}

Result<std::unique_ptr<SortedReader>> SortedReader::sort(std::unique_ptr<Reader> source, const std::vector<std::size_t>& key,
                                                         std::size_t memoryBudget, JobContext& job) {
    std::unique_ptr<SortedReader> sorted(new SortedReader());
    sorted->m_fields = source->fields();
    sorted->m_memoryBudget = memoryBudget;
    for (;;) {
        MW_TRY_DO(job.checkpoint());
        Batch batch;
        MW_TRY(const bool any, source->next(batch, job));
        for (MalformedRow& row : batch.malformed)
            sorted->m_malformed.push_back(std::move(row));
        if (!any)
            break;
        MW_TRY_DO(sorted->add(batch, key));
    }
    sorted->sortRows();
    if (sorted->m_runs.empty())
        return sorted;
    MW_TRY_DO(sorted->spill());
    sorted->m_bytes = {};
    sorted->m_rows = {};
    for (std::size_t i = 0; i < sorted->m_runs.size(); ++i) {
        MW_TRY_DO(sorted->m_runs[i]->rewind());
        MW_TRY(const bool any, sorted->m_runs[i]->advance());
        if (any)
            sorted->m_heap.push_back(i);
    }
    const auto later = [&runs = sorted->m_runs](std::size_t a, std::size_t b) {
        const int order = runs[a]->key().compare(runs[b]->key());
        return order != 0 ? order > 0 : a > b;
    };
    std::make_heap(sorted->m_heap.begin(), sorted->m_heap.end(), later);
    return sorted;
}

Result<void> SortedReader::add(const Batch& batch, const std::vector<std::size_t>& key) {
    if (m_types.empty())
        for (const ColumnPtr& column : batch.columns)
            m_types.push_back(column->type());
    for (std::size_t row = 0; row < batch.rows; ++row) {
        encodeKey(batch, key, row, m_key);
        const std::uint64_t offset = m_bytes.size();
        m_bytes.resize(offset + sizeof(RowHead));
        m_bytes += m_key;
        encodeRow(batch, row, m_bytes);
        const std::size_t rowSize = m_bytes.size() - offset - sizeof(RowHead) - m_key.size();
        if (rowSize > std::numeric_limits<std::uint32_t>::max())
            return makeError(Code::RecordTooLarge, "4 GiB");
        const RowHead head{std::uint32_t(m_key.size()), std::uint32_t(rowSize)};
        std::memcpy(m_bytes.data() + offset, &head, sizeof head);
        m_rows.push_back({prefixOf(m_key), offset});
        // Vectors and strings double when they grow: half of the budget is what may be in use.
        if (m_bytes.size() + m_rows.size() * sizeof(Row) > m_memoryBudget / 2) {
            sortRows();
            MW_TRY_DO(spill());
        }
    }
    return {};
}

void SortedReader::sortRows() {
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
    MW_TRY(auto run, Run::create());
    for (const Row& row : m_rows) {
        RowHead head;
        std::memcpy(&head, m_bytes.data() + row.offset, sizeof head);
        MW_TRY_DO(run->write({m_bytes.data() + row.offset, sizeof head + head.keySize + head.rowSize}));
    }
    m_runs.push_back(std::move(run));
    m_rows.clear();
    m_bytes.clear();
    return {};
}

Result<std::string_view> SortedReader::nextRow(bool& any) {
    any = true;
    if (m_runs.empty()) {
        if (m_nextRow < m_rows.size())
            return rowAt(m_rows[m_nextRow++].offset);
        any = false;
        return std::string_view();
    }
    const auto later = [this](std::size_t a, std::size_t b) {
        const int order = m_runs[a]->key().compare(m_runs[b]->key());
        return order != 0 ? order > 0 : a > b;
    };
    if (m_taken != std::size_t(-1)) {
        MW_TRY(const bool more, m_runs[m_taken]->advance());
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
    return m_runs[m_taken]->row();
}

Result<bool> SortedReader::next(Batch& batch, JobContext& job) {
    MW_TRY_DO(job.checkpoint());
    batch = Batch();
    batch.malformed.swap(m_malformed);
    batch.sequence = m_sequence++;
    std::vector<std::string> rows;
    std::size_t bytes = 0;
    while (rows.size() < kBatchRows && bytes < kBatchTextBytes) {
        bool any = false;
        MW_TRY(const std::string_view row, nextRow(any));
        if (!any)
            break;
        rows.emplace_back(row);
        bytes += row.size();
    }
    batch.rows = rows.size();
    batch.origins.rowNumber.resize(batch.rows);
    batch.origins.byteOffset.resize(batch.rows);
    for (const LogicalType& type : m_types)
        batch.columns.push_back(std::make_shared<Column>(type, batch.rows));
    for (std::size_t row = 0; row < batch.rows; ++row)
        decodeRow(rows[row], batch, row);
    return batch.rows > 0;
}

} // namespace mw::diff
