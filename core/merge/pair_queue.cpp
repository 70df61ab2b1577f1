// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/merge/pair_queue.h"

#include "core/mapping/matching.h"
#include "core/merge/records.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>

namespace mw::merge {

namespace {

constexpr double kWorthALook = 0.1; ///< pairs that are less probable are nothing to decide

using Values = std::map<std::uint32_t, std::vector<Value>>;

/// Reads the records once more and keeps the values of some.
Result<std::vector<Field>> readValues(Connection& connection, const std::string& entity, Values& wanted, JobContext& job) {
    MW_TRY(const auto reader, connection.read(entity, {}, job));
    std::uint32_t record = 0;
    auto next = wanted.begin();
    for (bool more = true; more && next != wanted.end();) {
        MW_TRY_DO(job.checkpoint());
        Batch batch;
        MW_TRY(more, reader->next(batch, job));
        for (; next != wanted.end() && next->first < record + batch.rows; ++next)
            for (const ColumnPtr& column : batch.columns)
                next->second.push_back(column->value(next->first - record));
        record += std::uint32_t(batch.rows);
    }
    if (next != wanted.end())
        return at(makeError(Code::SourceChanged, "others", std::to_string(record)), entity);
    return reader->fields();
}

} // namespace

Result<PairQueue> findPairs(Connection& connection, const Entity& entity, const mapping::Matching& matching, std::size_t most, JobContext& job) {
    if (const auto wrong = mapping::whatIsWrong(matching))
        return makeError(Code::WrongValue, *wrong);
    PairQueue queue;
    MW_TRY(queue.key, keyFieldOf(entity, matching.key));
    if (queue.key.empty())
        return at(makeError(Code::WrongValue, "no key names the records"), entity.name);
    std::vector<std::string> names;
    for (const Field& field : entity.fields)
        if (field.name != queue.key)
            names.push_back(field.name);
    match::Records records(names);
    std::vector<std::string> keys;
    MW_TRY_DO(readRecords(connection, entity.name, names, queue.key, records, keys, job));
    queue.records = keys.size();
    // Scores are those of the records alone: what was decided stands beside them.
    match::MatchOptions options = optionsOf(matching);
    options.threshold = std::min(options.threshold, kWorthALook);
    MW_TRY(match::MatchResult result, match::findMatches(records, options, job));
    queue.found = result.pairs.size();
    std::stable_sort(result.pairs.begin(), result.pairs.end(), [](const match::MatchedPair& a, const match::MatchedPair& b) {
        return std::abs(a.score - 0.5) < std::abs(b.score - 0.5);
    });
    struct Chosen {
        match::RecordPair records;
        double score = -1;
        std::vector<std::string> reasons;
    };
    std::vector<Chosen> chosen;
    std::set<match::RecordPair> decided;
    std::vector<KeyPair> decidedKeys;
    for (const mapping::PairDecision& decision : matching.decisions)
        decidedKeys.emplace_back(decision.left, decision.right);
    FoundPairs found = recordsOf(decidedKeys, keys, 0);
    queue.unknown = std::move(found.unknown);
    decided.insert(found.pairs.begin(), found.pairs.end());
    std::size_t undecided = 0;
    for (const match::MatchedPair& pair : result.pairs) {
        const bool isDecided = decided.erase({pair.left, pair.right}) > 0;
        if (isDecided || undecided++ < most)
            chosen.push_back({{pair.left, pair.right}, pair.score, match::reasonsFor(pair, records, result.fields)});
    }
    for (const match::RecordPair& pair : decided)
        chosen.push_back({pair, -1, {}});
    result = {};
    Values values;
    for (const Chosen& pair : chosen) {
        values[pair.records.first];
        values[pair.records.second];
    }
    MW_TRY(queue.fields, readValues(connection, entity.name, values, job));
    for (Chosen& pair : chosen) {
        auto [one, other] = pair.records;
        if (keys[other] < keys[one])
            std::swap(one, other);
        queue.pairs.push_back({keys[one], keys[other], pair.score, std::move(pair.reasons), values[one], values[other]});
    }
    return queue;
}

} // namespace mw::merge
