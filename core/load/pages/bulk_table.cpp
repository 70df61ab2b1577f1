// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/pages/bulk_table.h"

#include "core/base/unicode.h"
#include "core/connect/sqlite/catalog.h"
#include "core/connect/sqlite/record_inserter.h"

#include <algorithm>
#include <limits>

namespace mw {

namespace {

constexpr std::size_t kWaitingBudget = 12u << 20;
constexpr std::size_t kKeysBudget = 8u << 20;     // of one unique key
constexpr std::size_t kParentsBudget = 12u << 20; // of one reference

bool sameName(const std::string& a, const std::string& b) {
    return a == b || foldCase(a) == foldCase(b);
}

check::KeyHash hashOf(std::int64_t rowid) {
    return check::hashKey({reinterpret_cast<const char*>(&rowid), sizeof rowid});
}

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : "\x1f") + name;
    return text;
}

/// What only SQLite can judge, or what changes how pages look.
Result<bool> isOrdinary(SqliteSession& session, const SqliteTable& table) {
    const auto& constraints = table.entity.constraints;
    if (!table.isPlain || !table.hasRowid || table.isStrict || table.hasTriggers || table.mayDefer ||
        std::any_of(constraints.begin(), constraints.end(),
                    [](const Constraint& constraint) { return constraint.text.starts_with("CHECK"); }))
        return false;
    MW_TRY(const auto vacuum, session.integer("PRAGMA auto_vacuum"));
    MW_TRY(const auto utf8, session.integer("SELECT encoding = 'UTF-8' FROM pragma_encoding"));
    MW_TRY(const auto row, session.integer("SELECT 1 FROM main." + sqlName(table.entity.name) + " LIMIT 1"));
    MW_TRY(const auto indexes,
           session.integer("SELECT count(*) FROM pragma_index_list(" + sqlText(table.entity.name) +
                           ") WHERE origin = 'c'"));
    return vacuum == 0 && utf8 == 1 && !row && indexes == 0;
}

} // namespace

BulkTable::BulkTable(SqliteSession& session, const SqliteTable& table, std::vector<std::size_t> fields)
    : m_table(table), m_fields(std::move(fields)), m_refusals(session, m_table, m_fields), m_waiting(kWaitingBudget),
      m_hash(m_table) {
    for (const std::size_t field : m_fields)
        m_affinities.push_back(affinityOf(m_table.entity.fields[field].nativeType));
}

Result<std::unique_ptr<BulkTable>> BulkTable::begin(SqliteSession& session, const std::vector<SqliteTable>& tables,
                                                    const SqliteTable& table, const std::vector<std::string>& fields,
                                                    const Batch& first) {
    std::unique_ptr<BulkTable> none;
    MW_TRY(const bool ordinary, isOrdinary(session, table));
    if (!ordinary)
        return none;
    std::vector<std::size_t> indices;
    for (const std::string& name : fields) {
        const auto index = table.entity.fieldIndex(name);
        if (!index)
            return none;
        indices.push_back(*index);
    }
    std::unique_ptr<BulkTable> made(new BulkTable(session, table, std::move(indices)));
    MW_TRY(const bool columns, made->planColumns(session, first));
    if (!columns)
        return none;
    MW_TRY(const bool keys, made->planKeys(session, first));
    if (!keys)
        return none;
    MW_TRY(const bool references, made->planReferences(session, tables, first));
    if (!references)
        return none;
    MW_TRY(const auto root, session.integer("SELECT rootpage FROM main.sqlite_schema WHERE type = 'table' AND name = " +
                                            sqlText(table.entity.name)));
    MW_TRY(made->m_file, PageFile::open(session.path()));
    made->m_rootPage = std::uint32_t(root.value_or(0));
    made->m_firstPage = made->m_file->nextPage();
    made->m_tree.emplace(*made->m_file);
    return made;
}

std::optional<std::size_t> BulkTable::columnOf(const std::string& field) const {
    const auto index = m_table.entity.fieldIndex(field);
    const auto place = index ? std::find(m_fields.begin(), m_fields.end(), *index) : m_fields.end();
    return place == m_fields.end() ? std::nullopt : std::optional(std::size_t(place - m_fields.begin()));
}

Result<bool> BulkTable::planColumns(SqliteSession& session, const Batch& first) {
    MW_TRY(m_maker, SqliteRecordMaker::plan(session, m_table, m_fields));
    const std::size_t key = m_maker ? m_maker->keyColumn() : kNone;
    return m_maker && (key == kNone || first.columns[key]->type().kind == TypeKind::Integer);
}

/// In the order in which SQLite looks at their indexes, because the first that a row breaks is the one that is named.
Result<bool> BulkTable::planKeys(SqliteSession& session, const Batch& first) {
    for (const Key& key : m_table.entity.keys)
        if (key.fields.size() == 1 && !m_table.rowidField.empty() && sameName(key.fields[0], m_table.rowidField))
            m_rowidKey = &key;
    MW_TRY(SqliteStatement indexes,
           session.prepare("SELECT (SELECT group_concat(name, char(31)) FROM (SELECT name FROM pragma_index_info(list.name)"
                           " ORDER BY seqno)) FROM pragma_index_list(" +
                           sqlText(m_table.entity.name) + ") AS list ORDER BY list.seq"));
    while (true) {
        MW_TRY(const bool more, indexes.step());
        if (!more)
            return m_maker->keyColumn() == kNone || m_rowidKey;
        const auto key = std::find_if(m_table.entity.keys.begin(), m_table.entity.keys.end(),
                                      [&](const Key& one) { return joined(one.fields) == indexes.text(0); });
        if (key == m_table.entity.keys.end())
            return false;
        m_hasIndexes = true;
        UniqueKey unique;
        unique.key = &*key;
        for (const std::string& field : key->fields) {
            const auto column = columnOf(field);
            // Equal floating point numbers can print differently: 0 and -0.
            if (column && first.columns[*column]->type().kind == TypeKind::Float)
                return false;
            unique.columns.push_back(column.value_or(kNone));
        }
        // A part that nothing fills is null, and null is unlike any other.
        if (std::find(unique.columns.begin(), unique.columns.end(), kNone) != unique.columns.end())
            continue;
        unique.known = std::make_unique<check::KeySet>(kKeysBudget);
        m_uniqueKeys.push_back(std::move(unique));
    }
}

/// References to the row ids of a table that is complete by now can be looked up; all others are SQLite's to judge.
Result<bool> BulkTable::planReferences(SqliteSession& session, const std::vector<SqliteTable>& tables,
                                       const Batch& first) {
    for (const Relation& relation : m_table.entity.relations) {
        const SqliteTable* parent = findTable(tables, relation.parentEntity);
        if (!parent || sameName(parent->entity.name, m_table.entity.name) || relation.fields.size() != 1 ||
            parent->rowidField.empty() ||
            (!relation.parentFields.empty() && !sameName(relation.parentFields[0], parent->rowidField)))
            return false;
        const std::size_t column = columnOf(relation.fields[0]).value_or(kNone);
        if (column == kNone)
            continue; // always null
        if (first.columns[column]->type().kind != TypeKind::Integer)
            return false;
        Reference reference;
        reference.relation = &relation;
        reference.column = column;
        MW_TRY(SqliteStatement ids,
               session.prepare("SELECT " + sqlName(parent->rowidField) + " FROM main." + sqlName(parent->entity.name) +
                               " ORDER BY 1"));
        while (true) {
            MW_TRY(const bool more, ids.step());
            if (!more)
                break;
            reference.parents.add(ids.integer(0));
            if (reference.parents.bytes() > kParentsBudget)
                return false;
        }
        reference.parents.makeGuide();
        m_references.push_back(std::move(reference));
    }
    return true;
}

Result<std::uint64_t> BulkTable::write(const Batch& batch, Rows rows, const RefusedRow& refused, JobContext& job) {
    std::vector<SqliteValueBinder> values;
    values.reserve(batch.columns.size());
    for (std::size_t i = 0; i < batch.columns.size(); ++i)
        values.emplace_back(*batch.columns[i], m_affinities[i]);
    const std::size_t keyColumn = m_maker->keyColumn();
    const Column* key = keyColumn == kNone ? nullptr : batch.columns[keyColumn].get();
    std::uint64_t taken = 0;
    for (const std::uint32_t row : storableRows(values, rows, refused)) {
        std::int64_t rowid = m_any ? m_largest + 1 : 1; // as SQLite numbers rows
        if (key && !key->isNull(row))
            rowid = key->values<std::int64_t>()[key->at(row)];
        else if (m_any && m_largest == std::numeric_limits<std::int64_t>::max())
            return at(makeError(Code::NotSupported, "a row without a key after the largest key"), m_table.entity.name);
        if (mayBeRefused(batch, row, rowid)) {
            MW_TRY(std::optional<RowError> refusal, judge(batch, row, rowid));
            if (refusal) {
                refused(row, std::move(*refusal));
                continue;
            }
        }
        if (!m_uniqueKeys.empty())
            MW_TRY_DO(rememberKeys(batch, row));
        const std::string_view record = m_maker->make(values, row);
        if (m_digest)
            m_digest->add(m_hash.of(rowid, record));
        MW_TRY_DO(add(rowid, record, job));
        ++taken;
    }
    return taken;
}

/// False for most rows, without a closer look.
bool BulkTable::mayBeRefused(const Batch& batch, std::uint32_t row, std::int64_t rowid) const {
    return !m_uniqueKeys.empty() || (m_maker->keyColumn() != kNone && m_any && rowid <= m_largest) ||
           std::any_of(m_maker->required().begin(), m_maker->required().end(),
                       [&](std::size_t column) { return batch.columns[column]->isNull(row); }) ||
           std::any_of(m_references.begin(), m_references.end(),
                       [&](const Reference& reference) { return !hasParent(reference, batch, row); });
}

bool BulkTable::hasParent(const Reference& reference, const Batch& batch, std::uint32_t row) {
    const Column& column = *batch.columns[reference.column];
    return column.isNull(row) || reference.parents.contains(column.values<std::int64_t>()[column.at(row)]);
}

/// In SQLite's order: required values, keys, references.
Result<std::optional<RowError>> BulkTable::judge(const Batch& batch, std::uint32_t row, std::int64_t rowid) {
    for (const std::size_t column : m_maker->required())
        if (batch.columns[column]->isNull(row))
            return std::optional(SqliteRefusals::missingIn(column));
    MW_TRY(const bool duplicate, isDuplicate(rowid));
    if (duplicate)
        return std::optional(m_refusals.duplicateOf(batch, row, *m_rowidKey));
    for (const UniqueKey& key : m_uniqueKeys) {
        if (!uniqueText(key, batch, row))
            continue;
        MW_TRY(const bool known, key.known->contains(check::hashKey(m_text)));
        if (known)
            return std::optional(m_refusals.duplicateOf(batch, row, *key.key));
    }
    for (const Reference& reference : m_references)
        if (!hasParent(reference, batch, row))
            return std::optional(m_refusals.orphanOf(batch, row, *reference.relation));
    return std::optional<RowError>();
}

/// Into m_text; false where a part is null.
bool BulkTable::uniqueText(const UniqueKey& key, const Batch& batch, std::uint32_t row) {
    m_text.clear();
    return std::all_of(key.columns.begin(), key.columns.end(), [&](std::size_t column) {
        return check::appendKeyPart(m_text, *batch.columns[column], row);
    });
}

Result<void> BulkTable::rememberKeys(const Batch& batch, std::uint32_t row) {
    for (const UniqueKey& key : m_uniqueKeys)
        if (uniqueText(key, batch, row)) {
            MW_TRY([[maybe_unused]] const bool isNew, key.known->insert(check::hashKey(m_text)));
        }
    return {};
}

Result<bool> BulkTable::isDuplicate(std::int64_t rowid) {
    if (m_maker->keyColumn() == kNone || !m_any || rowid > m_largest)
        return false;
    if (m_sortedIds)
        return m_sortedIds->contains(hashOf(rowid));
    if (m_waitingIds.contains(rowid))
        return true;
    return m_tree->contains(rowid);
}

Result<void> BulkTable::add(std::int64_t rowid, std::string_view record, JobContext& job) {
    const bool ascends = !m_any || rowid > m_largest;
    m_any = true;
    m_largest = ascends ? rowid : m_largest;
    if (m_sortedIds) {
        MW_TRY([[maybe_unused]] const bool isNew, m_sortedIds->insert(hashOf(rowid)));
        return m_waiting.add(rowid, record);
    }
    if (ascends)
        return m_tree->append(rowid, record);
    m_waitingIds.insert(rowid);
    if (m_waiting.bytes() + record.size() > kWaitingBudget / 2)
        MW_TRY_DO(sortFromNowOn(job));
    return m_waiting.add(rowid, record);
}

/// Too many rows are out of order: those that are in the tree are taken back and sorted with the others.
Result<void> BulkTable::sortFromNowOn(JobContext& job) {
    m_sortedIds = std::make_unique<check::KeySet>(kKeysBudget);
    for (const std::int64_t rowid : m_waitingIds) {
        MW_TRY([[maybe_unused]] const bool isNew, m_sortedIds->insert(hashOf(rowid)));
    }
    m_waitingIds = {};
    std::uint64_t moved = 0;
    const auto move = [&](std::int64_t rowid, std::string_view record) -> Result<void> {
        if (++moved % kBatchRows == 0)
            MW_TRY_DO(job.checkpoint());
        MW_TRY([[maybe_unused]] const bool isNew, m_sortedIds->insert(hashOf(rowid)));
        return m_waiting.add(rowid, record);
    };
    MW_TRY_DO(m_tree->forEach(move));
    MW_TRY_DO(m_file->rewind(m_firstPage));
    m_tree.emplace(*m_file);
    return {};
}

Result<void> BulkTable::finishPages(JobContext& job) {
    if (m_sortedIds)
        MW_TRY_DO(m_waiting.forEach(
            [&](std::int64_t rowid, std::string_view record) { return m_tree->append(rowid, record); }, job));
    MW_TRY_DO(m_tree->finish(m_rootPage));
    MW_TRY_DO(m_file->finish());
    m_tree.reset();
    m_file.reset();
    return {};
}

Result<void> BulkTable::finishRows(SqliteSession& session, JobContext& job) {
    if (!m_sortedIds && !m_waiting.empty())
        MW_TRY_DO(insertWaiting(session, job));
    return m_hasIndexes ? session.execute("REINDEX main." + sqlName(m_table.entity.name)) : Result<void>();
}

Result<void> BulkTable::insertWaiting(SqliteSession& session, JobContext& job) {
    // Keys and references were judged; the indexes are made anew afterwards.
    MW_TRY(SqliteRecordInserter inserter, SqliteRecordInserter::prepare(session, m_table));
    return m_waiting.forEach(
        [&](std::int64_t rowid, std::string_view record) { return inserter.insert(rowid, record); }, job);
}

} // namespace mw
