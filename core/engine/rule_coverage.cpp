// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/rule_coverage.h"

#include "core/engine/covering_sample.h"
#include "core/engine/row_processor.h"

#include <algorithm>
#include <optional>
#include <set>

namespace mw::engine {

namespace {

/// Counts the ways that rows take, and remembers rows that were the first on one.
class WaysTaken {
public:
    explicit WaysTaken(const PlannedEntity& entity) : m_filter(filterOnly(entity)), m_selecting(m_filter, false) {
        if (entity.filter)
            addRule(entity.filter, {}, {});
        m_hasFilter = entity.filter != nullptr;
        for (const PlannedField& field : entity.fields)
            addRule(field.rule, field.target.name, field.mapping->reference);
    }

    Result<void> take(const Batch& batch) {
        std::set<std::uint32_t> rows;
        MW_TRY(const ProcessedBatch selected, m_selecting.process(batch));
        observe(selected, [&](std::size_t, const rules::BranchCounter& counter, std::size_t branch) { rows.insert(counter.firstRows()[branch]); });
        if (rows.empty())
            return {};
        const std::vector<std::uint32_t> kept(rows.begin(), rows.end());
        m_first.push_back(takeBatchRows(batch, kept));
        return {};
    }

    Result<RuleCoverage> finish(JobContext& job) {
        RuleCoverage coverage;
        coverage.points = m_points;
        for (std::size_t rule = 0; rule < m_counters.size(); ++rule) {
            for (std::size_t branch = 0; branch < m_counters[rule].counts().size(); ++branch)
                coverage.points[m_offsets[rule] + branch].records = m_counters[rule].counts()[branch];
        }
        MW_TRY(std::vector<Candidate> candidates, lookAtEach(job));
        choose(std::move(candidates), coverage);
        return coverage;
    }

private:
    struct Candidate {
        std::uint64_t rowNumber;
        std::vector<std::size_t> points;
    };

    void addRule(const BoundRulePtr& rule, const std::string& field, const std::string& reference) {
        m_offsets.push_back(m_points.size());
        m_rules.push_back(rule);
        for (const rules::Branch& branch : m_counters.emplace_back(rule).branches())
            m_points.push_back({field, reference, branch, 0});
    }

    /// Tells of every way that is taken for the first time.
    template <class Tell>
    void observe(const ProcessedBatch& selected, const Tell& tell) {
        std::vector<std::uint32_t> judged;
        for (std::uint32_t row = 0; row < selected.source.rows; ++row) {
            if (selected.dispositions[row] != Disposition::Rejected)
                judged.push_back(row);
        }
        for (std::size_t rule = 0; rule < m_counters.size(); ++rule) {
            const std::vector<std::uint32_t>& seen = m_hasFilter && rule == 0 ? judged : selected.good;
            if (seen.empty()) // which a counter takes for all rows
                continue;
            rules::BranchCounter& counter = m_counters[rule];
            const std::vector<std::uint64_t> before = counter.counts();
            counter.observe(selected.source, seen);
            for (std::size_t branch = 0; branch < before.size(); ++branch) {
                if (before[branch] == 0 && counter.counts()[branch] > 0)
                    tell(rule, counter, branch);
            }
        }
    }

    /// The ways of each remembered row by itself.
    Result<std::vector<Candidate>> lookAtEach(JobContext& job) {
        std::vector<Candidate> candidates;
        for (const Batch& batch : m_first) {
            for (std::uint32_t row = 0; row < batch.rows; ++row) {
                MW_TRY_DO(job.checkpoint());
                Candidate candidate{batch.origins.rowNumber[row], {}};
                MW_TRY(const ProcessedBatch selected, m_selecting.process(takeBatchRows(batch, std::span(&row, 1))));
                m_counters.clear();
                for (const BoundRulePtr& rule : m_rules)
                    m_counters.emplace_back(rule);
                observe(selected, [&](std::size_t rule, const rules::BranchCounter&, std::size_t branch) {
                    candidate.points.push_back(m_offsets[rule] + branch);
                });
                candidates.push_back(std::move(candidate));
            }
        }
        return candidates;
    }

    static void choose(std::vector<Candidate> candidates, RuleCoverage& coverage) {
        std::set<std::size_t> covered;
        const auto adds = [&](const Candidate& candidate) {
            return std::count_if(candidate.points.begin(), candidate.points.end(), [&](std::size_t point) { return !covered.contains(point); });
        };
        while (!candidates.empty()) {
            const auto best = std::max_element(candidates.begin(), candidates.end(), [&](const Candidate& a, const Candidate& b) {
                return adds(a) < adds(b) || (adds(a) == adds(b) && a.rowNumber > b.rowNumber);
            });
            RuleCoverage::Record record{best->rowNumber, {}};
            for (const std::size_t point : best->points) {
                if (covered.insert(point).second)
                    record.points.push_back(point);
            }
            if (record.points.empty())
                break;
            coverage.records.push_back(std::move(record));
            candidates.erase(best);
        }
        std::sort(coverage.records.begin(), coverage.records.end(), [](const auto& a, const auto& b) { return a.rowNumber < b.rowNumber; });
    }

    const PlannedEntity m_filter;
    RowProcessor m_selecting;
    bool m_hasFilter = false;
    std::vector<rules::BranchCounter> m_counters;
    std::vector<BoundRulePtr> m_rules;
    std::vector<std::size_t> m_offsets; ///< of each rule's first point
    std::vector<RuleCoverage::Point> m_points;
    std::vector<Batch> m_first;
};

} // namespace

Result<RuleCoverage> coverRules(const Plan& plan, const std::string& entity, JobContext& job) {
    MW_TRY(const PlannedEntity* planned, plan.entity(entity));
    MW_TRY(auto reader, SourceReader::open(plan.options().access, *planned, {}, job));
    WaysTaken ways(*planned);
    std::uint64_t read = 0;
    for (bool more = true; more;) {
        MW_TRY_DO(job.checkpoint());
        Batch batch;
        MW_TRY(more, reader->next(batch, job));
        read += batch.rows + batch.malformed.size();
        if (batch.rows > 0)
            MW_TRY_DO(ways.take(batch));
    }
    MW_TRY(RuleCoverage coverage, ways.finish(job));
    coverage.read = read;
    return coverage;
}

} // namespace mw::engine
