// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/sqlite_changes.h"

#include "core/base/unicode.h"

#include <algorithm>

namespace mw {

SqliteChanges::Table& SqliteChanges::tableOf(const std::string& name) {
    const auto [known, isNew] = m_known.try_emplace(name);
    if (isNew && m_sink) {
        known->second.number = m_sink->entity(name);
        known->second.digest = m_sink->held(name);
    }
    return known->second;
}

void SqliteChanges::created(const std::string& table) {
    Table& made = tableOf(table);
    made.digest.emplace();
    if (m_sink)
        m_sink->created(made.number);
}

Result<void> SqliteChanges::watch(SqliteSession& session, const std::vector<SqliteTable>& tables) {
    if (!m_watch)
        return {};
    MW_TRY_DO(m_watch->watch(tables, m_sink ? [this](const SqliteRowChange& change) { take(change); }
                                            : SqliteChangeWatch::Listener()));
    m_watched.clear();
    for (std::uint32_t i = 0; i < m_watch->tables(); ++i) {
        m_watched.push_back(&tableOf(m_watch->form(i).table()));
        if (m_watched.back()->digest)
            m_watch->assumeFilled(i);
    }
    return tellCounters(session);
}

/// AUTOINCREMENT counts in a table of its own.
Result<void> SqliteChanges::tellCounters(SqliteSession& session) {
    if (!m_sink || m_toldCounters)
        return {};
    m_toldCounters = true;
    MW_TRY(const auto known, session.integer("SELECT 1 FROM main.sqlite_schema WHERE name = 'sqlite_sequence'"));
    if (!known)
        return {};
    MW_TRY(SqliteStatement row, session.prepare("SELECT name, seq FROM main.sqlite_sequence"));
    while (true) {
        MW_TRY(const bool found, row.step());
        if (!found)
            return {};
        m_sink->setting(std::string(row.text(0)), row.text(1));
    }
}

Result<void> SqliteChanges::prepareForChanges(const SqliteTable& table, const std::vector<SqliteTable>& tables) {
    if (!m_watch || !m_sink)
        return {};
    const bool reachesOthers =
        std::any_of(tables.begin(), tables.end(), [&](const SqliteTable& other) {
            const auto& relations = other.entity.relations;
            return other.hasTriggers || std::any_of(relations.begin(), relations.end(), [&](const Relation& relation) {
                       return foldCase(relation.parentEntity) == foldCase(table.entity.name);
                   });
        });
    for (const SqliteTable& other : tables)
        if ((reachesOthers || &other == &table) && !tableOf(other.entity.name).digest)
            MW_TRY_DO(m_watch->fillShortRows(other.entity.name));
    return {};
}

void SqliteChanges::take(const SqliteRowChange& change) {
    Table& table = *m_watched[change.table];
    using Kind = SqliteRowChange::Kind;
    if (table.digest) {
        if (change.kind != Kind::Inserted)
            table.digest->remove(change.was);
        if (change.kind != Kind::Deleted)
            table.digest->add(change.now);
        return;
    }
    switch (change.kind) {
    case Kind::Inserted:
        return m_sink->inserted(table.number, change.key, change.now);
    case Kind::Updated:
        return m_sink->updated(table.number, change.key, change.before, change.now);
    case Kind::Deleted:
        return m_sink->deleted(table.number, change.key, change.before);
    }
}

void SqliteChanges::filled(const std::string& table, const RowDigest& digest) {
    if (m_watch)
        m_watch->discard();
    tableOf(table).digest = digest;
}

void SqliteChanges::tellHolds() {
    if (!m_sink || !m_watch)
        return;
    for (const auto& [name, table] : m_known)
        if (table.digest)
            m_sink->holds(table.number, *table.digest);
    if (const auto& unclear = m_watch->unclear())
        m_sink->irreversible(tableOf(unclear->first).number, unclear->second);
}

} // namespace mw
