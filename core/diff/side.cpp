// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diff/row_key_p.h"
#include "core/diff/side_p.h"
#include "core/diff/sorted_reader_p.h"

#include <algorithm>
#include <utility>

namespace mw::diff {

namespace {

constexpr std::size_t kBatchesAhead = 4;

Result<std::vector<std::size_t>> indicesOf(const std::vector<Field>& fields, const std::vector<std::string>& names) {
    std::vector<std::size_t> indices;
    for (const std::string& name : names) {
        const auto found =
            std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return field.name == name; });
        if (found == fields.end())
            return makeError(Code::UnknownField, name, "");
        indices.push_back(std::size_t(found - fields.begin()));
    }
    return indices;
}

} // namespace

Side::Side(const OpenSide& open, JobContext& job) : m_job(job), m_queue(kBatchesAhead) {
    m_thread = std::jthread([this, &open] {
        const Result<void> ended = read(open);
        if (!ended.ok())
            m_queue.push(ended.error());
        m_queue.close();
    });
}

Side::~Side() {
    if (!m_hasChosen)
        m_chosen.set_value(false);
    m_queue.close();
}

Result<std::vector<Field>> Side::fields() {
    MW_TRY(m_fields, m_opened.get_future().get());
    return m_fields;
}

Result<void> Side::choose(const std::vector<std::string>& key, const std::vector<std::string>& fields, bool sort,
                          std::size_t budget, bool late) {
    MW_TRY(m_keyColumns, indicesOf(m_fields, key));
    MW_TRY(m_fieldColumns, indicesOf(m_fields, fields));
    m_sort = sort;
    m_budget = budget;
    m_keyNames = key;
    m_late = late;
    m_hasChosen = true;
    m_chosen.set_value(true);
    return {};
}

Result<void> Side::read(const OpenSide& open) {
    auto opened = open(m_job);
    if (!opened.ok()) {
        m_opened.set_value(opened.error());
        return {};
    }
    m_reader = std::move(opened).value();
    if (const auto* stored = dynamic_cast<const StoredRows*>(m_reader.get()))
        m_storedForm = stored->storedForm();
    m_opened.set_value(m_reader->fields());
    return m_chosen.get_future().get() ? readAhead() : Result<void>();
}

Result<void> Side::readAhead() {
    auto* stored = dynamic_cast<StoredRows*>(m_reader.get());
    if (m_sort) {
        MW_TRY(auto sorted, SortedReader::sort(std::move(m_reader), m_keyColumns, m_budget, m_job));
        m_malformedBefore = sorted->malformed();
        m_reader = std::move(sorted);
        stored = nullptr;
    } else if (stored && m_late) {
        m_lateFields = stored->readLate(m_keyNames);
    }
    for (bool more = true; more;) {
        MW_TRY_DO(m_job.checkpoint());
        auto keyed = std::make_unique<Rows>();
        MW_TRY(more, m_reader->next(keyed->batch, m_job));
        if (stored)
            keyed->stored = stored->takeStored();
        writeKeys(*keyed);
        m_job.advance(keyed->batch.sourceBytes);
        m_job.addRows(keyed->batch.rows);
        if ((more || !keyed->batch.malformed.empty()) && !m_queue.push(std::move(keyed)))
            break;
    }
    return {};
}

void Side::writeKeys(Rows& keyed) const {
    keyed.keyEnds.reserve(keyed.batch.rows);
    for (std::size_t row = 0; row < keyed.batch.rows; ++row) {
        encodeKey(keyed.batch, m_keyColumns, row, keyed.keys);
        keyed.keyEnds.push_back(std::uint32_t(keyed.keys.size()));
    }
}

Result<bool> Side::advance(bool& inOrder) {
    const bool hadRow = m_hasRow;
    std::string_view previous = m_key;
    if (m_hasRow)
        ++m_row;
    while (!m_rows || m_row >= m_rows->batch.rows) {
        if (hadRow && previous.data() != m_lastKey.data()) {
            m_lastKey = previous;
            previous = m_lastKey;
        }
        auto item = m_queue.pop();
        if (!item) {
            malformed += std::exchange(m_malformedBefore, 0);
            return m_hasRow = false;
        }
        if (!item->ok())
            return std::move(*item).error();
        if (!m_begun)
            m_begun = std::move(m_rows);
        m_rows = std::move(*item).value();
        malformed += m_rows->batch.malformed.size();
        ++batchNumber;
        m_row = 0;
    }
    m_hasRow = true;
    m_key = m_rows->key(m_row);
    ++rows;
    isRepeated = hadRow && m_key == previous;
    inOrder = inOrder && (!hadRow || m_key >= previous);
    return true;
}

Result<bool> Side::complete() {
    if (!m_lateFields)
        return true;
    MW_TRY(const bool good, m_lateFields->fill(m_rows->batch, m_row, stored()));
    malformed += !good;
    rows -= !good;
    return good;
}

std::string Side::printedKey() const { return printKey(m_rows->batch, m_keyColumns, m_row); }

std::uint64_t Side::rowNumber() const {
    const auto& numbers = m_rows->batch.origins.rowNumber;
    return m_row < numbers.size() ? numbers[m_row] : 0;
}

} // namespace mw::diff
