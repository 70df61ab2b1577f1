// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/samples/generator/documents.h"

namespace mw::sample {

namespace {

constexpr const char* kOpening = R"(# The sample migration: a legacy CRM into a new one

Written by `mw_sample_generator` with seed )";

constexpr const char* kFiles = R"(; the same seed gives the same bytes. All people and
companies are invented; every e-mail address and web site lies in the reserved domain `.example`.

| file | what it is |
|---|---|
| `export/accounts.csv` | companies; Windows-1252, semicolon, CRLF, decimal comma |
| `export/account_merges.csv` | which duplicate account gives way to which, decided by the data stewards; UTF-8, comma, LF |
| `export/contacts.csv` | people; UTF-8 with byte order mark, comma, CRLF |
| `export/deals.csv` | opportunities; UTF-8, comma, LF; `locale` says how `amount` is written |
| `owners.xlsx` | users of the old system, a list that people keep: a title above the header, dates as dates and as text |
| `legacy.sqlite` | tables `activities` and `notes`, some columns without a type |
| `new_crm.sql`, `new_crm.sqlite` | the target's schema, and the empty target |
| `value_maps.csv` | the value maps: map, policy for unlisted values, old value, new value |
| `MAPPING.md` | what goes where, and why |
| `defects.json` | every seeded defect: kind, field, count, keys of all its records, what must become of them |
| `expected/*.csv` | the rows that the correct target holds, by primary key; nothing = null, flags 1 and 0 |
| `expected/ledger.json` | what must become of every source record, and control totals |

In the CSV files an unquoted nothing is null and `""` is an empty text.

## The ledger

| entity mapping | read | loaded | merged | excluded | rejected |
|---|---:|---:|---:|---:|---:|
)";

constexpr const char* kRules = R"(
- A record leaves for one reason at most. The filter comes first (excluded), then the duplicates (merged), then the rules (rejected).
- **Excluded**: test records, activities in the waste basket, activities of test contacts, notes without text.
- **Merged**: accounts with the tax number of an earlier one, contacts with the e-mail of an earlier one, deals and activities that
  were exported twice. The record with the lowest number survives as it is; nothing is taken from the others.
- **Rejected**: required values missing, names too long, days that no calendar has, e-mails that are none, values that a value map
  with policy *reject* does not list, negative amounts, deals without a known account, activities and notes without a known parent.
- **Loaded without the link**: contacts of an unknown account, deals with an unknown contact; they are reported.
- No child refers to a contact that is rejected or merged, nor to an account that is rejected or excluded. Children of merged
  accounts follow to the survivor by `account_merges.csv`.

## The seeded defects

*rejected*, *excluded*, *merged* speak of the record; *repaired* means that the rules put the value right; *reported* means that a
profile or a check shows it while the record is loaded. Counts are of records, whatever becomes of them.

| source field | kind | records | expected | note |
|---|---|---:|---|---|
)";

} // namespace

std::string readme(const std::vector<LedgerLine>& ledger, std::uint64_t seed) {
    std::string text = kOpening + std::to_string(seed) + kFiles;
    for (const LedgerLine& line : ledger)
        text += "| " + line.mapping + " | " + std::to_string(line.read) + " | " + std::to_string(line.loaded) + " | " +
                std::to_string(line.merged) + " | " + std::to_string(line.excluded) + " | " +
                std::to_string(line.rejected) + " |\n";
    text += kRules;
    for (const DefectKind& kind : defectPlan())
        text += "| " + std::string(kind.entity) + '.' + std::string(kind.field) + " | " + std::string(kind.kind) +
                " | " + std::to_string(kind.planned) + " | " + std::string(name(kind.outcome)) + " | " +
                std::string(kind.note) + " |\n";
    return text;
}

} // namespace mw::sample
