// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/samples/generator/detectors.h"

#include "resources/samples/generator/text.h"

namespace mw::sample {

namespace {

bool isZero(const std::string& amount) {
    return amount == "0.00" || amount == "0,00";
}

char groupMark(const Record& r) {
    return r.text("locale") == "de" ? '.' : ',';
}

bool isGrouped(const Record& r) {
    return r.text("amount").find(groupMark(r)) != std::string::npos;
}

} // namespace

std::vector<Detector> detectorsOfDeals(const Readback& data) {
    const auto owners = data.values("owners", "short_name");
    const auto accounts = data.values("accounts", "account_id");
    const auto contacts = data.values("contacts", "contact_id");
    const auto mergedAccounts = data.values("account_merges", "old_account_id");
    const auto stage = [&data](const Record& r) {
        return data.maps.has("Deal stage", lower(trimmed(r.text("stage"))));
    };

    std::map<std::string, int> appearances;
    const Table& deals = data.tables.find("deals")->second;
    for (const Row& row : deals.rows)
        ++appearances[row[0].text];

    return {
        {"deals", "is_test", "test_record", [](const Record& r) { return r.text("is_test") == "Y"; }},
        {"deals", "deal_id", "repeated_id",
         [appearances](const Record& r) { return appearances.at(r.text("deal_id")) > 1; }},
        {"deals", "account_id", "unknown_account",
         [accounts](const Record& r) { return !accounts.contains(r.text("account_id")); }},
        {"deals", "amount", "negative", [](const Record& r) { return r.text("amount").starts_with('-'); }},
        {"deals", "amount", "not_a_number",
         [](const Record& r) { return !r.blank("amount") && digitsOf(r.text("amount")).empty(); }},
        {"deals", "amount", "missing", [](const Record& r) { return r.blank("amount"); }},
        {"deals", "close_date", "impossible_date",
         [](const Record& r) { return !r.null("close_date") && !isRealDate(r.text("close_date")); }},
        {"deals", "stage", "unlisted", [stage](const Record& r) { return !stage(r); }},
        {"deals", "amount", "decimal_comma",
         [](const Record& r) {
             const std::string amount = r.text("amount");
             return r.text("locale") == "de" && contains(amount, ",") && !isZero(amount) && amount[0] != '-';
         }},
        {"deals", "amount", "thousands_separator", isGrouped},
        {"deals", "amount", "three_digit_trap",
         [](const Record& r) {
             const std::string amount = r.text("amount");
             return isGrouped(r) && amount.size() > 4 && amount[amount.size() - 4] == groupMark(r) &&
                    !contains(amount, groupMark(r) == '.' ? "," : ".");
         }},
        {"deals", "amount", "zero", [](const Record& r) { return isZero(r.text("amount")); }},
        {"deals", "contact_id", "unknown_contact",
         [contacts](const Record& r) { return !r.null("contact_id") && !contacts.contains(r.text("contact_id")); }},
        {"deals", "account_id", "merged_account",
         [mergedAccounts](const Record& r) { return mergedAccounts.contains(r.text("account_id")); }},
        {"deals", "stage", "old_wording",
         [stage](const Record& r) { return stage(r) && digitsOf(r.text("stage")).empty(); }},
        {"deals", "probability", "percent_sign", [](const Record& r) { return contains(r.text("probability"), "%"); }},
        {"deals", "lead_source", "unlisted",
         [&data](const Record& r) {
             return !r.null("lead_source") && !data.maps.has("Lead source", lower(trimmed(r.text("lead_source"))));
         }},
        {"deals", "close_date", "day_first_date", [](const Record& r) { return isDayFirst(r.text("close_date")); }},
        {"deals", "created", "day_first_date", [](const Record& r) { return isDayFirst(r.text("created")); }},
        {"deals", "owner", "unknown_owner",
         [owners](const Record& r) { return !isKnownOwner(r.text("owner"), owners); }},
        {"deals", "owner", "spelling", [owners](const Record& r) { return isOwnerSpelling(r.text("owner"), owners); }},
        {"deals", "description", "quotes", [](const Record& r) { return contains(r.text("description"), "\""); }},
        {"deals", "description", "line_break", [](const Record& r) { return contains(r.text("description"), "\n"); }},
    };
}

} // namespace mw::sample
