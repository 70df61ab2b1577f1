// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/ledger.h"

#include "core/base/wording.h"

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

std::string told(const StepCount& step) {
    std::string text = step.name + ": " + counted(step.in, "row", "rows") + " in, " + grouped(step.out) + " out";
    if (step.excluded > 0)
        text += ", " + grouped(step.excluded) + " excluded";
    if (step.rejected > 0)
        text += ", " + grouped(step.rejected) + " rejected";
    return text;
}

} // namespace mw::engine
