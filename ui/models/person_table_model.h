// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sign/verification.h"
#include "ui/models/table_model.h"

namespace mw::ui {

/// The people whose keys count in a document, and those who have signed without being enrolled.
class PersonTableModel final : public TableModel {
    Q_OBJECT
public:
    enum Column { Name, State, Roles, Key };
    enum class Standing { Lead, Enrolled, NotEnrolled, Revoked };
    struct Row {
        std::string name, key;
        std::vector<std::string> roles; ///< of an enrolled one: none means all
        Standing standing = Standing::NotEnrolled;
        friend bool operator==(const Row&, const Row&) = default;
    };
    explicit PersonTableModel(QObject* parent = nullptr);
    void setFound(const sign::Verification& found);
    /// Null where there is no such row.
    const Row* personAt(int row) const { return row >= 0 && row < rows() ? &m_rows[std::size_t(row)] : nullptr; }
    /// Below 0 where nobody has this key.
    int rowOf(const std::string& key) const;

protected:
    int rows() const override { return int(m_rows.size()); }
    const QStringList& titles() const override { return m_titles; }
    QVariant cell(int row, int column, int role) const override;

private:
    QStringList m_titles;
    std::vector<Row> m_rows;
};

} // namespace mw::ui
