// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/samples/generator/ledger.h"

#include "resources/samples/generator/money.h"

#include <algorithm>

namespace mw::sample {

namespace {

template <typename Record>
LedgerLine line(const char* mapping, const char* source, const char* target, const std::vector<Record>& records) {
    const auto count = [&](Fate fate) {
        return static_cast<std::size_t>(
            std::count_if(records.begin(), records.end(), [fate](const Record& r) { return r.fate == fate; }));
    };
    return {mapping,
            source,
            target,
            records.size(),
            count(Fate::Loaded),
            count(Fate::Merged),
            count(Fate::Excluded),
            count(Fate::Rejected)};
}

} // namespace

std::vector<LedgerLine> expectedLedger(const World& world) {
    return {line("users", "owners", "users", world.owners),
            line("companies", "accounts", "companies", world.accounts),
            line("people", "contacts", "people", world.contacts),
            line("opportunities", "deals", "opportunities", world.deals),
            line("activities from activities", "activities", "activities", world.activities),
            line("activities from notes", "notes", "activities", world.notes)};
}

std::vector<ControlTotal> controlTotals(const World& world) {
    std::int64_t amount = 0;
    std::int64_t revenue = 0;
    std::int64_t minutes = 0;
    std::size_t withCompany = 0;
    std::size_t consents = 0;
    std::string firstCreated = "9999";
    std::string lastCreated;
    for (const LegacyDeal& deal : world.deals)
        if (deal.fate == Fate::Loaded)
            amount += deal.truth.amount;
    for (const LegacyAccount& account : world.accounts)
        if (account.fate == Fate::Loaded)
            revenue += account.truth.annualRevenue.value_or(0);
    for (const LegacyActivity& activity : world.activities)
        if (activity.fate == Fate::Loaded)
            minutes += activity.truth.durationMinutes.value_or(0);
    for (const LegacyContact& contact : world.contacts) {
        if (contact.fate != Fate::Loaded)
            continue;
        withCompany += contact.truth.companyId ? 1 : 0;
        consents += contact.truth.marketingConsent ? 1 : 0;
        firstCreated = std::min(firstCreated, contact.truth.createdOn);
        lastCreated = std::max(lastCreated, contact.truth.createdOn);
    }
    return {{"SELECT printf('%.2f', sum(amount)) FROM opportunities", plainMoney(amount)},
            {"SELECT printf('%.2f', sum(annual_revenue)) FROM companies", plainMoney(revenue)},
            {"SELECT sum(duration_minutes) FROM activities", std::to_string(minutes)},
            {"SELECT count(company_id) FROM people", std::to_string(withCompany)},
            {"SELECT sum(marketing_consent) FROM people", std::to_string(consents)},
            {"SELECT min(created_on) FROM people", firstCreated},
            {"SELECT max(created_on) FROM people", lastCreated}};
}

} // namespace mw::sample
