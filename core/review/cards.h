// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/message_catalogue.h"
#include "core/engine/plan.h"
#include "core/engine/reject.h"
#include "core/review/entries.h"

#include <cstdint>
#include <string>
#include <vector>

namespace mw::review {

/// A target field of the cards, paired with what feeds it.
struct CardField {
    std::string name, label, reference, rule, sentence;
    std::vector<std::size_t> sources; ///< positions in Cards::sourceFields
    bool isCritical = false, isKey = false;
};

/// Records of other entities that refer to this one, counted.
struct Children {
    std::string entity;
    std::uint64_t count = 0;
};

/// What a card shows: the record as it stands in the source, as the rules make it, and as it stands in the target.
struct CardContent {
    std::uint64_t record = 0;
    std::string targetKey;
    Disposition disposition = Disposition::Pending; ///< what the rules do with it now; Merged counts as Loaded here
    std::vector<engine::RejectReason> reasons; ///< of a record that is rejected
    std::string raw;                           ///< of one that cannot be read
    std::vector<Value> source;                 ///< in order of Cards::sourceFields; empty where it cannot be read
    std::vector<Value> expected;               ///< in order of Cards::fields; empty where it is not loaded
    std::vector<Value> actual;                 ///< the same, as the target holds it; empty where it holds no such record
    std::vector<bool> isChanged;               ///< per field: not just the value of the source
    std::vector<bool> differs;                 ///< per field: the target holds something else than the rule says
    std::vector<Children> sourceChildren, targetChildren;
    /// Tells whether the card still shows what somebody saw: SHA-256 over all values of both sides.
    std::string digest;
};

struct Cards {
    std::string sourceEntity, targetEntity, sourceConnection, targetConnection;
    std::vector<Field> sourceFields, targetFields; ///< as they come; of the target those in `fields`
    std::vector<CardField> fields;                 ///< in the target's order
    std::vector<CardContent> cards;                ///< in the order of the plan
    const CardContent* card(std::uint64_t record) const;
};

/// Reads the cards of a plan: the source once, the target once, and each entity that refers to either once, in memory that
/// grows with the cards and not with the records. The plan is made with expectsNewKeys and the crosswalks of its runs.
/// What the source does not hold any more stands there without values.
Result<Cards> readCards(const engine::Plan& plan, const SamplePlan& sample, JobContext& job,
                        const MessageCatalogue& catalogue = MessageCatalogue::english());

} // namespace mw::review
