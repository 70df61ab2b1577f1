// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file.h"

#include <cstdint>
#include <memory>
#include <string>

namespace mw {

/// Opens a stretch of a regular file, from its byte `begin` to before `end`, as openFile() does the whole.
Result<std::unique_ptr<ByteSource>> openFilePart(const std::string& path, std::uint64_t begin, std::uint64_t end);

} // namespace mw
