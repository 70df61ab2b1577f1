// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/scenario.h"

#include "core/mapping/checks_in_effect.h"
#include "core/mapping/starting_rule.h"
#include "core/validate/paired_p.h"

#include <algorithm>
#include <map>

namespace mw::validate {

namespace {

using mapping::Scenario;
constexpr char kPart = '\x1f'; // between the parts of a key, as in all differences
enum Rule : std::size_t { By, FirstExtra };

/// The records of the target, each with its key and what the rules of the steps say of it.
class Records {
public:
    static Result<Records> open(const engine::Plan& plan, const mapping::Check& check, const Scenario* scenario, JobContext& job) {
        MW_TRY(const engine::PlannedEntity* const mapping, mappingOf(plan, check));
        std::vector<ExtraRule> extra;
        const mapping::PairedQuestion& question = mapping::pairedQuestion(check.kind, false);
        if (question.parameter(check, "by").empty())
            for (const std::string& field : mapping::pairingKey(*mapping->mapping, mapping->targetEntity))
                extra.push_back({"the key", mapping::ruleName(field), false});
        const std::size_t keys = extra.size();
        if (scenario)
            for (const Scenario::Step& step : scenario->steps)
                if (!step.rule.empty())
                    extra.push_back({step.does, step.rule, true});
        MW_TRY(SideRows rows, SideRows::open(plan, check, question, job, extra));
        if (!rows.has(By) && keys == 0)
            return makeError(Code::WrongValue, "target_by is needed: neither the mapping nor the target has a key");
        return Records(std::move(rows), keys);
    }
    const std::vector<Field>& fields() const { return m_rows.fields(); }
    Result<bool> next(SideRows::Rows& rows, const TakeFailure& fail, JobContext& job) { return m_rows.next(rows, fail, job); }
    /// As scenarios name records: parts joined by '|'.
    std::string key(const SideRows::Rows& rows, std::uint32_t row) const {
        if (m_keys == 0)
            return rows.text(By, row);
        std::string key;
        for (std::size_t part = 0; part < m_keys; ++part)
            key += (part == 0 ? "" : "|") + rows.text(FirstExtra + part, row);
        return key;
    }
    const ColumnPtr& decision(const SideRows::Rows& rows, std::size_t step) const { return rows.values[FirstExtra + m_keys + step]; }

private:
    Records(SideRows rows, std::size_t keys) : m_rows(std::move(rows)), m_keys(keys) {}

    SideRows m_rows;
    std::size_t m_keys;
};

/// What the data say of a record: whether it is there, and of each step that they decide.
struct Found {
    bool isThere = false;
    std::vector<Value> decided;
};

Result<std::map<std::string, Found>> findRecords(const engine::Plan& plan, const mapping::Check& check, const Scenario& scenario, const TakeFailure& fail,
                                                 JobContext& job) {
    std::map<std::string, Found> found;
    for (const std::string& record : scenario.records)
        found[record];
    MW_TRY(Records records, Records::open(plan, check, &scenario, job));
    SideRows::Rows rows;
    for (bool more = true; more;) {
        MW_TRY(more, records.next(rows, fail, job));
        for (const std::uint32_t row : rows.good) {
            const auto wanted = found.find(records.key(rows, row));
            if (wanted == found.end())
                continue;
            wanted->second.isThere = true;
            wanted->second.decided.resize(scenario.decided());
            for (std::size_t step = 0; step < wanted->second.decided.size(); ++step)
                if (Value& said = wanted->second.decided[step]; said != Value(false)) // of several rows the one that fails counts
                    said = records.decision(rows, step)->value(row);
        }
    }
    return found;
}

Result<PairedResult> compare(const engine::Plan& plan, const mapping::Check& check, JobContext& job) {
    MW_TRY(const Scenario scenario, Scenario::of(check));
    PairedResult result;
    // A record that cannot be computed is not there; of records that nobody named that is no matter.
    MW_TRY(const auto found, findRecords(plan, check, scenario, [](std::string) {}, job));
    for (const std::string& record : scenario.records) {
        const Found& one = found.at(record);
        result.lines.push_back({record, Value(true), Value(one.isThere), true, one.isThere, one.isThere, diff::Cause::Unexplained});
        std::size_t decided = 0;
        for (std::size_t step = 0; step < scenario.steps.size(); ++step) {
            const Scenario::Step& asked = scenario.steps[step];
            if (asked.rule.empty())
                continue;
            const Value said = one.isThere ? one.decided[decided] : Value();
            ++decided;
            result.lines.push_back({record + kPart + std::to_string(step + 1) + ". " + asked.does, Value(asked.expects.empty() ? asked.rule : asked.expects), said, true,
                                    one.isThere, said == Value(true), diff::Cause::Unexplained});
        }
    }
    finishLines(result, check.reference);
    return result;
}

Result<std::pair<PairedRows, PairedRows>> rows(const engine::Plan& plan, const mapping::Check& check, const std::string& key, std::size_t limit, JobContext& job) {
    std::pair<PairedRows, PairedRows> both;
    const std::string record = key.substr(0, key.find(kPart));
    MW_TRY(Records records, Records::open(plan, check, nullptr, job));
    both.second.fields = records.fields();
    SideRows::Rows rows;
    for (bool more = true; more;) {
        MW_TRY(more, records.next(rows, [](std::string) {}, job));
        for (const std::uint32_t row : rows.good)
            if (records.key(rows, row) == record)
                keepRow(both.second, rows, row, limit);
    }
    return both;
}

} // namespace

const PairedTemplate kScenario = {compare, rows, "the records are as the steps of the scenario expect them"};

} // namespace mw::validate
