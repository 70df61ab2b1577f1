// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sign/people.h"

#include <algorithm>

namespace mw::sign {

namespace {

template <class Persons>
auto* withKeyIn(Persons& persons, const std::string& key) {
    const auto found = std::find_if(persons.begin(), persons.end(), [&](const auto& each) { return each.key == key; });
    return found == persons.end() ? nullptr : &*found;
}

} // namespace

bool People::Person::maySignAs(const std::string& role) const {
    return roles.empty() || std::find(roles.begin(), roles.end(), role) != roles.end();
}

People People::of(const std::vector<ReadEntry>& entries) {
    People people;
    for (const ReadEntry& read : entries) {
        const Entry& entry = read.entry;
        if (read.isIntact() && entry.act == Act::Enrolment && entry.isLead && entry.key == entry.personKey) {
            people.persons.push_back({entry.person, entry.personKey, entry.roles, true, false, {}});
            break;
        }
    }
    if (people.persons.empty())
        return people;
    const std::string lead = people.persons.front().key;
    std::vector<const Entry*> said;
    for (const ReadEntry& read : entries) {
        if (read.isIntact() && read.entry.key == lead)
            said.push_back(&read.entry);
    }
    std::stable_sort(said.begin(), said.end(), [](const Entry* a, const Entry* b) { return a->order < b->order; });
    for (const Entry* const entry : said) {
        people.lastOrder = std::max(people.lastOrder, entry->order);
        Person* const known = withKeyIn(people.persons, entry->personKey);
        if (entry->act == Act::Duties) {
            people.areSeparate = entry->separate;
        } else if (entry->act == Act::Enrolment && known == nullptr) {
            people.persons.push_back({entry->person, entry->personKey, entry->roles, false, false, {}});
        } else if (entry->act == Act::Enrolment && !known->isLead) {
            known->roles = entry->roles;
        } else if (entry->act == Act::Revocation && known != nullptr && !known->isLead) {
            known->isRevoked = true;
            known->keeps = {entry->keeps.begin(), entry->keeps.end()};
        }
    }
    return people;
}

const People::Person* People::withKey(const std::string& key) const { return withKeyIn(persons, key); }

const People::Person* People::named(const std::string& name) const {
    const auto found = std::find_if(persons.begin(), persons.end(),
                                    [&](const Person& each) { return each.name == name && !each.isRevoked; });
    return found == persons.end() ? nullptr : &*found;
}

} // namespace mw::sign
