// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace mw::test {

/// Runs SQL on a file with the stock library, as somebody with another tool would; false where SQLite refuses.
bool runSql(const std::string& path, const std::string& sql);

} // namespace mw::test
