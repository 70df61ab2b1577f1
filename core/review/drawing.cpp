// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/drawing.h"

#include "core/base/hash.h"
#include "core/base/utf8.h"
#include "core/base/wording.h"
#include "core/engine/covering_sample.h"
#include "core/engine/record_key.h"
#include "core/engine/row_processor.h"
#include "core/engine/rule_coverage.h"
#include "core/engine/run.h"
#include "core/engine/source_reader.h"
#include "core/review/extremes_p.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace mw::review {

namespace {

/// Holds the records with the lowest ranks of a stratum.
class Lowest {
public:
    struct Drawn {
        std::uint64_t rank, record;
        std::string key;
        friend bool operator<(const Drawn& a, const Drawn& b) { return std::tie(a.rank, a.record) < std::tie(b.rank, b.record); }
    };
    template <class MakeKey>
    void offer(std::uint64_t rank, std::uint64_t record, std::size_t capacity, const MakeKey& makeKey) {
        ++m_population;
        if (m_drawn.size() == capacity) {
            if (capacity == 0 || std::tie(m_drawn.front().rank, m_drawn.front().record) < std::tie(rank, record))
                return;
            std::pop_heap(m_drawn.begin(), m_drawn.end());
            m_drawn.pop_back();
        }
        m_drawn.push_back({rank, record, makeKey()});
        std::push_heap(m_drawn.begin(), m_drawn.end());
    }
    std::uint64_t population() const { return m_population; }
    std::vector<Drawn> take(std::uint64_t size) {
        std::sort_heap(m_drawn.begin(), m_drawn.end());
        m_drawn.resize(std::min<std::size_t>(m_drawn.size(), std::size_t(size)));
        return std::move(m_drawn);
    }
    bool isShortOf(std::uint64_t size) const { return m_drawn.size() < std::min(size, m_population); }

private:
    std::vector<Drawn> m_drawn; ///< a heap, the highest rank on top
    std::uint64_t m_population = 0;
};

class Drawing {
public:
    Drawing(const engine::Plan& plan, const engine::PlannedEntity& entity, const DrawRequest& request)
        : m_plan(plan), m_entity(entity), m_request(request), m_naming(engine::namingColumns(entity)), m_extremes(entity) {}

    Result<SamplePlan> run(JobContext& job) {
        MW_TRY_DO(prepare());
        // As many as an endless population would need: a finite one needs no more.
        std::uint64_t capacity = m_request.size.value_or(sampleSize(kEndless, m_request.tolerable, m_request.confidence, m_request.allowed));
        MW_TRY_DO(pass(capacity, job));
        if (const std::uint64_t needed = mostNeeded(); needed > capacity) {
            MW_TRY_DO(pass(needed, job));
        }
        fill();
        if (m_request.covering)
            MW_TRY_DO(cover(job));
        MW_TRY_DO(nameKeys(job));
        return std::move(m_sample);
    }

private:
    static constexpr std::uint64_t kEndless = 1'000'000'000'000;

    Result<void> prepare() {
        if (!m_request.stratifyBy.empty()) {
            m_stratum = m_entity.fieldIndex(m_request.stratifyBy);
            if (!m_stratum)
                return at(makeError(Code::UnknownField, quoted(m_request.stratifyBy), " with a rule"), m_entity.label());
        }
        m_sample.run = m_request.run;
        m_sample.mapping = m_entity.mapping->id;
        m_sample.source = m_entity.sourceEntity;
        m_sample.target = m_entity.targetEntity.name;
        m_sample.seed = m_request.seed;
        m_sample.confidence = m_request.confidence;
        m_sample.tolerable = m_request.tolerable;
        m_sample.allowed = m_request.allowed;
        m_sample.stratifiedBy = m_request.stratifyBy;
        for (const std::string& key : m_request.keys)
            m_wanted[key].push_back({Pick::How::Named, {}});
        for (const DrawRequest::Retest& retest : m_request.retests)
            m_wanted[retest.key].push_back({Pick::How::Retest, retest.defect});
        return {};
    }

    /// Looks at every record that is loaded.
    Result<void> pass(std::uint64_t capacity, JobContext& job) {
        m_strata.clear();
        m_found.clear();
        m_extremes.restart();
        const auto take = [&](const Batch& target, std::span<const std::uint32_t> good, const Batch& source) -> Result<void> {
            MW_TRY_DO(job.checkpoint());
            for (const std::uint32_t row : good) {
                const std::uint64_t record = source.origins.rowNumber[row];
                const auto makeKey = [&] { return engine::keyText(source.columns, m_naming, row); };
                Lowest* const stratum = stratumOf(target, row);
                if (stratum == nullptr)
                    return at(makeError(Code::Usage, m_request.stratifyBy + " has more than " + std::to_string(kMostStrata) + " values: too many strata"),
                              m_entity.label());
                stratum->offer(rankOf(m_request.seed, record), record, std::size_t(capacity), makeKey);
                if (m_request.risky > 0)
                    m_extremes.observe(target, row, record);
                if (!m_wanted.empty()) {
                    const std::string key = makeKey();
                    if (m_wanted.contains(key))
                        m_found.emplace(key, record);
                }
            }
            return {};
        };
        MW_TRY([[maybe_unused]] const engine::Ledger ledger, engine::transform(m_plan, m_entity.mapping->id.text(), take, job));
        for (const auto& [key, picks] : m_wanted) {
            if (!m_found.contains(key))
                return at(makeError(Code::UnknownName, "the record " + quoted(key), ": none with this key is loaded"), m_entity.label());
        }
        return {};
    }

    Lowest* stratumOf(const Batch& target, std::uint32_t row) {
        std::string name;
        if (m_stratum) {
            const Column& column = *target.columns[*m_stratum];
            name = printValue(column.value(row), column.type());
        }
        if (!m_strata.contains(name) && m_strata.size() == kMostStrata)
            return nullptr;
        return &m_strata[name];
    }

    std::uint64_t neededOf(const Lowest& stratum, std::uint64_t population) const {
        if (!m_request.size)
            return sampleSize(stratum.population(), m_request.tolerable, m_request.confidence, m_request.allowed);
        // In proportion, but none is left out where there are enough for all.
        const std::uint64_t size = std::min(*m_request.size, population);
        const auto share = std::uint64_t(static_cast<long double>(size) * static_cast<long double>(stratum.population()) /
                                         static_cast<long double>(std::max<std::uint64_t>(population, 1)));
        return size >= m_strata.size() ? std::max<std::uint64_t>(share, 1) : share;
    }

    std::uint64_t population() const {
        std::uint64_t sum = 0;
        for (const auto& [name, stratum] : m_strata)
            sum += stratum.population();
        return sum;
    }

    std::uint64_t mostNeeded() const {
        std::uint64_t most = 0;
        for (const auto& [name, stratum] : m_strata) {
            const std::uint64_t needed = neededOf(stratum, population());
            most = stratum.isShortOf(needed) ? std::max(most, needed) : most;
        }
        return most;
    }

    void fill() {
        const std::uint64_t all = population();
        std::vector<std::pair<std::uint64_t, Card>> drawn;
        for (auto& [name, stratum] : m_strata) {
            const std::uint64_t size = neededOf(stratum, all);
            std::vector<Lowest::Drawn> taken = stratum.take(size);
            m_sample.strata.push_back({name, stratum.population(), taken.size()});
            for (Lowest::Drawn& one : taken)
                drawn.emplace_back(one.rank, Card{one.record, std::move(one.key), name, {{Pick::How::Random, {}}}});
        }
        std::sort(drawn.begin(), drawn.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        for (auto& [rank, card] : drawn)
            m_sample.cards.push_back(std::move(card));
        for (const auto& [key, picks] : m_wanted) {
            for (const Pick& pick : picks)
                add(m_found.at(key), pick);
        }
        for (const auto& [record, why] : m_extremes.most(m_request.differing, m_request.risky))
            add(record, {Pick::How::Risk, why});
    }

    void add(std::uint64_t record, Pick pick) {
        const auto found = std::find_if(m_sample.cards.begin(), m_sample.cards.end(), [&](const Card& card) { return card.record == record; });
        Card& card = found != m_sample.cards.end() ? *found : m_sample.cards.emplace_back(Card{record, {}, {}, {}});
        card.picks.push_back(std::move(pick));
    }

    Result<void> cover(JobContext& job) {
        MW_TRY(const engine::RuleCoverage coverage, engine::coverRules(m_plan, m_entity.mapping->id.text(), job));
        m_sample.isCovering = true;
        const auto isOfNote = [](const rules::Branch& branch) { return !wayNamed(branch.kind).empty(); };
        for (const engine::RuleCoverage::Point& point : coverage.points) {
            if (point.records == 0 && isOfNote(point.branch))
                m_sample.unexercised.push_back({point.targetField, point.reference, std::string(wayNamed(point.branch.kind)), point.branch.text});
        }
        for (const engine::RuleCoverage::Record& record : coverage.records) {
            std::vector<std::string> fields;
            for (const std::size_t point : record.points)
                fields.push_back(coverage.points[point].targetField.empty() ? "filter" : coverage.points[point].targetField);
            add(record.rowNumber, {Pick::How::Covering, listed(fields)});
        }
        return {};
    }

    /// Gives cards that were not drawn their keys; records that are not loaded have one too.
    Result<void> nameKeys(JobContext& job) {
        std::map<std::uint64_t, Card*> nameless;
        for (Card& card : m_sample.cards) {
            if (card.key.empty())
                nameless[card.record] = &card;
        }
        if (nameless.empty())
            return {};
        MW_TRY(auto reader, engine::SourceReader::open(m_plan.options().access, m_entity, {}, job));
        const engine::PlannedEntity seenByRules = engine::filterOnly(m_entity);
        engine::RowProcessor processor(seenByRules, false);
        for (bool more = true; more && !nameless.empty();) {
            MW_TRY_DO(job.checkpoint());
            Batch batch;
            MW_TRY(more, reader->next(batch, job));
            std::vector<std::uint32_t> rows;
            for (std::uint32_t row = 0; row < batch.rows; ++row) {
                if (nameless.contains(batch.origins.rowNumber[row]))
                    rows.push_back(row);
            }
            if (rows.empty())
                continue;
            MW_TRY(const engine::ProcessedBatch seen, processor.process(takeBatchRows(batch, rows)));
            for (std::size_t row = 0; row < seen.source.rows; ++row) {
                const auto found = nameless.find(seen.source.origins.rowNumber[row]);
                found->second->key = engine::keyText(seen.source.columns, m_naming, row);
                nameless.erase(found);
            }
        }
        return {};
    }

    const engine::Plan& m_plan;
    const engine::PlannedEntity& m_entity;
    const DrawRequest& m_request;
    const std::vector<std::size_t> m_naming;
    std::optional<std::size_t> m_stratum; ///< position of the field among the target's
    std::map<std::string, Lowest> m_strata;
    std::map<std::string, std::vector<Pick>> m_wanted; ///< by key in the source
    std::map<std::string, std::uint64_t> m_found;
    Extremes m_extremes;
    SamplePlan m_sample;
};

} // namespace

std::uint64_t rankOf(std::uint64_t seed, std::uint64_t record) {
    const Sha256Digest digest = sha256("mapwright-draw:" + std::to_string(seed) + ":" + std::to_string(record));
    std::uint64_t rank = 0;
    for (int i = 0; i < 8; ++i)
        rank = rank << 8 | digest[std::size_t(i)];
    return rank;
}

std::string_view wayNamed(rules::Branch::Kind kind) {
    using Kind = rules::Branch::Kind;
    switch (kind) {
    case Kind::Arm: return "a condition that is never true";
    case Kind::Otherwise: return "no record is left for the rest";
    case Kind::Value: return "a value that is never the first one present";
    case Kind::AllMissing: return "one of the values is always present";
    case Kind::Worked: return "what is tried never works";
    case Kind::Failed: return "the fallback is never needed";
    case Kind::Listed: return "a value of the value map that no record has";
    case Kind::Unlisted: return "no record has a value that the map does not list";
    case Kind::MissingKey: return "no record is without the value that is looked up";
    case Kind::Found: return "the lookup never finds a record";
    case Kind::NotFound: return "the lookup finds a record for all";
    case Kind::Null:
    case Kind::Error:
    case Kind::Result: break;
    }
    return {};
}

Result<SamplePlan> draw(const engine::Plan& plan, const DrawRequest& request, JobContext& job) {
    MW_TRY(const engine::PlannedEntity* entity, plan.entity(request.mapping));
    MW_TRY(SamplePlan sample, Drawing(plan, *entity, request).run(job));
    if (sample.cards.empty())
        return at(makeError(Code::Usage, "no record is loaded, so there is none to be looked at"), entity->label());
    return sample;
}

} // namespace mw::review
