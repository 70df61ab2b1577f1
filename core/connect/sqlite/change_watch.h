// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/sqlite/batch_table.h"
#include "core/connect/sqlite/row_form.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

struct sqlite3;

namespace mw {

/// A row that a statement changed. Views live for the call only.
struct SqliteRowChange {
    enum class Kind : std::uint8_t { Inserted, Updated, Deleted } kind = Kind::Inserted;
    std::uint32_t table = 0;      ///< position in the list that is watched
    std::string_view key, before; ///< `before`: the image of Updated and Deleted
    Hash128 now, was;             ///< of Inserted and Updated; of Updated and Deleted
};

/// What the statement at hand made of the rows that it was given.
struct SqliteOwnRow {
    std::size_t position = 0; ///< in the batch table that was shown; 0 where a row goes alone
    std::int64_t rowid = 0;
    bool isUpdate = false;
};

/// Sees every row that a session changes in watched tables, by itself, by triggers or by cascades, through SQLite's
/// pre-update hook (sqlite.org/c3ref/preupdate_blobwrite.html). A statement may be undone as a whole: its changes are
/// told when settle() says that they hold. Must go before its session; one for each session.
class SqliteChangeWatch {
public:
    using Listener = std::function<void(const SqliteRowChange&)>;
    explicit SqliteChangeWatch(SqliteSession& session) : m_session(session) {}
    ~SqliteChangeWatch();
    SqliteChangeWatch(const SqliteChangeWatch&) = delete;
    SqliteChangeWatch& operator=(const SqliteChangeWatch&) = delete;

    /// Watches these tables from now on, in place of those before. Without a listener only own rows are noted.
    Result<void> watch(const std::vector<SqliteTable>& tables, Listener listener);
    const SqliteRowForm& form(std::uint32_t table) const { return m_forms[table]; }
    std::size_t tables() const { return m_forms.size(); }

    /// The statement that ended holds, as far as it went.
    void settle();
    /// It was undone.
    void discard();
    /// Tells changes at once, for a statement that changes more rows than memory should hold and whose failure ends
    /// the load.
    void tellAtOnce(bool atOnce) { m_tellsAtOnce = atOnce; }

    /// Notes what statements make of their own rows in one table, until the next call. `shown`: where the rows come
    /// from. Null to end.
    void follow(const std::string* table, const SqliteBatchTable* shown);
    /// Tells what rows a statement inserts that inserts nothing but those of `shown`: the hash of each by its position there
    /// and its row id. It spares asking SQLite for their values.
    using OwnRowHash = std::function<Hash128(std::size_t position, std::int64_t rowid)>;
    void knowOwnRows(const std::string& table, const SqliteBatchTable& shown, OwnRowHash hash);
    void forgetOwnRows() { m_knownTable.reset(); }
    bool follows() const { return m_followed.has_value(); }
    const std::vector<SqliteOwnRow>& ownRows() const { return m_ownRows; }
    void clearOwnRows() { m_ownRows.clear(); }

    /// A table that cannot be restored and why, met on the way; none where all went well.
    const std::optional<std::pair<std::string, std::string>>& unclear() const { return m_unclear; }
    /// No row of the table lacks columns: the load made it.
    void assumeFilled(std::uint32_t table) { m_isFilled[table] = true; }
    /// Gives rows that lack columns added later these columns' defaults, so that the hook sees them: it does not read
    /// defaults (before 3.44). Changes no value.
    Result<void> fillShortRows(const std::string& table);

private:
    struct Pending {
        SqliteRowChange change;
        std::size_t begin = 0, keySize = 0, beforeSize = 0; ///< in m_bytes
    };
    static void onChange(void* self, sqlite3* database, int operation, const char* databaseName, const char* table,
                         long long rowidBefore, long long rowidNow);
    void take(sqlite3* database, int operation, std::uint32_t table, long long rowidBefore, long long rowidNow);
    void setUnclear(std::uint32_t table, const char* why);
    static bool appendImage(sqlite3* database, const SqliteRowForm& form, bool isNew, std::string& into);
    std::optional<std::uint32_t> find(const char* table);

    SqliteSession& m_session;
    std::vector<SqliteRowForm> m_forms;
    std::vector<bool> m_isFilled; ///< no row of the table lacks columns
    Listener m_listener;
    bool m_tellsAtOnce = false;
    std::vector<Pending> m_pending;
    std::string m_bytes, m_image;
    const char* m_lastName = nullptr; ///< SQLite's own, stays while the schema does
    std::optional<std::uint32_t> m_lastTable;
    std::optional<std::uint32_t> m_followed;
    const SqliteBatchTable* m_shown = nullptr;
    std::vector<SqliteOwnRow> m_ownRows;
    std::optional<std::uint32_t> m_knownTable; ///< see knowOwnRows()
    const SqliteBatchTable* m_knownRows = nullptr;
    OwnRowHash m_knownHash;
    std::optional<std::pair<std::string, std::string>> m_unclear;
};

} // namespace mw
