// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/mapping/model.h"

#include <cstdint>
#include <string>

namespace mw::bench {

/// Makes customers.csv (12 columns, dirty) and countries.csv in a folder, the same for the same number of rows. Dirt:
/// missing names, bad e-mails, unknown countries, impossible dates, amounts that are none, repeated ids, stray spaces,
/// mixed case, two date forms, thousands separators, line breaks and quotes in notes. A folder that has them is left as
/// it is.
Result<void> makeCustomers(const std::string& folder, std::uint64_t rows);

/// The reference mapping, customers.mapwright: 12 columns to 14 typed ones. `source` is the folder, `target` an SQLite
/// file or a folder of load files.
Result<mapping::Document> customersDocument(const std::string& source, const std::string& target);

} // namespace mw::bench
