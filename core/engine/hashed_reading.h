// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/connector.h"

#include <memory>
#include <string>
#include <string_view>

namespace mw::engine {

/// What the hash of a database's rows begins with.
inline constexpr std::string_view kRowsHash = "rows:";

/// Starts to read an entity. Where `options.hashInput` asks for it, the reader's inputHash() tells after the last batch what
/// was read, of every kind of source: of files SHA-256 of
/// their bytes; of a database, which has none, "rows:" and 32 hex digits: the sum (modulo 2^128) of the hashes of its records,
/// each of its number and of its fields (core/engine/source_digest.h). UnknownEntity, ReadFailed … as Connection::read().
Result<std::unique_ptr<Reader>> readHashed(Connection& connection, const std::string& entity, const ReadOptions& options, JobContext& job);

} // namespace mw::engine
