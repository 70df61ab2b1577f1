// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/rules/environment.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mw::rules {

/// A value map made ready for many look-ups. Const use is thread-safe.
class ValueMapTable {
public:
    static constexpr std::uint32_t kUnlisted = 0xffffffff;

    /// Fails with a Data code where a value of the map is not of the map's type.
    static Result<std::shared_ptr<const ValueMapTable>> make(std::shared_ptr<const ValueMap> map);
    const ValueMap& map() const { return *m_map; }
    /// The entry a value falls under, kUnlisted if none. `buffer` is room to fold case in.
    std::uint32_t find(std::string_view value, std::string& buffer) const;
    /// An entry's value as it is compared: blind to case and edge spaces where the map is.
    const std::string& key(std::uint32_t entry) const { return m_keys[entry]; }
    /// False for an entry whose value an earlier one lists too.
    bool counts(std::uint32_t entry) const { return find(m_keys[entry]) == entry; }
    /// What the map gives: by entry, then the default, then what null becomes.
    const Column& results() const { return *m_results; }
    std::uint32_t defaultRow() const { return std::uint32_t(m_keys.size()); }
    std::uint32_t nullRow() const { return std::uint32_t(m_keys.size() + 1); }

private:
    ValueMapTable() = default;
    std::string_view normalised(std::string_view value, std::string& buffer) const;
    std::uint32_t find(std::string_view key) const;

    std::shared_ptr<const ValueMap> m_map;
    ColumnPtr m_results;
    std::vector<std::string> m_keys;     ///< by entry
    std::vector<std::uint32_t> m_slots;  ///< open addressing, a power of two long
};

} // namespace mw::rules
