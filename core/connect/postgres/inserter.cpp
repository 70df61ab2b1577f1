// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/postgres/inserter.h"

#include "core/connect/postgres/copied_rows.h"
#include "core/connect/postgres/create_table.h"
#include "core/connect/postgres/keyed_rows.h"
#include "core/connect/postgres/refusal.h"
#include "core/connect/postgres/statements.h"

#include <algorithm>
#include <charconv>

namespace mw {

namespace {

using namespace postgres;

constexpr std::size_t kPieceBytes = 64 * 1024; // larger pieces measured no faster
constexpr std::size_t kFirstStretch = 16;      // rows, after one has been refused

class PostgresInserter final : public ServerInserter {
public:
    PostgresInserter(PostgresSession& session, const ServerTable& table, std::vector<std::size_t> fields,
                     const WriteOptions& options, PostgresNewTable* newTable, const PostgresNewTables& others,
                     ServerChanges& changes)
        : m_session(session), m_statements(session), m_table(table), m_form(m_statements, table),
          m_fields(std::move(fields)), m_options(options), m_newTable(newTable), m_others(others), m_changes(changes),
          m_relations(newTable ? newTable->entity.relations : table.entity.relations) {}

    Result<ServerInserted> insert(const Batch& batch, std::span<const std::uint32_t> rows, const RefusedRow& refused,
                                  JobContext& job) override {
        MW_ASSERT(batch.columns.size() == m_fields.size(),
                  "a batch must have the columns that the writer was opened for");
        const PostgresInterrupt interrupt(m_session, job.stopToken());
        if (!m_encoder)
            MW_TRY_DO(prepare(batch));
        if (m_newRows && m_newTable->mayOverflow(rows.size())) {
            MW_TRY_DO(endStream());
            MW_TRY_DO(leaveNewTable());
        }
        if (m_streams)
            return stream(batch, rows, refused);
        if (m_keyed)
            return insertKeyed(batch, rows, refused, job);
        return insertChecked(batch, rows, refused, job);
    }

    Result<void> pause(JobContext& job) override {
        const PostgresInterrupt interrupt(m_session, job.stopToken());
        return endStream();
    }

private:
    Result<void> prepare(const Batch& batch) {
        std::vector<LogicalType> types;
        for (const ColumnPtr& column : batch.columns)
            types.push_back(column->type());
        m_digest = m_changes.digestOf(m_table.entity.name);
        const bool tells = m_changes.isTold() && !m_digest;
        const bool isKeyed = m_options.mode == LoadMode::Upsert || m_options.mode == LoadMode::AppendMissing;
        const bool isStaged = isKeyed || tells || m_options.given;
        m_encoder.emplace(m_table, m_fields, types, isStaged);
        m_copiedInto = m_table.name;
        if (tells)
            m_changes.checkReversible(m_table, m_form);
        if (m_digest && !isStaged)
            m_made = PostgresMadeRows::make(m_table, m_fields, *m_encoder);
        if (m_digest && !m_made)
            m_changes.recount(m_table.entity.name);
        if (isStaged)
            return prepareStaged(tells);
        std::string names;
        for (const std::size_t field : m_fields)
            names += (names.empty() ? "" : ", ") + postgresName(m_table.entity.fields[field].name);
        m_copy = "COPY " + m_table.sqlName + "(" + names + ") FROM STDIN" +
                 (m_encoder->isBinary() ? " (FORMAT binary)" : "");
        const bool serverChecks =
            m_table.hasTriggers || !m_table.entity.constraints.empty() || !m_encoder->isBinary() ||
            std::any_of(m_table.columns.begin(), m_table.columns.end(),
                        [](const ServerColumn& column) { return column.isChecked; });
        if (m_newTable && !m_newTable->hasKeys) {
            if (serverChecks || m_newTable->isChecked)
                return leaveNewTable();
            m_newRows.emplace(*m_newTable, m_table, m_fields, m_others);
            m_streams = true;
        } else {
            m_streams = !serverChecks && !m_newTable && m_table.entity.keys.empty() && m_table.entity.relations.empty();
        }
        return {};
    }

    Result<void> prepareStaged(bool tells) {
        if (m_newTable)
            MW_TRY_DO(leaveNewTable());
        MW_TRY(m_keyed, PostgresKeyedRows::make(m_session, m_table, m_fields, m_options,
                                                tells || m_options.given ? &m_form : nullptr));
        m_copiedInto = m_keyed->staging();
        m_copy = m_keyed->copy() + (m_encoder->isBinary() ? " (FORMAT binary)" : "");
        return {};
    }

    /// Rows are staged, those that are there are told, the others move.
    Result<ServerInserted> insertKeyed(const Batch& batch, std::span<const std::uint32_t> rows,
                                       const RefusedRow& refused, JobContext& job) {
        MW_TRY_DO(m_keyed->clear());
        std::vector<std::uint32_t> left(rows.begin(), rows.end());
        const auto isOut = [&left](std::uint32_t row) { std::erase(left, row); };
        const auto refuse = [&](std::uint32_t row, RowError error) {
            isOut(row);
            refused(row, std::move(error));
        };
        MW_TRY_DO(insertChecked(batch, rows, refuse, job));
        if (m_options.mode == LoadMode::AppendMissing) {
            MW_TRY(const std::vector<std::uint32_t> present, m_keyed->takePresent());
            for (const std::uint32_t row : present) {
                isOut(row);
                if (m_options.present)
                    m_options.present(row);
            }
        }
        ServerInserted inserted;
        const std::vector<std::uint32_t> moving = left;
        MW_TRY(auto before, m_keyed->imagesBefore());
        const auto attempt = [&](std::size_t begin, std::size_t end) -> Result<std::optional<RowError>> {
            const auto moved = m_keyed->move(moving[begin], moving[end - 1]);
            if (moved.ok()) {
                inserted.rows += moved->inserted.rows;
                inserted.updated += moved->inserted.updated;
                for (std::size_t i = 0; i < moved->now.size(); ++i)
                    tell(moving[begin + i], moved->now[i], before);
                return std::optional<RowError>();
            }
            if (!m_session.valuesFailed())
                return moved.error();
            return takeBack(batch, moving[begin]);
        };
        MW_TRY_DO(insertHalving(moving.size(), attempt,
                                [&](std::size_t place, RowError error) { refused(moving[place], std::move(error)); }, job));
        MW_TRY(const auto keys, m_keyed->presentKeys());
        for (const auto& [row, key] : keys)
            tellKey(row, key);
        return inserted;
    }

    /// What became of a row that was moved; it is what the next one with its key finds.
    void tell(std::uint32_t row, const ServerRow& now, std::map<std::string, std::string>& before) {
        if (!m_digest) {
            const std::string key = m_form.keyOf(now);
            std::string image = m_form.image(now);
            const auto was = before.find(key);
            if (was == before.end())
                m_changes.inserted(m_table.entity.name, key, image);
            else
                m_changes.updated(m_table.entity.name, key, was->second, image);
            if (m_options.mode == LoadMode::Upsert)
                before[key] = std::move(image);
        }
        if (m_options.given && m_form.key().size() == 1)
            tellKey(row, {now[m_form.key()[0]]});
    }

    /// The key that the server gave to a row, or found it under.
    void tellKey(std::uint32_t row, const ServerRow& key) {
        std::int64_t number = 0;
        if (key.size() == 1 && key[0] &&
            std::from_chars(key[0]->data(), key[0]->data() + key[0]->size(), number).ec == std::errc())
            m_options.given(row, number);
    }

    /// After a failure of the values: the transaction goes on, and this is why.
    Result<std::optional<RowError>> takeBack(const Batch& batch, std::uint32_t row) {
        const PostgresFailure failure = m_session.failure();
        MW_TRY_DO(m_session.execute("ROLLBACK TO SAVEPOINT mapwright_rows; RELEASE SAVEPOINT mapwright_rows"));
        m_stoppedAt = rowOfCopy(failure, m_copiedInto);
        return std::optional(explainPostgres(failure, m_table, m_fields, m_relations, batch, row));
    }

    /// From here on the server checks each row itself.
    Result<void> leaveNewTable() {
        m_newRows.reset();
        m_streams = false;
        return addKeys(m_session, *m_newTable);
    }

    /// Nothing that the server could refuse gets to it: one COPY takes everything.
    Result<ServerInserted> stream(const Batch& batch, std::span<const std::uint32_t> rows, const RefusedRow& refused) {
        if (!m_isStreaming) {
            MW_TRY_DO(m_session.beginCopyIn(m_copy));
            m_isStreaming = true;
            m_bytes.clear();
            m_bytes.append(kCopyHeader);
        }
        ServerInserted inserted;
        for (const std::uint32_t row : rows) {
            const std::size_t begin = m_bytes.size();
            std::optional<RowError> error = m_encoder->add(m_bytes, batch, row);
            if (!error && m_newRows && (error = m_newRows->take(batch, row, m_bytes, m_encoder->places())))
                m_bytes.truncate(begin);
            if (error) {
                refused(row, std::move(*error));
                continue;
            }
            ++inserted.rows;
            if (m_made)
                m_digest->add(m_made->hash(m_bytes.view().substr(begin)));
            if (m_bytes.size() >= kPieceBytes) {
                MW_TRY_DO(m_session.putCopyData(m_bytes.view()));
                m_bytes.clear();
            }
        }
        return inserted;
    }

    Result<void> endStream() {
        if (!m_isStreaming)
            return {};
        m_isStreaming = false;
        m_bytes.append(kCopyTrailer);
        MW_TRY_DO(m_session.putCopyData(m_bytes.view()));
        m_bytes.clear();
        return m_session.endCopyIn();
    }

    Result<ServerInserted> insertChecked(const Batch& batch, std::span<const std::uint32_t> rows,
                                         const RefusedRow& refused, JobContext& job) {
        m_bytes.clear();
        m_rows.clear();
        m_places.clear();
        for (const std::uint32_t row : rows) {
            const std::size_t begin = m_bytes.size();
            if (std::optional<RowError> error = m_encoder->add(m_bytes, batch, row)) {
                refused(row, std::move(*error));
                continue;
            }
            m_rows.push_back(row);
            m_places.push_back(begin);
        }
        m_places.push_back(m_bytes.size());
        ServerInserted inserted;
        std::size_t stretch = m_rows.size();
        const auto refuse = [&](std::size_t place, RowError error) { refused(m_rows[place], std::move(error)); };
        for (std::size_t begin = 0; begin < m_rows.size();) {
            MW_TRY_DO(job.checkpoint());
            const std::size_t end = std::min(m_rows.size(), begin + stretch);
            MW_TRY(std::optional<RowError> error, tryRows(batch, begin, end));
            if (!error) {
                inserted.rows += end - begin;
                begin = end;
                stretch *= 2;
                continue;
            }
            // What the server says of the place is believed only after it has been tried.
            const std::size_t place = begin + m_stoppedAt.value_or(0);
            if (end - begin == 1) {
                refuse(begin, std::move(*error));
                begin = end;
            } else if (m_stoppedAt && place < end) {
                MW_TRY(const std::uint64_t before, halving(batch, begin, place, refuse, job));
                MW_TRY(const std::uint64_t self, halving(batch, place, place + 1, refuse, job));
                inserted.rows += before + self;
                stretch = std::max(kFirstStretch, 2 * (place - begin));
                begin = place + 1;
            } else {
                MW_TRY(const std::uint64_t found, halving(batch, begin, end, refuse, job));
                inserted.rows += found;
                begin = end;
            }
        }
        return inserted;
    }

    Result<std::uint64_t> halving(const Batch& batch, std::size_t begin, std::size_t end,
                                  const std::function<void(std::size_t, RowError)>& refuse, JobContext& job) {
        return insertHalving(
            end - begin, [&](std::size_t from, std::size_t to) { return tryRows(batch, begin + from, begin + to); },
            [&](std::size_t place, RowError error) { refuse(begin + place, std::move(error)); }, job);
    }

    /// One COPY in a savepoint; the transaction goes on whatever becomes of it.
    Result<std::optional<RowError>> tryRows(const Batch& batch, std::size_t begin, std::size_t end) {
        MW_TRY_DO(m_session.beginCopyIn("SAVEPOINT mapwright_rows; " + m_copy + "; RELEASE SAVEPOINT mapwright_rows"));
        if (m_encoder->isBinary())
            MW_TRY_DO(m_session.putCopyData(kCopyHeader));
        std::string_view bytes = m_bytes.view().substr(m_places[begin], m_places[end] - m_places[begin]);
        while (!bytes.empty()) {
            MW_TRY_DO(m_session.putCopyData(bytes.substr(0, kPieceBytes)));
            bytes.remove_prefix(std::min(bytes.size(), kPieceBytes));
        }
        if (m_encoder->isBinary())
            MW_TRY_DO(m_session.putCopyData(kCopyTrailer));
        const Result<void> done = m_session.endCopyIn();
        if (done.ok()) {
            for (std::size_t place = begin; m_made && place < end; ++place)
                m_digest->add(m_made->hash(m_bytes.view().substr(m_places[place], m_places[place + 1] - m_places[place])));
            return std::optional<RowError>();
        }
        if (!m_session.valuesFailed())
            return done.error();
        return takeBack(batch, m_rows[begin]);
    }

    PostgresSession& m_session;
    PostgresStatements m_statements;
    const ServerTable& m_table;
    const ServerRowForm m_form;
    const std::vector<std::size_t> m_fields; ///< the table's field of each batch column
    const WriteOptions m_options;
    PostgresNewTable* const m_newTable;
    const PostgresNewTables& m_others;
    ServerChanges& m_changes;
    RowDigest* m_digest = nullptr;          ///< where the load made the table and somebody wants to know what it holds
    std::optional<PostgresMadeRows> m_made; ///< that is added up here
    const std::vector<Relation> m_relations;
    std::string m_copy;
    std::string m_copiedInto; ///< the bare name of the table that COPY fills
    std::optional<PostgresKeyedRows> m_keyed; ///< where rows are looked at on their way
    std::optional<PostgresRowEncoder> m_encoder;
    std::optional<PostgresNewRows> m_newRows; ///< while keys are checked here
    bool m_streams = false;                   ///< all rows go through one COPY
    bool m_isStreaming = false;               ///< which is under way
    Bytes m_bytes;
    std::vector<std::uint32_t> m_rows;    ///< of the batch at hand, those encoded
    std::vector<std::size_t> m_places;    ///< where each begins in the bytes, and the end
    std::optional<std::size_t> m_stoppedAt; ///< row of the COPY that failed last
};

} // namespace

Result<void> addKeys(PostgresSession& session, PostgresNewTable& table) {
    if (table.hasKeys)
        return {};
    for (const auto& state : table.keys) {
        const Result<void> made = session.execute(addPostgresKey(table.sqlName, state->key));
        if (!made.ok())
            return at(made.error(), table.entity.name);
    }
    table.hasKeys = true;
    table.keys.clear();
    return {};
}

Result<std::unique_ptr<ServerInserter>> openPostgresInserter(PostgresSession& session, const ServerTable& table,
                                                             const WriteOptions& options, PostgresNewTable* newTable,
                                                             const PostgresNewTables& others,
                                                             ServerChanges& changes) {
    MW_TRY(std::vector<std::size_t> fields, fieldsToWrite(table, options.fields));
    return std::unique_ptr<ServerInserter>(
        std::make_unique<PostgresInserter>(session, table, std::move(fields), options, newTable, others, changes));
}

} // namespace mw
