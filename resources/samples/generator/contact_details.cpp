// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/samples/generator/contacts.h"

#include "resources/samples/generator/phone.h"
#include "resources/samples/generator/text.h"
#include "resources/samples/generator/vocabulary.h"

namespace mw::sample {

void seedContactAddresses(ContactWork& work) {
    auto& contacts = work.contacts;
    Random& random = work.random;
    Picker cities(random, contacts.size());
    work.seeder.seed(cities, "city", "upper_case",
                     [&](std::size_t i) { contacts[i].city = upper(*contacts[i].truth.city); });

    Picker countries(random, contacts.size());
    for (const std::size_t i : countries.take(600, "contacts without a country")) {
        contacts[i].country = Cell();
        contacts[i].truth.countryCode.reset();
    }
    work.seeder.seed(countries, "country", "unlisted", [&](std::size_t i) {
        static const std::vector<std::string> kNowhere = {"Atlantis", "Europe", "??", "n/a", "Yugoslavia"};
        contacts[i].country = random.pick(kNowhere);
        contacts[i].truth.countryCode.reset();
    });
    work.seeder.seed(countries, "country", "variant",
                     [&](std::size_t i) { contacts[i].country = random.pick(countryOf(work.countries[i]).spellings); });
}

void seedContactPhones(ContactWork& work) {
    auto& contacts = work.contacts;
    Picker phones(work.random, contacts.size());
    const auto filled = [&](std::size_t i) { return contacts[i].truth.phone.has_value(); };
    const auto write = [&](PhoneDialect dialect) {
        return [&work, &contacts, dialect](std::size_t i) {
            contacts[i].phone = writePhone(work.random, countryOf(work.countries[i]), work.nationalPhones[i], dialect);
        };
    };
    work.seeder.seed(
        phones, "phone", "scientific",
        [&](std::size_t i) {
            const std::string digits = digitsOf(*contacts[i].truth.phone);
            contacts[i].phone =
                joined({digits.substr(0, 1), ".", digits.substr(1, 5), "E+", std::to_string(digits.size() - 1)});
            contacts[i].truth.phone.reset();
        },
        filled);
    work.seeder.seed(phones, "phone", "zero_in_brackets", write(PhoneDialect::ZeroInBrackets),
                     [&](std::size_t i) { return filled(i) && countryOf(work.countries[i]).trunkZero; });
    work.seeder.seed(phones, "phone", "national", write(PhoneDialect::National),
                     [&](std::size_t i) { return filled(i) && contacts[i].truth.countryCode.has_value(); });
    work.seeder.seed(phones, "phone", "spaced", write(PhoneDialect::Spaced), filled);
    work.seeder.seed(phones, "phone", "double_zero", write(PhoneDialect::DoubleZero), filled);

    Picker mobiles(work.random, contacts.size());
    work.seeder.seed(
        mobiles, "mobile", "empty_not_null", [&](std::size_t i) { contacts[i].mobile = ""; },
        [&](std::size_t i) { return !contacts[i].truth.mobile; });
    Picker faxes(work.random, contacts.size());
    for (const std::size_t i : faxes.take(9, "contacts.fax"))
        contacts[i].fax = "+49 30 555" + std::to_string(work.random.between(1000, 9999));
}

void seedContactDates(ContactWork& work) {
    auto& contacts = work.contacts;
    Picker births(work.random, contacts.size());
    const auto unknownBirth = [&](std::size_t i) { return contacts[i].birthDate.isNull(); };
    work.seeder.seed(
        births, "birth_date", "placeholder_date", [&](std::size_t i) { contacts[i].birthDate = "01/01/1900"; },
        unknownBirth);
    work.seeder.seed(
        births, "birth_date", "zero_date", [&](std::size_t i) { contacts[i].birthDate = "0000-00-00"; }, unknownBirth);
    work.seeder.seed(
        births, "birth_date", "day_first_date",
        [&](std::size_t i) { contacts[i].birthDate = dayFirstDate(contacts[i].bornOn); },
        [&](std::size_t i) {
            return contacts[i].truth.birthDate && contacts[i].birthDate == Cell(contacts[i].truth.birthDate);
        });

    Picker made(work.random, contacts.size());
    const auto isoCreated = [&](std::size_t i) { return contacts[i].created == Cell(contacts[i].truth.createdOn); };
    work.seeder.seed(
        made, "created", "day_first_date",
        [&](std::size_t i) { contacts[i].created = dayFirstDate(contacts[i].madeOn); }, isoCreated);
    work.seeder.seed(
        made, "created", "timestamp",
        [&](std::size_t i) {
            contacts[i].created = isoMoment({contacts[i].madeOn, work.random.between(0, 86399)});
        },
        isoCreated);

    Picker changes(work.random, contacts.size());
    work.seeder.seed(
        changes, "last_change", "day_first_date",
        [&](std::size_t i) {
            Moment moment = randomMoment(work.random, 2022, 2023);
            moment.second -= moment.second % 60;
            contacts[i].truth.updatedAt = isoMoment(moment);
            contacts[i].lastChange = dayFirstMoment(moment);
        },
        [&](std::size_t i) { return contacts[i].truth.updatedAt.has_value(); });
}

void seedContactFacts(ContactWork& work, const World& world) {
    auto& contacts = work.contacts;
    Random& random = work.random;
    Picker accounts(random, contacts.size());
    const auto employed = [&](std::size_t i) { return contacts[i].truth.companyId.has_value(); };
    work.seeder.seed(
        accounts, "account_id", "leading_zeros_lost",
        [&](std::size_t i) { contacts[i].accountId = std::to_string(*contacts[i].truth.companyId); }, employed);
    work.seeder.seed(
        accounts, "account_id", "unknown_account",
        [&](std::size_t i) {
            contacts[i].accountId = padded(random.between(990'000, 999'999), 7);
            contacts[i].truth.companyId.reset();
        },
        employed);
    work.seeder.seed(
        accounts, "account_id", "merged_account",
        [&](std::size_t i) {
            const AccountMerge& merge = random.pick(world.merges);
            contacts[i].accountId = merge.oldAccountId;
            contacts[i].truth.companyId = std::stoll(merge.keepAccountId);
        },
        employed);

    Picker statuses(random, contacts.size());
    const auto statusListed = [&](std::size_t i) { return work.contacts[i].fate != Fate::Rejected; };
    work.seeder.seed(
        statuses, "status", "missing",
        [&](std::size_t i) {
            contacts[i].status = random.chance(50) ? Cell() : Cell("");
            contacts[i].truth.lifecycleStage = "unknown";
            contacts[i].truth.leadStatus = "none";
            contacts[i].truth.active = false;
        },
        statusListed);
    work.seeder.seed(
        statuses, "status", "spelling",
        [&](std::size_t i) {
            const std::string word = contacts[i].status.text;
            contacts[i].status = random.chance(33) ? upper(word) : random.chance(50) ? lower(word) : ' ' + word;
        },
        statusListed);

    Picker consents(random, contacts.size());
    work.seeder.seed(consents, "opt_in", "missing", [&](std::size_t i) {
        contacts[i].optIn = Cell();
        contacts[i].truth.marketingConsent = false;
    });
    work.seeder.seed(consents, "opt_in", "flag_dialect", [&](std::size_t i) {
        static const std::vector<std::string> kYes = {"J", "ja", "yes", "1", "true", "X"};
        static const std::vector<std::string> kNo = {"no", "nein", "0", "false", "NO"};
        contacts[i].optIn = random.pick(contacts[i].truth.marketingConsent ? kYes : kNo);
    });

    Picker owners(random, contacts.size());
    work.seeder.seed(owners, "owner", "unknown_owner", [&](std::size_t i) {
        contacts[i].owner = unknownOwner(random);
        contacts[i].truth.ownerId = kPoolUser;
    });
    work.seeder.seed(owners, "owner", "spelling",
                     [&](std::size_t i) { contacts[i].owner = carelessOwner(random, contacts[i].owner.text); });
}

void seedContactRemarks(ContactWork& work) {
    auto& contacts = work.contacts;
    Random& random = work.random;
    Picker remarks(random, contacts.size());
    const auto write = [&](auto text) {
        return [&contacts, text](std::size_t i) {
            contacts[i].truth.remarks = text();
            contacts[i].remarks = contacts[i].truth.remarks;
        };
    };
    work.seeder.seed(remarks, "remarks", "emoji", write([&] {
                         return joined({randomSentence(random), " ", random.pick(emojis())});
                     }));
    work.seeder.seed(remarks, "remarks", "quotes",
                     write([&] { return "Said \"not before May\", twice. " + randomSentence(random); }));
    work.seeder.seed(remarks, "remarks", "line_break", write([&] {
                         return joined({randomSentence(random), "\n", randomSentence(random)});
                     }));
    work.seeder.seed(remarks, "remarks", "formula_like", write([&] {
                         static const std::vector<std::string> kFormulas = {"=SUM(A1:A9)", "=HYPERLINK(A1)", "=1+1",
                                                                            "=cmd|' /C calc'!A0"};
                         return random.pick(kFormulas);
                     }));
}

} // namespace mw::sample
