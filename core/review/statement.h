// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/message_catalogue.h"
#include "core/review/confidence.h"

#include <string>

namespace mw::review {

/// What the random part of a sample says of all records of a stratum. It speaks of the first cards in the order of the
/// draw, up to the first that was not looked at: those are a random sample themselves, whichever were looked at later.
struct Statement {
    std::string stratum; ///< empty: of all records
    std::uint64_t population = 0, drawn = 0;
    std::uint64_t seen = 0;      ///< of the cards drawn
    std::uint64_t defects = 0;   ///< of these
    std::uint64_t unsettled = 0; ///< of these: unsure, or reviewers disagree; counted as wrong
    std::uint64_t accepted = 0;  ///< of these: accepted as they are, or called no defect; not counted as wrong
    Millionths confidence = 950'000, tolerable = 10'000;

    /// With that confidence at most so many records of the population are wrong: the exact bound.
    std::uint64_t mostWrong() const;
    /// Whether fewer than the tolerable share are wrong, with that confidence.
    bool isProven() const;
    /// "295 of 19,702 seen, no defect: with 95 % confidence fewer than 1 % are wrong (at most 197 records)"
    std::string inWords(const MessageCatalogue& catalogue = MessageCatalogue::english()) const;
};

} // namespace mw::review
