// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"
#include "core/mapping/state_machine.h"
#include "core/validate/paired_p.h"

#include <algorithm>
#include <array>
#include <map>

namespace mw::validate {

namespace workflow {

namespace {

using mapping::StateMachine;
constexpr std::size_t kExamplesOfOne = 20; // of each line: what is frequent leaves room for what is rare
constexpr std::size_t kTold = 200;         // states that the machine does not have, each a line of its own
enum Rule : std::size_t { By, State, FirstExtra };
enum Step : std::size_t { Record, From, To };

Error wrong(std::string why) { return makeError(Code::WrongValue, std::move(why)); }

Result<StateMachine> machineOf(const mapping::Check& check) { return StateMachine::parse(parameterOf(check, "machine")); }

/// The conditions of the machine as rules over the target's records, in the order of its steps and automations.
std::vector<ExtraRule> conditionsOf(const StateMachine& machine) {
    std::vector<ExtraRule> rules;
    for (const StateMachine::Step& step : machine.steps)
        rules.push_back({step.from + " -> " + step.to, step.condition, true});
    for (const StateMachine::Automation& each : machine.automations)
        rules.push_back({"on " + (each.state.empty() ? "*" : each.state), each.condition, true});
    return rules;
}

std::string firesLine(const std::string& state, const StateMachine::Automation& automation) { return "fires in " + state + ": " + automation.does; }

/// What a record of the target has against it; `condition` says whether a condition of the machine holds for it.
struct Objection {
    diff::Cause cause;
    std::string line; ///< "stuck in New"
};
template <class Condition>
void eachObjection(const StateMachine& machine, const std::string& state, Condition&& condition, const std::function<void(Objection)>& take) {
    if (!machine.has(state)) {
        take({diff::Cause::IllegalState, "no state " + quoted(state)});
        return;
    }
    bool isWayOut = machine.isFinal(state);
    for (std::size_t i = 0; i < machine.steps.size() && !isWayOut; ++i)
        isWayOut = machine.steps[i].from == state && condition(i);
    if (!isWayOut)
        take({diff::Cause::Stuck, "stuck in " + state});
    for (std::size_t i = 0; i < machine.automations.size(); ++i)
        if (const auto& each = machine.automations[i]; (each.state.empty() || each.state == state) && condition(machine.steps.size() + i))
            take({diff::Cause::AutomationFires, firesLine(state, each)});
}
std::string stepLine(const std::string& from, const std::string& to) { return "step " + from + " → " + to; }
/// A record may keep its state, or go a way that the machine has.
bool isAllowed(const StateMachine& machine, const std::string& from, const std::string& to) { return from == to || machine.allows(from, to); }

/// Shows each record of the target with its objections.
template <class Take>
Result<void> eachTarget(const engine::Plan& plan, const mapping::Check& check, const StateMachine& machine, std::vector<Field>* fields, const TakeFailure& fail,
                        JobContext& job, Take&& take) {
    const std::vector<ExtraRule> conditions = conditionsOf(machine);
    MW_TRY(SideRows side, SideRows::open(plan, check, mapping::pairedQuestion(check.kind, false), job, conditions));
    if (!side.has(State))
        return wrong("target_state is needed: the rule that gives the state of a record");
    if (fields)
        *fields = side.fields();
    SideRows::Rows rows;
    std::vector<Objection> objections;
    for (bool more = true; more;) {
        MW_TRY(more, side.next(rows, fail, job));
        for (const std::uint32_t row : rows.good) {
            objections.clear();
            const auto holds = [&](std::size_t condition) {
                const ColumnPtr& column = rows.values[FirstExtra + condition];
                return conditions[condition].text.empty() || (!column->isNull(row) && std::get<bool>(column->value(row)));
            };
            eachObjection(machine, rows.text(State, row), holds, [&](Objection objection) { objections.push_back(std::move(objection)); });
            take(rows, row, objections);
        }
    }
    return {};
}

/// Key and state of a side's records as columns of text, for the comparison by key.
class StateReader final : public Reader {
public:
    StateReader(SideRows side, TakeFailure fail) : m_side(std::move(side)), m_fail(std::move(fail)) {
        for (const char* name : {"key", "state"}) {
            Field& field = m_fields.emplace_back();
            field.name = name;
            field.type = LogicalType::text();
        }
    }
    const std::vector<Field>& fields() const override { return m_fields; }
    Result<bool> next(Batch& batch, JobContext& job) override {
        SideRows::Rows rows;
        MW_TRY(const bool more, m_side.next(rows, m_fail, job));
        batch = Batch();
        batch.rows = rows.good.size();
        for (const std::size_t rule : {By, State}) {
            auto column = std::make_shared<Column>(LogicalType::text(), batch.rows);
            for (std::size_t i = 0; i < rows.good.size(); ++i)
                column->setValue(i, rows.text(rule, rows.good[i]));
            batch.columns.push_back(std::move(column));
        }
        for (const std::uint32_t row : rows.good)
            batch.origins.rowNumber.push_back(rows.number(row));
        return more;
    }

private:
    SideRows m_side;
    const TakeFailure m_fail;
    std::vector<Field> m_fields;
};

/// Adds up what was found, a line for each kind of thing.
class Findings final : public diff::DifferenceSink {
public:
    Findings(const StateMachine& machine, PairedResult& result) : m_machine(machine), m_result(result) {}

    struct Line {
        std::uint64_t before = 0, after = 0;
        bool isSame = true;
        diff::Cause cause = diff::Cause::Unexplained;
        std::vector<diff::Difference> examples;
    };
    void object(const Objection& objection, diff::Difference example) {
        Line& line = lineOf(objection.line);
        ++line.after;
        line.isSame = false;
        line.cause = example.cause = objection.cause;
        if (line.examples.size() < kExamplesOfOne)
            line.examples.push_back(std::move(example));
    }
    /// A record went from one state to another.
    void step(const std::string& from, const std::string& to, diff::Difference example) {
        if (isAllowed(m_machine, from, to))
            ++lineOf(stepLine(from, to)).after;
        else
            object({diff::Cause::IllegalTransition, stepLine(from, to)}, std::move(example));
    }
    void countBefore(const std::string& state) { ++lineOf("state " + state).before; }
    void countAfter(const std::string& state) { ++lineOf("state " + state).after; }

    // Differences between the states on both sides are steps that the migration made.
    Result<void> restart() override {
        m_moves.clear();
        return {};
    }
    Result<void> add(const diff::Difference& difference) override {
        if (difference.kind != diff::Difference::Kind::Changed)
            return {}; // whether records are there is asked by the counts
        auto& [count, examples] = m_moves[{std::get<std::string>(difference.left), std::get<std::string>(difference.right)}];
        ++count;
        if (examples.size() < kExamplesOfOne)
            examples.push_back(difference);
        return {};
    }
    void takeMoves(const std::string& field) {
        for (auto& [move, found] : m_moves) {
            auto& [count, examples] = found;
            for (diff::Difference& example : examples) {
                example.field = field;
                step(move.first, move.second, std::move(example));
            }
            lineOf(stepLine(move.first, move.second)).after += count - examples.size();
        }
    }

    void close(std::uint64_t differing) {
        m_result.differing = differing;
        for (auto& [key, line] : m_lines) {
            m_result.lines.push_back({key, std::int64_t(line.before), std::int64_t(line.after), true, true, line.isSame, line.cause});
            for (diff::Difference& example : line.examples)
                if (m_result.examples.size() < kPairedExamples)
                    m_result.examples.push_back(std::move(example));
        }
    }
    std::uint64_t illegal() const {
        std::uint64_t all = 0;
        for (const auto& [key, line] : m_lines)
            if (line.cause == diff::Cause::IllegalTransition)
                all += line.after;
        return all;
    }

private:
    /// Values that are no states at all could be as many as records: those beyond the first share a line.
    Line& lineOf(const std::string& key) {
        return m_lines.contains(key) || m_lines.size() < kTold ? m_lines[key] : m_lines["others"];
    }

    const StateMachine& m_machine;
    PairedResult& m_result;
    std::map<std::string, Line> m_lines;
    std::map<std::pair<std::string, std::string>, std::pair<std::uint64_t, std::vector<diff::Difference>>> m_moves;
};

diff::Difference exampleOf(const std::string& key, const std::string& field, Value left, const std::string& right, std::uint64_t number) {
    diff::Difference example;
    example.key = key;
    example.field = field;
    example.left = std::move(left);
    example.right = right;
    example.rightRow = number;
    return example;
}

/// Pairs the records of both sides; gives how many were.
Result<std::uint64_t> compareStates(const engine::Plan& plan, const mapping::Check& check, diff::DifferenceSink& moves, PairedResult& result, JobContext& job) {
    const mapping::PairedQuestion& source = mapping::pairedQuestion(check.kind, true);
    const mapping::PairedQuestion& target = mapping::pairedQuestion(check.kind, false);
    PairedResult failures; // of the source; the sides are read on threads of their own
    const auto side = [&](const mapping::PairedQuestion& question, PairedResult* into) {
        return [&plan, &check, &question, into](JobContext& context) -> Result<std::unique_ptr<Reader>> {
            MW_TRY(SideRows rows, SideRows::open(plan, check, question, context));
            if (!rows.has(By) || !rows.has(State))
                return wrong("both sides need " + question.prefix() + "by and " + question.prefix() + "state, to be compared record by record");
            if (into)
                *into = PairedResult(); // it may be read twice
            return std::unique_ptr<Reader>(new StateReader(std::move(rows), into ? failuresInto(*into) : TakeFailure([](std::string) {})));
        };
    };
    diff::DiffOptions options;
    options.leftKey = options.rightKey = {"key"};
    options.keptDifferences = 0;
    options.fields.push_back({"state", "state", ""});
    MW_TRY(const diff::DiffResult compared, diff::compare(side(source, &failures), side(target, nullptr), options, job, &moves));
    if (failures.failures > 0 && result.failures == 0)
        result.firstFailure = failures.firstFailure;
    result.failures += failures.failures;
    return compared.compared;
}

/// Shows each step of the history; where a record came into being it comes from where it goes to. Gives how many there are.
using TakeStep = std::function<void(const std::string& key, const std::string& from, const std::string& to, std::uint64_t number)>;
Result<std::uint64_t> readHistory(const engine::Plan& plan, const mapping::Check& check, const TakeFailure& fail, JobContext& job, const TakeStep& take) {
    const mapping::PairedQuestion& history = mapping::pairedQuestion(check.kind, false, "history");
    MW_TRY(SideRows side, SideRows::open(plan, check, history, job));
    if (!side.has(From) || !side.has(To))
        return wrong("a history needs " + history.prefix() + "from and " + history.prefix() + "to");
    std::uint64_t steps = 0;
    SideRows::Rows rows;
    for (bool more = true; more;) {
        MW_TRY(more, side.next(rows, fail, job));
        for (const std::uint32_t row : rows.good) {
            const std::string to = rows.text(To, row);
            take(rows.text(Record, row), rows.values[From]->isNull(row) ? to : rows.text(From, row), to, rows.number(row));
            ++steps;
        }
    }
    return steps;
}

Result<PairedResult> compare(const engine::Plan& plan, const mapping::Check& check, JobContext& job) {
    MW_TRY(const StateMachine machine, machineOf(check));
    PairedResult result;
    const TakeFailure fail = failuresInto(result);
    Findings findings(machine, result);
    std::uint64_t wrongOnes = 0;
    MW_TRY_DO(eachTarget(plan, check, machine, nullptr, fail, job, [&](const SideRows::Rows& rows, std::uint32_t row, const std::vector<Objection>& objections) {
        ++result.compared;
        wrongOnes += !objections.empty();
        const std::string state = rows.text(State, row);
        if (machine.has(state))
            findings.countAfter(state);
        for (const Objection& objection : objections)
            findings.object(objection, exampleOf(rows.text(By, row), check.reference, {}, state, rows.number(row)));
    }));
    bool anyIsEmpty = false;
    if (mapping::pairedQuestion(check.kind, true).isAsked(check)) {
        MW_TRY(const std::uint64_t paired, compareStates(plan, check, findings, result, job));
        findings.takeMoves(check.reference);
        anyIsEmpty = paired == 0;
    }
    if (mapping::pairedQuestion(check.kind, false, "history").isAsked(check)) {
        const TakeStep take = [&](const std::string& key, const std::string& from, const std::string& to, std::uint64_t number) {
            diff::Difference example = exampleOf(key, check.reference, from, to, number);
            if (machine.has(to) && machine.has(from))
                findings.step(from, to, std::move(example));
            else {
                findings.object({diff::Cause::IllegalState, "no state " + quoted(machine.has(to) ? from : to)}, std::move(example));
                ++wrongOnes;
            }
        };
        MW_TRY(const std::uint64_t steps, readHistory(plan, check, fail, job, take));
        anyIsEmpty = anyIsEmpty || steps == 0;
        result.compared += steps;
    }
    if (anyIsEmpty)
        result.compared = 0; // what was asked for and compared nothing has not passed, whatever the rest says
    findings.close(wrongOnes + findings.illegal());
    return result;
}

/// Keeps the steps of one line: those that the migration made as the source's rows, those of the history as the target's.
class StepsOf final : public diff::DifferenceSink {
public:
    StepsOf(const std::string& line, std::size_t limit) : m_line(line), m_limit(limit) {
        for (const char* name : {"key", "from", "to"}) {
            Field field;
            field.name = name;
            field.type = LogicalType::text();
            both.first.fields.push_back(field);
            both.second.fields.push_back(field);
        }
    }
    Result<void> restart() override {
        both.first.rows.clear();
        both.first.numbers.clear();
        both.first.all = 0;
        return {};
    }
    Result<void> add(const diff::Difference& difference) override {
        if (difference.kind == diff::Difference::Kind::Changed)
            keep(both.first, difference.key, std::get<std::string>(difference.left), std::get<std::string>(difference.right), difference.leftRow);
        return {};
    }
    void keep(PairedRows& rows, const std::string& key, const std::string& from, const std::string& to, std::uint64_t number) const {
        if (stepLine(from, to) != m_line || rows.all++ >= m_limit)
            return;
        rows.rows.push_back({key, from, to});
        rows.numbers.push_back(number);
    }
    std::pair<PairedRows, PairedRows> both;

private:
    const std::string& m_line;
    const std::size_t m_limit;
};

Result<std::pair<PairedRows, PairedRows>> stepRows(const engine::Plan& plan, const mapping::Check& check, const std::string& key, std::size_t limit, JobContext& job) {
    StepsOf steps(key, limit);
    PairedResult ignored;
    if (mapping::pairedQuestion(check.kind, true).isAsked(check))
        MW_TRY_DO(compareStates(plan, check, steps, ignored, job));
    if (mapping::pairedQuestion(check.kind, false, "history").isAsked(check))
        MW_TRY_DO(readHistory(plan, check, failuresInto(ignored), job, [&](const std::string& record, const std::string& from, const std::string& to, std::uint64_t number) {
            steps.keep(steps.both.second, record, from, to, number);
        }));
    return std::move(steps.both);
}

Result<std::pair<PairedRows, PairedRows>> rows(const engine::Plan& plan, const mapping::Check& check, const std::string& key, std::size_t limit, JobContext& job) {
    if (key.starts_with("step "))
        return stepRows(plan, check, key, limit, job);
    MW_TRY(const StateMachine machine, machineOf(check));
    std::pair<PairedRows, PairedRows> both;
    const TakeFailure ignore = [](std::string) {};
    MW_TRY_DO(eachTarget(plan, check, machine, &both.second.fields, ignore, job,
                         [&](const SideRows::Rows& rows, std::uint32_t row, const std::vector<Objection>& objections) {
                             const bool isOfLine = key == "state " + rows.text(State, row) ||
                                                   std::any_of(objections.begin(), objections.end(), [&](const Objection& each) { return each.line == key; });
                             if (isOfLine)
                                 keepRow(both.second, rows, row, limit);
                         }));
    return both;
}

/// Differences are of records: the line is that of the first thing that can have been found so.
std::string lineOfDifference(const mapping::Check& check, const diff::Difference& difference) {
    const auto machine = machineOf(check);
    const auto printed = [](const Value& value) { return isNull(value) ? std::string() : printValue(value); };
    const std::string from = printed(difference.left), to = printed(difference.right);
    switch (difference.cause) {
    case diff::Cause::Stuck: return "stuck in " + to;
    case diff::Cause::IllegalTransition: return stepLine(from, to);
    case diff::Cause::IllegalState: return "no state " + quoted(machine.ok() && machine->has(to) ? from : to);
    default: break;
    }
    if (machine.ok())
        for (const StateMachine::Automation& each : machine->automations)
            if (each.state.empty() || each.state == to)
                return firesLine(to, each);
    return "state " + to;
}

} // namespace

} // namespace workflow

const PairedTemplate kWorkflow = {workflow::compare, workflow::rows, "every state and every step is one that the workflow allows", workflow::lineOfDifference};

} // namespace mw::validate
