// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/match/clusters.h"

#include <algorithm>
#include <map>
#include <numeric>
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

/// Records that links and decisions may join, each under the smallest of its component.
class Components {
public:
    explicit Components(std::size_t records) : m_parent(records) { std::iota(m_parent.begin(), m_parent.end(), std::uint32_t(0)); }
    std::uint32_t of(std::uint32_t record) {
        while (m_parent[record] != record)
            record = m_parent[record] = m_parent[m_parent[record]];
        return record;
    }
    void join(std::uint32_t a, std::uint32_t b) {
        const std::uint32_t one = of(a), other = of(b);
        m_parent[std::max(one, other)] = std::min(one, other);
    }

private:
    std::vector<std::uint32_t> m_parent;
};

/// Joins the records of one component; links stand in the order in which they were given.
void clusterComponent(std::vector<Link> links, double threshold, std::span<const RecordPair> must, std::span<const RecordPair> cannot,
                      std::vector<std::vector<std::uint32_t>>& clusters) {
    std::vector<std::uint32_t> members;
    for (const Link& link : links)
        members.insert(members.end(), {link.left, link.right});
    for (const auto& [a, b] : must)
        members.insert(members.end(), {a, b});
    std::sort(members.begin(), members.end());
    members.erase(std::unique(members.begin(), members.end()), members.end());
    const auto place = [&](std::uint32_t record) { return std::uint32_t(std::lower_bound(members.begin(), members.end(), record) - members.begin()); };
    for (Link& link : links) {
        link.left = place(link.left);
        link.right = place(link.right);
    }
    Groups groups(members.size());
    for (const auto& [a, b] : must)
        groups.join(place(a), place(b));
    for (const auto& [a, b] : cannot)
        if (groups.of(place(a)) != groups.of(place(b)))
            groups.ban(place(a), place(b));
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
    for (std::uint32_t member = 0; member < members.size(); ++member)
        byGroup[groups.of(member)].push_back(members[member]);
    for (auto& [group, some] : byGroup)
        if (some.size() > 1)
            clusters.push_back(std::move(some));
}

} // namespace

std::vector<std::vector<std::uint32_t>> clusterLinks(std::size_t records, const std::vector<Link>& links, double threshold,
                                                     std::span<const RecordPair> must, std::span<const RecordPair> cannot) {
    // Only what links join firmly, or people, can come together: each such component is looked at by itself.
    Components components(records);
    for (const Link& link : links)
        if (link.score >= threshold)
            components.join(link.left, link.right);
    for (const auto& [a, b] : must)
        components.join(a, b);
    const auto within = [&](std::span<const RecordPair> pairs) {
        std::vector<std::pair<std::uint32_t, RecordPair>> sorted;
        for (const RecordPair& pair : pairs)
            if (components.of(pair.first) == components.of(pair.second))
                sorted.push_back({components.of(pair.first), pair});
        std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        return sorted;
    };
    const auto mustWithin = within(must), cannotWithin = within(cannot);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> order; // component, link
    for (std::uint32_t link = 0; link < links.size(); ++link)
        if (const std::uint32_t component = components.of(links[link].left); component == components.of(links[link].right))
            order.push_back({component, link});
    std::sort(order.begin(), order.end());

    std::vector<std::vector<std::uint32_t>> clusters;
    std::vector<Link> some;
    std::vector<RecordPair> someMust, someCannot;
    std::size_t link = 0, firm = 0, apart = 0;
    const auto take = [](const auto& sorted, std::size_t& at, std::uint32_t component, std::vector<RecordPair>& into) {
        into.clear();
        while (at < sorted.size() && sorted[at].first < component)
            ++at;
        for (; at < sorted.size() && sorted[at].first == component; ++at)
            into.push_back(sorted[at].second);
    };
    while (link < order.size() || firm < mustWithin.size()) {
        const std::uint32_t component = std::min(link < order.size() ? order[link].first : ~std::uint32_t(0),
                                                 firm < mustWithin.size() ? mustWithin[firm].first : ~std::uint32_t(0));
        some.clear();
        for (; link < order.size() && order[link].first == component; ++link)
            some.push_back(links[order[link].second]);
        take(mustWithin, firm, component, someMust);
        take(cannotWithin, apart, component, someCannot);
        clusterComponent(some, threshold, someMust, someCannot, clusters);
    }
    std::sort(clusters.begin(), clusters.end());
    return clusters;
}

} // namespace mw::match
