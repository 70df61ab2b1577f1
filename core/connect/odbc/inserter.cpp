// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/odbc/inserter.h"

#include "core/base/wording.h"
#include "core/connect/odbc/table_rows.h"
#include "core/connect/odbc/value_check.h"
#include "core/connect/qtsql/row_text.h"
#include "core/connect/qtsql/row_words.h"
#include "core/connect/qtsql/value_limits.h"

#include <algorithm>
#include <set>

namespace mw {

namespace {

using Columns = OdbcTableRows::Columns;

ValueLimits limitsOf(const Field& field) {
    ValueLimits limits;
    limits.type = field.type;
    limits.isRequired = !field.nullable;
    limits.takesNan = false;
    return limits;
}

/// Rows go in arrays of parameters. What the database made of them is read back by their key and held against what was
/// sent, where they have one: no driver tells what was rounded or cut.
class OdbcInserter final : public ServerInserter {
public:
    OdbcInserter(const OdbcSession& session, const ServerTable& table, const std::vector<ServerTable>& tables,
                 Columns fields, const WriteOptions& options, ServerChanges& changes)
        : m_session(session), m_table(table), m_tables(tables), m_fields(std::move(fields)), m_options(options),
          m_changes(changes), m_rows(session, table), m_check(table, m_fields) {
        for (const std::size_t field : m_fields)
            m_limits.push_back(limitsOf(table.entity.fields[field]));
        m_isKeyed = options.mode == LoadMode::Upsert || options.mode == LoadMode::AppendMissing;
        if (m_isKeyed)
            for (const std::string& name : options.key)
                m_key.push_back(*table.entity.fieldIndex(name));
        for (std::size_t i = 0; i < m_fields.size(); ++i)
            if (std::find(m_key.begin(), m_key.end(), m_fields[i]) == m_key.end())
                m_others.push_back(i);
        m_asked = m_rows.keyColumns();
        const bool isGiven = std::all_of(m_asked.begin(), m_asked.end(), [&](std::size_t column) {
            return std::find(m_fields.begin(), m_fields.end(), column) != m_fields.end();
        });
        if (!isGiven)
            m_asked.clear();
        if (m_asked.empty())
            m_asked = m_key;
    }

    Result<ServerInserted> insert(const Batch& batch, std::span<const std::uint32_t> rows, const RefusedRow& refused,
                                  JobContext& job) override {
        MW_ASSERT(batch.columns.size() == m_fields.size(),
                  "a batch must have the columns that the writer was opened for");
        m_rows.listenTo(job.stopToken());
        m_numbers.clear();
        m_sent.clear();
        for (const std::uint32_t row : rows) {
            if (std::optional<RowError> error = refusal(batch, row)) {
                refused(row, std::move(*error));
                continue;
            }
            m_numbers.push_back(row);
            m_sent.push_back(printed(batch, row));
        }
        ServerInserted inserted;
        if (m_sent.empty())
            return inserted;
        tellOnce();
        const auto attempt = [&](std::size_t begin, std::size_t end) { return write(batch, begin, end, inserted); };
        MW_TRY_DO(insertHalving(
            m_sent.size(), attempt,
            [&](std::size_t place, RowError error) { refused(m_numbers[place], std::move(error)); }, job));
        return inserted;
    }

    Result<void> pause(JobContext&) override { return {}; }

private:
    /// What came of the rows of one attempt; told once they are sure to stay.
    struct Outcome {
        std::optional<RowError> refusal;
        std::vector<std::optional<ServerRow>> before, now; ///< by row, as images; `now` empty where nobody can ask
        std::size_t there = 0;                             ///< whose key was there
    };

    std::optional<RowError> refusal(const Batch& batch, std::uint32_t row) const {
        for (std::size_t i = 0; i < m_limits.size(); ++i)
            if (std::optional<RowError> error = m_limits[i].refuse(*batch.columns[i], row)) {
                error->row = row;
                error->field = std::uint32_t(i);
                return error;
            }
        return std::nullopt;
    }

    ServerRow printed(const Batch& batch, std::uint32_t row) const {
        ServerRow values;
        for (std::size_t i = 0; i < m_fields.size(); ++i) {
            const Column& column = *batch.columns[i];
            std::optional<std::string>& value = values.emplace_back();
            if (column.isNull(row) || column.type().kind == TypeKind::Null)
                continue;
            // A text shows a moment's zone; a column of moments is asked for UTC.
            if (m_limits[i].type.kind == TypeKind::Text && column.type().kind == TypeKind::Timestamp)
                value = printValue(column.value(row), column.type());
            else
                appendPlainCell(value.emplace(), column, row);
        }
        return values;
    }

    void tellOnce() {
        if (!m_changes.isTold() || std::exchange(m_isTold, true))
            return;
        const std::string& entity = m_table.entity.name;
        if (m_changes.digestOf(entity)) {
            if (m_asked.empty())
                m_changes.recount(entity);
            return;
        }
        m_changes.checkReversible(m_table, m_rows.form());
        if (m_rows.form().hasKey() && m_asked.empty())
            m_changes.irreversible(entity, "the database gives the keys of its rows and does not tell them");
    }

    Result<std::optional<RowError>> write(const Batch& batch, std::size_t begin, std::size_t end,
                                          ServerInserted& inserted) {
        const std::span rows = std::span(m_sent).subspan(begin, end - begin);
        if (m_isKeyed && rows.size() > 1 && repeatsKeys(rows)) // halved until each key stands alone
            return std::optional(RowError());
        MW_TRY_DO(m_session.markSavepoint());
        MW_TRY(Outcome outcome, m_isKeyed ? writeKeyed(batch, begin, rows) : writeNew(batch, begin, rows));
        if (outcome.refusal) {
            MW_TRY_DO(m_session.returnToSavepoint());
            return std::move(outcome.refusal);
        }
        MW_TRY_DO(m_session.releaseSavepoint());
        inserted.rows += rows.size();
        if (m_options.mode == LoadMode::Upsert)
            inserted.updated += outcome.there;
        else
            inserted.rows -= outcome.there;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const bool wasThere = i < outcome.before.size() && outcome.before[i];
            if (wasThere && m_options.mode == LoadMode::AppendMissing) {
                if (m_options.present)
                    m_options.present(m_numbers[begin + i]);
            } else if (m_changes.isTold() && !outcome.now.empty()) {
                tell(wasThere ? &*outcome.before[i] : nullptr, *outcome.now[i]);
            }
        }
        return std::optional<RowError>();
    }

    void tell(const ServerRow* before, const ServerRow& now) {
        const ServerRowForm& form = m_rows.form();
        const std::string key = form.keyOf(now);
        if (before)
            m_changes.updated(m_table.entity.name, key, form.image(*before), form.image(now));
        else
            m_changes.inserted(m_table.entity.name, key, form.image(now));
    }

    ServerRow keyOf(const ServerRow& row, const Columns& key) const {
        ServerRow values;
        for (const std::size_t column : key)
            values.push_back(row[std::size_t(std::find(m_fields.begin(), m_fields.end(), column) - m_fields.begin())]);
        return values;
    }

    bool repeatsKeys(std::span<const ServerRow> rows) const {
        std::set<ServerRow> seen;
        for (const ServerRow& row : rows) {
            ServerRow key = keyOf(row, m_key);
            const bool isWhole = std::all_of(key.begin(), key.end(), [](const auto& part) { return part.has_value(); });
            if (isWhole && !seen.insert(std::move(key)).second)
                return true;
        }
        return false;
    }

    Result<Outcome> writeNew(const Batch& batch, std::size_t begin, std::span<const ServerRow> rows) {
        Outcome outcome;
        MW_TRY(const auto refused, m_rows.insertAll(m_fields, rows));
        MW_TRY_DO(refused ? explain(batch, begin, rows, *refused, outcome) : readBack(batch, begin, rows, outcome));
        return outcome;
    }

    Result<Outcome> writeKeyed(const Batch& batch, std::size_t begin, std::span<const ServerRow> rows) {
        Outcome outcome;
        std::vector<ServerRow> keys, fresh, known;
        for (const ServerRow& row : rows)
            keys.push_back(keyOf(row, m_key));
        MW_TRY(outcome.before, m_rows.findAll(m_key, keys));
        Columns sets;
        for (const std::size_t i : m_others)
            sets.push_back(m_fields[i]);
        for (std::size_t row = 0; row < rows.size(); ++row) {
            if (!outcome.before[row]) {
                fresh.push_back(rows[row]);
                continue;
            }
            ++outcome.there;
            ServerRow& values = known.emplace_back();
            for (const std::size_t i : m_others)
                values.push_back(rows[row][i]);
            values.insert(values.end(), keys[row].begin(), keys[row].end());
        }
        std::optional<std::string> refused;
        if (m_options.mode == LoadMode::Upsert && !known.empty() && !sets.empty()) {
            MW_TRY(refused, m_rows.updateAll(sets, m_key, known));
        }
        if (!refused && !fresh.empty()) {
            MW_TRY(refused, m_rows.insertAll(m_fields, fresh));
        }
        MW_TRY_DO(refused ? explain(batch, begin, rows, *refused, outcome) : readBack(batch, begin, rows, outcome));
        return outcome;
    }

    Result<void> readBack(const Batch& batch, std::size_t begin, std::span<const ServerRow> rows, Outcome& outcome) {
        if (m_asked.empty())
            return {};
        std::vector<ServerRow> keys;
        for (const ServerRow& row : rows)
            keys.push_back(keyOf(row, m_asked));
        MW_TRY(outcome.now, m_rows.findAll(m_asked, keys));
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const bool isLeftAlone =
                m_options.mode == LoadMode::AppendMissing && i < outcome.before.size() && outcome.before[i];
            if (isLeftAlone)
                continue;
            std::optional<std::size_t> changed;
            if (outcome.now[i])
                changed = m_check.changed(rows[i], *outcome.now[i], m_rows.form());
            if (outcome.now[i] && !changed)
                continue;
            RowError error;
            error.row = m_numbers[begin + i];
            error.field = changed ? std::uint32_t(*changed) : kWholeRow;
            error.code = Code::WouldLose;
            error.arguments = {changed ? cellText(batch, error.row, *changed) : std::string("its key"),
                               changed ? typeName(m_fields[*changed]) : m_table.entity.name};
            outcome.refusal = std::move(error);
            return {};
        }
        return {};
    }

    std::string typeName(std::size_t column) const {
        const Field& field = m_table.entity.fields[column];
        return field.nativeType.empty() ? printType(field.type) : field.nativeType;
    }

    /// Why a row is refused: drivers say it in words of their own, so the table is asked what is taken and what is missing.
    Result<void> explain(const Batch& batch, std::size_t begin, std::span<const ServerRow> rows, const std::string& said,
                         Outcome& outcome) {
        RowError& error = outcome.refusal.emplace();
        error.row = m_numbers[begin];
        error.field = kWholeRow;
        error.code = Code::ConstraintFailed;
        error.arguments = {said};
        if (rows.size() > 1) // it may be another of them
            return {};
        MW_TRY_DO(m_session.returnToSavepoint()); // some databases answer nothing after a failure
        MW_TRY_DO(m_session.markSavepoint());
        const ServerRow& row = rows.front();
        for (const Key& key : m_table.entity.keys) {
            const auto columns = columnsOf(key.fields);
            if (!columns || (m_isKeyed && *columns == m_key))
                continue;
            MW_TRY(const auto taken, rowOf(m_rows, *columns, row, *columns));
            if (!taken || isItself(row, *taken))
                continue;
            error.code = Code::DuplicateKey;
            name(error, batch, *columns);
            return {};
        }
        for (const Relation& relation : m_table.entity.relations) {
            const auto columns = columnsOf(relation.fields);
            const ServerTable* const parent = findServerTable(m_tables, relation.parentEntity);
            if (!columns || !parent || !isWhole(keyOf(row, *columns)))
                continue;
            Columns parents;
            for (const std::string& field : relation.parentFields)
                if (const auto index = parent->entity.fieldIndex(field))
                    parents.push_back(*index);
            if (parents.size() != columns->size())
                continue;
            OdbcTableRows others(m_session, *parent);
            MW_TRY(const auto found, rowOf(others, parents, row, *columns));
            if (found)
                continue;
            error.code = Code::MissingParent;
            name(error, batch, *columns);
            error.arguments.push_back(relation.parentEntity + "." + listed(relation.parentFields));
            return {};
        }
        return {};
    }

    /// The row of a table whose `columns` have the values of `given` in the row at hand.
    Result<std::optional<ServerRow>> rowOf(OdbcTableRows& rows, const Columns& columns, const ServerRow& row,
                                           const Columns& given) const {
        const ServerRow values = keyOf(row, given);
        if (!isWhole(values))
            return std::optional<ServerRow>();
        MW_TRY(auto found, rows.findAll(columns, std::span(&values, 1)));
        return std::move(found[0]);
    }

    static bool isWhole(const ServerRow& values) {
        return std::all_of(values.begin(), values.end(), [](const auto& value) { return value.has_value(); });
    }

    /// The row that was to be overwritten.
    bool isItself(const ServerRow& row, const ServerRow& image) const {
        if (!m_isKeyed)
            return false;
        OdbcValueCheck check(m_table, m_key);
        return !check.changed(keyOf(row, m_key), image, m_rows.form());
    }

    std::optional<Columns> columnsOf(const std::vector<std::string>& names) const {
        Columns columns;
        for (const std::string& name : names) {
            const auto index = m_table.entity.fieldIndex(name);
            if (!index || std::find(m_fields.begin(), m_fields.end(), *index) == m_fields.end())
                return std::nullopt;
            columns.push_back(*index);
        }
        return columns;
    }

    void name(RowError& error, const Batch& batch, const Columns& columns) const {
        std::vector<std::size_t> places;
        for (const std::size_t column : columns)
            places.push_back(std::size_t(std::find(m_fields.begin(), m_fields.end(), column) - m_fields.begin()));
        error.field = places.size() == 1 ? std::uint32_t(places[0]) : kWholeRow;
        error.arguments = {cellsText(batch, error.row, places)};
    }

    const OdbcSession& m_session;
    const ServerTable& m_table;
    const std::vector<ServerTable>& m_tables;
    const Columns m_fields; ///< the table's field of each batch column
    const WriteOptions m_options;
    ServerChanges& m_changes;
    OdbcTableRows m_rows;
    const OdbcValueCheck m_check;
    std::vector<ValueLimits> m_limits;
    bool m_isKeyed = false;
    Columns m_key;                      ///< of Upsert and AppendMissing
    std::vector<std::size_t> m_others;  ///< places among the fields that are no part of it
    Columns m_asked;                    ///< by which rows are read back; empty where that cannot be done
    bool m_isTold = false;
    std::vector<std::uint32_t> m_numbers; ///< of the batch at hand, those that are sent
    std::vector<ServerRow> m_sent;        ///< these as texts
};

} // namespace

Result<std::unique_ptr<ServerInserter>> openOdbcInserter(const OdbcSession& session, const ServerTable& table,
                                                         const std::vector<ServerTable>& tables,
                                                         const WriteOptions& options, ServerChanges& changes) {
    MW_TRY(std::vector<std::size_t> fields, fieldsToWrite(table, options.fields));
    if (options.given)
        return at(makeError(Code::NotSupported, "keys that a database behind ODBC gives"), table.entity.name);
    return std::unique_ptr<ServerInserter>(
        std::make_unique<OdbcInserter>(session, table, tables, std::move(fields), options, changes));
}

} // namespace mw
