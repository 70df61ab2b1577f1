// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/qtsql/keyed_rows.h"
#include "core/connect/qtsql/server_row_form.h"
#include "core/load/rollback_problems.h"
#include "core/load/table_restorer.h"

#include <memory>
#include <string>
#include <vector>

namespace mw {

/// Row by row, where nobody knows the server's SQL. A row that cannot return yet, because of a row that returns after it,
/// is tried again at the end of the stretch.
class KeyedRestorer final : public TableRestorer {
public:
    KeyedRestorer(std::unique_ptr<KeyedRows> rows, const ServerTable& table, RollbackProblems& problems)
        : m_rows(std::move(rows)), m_table(table), m_problems(problems), m_form(m_rows->expressions(), table) {}

    Result<void> open(bool fullDigest) override;
    Result<void> undo(const LoggedChange& change) override;
    Result<void> endStretch() override;
    Result<void> prove() override;
    const RestoredEntity& result() const override { return m_result; }

private:
    using Kind = LoggedChange::Kind;
    /// A row on its way back.
    struct Step {
        Kind kind = Kind::Inserted;
        ServerRow key, before;
    };
    Result<KeyedRows::Refusal> apply(const Step& step);
    Result<RowDigest> digest();
    std::string nameOf(std::string_view key) const;
    Error notEqual(const std::string& what) const;

    const std::unique_ptr<KeyedRows> m_rows;
    const ServerTable& m_table;
    RollbackProblems& m_problems;
    const ServerRowForm m_form;
    RestoredEntity m_result{m_table.entity.name, 0, 0, false};
    std::vector<Step> m_waiting;
    std::uint64_t m_rowsAtFirst = 0;
    std::int64_t m_gain = 0; ///< rows more than before the log was gone through
    bool m_comparesWhole = false;
    RowDigest m_before; ///< where whole entities are compared: what it must come to
};

} // namespace mw
