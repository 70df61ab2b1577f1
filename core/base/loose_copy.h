// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace mw {

/// What copyLoosely() may write behind a text's end.
inline constexpr std::size_t kLooseSlack = 16;

namespace detail {

struct Sixteen {
    std::uint64_t words[2];
};

/// The first 16 bytes of a text that has one at least: what lies behind it on its page comes along. At the end of a
/// page they are copied first.
[[gnu::no_sanitize("address", "thread")]] inline Sixteen firstSixteen(const char* text, std::size_t size) {
    constexpr std::uintptr_t kPage = 4096;
    Sixteen bytes{};
    if (size >= sizeof bytes || (reinterpret_cast<std::uintptr_t>(text) & (kPage - 1)) <= kPage - sizeof bytes) [[likely]]
        __builtin_memcpy(&bytes, text, sizeof bytes);
    else
        std::memcpy(&bytes, text, size);
    return bytes;
}

} // namespace detail

/// memcpy() for texts that are mostly short: whole words are copied, so that up to kLooseSlack bytes behind the place are
/// overwritten. Gives the place behind the copy.
inline char* copyLoosely(char* to, const char* text, std::size_t size) {
    char* const end = to + size;
    if (size == 0) // nothing need be there, not even the page
        return end;
    if (size > 64) {
        std::memcpy(to, text, size);
        return end;
    }
    while (true) {
        const detail::Sixteen bytes = detail::firstSixteen(text, size);
        std::memcpy(to, &bytes, sizeof bytes);
        if (size <= sizeof bytes)
            return end;
        to += sizeof bytes;
        text += sizeof bytes;
        size -= sizeof bytes;
    }
}

} // namespace mw
