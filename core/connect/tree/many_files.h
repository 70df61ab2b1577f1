// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file.h"
#include "core/connect/location.h"
#include "core/connect/tree/tree_connection.h"

#include <functional>
#include <memory>
#include <string>

namespace mw::tree {

/// Opens the bytes of a file, from their beginning each time.
using OpenBytes = std::function<Result<std::unique_ptr<ByteSource>>()>;
/// Makes the source of one file as its format knows it.
using OpenFormat = std::function<Result<TreeSource>(const OpenBytes&, const std::string& path)>;

/// The source of a location: a file, compressed or not, or all files of a wildcard as one source whose rows say the name of
/// their file ("file_name"). The hash of several is SHA-256 over a line "<hex>  <file name>" for each, as sha256sum prints it.
Result<TreeSource> openLocation(const Location& location, const OpenFormat& openFormat);

} // namespace mw::tree
