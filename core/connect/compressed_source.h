// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file.h"
#include "core/base/result.h"

#include <memory>
#include <string>
#include <string_view>

namespace mw {

/// Opens a file and, where its first bytes say that it is compressed by gzip (RFC 1952, several members too) or zstd
/// (RFC 8878, several frames too), gives what is inside. `size()` is 0 then. Data that is damaged, that ends too early or
/// that grows out of all proportion fails with ReadFailed. Memory is bounded: zstd windows larger than 128 MiB are refused.
Result<std::unique_ptr<ByteSource>> openUncompressed(const std::string& path);
/// The same over any bytes; `path` is for messages.
Result<std::unique_ptr<ByteSource>> uncompressed(std::unique_ptr<ByteSource> source, const std::string& path);

/// A name without the ending of a compression: "orders.csv.gz" → "orders.csv".
std::string_view withoutCompression(std::string_view name);

} // namespace mw
