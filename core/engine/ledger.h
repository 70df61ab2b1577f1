// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/identifier.h"

#include <cstdint>
#include <string>
#include <vector>

namespace mw::engine {

/// The conservation ledger of one entity mapping: every record of its driving source has exactly one disposition
/// (decisions.md 11).
struct Ledger {
    std::uint64_t read = 0;
    std::uint64_t loaded = 0, merged = 0, handedOver = 0, archived = 0, excluded = 0, rejected = 0, federated = 0;
    std::uint64_t accounted() const {
        return loaded + merged + handedOver + archived + excluded + rejected + federated;
    }
    bool closes() const { return read == accounted(); }
    Ledger& operator+=(const Ledger& other);
};

/// Target rows: what was sent, and what the target itself counted after commit.
struct Written {
    std::uint64_t sent = 0;
    std::uint64_t confirmed = 0;
    bool closes() const { return sent == confirmed; }
};

/// What went through one step of a pipeline: rows that it looked at and what became of them. A join or an unpivot gives more
/// rows than it takes where it makes several of one, a group or pivot fewer.
struct StepCount {
    std::string name;   ///< "inner join of owners"
    std::string reason; ///< why it excludes or merges, as the document says
    std::uint64_t in = 0, out = 0;
    std::uint64_t excluded = 0, rejected = 0;
};

/// "inner join of owners: 1,000 rows in, 990 out, 10 excluded".
std::string told(const StepCount& step);

/// The outcome for one entity mapping.
struct EntityResult {
    Id entityMapping;
    std::string reference;
    std::string sourceEntity, targetEntity;
    Ledger ledger;
    Written written;
    double seconds = 0;
    std::vector<StepCount> steps = {}; ///< of its pipeline; where a run was resumed, of the last attempt's whole reading
};

} // namespace mw::engine
