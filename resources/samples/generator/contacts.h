// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/samples/generator/builders.h"

namespace mw::sample {

/// Splits the work of buildContacts; `countries` holds the country that each contact's phones and cities are of.
struct ContactWork {
    std::vector<LegacyContact>& contacts;
    Seeder& seeder;
    Random& random;
    std::vector<std::string> countries;
    std::vector<std::string> nationalPhones;

    bool loaded(std::size_t i) const { return contacts[i].fate == Fate::Loaded; }
};

/// Records that do not reach the target, each for one reason.
void seedContactFates(ContactWork& work);
void seedContactNames(ContactWork& work);
void seedContactAddresses(ContactWork& work);
void seedContactPhones(ContactWork& work);
void seedContactDates(ContactWork& work);
void seedContactFacts(ContactWork& work, const World& world);
void seedContactRemarks(ContactWork& work);

} // namespace mw::sample
