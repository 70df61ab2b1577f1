// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/row_errors.h"
#include "core/connect/row_image.h"
#include "core/engine/ledger.h"
#include "core/engine/plan.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace mw::engine {

/// A row that the target took back at the commit, by its place in the stream.
struct TakenBack {
    std::uint64_t sequence = 0;
    RowError error;
};

/// How far one entity mapping has come.
struct EntityProgress {
    EntityResult result;
    std::uint64_t records = 0;   ///< the number of the last record that was judged
    RowDigest source;            ///< of the records up to there
    std::uint64_t rejects = 0;   ///< rejects of it that were handed on
    std::uint64_t updated = 0;   ///< of the rows that were sent, those that took the place of others
    bool isLinked = false;       ///< the second pass has set the new keys of its own records
    std::optional<Input> input;  ///< once the source was read to its end
    std::vector<TakenBack> takenBack;
};

/// Where a load stands in one target: the note that lies in the target, made durable with the rows that it speaks of.
/// Whoever goes on from it loses no row and loads none twice.
struct Checkpoint {
    std::int64_t run = 0; ///< its number in the evidence store
    std::string documentHash, mode;
    std::int64_t nowMicros = 0;
    std::uint64_t resumes = 0, retries = 0;                   ///< times that the run went on so far
    std::vector<std::pair<std::string, std::string>> sources; ///< connection and location, in load order
    std::vector<std::string> mappings;                        ///< ids of all entity mappings of the run
    bool isLoaded = false;                                    ///< everything for this target is in it
    std::uint64_t changes = 0;                                ///< bytes of the log of changes that hold
    std::map<std::string, std::uint64_t> rowsBefore;          ///< entity → what it held before the run's rows
    std::vector<EntityProgress> entities;                     ///< in load order, as far as they were begun

    const EntityProgress* progressOf(const Id& mapping) const;
    /// The text for the target: one fact a line.
    std::string print() const;
    /// WrongValue for a text that is no checkpoint of this version.
    static Result<Checkpoint> parse(std::string_view text);
};

/// The note that a rollback leaves until it is written down everywhere else.
std::string rollbackNote(std::int64_t run);
/// The run that such a note speaks of; none for other notes.
std::optional<std::int64_t> rolledBackRun(std::string_view note);

} // namespace mw::engine
