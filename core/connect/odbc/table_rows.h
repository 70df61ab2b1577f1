// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/odbc/parameters.h"
#include "core/connect/qtsql/keyed_rows.h"
#include "core/connect/qtsql/server_row_form.h"

#include <functional>
#include <map>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace mw {

/// Names and values as ODBC has them.
class OdbcExpressions final : public ServerExpressions {
public:
    explicit OdbcExpressions(const OdbcSession& session) : m_session(session) {}
    std::string name(std::string_view name) const override { return m_session.quoted(name); }
    std::string printed(const ServerTable& table, std::size_t column, std::string_view of) const override {
        const Field& field = table.entity.fields[column];
        const std::string name = m_session.quoted(field.name);
        return m_session.valueOf(of.empty() ? name : std::string(of) + "." + name, field.type.kind == TypeKind::Float);
    }

private:
    const OdbcSession& m_session;
};

/// Finds and writes rows of one table in nothing but the plainest SQL, values as parameters. Columns are the table's
/// fields by index, values printed texts. Goes before its session and its table; one thread.
class OdbcTableRows final : public KeyedRows {
public:
    using Columns = std::vector<std::size_t>;

    OdbcTableRows(const OdbcSession& session, const ServerTable& table, std::stop_token stop = {});
    void listenTo(std::stop_token stop) { m_stop = std::move(stop); }
    const ServerRowForm& form() const { return m_form; }
    /// The table's columns that make its key.
    Columns keyColumns() const;

    /// Several rows; where one is refused, some of the others may have been written.
    Result<Refusal> insertAll(const Columns& columns, std::span<const ServerRow> rows);
    /// Each row has the values of `sets` and then those of `keys`, by which it is found.
    Result<Refusal> updateAll(const Columns& sets, const Columns& keys, std::span<const ServerRow> rows);
    /// For each of the keys the image of the row that has it, if there is one.
    Result<std::vector<std::optional<ServerRow>>> findAll(const Columns& columns, std::span<const ServerRow> keys);

    Result<std::optional<ServerRow>> find(const ServerRow& key) override;
    Result<Refusal> insert(const ServerRow& image) override;
    Result<Refusal> update(const ServerRow& key, const ServerRow& image) override;
    Result<Refusal> erase(const ServerRow& key) override;
    Result<std::uint64_t> count() override;
    Result<void> each(const ServerStatements::TakeRow& take) override;
    const ServerExpressions& expressions() const override { return m_expressions; }

private:
    Result<OdbcPrepared*> prepared(const std::string& sql, const Columns& parameters);
    Result<Refusal> attempt(const std::function<Result<Refusal>()>& write);
    std::string selectImages() const;
    std::string conditions(const Columns& columns) const;
    /// Asks for as many keys as one statement takes; false where a row that came belongs to none of them by its text.
    Result<bool> findTogether(const Columns& columns, std::span<const ServerRow> keys,
                              std::span<std::optional<ServerRow>> found);
    Result<void> findAlone(const Columns& columns, const ServerRow& key, std::optional<ServerRow>& found);

    const OdbcSession& m_session;
    const ServerTable& m_table;
    const OdbcExpressions m_expressions;
    const ServerRowForm m_form;
    std::vector<bool> m_isBinary; ///< of the image's values
    std::map<std::string, OdbcPrepared> m_prepared;
    std::stop_token m_stop;
};

} // namespace mw
