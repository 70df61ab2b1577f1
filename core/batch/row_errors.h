// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

namespace mw {

/// One reason why a row cannot be loaded.
struct RowError {
    std::uint32_t row = 0;
    std::uint32_t field = 0; ///< index of the target field in the plan; kWholeRow where none is meant
    Code code = Code::Rejected;
    std::vector<std::string> arguments; ///< of the code's template; the offending value first
    Span span;                          ///< the step of the rule that failed
};
inline constexpr std::uint32_t kWholeRow = 0xffffffff;

/// Collects errors beside the data. Per row and field the first one wins; order of fields is target order.
class RowErrors {
public:
    bool empty() const { return m_errors.empty(); }
    std::size_t size() const { return m_errors.size(); }
    const std::vector<RowError>& all() const { return m_errors; }
    /// Keeps the error unless this row and field already has one.
    void add(RowError error);
    bool hasRow(std::uint32_t row) const { return row < m_rows.size() && m_rows[row]; }
    void clear();

private:
    std::vector<RowError> m_errors;
    std::vector<bool> m_rows;
    std::unordered_set<std::uint64_t> m_cells; // row and field of each error
};

} // namespace mw
