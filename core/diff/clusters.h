// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diff/diff.h"

#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace mw::diff {

/// Differences that have one cause: one line, however many they are.
struct Cluster {
    Difference::Kind kind = Difference::Kind::Changed;
    std::string field; ///< empty unless Changed
    Cause cause = Cause::Unexplained;
    std::string detail; ///< what all of them have in common beyond the cause: "1 h later", "'Lead' → 'Prospect'"; may be empty
    std::uint64_t count = 0;       ///< cells; keys where whole records differ
    std::vector<Difference> examples; ///< the first in key order, at most kClusterExamples
};
inline constexpr std::size_t kClusterExamples = 5;

/// What a difference has in common with others of its cause: how far a time is shifted, to how many digits a number was
/// rounded, the pair of values where nothing else explains it. Empty where a cause has no such thing.
std::string detailOf(const Difference& difference);

/// Puts differences together as they are heard of, in bounded memory: of each field and cause the details that come first.
class Clusters {
public:
    void clear() { m_groups.clear(); }
    void add(const Difference& difference);
    /// Those of most differences first. What a notable part of a field's differences have in common makes a cluster of its
    /// own; the others of that cause are one without detail.
    std::vector<Cluster> list() const;

private:
    struct Part {
        Cluster cluster;
        std::vector<std::uint64_t> arrivals; ///< of its examples, counted within the group
    };
    struct Group {
        std::uint64_t count = 0;
        std::map<std::string, Part> byDetail; ///< "": those without, and those whose detail came too late
    };
    std::map<std::tuple<Difference::Kind, std::string, Cause>, Group> m_groups;
};

} // namespace mw::diff
