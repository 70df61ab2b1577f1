// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/person_table_model.h"

#include "ui/models/signature_table_model.h"
#include "ui/present/roles.h"
#include "ui/present/text.h"

namespace mw::ui {

PersonTableModel::PersonTableModel(QObject* parent) : TableModel(parent), m_titles{tr("Name"), tr("State"), tr("May sign as"), tr("Key")} {}

void PersonTableModel::setFound(const sign::Verification& found) {
    std::vector<Row> next;
    for (const sign::People::Person& person : found.people.persons)
        next.push_back({person.name, person.key, person.roles,
                        person.isRevoked ? Standing::Revoked : person.isLead ? Standing::Lead : Standing::Enrolled});
    for (const sign::SignatureState& signature : found.signatures) {
        const sign::Entry& entry = signature.entry;
        const auto isKnown = std::any_of(next.begin(), next.end(), [&](const Row& row) { return row.key == entry.key; });
        if (!isKnown && signature.state != sign::SignatureState::State::Broken)
            next.push_back({entry.name, entry.key, {entry.role}, Standing::NotEnrolled});
    }
    replaceRows(m_rows, std::move(next));
}

int PersonTableModel::rowOf(const std::string& key) const {
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& row) { return row.key == key; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

QVariant PersonTableModel::cell(int row, int column, int role) const {
    const Row& person = m_rows[std::size_t(row)];
    if (role == CodeRole)
        return column == Key;
    if (role == MutedRole)
        return person.standing == Standing::Revoked;
    if (column == State && role == PillRole)
        switch (person.standing) {
        case Standing::Lead:
        case Standing::Enrolled: return int(Sign::Ok);
        case Standing::NotEnrolled: return int(Sign::Note);
        case Standing::Revoked: return int(Sign::Error);
        }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (column) {
    case Name: return qt(person.name);
    case State:
        switch (person.standing) {
        case Standing::Lead: return tr("lead");
        case Standing::Enrolled: return tr("enrolled");
        case Standing::NotEnrolled: return tr("not enrolled");
        case Standing::Revoked: return tr("key revoked");
        }
        return {};
    case Roles: {
        if (person.standing == Standing::Revoked)
            return {};
        if (person.standing == Standing::NotEnrolled)
            return tr("has signed as %1").arg(roleText(person.roles.front()));
        QStringList names;
        for (const std::string& each : person.roles)
            names << roleText(each);
        return names.isEmpty() ? tr("any role") : names.join(QStringLiteral(", "));
    }
    case Key: return qt(sign::fingerprint(person.key));
    default: return {};
    }
}

} // namespace mw::ui
