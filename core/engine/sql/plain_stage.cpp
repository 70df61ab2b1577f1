// SPDX-License-Identifier: GPL-3.0-or-later
// The stage in servers: one statement computes every rule and judges every record.
#include "core/base/utf8.h"
#include "core/engine/sql/check_sql.h"
#include "core/engine/sql/sql_stage.h"
#include "core/rules/sql/dialect.h"

namespace mw::engine {

namespace {

namespace sql = rules::sql;

class PlainStage final : public SqlStage {
public:
    PlainStage(const PlannedEntity& entity, SqlPlainSite& site) : m_entity(entity), m_site(site) {}

    std::string table() const override { return "mw_stage"; }

    Result<void> fill(JobContext& job) override {
        MW_TRY(const std::string source,
               m_site.source(m_entity.source.location, m_entity.source.options, m_entity.sourceEntity, job));
        MW_TRY(sql::SourceText text, sourceText());
        const sql::Dialect* const dialect = sql::findDialect(m_site.dialect());
        MW_ASSERT(dialect, "a site's dialect is one of ours");
        auto translated = dialect->translate(m_entity.rules(), text);
        if (!translated.ok())
            return at(std::move(translated).error(), m_entity.label());
        MW_TRY(const std::string verdict, verdictText());
        for (const std::string& statement : translated->preparations)
            MW_TRY_DO(m_site.execute(statement, job));
        // OFFSET 0: what is inside is computed once, before what is outside.
        return m_site.execute("DROP TABLE IF EXISTS " + table() + "; CREATE TEMPORARY TABLE " + table() +
                                  " ON COMMIT DROP AS SELECT n, " + verdict + " AS verdict" + stagedColumns() +
                                  " FROM (SELECT src.n AS n, src.broken AS broken" + computed(translated->rules) +
                                  " FROM (SELECT row_number() OVER () AS n, " + m_broken + " AS broken" + m_read + " FROM " +
                                  source + " OFFSET 0) src" + translated->joins + " OFFSET 0) judged",
                              job);
    }

    Keys keys() const override {
        const PlannedDeduplication& planned = *m_entity.deduplication;
        Keys keys;
        for (std::size_t i = 0; i < planned.keys.size(); ++i) {
            const std::string name = "k" + std::to_string(i);
            keys.present += (i > 0 ? " AND " : "") + name + " IS NOT NULL";
            keys.key += (i > 0 ? ", " : "") + m_site.ordered(name, planned.keys[i]->type);
        }
        if (planned.order)
            keys.order = m_site.ordered("o", planned.order->type);
        return keys;
    }

    Result<std::vector<SqlPlainSite::Guarded>> stored() override {
        std::vector<SqlPlainSite::Guarded> values;
        for (std::size_t i = 0; i < m_entity.fields.size(); ++i) {
            const PlannedField& field = m_entity.fields[i];
            MW_TRY(auto value, m_site.store(m_entity.targetEntity.name, field.target.name, field.rule->type,
                                            "f" + std::to_string(i)));
            values.push_back(std::move(value));
        }
        return values;
    }

private:
    /// Columns that a rule reads as src.c0 …; and all that can keep a record from being read.
    Result<sql::SourceText> sourceText() {
        sql::SourceText text;
        text.rowNumber = "src.n";
        std::string broken;
        m_read.clear();
        for (std::size_t i = 0; i < m_entity.columns.size(); ++i) {
            const PlannedColumn& planned = m_entity.columns[i];
            Field given = planned.field;
            given.type = planned.sourceType;
            const SqlPlainSite::Guarded column = m_site.read(given);
            if (!column.fails.empty())
                broken += (broken.empty() ? "" : " OR ") + column.fails;
            text.columns.emplace_back();
            if (!planned.used)
                continue;
            if (!(planned.sourceType == planned.field.type))
                return at(makeError(Code::NotSupported, "reading " + mw::quoted(planned.field.name) + " as " +
                                                            printType(planned.field.type) + " in SQL where it is " +
                                                            printType(planned.sourceType)),
                          m_entity.label());
            const std::string name = "c" + std::to_string(i);
            const std::string value =
                column.fails.empty() ? column.value : "CASE WHEN NOT " + column.fails + " THEN " + column.value + " END";
            m_read += ", " + value + " AS " + name;
            text.columns.back() = "src." + name;
        }
        m_broken = broken.empty() ? "false" : "(" + broken + ")";
        return text;
    }

    /// Values of rules as f0 …, v of the filter, k0 … and o of duplicates, and when each of them fails: xf0 …
    std::vector<std::string> names() const {
        std::vector<std::string> all;
        for (std::size_t i = 0; i < m_entity.fields.size(); ++i)
            all.push_back("f" + std::to_string(i));
        if (m_entity.filter)
            all.emplace_back("v");
        if (m_entity.deduplication) {
            for (std::size_t i = 0; i < m_entity.deduplication->keys.size(); ++i)
                all.push_back("k" + std::to_string(i));
            if (m_entity.deduplication->order)
                all.emplace_back("o");
        }
        return all;
    }

    std::string computed(const std::vector<sql::RuleText>& rules) const {
        const std::vector<std::string> known = names();
        std::string list;
        for (std::size_t i = 0; i < known.size(); ++i)
            list += ", " + rules[i].value + " AS " + known[i] + ", coalesce(" +
                    (rules[i].failed.empty() ? "false" : rules[i].failed) + ", false) AS x" + known[i];
        return list;
    }

    std::string stagedColumns() const {
        std::string list;
        for (const std::string& name : names())
            list += name == "v" ? "" : ", " + name;
        return list;
    }

    /// In the order of the native engine: what cannot be read, the filter, rules and row checks, keys.
    Result<std::string> verdictText() const {
        const auto when = [](const std::string& condition, SqlVerdict verdict) {
            return " WHEN " + condition + " THEN " + std::to_string(int(verdict));
        };
        std::string text = "CASE" + when("broken", SqlVerdict::Bad);
        if (m_entity.filter)
            text += when("xv", SqlVerdict::Bad) + when("v IS NOT TRUE", SqlVerdict::Excluded);
        for (const std::string& name : names())
            if (name != "v")
                text += when("x" + name, SqlVerdict::Bad);
        for (const PlannedCheck& check : m_entity.checks) {
            MW_TRY(const std::string fails, checkFailsSql(check.spec, m_site));
            text += when(fails, SqlVerdict::Bad);
        }
        return text + " ELSE " + std::to_string(int(SqlVerdict::Good)) + " END";
    }

    const PlannedEntity& m_entity;
    SqlPlainSite& m_site;
    std::string m_read, m_broken;
};

} // namespace

std::unique_ptr<SqlStage> makePlainStage(const PlannedEntity& entity, SqlPlainSite& site) {
    return std::make_unique<PlainStage>(entity, site);
}

} // namespace mw::engine
