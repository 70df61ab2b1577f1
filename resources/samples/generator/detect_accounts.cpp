// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/samples/generator/detectors.h"

#include "resources/samples/generator/text.h"

namespace mw::sample {

namespace {

std::string plainTax(const std::string& text) {
    return upper(replaced(replaced(text, " ", ""), "-", ""));
}

} // namespace

std::vector<Detector> detectorsOfAccountsAndOwners(const Readback& data) {
    const auto owners = data.values("owners", "short_name");
    const auto isoCodes = std::set<std::string>{"US", "GB", "DE", "AT", "CH", "FR", "ES", "NL", "SE", "BR", "CA", "AU"};
    const auto country = [&data](const Record& r) {
        return data.maps.find("Country", upper(collapsed(r.text("country"))));
    };
    const auto test = [](const Record& r) { return r.text("is_test") == "Y"; };

    // The first account with a tax number keeps it; the file is in the order of the account numbers.
    std::map<std::string, std::string> firstWithTax;
    const Table& accounts = data.tables.find("accounts")->second;
    for (const Row& row : accounts.rows)
        firstWithTax.emplace(plainTax(Record(accounts, row).text("tax_no")), row[0].text);

    return {
        {"owners", "is_test", "test_record", test},
        {"owners", "email", "upper_case", [](const Record& r) { return r.text("email") != lower(r.text("email")); }},
        {"owners", "active", "flag_dialect",
         [](const Record& r) { return r.text("active") != "Y" && r.text("active") != "N"; }},
        {"owners", "hired", "day_first_date", [](const Record& r) { return isDayFirst(r.text("hired")); }},

        {"accounts", "is_test", "test_record", test},
        {"accounts", "tax_no", "duplicate_account",
         [firstWithTax](const Record& r) {
             return firstWithTax.at(plainTax(r.text("tax_no"))) != r.text("account_id");
         }},
        {"accounts", "account_name", "over_long",
         [](const Record& r) { return length(collapsed(r.text("account_name"))) > 60; }},
        {"accounts", "account_name", "missing", [](const Record& r) { return r.blank("account_name"); }},
        {"accounts", "country", "missing", [](const Record& r) { return r.blank("country"); }},
        {"accounts", "country", "unlisted", [country](const Record& r) { return !r.blank("country") && !country(r); }},
        {"accounts", "created", "impossible_date", [](const Record& r) { return !isRealDate(r.text("created")); }},
        {"accounts", "account_name", "edge_spaces",
         [](const Record& r) { return hasEdgeSpace(r.text("account_name")); }},
        {"accounts", "account_name", "doubled_spaces",
         [](const Record& r) { return trimmed(r.text("account_name")).find("  ") != std::string::npos; }},
        {"accounts", "account_name", "no_break_space",
         [](const Record& r) { return r.text("account_name").find(kNoBreakSpace) != std::string::npos; }},
        {"accounts", "account_name", "windows_1252_only",
         [](const Record& r) { return hasWindows1252Only(r.text("account_name")); }},
        {"accounts", "account_name", "delimiter_inside",
         [](const Record& r) { return r.text("account_name").find(';') != std::string::npos; }},
        {"accounts", "street", "over_long", [](const Record& r) { return length(collapsed(r.text("street"))) > 60; }},
        {"accounts", "city", "upper_case", [](const Record& r) { return r.text("city") == upper(r.text("city")); }},
        {"accounts", "city", "lower_case", [](const Record& r) { return r.text("city") == lower(r.text("city")); }},
        {"accounts", "postcode", "leading_zero", [](const Record& r) { return r.text("postcode").starts_with('0'); }},
        {"accounts", "country", "variant",
         [country, isoCodes](const Record& r) { return country(r) && !isoCodes.contains(r.text("country")); }},
        {"accounts", "industry", "unlisted",
         [&data](const Record& r) { return !data.maps.has("Industry", lower(r.text("industry"))); }},
        {"accounts", "annual_revenue", "thousands_separator",
         [](const Record& r) { return r.text("annual_revenue").find('.') != std::string::npos; }},
        {"accounts", "tax_no", "spelling",
         [](const Record& r) { return r.text("tax_no") != plainTax(r.text("tax_no")); }},
        {"accounts", "website", "upper_case",
         [](const Record& r) { return r.text("website") != lower(r.text("website")); }},
        {"accounts", "created", "day_first_date",
         [](const Record& r) { return r.text("created").size() == 10 && isDayFirst(r.text("created")); }},
        {"accounts", "created", "timestamp", [](const Record& r) { return r.text("created").size() > 10; }},
        {"accounts", "owner", "unknown_owner",
         [owners](const Record& r) { return !isKnownOwner(r.text("owner"), owners); }},
        {"accounts", "owner", "spelling",
         [owners](const Record& r) { return isOwnerSpelling(r.text("owner"), owners); }},
    };
}

} // namespace mw::sample
