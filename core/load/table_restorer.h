// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/change_log.h"
#include "core/load/rollback.h"

namespace mw {

/// Takes back what a load did to the rows of one table of a server. Changes come last ones first.
class TableRestorer {
public:
    virtual ~TableRestorer() = default;
    /// Counts the table, and adds it up where whole entities are compared.
    virtual Result<void> open(bool fullDigest) = 0;
    virtual Result<void> undo(const LoggedChange& change) = 0;
    /// Before the changes of another table.
    virtual Result<void> endStretch() = 0;
    /// Compares with what was there before the load: NotReversible where it is something else.
    virtual Result<void> prove() = 0;
    virtual const RestoredEntity& result() const = 0;
};

} // namespace mw
