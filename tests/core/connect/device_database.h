// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/connector.h"
#include "tests/support/test_device.h"

#include <memory>

namespace mw::test {

/// Opens the SQLite database that a device holds. The process has one such device at a time.
Result<std::unique_ptr<Connection>> openDatabase(TestDevice& device);
/// A database of a table "test" (id, name) with so many records and names of so many bytes.
MadeContent databaseOf(std::uint64_t records, std::size_t nameBytes);

} // namespace mw::test
