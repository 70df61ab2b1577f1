// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/qtsql/server_row_form.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace mw {

/// Holds what stands in a table against what was sent: databases behind ODBC round, cut and change in ways that their
/// drivers do not tell.
class OdbcValueCheck {
public:
    /// `columns`: the table's fields that are written.
    OdbcValueCheck(const ServerTable& table, std::vector<std::size_t> columns);

    /// The first of the columns, by its place among them, whose value is not what was sent; none where all are. `image`:
    /// the row as `form` has it.
    std::optional<std::size_t> changed(const ServerRow& sent, const ServerRow& image, const ServerRowForm& form) const;

private:
    bool isSame(std::size_t column, const std::string& sent, const std::string& there) const;

    const ServerTable& m_table;
    const std::vector<std::size_t> m_columns;
    std::vector<bool> m_isPadded; ///< texts of a fixed length: spaces at the end mean nothing
};

} // namespace mw
