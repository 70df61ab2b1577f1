// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sign/entry.h"

#include <set>

namespace mw::sign {

/// Whose keys count in a document. The first key enrolled is the lead's: it is trusted because it is the first, so its
/// fingerprint is to be compared once. All else is what the lead has signed, in the order in which that was said. A key that
/// was revoked stays so: whoever comes back makes a new one.
struct People {
    struct Person {
        std::string name, key;
        std::vector<std::string> roles; ///< none: all
        bool isLead = false, isRevoked = false;
        std::set<std::string> keeps; ///< of a revoked key: digests of entries that go on to count
        bool maySignAs(const std::string& role) const;
    };
    std::vector<Person> persons; ///< the lead first, then in the order of their enrolment
    bool areSeparate = false;    ///< nobody may sign in two roles
    std::uint64_t lastOrder = 0; ///< of what the lead has said

    /// Looks only at entries that are intact.
    static People of(const std::vector<ReadEntry>& entries);
    /// Null where there is none.
    const Person* lead() const { return persons.empty() ? nullptr : &persons.front(); }
    const Person* withKey(const std::string& key) const;
    /// Whose key was not revoked.
    const Person* named(const std::string& name) const;
};

} // namespace mw::sign
