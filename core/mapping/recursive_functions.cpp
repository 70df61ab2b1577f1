// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/recursive_functions.h"

#include "core/base/unicode.h"
#include "core/mapping/rule_names.h"

namespace mw::mapping {

std::vector<bool> recursiveFunctions(const std::vector<ProjectFunction>& functions) {
    std::map<std::string, std::vector<std::size_t>> byName;
    for (std::size_t i = 0; i < functions.size(); ++i)
        byName[toLower(functions[i].name)].push_back(i);
    std::vector<std::vector<std::size_t>> calls(functions.size());
    for (std::size_t i = 0; i < functions.size(); ++i) {
        RuleNames names;
        collectNames(functions[i].body, names);
        for (const std::string& call : names.calls) {
            if (const auto called = byName.find(call); called != byName.end())
                calls[i].insert(calls[i].end(), called->second.begin(), called->second.end());
        }
    }
    std::vector<bool> recursive(functions.size(), false);
    for (std::size_t start = 0; start < functions.size(); ++start) {
        std::vector<bool> seen(functions.size(), false);
        std::vector<std::size_t> open = calls[start];
        while (!open.empty() && !recursive[start]) {
            const std::size_t at = open.back();
            open.pop_back();
            recursive[start] = at == start;
            if (seen[at])
                continue;
            seen[at] = true;
            open.insert(open.end(), calls[at].begin(), calls[at].end());
        }
    }
    return recursive;
}

} // namespace mw::mapping
