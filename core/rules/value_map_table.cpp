// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/value_map_table_p.h"

#include "core/base/hash.h"
#include "core/base/unicode.h"
#include "core/base/utf8.h"
#include "core/rules/literal_p.h"
#include "core/rules/white_space_p.h"

#include <algorithm>
#include <bit>

namespace mw::rules {

namespace {

bool isAscii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

} // namespace

Result<std::shared_ptr<const ValueMapTable>> ValueMapTable::make(std::shared_ptr<const ValueMap> map) {
    std::shared_ptr<ValueMapTable> table(new ValueMapTable);
    const std::size_t count = map->entries.size();
    table->m_results = std::make_shared<Column>(map->resultType, count + 2);
    for (std::size_t i = 0; i < count + 2; ++i) {
        const Value& given = i < count ? map->entries[i].to : i == count ? map->defaultValue : map->nullTo;
        MW_TRY(const Value cast, castValue(given, typeFor(given, map->resultType), map->resultType));
        table->m_results->setValue(i, cast);
    }
    table->m_slots.assign(std::bit_ceil(count * 2 + 2), kUnlisted);
    table->m_map = std::move(map);
    std::string buffer;
    for (const ValueMap::Entry& entry : table->m_map->entries)
        table->m_keys.emplace_back(table->normalised(entry.from, buffer));
    std::vector<std::uint32_t>& slots = table->m_slots;
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::string& key = table->m_keys[i];
        std::size_t slot = quickHash(key) & (slots.size() - 1);
        // The first entry for a value counts; the document reports the others as duplicates.
        while (slots[slot] != kUnlisted && table->m_keys[slots[slot]] != key)
            slot = (slot + 1) & (slots.size() - 1);
        if (slots[slot] == kUnlisted)
            slots[slot] = i;
    }
    return std::shared_ptr<const ValueMapTable>(std::move(table));
}

std::string_view ValueMapTable::normalised(std::string_view value, std::string& buffer) const {
    if (m_map->ignoreEdgeSpace)
        value = withoutEdgeSpace(value);
    if (!m_map->ignoreCase)
        return value;
    if (isAscii(value)) {
        buffer.assign(value);
        for (char& c : buffer)
            c = c >= 'A' && c <= 'Z' ? char(c + 32) : c;
    } else {
        buffer = foldCase(value);
    }
    return buffer;
}

std::uint32_t ValueMapTable::find(std::string_view value, std::string& buffer) const {
    return find(normalised(value, buffer));
}

std::uint32_t ValueMapTable::find(std::string_view key) const {
    std::size_t slot = quickHash(key) & (m_slots.size() - 1);
    while (m_slots[slot] != kUnlisted) {
        if (m_keys[m_slots[slot]] == key)
            return m_slots[slot];
        slot = (slot + 1) & (m_slots.size() - 1);
    }
    return kUnlisted;
}

} // namespace mw::rules
