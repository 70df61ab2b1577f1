// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/sqlite/session.h"

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace mw {

/// A key in a target: none, a whole number, or another value as it is printed.
using NewKey = std::variant<std::monostate, std::int64_t, std::string>;

/// One record of a crosswalk.
struct CrosswalkEntry {
    std::uint64_t record = 0;             ///< its number in the source, from 1
    std::optional<std::string> oldKey;    ///< its parts printed and joined by U+001F; none where one is null
    NewKey newKey;                        ///< none of a record that was merged into another
    std::string same;                     ///< what merged records share with the one they became; empty: it merges with none
    bool wasThere = false;                ///< the target held the key before; the record left no row of its own
};

/// Old and new keys of the records that loads put into targets: an SQLite file beside the evidence store, or one that
/// goes with this object. It grows with each run; a run that is taken back takes its own keys along. Any thread; memory
/// is bounded by SQLite's cache. Fails with what SQLite or the file system say.
class CrosswalkFile : public std::enable_shared_from_this<CrosswalkFile> {
public:
    /// Makes the file where it is not there; an empty path is one of its own that nobody finds again.
    static Result<std::shared_ptr<CrosswalkFile>> open(const std::string& path);
    /// For reading; null where there is no such file.
    static Result<std::shared_ptr<CrosswalkFile>> openExisting(const std::string& path);

    /// The number of those whose keys are kept together: of one entity mapping in one place.
    Result<std::int64_t> ownerNumber(const std::string& place, const std::string& mapping, const std::string& entity);
    /// None where nothing was kept yet.
    Result<std::optional<std::int64_t>> knownOwner(const std::string& place, const std::string& mapping);

    /// The runs whose keys count together; the latest wins.
    struct Runs {
        std::int64_t first = 0, last = 0;
    };
    /// Says that a run keeps keys. `startsOver`: the entity holds nothing from before, so that older keys are void.
    Result<void> begin(std::int64_t owner, std::int64_t run, bool startsOver);
    /// What counts after a run; none where neither it nor one before kept keys.
    Result<std::optional<Runs>> runsUpTo(std::int64_t owner, std::int64_t run);
    /// The latest run that kept keys; none where none did.
    Result<std::optional<std::int64_t>> latestRun(std::int64_t owner);

    Result<void> add(std::int64_t owner, std::int64_t run, const CrosswalkEntry& entry);
    /// Makes durable what was added.
    Result<void> flush();
    /// Forgets what a run kept of records behind one.
    Result<void> cutBehind(std::int64_t owner, std::int64_t run, std::uint64_t record);
    /// Forgets one record of a run.
    Result<void> erase(std::int64_t owner, std::int64_t run, std::uint64_t record);
    /// Forgets a run.
    Result<void> drop(std::int64_t run);

    enum class Found : std::uint8_t { Nothing, One, Several };
    /// A merged record is found under the key of the one that it became.
    Result<Found> find(std::int64_t owner, const Runs& runs, std::string_view oldKey, NewKey& newKey);

    /// Walks through entries in the order of their records.
    class Cursor {
    public:
        /// False at the end.
        Result<bool> next(CrosswalkEntry& entry);

    private:
        friend class CrosswalkFile;
        Cursor(std::shared_ptr<CrosswalkFile> file, SqliteStatement statement)
            : m_file(std::move(file)), m_statement(std::move(statement)) {}
        std::shared_ptr<CrosswalkFile> m_file; // goes after the statement
        SqliteStatement m_statement;
    };
    /// What one run kept of records that left a row.
    Result<Cursor> ownRecords(std::int64_t owner, std::int64_t run);
    /// All that counts, by the last run that says so; merged records with the key of the one that they became.
    Result<Cursor> all(std::int64_t owner, const Runs& runs);

private:
    explicit CrosswalkFile(std::unique_ptr<SqliteSession> session) : m_session(std::move(session)) {}
    Result<void> prepare();
    Result<std::optional<std::int64_t>> number(const std::string& sql, std::int64_t owner, std::int64_t run);
    Result<void> change(const std::string& sql, std::int64_t owner, std::int64_t run, std::int64_t record);
    Result<void> begin();

    std::mutex m_mutex; // guards all below
    const std::unique_ptr<SqliteSession> m_session;
    SqliteStatement m_add, m_find, m_findMerged;
    bool m_inTransaction = false;
};

} // namespace mw
