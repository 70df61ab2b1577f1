// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/samples/generator/detectors.h"

#include "resources/samples/generator/text.h"

#include <algorithm>

namespace mw::sample {

namespace {

std::string plainEmail(const Record& r) {
    return replaced(lower(trimmed(r.text("email"))), "mailto:", "");
}

/// One @ with something on both sides, a dot in the domain, no white space.
bool isEmail(const std::string& text) {
    const std::size_t at = text.find('@');
    return at != std::string::npos && at > 0 && text.find('@', at + 1) == std::string::npos &&
           text.find('.', at + 2) != std::string::npos && text.find(' ') == std::string::npos;
}

bool hasTitle(const std::string& name) {
    static const std::set<std::string> kTitles = {"Dr.", "Prof.", "Mr.", "Mrs.", "Ms."};
    return kTitles.contains(splitOn(trimmed(name), ' ')[0]);
}

bool hasInitial(const std::string& name) {
    const std::vector<std::string> words = splitOn(collapsed(name), ' ');
    return words.size() == 3 && words[1].size() == 2 && words[1][1] == '.';
}

bool isCanonicalStatus(const std::string& text) {
    return !text.empty() && text == upper(left(text, 1)) + lower(text.substr(1)) && !hasEdgeSpace(text);
}

} // namespace

std::vector<Detector> detectorsOfContacts(const Readback& data) {
    const auto owners = data.values("owners", "short_name");
    const auto accounts = data.values("accounts", "account_id");
    const auto mergedAccounts = data.values("account_merges", "old_account_id");
    const auto isoCodes = std::set<std::string>{"US", "GB", "DE", "AT", "CH", "FR", "ES", "NL", "SE", "BR", "CA", "AU"};
    const auto country = [&data](const Record& r) {
        return data.maps.find("Country", upper(collapsed(r.text("country"))));
    };
    const auto name = [](const Record& r) { return r.text("full_name"); };
    const auto phone = [](const Record& r) { return r.text("phone"); };
    const auto national = [](const std::string& p) {
        return !p.empty() && p[0] != '+' && !p.starts_with("00") && !contains(p, "E+");
    };

    std::map<std::string, std::string> firstWithEmail;
    const Table& contacts = data.tables.find("contacts")->second;
    for (const Row& row : contacts.rows)
        firstWithEmail.emplace(plainEmail(Record(contacts, row)), row[0].text);

    return {
        {"contacts", "is_test", "test_record", [](const Record& r) { return r.text("is_test") == "Y"; }},
        {"contacts", "email", "duplicate",
         [firstWithEmail](const Record& r) {
             return !r.null("email") && firstWithEmail.at(plainEmail(r)) != r.text("contact_id");
         }},
        {"contacts", "email", "invalid", [](const Record& r) { return !r.null("email") && !isEmail(plainEmail(r)); }},
        {"contacts", "birth_date", "impossible_date",
         [](const Record& r) {
             return !r.null("birth_date") && r.text("birth_date") != "0000-00-00" && !isRealDate(r.text("birth_date"));
         }},
        {"contacts", "created", "impossible_date", [](const Record& r) { return !isRealDate(r.text("created")); }},
        {"contacts", "full_name", "over_long", [name](const Record& r) { return length(trimmed(name(r))) > 45; }},
        {"contacts", "full_name", "missing", [](const Record& r) { return r.blank("full_name"); }},
        {"contacts", "status", "unlisted",
         [&data](const Record& r) {
             return !r.blank("status") && !data.maps.has("Lifecycle stage", upper(trimmed(r.text("status"))));
         }},
        {"contacts", "full_name", "last_name_first", [name](const Record& r) { return contains(name(r), ","); }},
        {"contacts", "full_name", "lower_case",
         [name](const Record& r) { return !name(r).empty() && name(r) == lower(name(r)); }},
        {"contacts", "full_name", "upper_case",
         [name](const Record& r) { return !name(r).empty() && name(r) == upper(name(r)); }},
        {"contacts", "full_name", "title", [name](const Record& r) { return hasTitle(name(r)); }},
        {"contacts", "full_name", "middle_initial", [name](const Record& r) { return hasInitial(name(r)); }},
        {"contacts", "full_name", "single_name",
         [name](const Record& r) { return !name(r).empty() && !contains(collapsed(name(r)), " "); }},
        {"contacts", "full_name", "edge_spaces", [name](const Record& r) { return hasEdgeSpace(name(r)); }},
        {"contacts", "full_name", "doubled_spaces",
         [name](const Record& r) { return contains(trimmed(name(r)), "  "); }},
        {"contacts", "full_name", "no_break_space",
         [name](const Record& r) { return contains(name(r), kNoBreakSpace); }},
        {"contacts", "job_title", "empty_not_null", [](const Record& r) { return r.cell("job_title") == Cell(""); }},
        {"contacts", "email", "upper_case", [](const Record& r) { return r.text("email") != lower(r.text("email")); }},
        {"contacts", "email", "edge_spaces", [](const Record& r) { return hasEdgeSpace(r.text("email")); }},
        {"contacts", "email", "mailto", [](const Record& r) { return r.text("email").starts_with("mailto:"); }},
        {"contacts", "phone", "spaced",
         [phone](const Record& r) {
             return phone(r).starts_with('+') && contains(phone(r), " ") && !contains(phone(r), "(0)");
         }},
        {"contacts", "phone", "double_zero", [phone](const Record& r) { return phone(r).starts_with("00"); }},
        {"contacts", "phone", "zero_in_brackets", [phone](const Record& r) { return contains(phone(r), "(0)"); }},
        {"contacts", "phone", "national", [phone, national](const Record& r) { return national(phone(r)); }},
        {"contacts", "phone", "scientific", [phone](const Record& r) { return contains(phone(r), "E+"); }},
        {"contacts", "mobile", "empty_not_null", [](const Record& r) { return r.cell("mobile") == Cell(""); }},
        {"contacts", "account_id", "leading_zeros_lost",
         [](const Record& r) { return !r.null("account_id") && r.text("account_id").size() < 7; }},
        {"contacts", "account_id", "unknown_account",
         [accounts](const Record& r) {
             return !r.null("account_id") && !accounts.contains(sevenDigits(r.text("account_id")));
         }},
        {"contacts", "account_id", "merged_account",
         [mergedAccounts](const Record& r) { return mergedAccounts.contains(sevenDigits(r.text("account_id"))); }},
        {"contacts", "status", "missing", [](const Record& r) { return r.blank("status"); }},
        {"contacts", "status", "spelling",
         [](const Record& r) { return !r.blank("status") && !isCanonicalStatus(r.text("status")); }},
        {"contacts", "city", "upper_case", [](const Record& r) { return r.text("city") == upper(r.text("city")); }},
        {"contacts", "country", "variant",
         [country, isoCodes](const Record& r) { return country(r) && !isoCodes.contains(r.text("country")); }},
        {"contacts", "country", "unlisted", [country](const Record& r) { return !r.blank("country") && !country(r); }},
        {"contacts", "birth_date", "day_first_date",
         [](const Record& r) { return isDayFirst(r.text("birth_date")) && r.text("birth_date") != "01/01/1900"; }},
        {"contacts", "birth_date", "placeholder_date",
         [](const Record& r) { return r.text("birth_date") == "01/01/1900"; }},
        {"contacts", "birth_date", "zero_date", [](const Record& r) { return r.text("birth_date") == "0000-00-00"; }},
        {"contacts", "opt_in", "flag_dialect",
         [](const Record& r) { return !r.null("opt_in") && r.text("opt_in") != "Y" && r.text("opt_in") != "N"; }},
        {"contacts", "opt_in", "missing", [](const Record& r) { return r.blank("opt_in"); }},
        {"contacts", "created", "day_first_date", [](const Record& r) { return isDayFirst(r.text("created")); }},
        {"contacts", "created", "timestamp", [](const Record& r) { return r.text("created").size() > 10; }},
        {"contacts", "last_change", "day_first_date",
         [](const Record& r) { return isDayFirst(r.text("last_change")); }},
        {"contacts", "owner", "unknown_owner",
         [owners](const Record& r) { return !isKnownOwner(r.text("owner"), owners); }},
        {"contacts", "owner", "spelling",
         [owners](const Record& r) { return isOwnerSpelling(r.text("owner"), owners); }},
        {"contacts", "remarks", "emoji", [](const Record& r) { return hasAstral(r.text("remarks")); }},
        {"contacts", "remarks", "quotes", [](const Record& r) { return contains(r.text("remarks"), "\""); }},
        {"contacts", "remarks", "line_break", [](const Record& r) { return contains(r.text("remarks"), "\n"); }},
        {"contacts", "remarks", "formula_like", [](const Record& r) { return r.text("remarks").starts_with('='); }},
    };
}

} // namespace mw::sample
