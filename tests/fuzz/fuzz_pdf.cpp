// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/pdf_check.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    mw::test::checkPdf({reinterpret_cast<const char*>(data), size});
    return 0;
}
