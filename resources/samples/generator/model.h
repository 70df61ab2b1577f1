// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/samples/generator/calendar.h"
#include "resources/samples/generator/table.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mw::sample {

/// Where a legacy record ends.
enum class Fate { Loaded, Merged, Excluded, Rejected };

using MaybeText = std::optional<std::string>;
using MaybeNumber = std::optional<std::int64_t>;

// The rows of the new CRM as they must come out. Dates are ISO text; money is in hundredths.

struct User {
    std::int64_t userId = 0;
    std::string legacyNo, fullName, email;
    MaybeText team;
    bool active = true;
    MaybeText hiredOn;
};

struct Company {
    std::int64_t companyId = 0;
    std::string legacyNo, name;
    MaybeText street, city, postcode;
    std::string countryCode, industry;
    MaybeNumber employees, annualRevenue;
    MaybeText taxNo, website;
    bool active = true;
    std::int64_t ownerId = 0;
    std::string createdOn;
};

struct Person {
    std::int64_t personId = 0;
    std::string legacyNo;
    MaybeNumber companyId;
    MaybeText salutation, firstName;
    std::string lastName;
    MaybeText jobTitle, email, phone, mobile, city, countryCode, birthDate;
    std::string lifecycleStage, leadStatus;
    bool active = false, marketingConsent = false;
    std::int64_t ownerId = 0;
    std::string createdOn;
    MaybeText updatedAt, remarks;
};

struct Opportunity {
    std::int64_t opportunityId = 0;
    std::string legacyNo;
    std::int64_t companyId = 0;
    MaybeNumber primaryPersonId;
    std::string title;
    std::int64_t amount = 0;
    std::string currency, stage;
    MaybeNumber probability;
    MaybeText leadSource;
    std::int64_t ownerId = 0;
    MaybeText closeOn;
    std::string createdOn;
    MaybeText description;
};

struct Activity {
    std::string activityKey, kind, subject;
    MaybeText body;
    MaybeNumber personId, companyId, opportunityId;
    std::int64_t ownerId = 0;
    std::string occurredAt;
    MaybeNumber durationMinutes;
    bool done = false;
};

// The legacy records: what the old system's export holds, beside the truth that it stands for.

struct LegacyOwner {
    Cell ownerNo, shortName, fullName, email, team, active, hired, isTest;
    User truth;
    Fate fate = Fate::Loaded;
};

struct LegacyAccount {
    Cell accountId, accountName, street, city, postcode, country, industry, employees, annualRevenue, taxNo, website,
        status, owner, created, fax, isTest, sourceSystem;
    Company truth;
    Fate fate = Fate::Loaded;
};

struct AccountMerge {
    std::string oldAccountId, keepAccountId, decidedBy, decidedOn;
};

struct LegacyContact {
    Cell contactId, fullName, jobTitle, email, phone, mobile, fax, accountId, status, city, country, birthDate, optIn,
        owner, created, lastChange, isTest, sourceSystem, remarks;
    Person truth;
    Date bornOn{}, madeOn{};
    Fate fate = Fate::Loaded;
};

struct LegacyDeal {
    Cell dealId, title, accountId, contactId, amount, currency, locale, stage, probability, leadSource, owner,
        closeDate, created, isTest, description;
    Opportunity truth;
    Date closingOn{}, madeOn{};
    Fate fate = Fate::Loaded;
};

struct LegacyActivity {
    Cell actNo, actType, subject, contactId, dealId, due, done, duration, owner, outcome, deleted;
    Activity truth;
    Moment dueAt{};
    Fate fate = Fate::Loaded;
};

struct LegacyNote {
    Cell noteNo, parentType, parentId, body, author, created;
    Activity truth;
    Moment writtenAt{};
    Fate fate = Fate::Loaded;
};

/// Everything that the sample holds.
struct World {
    std::vector<LegacyOwner> owners;
    std::vector<LegacyAccount> accounts;
    std::vector<AccountMerge> merges;
    std::vector<LegacyContact> contacts;
    std::vector<LegacyDeal> deals;
    std::vector<LegacyActivity> activities;
    std::vector<LegacyNote> notes;
};

} // namespace mw::sample
