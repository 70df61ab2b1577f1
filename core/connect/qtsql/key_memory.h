// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types/decimal.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace mw {

/// Remembers which keys have gone into a new table, so that the table needs no index while rows come: repeated keys and
/// references without a match are found here at once, exactly as the server would find them afterwards. Whole numbers
/// are kept as bits, other keys as fingerprints of 128 bits. Bounded: once it is full the server has to take over.
class KeyMemory {
public:
    explicit KeyMemory(std::size_t mostBytes = std::size_t(16) << 20) : m_mostBytes(mostBytes) {}

    /// A key of one whole number; a key of any other bytes. A memory holds one kind only.
    bool contains(std::int64_t key) const;
    bool contains(std::string_view key) const;
    /// False where the key is known already.
    bool add(std::int64_t key);
    bool add(std::string_view key);
    /// Whether so many more keys may not find room.
    bool mayOverflow(std::size_t more) const;

private:
    struct Fingerprint {
        std::uint64_t low = 0, high = 0; ///< both zero: free
        friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
    };
    static constexpr std::size_t kPageKeys = 32'768;
    using Page = std::array<std::uint64_t, kPageKeys / 64>;

    static Fingerprint fingerprint(std::string_view key);
    static Fingerprint fingerprint(std::int64_t key);
    bool find(const Fingerprint& wanted, std::size_t& slot) const;
    bool add(const Fingerprint& key);
    void grow();
    /// Pages that hold few keys each cost more than fingerprints do.
    bool isSparse() const;
    void leavePages();

    const std::size_t m_mostBytes;
    std::unordered_map<std::int64_t, std::unique_ptr<Page>> m_pages; ///< by key / kPageKeys
    std::size_t m_inPages = 0;
    bool m_usesPages = true;
    std::vector<Fingerprint> m_slots;
    std::size_t m_used = 0;
};

} // namespace mw
