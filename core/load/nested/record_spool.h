// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file.h"
#include "core/connect/sqlite/session.h"
#include "core/job/job.h"
#include "core/load/nested/record_text.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mw::nested {

/// Where a record stands among others: the texts of its key and of its parent's, none for null.
struct RecordPlace {
    std::optional<std::string> id;
    std::optional<std::string> parent;
    std::optional<std::int64_t> position;
    std::uint64_t sequence = 0; ///< of the batch that it came in, and the row there
    std::uint32_t row = 0;
};

/// Records that wait for those that belong into them, in a database that has no name and goes with this object. One thread.
class RecordSpool {
public:
    static Result<std::unique_ptr<RecordSpool>> make(const NestedPlan& plan);
    ~RecordSpool();

    /// False where another record of the entity has the same key.
    Result<bool> add(std::size_t entity, const RecordPlace& place, const RecordText& record);
    /// Takes records away whose parent is not there, and so on below them, and tells each: the text of the key that has no
    /// match.
    using Orphan = std::function<Result<void>(std::uint64_t sequence, std::uint32_t row, std::string_view key)>;
    Result<void> takeOrphans(std::size_t entity, const Orphan& orphan, JobContext& job);
    /// Writes all records of a topmost entity with what is in them.
    Result<void> write(std::size_t root, const FileText& text, const std::function<Result<void>(std::string_view)>& sink, JobContext& job);

private:
    struct Table {
        SqliteStatement insert;
        SqliteStatement select;
    };
    RecordSpool(const NestedPlan& plan, std::unique_ptr<SqliteSession> session) : m_plan(plan), m_session(std::move(session)) {}
    Result<void> makeTable(std::size_t entity);
    Result<void> writeBelow(std::size_t entity, std::string_view parent, const FileText& text,
                            const std::function<Result<void>(std::string_view)>& sink, JobContext& job);
    Result<void> writeRecord(std::size_t entity, const FileText& text, const std::function<Result<void>(std::string_view)>& sink, JobContext& job);

    const NestedPlan& m_plan;
    std::unique_ptr<SqliteSession> m_session; // before the statements, which go first
    std::vector<Table> m_tables;
    std::int64_t m_records = 0; ///< so far, of all entities
};

} // namespace mw::nested
