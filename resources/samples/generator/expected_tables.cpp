// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/samples/generator/tables.h"

#include "resources/samples/generator/money.h"

#include <algorithm>

namespace mw::sample {

namespace {

Cell money(const MaybeNumber& hundredths) {
    return hundredths ? Cell(plainMoney(*hundredths)) : Cell();
}

Row cells(const User& u) {
    return {Cell::number(u.userId), u.legacyNo, u.fullName, u.email, u.team, Cell::flag(u.active), u.hiredOn};
}

Row cells(const Company& c) {
    return {Cell::number(c.companyId),
            c.legacyNo,
            c.name,
            c.street,
            c.city,
            c.postcode,
            c.countryCode,
            c.industry,
            Cell::number(c.employees),
            money(c.annualRevenue),
            c.taxNo,
            c.website,
            Cell::flag(c.active),
            Cell::number(c.ownerId),
            c.createdOn};
}

Row cells(const Person& p) {
    return {Cell::number(p.personId),
            p.legacyNo,
            Cell::number(p.companyId),
            p.salutation,
            p.firstName,
            p.lastName,
            p.jobTitle,
            p.email,
            p.phone,
            p.mobile,
            p.city,
            p.countryCode,
            p.birthDate,
            p.lifecycleStage,
            p.leadStatus,
            Cell::flag(p.active),
            Cell::flag(p.marketingConsent),
            Cell::number(p.ownerId),
            p.createdOn,
            p.updatedAt,
            p.remarks};
}

Row cells(const Opportunity& o) {
    return {Cell::number(o.opportunityId),
            o.legacyNo,
            Cell::number(o.companyId),
            Cell::number(o.primaryPersonId),
            o.title,
            money(o.amount),
            o.currency,
            o.stage,
            Cell::number(o.probability),
            o.leadSource,
            Cell::number(o.ownerId),
            o.closeOn,
            o.createdOn,
            o.description};
}

Row cells(const Activity& a) {
    return {a.activityKey,
            a.kind,
            a.subject,
            a.body,
            Cell::number(a.personId),
            Cell::number(a.companyId),
            Cell::number(a.opportunityId),
            Cell::number(a.ownerId),
            a.occurredAt,
            Cell::number(a.durationMinutes),
            Cell::flag(a.done)};
}

template <typename Record>
void addLoaded(Table& table, const std::vector<Record>& records) {
    for (const Record& record : records)
        if (record.fate == Fate::Loaded)
            table.rows.push_back(cells(record.truth));
}

void sortByKey(Table& table) {
    std::sort(table.rows.begin(), table.rows.end(), [](const Row& left, const Row& right) {
        return left[0].kind == Cell::Kind::Integer ? left[0].integer < right[0].integer : left[0].text < right[0].text;
    });
}

} // namespace

std::vector<Table> expectedTables(const World& world) {
    std::vector<Table> tables = {
        {"users", {"user_id", "legacy_no", "full_name", "email", "team", "is_active", "hired_on"}, {}},
        {"companies",
         {"company_id", "legacy_no", "name", "street", "city", "postcode", "country_code", "industry", "employees",
          "annual_revenue", "tax_no", "website", "is_active", "owner_id", "created_on"},
         {}},
        {"people",
         {"person_id", "legacy_no",         "company_id", "salutation",      "first_name",
          "last_name", "job_title",         "email",      "phone",           "mobile",
          "city",      "country_code",      "birth_date", "lifecycle_stage", "lead_status",
          "is_active", "marketing_consent", "owner_id",   "created_on",      "updated_at",
          "remarks"},
         {}},
        {"opportunities",
         {"opportunity_id", "legacy_no", "company_id", "primary_person_id", "title", "amount", "currency", "stage",
          "probability", "lead_source", "owner_id", "close_on", "created_on", "description"},
         {}},
        {"activities",
         {"activity_key", "kind", "subject", "body", "person_id", "company_id", "opportunity_id", "owner_id",
          "occurred_at", "duration_minutes", "is_done"},
         {}}};
    addLoaded(tables[0], world.owners);
    addLoaded(tables[1], world.accounts);
    addLoaded(tables[2], world.contacts);
    addLoaded(tables[3], world.deals);
    addLoaded(tables[4], world.activities);
    addLoaded(tables[4], world.notes);
    for (Table& table : tables)
        sortByKey(table);
    return tables;
}

} // namespace mw::sample
