// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/steps/join_table.h"

#include "core/base/hash.h"
#include "core/check/key_hash.h"
#include "core/engine/hashed_reading.h"
#include "core/engine/steps/row_bytes.h"
#include "core/rules/evaluator.h"

#include <algorithm>

namespace mw::engine {

namespace {

constexpr std::size_t kBlock = 256; ///< entries of the index
constexpr std::size_t kParts = 64;
constexpr std::size_t kFirstRead = 512; ///< bytes of a row; more are read where it is longer

struct HeldHead {
    std::uint32_t keySize, rowSize;
};

} // namespace

JoinTable::JoinTable(std::size_t budget) : m_budget(budget), m_rows(budget / 2), m_index(budget / kParts) {}

Result<JoinTable::Loaded> JoinTable::load(const Access& access, const What& what, JobContext& job) {
    MW_TRY(auto connection, access.openSource(what.place));
    ReadOptions options;
    options.hashInput = true;
    MW_TRY(auto reader, readHashed(*connection, what.shape.entity, options, job));
    if (reader->fields().size() != what.shape.columns.size())
        return at(makeError(Code::ReadFailed, "its fields changed while it was read"), what.place.location.text);
    auto table = std::shared_ptr<JoinTable>(new JoinTable(what.budget));
    Loaded loaded;
    rules::Evaluator evaluator;
    std::string key, row;
    Batch batch;
    for (bool more = true; more;) {
        MW_TRY_DO(job.checkpoint());
        MW_TRY(more, reader->next(batch, job));
        loaded.flaws.malformed += batch.malformed.size();
        if (batch.rows == 0)
            continue;
        RowErrors errors = batch.errors;
        conformColumns(what.shape.columns, batch, errors);
        std::vector<ColumnPtr> parts;
        for (const BoundRulePtr& rule : what.keys)
            parts.push_back(evaluator.evaluate(*rule, batch, {}, std::uint32_t(parts.size()), errors));
        const ColumnPtr where = what.where ? evaluator.evaluate(*what.where, batch, {}, kWholeRow, errors) : nullptr;
        std::vector<ColumnPtr> brought;
        for (std::size_t i = 0; i < what.columns.size(); ++i)
            brought.push_back(what.columns[i] ? batch.columns[*what.columns[i]]
                                              : Column::constant(what.types[i], Value(), batch.rows));
        if (!errors.empty() && loaded.flaws.firstFailure.empty()) {
            const RowError& first = errors.all().front();
            loaded.flaws.firstFailure = fillTemplate(templateOf(first.code), first.arguments);
        }
        for (std::uint32_t i = 0; i < batch.rows; ++i) {
            if (errors.hasRow(i)) {
                ++loaded.flaws.failed;
                continue;
            }
            if (where && (where->isNull(i) || where->values<std::uint8_t>()[where->at(i)] == 0))
                continue;
            key.clear();
            const bool whole = std::all_of(parts.begin(), parts.end(),
                                           [&](const ColumnPtr& part) { return check::appendKeyPart(key, *part, i); });
            if (!whole)
                continue;
            row.clear();
            for (const ColumnPtr& column : brought)
                appendCell(row, *column, i);
            MW_TRY_DO(table->add(key, row));
        }
        loaded.rows += batch.rows;
    }
    MW_TRY_DO(table->settle());
    loaded.bytes = reader->totalBytes();
    loaded.hash = reader->inputHash();
    loaded.table = std::move(table);
    return loaded;
}

Result<void> JoinTable::add(std::string_view key, std::string_view row) {
    const HeldHead head{std::uint32_t(key.size()), std::uint32_t(row.size())};
    std::string bytes(reinterpret_cast<const char*>(&head), sizeof head);
    bytes += key;
    bytes += row;
    MW_TRY(const std::uint64_t offset, m_rows.append(bytes));
    const Entry entry{quickHash(key), offset};
    if (m_parts.empty()) {
        m_entries.push_back(entry);
        if (m_entries.size() * sizeof(Entry) <= m_budget / 2)
            return {};
        for (std::size_t i = 0; i < kParts; ++i)
            m_parts.push_back(std::make_unique<SpillFile>(m_budget / 2 / kParts));
        std::vector<Entry> held = std::move(m_entries);
        m_entries.clear();
        for (const Entry& one : held)
            MW_TRY_DO(m_parts[one.hash >> 58]->append({reinterpret_cast<const char*>(&one), sizeof one}));
        return {};
    }
    MW_TRY_DO(m_parts[entry.hash >> 58]->append({reinterpret_cast<const char*>(&entry), sizeof entry}));
    return {};
}

Result<void> JoinTable::settle() {
    MW_TRY_DO(m_rows.settle());
    std::sort(m_entries.begin(), m_entries.end());
    std::string scratch;
    std::size_t inBlock = 0;
    for (auto& part : m_parts) {
        MW_TRY_DO(part->settle());
        std::vector<Entry> entries(std::size_t(part->size() / sizeof(Entry)));
        for (std::size_t done = 0; done < entries.size();) { // the last of them may still be in memory
            MW_TRY(const std::string_view bytes,
                   part->read(done * sizeof(Entry), (entries.size() - done) * sizeof(Entry), scratch));
            std::memcpy(entries.data() + done, bytes.data(), bytes.size());
            done += bytes.size() / sizeof(Entry);
        }
        part.reset();
        std::sort(entries.begin(), entries.end());
        for (const Entry& entry : entries) {
            if (inBlock++ % kBlock == 0)
                m_firstHashes.push_back(entry.hash);
            MW_TRY_DO(m_index.append({reinterpret_cast<const char*>(&entry), sizeof entry}));
        }
    }
    m_parts.clear();
    return m_index.settle();
}

/// Calls visit(offset) for the entries of a hash until it says false.
template <class Visit>
Result<void> JoinTable::eachEntry(std::uint64_t hash, const Visit& visit) const {
    if (m_firstHashes.empty()) {
        for (auto at = std::lower_bound(m_entries.begin(), m_entries.end(), Entry{hash, 0});
             at != m_entries.end() && at->hash == hash; ++at) {
            MW_TRY(const bool goOn, visit(at->offset));
            if (!goOn)
                return {};
        }
        return {};
    }
    std::string scratch;
    auto block = std::lower_bound(m_firstHashes.begin(), m_firstHashes.end(), hash);
    if (block != m_firstHashes.begin())
        --block; // it may end with the first of them
    for (; block != m_firstHashes.end() && *block <= hash; ++block) {
        const auto offset = std::uint64_t(block - m_firstHashes.begin()) * kBlock * sizeof(Entry);
        MW_TRY(const std::string_view bytes, m_index.read(offset, kBlock * sizeof(Entry), scratch));
        for (std::size_t i = 0; i < bytes.size() / sizeof(Entry); ++i) {
            Entry entry;
            std::memcpy(&entry, bytes.data() + i * sizeof entry, sizeof entry);
            if (entry.hash != hash)
                continue;
            MW_TRY(const bool goOn, visit(entry.offset));
            if (!goOn)
                return {};
        }
    }
    return {};
}

Result<void> JoinTable::find(std::string_view key, std::size_t most, std::vector<std::uint64_t>& partners,
                             std::string& scratch) const {
    partners.clear();
    return eachEntry(quickHash(key), [&](std::uint64_t offset) -> Result<bool> {
        MW_TRY(const Held held, read(offset, scratch));
        if (held.key == key) // others may have the same hash
            partners.push_back(offset);
        return partners.size() < most;
    });
}

Result<JoinTable::Held> JoinTable::read(std::uint64_t offset, std::string& scratch) const {
    MW_TRY(std::string_view bytes, m_rows.read(offset, kFirstRead, scratch));
    HeldHead head;
    MW_ASSERT(bytes.size() >= sizeof head, "offsets are those of rows");
    std::memcpy(&head, bytes.data(), sizeof head);
    const std::size_t size = sizeof head + head.keySize + head.rowSize;
    if (bytes.size() < size) {
        MW_TRY(bytes, m_rows.read(offset, size, scratch));
    }
    return Held{bytes.substr(sizeof head, head.keySize), bytes.substr(sizeof head + head.keySize, head.rowSize)};
}

Result<void> JoinTable::takeRow(std::uint64_t partner, const std::vector<ColumnPtr>& columns, std::size_t at,
                                std::string& scratch) const {
    MW_TRY(Held held, read(partner, scratch));
    for (const ColumnPtr& column : columns)
        takeCell(held.row, *column, at);
    return {};
}

} // namespace mw::engine
