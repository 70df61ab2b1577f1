// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/samples/generator/contacts.h"

#include "resources/samples/generator/text.h"

#include <set>

namespace mw::sample {

namespace {

constexpr std::size_t kDuplicatesInCapitals = 300;
constexpr std::size_t kDuplicatesWithSpaces = 60;

std::string invalidEmail(Random& random, const LegacyContact& contact) {
    const std::string person = "user" + std::to_string(contact.truth.personId);
    switch (random.between(0, 5)) {
    case 0:
        return person + "(at)oakfield.example";
    case 1:
        return person + "@";
    case 2:
        return '@' + person + ".example";
    case 3:
        return person + " lee@oakfield.example";
    case 4:
        return person + "@@oakfield.example";
    default:
        return person + ".oakfield.example";
    }
}

std::string plainName(const LegacyContact& contact) {
    return *contact.truth.firstName + ' ' + contact.truth.lastName;
}

void seedDuplicates(ContactWork& work, Picker& fates) {
    auto& contacts = work.contacts;
    const std::size_t half = contacts.size() / 2;
    const std::size_t count = work.seeder.planned("email", "duplicate");
    const std::vector<std::size_t> survivors = fates.take(count - 20, "surviving contacts", [&](std::size_t i) {
        return i < half && contacts[i].truth.email.has_value();
    });
    std::size_t next = 0;
    work.seeder.seed(
        fates, "email", "duplicate",
        [&](std::size_t i) {
            const Person& survivor = contacts[survivors[next % survivors.size()]].truth;
            LegacyContact& duplicate = contacts[i];
            duplicate.truth.firstName = survivor.firstName;
            duplicate.truth.lastName = survivor.lastName;
            duplicate.truth.email = survivor.email;
            duplicate.fullName = plainName(duplicate);
            duplicate.email = *survivor.email;
            if (next < kDuplicatesInCapitals) {
                duplicate.email = work.random.chance(50) ? upper(*survivor.email) : proper(*survivor.email);
                work.seeder.note(i, "email", "upper_case");
            } else if (next < kDuplicatesInCapitals + kDuplicatesWithSpaces) {
                duplicate.email = *survivor.email + ' ';
                work.seeder.note(i, "email", "edge_spaces");
            }
            duplicate.fate = Fate::Merged;
            ++next;
        },
        [&](std::size_t i) { return i >= half; });
}

} // namespace

void seedContactFates(ContactWork& work) {
    auto& contacts = work.contacts;
    Random& random = work.random;
    Picker fates(random, contacts.size());
    const auto reject = [&contacts](auto change) {
        return [&contacts, change](std::size_t i) {
            change(contacts[i]);
            contacts[i].fate = Fate::Rejected;
        };
    };
    seedDuplicates(work, fates);
    work.seeder.seed(fates, "is_test", "test_record", [&](std::size_t i) {
        contacts[i].isTest = "Y";
        contacts[i].fate = Fate::Excluded;
        contacts[i].fullName = "Test Contact";
        contacts[i].email = "test" + std::to_string(i) + "@test.example";
    });
    work.seeder.seed(fates, "email", "invalid",
                     reject([&](LegacyContact& contact) { contact.email = invalidEmail(random, contact); }));
    work.seeder.seed(fates, "birth_date", "impossible_date",
                     reject([&](LegacyContact& contact) { contact.birthDate = impossibleDate(random); }));
    work.seeder.seed(fates, "created", "impossible_date",
                     reject([&](LegacyContact& contact) { contact.created = impossibleDate(random); }));
    work.seeder.seed(fates, "full_name", "over_long", reject([&](LegacyContact& contact) {
                         std::string last = "Wolfeschlegel";
                         const int parts = random.between(4, 6);
                         for (int n = 0; n < parts; ++n)
                             last += random.chance(50) ? "steinhausen" : "bergerdorff";
                         contact.fullName = *contact.truth.firstName + ' ' + last;
                     }));
    work.seeder.seed(fates, "full_name", "missing",
                     reject([&](LegacyContact& contact) { contact.fullName = random.chance(50) ? Cell() : Cell(""); }));
    work.seeder.seed(
        fates, "status", "unlisted", reject([&](LegacyContact& contact) {
            static const std::vector<std::string> kUnlisted = {"Pending", "Vip", "Tbc", "Archive 2011", "???"};
            contact.status = random.pick(kUnlisted);
        }));
}

void seedContactNames(ContactWork& work) {
    auto& contacts = work.contacts;
    Random& random = work.random;
    const auto plain = [&](std::size_t i) { return contacts[i].fullName == Cell(plainName(contacts[i])); };

    std::set<std::size_t> rigid; // a title or an initial: no other noise that would hide it
    std::set<std::size_t> commas;
    std::vector<bool> ordinary(contacts.size());
    for (std::size_t i = 0; i < contacts.size(); ++i)
        ordinary[i] = plain(i);
    const auto isOrdinary = [&](std::size_t i) { return ordinary[i]; };

    Picker forms(random, contacts.size());
    work.seeder.seed(
        forms, "full_name", "last_name_first",
        [&](std::size_t i) {
            contacts[i].fullName = contacts[i].truth.lastName + ", " + *contacts[i].truth.firstName;
            commas.insert(i);
        },
        isOrdinary);
    work.seeder.seed(
        forms, "full_name", "title",
        [&](std::size_t i) {
            static const std::vector<std::string> kTitles = {"Dr.", "Dr.", "Prof.", "Mr.", "Mrs.", "Ms."};
            const std::string title = random.pick(kTitles);
            contacts[i].truth.salutation = title;
            contacts[i].fullName = title + ' ' + plainName(contacts[i]);
            rigid.insert(i);
        },
        isOrdinary);
    work.seeder.seed(
        forms, "full_name", "middle_initial",
        [&](std::size_t i) {
            const std::string initial(1, static_cast<char>('A' + random.between(0, 25)));
            contacts[i].fullName = *contacts[i].truth.firstName + ' ' + initial + ". " + contacts[i].truth.lastName;
            rigid.insert(i);
        },
        isOrdinary);
    work.seeder.seed(
        forms, "full_name", "single_name",
        [&](std::size_t i) {
            contacts[i].truth.firstName.reset();
            contacts[i].fullName = contacts[i].truth.lastName;
            rigid.insert(i);
        },
        [&](std::size_t i) { return isOrdinary(i) && work.loaded(i); });

    const auto soft = [&](std::size_t i) { return isOrdinary(i) && !rigid.contains(i); };
    Picker cases(random, contacts.size());
    work.seeder.seed(
        cases, "full_name", "lower_case",
        [&](std::size_t i) { contacts[i].fullName = lower(contacts[i].fullName.text); }, soft);
    work.seeder.seed(
        cases, "full_name", "upper_case",
        [&](std::size_t i) { contacts[i].fullName = upper(contacts[i].fullName.text); }, soft);

    Picker spaces(random, contacts.size());
    work.seeder.seed(
        spaces, "full_name", "edge_spaces",
        [&](std::size_t i) {
            contacts[i].fullName =
                random.chance(50) ? "  " + contacts[i].fullName.text : contacts[i].fullName.text + ' ';
        },
        soft);
    work.seeder.seed(
        spaces, "full_name", "doubled_spaces",
        [&](std::size_t i) { contacts[i].fullName = replaced(contacts[i].fullName.text, " ", "  "); }, soft);
    work.seeder.seed(
        spaces, "full_name", "no_break_space",
        [&](std::size_t i) { contacts[i].fullName = replaced(contacts[i].fullName.text, " ", kNoBreakSpace); }, soft);

    Picker titles(random, contacts.size());
    work.seeder.seed(
        titles, "job_title", "empty_not_null", [&](std::size_t i) { contacts[i].jobTitle = ""; },
        [&](std::size_t i) { return !contacts[i].truth.jobTitle; });

    const auto sameEmail = [&](std::size_t i) {
        return contacts[i].truth.email && contacts[i].email == Cell(contacts[i].truth.email) && work.loaded(i);
    };
    Picker emails(random, contacts.size());
    work.seeder.seed(
        emails, work.seeder.planned("email", "upper_case") - kDuplicatesInCapitals, "email", "upper_case",
        [&](std::size_t i) { contacts[i].email = upper(*contacts[i].truth.email); }, sameEmail);
    work.seeder.seed(
        emails, work.seeder.planned("email", "edge_spaces") - kDuplicatesWithSpaces, "email", "edge_spaces",
        [&](std::size_t i) { contacts[i].email = ' ' + *contacts[i].truth.email; }, sameEmail);
    work.seeder.seed(
        emails, "email", "mailto", [&](std::size_t i) { contacts[i].email = "mailto:" + *contacts[i].truth.email; },
        sameEmail);
}

} // namespace mw::sample
