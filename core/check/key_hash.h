// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batch.h"

#include <array>
#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace mw::check {

/// 128 bits that stand for a key. With a secret drawn per process, n keys meet by accident with a chance of n²/2^129:
/// one in 10^24 at ten million.
struct KeyHash {
    std::uint64_t high = 0, low = 0;
    friend auto operator<=>(const KeyHash&, const KeyHash&) = default;
};

/// SipHash-2-4 with 128 bits of result (Aumasson, Bernstein 2012), a pseudo-random function of the bytes.
KeyHash hashKey(std::string_view bytes);
/// The same with a given secret; for tests against published vectors.
KeyHash hashKey(std::string_view bytes, std::uint64_t secretLow, std::uint64_t secretHigh);

/// Appends one value to a key so that different lists of values give different bytes: equal numbers print equally
/// whatever their scale, texts carry their length. False for null, which makes the whole key no key.
[[nodiscard]] bool appendKeyPart(std::string& key, const Column& column, std::size_t row);

} // namespace mw::check
