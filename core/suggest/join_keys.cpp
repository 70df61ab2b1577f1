// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/suggest/join_keys.h"

#include "core/base/unicode.h"
#include "core/rules/parser.h"

#include <algorithm>

namespace mw::suggest {

namespace {

std::string printed(std::vector<std::string> path) {
    rules::Expression field;
    field.kind = rules::Expression::Kind::Field;
    field.path = std::move(path);
    return rules::print(field);
}

/// Letters and digits alone, in one case: "Customer-ID" and "customer_id" are the same.
std::string plain(std::string_view name) {
    std::string text;
    for (const char c : foldCase(name))
        if (c != '_' && c != '-' && c != ' ' && c != '.')
            text += c;
    return text;
}

std::string singular(std::string text) {
    if (text.ends_with("ies"))
        return text.substr(0, text.size() - 3) + "y";
    if (text.ends_with("s") && !text.ends_with("ss"))
        text.pop_back();
    return text;
}

bool mayBeEqual(const LogicalType& a, const LogicalType& b) {
    const auto isNumber = [](const LogicalType& type) { return type.kind == TypeKind::Integer || type.kind == TypeKind::Decimal; };
    return a.kind == b.kind || (isNumber(a) && isNumber(b));
}

class Finding {
public:
    Finding(const std::vector<rules::FieldBinding>& fields, const Entity& other) : m_fields(fields), m_other(other) {}

    /// `from` refers to `to`; one of them is the other entity.
    void addDeclared(const Relation& relation, bool isFromOther) {
        JoinKey key;
        for (std::size_t i = 0; i < relation.fields.size() && i < relation.parentFields.size(); ++i) {
            const std::string& left = isFromOther ? relation.parentFields[i] : relation.fields[i];
            const std::string& right = isFromOther ? relation.fields[i] : relation.parentFields[i];
            const rules::FieldBinding* const field = ownField(left);
            const Field* const partner = m_other.field(right);
            if (!field || !partner)
                return;
            key.on.emplace_back(nameOf(*field), printed({partner->name}));
        }
        key.score = 1;
        key.reason = isFromOther ? m_other.name + " declares that it refers to these rows"
                                 : "the source declares that it refers to " + m_other.name;
        add(std::move(key));
    }

    void addByNames() {
        const Key* const primary = m_other.primaryKey();
        const std::string entity = singular(plain(m_other.name));
        for (const rules::FieldBinding& field : m_fields)
            for (const Field& partner : m_other.fields) {
                if (!mayBeEqual(field.field.type, partner.type))
                    continue;
                const std::string left = plain(field.field.name), right = plain(partner.name);
                const bool isKey = primary && primary->fields.size() == 1 && primary->fields.front() == partner.name;
                double score = 0;
                std::string reason;
                if (left == entity + right || left == plain(m_other.name) + right || (isKey && left == entity)) {
                    score = isKey ? 0.9 : 0.75;
                    reason = "the name says " + m_other.name + " and " + partner.name;
                } else if (!primary && left == entity && &partner == &m_other.fields.front()) {
                    score = 0.6;
                    reason = "the name says " + m_other.name + "; " + partner.name + " is its first field";
                } else if (left == right) {
                    score = isKey ? 0.8 : 0.5;
                    reason = "the same name";
                }
                if (score > 0)
                    add({{{nameOf(field), printed({partner.name})}}, score, isKey ? reason + "; it is the key of " + m_other.name : reason});
            }
    }

    std::vector<JoinKey> best(std::size_t most) {
        std::stable_sort(m_found.begin(), m_found.end(), [](const JoinKey& a, const JoinKey& b) { return a.score > b.score; });
        if (m_found.size() > most)
            m_found.resize(most);
        return std::move(m_found);
    }

private:
    const rules::FieldBinding* ownField(const std::string& name) const {
        const auto found = std::find_if(m_fields.begin(), m_fields.end(), [&](const rules::FieldBinding& one) {
            return one.alias == m_fields.front().alias && one.field.name == name;
        });
        return found == m_fields.end() ? nullptr : &*found;
    }

    /// With its alias where the name alone would be ambiguous.
    std::string nameOf(const rules::FieldBinding& field) const {
        const auto same = std::count_if(m_fields.begin(), m_fields.end(), [&](const rules::FieldBinding& one) {
            return foldCase(one.field.name) == foldCase(field.field.name);
        });
        return same > 1 ? printed({field.alias, field.field.name}) : printed({field.field.name});
    }

    void add(JoinKey key) {
        const bool isKnown = std::any_of(m_found.begin(), m_found.end(), [&](const JoinKey& one) { return one.on == key.on; });
        if (!isKnown)
            m_found.push_back(std::move(key));
    }

    const std::vector<rules::FieldBinding>& m_fields;
    const Entity& m_other;
    std::vector<JoinKey> m_found;
};

} // namespace

std::vector<JoinKey> suggestJoinKeys(const std::vector<rules::FieldBinding>& fields, const Entity* driving, bool isSameSchema,
                                     const Entity& other, std::size_t most) {
    Finding finding(fields, other);
    if (fields.empty())
        return {};
    if (driving && isSameSchema) {
        for (const Relation& relation : driving->relations)
            if (relation.parentEntity == other.name)
                finding.addDeclared(relation, false);
        for (const Relation& relation : other.relations)
            if (relation.parentEntity == driving->name)
                finding.addDeclared(relation, true);
    }
    finding.addByNames();
    return finding.best(most);
}

} // namespace mw::suggest
