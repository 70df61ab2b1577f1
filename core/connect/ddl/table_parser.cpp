// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/ddl/table_parser.h"

#include "core/base/utf8.h"

#include <charconv>

namespace mw::ddl {

void TableParser::readBody(SqlTable& table) {
    m_cursor.acceptSign('(');
    while (!m_cursor.atEnd()) {
        readElement(table);
        m_cursor.skipElement();
        if (m_cursor.acceptSign(')'))
            break;
        m_cursor.acceptSign(',');
    }
    while (!m_cursor.atEnd()) { // options
        if (m_cursor.accept("COMMENT")) {
            m_cursor.acceptSign('=');
            if (m_cursor.peek().kind == SqlToken::Kind::Text)
                table.entity.comment = m_cursor.peek().text;
        }
        m_cursor.skipOne();
    }
}

void TableParser::readElement(SqlTable& table) {
    if (!readConstraint(table) && m_cursor.peek().isName())
        readColumn(table);
}

/// MySQL's indexes stand among the columns; a column may be called like one: "key varchar(10)".
bool TableParser::isIndex() const {
    if (m_cursor.isOneOf({"FULLTEXT", "SPATIAL"}))
        return m_cursor.peek(1).is("KEY") || m_cursor.peek(1).is("INDEX") || m_cursor.peek(2).isSign('(');
    if (!m_cursor.isOneOf({"KEY", "INDEX"}))
        return false;
    const std::size_t open = m_cursor.peek(1).isSign('(') ? 1 : m_cursor.peek(2).isSign('(') ? 2 : 0;
    return (open > 0 && m_cursor.peek(open + 1).kind != SqlToken::Kind::Number) || m_cursor.peek(2).is("USING");
}

bool TableParser::readConstraint(SqlTable& table) {
    std::string name;
    const std::size_t begin = m_cursor.place();
    if (m_cursor.accept("CONSTRAINT") && !m_cursor.isOneOf({"PRIMARY", "UNIQUE", "FOREIGN", "CHECK"}))
        name = m_cursor.takeName().name;
    Entity& entity = table.entity;
    if (m_cursor.accept({"PRIMARY", "KEY"})) {
        while (!m_cursor.atEnd() && !m_cursor.peek().isSign('('))
            m_cursor.take(); // CLUSTERED, USING BTREE
        Key key{std::move(name), m_cursor.takeNames(), true};
        for (const std::string& part : key.fields)
            if (const auto place = entity.fieldIndex(part))
                entity.fields[*place].nullable = false;
        if (!key.fields.empty())
            entity.keys.push_back(std::move(key));
    } else if (m_cursor.isOneOf({"UNIQUE"}) && !m_cursor.peek(1).isSign(',') && !m_cursor.peek(1).isSign(')')) {
        m_cursor.take();
        while (!m_cursor.atEnd() && !m_cursor.peek().isSign('(')) {
            const SqlToken& word = m_cursor.take();
            if (name.empty() && word.isName() && !word.is("KEY") && !word.is("INDEX") && !word.is("CLUSTERED") &&
                !word.is("NONCLUSTERED"))
                name = word.text;
        }
        if (Key key{std::move(name), m_cursor.takeNames(), false}; !key.fields.empty())
            entity.keys.push_back(std::move(key));
    } else if (m_cursor.accept({"FOREIGN", "KEY"})) {
        if (m_cursor.peek().isName())
            m_cursor.take();
        std::vector<std::string> fields = m_cursor.takeNames();
        if (m_cursor.accept("REFERENCES"))
            readReference(table, std::move(name), std::move(fields));
    } else if (m_cursor.accept("CHECK")) {
        const std::size_t from = m_cursor.place();
        m_cursor.skipOne();
        entity.constraints.push_back({std::move(name), "CHECK " + sqlText(m_tokens, from, m_cursor.place())});
    } else if (isIndex() || m_cursor.isOneOf({"EXCLUDE", "LIKE", "PERIOD"})) {
        m_cursor.skipElement();
    } else {
        const bool wasNamed = m_cursor.place() > begin; // a constraint of a kind that is not known
        if (!wasNamed)
            return false;
        m_cursor.skipElement();
    }
    return true;
}

void TableParser::readReference(SqlTable& table, std::string name, std::vector<std::string> fields) {
    Relation relation;
    relation.name = std::move(name);
    relation.fields = std::move(fields);
    SqlName parent = m_cursor.takeName();
    relation.parentEntity = std::move(parent.name);
    if (m_cursor.peek().isSign('('))
        relation.parentFields = m_cursor.takeNames();
    if (relation.parentEntity.empty() || relation.fields.empty())
        return;
    table.entity.relations.push_back(std::move(relation));
    table.parentSchemas.push_back(std::move(parent.schema));
}

DeclaredSqlType TableParser::readType() {
    DeclaredSqlType type;
    type.inOracle = m_inOracle;
    // A column of SQLite needs no type.
    if (!m_cursor.peek().isName() ||
        m_cursor.isOneOf({"NOT", "NULL", "DEFAULT", "PRIMARY", "UNIQUE", "REFERENCES", "CHECK", "CONSTRAINT",
                          "COLLATE", "GENERATED", "AS", "COMMENT", "AUTO_INCREMENT", "IDENTITY"}))
        return type;
    SqlToken first = m_cursor.take();
    while (m_cursor.peek().isSign('.') && m_cursor.peek(1).isName()) { // schema.type
        m_cursor.take();
        first = m_cursor.take();
    }
    type.words = first.kind == SqlToken::Kind::Quoted ? std::string() : first.upper;
    if (type.words.empty())
        for (const char c : first.text)
            type.words += c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c;
    while (m_cursor.isOneOf({"VARYING", "PRECISION", "LARGE", "OBJECT"}) || (type.words == "LONG" && m_cursor.isOneOf({"RAW"})) ||
           (type.words == "NATIONAL" && m_cursor.isOneOf({"CHARACTER", "CHAR", "VARCHAR"})))
        type.words += " " + m_cursor.take().upper;
    if (m_cursor.acceptSign('(')) {
        while (!m_cursor.atEnd() && !m_cursor.acceptSign(')')) {
            const SqlToken& argument = m_cursor.take();
            std::uint32_t number = 0;
            const char* const end = argument.text.data() + argument.text.size();
            if (argument.kind == SqlToken::Kind::Number &&
                std::from_chars(argument.text.data(), end, number).ptr == end)
                type.numbers.push_back(number);
        }
    }
    while (m_cursor.isOneOf({"UNSIGNED", "SIGNED", "ZEROFILL"}))
        m_cursor.take();
    if (m_cursor.accept({"WITH", "LOCAL", "TIME", "ZONE"}) || m_cursor.accept({"WITH", "TIME", "ZONE"}))
        type.isZoned = true;
    else
        m_cursor.accept({"WITHOUT", "TIME", "ZONE"});
    while (m_cursor.peek().isSign('[')) {
        type.isArray = true;
        while (!m_cursor.atEnd() && !m_cursor.acceptSign(']'))
            m_cursor.take();
    }
    type.isArray = m_cursor.accept("ARRAY") || type.isArray;
    return type;
}

void TableParser::setType(Field& field, const DeclaredSqlType& type, std::size_t begin, SqlTable* table) {
    field.nativeType = sqlText(m_tokens, begin, m_cursor.place());
    const auto named = m_types.find(type.words);
    auto known = logicalType(type);
    if (named != m_types.end() && (!known || m_tokens[begin].kind == SqlToken::Kind::Quoted)) {
        known = named->second.values.empty() ? logicalType(named->second.base) : LogicalType::text();
        if (named->second.notNull)
            field.nullable = false;
        if (table && !named->second.values.empty())
            table->entity.constraints.push_back({{}, "CHECK (" + field.name + " IN (" + named->second.values + "))"});
        if (type.isArray)
            known = LogicalType::text();
    }
    if (type.words == "ENUM" && table) {
        const std::size_t open = field.nativeType.find('(');
        if (open != std::string::npos)
            table->entity.constraints.push_back({{}, "CHECK (" + field.name + " IN " + field.nativeType.substr(open) + ")"});
    }
    field.type = known.value_or(LogicalType::text());
    if (!known && !type.words.empty())
        field.evidence = "the type " + mw::quoted(field.nativeType) + " is not known here";
    if (type.words.find("SERIAL") != std::string::npos) {
        field.generated = true;
        field.nullable = false;
    }
}

void TableParser::readColumn(SqlTable& table) {
    Field field;
    field.name = m_cursor.take().text;
    const std::size_t begin = m_cursor.place();
    const DeclaredSqlType type = readType();
    setType(field, type, begin, &table);
    table.entity.fields.push_back(std::move(field));
    const std::size_t place = table.entity.fields.size() - 1;
    while (!m_cursor.atEnd() && !m_cursor.peek().isSign(',') && !m_cursor.peek().isSign(')'))
        if (!readColumnConstraint(table, table.entity.fields[place]))
            m_cursor.skipOne();
}

bool TableParser::readColumnConstraint(SqlTable& table, Field& field) {
    std::string name;
    if (m_cursor.accept("CONSTRAINT"))
        name = m_cursor.takeName().name;
    if (m_cursor.accept({"NOT", "NULL"})) {
        field.nullable = false;
    } else if (m_cursor.accept({"PRIMARY", "KEY"})) {
        field.nullable = false;
        table.entity.keys.push_back({std::move(name), {field.name}, true});
    } else if (m_cursor.accept("UNIQUE")) {
        m_cursor.accept("KEY");
        table.entity.keys.push_back({std::move(name), {field.name}, false});
    } else if (m_cursor.accept("REFERENCES")) {
        readReference(table, std::move(name), {field.name});
    } else if (m_cursor.accept("CHECK")) {
        const std::size_t from = m_cursor.place();
        m_cursor.skipOne();
        table.entity.constraints.push_back({std::move(name), "CHECK " + sqlText(m_tokens, from, m_cursor.place())});
    } else if (m_cursor.accept("DEFAULT")) {
        field.defaultValue = readDefault();
        field.generated = field.generated || field.defaultValue.starts_with("nextval");
    } else if (m_cursor.accept("COMMENT")) {
        field.comment = m_cursor.take().text;
    } else if (m_cursor.isOneOf({"AUTO_INCREMENT", "AUTOINCREMENT", "IDENTITY", "GENERATED", "AS"})) {
        m_cursor.take();
        field.generated = true;
    } else {
        return !name.empty();
    }
    return true;
}

std::string TableParser::readDefault() {
    const std::size_t begin = m_cursor.place();
    m_cursor.skipOne();
    while (!m_cursor.atEnd() && !m_cursor.peek().isSign(',') && !m_cursor.peek().isSign(')') &&
           !m_cursor.isOneOf({"NOT", "NULL", "PRIMARY", "UNIQUE", "REFERENCES", "CHECK", "CONSTRAINT", "COMMENT", "ON",
                              "COLLATE", "GENERATED", "AUTO_INCREMENT", "IDENTITY", "ENABLE", "FOR"}))
        m_cursor.skipOne();
    return sqlText(m_tokens, begin, m_cursor.place());
}

} // namespace mw::ddl
