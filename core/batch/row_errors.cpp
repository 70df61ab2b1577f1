// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/row_errors.h"

namespace mw {

void RowErrors::add(RowError error) {
    const std::uint64_t cell = (std::uint64_t(error.row) << 32) | error.field;
    if (!m_cells.insert(cell).second)
        return;
    if (m_rows.size() <= error.row)
        m_rows.resize(error.row + 1);
    m_rows[error.row] = true;
    m_errors.push_back(std::move(error));
}

void RowErrors::clear() {
    m_errors.clear();
    m_rows.clear();
    m_cells.clear();
}

} // namespace mw
