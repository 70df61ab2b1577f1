// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/state_machine.h"

#include "core/base/trimmed.h"
#include "core/base/utf8.h"

#include <algorithm>

namespace mw::mapping {

namespace {

constexpr std::string_view kIf = " if ", kArrow = "->", kDoes = "=>", kFinal = "final:", kOn = "on ";

/// Where a sign stands outside of quotes; npos where it does not.
std::size_t findOutside(std::string_view text, std::string_view sign) {
    bool isQuoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\'')
            isQuoted = !isQuoted;
        else if (!isQuoted && text.substr(i).starts_with(sign))
            return i;
    }
    return std::string_view::npos;
}

class Parser {
public:
    Result<StateMachine> run(std::string_view text) {
        for (std::size_t begin = 0; begin <= text.size();) {
            const std::size_t end = std::min(text.find('\n', begin), text.size());
            ++m_line;
            MW_TRY_DO(line(trimmed(text.substr(begin, end - begin))));
            begin = end + 1;
        }
        if (m_machine.states.empty())
            return makeError(Code::WrongValue, "a state machine needs at least one state");
        for (const StateMachine::Automation& each : m_machine.automations)
            if (!each.state.empty() && !m_machine.has(each.state))
                return makeError(Code::WrongValue, "there is no state " + quoted(each.state) + " in which something could happen");
        if (m_machine.finals.empty())
            for (const std::string& state : m_machine.states)
                if (std::none_of(m_machine.steps.begin(), m_machine.steps.end(), [&](const auto& step) { return step.from == state; }))
                    m_machine.finals.push_back(state);
        return std::move(m_machine);
    }

private:
    Error wrong(const std::string& why) const { return makeError(Code::WrongValue, "line " + std::to_string(m_line) + " of the state machine: " + why); }

    Result<void> line(std::string_view text) {
        if (text.empty() || text.starts_with("--"))
            return {};
        if (text.starts_with(kFinal)) {
            MW_TRY(m_machine.finals, names(text.substr(kFinal.size())));
            return {};
        }
        if (text.starts_with(kOn) && findOutside(text, kDoes) != std::string_view::npos)
            return automation(text.substr(kOn.size()));
        const std::size_t arrow = findOutside(text, kArrow);
        if (arrow == std::string_view::npos) {
            MW_TRY_DO(names(text));
            return {};
        }
        MW_TRY(const std::vector<std::string> from, names(text.substr(0, arrow)));
        std::string_view rest = text.substr(arrow + kArrow.size());
        const std::size_t condition = findOutside(rest, kIf);
        MW_TRY(const std::vector<std::string> to, names(rest.substr(0, condition)));
        const std::string_view rule = condition == std::string_view::npos ? std::string_view() : trimmed(rest.substr(condition + kIf.size()));
        for (const std::string& one : from)
            for (const std::string& other : to)
                m_machine.steps.push_back({one, other, std::string(rule)});
        return {};
    }

    Result<void> automation(std::string_view text) {
        const std::size_t does = findOutside(text, kDoes);
        const std::string_view when = text.substr(0, does);
        const std::size_t condition = findOutside(when, kIf);
        StateMachine::Automation& made = m_machine.automations.emplace_back();
        made.does = trimmed(text.substr(does + kDoes.size()));
        if (made.does.empty())
            return wrong("what happens is missing behind =>");
        if (condition != std::string_view::npos)
            made.condition = trimmed(when.substr(condition + kIf.size()));
        if (trimmed(when.substr(0, condition)) != "*") {
            MW_TRY(made.state, name(when.substr(0, condition)));
        }
        return {};
    }

    /// States parted by commas; new ones are remembered.
    Result<std::vector<std::string>> names(std::string_view text) {
        std::vector<std::string> all;
        while (true) {
            const std::size_t comma = findOutside(text, ",");
            MW_TRY(std::string one, name(text.substr(0, comma)));
            if (!m_machine.has(one))
                m_machine.states.push_back(one);
            all.push_back(std::move(one));
            if (comma == std::string_view::npos)
                return all;
            text.remove_prefix(comma + 1);
        }
    }

    Result<std::string> name(std::string_view text) const {
        text = trimmed(text);
        if (text.empty())
            return wrong("the name of a state is missing");
        if (text.front() != '\'')
            return std::string(text);
        std::string plain;
        std::size_t i = 1;
        for (; i < text.size(); ++i) {
            if (text[i] == '\'' && !text.substr(i + 1).starts_with("'"))
                break;
            i += text[i] == '\'';
            plain += text[i];
        }
        if (i + 1 != text.size() || plain.empty())
            return wrong(std::string(text) + " is not a name in quotes");
        return plain;
    }

    StateMachine m_machine;
    std::size_t m_line = 0;
};

bool contains(const std::vector<std::string>& names, std::string_view name) { return std::find(names.begin(), names.end(), name) != names.end(); }

} // namespace

bool StateMachine::has(std::string_view state) const { return contains(states, state); }
bool StateMachine::isFinal(std::string_view state) const { return contains(finals, state); }

bool StateMachine::allows(std::string_view from, std::string_view to) const {
    return std::any_of(steps.begin(), steps.end(), [&](const Step& step) { return step.from == from && step.to == to; });
}

Result<StateMachine> StateMachine::parse(std::string_view text) { return Parser().run(text); }

} // namespace mw::mapping
