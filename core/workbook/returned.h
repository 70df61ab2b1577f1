// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workbook/mapping_import.h"

#include <string>
#include <vector>

namespace mw::workbook {

/// A specification that comes back, compared three ways: what was sent, what came back, what the document says now.
struct Returned {
    std::vector<Proposal> proposals; ///< changed cells row by row, then rows without a key as new mappings
    std::vector<Unknown> unknown;    ///< of new rows
    std::vector<Remark> remarks;
    std::string contentHash; ///< of the document that was sent
    std::size_t rows = 0;    ///< that came back
    std::size_t missing = 0; ///< that were sent and did not come back; nothing is removed for that
    std::size_t added = 0;   ///< rows without a key
};

/// Compares a workbook that export wrote and somebody edited. Rows are known by their hidden key, or where that is gone by
/// reference, entity and field; columns by their heading, or by what they hold. Order, filters, missing rows, other
/// columns and the names of sheets do not matter. WrongValue where the workbook was not exported, or from another
/// document; what readSent() fails with.
Result<Returned> compareReturned(const mapping::Document& document, const Book& book, const std::string& saidBy, JobContext& job);

} // namespace mw::workbook
