// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/samples/generator/builders.h"

#include "resources/samples/generator/money.h"
#include "resources/samples/generator/text.h"
#include "resources/samples/generator/vocabulary.h"

#include <set>

namespace mw::sample {

namespace {

struct Stage {
    const char* code;
    const char* oldWord;
    const char* stage;
    int probability;
    int percent;
};

constexpr Stage kStages[] = {{"10", "Prospecting", "prospecting", 10, 15},
                             {"20", "Qualified", "qualification", 25, 15},
                             {"30", "Offer sent", "proposal", 50, 15},
                             {"40", "Negotiation", "negotiation", 75, 10},
                             {"90", "Won", "won", 100, 25},
                             {"95", "Lost", "lost", 0, 20}};

const Stage& randomStage(Random& random) {
    int roll = random.between(0, 99);
    for (const Stage& stage : kStages) {
        roll -= stage.percent;
        if (roll < 0)
            return stage;
    }
    return kStages[0];
}

struct LeadSource {
    const char* word;
    const char* target;
};

constexpr LeadSource kLeadSources[] = {{"www", "Web"},           {"Internet", "Web"},     {"tel", "Phone"},
                                       {"Phone", "Phone"},       {"Messe", "Trade fair"}, {"Trade show", "Trade fair"},
                                       {"Referral", "Referral"}, {"Partner", "Partner"},  {"web", "Web"}};

LegacyDeal makeDeal(Random& random, const World& world, const LegacyAccount& account, std::int64_t id) {
    LegacyDeal deal;
    Opportunity& truth = deal.truth;
    const Stage& stage = randomStage(random);
    const LegacyOwner& owner = randomOwner(random, world);
    deal.madeOn = randomDate(random, 2010, 2021);

    truth.opportunityId = id;
    truth.legacyNo = padded(id, 6);
    truth.companyId = account.truth.companyId;
    truth.title = joined({random.pick(products()), " ", std::to_string(random.between(2010, 2023))});
    truth.amount = random.between(20'001, 95'000'000);
    truth.currency = countryOf(account.truth.countryCode).currency;
    truth.stage = stage.stage;
    if (random.chance(90))
        truth.probability = stage.probability;
    if (random.chance(75)) {
        const LeadSource& source = kLeadSources[random.below(std::size(kLeadSources))];
        deal.leadSource = source.word;
        truth.leadSource = source.target;
    }
    truth.ownerId = owner.truth.userId;
    truth.createdOn = isoDate(deal.madeOn);
    if (random.chance(85)) {
        deal.closingOn = randomDate(random, 2022, 2024);
        truth.closeOn = isoDate(deal.closingOn);
    }
    if (random.chance(30))
        truth.description = randomSentence(random);

    deal.dealId = truth.legacyNo;
    deal.title = truth.title;
    deal.accountId = account.truth.legacyNo;
    deal.currency = truth.currency;
    deal.locale = "en";
    deal.amount = formatMoney(truth.amount, Convention::DecimalPoint, Grouping::None);
    deal.stage = stage.code;
    if (truth.probability)
        deal.probability = std::to_string(*truth.probability);
    deal.owner = owner.shortName;
    deal.closeDate = truth.closeOn;
    deal.created = truth.createdOn;
    deal.isTest = "N";
    deal.description = truth.description;
    return deal;
}

struct DealWork {
    std::vector<LegacyDeal>& deals;
    Seeder& seeder;
    Random& random;
    std::set<std::size_t> oddAmounts{}; ///< amounts that the forms below must leave alone
    std::set<std::size_t> lostAccounts{};

    bool loaded(std::size_t i) const { return deals[i].fate == Fate::Loaded; }
};

void seedFates(DealWork& work) {
    auto& deals = work.deals;
    Random& random = work.random;
    Picker fates(random, deals.size());
    const auto reject = [&work](auto change) {
        return [&work, change](std::size_t i) {
            change(work.deals[i]);
            work.deals[i].fate = Fate::Rejected;
        };
    };
    const auto rejectAmount = [&work](auto text) {
        return [&work, text](std::size_t i) {
            work.deals[i].amount = text(work.deals[i]);
            work.deals[i].fate = Fate::Rejected;
            work.oddAmounts.insert(i);
        };
    };
    work.seeder.seed(fates, "is_test", "test_record", [&](std::size_t i) {
        deals[i].isTest = "Y";
        deals[i].title = "TEST please ignore";
        deals[i].fate = Fate::Excluded;
    });
    work.seeder.seed(fates, "account_id", "unknown_account", [&](std::size_t i) {
        deals[i].accountId = padded(random.between(990'000, 999'999), 7);
        deals[i].fate = Fate::Rejected;
        work.lostAccounts.insert(i);
    });
    work.seeder.seed(fates, "amount", "negative", rejectAmount([&](LegacyDeal& deal) {
                         deal.locale = random.chance(50) ? "de" : "en";
                         return '-' + formatMoney(std::int64_t{random.between(10, 999)} * 100,
                                                  deal.locale.text == "de" ? Convention::DecimalComma
                                                                           : Convention::DecimalPoint,
                                                  Grouping::None);
                     }));
    work.seeder.seed(fates, "amount", "not_a_number", rejectAmount([&](LegacyDeal&) {
                         static const std::vector<std::string> kWords = {"tbd", "n/a", "ask Tom"};
                         return Cell(random.pick(kWords));
                     }));
    work.seeder.seed(fates, "amount", "missing", rejectAmount([](LegacyDeal&) { return Cell(); }));
    work.seeder.seed(fates, "close_date", "impossible_date",
                     reject([&](LegacyDeal& deal) { deal.closeDate = impossibleDate(random); }));
    work.seeder.seed(fates, "stage", "unlisted", reject([&](LegacyDeal& deal) {
                         static const std::vector<std::string> kUnlisted = {"50", "99", "On hold"};
                         deal.stage = random.pick(kUnlisted);
                     }));
    work.seeder.seed(fates, "amount", "zero", [&](std::size_t i) {
        const bool german = random.chance(50);
        deals[i].truth.amount = 0;
        deals[i].locale = german ? "de" : "en";
        deals[i].amount = german ? "0,00" : "0.00";
        work.oddAmounts.insert(i);
    });
}

/// The written form of an amount: which convention, grouped or not, with decimals or whole.
struct AmountForm {
    std::size_t count;
    Convention convention;
    Grouping grouping;
    bool whole;
};

void seedAmounts(DealWork& work) {
    constexpr AmountForm kForms[] = {{1500, Convention::DecimalComma, Grouping::None, false},
                                     {700, Convention::DecimalComma, Grouping::Thousands, false},
                                     {150, Convention::DecimalComma, Grouping::Thousands, true},
                                     {250, Convention::DecimalComma, Grouping::None, true},
                                     {1000, Convention::DecimalPoint, Grouping::Thousands, false},
                                     {200, Convention::DecimalPoint, Grouping::Thousands, true},
                                     {300, Convention::DecimalPoint, Grouping::None, true}};
    Picker amounts(work.random, work.deals.size());
    for (const AmountForm& form : kForms) {
        const auto picked = amounts.take(form.count, "amount form", [&](std::size_t i) {
            return !work.oddAmounts.contains(i) && work.deals[i].truth.amount >= 100'000;
        });
        for (const std::size_t i : picked) {
            LegacyDeal& deal = work.deals[i];
            const bool german = form.convention == Convention::DecimalComma;
            deal.locale = german ? "de" : "en";
            if (form.whole) {
                deal.truth.amount -= deal.truth.amount % 100;
                deal.amount = formatWhole(deal.truth.amount, form.convention, form.grouping);
            } else {
                deal.amount = formatMoney(deal.truth.amount, form.convention, form.grouping);
            }
            if (german && !form.whole)
                work.seeder.note(i, "amount", "decimal_comma");
            if (form.grouping == Grouping::Thousands)
                work.seeder.note(i, "amount", "thousands_separator");
            if (form.grouping == Grouping::Thousands && form.whole)
                work.seeder.note(i, "amount", "three_digit_trap");
        }
    }
}

void linkPeople(DealWork& work, const World& world) {
    std::vector<std::int64_t> people;
    for (const LegacyContact& contact : world.contacts)
        if (contact.fate == Fate::Loaded)
            people.push_back(contact.truth.personId);
    for (LegacyDeal& deal : work.deals) {
        if (!work.random.chance(85))
            continue;
        deal.truth.primaryPersonId = work.random.pick(people);
        deal.contactId = padded(*deal.truth.primaryPersonId, 7);
    }
    Picker contacts(work.random, work.deals.size());
    work.seeder.seed(contacts, "contact_id", "unknown_contact", [&](std::size_t i) {
        work.deals[i].contactId = padded(work.random.between(880'000, 889'999), 7);
        work.deals[i].truth.primaryPersonId.reset();
    });
    Picker accounts(work.random, work.deals.size());
    work.seeder.seed(
        accounts, "account_id", "merged_account",
        [&](std::size_t i) {
            const AccountMerge& merge = work.random.pick(world.merges);
            work.deals[i].accountId = merge.oldAccountId;
            work.deals[i].truth.companyId = std::stoll(merge.keepAccountId);
        },
        [&](std::size_t i) { return !work.lostAccounts.contains(i); });
}

void seedFacts(DealWork& work) {
    auto& deals = work.deals;
    Random& random = work.random;
    Picker stages(random, deals.size());
    work.seeder.seed(
        stages, "stage", "old_wording",
        [&](std::size_t i) {
            for (const Stage& stage : kStages)
                if (deals[i].truth.stage == stage.stage)
                    deals[i].stage = stage.oldWord;
        },
        [&](std::size_t i) { return deals[i].fate != Fate::Rejected; });
    Picker chances(random, deals.size());
    work.seeder.seed(
        chances, "probability", "percent_sign",
        [&](std::size_t i) { deals[i].probability = deals[i].probability.text + (random.chance(50) ? "%" : " %"); },
        [&](std::size_t i) { return deals[i].truth.probability.has_value(); });
    Picker sources(random, deals.size());
    work.seeder.seed(sources, "lead_source", "unlisted", [&](std::size_t i) {
        static const std::vector<std::string> kRare = {"billboard", "podcast", "radio spot"};
        deals[i].truth.leadSource = random.pick(kRare);
        deals[i].leadSource = deals[i].truth.leadSource;
    });
    Picker closings(random, deals.size());
    work.seeder.seed(
        closings, "close_date", "day_first_date",
        [&](std::size_t i) { deals[i].closeDate = dayFirstDate(deals[i].closingOn); },
        [&](std::size_t i) { return deals[i].truth.closeOn && deals[i].closeDate == Cell(deals[i].truth.closeOn); });
    Picker made(random, deals.size());
    work.seeder.seed(made, "created", "day_first_date",
                     [&](std::size_t i) { deals[i].created = dayFirstDate(deals[i].madeOn); });
    Picker owners(random, deals.size());
    work.seeder.seed(owners, "owner", "unknown_owner", [&](std::size_t i) {
        deals[i].owner = unknownOwner(random);
        deals[i].truth.ownerId = kPoolUser;
    });
    work.seeder.seed(owners, "owner", "spelling",
                     [&](std::size_t i) { deals[i].owner = carelessOwner(random, deals[i].owner.text); });
    Picker texts(random, deals.size());
    const auto describe = [&](auto text) {
        return [&deals, text](std::size_t i) {
            deals[i].truth.description = text();
            deals[i].description = deals[i].truth.description;
        };
    };
    work.seeder.seed(texts, "description", "quotes",
                     describe([&] { return "They call it \"" + random.pick(products()) + "\", we do not."; }));
    work.seeder.seed(texts, "description", "line_break", describe([&] {
                         return joined({"1. ", random.pick(products()), "\n2. ", random.pick(products()),
                                        "\n\nAll, of course, \tnegotiable."});
                     }));
}

} // namespace

void buildDeals(World& world, DefectLog& log, std::uint64_t seed) {
    Random random(seed, "deals");
    std::vector<std::size_t> accounts;
    for (std::size_t i = 0; i < world.accounts.size(); ++i)
        if (world.accounts[i].fate == Fate::Loaded)
            accounts.push_back(i);

    const std::size_t repeats = log.planned("deals", "deal_id", "repeated_id");
    auto& deals = world.deals;
    std::int64_t id = 50;
    for (std::size_t i = 0; i < kDealCount - repeats; ++i) {
        id += random.between(1, 5);
        deals.push_back(makeDeal(random, world, world.accounts[random.pick(accounts)], id));
    }
    Seeder seeder(log, "deals", [&deals](std::size_t i) { return deals[i].truth.legacyNo; });
    DealWork work{deals, seeder, random};
    seedFates(work);
    seedAmounts(work);
    linkPeople(work, world);
    seedFacts(work);

    // The copies come last, as the end of one export page does at the start of the next.
    Picker originals(random, deals.size());
    for (const std::size_t i : originals.take(repeats, "repeated deals", [&](std::size_t index) {
             return !log.touched("deals", deals[index].truth.legacyNo);
         })) {
        LegacyDeal copy = deals[i];
        copy.fate = Fate::Merged;
        deals.push_back(copy);
        log.add("deals", "deal_id", "repeated_id", copy.truth.legacyNo);
    }
}

} // namespace mw::sample
