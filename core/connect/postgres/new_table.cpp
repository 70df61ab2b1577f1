// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/postgres/new_table.h"

#include "core/connect/qtsql/row_words.h"

#include <algorithm>
#include <set>

namespace mw {

PostgresNewTable::KeyState* PostgresNewTable::keyOf(const std::vector<std::string>& fields) {
    const auto found = std::find_if(keys.begin(), keys.end(), [&](const auto& state) { return state->key.fields == fields; });
    return found == keys.end() ? nullptr : found->get();
}

bool PostgresNewTable::mayOverflow(std::size_t rows) const {
    return std::any_of(keys.begin(), keys.end(), [&](const auto& state) { return state->memory.mayOverflow(rows); });
}

namespace {

bool leadsTo(const PostgresNewTable& from, const PostgresNewTable& to, const PostgresNewTables& tables,
             std::set<const PostgresNewTable*>& seen) {
    if (&from == &to)
        return true;
    if (!seen.insert(&from).second)
        return false;
    return std::any_of(from.entity.relations.begin(), from.entity.relations.end(), [&](const Relation& relation) {
        const auto parent = tables.find(relation.parentEntity);
        return parent != tables.end() && leadsTo(*parent->second, to, tables, seen);
    });
}

} // namespace

bool leadsTo(const PostgresNewTable& from, const PostgresNewTable& to, const PostgresNewTables& tables) {
    std::set<const PostgresNewTable*> seen;
    return leadsTo(from, to, tables, seen);
}

PostgresNewRows::PostgresNewRows(PostgresNewTable& table, const ServerTable& known,
                                 const std::vector<std::size_t>& fields, const PostgresNewTables& others) {
    // Columns of a key that no rule fills are null, and such keys are like no other.
    const auto columnsOf = [&](const std::vector<std::string>& names, std::vector<std::size_t>& columns) {
        for (const std::string& name : names) {
            const auto index = known.entity.fieldIndex(name);
            const auto place = index ? std::find(fields.begin(), fields.end(), *index) : fields.end();
            if (place == fields.end())
                return false;
            columns.push_back(std::size_t(place - fields.begin()));
        }
        return true;
    };
    const auto isInteger = [&](const std::vector<std::size_t>& columns) {
        return columns.size() == 1 && known.columns[fields[columns[0]]].type == "int8";
    };
    for (const auto& state : table.keys) {
        Watched watched;
        watched.memory = &state->memory;
        if (columnsOf(state->key.fields, watched.columns)) {
            watched.isInteger = isInteger(watched.columns);
            m_keys.push_back(std::move(watched));
        } else {
            state->isNumbered = true;
        }
    }
    for (const Relation& relation : table.relations) {
        const auto parent = others.find(relation.parentEntity);
        // Where a parent's rows may still come, the server decides at the commit.
        if (parent == others.end() || parent->second->hasKeys || leadsTo(*parent->second, table, others))
            continue;
        PostgresNewTable::KeyState* const state = parent->second->keyOf(relation.parentFields);
        Watched watched;
        if (!state || state->isNumbered || !columnsOf(relation.fields, watched.columns))
            continue;
        watched.memory = &state->memory;
        watched.isInteger = isInteger(watched.columns);
        watched.parent = relation.parentEntity + ".";
        for (std::size_t i = 0; i < relation.parentFields.size(); ++i)
            watched.parent += (i > 0 ? ", " : "") + relation.parentFields[i];
        m_parents.push_back(std::move(watched));
    }
}

/// False where a part of the key is null.
bool PostgresNewRows::read(const Watched& watched, const Batch& batch, std::uint32_t row,
                           const postgres::Bytes& encoded, const std::vector<std::size_t>& places) {
    for (const std::size_t column : watched.columns)
        if (batch.columns[column]->isNull(row))
            return false;
    if (watched.isInteger) {
        const Column& column = *batch.columns[watched.columns[0]];
        m_integer = column.values<std::int64_t>()[column.at(row)];
        return true;
    }
    m_bytes.clear();
    for (const std::size_t column : watched.columns) {
        const std::size_t end = column + 1 < places.size() ? places[column + 1] : encoded.size();
        m_bytes.append(encoded.view().substr(places[column], end - places[column]));
    }
    return true;
}

bool PostgresNewRows::isKnown(const Watched& watched) const {
    return watched.isInteger ? watched.memory->contains(m_integer) : watched.memory->contains(m_bytes);
}

RowError PostgresNewRows::refusal(Code code, const Watched& watched, const Batch& batch, std::uint32_t row) {
    RowError error;
    error.row = row;
    error.field = watched.columns.size() == 1 ? std::uint32_t(watched.columns[0]) : kWholeRow;
    error.code = code;
    error.arguments = {cellsText(batch, row, watched.columns)};
    if (code == Code::MissingParent)
        error.arguments.push_back(watched.parent);
    return error;
}

std::optional<RowError> PostgresNewRows::take(const Batch& batch, std::uint32_t row, const postgres::Bytes& encoded,
                                              const std::vector<std::size_t>& places) {
    // All is asked before anything is remembered: a row that is refused leaves no key behind.
    for (const Watched& parent : m_parents)
        if (read(parent, batch, row, encoded, places) && !isKnown(parent))
            return refusal(Code::MissingParent, parent, batch, row);
    for (const Watched& key : m_keys)
        if (read(key, batch, row, encoded, places) && isKnown(key))
            return refusal(Code::DuplicateKey, key, batch, row);
    for (const Watched& key : m_keys)
        if (read(key, batch, row, encoded, places)) {
            if (key.isInteger)
                key.memory->add(m_integer);
            else
                key.memory->add(m_bytes);
        }
    return std::nullopt;
}

} // namespace mw
