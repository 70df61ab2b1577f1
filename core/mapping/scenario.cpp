// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/scenario.h"

#include "core/base/trimmed.h"

#include <algorithm>

namespace mw::mapping {

namespace {

constexpr std::string_view kExpect = "expect:";

/// Calls take(line, its number) for each line that says something, until that fails.
template <class Take>
Result<void> eachLine(std::string_view text, Take&& take) {
    std::size_t number = 0;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = trimmed(text.substr(begin, end - begin));
        ++number;
        if (!line.empty() && !line.starts_with("--"))
            MW_TRY_DO(take(line, number));
        begin = end + 1;
    }
    return {};
}

std::string_view parameterOf(const Check& check, const char* name) {
    const auto found = check.parameters.find(name);
    return found == check.parameters.end() ? std::string_view() : std::string_view(found->second);
}

Error wrong(std::size_t line, const std::string& why) { return makeError(Code::WrongValue, "line " + std::to_string(line) + " of the steps: " + why); }

/// What stands behind "expect:" or "rule:" belongs to the step before it, once.
Result<void> addTo(std::vector<Scenario::Step>& steps, std::string Scenario::Step::*part, std::string_view sign, std::string_view line, std::size_t number) {
    const std::string_view text = trimmed(line.substr(sign.size()));
    if (steps.empty())
        return wrong(number, std::string(sign) + " belongs to a step, and none stands before it");
    if (!(steps.back().*part).empty())
        return wrong(number, "the step has its " + std::string(sign) + " already");
    if (text.empty())
        return wrong(number, "nothing stands behind " + std::string(sign));
    steps.back().*part = text;
    return {};
}

} // namespace

std::size_t Scenario::decided() const {
    return std::size_t(std::count_if(steps.begin(), steps.end(), [](const Step& step) { return !step.rule.empty(); }));
}

Result<Scenario> Scenario::of(const Check& check) {
    Scenario scenario;
    MW_TRY_DO(eachLine(parameterOf(check, "records"), [&](std::string_view line, std::size_t) -> Result<void> {
        if (std::find(scenario.records.begin(), scenario.records.end(), line) == scenario.records.end())
            scenario.records.emplace_back(line);
        return {};
    }));
    MW_TRY_DO(eachLine(parameterOf(check, "steps"), [&](std::string_view line, std::size_t number) -> Result<void> {
        if (line.starts_with(kExpect))
            return addTo(scenario.steps, &Step::expects, kExpect, line, number);
        if (line.starts_with(kScenarioRule))
            return addTo(scenario.steps, &Step::rule, kScenarioRule, line, number);
        scenario.steps.push_back({std::string(line), {}, {}});
        return {};
    }));
    if (scenario.records.empty())
        return makeError(Code::WrongValue, "a scenario names at least one record of the target, by its key");
    if (scenario.steps.empty())
        return makeError(Code::WrongValue, "a scenario needs at least one step");
    return scenario;
}

} // namespace mw::mapping
