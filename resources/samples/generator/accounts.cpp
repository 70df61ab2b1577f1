// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/samples/generator/builders.h"

#include "resources/samples/generator/money.h"
#include "resources/samples/generator/text.h"
#include "resources/samples/generator/vocabulary.h"

#include <map>

namespace mw::sample {

namespace {

struct Industry {
    const char* name;
    const char* oldWord;
};

constexpr Industry kIndustries[] = {{"manufacturing", "Maschinenbau"},
                                    {"retail", "Einzelhandel"},
                                    {"software", "IT"},
                                    {"finance", "Banking"},
                                    {"health", "Healthcare"},
                                    {"energy", "Utilities"},
                                    {"logistics", "Transport"},
                                    {"education", "Education"},
                                    {"public", "Government"}};

LegacyAccount makeAccount(Random& random, const World& world, std::int64_t id, Date& createdOn) {
    LegacyAccount account;
    Company& truth = account.truth;
    const Country& country = randomCountry(random);
    const std::string first = random.pick(companyFirstWords());
    const std::string second = random.pick(companySecondWords());
    const Industry& industry = kIndustries[random.below(std::size(kIndustries))];
    const LegacyOwner& owner = randomOwner(random, world);
    createdOn = randomDate(random, 2003, 2022);

    truth.companyId = id;
    truth.legacyNo = padded(id, 7);
    truth.name = first + ' ' + second + ' ' + random.pick(country.legalForms);
    truth.street = randomStreet(random, country);
    truth.city = random.pick(country.cities);
    truth.postcode = randomPostcode(random, country);
    truth.countryCode = country.code;
    truth.industry = industry.name;
    if (random.chance(88))
        truth.employees = random.between(3, 9000);
    if (random.chance(80))
        truth.annualRevenue = 25 * std::int64_t{random.between(400'000, 360'000'000)};
    truth.taxNo = country.code + padded(random.between(1000, 9999), 4) + padded(id, 5);
    if (random.chance(70))
        truth.website = "www." + asciiSlug(first) + '-' + asciiSlug(second) + ".example";
    truth.active = random.chance(80);
    truth.ownerId = owner.truth.userId;
    truth.createdOn = isoDate(createdOn);

    account.accountId = truth.legacyNo;
    account.accountName = truth.name;
    account.street = truth.street;
    account.city = truth.city;
    account.postcode = truth.postcode;
    account.country = country.code;
    account.industry = random.chance(70) ? proper(industry.name) : std::string(industry.oldWord);
    if (truth.employees)
        account.employees = std::to_string(*truth.employees);
    if (truth.annualRevenue)
        account.annualRevenue = formatMoney(*truth.annualRevenue, Convention::DecimalComma, Grouping::None);
    account.taxNo = truth.taxNo;
    account.website = truth.website;
    static const std::vector<std::string> kActive = {"A", "A", "Active", "aktiv"};
    static const std::vector<std::string> kInactive = {"I", "I", "Inactive", "inaktiv", "Closed"};
    account.status = random.pick(truth.active ? kActive : kInactive);
    account.owner = owner.shortName;
    account.created = truth.createdOn;
    account.isTest = "N";
    account.sourceSystem = "LEGACYCRM";
    return account;
}

/// Records that do not reach the target, each for one reason.
void seedFates(std::vector<LegacyAccount>& accounts, Seeder& seeder, Random& random,
               std::vector<AccountMerge>& merges) {
    Picker fates(random, accounts.size());
    const auto reject = [&](auto change) {
        return [&accounts, change](std::size_t i) {
            change(accounts[i]);
            accounts[i].fate = Fate::Rejected;
        };
    };
    seeder.seed(fates, "is_test", "test_record", [&](std::size_t i) {
        accounts[i].fate = Fate::Excluded;
        accounts[i].isTest = "Y";
        accounts[i].accountName = "Test account " + std::to_string(i);
    });
    seeder.seed(fates, "account_name", "over_long", reject([&](LegacyAccount& account) {
                    account.accountName = longWords(random, static_cast<std::size_t>(random.between(66, 95)));
                }));
    seeder.seed(fates, "account_name", "missing",
                reject([&](LegacyAccount& account) { account.accountName = random.chance(50) ? Cell() : Cell(""); }));
    seeder.seed(fates, "country", "missing",
                reject([&](LegacyAccount& account) { account.country = random.chance(50) ? Cell() : Cell(""); }));
    seeder.seed(fates, "country", "unlisted", reject([&](LegacyAccount& account) {
                    static const std::vector<std::string> kNowhere = {"Atlantis", "N/A", "??", "Yugoslavia"};
                    account.country = random.pick(kNowhere);
                }));
    seeder.seed(fates, "created", "impossible_date",
                reject([&](LegacyAccount& account) { account.created = impossibleDate(random); }));

    const std::vector<std::size_t> survivors =
        fates.take(seeder.planned("tax_no", "duplicate_account"), "surviving accounts",
                   [&](std::size_t i) { return i < accounts.size() / 2; });
    std::size_t next = 0;
    seeder.seed(
        fates, "tax_no", "duplicate_account",
        [&](std::size_t i) {
            const LegacyAccount& survivor = accounts[survivors[next++]];
            const std::string& tax = *survivor.truth.taxNo;
            LegacyAccount& duplicate = accounts[i];
            duplicate.accountName = survivor.accountName;
            duplicate.street = survivor.street;
            duplicate.city = survivor.city;
            duplicate.postcode = survivor.postcode;
            duplicate.country = survivor.country;
            duplicate.taxNo =
                tax.substr(0, 2) + (random.chance(50) ? " " : "-") + tax.substr(2, 4) + ' ' + tax.substr(6);
            duplicate.truth.taxNo = tax;
            duplicate.fate = Fate::Merged;
            seeder.note(i, "tax_no", "spelling");
            merges.push_back({duplicate.truth.legacyNo, survivor.truth.legacyNo,
                              random.chance(50) ? "R. Adler" : "N. Hartmann", isoDate(randomDate(random, 2023, 2023))});
        },
        [&](std::size_t i) { return i > accounts.size() / 2; });
}

void seedNames(std::vector<LegacyAccount>& accounts, Seeder& seeder, Random& random) {
    Picker names(random, accounts.size());
    const auto plain = [&](std::size_t i) {
        return accounts[i].accountName == Cell(accounts[i].truth.name) && accounts[i].fate == Fate::Loaded;
    };
    seeder.seed(
        names, "account_name", "edge_spaces",
        [&](std::size_t i) {
            accounts[i].accountName = random.chance(50) ? ' ' + accounts[i].truth.name : accounts[i].truth.name + "  ";
        },
        plain);
    seeder.seed(
        names, "account_name", "doubled_spaces",
        [&](std::size_t i) {
            std::string text = accounts[i].truth.name;
            accounts[i].accountName = text.replace(text.find(' '), 1, "  ");
        },
        plain);
    seeder.seed(
        names, "account_name", "no_break_space",
        [&](std::size_t i) {
            std::string text = accounts[i].truth.name;
            accounts[i].accountName = text.replace(text.find(' '), 1, kNoBreakSpace);
        },
        plain);
    seeder.seed(
        names, "account_name", "windows_1252_only",
        [&](std::size_t i) {
            static const std::vector<std::string> kNames = {"Café “Zur Post” – ", "Brewer’s Best™ ", "Šimek & Œuvre – ",
                                                            "€uro-Shop ", "Žižka… "};
            accounts[i].truth.name = random.pick(kNames) + accounts[i].truth.name;
            accounts[i].accountName = accounts[i].truth.name;
        },
        plain);
    seeder.seed(
        names, "account_name", "delimiter_inside",
        [&](std::size_t i) {
            accounts[i].truth.name = "Sons; Daughters; " + accounts[i].truth.name;
            accounts[i].accountName = accounts[i].truth.name;
        },
        plain);
}

void seedAddresses(std::vector<LegacyAccount>& accounts, Seeder& seeder, Random& random) {
    const auto loaded = [&](std::size_t i) { return accounts[i].fate == Fate::Loaded; };
    Picker streets(random, accounts.size());
    seeder.seed(
        streets, "street", "over_long",
        [&](std::size_t i) {
            const std::string text = *accounts[i].truth.street + ", c/o " + longWords(random, 60);
            accounts[i].street = text;
            accounts[i].truth.street = trimmed(left(text, 60));
        },
        loaded);
    Picker cities(random, accounts.size());
    seeder.seed(
        cities, "city", "upper_case", [&](std::size_t i) { accounts[i].city = upper(*accounts[i].truth.city); },
        loaded);
    seeder.seed(
        cities, "city", "lower_case", [&](std::size_t i) { accounts[i].city = lower(*accounts[i].truth.city); },
        loaded);
    Picker postcodes(random, accounts.size());
    seeder.seed(
        postcodes, "postcode", "leading_zero",
        [&](std::size_t i) {
            (*accounts[i].truth.postcode)[0] = '0';
            accounts[i].postcode = accounts[i].truth.postcode;
        },
        [&](std::size_t i) { return loaded(i) && accounts[i].truth.countryCode == "DE"; });
    Picker countries(random, accounts.size());
    seeder.seed(
        countries, "country", "variant",
        [&](std::size_t i) { accounts[i].country = random.pick(countryOf(accounts[i].truth.countryCode).spellings); },
        [&](std::size_t i) { return loaded(i) || accounts[i].fate == Fate::Excluded; });
}

void seedFacts(std::vector<LegacyAccount>& accounts, const std::vector<Date>& createdOn, Seeder& seeder,
               Random& random) {
    const auto loaded = [&](std::size_t i) { return accounts[i].fate == Fate::Loaded; };
    Picker industries(random, accounts.size());
    seeder.seed(industries, "industry", "unlisted", [&](std::size_t i) {
        static const std::vector<std::string> kRare = {"Zoo", "Circus", "Misc", "Fishing"};
        accounts[i].industry = random.pick(kRare);
        accounts[i].truth.industry = "other";
    });
    Picker revenues(random, accounts.size());
    seeder.seed(
        revenues, "annual_revenue", "thousands_separator",
        [&](std::size_t i) {
            accounts[i].annualRevenue =
                formatMoney(*accounts[i].truth.annualRevenue, Convention::DecimalComma, Grouping::Thousands);
        },
        [&](std::size_t i) { return accounts[i].truth.annualRevenue.has_value(); });
    Picker taxes(random, accounts.size());
    seeder.seed(
        taxes, seeder.planned("tax_no", "spelling") - seeder.planned("tax_no", "duplicate_account"), "tax_no",
        "spelling",
        [&](std::size_t i) {
            const std::string& tax = *accounts[i].truth.taxNo;
            accounts[i].taxNo = random.chance(50) ? lower(tax) : tax.substr(0, 2) + '-' + tax.substr(2);
        },
        loaded);
    Picker sites(random, accounts.size());
    seeder.seed(
        sites, "website", "upper_case", [&](std::size_t i) { accounts[i].website = upper(*accounts[i].truth.website); },
        [&](std::size_t i) { return accounts[i].truth.website.has_value(); });
    Picker dates(random, accounts.size());
    const auto validDate = [&](std::size_t i) { return accounts[i].fate != Fate::Rejected; };
    seeder.seed(
        dates, "created", "day_first_date", [&](std::size_t i) { accounts[i].created = dayFirstDate(createdOn[i]); },
        validDate);
    seeder.seed(
        dates, "created", "timestamp",
        [&](std::size_t i) {
            accounts[i].created = isoMoment({createdOn[i], random.between(0, 86399)});
        },
        validDate);
    Picker owners(random, accounts.size());
    seeder.seed(owners, "owner", "unknown_owner", [&](std::size_t i) {
        accounts[i].owner = unknownOwner(random);
        accounts[i].truth.ownerId = kPoolUser;
    });
    seeder.seed(owners, "owner", "spelling",
                [&](std::size_t i) { accounts[i].owner = carelessOwner(random, accounts[i].owner.text); });
    Picker faxes(random, accounts.size());
    for (const std::size_t i : faxes.take(9, "accounts.fax"))
        accounts[i].fax = "+49 30 555" + std::to_string(random.between(1000, 9999));
}

} // namespace

void buildAccounts(World& world, DefectLog& log, std::uint64_t seed) {
    Random random(seed, "accounts");
    std::vector<Date> createdOn(kAccountCount);
    std::int64_t id = 1000;
    for (std::size_t i = 0; i < kAccountCount; ++i) {
        id += random.between(1, 4);
        world.accounts.push_back(makeAccount(random, world, id, createdOn[i]));
    }
    auto& accounts = world.accounts;
    Seeder seeder(log, "accounts", [&accounts](std::size_t i) { return accounts[i].truth.legacyNo; });
    seedFates(accounts, seeder, random, world.merges);
    seedNames(accounts, seeder, random);
    seedAddresses(accounts, seeder, random);
    seedFacts(accounts, createdOn, seeder, random);
    log.add("accounts", "fax", "unused", "fax");
    log.add("accounts", "source_system", "constant", "source_system");
}

} // namespace mw::sample
