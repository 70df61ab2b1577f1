// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/lookup_table.h"

#include "core/base/hash.h"
#include "core/engine/column_builder.h"
#include "core/engine/hashed_reading.h"
#include "core/rules/evaluator.h"

#include <algorithm>

namespace mw::engine {

namespace {

constexpr char kKeySeparator = '\x1f';
constexpr std::size_t kNamedDuplicates = 10;

/// Prints a record's key; false where a part of it is null.
bool printKey(const std::vector<ColumnPtr>& parts, std::size_t row, std::string& key) {
    key.clear();
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i]->isNull(row))
            return false;
        if (i > 0)
            key += kKeySeparator;
        key += printValue(parts[i]->value(row), parts[i]->type());
    }
    return true;
}

} // namespace

Result<LookupTable::Loaded> LookupTable::load(const Access& access, const Place& place, const SourceShape& shape,
                                              const Entity& documented, const std::vector<BoundRulePtr>& keys,
                                              JobContext& job) {
    MW_TRY(auto connection, access.openSource(place));
    ReadOptions options;
    options.hashInput = true;
    MW_TRY(auto reader, readHashed(*connection, shape.entity, options, job));
    if (reader->fields().size() != shape.columns.size())
        return at(makeError(Code::ReadFailed, "its fields changed while it was read"), place.location.text);
    auto table = std::shared_ptr<LookupTable>(new LookupTable);
    table->m_entity = documented;
    table->m_slots.resize(64);
    Loaded loaded;
    rules::Evaluator evaluator;
    std::vector<std::vector<ColumnPtr>> pieces(documented.fields.size());
    Batch batch;
    for (bool more = true; more;) {
        MW_TRY_DO(job.checkpoint());
        MW_TRY(more, reader->next(batch, job));
        loaded.flaws.malformed += batch.malformed.size();
        if (batch.rows == 0)
            continue;
        RowErrors errors;
        conformColumns(shape.columns, batch, errors);
        std::vector<ColumnPtr> parts;
        for (std::size_t i = 0; i < keys.size(); ++i)
            parts.push_back(evaluator.evaluate(*keys[i], batch, {}, std::uint32_t(i), errors));
        table->takeKeys(batch, parts, errors, loaded);
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            const LogicalType& type = documented.fields[i].type;
            ColumnPtr column = shape.columnOfField[i] ? batch.columns[*shape.columnOfField[i]]
                                                      : Column::constant(type, Value(), batch.rows);
            pieces[i].push_back(joinColumns(type, std::span(&column, 1)));
        }
        loaded.rows += batch.rows;
    }
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        table->m_columns.push_back(joinColumns(documented.fields[i].type, pieces[i]));
        pieces[i].clear();
    }
    loaded.bytes = reader->totalBytes();
    loaded.hash = reader->inputHash();
    loaded.table = std::move(table);
    return loaded;
}

void LookupTable::takeKeys(const Batch& batch, const std::vector<ColumnPtr>& parts, const RowErrors& errors,
                           Loaded& loaded) {
    if (!errors.empty() && loaded.flaws.firstFailure.empty()) {
        const RowError& first = errors.all().front();
        loaded.flaws.firstFailure = fillTemplate(templateOf(first.code), first.arguments);
    }
    std::string key;
    for (std::size_t row = 0; row < batch.rows; ++row) {
        if (errors.hasRow(std::uint32_t(row))) {
            ++loaded.flaws.failedKeys;
            continue;
        }
        if (!printKey(parts, row, key) || insert(key, std::size_t(loaded.rows) + row))
            continue;
        ++loaded.flaws.duplicates;
        if (loaded.flaws.duplicateKeys.size() < kNamedDuplicates) {
            std::replace(key.begin(), key.end(), kKeySeparator, '|');
            loaded.flaws.duplicateKeys.push_back(key);
        }
    }
}

std::size_t LookupTable::find(std::string_view key) const {
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t i = quickHash(key) & mask; m_slots[i].key.data(); i = (i + 1) & mask)
        if (m_slots[i].key == key)
            return m_slots[i].row;
    return std::string::npos;
}

bool LookupTable::insert(std::string_view key, std::size_t row) {
    if (m_used * 2 >= m_slots.size())
        grow();
    const std::size_t mask = m_slots.size() - 1;
    std::size_t i = quickHash(key) & mask;
    for (; m_slots[i].key.data(); i = (i + 1) & mask)
        if (m_slots[i].key == key)
            return false;
    // A byte more than needed keeps the empty key's view apart from a free slot.
    char* bytes = m_keyBytes.allocate(key.size() + 1);
    std::copy(key.begin(), key.end(), bytes);
    m_slots[i] = {std::string_view(bytes, key.size()), row};
    ++m_used;
    return true;
}

void LookupTable::grow() {
    std::vector<Slot> old(m_slots.size() * 2);
    old.swap(m_slots);
    const std::size_t mask = m_slots.size() - 1;
    for (const Slot& slot : old) {
        if (!slot.key.data())
            continue;
        std::size_t i = quickHash(slot.key) & mask;
        while (m_slots[i].key.data())
            i = (i + 1) & mask;
        m_slots[i] = slot;
    }
}

} // namespace mw::engine
