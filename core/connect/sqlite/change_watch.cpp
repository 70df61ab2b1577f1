// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/sqlite/change_watch.h"

#include <sqlite3.h>

#include <algorithm>
#include <new>

namespace mw {

SqliteChangeWatch::~SqliteChangeWatch() {
    sqlite3_preupdate_hook(m_session.handle(), nullptr, nullptr);
}

Result<void> SqliteChangeWatch::watch(const std::vector<SqliteTable>& tables, Listener listener) {
    MW_TRY(const auto utf8, m_session.integer("SELECT encoding = 'UTF-8' FROM pragma_encoding"));
    const std::optional<std::string> followed =
        m_followed ? std::optional(m_forms[*m_followed].table()) : std::nullopt;
    std::vector<std::string> filled;
    for (std::size_t i = 0; i < m_forms.size(); ++i)
        if (m_isFilled[i])
            filled.push_back(m_forms[i].table());
    m_forms.clear();
    m_isFilled.clear();
    forgetOwnRows();
    for (const SqliteTable& table : tables)
        if (table.isPlain) {
            m_forms.emplace_back(table, utf8.value_or(0) == 1);
            m_isFilled.push_back(m_forms.back().defaults().empty() ||
                                 std::find(filled.begin(), filled.end(), table.entity.name) != filled.end());
        }
    m_listener = std::move(listener);
    m_lastName = nullptr;
    follow(followed ? &*followed : nullptr, m_shown);
    sqlite3_preupdate_hook(m_session.handle(), onChange, this);
    return {};
}

std::optional<std::uint32_t> SqliteChangeWatch::find(const char* table) {
    if (table == m_lastName)
        return m_lastTable;
    m_lastName = table;
    m_lastTable.reset();
    for (std::size_t i = 0; i < m_forms.size(); ++i)
        if (m_forms[i].table() == table)
            m_lastTable = std::uint32_t(i);
    return m_lastTable;
}

void SqliteChangeWatch::follow(const std::string* table, const SqliteBatchTable* shown) {
    m_followed.reset();
    m_shown = shown;
    for (std::size_t i = 0; table && i < m_forms.size(); ++i)
        if (m_forms[i].table() == *table)
            m_followed = std::uint32_t(i);
}

void SqliteChangeWatch::knowOwnRows(const std::string& table, const SqliteBatchTable& shown, OwnRowHash hash) {
    m_knownTable.reset();
    for (std::size_t i = 0; i < m_forms.size(); ++i)
        if (m_forms[i].table() == table && m_forms[i].hasRowid())
            m_knownTable = std::uint32_t(i);
    m_knownRows = &shown;
    m_knownHash = std::move(hash);
}

void SqliteChangeWatch::onChange(void* self, sqlite3* database, int operation, const char* databaseName,
                                 const char* table, long long rowidBefore, long long rowidNow) {
    auto& watch = *static_cast<SqliteChangeWatch*>(self);
    if (std::string_view(databaseName) != "main")
        return;
    const auto found = watch.find(table);
    if (!found)
        return;
    try {
        if (watch.m_followed == found && operation != SQLITE_DELETE && sqlite3_preupdate_depth(database) == 0)
            watch.m_ownRows.push_back(
                {watch.m_shown ? watch.m_shown->position() : 0, rowidNow, operation == SQLITE_UPDATE});
        if (watch.m_listener)
            watch.take(database, operation, *found, rowidBefore, rowidNow);
    } catch (const std::bad_alloc&) {
        watch.setUnclear(*found, "there was not enough memory to note its rows");
    }
}

void SqliteChangeWatch::setUnclear(std::uint32_t table, const char* why) {
    if (!m_unclear)
        m_unclear.emplace(m_forms[table].table(), why);
}

bool SqliteChangeWatch::appendImage(sqlite3* database, const SqliteRowForm& form, bool isNew, std::string& into) {
    for (std::size_t i = 0; i < form.columns(); ++i) {
        sqlite3_value* value = nullptr;
        const int code = isNew ? sqlite3_preupdate_new(database, int(i), &value)
                               : sqlite3_preupdate_old(database, int(i), &value);
        if (code != SQLITE_OK || value == nullptr)
            return false;
        form.append(into, i, value);
    }
    return true;
}

void SqliteChangeWatch::take(sqlite3* database, int operation, std::uint32_t table, long long rowidBefore,
                             long long rowidNow) {
    const SqliteRowForm& form = m_forms[table];
    if (!form.obstacle().empty()) {
        setUnclear(table, form.obstacle().c_str());
        return;
    }
    const bool hadRow = operation != SQLITE_INSERT;
    const bool hasRow = operation != SQLITE_DELETE;
    if (hadRow && !m_isFilled[table])
        setUnclear(table, "rows that a trigger or a cascade changed may lack columns that were added later");
    Pending pending;
    pending.change.kind = !hadRow   ? SqliteRowChange::Kind::Inserted
                          : !hasRow ? SqliteRowChange::Kind::Deleted
                                    : SqliteRowChange::Kind::Updated;
    pending.change.table = table;
    pending.begin = m_bytes.size();
    bool isWhole = true;
    if (form.hasRowid()) {
        if (hadRow && hasRow && rowidBefore != rowidNow)
            setUnclear(table, "a trigger moved rows to other rowids");
        appendStored(m_bytes, {StoredValue::Kind::Integer, hasRow ? rowidNow : rowidBefore, 0, {}});
    } else {
        for (const std::size_t column : form.keyColumns()) {
            sqlite3_value* value = nullptr;
            const int code = hasRow ? sqlite3_preupdate_new(database, int(column), &value)
                                    : sqlite3_preupdate_old(database, int(column), &value);
            isWhole = isWhole && code == SQLITE_OK && value != nullptr;
            if (isWhole)
                form.append(m_bytes, column, value);
        }
    }
    pending.keySize = m_bytes.size() - pending.begin;
    if (hadRow) {
        isWhole = appendImage(database, form, false, m_bytes) && isWhole;
        pending.beforeSize = m_bytes.size() - pending.begin - pending.keySize;
        pending.change.was = stableHash(std::string_view(m_bytes).substr(pending.begin + pending.keySize));
    }
    if (!hadRow && m_knownTable == table && sqlite3_preupdate_depth(database) == 0) {
        pending.change.now = m_knownHash(m_knownRows->position(), rowidNow);
    } else if (hasRow) {
        m_image.clear();
        isWhole = appendImage(database, form, true, m_image) && isWhole;
        pending.change.now = stableHash(m_image);
    }
    if (!isWhole)
        setUnclear(table, "SQLite did not show a row of it");
    m_pending.push_back(pending);
    if (m_tellsAtOnce)
        settle();
}

void SqliteChangeWatch::settle() {
    for (Pending& pending : m_pending) {
        const std::string_view bytes = std::string_view(m_bytes).substr(pending.begin);
        pending.change.key = bytes.substr(0, pending.keySize);
        pending.change.before = bytes.substr(pending.keySize, pending.beforeSize);
        m_listener(pending.change);
    }
    discard();
}

void SqliteChangeWatch::discard() {
    m_pending.clear();
    m_bytes.clear();
}

Result<void> SqliteChangeWatch::fillShortRows(const std::string& table) {
    for (std::size_t i = 0; i < m_forms.size(); ++i) {
        const SqliteRowForm& form = m_forms[i];
        if (form.table() != table || m_isFilled[i])
            continue;
        std::string condition, first;
        for (const SqliteRowForm::Default& one : form.defaults())
            if (form.isWritable(one.column)) {
                const std::string name = sqlName(form.columnName(one.column));
                first = first.empty() ? name : first;
                condition += (condition.empty() ? "" : " OR ") + name + " IS (" + one.text + ")";
            }
        if (!first.empty()) {
            // Nobody hears of it: no value changes.
            sqlite3_preupdate_hook(m_session.handle(), nullptr, nullptr);
            int had = 0;
            sqlite3_db_config(m_session.handle(), SQLITE_DBCONFIG_ENABLE_TRIGGER, -1, &had);
            sqlite3_db_config(m_session.handle(), SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
            const Result<void> filled = m_session.execute("UPDATE main." + sqlName(table) + " SET " + first + " = " +
                                                          first + " WHERE " + condition);
            sqlite3_db_config(m_session.handle(), SQLITE_DBCONFIG_ENABLE_TRIGGER, had, nullptr);
            sqlite3_preupdate_hook(m_session.handle(), onChange, this);
            MW_TRY_DO(filled);
        }
        m_isFilled[i] = true;
    }
    return {};
}

} // namespace mw
