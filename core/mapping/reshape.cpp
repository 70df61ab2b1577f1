// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/reshape.h"

#include "core/base/utf8.h"
#include "core/mapping/rename_field.h"

#include <algorithm>

namespace mw::mapping {

namespace {

bool hasField(const Entity& entity, const std::string& name) {
    return std::any_of(entity.fields.begin(), entity.fields.end(), [&](const Field& field) { return field.name == name; });
}

bool hasAll(const Entity& entity, const std::vector<std::string>& fields) {
    return std::all_of(fields.begin(), fields.end(), [&](const std::string& name) { return hasField(entity, name); });
}

class Reshaping {
public:
    Reshaping(const Document& document, Connection reshaped, IdMaker& ids, NewNames newNames)
        : m_document(document), m_reshaped(std::move(reshaped)), m_ids(ids), m_newNames(newNames) {}

    Result<Edit> run() {
        const Connection* const before = m_document.connection(m_reshaped.id);
        if (!before)
            return makeError(Code::UnknownName, quoted(m_reshaped.id.text()), "");
        const Schema was = before->schema;
        for (Entity& entity : m_reshaped.schema.entities) {
            const Entity* known = entityOf(was, entity);
            if (known)
                keep(*known, entity);
        }
        assignIds(m_reshaped.schema, m_ids);
        m_edit.steps.push_back(SetElement<Connection>{m_reshaped.id, std::move(m_reshaped), std::size_t(-1)});
        return std::move(m_edit);
    }

private:
    const Entity* entityOf(const Schema& was, const Entity& entity) const {
        for (const Entity& each : was.entities)
            if (each.name == entity.name)
                return &each;
        return was.entities.size() == 1 && m_reshaped.schema.entities.size() == 1 ? &was.entities.front() : nullptr;
    }

    void keep(const Entity& was, Entity& now) {
        now.id = was.id;
        const bool samePlaces = m_newNames == NewNames::MayStandInOnePlace && was.fields.size() == now.fields.size();
        for (std::size_t i = 0; i < now.fields.size(); ++i) {
            Field& field = now.fields[i];
            for (const Field& each : was.fields)
                if (each.name == field.name)
                    field.id = each.id;
            if (field.id.isNull() && samePlaces && !hasField(now, was.fields[i].name) && rename(was.fields[i].id, field.name))
                field.id = was.fields[i].id;
        }
        keepDeclared(was, now);
    }

    /// Says whether the field has the new name wherever the document speaks of it.
    bool rename(const Id& field, const std::string& name) {
        auto edit = renameField(m_document, m_reshaped.id, field, name);
        if (!edit || !apply(m_document, *edit))
            return false;
        for (SingleEdit& step : edit->steps)
            if (!std::holds_alternative<SetElement<Connection>>(step)) // its schema comes whole at the end
                m_edit.steps.push_back(std::move(step));
        return true;
    }

    /// Takes over what the document knows of the entity beyond a scan; names of fields are those of now.
    void keepDeclared(const Entity& was, Entity& now) {
        const Entity* renamed = nullptr;
        if (const Connection* const place = m_document.connection(m_reshaped.id))
            renamed = place->schema.entityById(was.id);
        if (!renamed)
            return;
        if (now.keys.empty())
            for (const Key& key : renamed->keys)
                if (hasAll(now, key.fields))
                    now.keys.push_back(key);
        if (now.relations.empty())
            for (const Relation& relation : renamed->relations)
                if (hasAll(now, relation.fields))
                    now.relations.push_back(relation);
    }

    Document m_document; // with what was renamed so far
    Connection m_reshaped;
    IdMaker& m_ids;
    NewNames m_newNames;
    Edit m_edit;
};

} // namespace

Result<Edit> reshape(const Document& document, Connection reshaped, IdMaker& ids, NewNames newNames) {
    return Reshaping(document, std::move(reshaped), ids, newNames).run();
}

} // namespace mw::mapping
