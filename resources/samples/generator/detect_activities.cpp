// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/samples/generator/detectors.h"

#include "resources/samples/generator/text.h"

namespace mw::sample {

namespace {

bool holds(const Record& r, std::string_view column, std::string_view part) {
    return r.text(column).find(part) != std::string::npos;
}

} // namespace

std::vector<Detector> detectorsOfActivitiesAndNotes(const Readback& data) {
    const auto owners = data.values("owners", "short_name");
    const auto accounts = data.values("accounts", "account_id");
    const auto contacts = data.values("contacts", "contact_id");
    const auto mergedAccounts = data.values("account_merges", "old_account_id");
    const auto kinds = std::set<std::string>{"call", "meeting", "email", "task"};
    const auto kindListed = [&data](const Record& r) {
        return data.maps.has("Activity kind", lower(trimmed(r.text("act_type"))));
    };
    const auto parent = [&data](const Record& r) {
        return data.maps.find("Note parent", upper(trimmed(r.text("parent_type"))));
    };

    std::set<std::string> testContacts;
    const Table& contactTable = data.tables.find("contacts")->second;
    for (const Row& row : contactTable.rows)
        if (Record(contactTable, row).text("is_test") == "Y")
            testContacts.insert(row[0].text);
    std::map<std::string, int> appearances;
    for (const Row& row : data.tables.find("activities")->second.rows)
        ++appearances[row[0].asText()];

    return {
        {"activities", "deleted", "deleted", [](const Record& r) { return r.text("deleted") == "1"; }},
        {"activities", "contact_id", "test_contact",
         [testContacts](const Record& r) { return testContacts.contains(sevenDigits(r.text("contact_id"))); }},
        {"activities", "act_no", "repeated_id",
         [appearances](const Record& r) { return appearances.at(r.text("act_no")) > 1; }},
        {"activities", "contact_id", "unknown_contact",
         [contacts](const Record& r) { return !contacts.contains(sevenDigits(r.text("contact_id"))); }},
        {"activities", "due", "impossible_date", [](const Record& r) { return !isRealDate(r.text("due")); }},
        {"activities", "subject", "over_long",
         [](const Record& r) { return length(collapsed(r.text("subject"))) > 120; }},
        {"activities", "act_type", "unlisted", [kindListed](const Record& r) { return !kindListed(r); }},
        {"activities", "contact_id", "stored_as_integer",
         [](const Record& r) { return r.cell("contact_id").kind == Cell::Kind::Integer; }},
        {"activities", "subject", "missing", [](const Record& r) { return r.blank("subject"); }},
        {"activities", "act_type", "old_wording",
         [kindListed, kinds](const Record& r) { return kindListed(r) && !kinds.contains(r.text("act_type")); }},
        {"activities", "due", "day_first_date",
         [](const Record& r) { return isDayFirst(r.text("due")) && r.text("due").size() == 16; }},
        {"activities", "due", "date_only",
         [](const Record& r) { return r.text("due").size() == 10 && isRealDate(r.text("due")); }},
        {"activities", "duration", "unit_in_value", [](const Record& r) { return holds(r, "duration", " min"); }},
        {"activities", "duration", "text_number",
         [](const Record& r) {
             return r.cell("duration").kind == Cell::Kind::Text && !holds(r, "duration", " min");
         }},
        {"activities", "done", "flag_dialect", [](const Record& r) { return r.cell("done").kind == Cell::Kind::Text; }},
        {"activities", "owner", "unknown_owner",
         [owners](const Record& r) { return !isKnownOwner(r.text("owner"), owners); }},
        {"activities", "owner", "spelling",
         [owners](const Record& r) { return isOwnerSpelling(r.text("owner"), owners); }},

        {"notes", "body", "empty", [](const Record& r) { return r.cell("body") == Cell(""); }},
        {"notes", "body", "null", [](const Record& r) { return r.null("body"); }},
        {"notes", "parent_id", "deleted_parent",
         [parent, contacts, accounts](const Record& r) {
             const std::string key = sevenDigits(r.text("parent_id"));
             return (parent(r) == "person" && !contacts.contains(key)) ||
                    (parent(r) == "company" && !accounts.contains(key));
         }},
        {"notes", "created", "impossible_date", [](const Record& r) { return !isRealDate(r.text("created")); }},
        {"notes", "parent_type", "unlisted", [parent](const Record& r) { return !parent(r); }},
        {"notes", "parent_type", "old_wording",
         [parent](const Record& r) {
             return parent(r) && r.text("parent_type") != "C" && r.text("parent_type") != "A" &&
                    r.text("parent_type") != "D";
         }},
        {"notes", "parent_id", "stored_as_integer",
         [](const Record& r) { return r.cell("parent_id").kind == Cell::Kind::Integer; }},
        {"notes", "parent_id", "merged_account",
         [parent, mergedAccounts](const Record& r) {
             return parent(r) == "company" && mergedAccounts.contains(sevenDigits(r.text("parent_id")));
         }},
        {"notes", "body", "quotes", [](const Record& r) { return holds(r, "body", "\""); }},
        {"notes", "body", "line_break", [](const Record& r) { return holds(r, "body", "\n"); }},
        {"notes", "body", "carriage_return", [](const Record& r) { return holds(r, "body", "\r\n"); }},
        {"notes", "body", "tab", [](const Record& r) { return holds(r, "body", "\t"); }},
        {"notes", "body", "emoji", [](const Record& r) { return hasAstral(r.text("body")); }},
        {"notes", "created", "day_first_date",
         [](const Record& r) { return isDayFirst(r.text("created")) && r.text("created").size() == 16; }},
        {"notes", "author", "unknown_owner",
         [owners](const Record& r) { return !isKnownOwner(r.text("author"), owners); }},
    };
}

} // namespace mw::sample
