// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/formats/sql/tables_p.h"

#include "core/connect/qtsql/plain_default.h"

#include <algorithm>
#include <set>

namespace mw::report::sql {

namespace {

/// One CREATE TABLE, a line a column, what is said of each behind it.
class TableText {
public:
    TableText(const Speech& speech, const Words& words, bool isNative) : m_speech(speech), m_words(words), m_isNative(isNative) {}

    void column(const Entity& entity, const Field& field) {
        std::string line = named(field.name) + " ";
        if (isRowid(entity, field))
            line += "INTEGER PRIMARY KEY";
        else
            line += m_speech.type(field, m_isNative) + (field.generated ? m_speech.generated(field) : "");
        if (!field.nullable)
            line += " NOT NULL";
        if (!field.generated && isPlainDefault(field.defaultValue, false))
            line += " DEFAULT " + field.defaultValue;
        m_lines.push_back({line, said(field)});
    }
    void key(const Entity& entity, const Key& key) {
        if (!(key.primary && m_hasRowid) && hasAll(entity, key.fields))
            m_lines.push_back({(key.primary ? "PRIMARY KEY " : "UNIQUE ") + named(key.fields), {}});
    }
    void reference(const Relation& relation, const std::string& parent) {
        m_lines.push_back({"FOREIGN KEY " + named(relation.fields) + " REFERENCES " + parent + " " + named(relation.parentFields), {}});
    }
    void constraint(const Constraint& constraint) {
        if (constraint.text.starts_with("CHECK"))
            m_lines.push_back({constraint.text, {}});
    }
    std::string create(const std::string& table) const {
        std::string text = "CREATE TABLE IF NOT EXISTS " + table + " (";
        for (std::size_t i = 0; i < m_lines.size(); ++i)
            text += "\n    " + m_lines[i].sql + (i + 1 < m_lines.size() ? "," : "") + (m_lines[i].said.empty() ? "" : "  -- " + m_lines[i].said);
        return text + "\n)";
    }
    std::string said(const Field& field) const {
        std::string text = field.label != field.name ? field.label : "";
        if (field.proposed)
            text += (text.empty() ? "" : "; ") + m_words("field to create");
        if (!field.comment.empty())
            text += (text.empty() ? "" : "; ") + field.comment;
        return Script::oneLine(text);
    }

private:
    /// SQLite numbers records by itself where the key is declared so.
    bool isRowid(const Entity& entity, const Field& field) {
        const Key* const key = entity.primaryKey();
        const bool is = m_speech.dialect() == "sqlite" && key && key->fields == std::vector{field.name} && field.type.kind == TypeKind::Integer;
        m_hasRowid = m_hasRowid || is;
        return is;
    }
    static bool hasAll(const Entity& entity, const std::vector<std::string>& fields) {
        return std::all_of(fields.begin(), fields.end(), [&](const std::string& name) { return entity.field(name) != nullptr; });
    }
    struct Line {
        std::string sql, said;
    };
    const Speech& m_speech;
    const Words& m_words;
    bool m_isNative;
    bool m_hasRowid = false;
    std::vector<Line> m_lines;
};

/// A reference can only be declared to something that is a key there.
bool isKeyOf(const Entity& parent, const std::vector<std::string>& fields) {
    return std::any_of(parent.keys.begin(), parent.keys.end(), [&](const Key& key) { return key.fields == fields; });
}

class TargetTables {
public:
    TargetTables(Script& script, const mapping::Document& document, const Speech& speech, const Words& words)
        : m_script(script), m_document(document), m_speech(speech), m_words(words) {}

    void add(const mapping::Connection& connection) {
        std::set<std::string> filled;
        for (const mapping::EntityMapping& mapping : m_document.mappings)
            if (mapping.targetConnection == connection.id)
                if (const Entity* entity = m_document.targetOf(mapping))
                    filled.insert(entity->name);
        std::vector<std::string> cyclic;
        std::set<std::string> made;
        for (const std::string& name : dependencyOrder(connection.schema, cyclic))
            if (filled.contains(name))
                addTable(connection, *connection.schema.entity(name), made);
    }

private:
    void addTable(const mapping::Connection& connection, const Entity& entity, std::set<std::string>& made) {
        m_script.gap();
        m_script.comment(entity.name + (entity.label.empty() || entity.label == entity.name ? "" : ": " + entity.label) +
                         (entity.proposed ? " (" + m_words("entity to create") + ")" : ""));
        m_script.comment(entity.comment);
        made.insert(entity.name);
        const bool isNative = connection.connector == m_speech.connector();
        TableText table(m_speech, m_words, isNative);
        Entity standing = entity; // without what is added below
        if (!entity.proposed)
            std::erase_if(standing.fields, [](const Field& field) { return field.proposed; });
        for (const Field& field : standing.fields)
            table.column(standing, field);
        for (const Key& key : entity.keys)
            table.key(standing, key);
        std::vector<std::string> undeclared;
        for (const Relation& relation : entity.relations) {
            const Entity* const parent = connection.schema.entity(relation.parentEntity);
            if (parent && made.contains(parent->name) && isKeyOf(*parent, relation.parentFields))
                table.reference(relation, m_speech.table(*parent));
            else
                undeclared.push_back(named(relation.fields) + " → " + relation.parentEntity + " " + named(relation.parentFields));
        }
        if (isNative)
            for (const Constraint& constraint : entity.constraints)
                table.constraint(constraint);
        m_script.statement(table.create(m_speech.table(entity)));
        for (const std::string& reference : undeclared)
            m_script.comment(m_words("Reference not declared, its parent is not made before it or the fields are no key there: {0}", reference));
        if (!entity.proposed)
            for (const Field& field : entity.fields)
                if (field.proposed)
                    addColumn(entity, field, table.said(field), isNative);
    }

    void addColumn(const Entity& entity, const Field& field, const std::string& said, bool isNative) {
        std::string sql = "ALTER TABLE " + m_speech.table(entity) + std::string(m_speech.addColumn()) + named(field.name) + " " +
                          m_speech.type(field, isNative);
        if (isPlainDefault(field.defaultValue, false))
            sql += " DEFAULT " + field.defaultValue;
        m_script.comment(said);
        if (!field.nullable)
            m_script.comment(m_words("Required: to be declared once every record has a value."));
        m_script.statement(sql);
    }

    Script& m_script;
    const mapping::Document& m_document;
    const Speech& m_speech;
    const Words& m_words;
};

} // namespace

void addSourceTables(Script& script, const mapping::Document& document, const Speech& speech, const Words& words) {
    script.heading(words("Source tables: what the statements read"));
    for (const mapping::Connection& connection : document.connections) {
        std::set<std::string> made;
        for (const mapping::EntityMapping& mapping : document.mappings) {
            const Entity* const entity = document.sourceOf(mapping);
            if (mapping.sourceConnection != connection.id || !entity || !made.insert(entity->name).second)
                continue;
            const bool isThere = connection.connector == speech.connector();
            if (made.size() == 1) {
                script.gap();
                script.comment(isThere ? words("{0}: lies in such a database.", connection.name)
                                       : words("{0}: its records are to be loaded into these tables first.", connection.name));
                if (const std::string place = speech.place(connection); !place.empty())
                    script.statement(place);
            }
            if (isThere)
                continue;
            TableText table(speech, words, false);
            Entity plain = *entity;
            plain.keys.clear();
            for (Field& field : plain.fields) {
                field.nullable = true;
                field.generated = false;
                field.defaultValue.clear();
                table.column(plain, field);
            }
            script.statement(table.create(speech.sourceTable(connection, plain)));
        }
    }
}

void addTargetTables(Script& script, const mapping::Document& document, const Speech& speech, const Words& words) {
    script.heading(words("Target tables: what the statements fill"));
    TargetTables tables(script, document, speech, words);
    for (const mapping::Connection& connection : document.connections)
        tables.add(connection);
}

} // namespace mw::report::sql
