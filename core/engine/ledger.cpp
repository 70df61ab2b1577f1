// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/ledger.h"

namespace mw::engine {

Ledger& Ledger::operator+=(const Ledger& other) {
    read += other.read;
    loaded += other.loaded;
    merged += other.merged;
    handedOver += other.handedOver;
    archived += other.archived;
    excluded += other.excluded;
    rejected += other.rejected;
    federated += other.federated;
    return *this;
}

} // namespace mw::engine
