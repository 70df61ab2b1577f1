// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/invocation.h"

#include "core/types/value.h"

#include <algorithm>

namespace mw::cli {

Result<Invocation> Invocation::parse(const std::vector<std::string>& words, const std::vector<Argument>& arguments,
                                     const std::vector<Option>& options) {
    Invocation invocation;
    bool optionsEnded = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        const bool isOption = !optionsEnded && word.size() > 1 && word[0] == '-' && !(word[1] >= '0' && word[1] <= '9');
        if (!isOption) {
            if (invocation.m_arguments.size() == arguments.size())
                return makeError(Code::Usage, "there is one argument too many: " + word);
            invocation.m_arguments.push_back(word);
            continue;
        }
        if (word == "--") {
            optionsEnded = true;
            continue;
        }
        const std::size_t equals = word.rfind("--", 0) == 0 ? word.find('=') : std::string::npos;
        const std::string name = word.substr(0, equals);
        const auto option = std::find_if(options.begin(), options.end(), [&](const Option& o) { return o.name == name; });
        if (option == options.end())
            return makeError(Code::Usage, "there is no option " + name);
        if (!option->repeatable && invocation.m_options.contains(name))
            return makeError(Code::Usage, name + " is given twice");
        std::string value;
        if (option->value.empty()) {
            if (equals != std::string::npos)
                return makeError(Code::Usage, name + " takes no value");
        } else if (equals != std::string::npos) {
            value = word.substr(equals + 1);
        } else if (i + 1 < words.size()) {
            value = words[++i];
        } else {
            return makeError(Code::Usage, name + " needs a value: " + option->value);
        }
        invocation.m_options[name].push_back(std::move(value));
    }
    if (!invocation.wantsHelp())
        for (std::size_t i = invocation.m_arguments.size(); i < arguments.size(); ++i)
            if (arguments[i].required)
                return makeError(Code::Usage, arguments[i].name + " is missing");
    return invocation;
}

std::string Invocation::value(std::string_view option, std::string otherwise) const {
    const auto found = m_options.find(std::string(option));
    return found == m_options.end() ? std::move(otherwise) : found->second.back();
}

std::vector<std::string> Invocation::values(std::string_view option) const {
    const auto found = m_options.find(std::string(option));
    return found == m_options.end() ? std::vector<std::string>() : found->second;
}

Result<std::optional<std::uint64_t>> Invocation::number(std::string_view option) const {
    if (!has(option))
        return std::optional<std::uint64_t>();
    std::int64_t number = 0;
    if (!parseInteger(value(option), number) || number < 0)
        return makeError(Code::Usage, std::string(option) + " takes a whole number, not " + value(option));
    return std::optional<std::uint64_t>(std::uint64_t(number));
}

} // namespace mw::cli
