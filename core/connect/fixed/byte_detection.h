// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/fixed/fixed_options.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace mw::fixed {

/// How the bytes of a file are to be taken, by its beginning.
struct ByteShape {
    std::string encoding;
    bool isEbcdic = false;
    Finding encodingFinding;
};
/// Fails with NotSupported for text whose characters have several bytes each (UTF-16, UTF-32).
Result<ByteShape> detectBytes(std::string_view start, bool isWhole, const FixedOptions& options);

/// Decides how records are told apart. `size`: of the file, 0 where unknown. WrongValue where it is not to be seen.
Result<Framing> detectFraming(std::string_view start, bool isWhole, std::uint64_t size, const ByteShape& bytes,
                              const FixedOptions& options, Finding& finding);

} // namespace mw::fixed
