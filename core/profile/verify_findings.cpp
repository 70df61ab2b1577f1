// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/findings_p.h"
#include "core/profile/value_counter_p.h"

#include <algorithm>
#include <memory>

namespace mw::profile {

namespace {

/// Order counts: (a, b) is another pair than (b, a).
std::uint64_t together(std::uint64_t a, std::uint64_t b) {
    const std::uint64_t mixed = (a ^ (b * 0x9E3779B97F4A7C15ull + (a << 6) + (a >> 2))) * 0xBF58476D1CE4E5B9ull;
    return mixed == kNullHash ? kNullHash + 1 : mixed;
}

/// Counts hashes within what the budget gives.
class HashCounts {
public:
    explicit HashCounts(MemoryBudget& budget) : m_budget(budget) {}
    ~HashCounts() { drop(); }
    HashCounts(const HashCounts&) = delete;
    HashCounts& operator=(const HashCounts&) = delete;

    struct Slot {
        std::uint64_t hash = kNullHash, group = 0;
        std::uint32_t count = 0;
    };
    /// How often it has come with this; 0 where there is no room for it.
    std::uint32_t add(std::uint64_t hash, std::uint64_t group) {
        if (m_used * 5 >= m_slots.size() * 3 && !grow())
            return 0;
        Slot& slot = find(m_slots, hash);
        if (slot.count == 0) {
            slot = {hash, group, 0};
            ++m_used;
        }
        return ++slot.count;
    }
    std::vector<Slot> take() {
        std::erase_if(m_slots, [](const Slot& slot) { return slot.count == 0; });
        return std::move(m_slots);
    }
    void drop() {
        m_budget.giveBack(m_taken);
        m_taken = 0;
        m_slots = {};
    }

private:
    static Slot& find(std::vector<Slot>& slots, std::uint64_t hash) {
        std::size_t at = std::size_t(hash) & (slots.size() - 1);
        while (slots[at].count != 0 && slots[at].hash != hash)
            at = (at + 1) & (slots.size() - 1);
        return slots[at];
    }
    /// Both tables must fit while it grows.
    bool grow() {
        const std::size_t size = std::max<std::size_t>(1024, m_slots.size() * 2);
        const std::size_t bytes = size * sizeof(Slot);
        if (!m_budget.take(bytes))
            return false;
        std::vector<Slot> larger(size);
        for (const Slot& slot : m_slots)
            if (slot.count != 0)
                find(larger, slot.hash) = slot;
        m_slots = std::move(larger);
        m_budget.giveBack(m_taken);
        m_taken = bytes;
        return true;
    }

    MemoryBudget& m_budget;
    std::vector<Slot> m_slots;
    std::size_t m_used = 0, m_taken = 0;
};

/// One finding on its way through all rows.
struct Checked {
    Checked(MemoryBudget& budget, std::vector<std::size_t> of) : columns(std::move(of)), counts(budget) {}
    std::vector<std::size_t> columns;
    HashCounts counts;
    bool isOpen = true;    ///< it is still being counted
    bool isBroken = false; ///< a key that does not hold
};
using CheckedList = std::vector<std::unique_ptr<Checked>>;

void addRow(Checked& key, const std::vector<std::uint64_t>& hashes) {
    std::uint64_t all = 1;
    for (const std::size_t column : key.columns) {
        if (hashes[column] == kNullHash) {
            key.isBroken = true;
            break;
        }
        all = together(all, hashes[column]);
    }
    const std::uint32_t times = key.isBroken ? 2 : key.counts.add(all, 0);
    key.isBroken = times > 1;
    key.isOpen = times == 1;
    if (!key.isOpen)
        key.counts.drop();
}

void countRow(Checked& dependency, const std::vector<std::uint64_t>& hashes) {
    const std::uint64_t determinant = hashes[dependency.columns[0]], dependent = hashes[dependency.columns[1]];
    if (determinant == kNullHash || dependent == kNullHash)
        return;
    if (dependency.counts.add(together(determinant, dependent), determinant) != 0)
        return;
    dependency.isOpen = false;
    dependency.counts.drop();
}

/// Adds up what was counted, determinant by determinant.
void conclude(Checked& counted, Dependency& dependency) {
    std::vector<HashCounts::Slot> slots = counted.counts.take();
    std::sort(slots.begin(), slots.end(), [](const auto& a, const auto& b) { return a.group < b.group; });
    dependency.rows = dependency.exceptions = 0;
    for (std::size_t i = 0; i < slots.size();) {
        std::uint64_t rows = 0, most = 0;
        const std::uint64_t group = slots[i].group;
        for (; i < slots.size() && slots[i].group == group; ++i) {
            rows += slots[i].count;
            most = std::max<std::uint64_t>(most, slots[i].count);
        }
        if (rows > 1) {
            dependency.rows += rows;
            dependency.exceptions += rows - most;
        }
    }
    dependency.isExact = true;
}

} // namespace

Result<void> verifyFindings(Reader& reader, EntityProfile& profile, const ProfileOptions& options, JobContext& job) {
    MemoryBudget budget(options.memoryBudget);
    const auto columnOf = [&](const std::string& name) {
        const auto& fields = reader.fields();
        return std::size_t(std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return field.name == name; }) - fields.begin());
    };
    CheckedList keys, dependencies;
    for (const CandidateKey& key : profile.keys) {
        std::vector<std::size_t> columns;
        for (const std::string& field : key.fields)
            columns.push_back(columnOf(field));
        keys.push_back(std::make_unique<Checked>(budget, std::move(columns)));
        keys.back()->isOpen = !key.isExact;
    }
    for (const Dependency& dependency : profile.dependencies) {
        dependencies.push_back(std::make_unique<Checked>(budget, std::vector<std::size_t>{columnOf(dependency.determinant), columnOf(dependency.dependent)}));
        dependencies.back()->isOpen = !dependency.isExact;
    }
    std::vector<std::size_t> needed;
    for (const CheckedList* list : {&keys, &dependencies})
        for (const auto& checked : *list)
            if (checked->isOpen)
                needed.insert(needed.end(), checked->columns.begin(), checked->columns.end());
    std::sort(needed.begin(), needed.end());
    needed.erase(std::unique(needed.begin(), needed.end()), needed.end());
    if (!needed.empty() && needed.back() >= reader.fields().size())
        return makeError(Code::SourceChanged, std::to_string(profile.rows), "others");
    if (needed.empty())
        return {};
    job.phase("verifying");
    job.setTotal(reader.totalBytes());
    std::uint64_t rows = 0;
    std::vector<std::uint64_t> hashes(reader.fields().size(), kNullHash);
    for (bool more = true; more && rows < profile.rows;) {
        MW_TRY_DO(job.checkpoint());
        Batch batch;
        MW_TRY(more, reader.next(batch, job));
        job.advance(batch.sourceBytes);
        job.addRows(batch.rows);
        for (std::size_t row = 0; row < batch.rows && rows < profile.rows; ++row, ++rows) {
            for (const std::size_t column : needed)
                hashes[column] = valueHash(*batch.columns[column], row);
            for (const auto& key : keys)
                if (key->isOpen)
                    addRow(*key, hashes);
            for (const auto& dependency : dependencies)
                if (dependency->isOpen)
                    countRow(*dependency, hashes);
        }
    }
    if (rows != profile.rows)
        return makeError(Code::SourceChanged, std::to_string(profile.rows), std::to_string(rows));
    std::vector<CandidateKey> held;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (keys[i]->isBroken)
            continue;
        held.push_back(profile.keys[i]);
        held.back().isExact = held.back().isExact || keys[i]->isOpen;
    }
    profile.keys = std::move(held);
    for (std::size_t i = 0; i < dependencies.size(); ++i)
        if (dependencies[i]->isOpen)
            conclude(*dependencies[i], profile.dependencies[i]);
    return {};
}

} // namespace mw::profile
