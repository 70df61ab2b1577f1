// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/validate/access_p.h"

#include <algorithm>
#include <deque>

namespace mw::validate {

void Access::grant(const std::string& who, const std::string& recordClass, std::size_t level, std::string_view from) {
    auto& rights = m_rights[who];
    const auto [right, isNew] = rights.try_emplace(recordClass, Right{level, std::string(from)});
    m_size += isNew;
    if (right->second.level < level)
        right->second = {level, std::string(from)};
}

void Access::addMember(const std::string& who, const std::string& group) {
    m_size += m_groups[who].insert(group).second;
    m_isGroup.insert(group);
}

std::set<std::string> Access::users() const {
    if (!m_users.empty())
        return m_users;
    std::set<std::string> users;
    const auto take = [&](const std::string& who) {
        if (!m_isGroup.contains(who))
            users.insert(who);
    };
    for (const auto& [who, rights] : m_rights)
        take(who);
    for (const auto& [who, groups] : m_groups)
        take(who);
    return users;
}

template <class Visit>
void Access::eachPrincipal(const std::string& user, Visit&& visit) const {
    std::set<std::string> seen = {user};
    std::deque<std::pair<std::string, std::string>> waiting = {{user, {}}}; // with the one before
    while (!waiting.empty()) {
        const auto [who, before] = std::move(waiting.front());
        waiting.pop_front();
        visit(who, before);
        if (const auto groups = m_groups.find(who); groups != m_groups.end())
            for (const std::string& group : groups->second)
                if (seen.insert(group).second) // groups may hold one another in a circle
                    waiting.emplace_back(group, who);
    }
}

std::map<std::string, std::size_t> Access::effectiveOf(const std::string& user) const {
    std::map<std::string, std::size_t> effective;
    eachPrincipal(user, [&](const std::string& who, const std::string&) {
        if (const auto rights = m_rights.find(who); rights != m_rights.end())
            for (const auto& [recordClass, right] : rights->second)
                effective[recordClass] = std::max(effective[recordClass], right.level);
    });
    return effective;
}

std::vector<Access::Way> Access::waysOf(const std::string& user, const std::string& recordClass) const {
    std::vector<Way> ways;
    std::map<std::string, std::string> before;
    eachPrincipal(user, [&](const std::string& who, const std::string& parent) {
        before[who] = parent;
        const auto rights = m_rights.find(who);
        if (rights == m_rights.end())
            return;
        const auto right = rights->second.find(recordClass);
        if (right == rights->second.end())
            return;
        Way& way = ways.emplace_back();
        way.level = right->second.level;
        way.from = right->second.from;
        for (std::string at = who; !at.empty(); at = before[at])
            way.through.insert(way.through.begin(), at);
    });
    std::stable_sort(ways.begin(), ways.end(), [](const Way& a, const Way& b) { return a.level > b.level; });
    return ways;
}

} // namespace mw::validate
