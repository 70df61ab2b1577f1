// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/problem_finder.h"

#include "core/mapping/problem_list_p.h"
#include "core/mapping/problem_memory_p.h"

#include <algorithm>

namespace mw::mapping {

namespace {

void sortBySeverity(std::vector<Problem>& problems) {
    std::stable_sort(problems.begin(), problems.end(),
                     [](const Problem& a, const Problem& b) { return a.severity < b.severity; });
}

} // namespace

ProblemFinder::ProblemFinder() : m_memory(std::make_unique<ProblemMemory>()) {}
ProblemFinder::~ProblemFinder() = default;
ProblemFinder::ProblemFinder(ProblemFinder&&) noexcept = default;
ProblemFinder& ProblemFinder::operator=(ProblemFinder&&) noexcept = default;

std::vector<Problem> ProblemFinder::find(const Document& document) {
    m_memory->meet(document);
    std::vector<Problem> problems;
    checkShared(document, problems);
    for (const EntityMapping& mapping : document.mappings)
        checkMapping(document, mapping, *m_memory, problems);
    sortBySeverity(problems);
    return problems;
}

std::vector<Problem> ProblemFinder::find(const Document& document, const EntityMapping& mapping) {
    m_memory->meet(document);
    std::vector<Problem> problems;
    checkMapping(document, mapping, *m_memory, problems);
    sortBySeverity(problems);
    return problems;
}

} // namespace mw::mapping
