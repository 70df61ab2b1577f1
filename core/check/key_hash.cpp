// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/check/key_hash.h"

#include <bit>
#include <cstring>
#include <random>

namespace mw::check {

namespace {

struct SipState {
    std::uint64_t v0, v1, v2, v3;

    void round() {
        v0 += v1;
        v1 = std::rotl(v1, 13) ^ v0;
        v0 = std::rotl(v0, 32);
        v2 += v3;
        v3 = std::rotl(v3, 16) ^ v2;
        v0 += v3;
        v3 = std::rotl(v3, 21) ^ v0;
        v2 += v1;
        v1 = std::rotl(v1, 17) ^ v2;
        v2 = std::rotl(v2, 32);
    }
    void add(std::uint64_t word) {
        v3 ^= word;
        round();
        round();
        v0 ^= word;
    }
    std::uint64_t result() {
        for (int i = 0; i < 4; ++i)
            round();
        return v0 ^ v1 ^ v2 ^ v3;
    }
};

struct Secret {
    std::uint64_t low, high;
};

const Secret& processSecret() {
    static const Secret secret = [] {
        std::random_device device;
        const auto word = [&] { return (std::uint64_t(device()) << 32) | device(); };
        return Secret{word(), word()};
    }();
    return secret;
}

} // namespace

KeyHash hashKey(std::string_view bytes, std::uint64_t secretLow, std::uint64_t secretHigh) {
    SipState state{0x736f6d6570736575ull ^ secretLow, 0x646f72616e646f6dull ^ secretHigh ^ 0xee,
                   0x6c7967656e657261ull ^ secretLow, 0x7465646279746573ull ^ secretHigh};
    const char* at = bytes.data();
    std::size_t left = bytes.size();
    for (; left >= 8; at += 8, left -= 8) {
        std::uint64_t word;
        std::memcpy(&word, at, 8);
        state.add(word);
    }
    std::uint64_t last = std::uint64_t(bytes.size()) << 56;
    for (std::size_t i = 0; i < left; ++i)
        last |= std::uint64_t(std::uint8_t(at[i])) << (8 * i);
    state.add(last);
    state.v2 ^= 0xee;
    const std::uint64_t low = state.result();
    state.v1 ^= 0xdd;
    return {state.result(), low};
}

KeyHash hashKey(std::string_view bytes) {
    const Secret& secret = processSecret();
    return hashKey(bytes, secret.low, secret.high);
}

bool appendKeyPart(std::string& key, const Column& column, std::size_t row) {
    if (column.isNull(row))
        return false;
    const std::size_t start = key.size();
    key.append(4, '\0');
    if (column.type().kind == TypeKind::Text) {
        key += column.values<std::string_view>()[column.at(row)];
    } else if (column.type().kind == TypeKind::Decimal) {
        // 1.0 and 1.00 are one key.
        Decimal value{column.values<Int128>()[column.at(row)], column.type().scale};
        while (value.scale > 0 && value.unscaled % 10 == 0) {
            value.unscaled /= 10;
            --value.scale;
        }
        key += printDecimal(value);
    } else {
        key += printValue(column.value(row), column.type());
    }
    const auto length = std::uint32_t(key.size() - start - 4);
    std::memcpy(key.data() + start, &length, 4);
    return true;
}

} // namespace mw::check
