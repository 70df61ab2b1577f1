// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batch.h"
#include "core/rules/binder.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace mw::rules {

/// One way a record can take through a rule. A rule is well tested where every one was taken by some record.
struct Branch {
    enum class Kind : std::uint8_t {
        Arm,        ///< a when/then of case, the first value of if
        Otherwise,  ///< no condition was true
        Value,      ///< a value of coalesce is the one that is present
        AllMissing, ///< none of coalesce's values is present
        Worked,     ///< what try() tries works
        Failed,     ///< it fails and the fallback is taken
        Listed,     ///< an entry of a value map
        Unlisted,   ///< a value that the map does not list
        MissingKey, ///< null through a value map, or a lookup without a key
        Found,      ///< a lookup finds its record
        NotFound,   ///< it finds none
        Null,       ///< the whole rule gives null
        Error,      ///< the whole rule is an error, or rejects
        Result,     ///< the whole rule gives a value
    };
    Kind kind = Kind::Result;
    Span span;        ///< the part of the rule
    std::string text; ///< that part as canonical text; for Listed the value that is listed
};

/// Counts how often each branch of a rule is taken. One object, one thread; counts of several are added up by merge().
class BranchCounter {
public:
    explicit BranchCounter(std::shared_ptr<const BoundRule> rule);
    ~BranchCounter();
    BranchCounter(BranchCounter&&) noexcept;

    /// In the order of the rule's text; the last three are Null, Error and Result.
    const std::vector<Branch>& branches() const;
    /// Runs the rule for the selected rows (all where `rows` is empty) and counts; results and errors are dropped.
    void observe(const Batch& batch, std::span<const std::uint32_t> rows = {});
    /// Records that took each branch so far.
    const std::vector<std::uint64_t>& counts() const;
    /// In the batch observed last: the first row that took each branch, kNoRow where none did.
    const std::vector<std::uint32_t>& firstRows() const;
    /// Adds the counts of another counter of the same rule.
    void merge(const BranchCounter& other);

    static constexpr std::uint32_t kNoRow = 0xffffffff;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace mw::rules
