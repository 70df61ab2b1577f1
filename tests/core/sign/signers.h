// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/document_file.h"
#include "core/sign/signing.h"
#include "core/sign/verification.h"
#include "tests/core/mapping/small_document.h"

#include <array>

namespace mw::test {

/// A key that is the same in every run.
inline sign::SigningKey keyOf(std::uint8_t number) {
    std::array<std::uint8_t, sign::SigningKey::kSeedBytes> seed{};
    seed[0] = number;
    return sign::SigningKey::ofSeed(seed);
}

inline const FixedClock& morning() {
    static const FixedClock clock(1'750'000'000'000'000);
    return clock;
}

inline sign::Signer as(const std::string& name, const std::string& role) { return {name, role, &morning()}; }

/// The small document, with nothing open and not signed.
inline mapping::Document readyDocument() {
    mapping::Document document = smallDocument();
    document.signaturesJson.clear();
    document.workflow.status["fm-p-stage"] = "approved";
    return document;
}

/// The element kinds and ids that a signature's changes name, sorted: "field fm-p-mail".
inline std::set<std::string> changed(const sign::SignatureState& state) {
    std::set<std::string> names;
    for (const sign::Change& change : state.changes)
        names.insert(change.elementKind + " " + change.id.text());
    return names;
}

} // namespace mw::test
