// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/samples/generator/builders.h"

#include "resources/samples/generator/text.h"

#include <stdexcept>

namespace mw::sample {

namespace {

struct Name {
    const char* first;
    const char* last;
};

// Initial and last name are unique together: "S. Lee" must lead to one person.
constexpr Name kPeople[] = {
    {"Sarah", "Lee"},     {"Tom", "Baker"},    {"Jürgen", "Weber"},   {"Nina", "Hartmann"}, {"Carlos", "Mendez"},
    {"Priya", "Shah"},    {"Olga", "Petrova"}, {"Marc", "Dupont"},    {"Helen", "Carter"},  {"Ian", "Foster"},
    {"Laura", "Becker"},  {"Sven", "Larsson"}, {"Amy", "Turner"},     {"Peter", "Vogel"},   {"Ruth", "Adler"},
    {"Bruno", "Costa"},   {"Kate", "Morgan"},  {"Felix", "Brandt"},   {"Yuki", "Tanaka"},   {"Diane", "Leroy"},
    {"Oscar", "Nyman"},   {"Eva", "Lindner"},  {"Gary", "Cooper"},    {"Mia", "Jansen"},    {"Rolf", "Ziegler"},
    {"Paula", "Ortega"},  {"Derek", "Stone"},  {"Inês", "Moreira"},   {"Walter", "Kunz"},   {"Alice", "Porter"},
    {"Hugo", "Marchand"}, {"Clara", "Winter"}, {"Victor", "Almeida"}, {"Jane", "Fowler"},   {"Erik", "Strand"},
    {"Maria", "Schütz"},  {"Noah", "Bishop"},  {"Test", "Anlage"},    {"Demo", "Training"}, {"Unassigned", "Pool"}};

} // namespace

void buildOwners(World& world, DefectLog& log, std::uint64_t seed) {
    static_assert(std::size(kPeople) == kOwnerCount);
    static const std::vector<std::string> kTeams = {"North", "South", "Key accounts", "Inside sales"};
    Random random(seed, "owners");
    std::vector<Date> hired(kOwnerCount);
    for (std::size_t i = 0; i < kOwnerCount; ++i) {
        const std::string first = kPeople[i].first;
        const std::string last = kPeople[i].last;
        LegacyOwner owner;
        hired[i] = randomDate(random, 1998, 2021);
        owner.truth.userId = static_cast<std::int64_t>(i + 1);
        owner.truth.legacyNo = padded(owner.truth.userId, 3);
        owner.truth.fullName = first + ' ' + last;
        owner.truth.email = asciiSlug(first) + '.' + asciiSlug(last) + "@oldcrm.example";
        owner.truth.team = random.pick(kTeams);
        owner.truth.active = i < 30 || owner.truth.userId == kPoolUser;
        owner.truth.hiredOn = isoDate(hired[i]);

        owner.ownerNo = owner.truth.legacyNo;
        owner.shortName = left(first, 1) + ". " + last;
        owner.fullName = owner.truth.fullName;
        owner.email = owner.truth.email;
        owner.team = owner.truth.team;
        owner.active = owner.truth.active ? "Y" : "N";
        owner.hired = owner.truth.hiredOn;
        owner.isTest = "N";
        world.owners.push_back(owner);
    }

    auto& owners = world.owners;
    Seeder seeder(log, "owners", [&owners](std::size_t i) { return owners[i].truth.legacyNo; });
    for (const std::size_t i : {std::size_t{37}, std::size_t{38}}) {
        owners[i].isTest = "Y";
        owners[i].fate = Fate::Excluded;
        seeder.note(i, "is_test", "test_record");
    }
    Picker emails(random, kOwnerCount);
    seeder.seed(emails, "email", "upper_case", [&](std::size_t i) { owners[i].email = upper(owners[i].truth.email); });
    Picker flags(random, kOwnerCount);
    seeder.seed(flags, "active", "flag_dialect", [&](std::size_t i) {
        static const std::vector<std::string> kYes = {"yes", "1", "J"};
        static const std::vector<std::string> kNo = {"no", "0", "nein"};
        owners[i].active = random.pick(owners[i].truth.active ? kYes : kNo);
    });
    Picker dates(random, kOwnerCount);
    seeder.seed(dates, "hired", "day_first_date", [&](std::size_t i) { owners[i].hired = dayFirstDate(hired[i]); });
}

const LegacyOwner& randomOwner(Random& random, const World& world) {
    return world.owners[random.below(37)];
}

} // namespace mw::sample
