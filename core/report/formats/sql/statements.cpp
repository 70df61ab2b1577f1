// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/formats/sql/statements_p.h"

#include "core/load/load_order.h"
#include "core/mapping/problems.h"
#include "core/rules/parser.h"
#include "core/rules/sql/dialect.h"

#include <algorithm>
#include <set>

namespace mw::report::sql {

namespace {

using rules::BoundRule;

/// A line of its own for each step of the query; texts in quotes stay as they are.
std::string broken(const std::string& sql) {
    static constexpr std::string_view kStep = " CROSS JOIN LATERAL ";
    std::string text;
    char quote = 0;
    for (std::size_t i = 0; i < sql.size(); ++i) {
        if (quote)
            quote = sql[i] == quote ? '\0' : quote; // a doubled quote opens it again
        else if (sql[i] == '\'' || sql[i] == '"')
            quote = sql[i];
        else if (sql.compare(i, kStep.size(), kStep) == 0) {
            text += "\n   ";
        }
        text += sql[i];
    }
    return text;
}

/// A rule of the mapping with the place it has in the query.
struct Part {
    std::string name; ///< of the column that holds its value: f0 …, v, k0 …, o
    std::string said; ///< "PPL-014 email ← lower(e_mail)"
    std::shared_ptr<const BoundRule> rule;
    std::string why;  ///< it cannot be said
};

class Statement {
public:
    Statement(const mapping::Document& document, const mapping::EntityMapping& mapping, const Speech& speech, const Words& words)
        : m_document(document), m_mapping(mapping), m_speech(speech), m_words(words), m_target(*document.targetOf(mapping)),
          m_source(*document.sourceOf(mapping)), m_connection(*document.connection(mapping.sourceConnection)),
          m_environment(mapping::environmentOf(document, mapping)), m_dialect(speech.rules()) {
        gatherParts();
    }

    void addTo(Script& script, std::set<std::string>& prepared, bool isFirstIntoTarget) {
        script.gap();
        script.comment(m_source.name + " → " + m_target.name + " (" + m_mapping.reference + ")");
        script.comment(m_mapping.intent.text);
        for (const std::string& field : m_described)
            script.comment(m_words("{0}: described, not yet executable.", field));
        if (m_fields.empty()) {
            script.comment(m_words("No field has a rule."));
            return;
        }
        std::vector<const BoundRule*> all;
        for (const Part& part : m_parts)
            if (part.rule)
                all.push_back(part.rule.get());
        auto translated = m_dialect.translate(all, sourceText(all));
        if (!translated.ok())
            m_obstacles.push_back(translated.error().message());
        for (const std::string& obstacle : m_obstacles)
            script.comment(obstacle);
        if (!translated.ok())
            return;
        for (const std::string& statement : translated->preparations)
            if (prepared.insert(statement).second)
                script.statement(statement);
        const std::string sql = insert(*translated);
        const auto add = [&](const std::string& statement) {
            if (m_obstacles.empty())
                script.statement(statement);
            else
                script.draft(statement);
        };
        if (!m_obstacles.empty())
            script.comment(m_words("So this statement is not complete, and is not run:"));
        if (m_mapping.loadMode == "replace" && isFirstIntoTarget)
            add("DELETE FROM " + m_speech.table(m_target));
        add(sql);
    }

private:
    void gatherParts() {
        for (const Field& field : m_target.fields) {
            const auto mapped = std::find_if(m_mapping.fields.begin(), m_mapping.fields.end(),
                                             [&](const mapping::FieldMapping& each) { return each.targetField == field.id; });
            if (mapped == m_mapping.fields.end())
                continue;
            const std::string label = mapped->reference + " " + field.name;
            if (mapped->rule.empty()) {
                m_described.push_back(label);
                continue;
            }
            m_fields.push_back(&field);
            addPart("f" + std::to_string(m_fields.size() - 1), label, mapped->rule, mapping::wantedFor(field));
        }
        if (!m_mapping.filter.empty())
            addPart("v", m_words("filter"), m_mapping.filter, {});
        if (m_mapping.deduplication) {
            const mapping::Deduplication& same = *m_mapping.deduplication;
            for (std::size_t i = 0; i < same.keys.size(); ++i)
                addPart("k" + std::to_string(i), m_words("de-duplication"), same.keys[i], {});
            if (!same.order.empty())
                addPart("o", m_words("de-duplication"), same.order, {});
        }
        if ((m_mapping.loadMode == "upsert" || m_mapping.loadMode == "append_missing") && conflictKey().empty())
            m_obstacles.push_back(m_words("the load mode {0} needs a key, and there is none", m_mapping.loadMode));
    }

    void addPart(const std::string& name, const std::string& label, const std::string& rule, const std::optional<rules::Wanted>& wanted) {
        Part part{name, Script::oneLine(label + " ← " + rule), {}, {}};
        const rules::ParsedRule parsed = rules::parse(rule);
        if (!parsed.tree) {
            part.why = parsed.problems.empty() ? m_words("the rule has an error") : parsed.problems.front().error.message();
        } else {
            rules::BindResult bound = rules::bind(*parsed.tree, m_environment, wanted);
            if (!bound.rule)
                part.why = bound.problems.empty() ? m_words("the rule has an error") : bound.problems.front().error.message();
            else if (bound.rule->usesNow)
                part.why = m_words("now() is the moment of the run");
            else
                part.why = obstacleOf(*bound.rule);
            if (part.why.empty())
                part.rule = std::move(bound.rule);
        }
        if (!part.why.empty())
            m_obstacles.push_back(label + ": " + part.why);
        m_parts.push_back(std::move(part));
    }

    /// Why the database cannot compute a rule by itself; empty where it can.
    std::string obstacleOf(const BoundRule& rule) const {
        const BoundRule* const one = &rule;
        const auto translated = m_dialect.translate({&one, 1}, sourceText({one}));
        return translated.ok() ? std::string() : translated.error().message();
    }

    rules::sql::SourceText sourceText(const std::vector<const BoundRule*>& read) const {
        rules::sql::SourceText text;
        text.rowNumber = "src.n";
        text.columns.resize(m_source.fields.size());
        for (const BoundRule* const rule : read)
            for (const std::size_t column : rule->columns)
                text.columns[column] = "src.c" + std::to_string(column);
        return text;
    }

    std::vector<std::string> conflictKey() const {
        if (!m_mapping.key.empty())
            return m_mapping.key;
        const Key* const key = m_target.primaryKey();
        return key ? key->fields : std::vector<std::string>();
    }

    std::string insert(const rules::sql::Translation& translated) const {
        std::string fields, values, failed, kept;
        std::vector<std::string> computed; ///< a column and what is said of it, which follows the comma
        std::set<std::size_t> columns;
        std::size_t next = 0;
        for (const Part& part : m_parts) {
            if (!part.rule) {
                computed.push_back("NULL AS " + part.name + ",  -- " + part.said);
                continue;
            }
            const rules::sql::RuleText& text = translated.rules[next++];
            computed.push_back(text.value + " AS " + part.name + ",  -- " + part.said);
            if (text.failed == "typeof(" + text.value + ") = 'blob'")
                kept += " AND typeof(" + part.name + ") <> 'blob'"; // the value says it, and is not said twice
            else if (!text.failed.empty())
                failed += (failed.empty() ? "" : " OR ") + text.failed;
            columns.insert(part.rule->columns.begin(), part.rule->columns.end());
        }
        for (std::size_t i = 0; i < m_fields.size(); ++i) {
            fields += (i > 0 ? ",\n    " : "\n    ") + named(m_fields[i]->name);
            values += (i > 0 ? ",\n    " : "\n    ") + m_speech.stored("f" + std::to_string(i), m_fields[i]->type);
        }
        std::string read;
        for (const std::size_t column : columns)
            read += ",\n            " + m_speech.read(named(m_source.fields[column].name), m_source.fields[column].type) + " AS c" + std::to_string(column);
        const bool filters = !m_mapping.filter.empty();
        std::string list;
        for (const std::string& column : computed)
            list += "\n        " + column;
        std::string judged = "    SELECT" + list + "\n        " + (failed.empty() ? "false" : "coalesce(" + failed + ", false)") +
                             " AS failed,\n        src.n\n    FROM (\n        SELECT row_number() OVER () AS n" + read + "\n        FROM " +
                             m_speech.sourceTable(m_connection, m_source) + std::string(m_speech.fence()) + "\n    ) AS src" +
                             broken(translated.joins) + std::string(m_speech.fence());
        kept = "NOT failed" + kept + (filters ? " AND v" : "");
        std::string from = "\nFROM (\n" + judged + "\n) AS judged\nWHERE " + kept;
        if (m_mapping.deduplication && !m_mapping.deduplication->keys.empty())
            from = "\nFROM (\n    SELECT judged.*, row_number() OVER (PARTITION BY " + partition() + ") AS place\n    FROM (\n" + judged +
                   "\n    ) AS judged\n    WHERE " + kept + "\n) AS good\nWHERE place = 1 OR " + keyIsMissing();
        return "INSERT INTO " + m_speech.table(m_target) + " (" + fields + "\n)\nSELECT" + values + from + "\nORDER BY n" + onConflict();
    }

    LogicalType typeOf(const std::string& name) const {
        for (const Part& part : m_parts)
            if (part.name == name && part.rule)
                return part.rule->type;
        return LogicalType::null();
    }
    std::string partition() const {
        std::string keys;
        for (std::size_t i = 0; i < m_mapping.deduplication->keys.size(); ++i)
            keys += (i > 0 ? ", k" : "k") + std::to_string(i);
        std::string order = "n";
        if (!m_mapping.deduplication->order.empty())
            order = "o IS NULL, " + m_speech.ordered("o", typeOf("o")) + (m_mapping.deduplication->descending ? " DESC" : "") + ", n";
        return keys + " ORDER BY " + order;
    }
    /// Records without a key are nobody's duplicates.
    std::string keyIsMissing() const {
        std::string text;
        for (std::size_t i = 0; i < m_mapping.deduplication->keys.size(); ++i)
            text += (i > 0 ? " OR k" : "k") + std::to_string(i) + " IS NULL";
        return text;
    }

    std::string onConflict() const {
        if (m_mapping.loadMode != "upsert" && m_mapping.loadMode != "append_missing")
            return {};
        const std::vector<std::string> key = conflictKey();
        std::string set;
        if (m_mapping.loadMode == "upsert")
            for (const Field* const field : m_fields)
                if (std::find(key.begin(), key.end(), field->name) == key.end())
                    set += (set.empty() ? "" : ", ") + named(field->name) + " = EXCLUDED." + named(field->name);
        return "\nON CONFLICT " + named(key) + (set.empty() ? " DO NOTHING" : " DO UPDATE SET " + set);
    }

    const mapping::Document& m_document;
    const mapping::EntityMapping& m_mapping;
    const Speech& m_speech;
    const Words& m_words;
    const Entity &m_target, &m_source;
    const mapping::Connection& m_connection;
    const rules::Environment m_environment;
    const rules::sql::Dialect& m_dialect;
    std::vector<Part> m_parts;
    std::vector<const Field*> m_fields;
    std::vector<std::string> m_described, m_obstacles;
};

} // namespace

void addStatements(Script& script, const mapping::Document& document, const Speech& speech, const Words& words) {
    script.heading(words("Statements: what fills the target, parents first"));
    std::set<std::string> prepared;
    std::set<Id> filled;
    for (const mapping::Connection& connection : document.connections) {
        std::vector<const mapping::EntityMapping*> mappings;
        std::vector<std::string> targets;
        for (const mapping::EntityMapping& mapping : document.mappings)
            if (mapping.targetConnection == connection.id && document.targetOf(mapping) && document.sourceOf(mapping)) {
                mappings.push_back(&mapping);
                targets.push_back(document.targetOf(mapping)->name);
            }
        for (const std::size_t next : loadOrder(connection.schema, targets).order) {
            const bool isFirst = filled.insert(mappings[next]->targetEntity).second;
            Statement(document, *mappings[next], speech, words).addTo(script, prepared, isFirst);
        }
    }
}

} // namespace mw::report::sql
