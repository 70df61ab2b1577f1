// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/mapping_workbook_check.h"

#include <cstdint>

/// Called by libFuzzer with every input it makes up.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    mw::test::checkMappingWorkbook({reinterpret_cast<const char*>(data), size});
    return 0;
}
