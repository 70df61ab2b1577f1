// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/match/blocking.h"

#include "core/base/hash.h"
#include "core/match/sounds.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <thread>

namespace mw::match {

namespace {

struct Entry {
    std::uint64_t key;
    std::uint32_t record;
    friend auto operator<=>(const Entry&, const Entry&) = default;
};

/// The blocks of all passes: which records share a key, and which blocks a record is in.
struct Blocks {
    std::vector<std::uint32_t> begins{0};  ///< of each block in `members`
    std::vector<std::uint32_t> members;
};

enum class Way : std::uint8_t { Whole, Words, Sounds, Halves, Beginnings };

std::string nameOf(Way way, const std::string& field, const std::string& other) {
    switch (way) {
    case Way::Whole: return "whole value of " + field;
    case Way::Words: return "words of " + field;
    case Way::Sounds: return "sounds of words of " + field;
    case Way::Halves: return "halves of " + field;
    case Way::Beginnings: break;
    }
    return "beginnings of " + field + " and " + other;
}

void addKeys(Way way, const Records& records, std::size_t field, std::size_t other, std::uint64_t seed, std::vector<Entry>& entries) {
    for (std::uint32_t record = 0; record < records.size(); ++record) {
        const std::string_view value = records.at(record, field);
        if (value.empty())
            continue;
        const auto add = [&](std::string_view text) { entries.push_back({quickHash(text, seed), record}); };
        switch (way) {
        case Way::Whole: add(value); break;
        case Way::Words:
            for (const std::string_view word : wordsOf(value))
                if (word.size() >= 2)
                    add(word);
            break;
        case Way::Sounds:
            for (const std::string_view word : wordsOf(value))
                if (word.size() >= 4)
                    if (const std::string code = soundex(word); !code.empty())
                        add(code + std::to_string(word.size() / 4));
            break;
        case Way::Halves: {
            std::string plain(value);
            std::erase(plain, ' ');
            if (plain.size() >= 6) {
                add("<" + plain.substr(0, plain.size() / 2));
                add(">" + plain.substr(plain.size() / 2));
            }
            break;
        }
        case Way::Beginnings: {
            const std::string_view second = records.at(record, other);
            if (!second.empty())
                add(std::string(value.substr(0, 3)) + "|" + std::string(second.substr(0, 4)));
            break;
        }
        }
    }
}

/// Sorts the entries of one pass into blocks; keys that one record has, or too many, are dropped.
void addBlocks(std::vector<Entry>& entries, const BlockingOptions& options, BlockingPass& pass, Blocks& blocks) {
    std::sort(entries.begin(), entries.end());
    entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
    for (std::size_t begin = 0, end = 0; begin < entries.size(); begin = end) {
        while (end < entries.size() && entries[end].key == entries[begin].key)
            ++end;
        const std::size_t size = end - begin;
        const bool crosses = options.boundary == 0 || (entries[begin].record < options.boundary && entries[end - 1].record >= options.boundary);
        if (size < 2 || !crosses)
            continue;
        if (size > options.largestBlock) {
            ++pass.skipped;
            continue;
        }
        ++pass.blocks;
        pass.pairs += size * (size - 1) / 2;
        for (std::size_t i = begin; i < end; ++i)
            blocks.members.push_back(entries[i].record);
        blocks.begins.push_back(std::uint32_t(blocks.members.size()));
    }
    entries.clear();
}

/// Which blocks each record is in.
Blocks turned(const Blocks& blocks, std::size_t records) {
    Blocks made;
    made.begins.assign(records + 1, 0);
    for (const std::uint32_t record : blocks.members)
        ++made.begins[record + 1];
    for (std::size_t i = 0; i < records; ++i)
        made.begins[i + 1] += made.begins[i];
    made.members.resize(blocks.members.size());
    std::vector<std::uint32_t> next(made.begins.begin(), made.begins.end() - 1);
    for (std::uint32_t block = 0; block + 1 < blocks.begins.size(); ++block)
        for (std::uint32_t i = blocks.begins[block]; i < blocks.begins[block + 1]; ++i)
            made.members[next[blocks.members[i]]++] = block;
    return made;
}

void keepBest(std::uint32_t record, const Blocks& blocks, const Blocks& ofRecord, const BlockingOptions& options,
              std::vector<std::pair<std::uint32_t, float>>& scratch, std::vector<RecordPair>& pairs) {
    scratch.clear();
    for (std::uint32_t i = ofRecord.begins[record]; i < ofRecord.begins[record + 1]; ++i) {
        const std::uint32_t block = ofRecord.members[i];
        const std::uint32_t size = blocks.begins[block + 1] - blocks.begins[block];
        const float weight = 1 / std::log2(1.0f + float(size));
        for (std::uint32_t j = blocks.begins[block]; j < blocks.begins[block + 1]; ++j) {
            const std::uint32_t other = blocks.members[j];
            if (other != record && (options.boundary == 0 || (record < options.boundary) != (other < options.boundary)))
                scratch.push_back({other, weight});
        }
    }
    std::sort(scratch.begin(), scratch.end());
    std::size_t count = 0;
    for (std::size_t i = 0; i < scratch.size();) {
        std::pair<std::uint32_t, float> sum{scratch[i].first, 0};
        for (; i < scratch.size() && scratch[i].first == sum.first; ++i)
            sum.second += scratch[i].second;
        scratch[count++] = sum;
    }
    scratch.resize(count);
    const std::size_t kept = std::min(options.candidates, scratch.size());
    std::partial_sort(scratch.begin(), scratch.begin() + std::ptrdiff_t(kept), scratch.end(), [](const auto& a, const auto& b) {
        return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    for (std::size_t i = 0; i < kept; ++i)
        pairs.push_back(std::minmax(record, scratch[i].first));
}

} // namespace

Result<Candidates> findCandidates(const Records& records, const std::vector<std::size_t>& fields, const std::vector<FieldFacts>& facts,
                                  const BlockingOptions& options, JobContext& job) {
    Candidates found;
    Blocks blocks;
    std::vector<Entry> entries;
    job.phase("looking for candidates");
    const auto pass = [&](Way way, std::size_t field, std::size_t other) -> Result<void> {
        MW_TRY_DO(job.checkpoint());
        BlockingPass told;
        told.key = nameOf(way, records.fields()[field], records.fields()[other]);
        addKeys(way, records, field, other, found.passes.size() + 1, entries);
        addBlocks(entries, options, told, blocks);
        found.passes.push_back(std::move(told));
        return {};
    };
    std::vector<std::size_t> telling; // the most distinct ones, whose beginnings are combined
    for (const std::size_t field : fields) {
        MW_TRY_DO(pass(Way::Whole, field, field));
        if (facts[field].kind == FieldKind::Name || facts[field].kind == FieldKind::Text)
            MW_TRY_DO(pass(Way::Words, field, field));
        if (facts[field].kind == FieldKind::Name)
            MW_TRY_DO(pass(Way::Sounds, field, field));
        if (facts[field].kind == FieldKind::Code || facts[field].kind == FieldKind::Date)
            MW_TRY_DO(pass(Way::Halves, field, field));
        if (facts[field].kind != FieldKind::Number)
            telling.push_back(field);
    }
    std::stable_sort(telling.begin(), telling.end(), [&](std::size_t a, std::size_t b) { return facts[a].coincidence < facts[b].coincidence; });
    telling.resize(std::min<std::size_t>(telling.size(), 5));
    for (const std::size_t one : telling)
        for (const std::size_t other : telling)
            if (one < other)
                MW_TRY_DO(pass(Way::Beginnings, one, other));
    entries = {};

    const Blocks ofRecord = turned(blocks, records.size());
    const unsigned threads = records.size() < 10'000 ? 1 : std::clamp(std::thread::hardware_concurrency(), 1u, 4u);
    std::vector<std::vector<RecordPair>> parts(threads);
    std::atomic<std::uint32_t> next{0};
    constexpr std::uint32_t kStretch = 4096;
    {
        std::vector<std::jthread> running;
        for (unsigned t = 0; t < threads; ++t)
            running.emplace_back([&, t] {
                std::vector<std::pair<std::uint32_t, float>> scratch;
                for (std::uint32_t begin; (begin = next.fetch_add(kStretch)) < records.size() && !job.stopRequested();)
                    for (std::uint32_t record = begin; record < std::min<std::size_t>(begin + kStretch, records.size()); ++record)
                        keepBest(record, blocks, ofRecord, options, scratch, parts[t]);
            });
    }
    MW_TRY_DO(job.checkpoint());
    for (std::vector<RecordPair>& part : parts) {
        found.pairs.insert(found.pairs.end(), part.begin(), part.end());
        part = {};
    }
    std::sort(found.pairs.begin(), found.pairs.end());
    found.pairs.erase(std::unique(found.pairs.begin(), found.pairs.end()), found.pairs.end());
    return found;
}

} // namespace mw::match
