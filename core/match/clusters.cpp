// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/match/clusters.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

namespace mw::match {

namespace {

/// Groups of records with the links and bans between them; joining moves the smaller one's into the larger's.
class Groups {
public:
    explicit Groups(std::size_t records) : m_parent(records) {
        for (std::size_t i = 0; i < records; ++i)
            m_parent[i] = std::uint32_t(i);
    }
    std::uint32_t of(std::uint32_t record) {
        while (m_parent[record] != record)
            record = m_parent[record] = m_parent[m_parent[record]];
        return record;
    }
    void ban(std::uint32_t a, std::uint32_t b) {
        m_banned[of(a)].insert(of(b));
        m_banned[of(b)].insert(of(a));
    }
    bool areBanned(std::uint32_t a, std::uint32_t b) {
        const auto found = m_banned.find(of(a));
        return found != m_banned.end() && found->second.contains(of(b));
    }
    void know(std::uint32_t a, std::uint32_t b, bool holds) {
        for (const auto& [one, other] : {std::pair(a, b), std::pair(b, a)}) {
            Known& known = m_known[of(one)][of(other)];
            ++known.all;
            known.holding += holds;
        }
    }
    bool mostHold(std::uint32_t a, std::uint32_t b) {
        const Known& known = m_known[of(a)][of(b)];
        return 2 * known.holding >= known.all;
    }
    void join(std::uint32_t a, std::uint32_t b) {
        std::uint32_t large = of(a), small = of(b);
        if (large == small)
            return;
        if (m_known[large].size() < m_known[small].size())
            std::swap(large, small);
        m_parent[small] = large;
        for (const auto& [other, known] : m_known[small]) {
            m_known[other].erase(small);
            if (other == large)
                continue;
            for (const auto& [one, two] : {std::pair(large, other), std::pair(other, large)}) {
                m_known[one][two].all += known.all;
                m_known[one][two].holding += known.holding;
            }
        }
        m_known.erase(small);
        if (const auto found = m_banned.find(small); found != m_banned.end()) {
            const std::set<std::uint32_t> others = std::move(found->second);
            m_banned.erase(found);
            for (const std::uint32_t other : others) {
                m_banned[other].erase(small);
                m_banned[other].insert(large);
                m_banned[large].insert(other);
            }
        }
    }

private:
    struct Known {
        std::uint32_t all = 0, holding = 0;
    };
    std::vector<std::uint32_t> m_parent;
    std::unordered_map<std::uint32_t, std::set<std::uint32_t>> m_banned;
    std::unordered_map<std::uint32_t, std::map<std::uint32_t, Known>> m_known;
};

} // namespace

std::vector<std::vector<std::uint32_t>> clusterLinks(std::size_t records, std::vector<Link> links, double threshold,
                                                     std::span<const RecordPair> must, std::span<const RecordPair> cannot) {
    Groups groups(records);
    for (const auto& [a, b] : must)
        groups.join(a, b);
    for (const auto& [a, b] : cannot)
        if (groups.of(a) != groups.of(b))
            groups.ban(a, b);
    for (const Link& link : links)
        if (groups.of(link.left) != groups.of(link.right))
            groups.know(link.left, link.right, link.score >= threshold);
    std::stable_sort(links.begin(), links.end(), [](const Link& a, const Link& b) { return a.score > b.score; });
    for (const Link& link : links) {
        if (link.score < threshold)
            break;
        if (groups.of(link.left) != groups.of(link.right) && !groups.areBanned(link.left, link.right) && groups.mostHold(link.left, link.right))
            groups.join(link.left, link.right);
    }
    std::map<std::uint32_t, std::vector<std::uint32_t>> byGroup;
    std::set<std::uint32_t> touched;
    for (const Link& link : links)
        if (link.score >= threshold)
            touched.insert({link.left, link.right});
    for (const auto& [a, b] : must)
        touched.insert({a, b});
    for (const std::uint32_t record : touched)
        byGroup[groups.of(record)].push_back(record);
    std::vector<std::vector<std::uint32_t>> clusters;
    for (auto& [group, members] : byGroup)
        if (members.size() > 1)
            clusters.push_back(std::move(members));
    std::sort(clusters.begin(), clusters.end());
    return clusters;
}

} // namespace mw::match
