// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/merge/merge_file.h"

#include "core/base/utf8.h"
#include "core/connect/sqlite/create_table.h"
#include "core/connect/sqlite/declared_type.h"
#include "core/connect/sqlite/session.h"
#include "core/connect/sqlite/value_binder.h"
#include "core/load/new_file.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <unordered_map>

namespace mw::merge {

namespace {

constexpr std::uint32_t kAlone = ~std::uint32_t(0);

/// A table of the file, filled row by row.
class Table {
public:
    static Result<Table> make(SqliteSession& session, const std::string& name, const std::vector<Field>& fields, const std::string& key) {
        Entity entity;
        entity.name = name;
        entity.fields = fields;
        for (Field& field : entity.fields) {
            field.nativeType.clear();
            field.defaultValue.clear();
            field.nullable = field.name != key;
        }
        if (!key.empty())
            entity.keys.push_back({{}, {key}, true});
        MW_TRY(const std::string create, createTableSql(entity));
        MW_TRY_DO(session.execute(create));
        Table table;
        std::string places;
        for (const Field& field : fields) {
            table.m_affinities.push_back(affinityOf(declareType(field.type)));
            places += places.empty() ? "?" : ",?";
        }
        MW_TRY(table.m_insert, session.prepare("INSERT INTO " + sqlName(name) + " VALUES (" + places + ")", true));
        table.m_name = name;
        return table;
    }

    /// The columns of the rows that follow; they must outlive their adding.
    void begin(const Batch& batch) {
        m_binders.clear();
        for (std::size_t i = 0; i < batch.columns.size(); ++i)
            m_binders.emplace_back(*batch.columns[i], m_affinities[i]);
    }
    /// `replaced`: a column that gets this text instead of its value.
    Result<void> add(std::uint32_t row, std::size_t replaced = std::size_t(-1), std::string_view by = {}) {
        for (std::size_t i = 0; i < m_binders.size(); ++i)
            if (i == replaced)
                m_insert.bind(int(i), by);
            else if (!m_binders[i].bind(m_insert.handle(), int(i + 1), row)) {
                const RowError refusal = m_binders[i].refusal(row);
                Error error = at(makeError(refusal.code), m_name);
                error.arguments = refusal.arguments;
                return error;
            }
        MW_TRY_DO(m_insert.step());
        return {};
    }
    SqliteStatement& statement() { return m_insert; }

private:
    std::string m_name;
    SqliteStatement m_insert; // goes before its session
    std::vector<SqliteAffinity> m_affinities;
    std::vector<SqliteValueBinder> m_binders;
};

/// Some records with values of their own, so that no buffer of a reader is held for them.
Batch ownBatch(const std::vector<Field>& fields, const std::vector<std::vector<Value>>& rows, std::uint64_t firstRow) {
    Batch batch;
    batch.rows = rows.size();
    for (std::size_t i = 0; i < fields.size(); ++i) {
        auto column = std::make_shared<Column>(fields[i].type, rows.size());
        for (std::size_t row = 0; row < rows.size(); ++row)
            column->setValue(row, rows[row][i]);
        batch.columns.push_back(std::move(column));
    }
    for (std::size_t row = 0; row < rows.size(); ++row) {
        batch.origins.rowNumber.push_back(firstRow + row);
        batch.origins.byteOffset.push_back(0);
    }
    return batch;
}

class MergeWriter {
public:
    MergeWriter(SqliteSession& session, const Entity& entity, const std::string& keyField, Survivorship& survivorship, JobContext& job)
        : m_session(session), m_entity(entity), m_keyField(keyField), m_survivorship(survivorship), m_job(job) {}

    Result<MergeCounts> write(Connection& source, const std::vector<std::vector<std::uint32_t>>& clusters, std::uint64_t records,
                              const std::vector<Child>& children) {
        m_mergeOf.assign(records, kAlone);
        for (std::uint32_t merge = 0; merge < clusters.size(); ++merge)
            for (const std::uint32_t record : clusters[merge])
                m_mergeOf[record] = merge;
        MW_TRY_DO(m_session.execute("CREATE TABLE mapwright_merge (child INTEGER PRIMARY KEY, entity TEXT NOT NULL, field TEXT NOT NULL);"
                                    "CREATE TABLE mapwright_crosswalk (old_key TEXT, surviving_key TEXT, merge INTEGER);"
                                    "CREATE TABLE mapwright_moved (child INTEGER, row INTEGER, merge INTEGER, old_key TEXT)"));
        MW_TRY(m_crosswalk, m_session.prepare("INSERT INTO mapwright_crosswalk VALUES (?,?,?)", true));
        m_names.insert(m_entity.name);
        MW_TRY_DO(noteEntity(m_entity.name, m_keyField));
        MW_TRY(const auto reader, source.read(m_entity.name, {}, m_job));
        m_fields = reader->fields();
        const auto key = std::find_if(m_fields.begin(), m_fields.end(), [&](const Field& field) { return field.name == m_keyField; });
        if (key == m_fields.end())
            return at(makeError(Code::UnknownField, mw::quoted(m_keyField), ""), m_entity.name);
        m_keyColumn = std::size_t(key - m_fields.begin());
        std::vector<Field> withMerge = m_fields;
        withMerge.push_back({});
        withMerge.back().name = "mapwright_merge";
        withMerge.back().type = LogicalType::integer();
        const bool isDeclared = m_entity.primaryKey() && m_entity.primaryKey()->fields == std::vector<std::string>{m_keyField};
        MW_TRY(Table survivors, Table::make(m_session, m_entity.name, m_fields, isDeclared ? m_keyField : std::string()));
        MW_TRY(Table merged, Table::make(m_session, "mapwright_merged", withMerge, {}));
        m_job.phase("writing survivors");
        for (bool more = true; more;) {
            MW_TRY_DO(m_job.checkpoint());
            Batch batch;
            MW_TRY(more, reader->next(batch, m_job));
            m_job.addRows(batch.rows);
            m_counts.malformed += batch.malformed.size();
            survivors.begin(batch);
            for (std::uint32_t row = 0; row < batch.rows; ++row) {
                const std::uint64_t record = m_counts.records++;
                if (record >= records)
                    continue; // counted, and told below
                if (m_mergeOf[record] == kAlone) {
                    MW_TRY_DO(survivors.add(row));
                    MW_TRY_DO(noteKey(keyAt(*batch.columns[m_keyColumn], row), {}, {}));
                    continue;
                }
                MW_TRY_DO(gather(batch, row, clusters[m_mergeOf[record]].size(), m_mergeOf[record], survivors, merged));
                survivors.begin(batch);
            }
        }
        if (m_counts.records != records)
            return at(makeError(Code::SourceChanged, std::to_string(records), std::to_string(m_counts.records)), m_entity.name);
        m_counts.survivors = records;
        for (const auto& cluster : clusters)
            m_counts.survivors -= cluster.size() - 1;
        m_counts.merges = clusters.size();
        MW_TRY_DO(checkKeys());
        for (const Child& child : children)
            MW_TRY_DO(writeChild(child));
        return std::move(m_counts);
    }

private:
    static std::string keyAt(const Column& column, std::uint32_t row) {
        return column.isNull(row) ? std::string() : printValue(column.value(row), column.type());
    }

    Result<void> noteEntity(const std::string& entity, const std::string& field) {
        MW_TRY(SqliteStatement note, m_session.prepare("INSERT INTO mapwright_merge VALUES (?,?,?)"));
        note.bind(0, m_entities++);
        note.bind(1, entity);
        note.bind(2, field);
        MW_TRY_DO(note.step());
        return {};
    }

    Result<void> noteKey(const std::string& oldKey, std::optional<std::string_view> now, std::optional<std::int64_t> merge) {
        m_crosswalk.bind(0, oldKey);
        m_crosswalk.bind(1, now.value_or(oldKey));
        if (merge)
            m_crosswalk.bind(2, *merge);
        else
            m_crosswalk.bindNull(2);
        MW_TRY_DO(m_crosswalk.step());
        return {};
    }

    /// Keeps a record until the others of its merge have come.
    Result<void> gather(const Batch& batch, std::uint32_t row, std::size_t size, std::uint32_t merge, Table& survivors, Table& merged) {
        std::vector<std::vector<Value>>& rows = m_waiting[merge];
        std::vector<Value>& values = rows.emplace_back();
        for (const ColumnPtr& column : batch.columns)
            values.push_back(column->value(row));
        if (rows.size() < size)
            return {};
        const Batch together = ownBatch(m_fields, rows, 1);
        m_waiting.erase(merge);
        MW_TRY(Survivor survivor, m_survivorship.choose(together));
        survivor.from[m_keyColumn] = survivor.record;
        std::vector<Value> golden;
        for (std::size_t i = 0; i < m_fields.size(); ++i)
            golden.push_back(together.columns[i]->value(survivor.from[i]));
        const Batch one = ownBatch(m_fields, {golden}, 1);
        survivors.begin(one);
        MW_TRY_DO(survivors.add(0));
        const std::string now = keyAt(*together.columns[m_keyColumn], survivor.record);
        merged.begin(together);
        for (std::uint32_t record = 0; record < together.rows; ++record) {
            const std::string oldKey = keyAt(*together.columns[m_keyColumn], record);
            if (oldKey.empty())
                return at(makeError(Code::WrongValue, "a record that is merged has no key: " + mw::quoted(m_keyField) + " is empty"), m_entity.name);
            merged.statement().bind(int(m_fields.size()), std::int64_t(merge));
            MW_TRY_DO(merged.add(record));
            MW_TRY_DO(noteKey(oldKey, now, merge));
            if (oldKey != now)
                m_moved.emplace(oldKey, Moved{now, merge});
        }
        return {};
    }

    /// A key that names several records, one of which is merged, leads nowhere.
    Result<void> checkKeys() {
        MW_TRY_DO(m_session.execute("CREATE INDEX mapwright_old_keys ON mapwright_crosswalk (old_key)"));
        MW_TRY(SqliteStatement twice, m_session.prepare("SELECT old_key FROM mapwright_crosswalk GROUP BY old_key HAVING count(*) > 1 AND "
                                                        "max(merge) IS NOT NULL LIMIT 1"));
        MW_TRY(const bool found, twice.step());
        if (found)
            return at(makeError(Code::WrongValue, "the key " + mw::quoted(twice.text(0)) + " names several records: " + mw::quoted(m_keyField) + " is no key"),
                      m_entity.name);
        return {};
    }

    Result<void> writeChild(const Child& child) {
        const std::int64_t number = m_entities;
        if (!m_names.insert(child.entity.name).second)
            return at(makeError(Code::WrongValue, mw::quoted(child.entity.name) + " stands in the file already"), child.entity.name);
        MW_TRY_DO(noteEntity(child.entity.name, child.field));
        MW_TRY(const auto reader, child.connection->read(child.entity.name, {}, m_job));
        const auto& fields = reader->fields();
        const auto field = std::find_if(fields.begin(), fields.end(), [&](const Field& one) { return one.name == child.field; });
        if (field == fields.end())
            return at(makeError(Code::UnknownField, mw::quoted(child.field), ""), child.entity.name);
        const auto reference = std::size_t(field - fields.begin());
        const Key* const primary = child.entity.primaryKey();
        MW_TRY(Table table, Table::make(m_session, child.entity.name, fields, primary && primary->fields.size() == 1 ? primary->fields.front() : std::string()));
        MW_TRY(SqliteStatement moved, m_session.prepare("INSERT INTO mapwright_moved VALUES (?,?,?,?)", true));
        m_job.phase("writing " + child.entity.name);
        ChildCount count{child.entity.name, 0, 0};
        for (bool more = true; more;) {
            MW_TRY_DO(m_job.checkpoint());
            Batch batch;
            MW_TRY(more, reader->next(batch, m_job));
            m_job.addRows(batch.rows);
            count.rows += batch.rows;
            table.begin(batch);
            for (std::uint32_t row = 0; row < batch.rows; ++row) {
                const std::string key = keyAt(*batch.columns[reference], row);
                const auto target = m_moved.find(key);
                if (target == m_moved.end()) {
                    MW_TRY_DO(table.add(row));
                    continue;
                }
                MW_TRY_DO(table.add(row, reference, target->second.to));
                moved.bind(0, number);
                moved.bind(1, m_session.lastId());
                moved.bind(2, std::int64_t(target->second.merge));
                moved.bind(3, key);
                MW_TRY_DO(moved.step());
                ++count.moved;
            }
        }
        m_counts.children.push_back(std::move(count));
        return {};
    }

    struct Moved {
        std::string to;
        std::uint32_t merge = 0;
    };
    SqliteSession& m_session;
    const Entity& m_entity;
    const std::string& m_keyField;
    Survivorship& m_survivorship;
    JobContext& m_job;
    std::vector<std::uint32_t> m_mergeOf; ///< per record
    std::vector<Field> m_fields;
    std::size_t m_keyColumn = 0;
    SqliteStatement m_crosswalk;
    std::int64_t m_entities = 0;
    std::set<std::string> m_names; ///< of the entities that are in the file
    std::map<std::uint32_t, std::vector<std::vector<Value>>> m_waiting; ///< by merge, those of its records that have come
    std::unordered_map<std::string, Moved> m_moved;                     ///< keys that go
    MergeCounts m_counts;
};

/// Takes one merge back within a transaction.
class Separating {
public:
    explicit Separating(SqliteSession& session) : m_session(session) {}

    Result<Separated> run(const std::string& key) {
        MW_TRY(SqliteStatement find, m_session.prepare("SELECT merge, surviving_key FROM mapwright_crosswalk WHERE old_key = ?"));
        find.bind(0, key);
        MW_TRY(const bool known, find.step());
        if (!known)
            return makeError(Code::UnknownName, "the key " + mw::quoted(key), "");
        if (find.isNull(0))
            return makeError(Code::WrongValue, "the record " + mw::quoted(key) + " went into no merge");
        m_merge = find.integer(0);
        const std::string now(find.text(1));
        find.reset();
        MW_TRY_DO(returnRecords(now));
        MW_TRY_DO(returnChildren());
        MW_TRY_DO(eachOf("SELECT old_key FROM mapwright_crosswalk WHERE merge = ? ORDER BY old_key", [&](const SqliteStatement& row) {
            m_separated.keys.emplace_back(row.text(0));
            return Result<void>();
        }));
        for (const char* const sql : {"UPDATE mapwright_crosswalk SET surviving_key = old_key, merge = NULL WHERE merge = ?",
                                      "DELETE FROM mapwright_merged WHERE mapwright_merge = ?", "DELETE FROM mapwright_moved WHERE merge = ?"})
            MW_TRY_DO(eachOf(sql, [](const SqliteStatement&) { return Result<void>(); }));
        return std::move(m_separated);
    }

private:
    /// Runs a statement whose one parameter is the merge.
    template <class Take>
    Result<void> eachOf(const std::string& sql, const Take& take) {
        MW_TRY(SqliteStatement statement, m_session.prepare(sql));
        statement.bind(0, m_merge);
        for (;;) {
            MW_TRY(const bool more, statement.step());
            if (!more)
                return {};
            MW_TRY_DO(take(statement));
        }
    }

    struct Place {
        std::int64_t child = 0;
        std::string entity, field;
    };
    Result<std::vector<Place>> places() {
        std::vector<Place> found;
        MW_TRY(SqliteStatement all, m_session.prepare("SELECT child, entity, field FROM mapwright_merge ORDER BY child"));
        for (;;) {
            MW_TRY(const bool more, all.step());
            if (!more)
                return found;
            found.push_back({all.integer(0), std::string(all.text(1)), std::string(all.text(2))});
        }
    }

    Result<void> returnRecords(const std::string& now) {
        MW_TRY(m_places, places());
        if (m_places.empty())
            return at(makeError(Code::CorruptDatabase, "it does not say what was merged"), m_session.path());
        const Place& merged = m_places.front();
        std::string names;
        MW_TRY(SqliteStatement columns, m_session.prepare("SELECT name FROM pragma_table_info(?) ORDER BY cid"));
        columns.bind(0, merged.entity);
        for (;;) {
            MW_TRY(const bool more, columns.step());
            if (!more)
                break;
            names += (names.empty() ? "" : ", ") + sqlName(columns.text(0));
        }
        MW_TRY(SqliteStatement golden, m_session.prepare("DELETE FROM " + sqlName(merged.entity) + " WHERE " + sqlName(merged.field) + " = ?"));
        golden.bind(0, now);
        MW_TRY_DO(golden.step());
        return eachOf("INSERT INTO " + sqlName(merged.entity) + " (" + names + ") SELECT " + names +
                          " FROM mapwright_merged WHERE mapwright_merge = ? ORDER BY rowid",
                      [](const SqliteStatement&) { return Result<void>(); });
    }

    Result<void> returnChildren() {
        for (std::size_t i = 1; i < m_places.size(); ++i) {
            const Place& place = m_places[i];
            MW_TRY(SqliteStatement update, m_session.prepare("UPDATE " + sqlName(place.entity) + " SET " + sqlName(place.field) + " = ? WHERE rowid = ?"));
            ChildCount count{place.entity, 0, 0};
            const auto giveBack = [&](const SqliteStatement& row) -> Result<void> {
                update.bind(0, row.text(1));
                update.bind(1, row.integer(0));
                MW_TRY_DO(update.step());
                ++count.moved;
                return {};
            };
            MW_TRY_DO(eachOf("SELECT row, old_key FROM mapwright_moved WHERE merge = ? AND child = " + std::to_string(place.child), giveBack));
            m_separated.children.push_back(std::move(count));
        }
        return {};
    }

    SqliteSession& m_session;
    std::int64_t m_merge = 0;
    std::vector<Place> m_places; ///< the merged entity, then its children
    Separated m_separated;
};

} // namespace

Result<MergeCounts> writeMerge(const std::string& path, Connection& source, const Entity& entity, const std::string& keyField,
                               const std::vector<std::vector<std::uint32_t>>& clusters, std::uint64_t records, Survivorship& survivorship,
                               const std::vector<Child>& children, JobContext& job) {
    std::error_code failure;
    if (std::filesystem::exists(path, failure))
        return at(makeError(Code::ReadOnlyTarget, "a file is there already"), path);
    MW_TRY(NewFile file, NewFile::beside(path));
    MergeCounts counts;
    {
        MW_TRY(const auto session, SqliteSession::open(file.scratchPath(), SqliteSession::Access::Create));
        MW_TRY_DO(session->execute("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; BEGIN"));
        MergeWriter writer(*session, entity, keyField, survivorship, job);
        MW_TRY(counts, writer.write(source, clusters, records, children));
        MW_TRY_DO(session->execute("COMMIT; PRAGMA journal_mode=DELETE"));
    }
    MW_TRY_DO(file.makeDurable(job));
    MW_TRY_DO(file.publish());
    return counts;
}

Result<Separated> separate(const std::string& path, const std::string& key, JobContext& job) {
    MW_TRY(const auto session, SqliteSession::open(path, SqliteSession::Access::Write));
    const SqliteInterrupt interrupt(*session, job.stopToken());
    MW_TRY_DO(session->execute("BEGIN IMMEDIATE"));
    MW_TRY(const auto tables, session->integer("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name IN "
                                               "('mapwright_merge', 'mapwright_crosswalk', 'mapwright_merged', 'mapwright_moved')"));
    if (tables != 4)
        return at(makeError(Code::WrongValue, "no merges were written into it"), path);
    Separated separated;
    {
        Separating separating(*session);
        auto done = separating.run(key);
        if (!done.ok())
            return at(std::move(done).error(), path);
        separated = std::move(done).value();
    }
    MW_TRY_DO(session->execute("COMMIT"));
    return separated;
}

} // namespace mw::merge
