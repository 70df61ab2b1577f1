// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/qtsql/server_changes.h"

namespace mw {

ServerChanges::Table& ServerChanges::tableOf(const std::string& entity) {
    const auto [table, isNew] = m_tables.try_emplace(entity);
    if (isNew) {
        table->second.number = m_sink->entity(entity);
        table->second.digest = m_sink->held(entity);
    }
    return table->second;
}

void ServerChanges::created(const std::string& entity) {
    if (!m_sink)
        return;
    Table& table = tableOf(entity);
    table.digest.emplace();
    m_sink->created(table.number);
}

RowDigest* ServerChanges::digestOf(const std::string& entity) {
    if (!m_sink)
        return nullptr;
    Table& table = tableOf(entity);
    return table.digest ? &*table.digest : nullptr;
}

void ServerChanges::recount(const std::string& entity) {
    if (m_sink)
        tableOf(entity).recounts = true;
}

void ServerChanges::inserted(const std::string& entity, const std::string& key, const std::string& now) {
    if (!m_sink)
        return;
    Table& table = tableOf(entity);
    if (table.digest)
        table.digest->add(stableHash(now));
    else
        m_sink->inserted(table.number, key, stableHash(now));
}

void ServerChanges::updated(const std::string& entity, const std::string& key, const std::string& before,
                            const std::string& now) {
    if (!m_sink || before == now)
        return;
    Table& table = tableOf(entity);
    if (table.digest) {
        table.digest->remove(stableHash(before));
        table.digest->add(stableHash(now));
    } else {
        m_sink->updated(table.number, key, before, stableHash(now));
    }
}

void ServerChanges::deleted(const std::string& entity, const std::string& key, const std::string& before) {
    if (!m_sink)
        return;
    Table& table = tableOf(entity);
    if (table.digest)
        table.digest->remove(stableHash(before));
    else
        m_sink->deleted(table.number, key, before);
}

void ServerChanges::checkReversible(const ServerTable& table, const ServerRowForm& form) {
    if (!form.hasKey())
        irreversible(table.entity.name, "it has no key by which its rows can be found");
    else if (table.hasTriggers)
        irreversible(table.entity.name, "its triggers may change other rows");
}

void ServerChanges::irreversible(const std::string& entity, const std::string& why) {
    if (m_sink)
        m_sink->irreversible(tableOf(entity).number, why);
}

void ServerChanges::setting(const std::string& name, const std::string& before) {
    if (m_sink)
        m_sink->setting(name, before);
}

Result<void> ServerChanges::tellHolds(const std::function<Result<RowDigest>(const std::string& entity)>& read) {
    for (auto& [entity, table] : m_tables) {
        if (!table.digest)
            continue;
        if (table.recounts) {
            MW_TRY(table.digest, read(entity));
            table.recounts = false;
        }
        m_sink->holds(table.number, *table.digest);
    }
    return {};
}

} // namespace mw
