// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/key_keeper.h"

#include "core/base/hash.h"
#include "core/base/utf8.h"
#include "core/engine/source_shape.h"

#include <algorithm>

namespace mw::engine {

namespace {

std::string textOf(const check::KeyHash& hash) {
    return toHex(std::string_view(reinterpret_cast<const char*>(&hash), sizeof hash));
}

NewKey keyAt(const Column& column, std::uint32_t row) {
    if (column.isNull(row))
        return {};
    if (column.type().kind == TypeKind::Integer)
        return column.values<std::int64_t>()[column.at(row)];
    return printValue(column.value(row), column.type());
}

} // namespace

KeyKeeper::KeyKeeper(const PlannedEntity& entity, std::shared_ptr<CrosswalkFile> file, std::int64_t owner,
                     std::int64_t run)
    : m_entity(entity), m_keys(*entity.keys), m_file(std::move(file)), m_owner(owner), m_run(run) {}

void KeyKeeper::noteMerged(const ProcessedBatch& batch) {
    m_merged.clear();
    m_same.assign(batch.source.rows, {});
    for (std::size_t i = 0; i < batch.good.size() && i < batch.keys.size(); ++i)
        if (batch.keys[i] != check::KeyHash{})
            m_same[batch.good[i]] = textOf(batch.keys[i]);
    for (const auto& [row, key] : batch.merged) {
        m_same[row] = textOf(key);
        m_merged.push_back(row);
    }
}

Result<void> KeyKeeper::keep(const ProcessedBatch& batch, std::span<const std::uint32_t> present,
                             std::uint64_t loadedUpTo) {
    const auto takes = [&](std::uint32_t row) { return batch.dispositions[row] == Disposition::Loaded; };
    if (asksTarget()) {
        std::uint64_t kept = 0;
        for (const Told& one : m_told) {
            const bool wasThere = std::find(present.begin(), present.end(), one.row) != present.end();
            if (!wasThere && !takes(one.row))
                continue;
            MW_TRY_DO(add(batch, one.row, one.key, wasThere));
            ++kept;
        }
        m_told.clear();
        const auto loaded = std::uint64_t(std::count_if(batch.good.begin(), batch.good.end(), takes));
        if (kept < loaded + present.size() && m_keys.isAwaited)
            return at(makeError(Code::NoNewKeys, quoted(m_entity.sourceEntity), "the target does not tell them"),
                      m_entity.label());
    } else if (!batch.good.empty()) {
        const Column& column = *batch.target.columns[*m_keys.newField];
        for (const std::uint32_t row : batch.good)
            if (takes(row) || batch.dispositions[row] == Disposition::HandedOver)
                MW_TRY_DO(add(batch, row, keyAt(column, row), false));
        for (const std::uint32_t row : present)
            MW_TRY_DO(add(batch, row, keyAt(column, row), true));
    }
    for (const std::uint32_t row : m_merged)
        if (batch.source.origins.rowNumber[row] > loadedUpTo)
            MW_TRY_DO(add(batch, row, {}, true));
    return {};
}

/// As new_id() prints it; what is not of the documented type is no key that could be asked for.
std::optional<std::string> KeyKeeper::oldKey(const ProcessedBatch& batch, std::uint32_t row) const {
    std::string key;
    for (std::size_t i = 0; i < m_keys.oldColumns.size(); ++i) {
        const Column& column = *batch.source.columns[m_keys.oldColumns[i]];
        if (column.isNull(row))
            return std::nullopt;
        const LogicalType& type = m_entity.columns[m_keys.oldColumns[i]].field.type;
        const Result<Value> value = conformValue(column, row, type);
        if (!value.ok() || isNull(*value))
            return std::nullopt;
        key += (i > 0 ? "\x1f" : "") + printValue(*value, type);
    }
    return key;
}

Result<void> KeyKeeper::add(const ProcessedBatch& batch, std::uint32_t row, NewKey newKey, bool wasThere) {
    CrosswalkEntry entry;
    entry.record = batch.source.origins.rowNumber[row];
    entry.oldKey = oldKey(batch, row);
    entry.newKey = std::move(newKey);
    entry.same = row < m_same.size() ? m_same[row] : std::string();
    entry.wasThere = wasThere;
    return m_file->add(m_owner, m_run, entry);
}

} // namespace mw::engine
