// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/deferred_rows.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <set>

namespace mw {

namespace {

bool byRowid(const SqliteInsertedRow& a, const SqliteInsertedRow& b) {
    return a.rowid < b.rowid;
}

/// Reads what a row's reference says, for the message.
Result<std::string> referenceText(SqliteSession& session, const SqliteTable& table, std::int64_t rowid,
                                  const std::vector<std::string>& fields) {
    std::string list;
    for (const std::string& field : fields)
        list += (list.empty() ? "" : ",") + sqlName(field);
    MW_TRY(SqliteStatement row, session.prepare("SELECT " + list + " FROM main." + sqlName(table.entity.name) +
                                                " WHERE " + rowidName(table) + " = ?"));
    row.bind(0, rowid);
    MW_TRY(const bool found, row.step());
    std::string text;
    for (std::size_t i = 0; found && i < fields.size(); ++i)
        text += (i > 0 ? ", " : "") + quoted(row.text(int(i)));
    return text;
}

} // namespace

std::size_t DeferredRows::addSource(std::string entity, TakenBackRow listener) {
    m_sources.push_back({std::move(entity), std::move(listener), {}});
    return m_sources.size() - 1;
}

void DeferredRows::clear() {
    for (Source& source : m_sources)
        source.rows.clear();
}

void DeferredRows::sortRows() {
    for (Source& source : m_sources)
        std::sort(source.rows.begin(), source.rows.end(), byRowid);
}

Result<bool> DeferredRows::hasOrphans(SqliteSession& session, const std::vector<SqliteTable>& tables) {
    sortRows();
    MW_TRY(const std::vector<Violation> violations, findViolations(session, tables));
    return std::any_of(violations.begin(), violations.end(),
                       [&](const Violation& violation) { return remembered(violation).has_value(); });
}

Result<void> DeferredRows::takeBack(SqliteSession& session, const std::vector<SqliteTable>& tables) {
    sortRows();
    bool tookBack = true;
    while (tookBack) {
        tookBack = false;
        MW_TRY(const std::vector<Violation> violations, findViolations(session, tables));
        for (const Violation& violation : violations)
            if (const auto place = remembered(violation)) {
                MW_TRY_DO(takeBackRow(session, violation, *place));
                tookBack = true;
            }
    }
    return {};
}

Error DeferredRows::describeOrphan(SqliteSession& session, const std::vector<SqliteTable>& tables) {
    const auto violations = findViolations(session, tables);
    if (!violations.ok())
        return violations.error();
    if (violations->empty())
        return makeError(Code::Internal, "a reference without a match cannot be found");
    return describe(violations->front());
}

Result<std::vector<DeferredRows::Violation>> DeferredRows::findViolations(SqliteSession& session,
                                                                          const std::vector<SqliteTable>& tables) {
    std::vector<Violation> violations;
    std::set<std::pair<std::string, std::int64_t>> seen; // one row may break several references
    for (const SqliteTable& table : tables) {
        if (table.entity.relations.empty())
            continue;
        MW_TRY(SqliteStatement found,
               session.prepare("SELECT rowid, \"parent\", fkid FROM pragma_foreign_key_check(?)"));
        found.bind(0, table.entity.name);
        while (true) {
            MW_TRY(const bool more, found.step());
            if (!more)
                break;
            Violation violation;
            violation.entity = table.entity.name;
            if (!found.isNull(0) && !rowidName(table).empty())
                violation.rowid = found.integer(0);
            violation.rowidName = rowidName(table);
            // SQLite numbers references from the last one declared.
            const std::size_t number = table.entity.relations.size() - 1 - std::size_t(found.integer(2));
            const Relation& relation = table.entity.relations[number];
            violation.parent = relation.parentEntity + ".";
            for (std::size_t i = 0; i < relation.parentFields.size(); ++i)
                violation.parent += (i > 0 ? ", " : "") + relation.parentFields[i];
            if (violation.rowid) {
                if (!seen.emplace(violation.entity, *violation.rowid).second)
                    continue;
                MW_TRY(violation.value, referenceText(session, table, *violation.rowid, relation.fields));
            }
            violations.push_back(std::move(violation));
        }
    }
    return violations;
}

Error DeferredRows::describe(const Violation& violation) {
    return at(makeError(Code::MissingParent, violation.value.empty() ? "a row" : violation.value, violation.parent),
              violation.entity);
}

std::optional<DeferredRows::Remembered> DeferredRows::remembered(const Violation& violation) {
    if (!violation.rowid)
        return std::nullopt;
    for (Source& source : m_sources) {
        if (source.entity != violation.entity)
            continue;
        const auto place = std::lower_bound(source.rows.begin(), source.rows.end(),
                                            SqliteInsertedRow{*violation.rowid, 0, 0}, byRowid);
        if (place != source.rows.end() && place->rowid == *violation.rowid)
            return Remembered{&source, place};
    }
    return std::nullopt;
}

Result<void> DeferredRows::takeBackRow(SqliteSession& session, const Violation& violation, const Remembered& place) {
    if (!place.source->listener)
        return describe(violation);
    MW_TRY(SqliteStatement row,
           session.prepare("DELETE FROM main." + sqlName(violation.entity) + " WHERE " + violation.rowidName + " = ?"));
    row.bind(0, *violation.rowid);
    MW_TRY_DO(row.step());
    RowError error;
    error.row = place.row->row;
    error.field = kWholeRow;
    error.code = Code::MissingParent;
    error.arguments = {violation.value, violation.parent};
    place.source->listener(place.row->sequence, place.row->row, std::move(error));
    place.source->rows.erase(place.row);
    return {};
}

} // namespace mw
