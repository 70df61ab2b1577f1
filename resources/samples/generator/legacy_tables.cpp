// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/samples/generator/tables.h"

namespace mw::sample {

Table ownersTable(const World& world) {
    Table table{"owners", {"owner_no", "short_name", "full_name", "email", "team", "active", "hired", "is_test"}, {}};
    for (const LegacyOwner& o : world.owners)
        table.rows.push_back({o.ownerNo, o.shortName, o.fullName, o.email, o.team, o.active, o.hired, o.isTest});
    return table;
}

Table accountsTable(const World& world) {
    Table table{"accounts",
                {"account_id", "account_name", "street", "city", "postcode", "country", "industry", "employees",
                 "annual_revenue", "tax_no", "website", "status", "owner", "created", "fax", "is_test",
                 "source_system"},
                {}};
    for (const LegacyAccount& a : world.accounts)
        table.rows.push_back({a.accountId, a.accountName, a.street, a.city, a.postcode, a.country, a.industry,
                              a.employees, a.annualRevenue, a.taxNo, a.website, a.status, a.owner, a.created, a.fax,
                              a.isTest, a.sourceSystem});
    return table;
}

Table accountMergesTable(const World& world) {
    Table table{"account_merges", {"old_account_id", "keep_account_id", "decided_by", "decided_on"}, {}};
    for (const AccountMerge& m : world.merges)
        table.rows.push_back({m.oldAccountId, m.keepAccountId, m.decidedBy, m.decidedOn});
    return table;
}

Table contactsTable(const World& world) {
    Table table{"contacts",
                {"contact_id", "full_name", "job_title", "email", "phone", "mobile", "fax", "account_id", "status",
                 "city", "country", "birth_date", "opt_in", "owner", "created", "last_change", "is_test",
                 "source_system", "remarks"},
                {}};
    for (const LegacyContact& c : world.contacts)
        table.rows.push_back({c.contactId, c.fullName, c.jobTitle, c.email, c.phone, c.mobile, c.fax, c.accountId,
                              c.status, c.city, c.country, c.birthDate, c.optIn, c.owner, c.created, c.lastChange,
                              c.isTest, c.sourceSystem, c.remarks});
    return table;
}

Table dealsTable(const World& world) {
    Table table{"deals",
                {"deal_id", "title", "account_id", "contact_id", "amount", "currency", "locale", "stage", "probability",
                 "lead_source", "owner", "close_date", "created", "is_test", "description"},
                {}};
    for (const LegacyDeal& d : world.deals)
        table.rows.push_back({d.dealId, d.title, d.accountId, d.contactId, d.amount, d.currency, d.locale, d.stage,
                              d.probability, d.leadSource, d.owner, d.closeDate, d.created, d.isTest, d.description});
    return table;
}

Table activitiesTable(const World& world) {
    Table table{"activities",
                {"act_no", "act_type", "subject", "contact_id", "deal_id", "due", "done", "duration", "owner",
                 "outcome", "deleted"},
                {}};
    for (const LegacyActivity& a : world.activities)
        table.rows.push_back({a.actNo, a.actType, a.subject, a.contactId, a.dealId, a.due, a.done, a.duration, a.owner,
                              a.outcome, a.deleted});
    return table;
}

Table notesTable(const World& world) {
    Table table{"notes", {"note_no", "parent_type", "parent_id", "body", "author", "created"}, {}};
    for (const LegacyNote& n : world.notes)
        table.rows.push_back({n.noteNo, n.parentType, n.parentId, n.body, n.author, n.created});
    return table;
}

} // namespace mw::sample
