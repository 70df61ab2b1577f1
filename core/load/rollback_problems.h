// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace mw {

/// What stands in the way of a rollback: some are named, all are counted.
class RollbackProblems {
public:
    void add(const std::string& text);
    std::uint64_t count() const { return m_count; }
    /// ChangedSince with the named ones.
    Error error(const std::string& place) const;

private:
    std::vector<std::string> m_named;
    std::uint64_t m_count = 0;
};

} // namespace mw
