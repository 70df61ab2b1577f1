// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/ddl/sql_script.h"

#include "core/base/utf8.h"
#include "core/base/wording.h"

#include <algorithm>

namespace mw::ddl {

using Kind = SqlToken::Kind;

namespace {

constexpr std::size_t kLongestStatement = 500'000; // words

bool isRelevant(const SqlToken& first) {
    return first.is("CREATE") || first.is("ALTER") || first.is("COMMENT") || first.is("EXEC") || first.is("EXECUTE");
}

/// Whether a statement begins a body in which separators stand between its own statements.
bool hasBody(const Tokens& tokens) {
    for (std::size_t i = 1; i < std::min<std::size_t>(tokens.size(), 8); ++i)
        if (tokens[i].is("TRIGGER") || tokens[i].is("PROCEDURE") || tokens[i].is("FUNCTION") || tokens[i].is("PACKAGE") ||
            tokens[i].is("EVENT"))
            return tokens[0].is("CREATE");
    return false;
}

/// Names of SQL are compared without regard to the case of ASCII letters.
bool foldedEqual(std::string_view a, std::string_view b) {
    const auto upper = [](char c) { return c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return upper(x) == upper(y); });
}

} // namespace

Result<bool> SqlScript::nextStatement(SqlLexer& lexer, Statement& statement, JobContext& job) {
    statement = Statement();
    std::size_t words = 0;
    int depth = 0;
    int nested = 0; // BEGIN … END
    bool isKept = false;
    bool isFirstOfBody = false;
    SqlToken last;
    while (true) {
        SqlToken token;
        if (m_hasPending) {
            token = std::move(m_pending);
            m_hasPending = false;
        } else {
            MW_TRY(token, lexer.next(job));
        }
        if (token.kind == Kind::End)
            return words > 0;
        if (token.kind == Kind::Separator) {
            if (nested > 0 || words == 0)
                continue;
            return true;
        }
        // Scripts of some clients have no separators: a line that begins another statement ends this one.
        const bool beginsLine = words > 0 && depth == 0 && nested == 0 && token.line > last.line;
        if (beginsLine && statement.tokens[0].is("CREATE") && !isFirstOfBody && !last.is("AS") &&
            (token.is("CREATE") || token.is("EXEC") || token.is("INSERT"))) {
            m_pending = std::move(token);
            m_hasPending = true;
            return true;
        }
        if (words == 0)
            isKept = isRelevant(token);
        depth += token.isSign('(') ? 1 : token.isSign(')') && depth > 0 ? -1 : 0;
        if (words == 7)
            isFirstOfBody = hasBody(statement.tokens);
        if (isFirstOfBody || (words < 8 && hasBody(statement.tokens))) {
            isFirstOfBody = true;
            if (token.is("BEGIN") || (token.is("CASE") && !last.is("END")))
                ++nested;
            else if (token.is("END") && nested > 0)
                --nested;
            else if (last.is("END") && (token.is("IF") || token.is("LOOP") || token.is("WHILE") || token.is("REPEAT")))
                ++nested;
        }
        statement.readsRows = statement.readsRows || (token.is("STDIN") && !statement.tokens.empty() && statement.tokens[0].is("COPY"));
        m_inOracle = m_inOracle || token.is("VARCHAR2") || token.is("NVARCHAR2");
        last.kind = token.kind;
        last.upper = token.upper;
        last.line = token.line;
        ++words;
        if ((isKept && !isFirstOfBody && words < kLongestStatement) || words <= 8)
            statement.tokens.push_back(std::move(token));
    }
}

Result<void> SqlScript::read(std::unique_ptr<ByteSource> source, JobContext& job, std::size_t bufferBytes) {
    SqlLexer lexer(std::move(source), bufferBytes);
    m_schema.clear();
    Statement statement;
    while (true) {
        MW_TRY(const bool more, nextStatement(lexer, statement, job));
        if (!more)
            return {};
        take(statement.tokens);
        if (statement.readsRows)
            MW_TRY_DO(lexer.skipRows(job));
    }
}

void SqlScript::skip(const Tokens& tokens) {
    std::string words = tokens[0].kind == Kind::Name ? tokens[0].upper : std::string("other");
    if (words == "CREATE" || words == "ALTER" || words == "DROP" || words == "COMMENT") {
        for (std::size_t i = 1; i < tokens.size() && tokens[i].kind == Kind::Name; ++i) {
            if (tokens[i].is("OR") || tokens[i].is("REPLACE") || tokens[i].is("UNIQUE") || tokens[i].is("TEMPORARY") || tokens[i].is("TEMP"))
                continue;
            words += " " + tokens[i].upper;
            if (!tokens[i].is("ON") && !tokens[i].is("MATERIALIZED"))
                break;
        }
    }
    ++m_skipped[words];
}

void SqlScript::take(const Tokens& tokens) {
    TokenCursor cursor(tokens);
    if (cursor.accept("CREATE")) {
        cursor.accept({"OR", "REPLACE"});
        while (cursor.isOneOf({"GLOBAL", "LOCAL", "TEMP", "TEMPORARY", "UNLOGGED", "PRIVATE"}))
            cursor.take();
        if (cursor.accept("TABLE") ? createTable(cursor, tokens)
            : cursor.accept("DOMAIN") ? createType(cursor, tokens, true)
                                      : cursor.accept("TYPE") && createType(cursor, tokens, false))
            return;
        if (cursor.accept("SCHEMA"))
            m_schema = cursor.peek().isName() ? cursor.peek().text : std::string();
        if (cursor.isOneOf({"INDEX", "UNIQUE", "CLUSTERED", "NONCLUSTERED"})) {
            m_later.push_back(tokens);
            return;
        }
    } else if (cursor.isOneOf({"ALTER", "COMMENT", "EXEC", "EXECUTE"})) {
        m_later.push_back(tokens);
        return;
    }
    skip(tokens);
}

bool SqlScript::createTable(TokenCursor& cursor, const Tokens& tokens) {
    cursor.accept({"IF", "NOT", "EXISTS"});
    const SqlName name = cursor.takeName();
    if (name.name.empty() || !cursor.peek().isSign('('))
        return false; // AS SELECT, PARTITION OF: no columns of its own
    SqlTable table;
    table.schema = name.schema.empty() ? m_schema : name.schema;
    table.entity.name = name.name;
    TableParser(tokens, cursor, m_types, m_inOracle).readBody(table);
    if (table.entity.fields.empty())
        return false;
    m_tables.push_back(std::move(table));
    return true;
}

bool SqlScript::createType(TokenCursor& cursor, const Tokens& tokens, bool isDomain) {
    const SqlName name = cursor.takeName();
    cursor.accept("AS");
    NamedSqlType type;
    TableParser parser(tokens, cursor, m_types, m_inOracle);
    if (isDomain) {
        type.base = parser.readType();
        for (; !cursor.atEnd(); cursor.skipOne())
            type.notNull = type.notNull || (cursor.peek().is("NOT") && cursor.peek(1).is("NULL"));
    } else if (cursor.accept("ENUM")) {
        const std::size_t begin = cursor.place();
        cursor.skipOne();
        type.values = sqlText(tokens, begin + 1, cursor.place() - 1);
        type.base.words = "TEXT";
    } else {
        return false;
    }
    std::string upper;
    for (const char c : name.name)
        upper += c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c;
    m_types[upper] = std::move(type);
    return true;
}

SqlTable* SqlScript::find(const SqlName& name) {
    SqlTable* found = nullptr;
    for (SqlTable& table : m_tables) {
        if (foldedEqual(table.entity.name, name.name) &&
            (name.schema.empty() || table.schema.empty() || foldedEqual(table.schema, name.schema))) {
            if (table.entity.name == name.name)
                return &table;
            found = found ? found : &table;
        }
    }
    return found;
}

void SqlScript::apply(const Tokens& tokens) {
    TokenCursor cursor(tokens);
    bool applied = false;
    if (cursor.accept({"ALTER", "TABLE"}))
        applied = alterTable(cursor, tokens);
    else if (cursor.accept({"COMMENT", "ON"}))
        applied = commentOn(cursor);
    else if (cursor.accept("CREATE"))
        applied = createIndex(cursor);
    else if (cursor.accept("EXEC") || cursor.accept("EXECUTE"))
        applied = extendedProperty(cursor);
    if (!applied)
        skip(tokens);
}

bool SqlScript::alterTable(TokenCursor& cursor, const Tokens& tokens) {
    cursor.accept({"IF", "EXISTS"});
    cursor.accept("ONLY");
    SqlTable* const table = find(cursor.takeName());
    if (!table)
        return false;
    bool applied = false;
    do {
        if (!cursor.accept({"WITH", "CHECK"}))
            cursor.accept({"WITH", "NOCHECK"});
        TableParser parser(tokens, cursor, m_types, m_inOracle);
        const std::size_t before = table->entity.fields.size() + table->entity.keys.size() +
                                   table->entity.relations.size() + table->entity.constraints.size();
        if (cursor.accept("ADD")) {
            const bool isColumn = cursor.accept("COLUMN");
            cursor.accept({"IF", "NOT", "EXISTS"});
            const bool inParentheses = cursor.acceptSign('(');
            do {
                if (isColumn)
                    parser.readColumn(*table);
                else
                    parser.readElement(*table);
                cursor.skipElement();
            } while (inParentheses && cursor.acceptSign(','));
            applied = applied || before < table->entity.fields.size() + table->entity.keys.size() +
                                              table->entity.relations.size() + table->entity.constraints.size();
        } else if (cursor.accept({"ALTER", "COLUMN"}) || cursor.accept("ALTER")) {
            applied = alterColumn(cursor, *table) || applied;
        } else if (cursor.accept({"MODIFY", "COLUMN"}) || cursor.accept("MODIFY")) {
            SqlTable changed;
            changed.entity = table->entity;
            const auto place = cursor.peek().isName() ? table->entity.fieldIndex(cursor.peek().text) : std::nullopt;
            if (place) {
                changed.entity.fields.clear();
                changed.entity.keys.clear();
                parser.readColumn(changed);
                const bool isKey = !table->entity.fields[*place].nullable;
                changed.entity.fields[0].nullable = changed.entity.fields[0].nullable && !isKey;
                table->entity.fields[*place] = changed.entity.fields[0];
                applied = true;
            }
        }
        cursor.skipElement();
    } while (cursor.acceptSign(','));
    return applied;
}

bool SqlScript::alterColumn(TokenCursor& cursor, SqlTable& table) {
    if (!cursor.peek().isName())
        return false;
    const auto place = table.entity.fieldIndex(cursor.take().text);
    if (!place)
        return false;
    Field& field = table.entity.fields[*place];
    if (cursor.accept({"SET", "NOT", "NULL"})) {
        field.nullable = false;
    } else if (cursor.accept({"DROP", "NOT", "NULL"})) {
        field.nullable = true;
    } else if (cursor.accept({"ADD", "GENERATED"})) {
        field.generated = true;
    } else if (cursor.accept({"SET", "DEFAULT"})) {
        const std::size_t begin = cursor.place();
        cursor.skipElement();
        field.defaultValue = cursor.textFrom(begin);
        field.generated = field.generated || field.defaultValue.starts_with("nextval");
    } else {
        return false;
    }
    return true;
}

bool SqlScript::createIndex(TokenCursor& cursor) {
    const bool isUnique = cursor.accept("UNIQUE");
    while (cursor.isOneOf({"CLUSTERED", "NONCLUSTERED", "BITMAP"}))
        cursor.take();
    if (!isUnique || !cursor.accept("INDEX"))
        return false;
    cursor.accept("CONCURRENTLY");
    cursor.accept({"IF", "NOT", "EXISTS"});
    Key key;
    if (!cursor.peek().is("ON"))
        key.name = cursor.takeName().name;
    if (!cursor.accept("ON"))
        return false;
    cursor.accept("ONLY");
    SqlTable* const table = find(cursor.takeName());
    if (cursor.accept("USING"))
        cursor.take();
    key.fields = cursor.takeNames();
    while (!cursor.atEnd() && !cursor.peek().is("WHERE"))
        cursor.skipOne();
    if (!table || key.fields.empty() || !cursor.atEnd())
        return false;
    table->entity.keys.push_back(std::move(key));
    return true;
}

bool SqlScript::commentOn(TokenCursor& cursor) {
    const bool isColumn = cursor.accept("COLUMN");
    if (!isColumn && !cursor.accept("TABLE"))
        return false;
    std::vector<std::string> parts;
    do {
        parts.push_back(cursor.take().text);
    } while (cursor.acceptSign('.'));
    if (!cursor.accept("IS") || cursor.peek().kind != Kind::Text || parts.size() < (isColumn ? 2u : 1u))
        return false;
    const std::string column = isColumn ? parts.back() : std::string();
    if (isColumn)
        parts.pop_back();
    SqlTable* const table = find({parts.size() > 1 ? parts[parts.size() - 2] : std::string(), parts.back()});
    if (!table)
        return false;
    const auto place = isColumn ? table->entity.fieldIndex(column) : std::nullopt;
    if (isColumn && !place)
        return false;
    (place ? table->entity.fields[*place].comment : table->entity.comment) = cursor.peek().text;
    return true;
}

/// SQL Server: EXEC sp_addextendedproperty N'MS_Description', N'text', N'SCHEMA', N'dbo', N'TABLE', N't', N'COLUMN', N'c'.
bool SqlScript::extendedProperty(TokenCursor& cursor) {
    const SqlName procedure = cursor.takeName();
    if (!foldedEqual(procedure.name, "sp_addextendedproperty"))
        return false;
    std::vector<std::string> values;
    while (!cursor.atEnd()) {
        if (cursor.peek(1).isSign('='))
            cursor.goTo(cursor.place() + 2); // @name =
        values.push_back(cursor.take().text);
        cursor.acceptSign(',');
    }
    const auto valueOf = [&](std::string_view level) {
        for (std::size_t i = 2; i + 1 < values.size(); i += 2)
            if (foldedEqual(values[i], level))
                return values[i + 1];
        return std::string();
    };
    SqlTable* const table = values.size() < 4 || values[0] != "MS_Description" ? nullptr : find({valueOf("SCHEMA"), valueOf("TABLE")});
    if (!table)
        return false;
    const std::string column = valueOf("COLUMN");
    const auto place = table->entity.fieldIndex(column);
    if (!column.empty() && !place)
        return false;
    (place ? table->entity.fields[*place].comment : table->entity.comment) = values[1];
    return true;
}

void SqlScript::spellRelations() {
    const auto spell = [](const Entity& entity, std::string& name) {
        if (const auto place = entity.fieldIndex(name))
            name = entity.fields[*place].name;
    };
    for (SqlTable& table : m_tables) {
        for (Key& key : table.entity.keys)
            for (std::string& field : key.fields)
                spell(table.entity, field);
        for (std::size_t i = 0; i < table.entity.relations.size(); ++i) {
            Relation& relation = table.entity.relations[i];
            for (std::string& field : relation.fields)
                spell(table.entity, field);
            const SqlTable* const parent = find({table.parentSchemas[i], relation.parentEntity});
            if (!parent)
                continue;
            relation.parentEntity = parent->entity.name;
            if (const Key* const primary = parent->entity.primaryKey(); primary && relation.parentFields.empty())
                relation.parentFields = primary->fields;
            for (std::string& field : relation.parentFields)
                spell(parent->entity, field);
        }
    }
}

Schema SqlScript::finish() {
    for (const Tokens& tokens : m_later)
        apply(tokens);
    m_later.clear();
    spellRelations();
    Schema schema;
    for (const SqlTable& table : m_tables) {
        Entity entity = table.entity;
        // One name in several schemas needs them to be told apart.
        const auto isNamesake = [&](const SqlTable& other) { return &other != &table && other.entity.name == table.entity.name; };
        if (!table.schema.empty() && std::any_of(m_tables.begin(), m_tables.end(), isNamesake))
            entity.name = table.schema + "." + entity.name;
        schema.entities.push_back(std::move(entity));
    }
    return schema;
}

std::string SqlScript::skipped() const {
    std::vector<std::pair<std::uint64_t, std::string>> sorted;
    for (const auto& [words, count] : m_skipped)
        sorted.emplace_back(count, words);
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::string text;
    for (const auto& [count, words] : sorted)
        text += (text.empty() ? "" : ", ") + grouped(count) + " " + words;
    return elideMiddle(text, 400);
}

} // namespace mw::ddl
