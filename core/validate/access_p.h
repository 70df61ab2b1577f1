// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace mw::validate {

/// Who may do what with which class of records, as one system says it: rights that were given, and who belongs to which role or
/// group. Levels count from 1; 0 is no right.
class Access {
public:
    void grant(const std::string& who, const std::string& recordClass, std::size_t level, std::string_view from);
    void addMember(const std::string& who, const std::string& group);
    /// Once anybody was added so, only those are users.
    void addUser(const std::string& who) { m_users.insert(who); }
    std::size_t size() const { return m_size + m_users.size(); }

    /// Those who were added; else all who are no group themselves.
    std::set<std::string> users() const;
    /// The greatest right by class of records, his own or that of a group he belongs to, in any depth.
    std::map<std::string, std::size_t> effectiveOf(const std::string& user) const;

    /// How a right is come by.
    struct Way {
        std::size_t level = 0;
        std::vector<std::string> through; ///< the user, then the groups on the way to the one that has the right
        std::string from;                 ///< "grants", "sharing", "owners"
    };
    /// All ways to rights on a class of records, the greatest right first, then the shortest.
    std::vector<Way> waysOf(const std::string& user, const std::string& recordClass) const;

private:
    struct Right {
        std::size_t level = 0;
        std::string from;
    };
    /// Visits the user and each group he belongs to once, nearest first; `parent` is who was visited before.
    template <class Visit>
    void eachPrincipal(const std::string& user, Visit&& visit) const;

    std::map<std::string, std::map<std::string, Right>> m_rights; ///< who → class → the greatest
    std::map<std::string, std::set<std::string>> m_groups;        ///< who → what he belongs to
    std::set<std::string> m_isGroup, m_users;
    std::size_t m_size = 0;
};

} // namespace mw::validate
