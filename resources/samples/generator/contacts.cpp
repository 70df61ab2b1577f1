// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/samples/generator/contacts.h"

#include "resources/samples/generator/phone.h"
#include "resources/samples/generator/text.h"
#include "resources/samples/generator/vocabulary.h"

#include <set>

namespace mw::sample {

namespace {

struct Status {
    const char* word;
    const char* stage;
    const char* leadStatus;
    bool active;
    int percent;
};

constexpr Status kStatuses[] = {{"New lead", "lead", "new", true, 15},
                                {"Contacted", "lead", "working", true, 12},
                                {"Qualified", "prospect", "qualified", true, 10},
                                {"Customer", "customer", "none", true, 35},
                                {"Key account", "customer", "none", true, 5},
                                {"Dormant", "customer", "none", false, 8},
                                {"Ex-customer", "former", "none", false, 7},
                                {"Lost lead", "lead", "lost", false, 6},
                                {"Do not contact", "former", "none", false, 2}};

const Status& randomStatus(Random& random) {
    int roll = random.between(0, 99);
    for (const Status& status : kStatuses) {
        roll -= status.percent;
        if (roll < 0)
            return status;
    }
    return kStatuses[0];
}

std::string uniqueEmail(Random& random, std::set<std::string>& taken, const std::string& first,
                        const std::string& last) {
    const std::string domain = joined({"@", asciiSlug(random.pick(companyFirstWords())), ".example"});
    const std::string person = asciiSlug(first) + (random.chance(85) ? "." : "_") + asciiSlug(last);
    std::string email = person + (random.chance(1) ? "+crm" : "") + domain;
    for (int n = 2; !taken.insert(email).second; ++n)
        email = person + std::to_string(n) + domain;
    return email;
}

struct Maker {
    Random& random;
    const World& world;
    const std::vector<std::size_t>& accounts; ///< indexes of the loaded ones
    std::set<std::string> emails;

    LegacyContact make(std::int64_t id, const Country& country, std::string& national) {
        LegacyContact contact;
        Person& truth = contact.truth;
        const Status& status = randomStatus(random);
        const LegacyOwner& owner = randomOwner(random, world);
        contact.madeOn = randomDate(random, 2004, 2022);

        truth.personId = id;
        truth.legacyNo = padded(id, 7);
        if (random.chance(85))
            truth.companyId = world.accounts[random.pick(accounts)].truth.companyId;
        truth.firstName = random.pick(country.firstNames);
        truth.lastName = random.pick(random.chance(15) ? sharedLastNames() : country.lastNames);
        if (random.chance(78))
            truth.jobTitle = random.pick(jobTitles());
        if (random.chance(88))
            truth.email = uniqueEmail(random, emails, *truth.firstName, truth.lastName);
        national = randomPhone(random, country);
        if (random.chance(80))
            truth.phone = internationalPhone(country, national);
        if (random.chance(60))
            truth.mobile = internationalPhone(country, randomPhone(random, country));
        truth.city = random.pick(country.cities);
        truth.countryCode = country.code;
        if (random.chance(60)) {
            contact.bornOn = randomDate(random, 1945, 2001);
            truth.birthDate = isoDate(contact.bornOn);
        }
        truth.lifecycleStage = status.stage;
        truth.leadStatus = status.leadStatus;
        truth.active = status.active;
        truth.marketingConsent = random.chance(45);
        truth.ownerId = owner.truth.userId;
        truth.createdOn = isoDate(contact.madeOn);
        if (random.chance(80))
            truth.updatedAt = isoMoment(randomMoment(random, 2022, 2023));
        if (random.chance(15))
            truth.remarks = randomSentence(random);

        contact.contactId = truth.legacyNo;
        contact.fullName = *truth.firstName + ' ' + truth.lastName;
        contact.jobTitle = truth.jobTitle;
        contact.email = truth.email;
        contact.phone = truth.phone;
        contact.mobile = truth.mobile;
        if (truth.companyId)
            contact.accountId = padded(*truth.companyId, 7);
        contact.status = status.word;
        contact.city = truth.city;
        contact.country = country.code;
        contact.birthDate = truth.birthDate;
        contact.optIn = truth.marketingConsent ? "Y" : "N";
        contact.owner = owner.shortName;
        contact.created = truth.createdOn;
        contact.lastChange = truth.updatedAt;
        contact.isTest = "N";
        contact.sourceSystem = "LEGACYCRM";
        contact.remarks = truth.remarks;
        return contact;
    }
};

} // namespace

void buildContacts(World& world, DefectLog& log, std::uint64_t seed) {
    Random random(seed, "contacts");
    std::vector<std::size_t> accounts;
    for (std::size_t i = 0; i < world.accounts.size(); ++i)
        if (world.accounts[i].fate == Fate::Loaded)
            accounts.push_back(i);

    auto& contacts = world.contacts;
    Seeder seeder(log, "contacts", [&contacts](std::size_t i) { return contacts[i].truth.legacyNo; });
    ContactWork work{contacts, seeder, random, {}, {}};
    Maker maker{random, world, accounts, {}};
    std::int64_t id = 100;
    for (std::size_t i = 0; i < kContactCount; ++i) {
        const std::int64_t before = id;
        id += random.between(1, 3);
        if (before < 4711 && id > 4711)
            id = 4711;
        const Country& country = randomCountry(random);
        std::string national;
        contacts.push_back(maker.make(id, country, national));
        work.countries.push_back(country.code);
        work.nationalPhones.push_back(national);
    }
    seedContactFates(work);
    seedContactNames(work);
    seedContactAddresses(work);
    seedContactPhones(work);
    seedContactDates(work);
    seedContactFacts(work, world);
    seedContactRemarks(work);
    log.add("contacts", "fax", "unused", "fax");
    log.add("contacts", "source_system", "constant", "source_system");
}

} // namespace mw::sample
