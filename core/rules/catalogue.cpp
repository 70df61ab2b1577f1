// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/catalogue.h"

#include <string>
#include <unordered_map>

namespace mw::rules {

#define MW_FUNCTION(family, name) Function define_##name();
#include "core/rules/functions/functions.def"
#undef MW_FUNCTION

namespace {

std::vector<Function> makeAll() {
    std::vector<Function> all;
#define MW_FUNCTION(family, name)                                                                                      \
    all.push_back(define_##name());                                                                                    \
    all.back().setFamily(#family);
#include "core/rules/functions/functions.def"
#undef MW_FUNCTION
    return all;
}

const std::vector<Function>& table() {
    static const std::vector<Function> all = makeAll();
    return all;
}

std::unordered_map<std::string_view, const Function*> makeIndex() {
    std::unordered_map<std::string_view, const Function*> index;
    for (const Function& function : table())
        index.emplace(function.name(), &function);
    return index;
}

} // namespace

std::span<const Function> allFunctions() { return table(); }

const Function* findFunction(std::string_view name) {
    static const auto index = makeIndex();
    std::string lower(name);
    for (char& c : lower)
        c = c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
    const auto found = index.find(lower);
    return found == index.end() ? nullptr : found->second;
}

} // namespace mw::rules
