// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/stable_hash.h"
#include "core/types/decimal.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace mw {

/// A value as a target stores it.
struct StoredValue {
    enum class Kind : std::uint8_t { Null, Integer, Real, Text, Blob } kind = Kind::Null;
    std::int64_t integer = 0;
    double real = 0;
    std::string_view bytes; ///< of Text (UTF-8) and Blob
};

/// Adds a value to a row's image: a byte for its kind, then eight bytes (little-endian) for numbers, or the length in
/// four bytes and the bytes. The hash of a row is that of its image.
void appendStored(std::string& image, const StoredValue& value);
/// Takes the first value off an image; false at its end, or where it is damaged. `bytes` point into the image.
bool takeStored(std::string_view& image, StoredValue& value);

/// Adds up rows whatever their order: the sum of their hashes mod 2^128, and how many there are (decisions.md 24).
struct RowDigest {
    UInt128 sum = 0;
    std::uint64_t rows = 0;
    void add(const Hash128& row) {
        sum += (UInt128(row.high) << 64) | row.low;
        ++rows;
    }
    void remove(const Hash128& row) {
        sum -= (UInt128(row.high) << 64) | row.low;
        --rows;
    }
    friend bool operator==(const RowDigest&, const RowDigest&) = default;
};
/// 32 hexadecimal digits of the sum.
std::string printSum(const RowDigest& digest);
/// Reads them back; false for anything else.
bool parseSum(std::string_view text, RowDigest& digest);

} // namespace mw
