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

bool isStoredAlike(const StoredValue& left, const StoredValue& right) {
    if (left.kind != right.kind)
        return false;
    switch (left.kind) {
    case StoredValue::Kind::Null: return true;
    case StoredValue::Kind::Integer: return left.integer == right.integer;
    case StoredValue::Kind::Real: return left.real == right.real;
    default: return left.bytes == right.bytes;
    }
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
        if (stored && m_late) {
            keyed->stored = stored->takeStored();
            keyed->hashes.reserve(keyed->stored.rows.size());
            for (const std::string_view bytes : keyed->stored.rows)
                keyed->hashes.push_back(stableHash(bytes));
        }
        writeKeys(*keyed);
        m_job.advance(keyed->batch.sourceBytes);
        m_job.addRows(keyed->batch.rows);
        if ((more || !keyed->batch.malformed.empty()) && !m_queue.push(std::move(keyed)))
            break;
    }
    return {};
}

void Side::writeKeys(Rows& keyed) {
    keyed.keyEnds.reserve(keyed.batch.rows);
    keyed.steps.reserve(keyed.batch.rows);
    std::string key;
    for (std::size_t row = 0; row < keyed.batch.rows; ++row) {
        key.clear();
        encodeKey(keyed.batch, m_keyColumns, row, key);
        const int order = key.compare(m_lastKey); // a key is never empty, so the first is above none
        keyed.steps.push_back(order > 0 ? Step::Up : order == 0 ? Step::Same : Step::Down);
        keyed.keys += key;
        keyed.keyEnds.push_back(std::uint32_t(keyed.keys.size()));
        m_lastKey.swap(key);
    }
}

Result<bool> Side::advance(bool& inOrder) {
    if (m_hasRow)
        ++m_row;
    while (!m_rows || m_row >= m_rows->batch.rows) {
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
    ++rows;
    const Step step = m_rows->steps[m_row];
    isRepeated = step == Step::Same;
    inOrder = inOrder && step != Step::Down;
    return true;
}

Result<bool> Side::complete() {
    if (!m_lateFields)
        return true;
    MW_TRY(const std::span<const StoredValue> values, storedValues());
    for (std::size_t column = 0; column < values.size(); ++column)
        if (!fill(column, values[column])) {
            discount();
            return false;
        }
    return true;
}

Result<std::pair<bool, bool>> Side::complete(Side& left, Side& right, std::vector<bool>& alike) {
    std::pair good(true, true);
    alike.assign(left.m_fieldColumns.size(), false);
    if (!left.m_lateFields || !right.m_lateFields)
        return good;
    MW_TRY(const std::span<const StoredValue> leftValues, left.storedValues());
    MW_TRY(const std::span<const StoredValue> rightValues, right.storedValues());
    for (std::size_t field = 0; field < alike.size(); ++field) {
        const std::size_t l = left.m_fieldColumns[field], r = right.m_fieldColumns[field];
        alike[field] = isStoredAlike(leftValues[l], rightValues[r]);
        if (alike[field])
            continue;
        good.first = good.first && left.fill(l, leftValues[l]);
        good.second = good.second && right.fill(r, rightValues[r]);
    }
    if (!good.first)
        left.discount();
    if (!good.second)
        right.discount();
    return good;
}

Result<std::span<const StoredValue>> Side::storedValues() { return m_lateFields->values(m_rows->stored.rows[m_row]); }

bool Side::fill(std::size_t column, const StoredValue& value) { return m_lateFields->fill(m_rows->batch, m_row, column, value); }

void Side::discount() {
    ++malformed;
    --rows;
}

std::string Side::printedKey() const { return printKey(m_rows->batch, m_keyColumns, m_row); }

} // namespace mw::diff
