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

/// The outcome for one entity mapping.
struct EntityResult {
    Id entityMapping;
    std::string reference;
    std::string sourceEntity, targetEntity;
    Ledger ledger;
    Written written;
    double seconds = 0;
};

} // namespace mw::engine
