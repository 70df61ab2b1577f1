// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/batch.h"

namespace mw {

void Batch::clear() {
    sequence = 0;
    rows = 0;
    columns.clear();
    origins.source = 0;
    origins.rowNumber.clear();
    origins.byteOffset.clear();
    malformed.clear();
    errors.clear();
    sourceBytes = 0;
}

} // namespace mw
