// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/problems.h"

#include <memory>
#include <vector>

namespace mw::mapping {

class ProblemMemory; // problem_memory_p.h

/// Finds problems again and again while a document is edited: binds only the rules that have changed since the last call,
/// or whose surroundings have (schemas, value maps, lookups, parameters, functions). One thread.
class ProblemFinder {
public:
    ProblemFinder();
    ~ProblemFinder();
    ProblemFinder(ProblemFinder&&) noexcept;
    ProblemFinder& operator=(ProblemFinder&&) noexcept;

    /// As mapping::findProblems().
    std::vector<Problem> find(const Document& document);
    std::vector<Problem> find(const Document& document, const EntityMapping& mapping);

private:
    std::unique_ptr<ProblemMemory> m_memory;
};

} // namespace mw::mapping
