// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/sql/sql_load.h"

#include "core/check/key_hash.h"
#include "core/engine/row_processor.h"
#include "core/engine/source_shape.h"
#include "core/rules/sql/cells.h"
#include "core/rules/sql/dialect.h"

#include <functional>

namespace mw::engine {

namespace {

namespace sql = rules::sql;

constexpr SqlCells kCells{&sql::cellOf, &sql::storeCell};
constexpr std::string_view kStage = "temp.mw_stage";

/// What becomes of a record, as the stage keeps it.
enum Verdict { Excluded = 0, Good = 1, Bad = 2, Merged = 3 };

/// Computes one cell out of a row of typed columns.
class ColumnsCallback final : public SqlCallback {
public:
    using Compute = std::function<SqlCell(const std::vector<ColumnPtr>& columns, std::string& scratch)>;
    ColumnsCallback(std::vector<LogicalType> types, Compute compute)
        : m_types(std::move(types)), m_compute(std::move(compute)) {}

    SqlCell call(std::span<const SqlCell> cells) override {
        std::vector<ColumnPtr> columns;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (const auto* failure = std::get_if<SqlFailure>(&cells[i])) {
                m_scratch.assign(failure->bytes);
                return SqlFailure{m_scratch};
            }
            columns.push_back(std::make_shared<Column>(m_types[i], 1));
            sql::storeCell(cells[i], *columns.back(), 0);
        }
        return m_compute(columns, m_scratch);
    }

private:
    const std::vector<LogicalType> m_types;
    const Compute m_compute;
    std::string m_scratch;
};

std::string toHexText(std::string_view bytes) {
    constexpr char kDigits[] = "0123456789abcdef";
    std::string text;
    for (const char c : bytes) {
        text += kDigits[static_cast<unsigned char>(c) >> 4];
        text += kDigits[static_cast<unsigned char>(c) & 15];
    }
    return text;
}

class SqlLoad {
public:
    SqlLoad(const PlannedEntity& entity, SqlSite& site, JobContext& job) : m_entity(entity), m_site(site), m_job(job) {}

    Result<SqlLoaded> run() {
        MW_TRY(const std::string stage, stageText());
        MW_TRY_DO(m_site.execute("DROP TABLE IF EXISTS " + std::string(kStage) + "; CREATE TABLE " + std::string(kStage) +
                                     " (n INTEGER PRIMARY KEY, verdict, v" + stageColumns() + ")",
                                 m_job));
        m_job.phase("judging " + m_entity.sourceEntity);
        MW_TRY_DO(m_site.execute(stage, m_job));
        MW_TRY_DO(m_site.execute(verdictText(), m_job));
        if (m_entity.deduplication)
            MW_TRY_DO(mergeDuplicates());
        SqlLoaded loaded;
        MW_TRY_DO(count(loaded.ledger));
        m_job.phase("loading " + m_entity.targetEntity.name);
        MW_TRY_DO(insert(loaded));
        MW_TRY_DO(m_site.execute("DROP TABLE " + std::string(kStage), m_job));
        return loaded;
    }

private:
    // -- the stage: one row a record, with the value of every rule
    std::string stageColumns() const {
        std::string list;
        for (std::size_t i = 0; i < m_entity.fields.size(); ++i)
            list += ", f" + std::to_string(i);
        return list + (m_entity.deduplication ? ", k, o" : "");
    }

    Result<std::string> stageText() {
        const sql::Dialect* const dialect = sql::findDialect(m_site.dialect());
        if (!dialect)
            return makeError(Code::NotSupported, "running rules in " + std::string(m_site.dialect()));
        MW_TRY(const std::string source, m_site.source(m_entity.source.location, m_entity.sourceEntity, m_job));
        std::string read;
        sql::SourceText text;
        for (std::size_t i = 0; i < m_entity.columns.size(); ++i) {
            MW_TRY(const std::string column, readerOf(i));
            read += ", " + column + " AS c" + std::to_string(i);
            text.columns.push_back("c" + std::to_string(i));
        }
        text.rowNumber = "n";

        std::vector<const rules::BoundRule*> rules;
        for (const PlannedField& field : m_entity.fields)
            rules.push_back(field.rule.get());
        if (m_entity.filter)
            rules.push_back(m_entity.filter.get());
        if (m_entity.deduplication) {
            for (const BoundRulePtr& key : m_entity.deduplication->keys)
                rules.push_back(key.get());
            if (m_entity.deduplication->order)
                rules.push_back(m_entity.deduplication->order.get());
        }
        auto translated = dialect->translate(rules, text);
        if (!translated.ok())
            return at(std::move(translated).error(), m_entity.label());
        for (const sql::NamedCallback& callback : translated->callbacks)
            MW_TRY_DO(m_site.addFunction(callback.name, callback.arguments, callback.make()));

        std::string values;
        std::size_t next = 0;
        for (; next < m_entity.fields.size(); ++next)
            values += ", " + translated->rules[next].value;
        const std::string filter = m_entity.filter ? translated->rules[next++].value : std::string("1");
        if (m_entity.deduplication) {
            MW_TRY(const std::string keys, keyText(std::span(translated->rules).subspan(next)));
            values += keys;
        }
        return "INSERT INTO " + std::string(kStage) + " SELECT n, " + brokenText() + ", " + filter + values +
               " FROM (SELECT row_number() OVER () AS n" + read + " FROM " + source + ")" + translated->joins;
    }

    /// Reads a column as the connector does, and brings it to the document's type where a rule reads it.
    Result<std::string> readerOf(std::size_t index) {
        const PlannedColumn& planned = m_entity.columns[index];
        Field given = planned.field;
        given.type = planned.sourceType;
        const std::string name = "mw_read_" + std::to_string(index);
        std::vector<PlannedColumn> alone{planned};
        const auto finish = [alone](const Column& column, std::string& scratch) -> SqlCell {
            Batch batch;
            batch.rows = 1;
            batch.columns = {std::make_shared<Column>(column.type(), 1)};
            batch.columns[0]->setValue(0, column.value(0));
            RowErrors errors;
            conformColumns(alone, batch, errors);
            if (!errors.empty())
                return SqlFailure{};
            const SqlCell cell = sql::cellOf(*batch.columns[0], 0, scratch);
            if (const auto* text = std::get_if<std::string_view>(&cell)) {
                scratch.assign(std::string(*text)); // the column goes
                return std::string_view(scratch);
            }
            return cell;
        };
        MW_TRY_DO(m_site.addReader(name, given, finish));
        return name + "(" + m_site.name(planned.field.name) + ")";
    }

    /// True for records of which a value cannot be read.
    std::string brokenText() const {
        std::string text = "0";
        for (std::size_t i = 0; i < m_entity.columns.size(); ++i)
            text += " OR typeof(c" + std::to_string(i) + ") = 'blob'";
        return m_entity.columns.empty() ? text : "(" + text + ")";
    }

    /// The key of duplicates in one text, null where a part of it is, and the order in bytes that compare.
    Result<std::string> keyText(std::span<const sql::RuleText> texts) {
        const PlannedDeduplication& planned = *m_entity.deduplication;
        std::vector<LogicalType> types;
        std::string parts;
        for (std::size_t i = 0; i < planned.keys.size(); ++i) {
            types.push_back(planned.keys[i]->type);
            parts += (i > 0 ? ", " : "") + texts[i].value;
        }
        MW_TRY_DO(m_site.addFunction(
            "mw_key", int(types.size()),
            std::make_unique<ColumnsCallback>(types, [](const std::vector<ColumnPtr>& columns, std::string& scratch) {
                std::string key;
                for (const ColumnPtr& column : columns)
                    if (!check::appendKeyPart(key, *column, 0))
                        return SqlCell();
                scratch = toHexText(key);
                return SqlCell(std::string_view(scratch));
            })));
        if (!planned.order)
            return ", mw_key(" + parts + "), NULL";
        MW_TRY_DO(m_site.addFunction(
            "mw_order", 1,
            std::make_unique<ColumnsCallback>(std::vector<LogicalType>{planned.order->type},
                                              [](const std::vector<ColumnPtr>& columns, std::string& scratch) {
                                                  std::string bytes;
                                                  if (columns[0]->isNull(0))
                                                      return SqlCell();
                                                  encodeOrder(*columns[0], 0, bytes);
                                                  scratch = toHexText(bytes);
                                                  return SqlCell(std::string_view(scratch));
                                              })));
        return ", mw_key(" + parts + "), mw_order(" + texts[planned.keys.size()].value + ")";
    }

    // -- judging
    /// In the order of the native engine: what cannot be read, the filter, rules and row checks, keys.
    std::string verdictText() {
        std::string failed;
        for (std::size_t i = 0; i < m_entity.fields.size(); ++i)
            failed += " WHEN typeof(f" + std::to_string(i) + ") = 'blob' THEN 2";
        for (std::size_t i = 0; i < m_entity.checks.size(); ++i)
            failed += " WHEN NOT " + checkText(i) + " THEN 2";
        if (m_entity.deduplication)
            failed += " WHEN typeof(k) = 'blob' OR typeof(o) = 'blob' THEN 2";
        return "UPDATE " + std::string(kStage) +
               " SET verdict = CASE WHEN verdict OR typeof(v) = 'blob' THEN 2 WHEN v IS NOT 1 THEN 0" + failed +
               " ELSE 1 END";
    }

    /// A row check looks at the finished values of its fields.
    std::string checkText(std::size_t index) {
        const PlannedCheck& planned = m_entity.checks[index];
        auto check = check::makeCheck(planned.spec);
        MW_ASSERT(check.ok(), "the plan made this check before");
        const std::shared_ptr<check::Check> made = std::move(check).value();
        std::vector<LogicalType> types;
        std::string parts;
        for (const std::size_t column : planned.spec.columns) {
            types.push_back(m_entity.fields[column].rule->type);
            parts += (parts.empty() ? "f" : ", f") + std::to_string(column);
        }
        const std::size_t width = m_entity.fields.size();
        const auto observe = [made, width, places = planned.spec.columns](const std::vector<ColumnPtr>& columns,
                                                                          std::string&) {
            Batch batch;
            batch.rows = 1;
            batch.columns.resize(width);
            for (std::size_t i = 0; i < places.size(); ++i)
                batch.columns[places[i]] = columns[i];
            const std::uint32_t row = 0;
            RowErrors errors;
            made->observe(batch, std::span(&row, 1), &errors);
            return SqlCell(std::int64_t(errors.empty()));
        };
        const std::string name = "mw_check_" + std::to_string(index);
        const auto added = m_site.addFunction(name, int(types.size()), std::make_unique<ColumnsCallback>(types, observe));
        return added.ok() ? name + "(" + parts + ")" : std::string("0");
    }

    /// One record of each key survives: the first by the order, else the first in the source.
    Result<void> mergeDuplicates() {
        const std::string stage(kStage);
        const std::string direction = m_entity.deduplication->descending ? " DESC" : "";
        return m_site.execute(
            "DROP TABLE IF EXISTS temp.mw_first; CREATE TABLE temp.mw_first (n INTEGER PRIMARY KEY); "
            "INSERT INTO temp.mw_first SELECT n FROM (SELECT n, row_number() OVER (PARTITION BY k ORDER BY o IS NULL, o" +
                direction + ", n) AS place FROM " + stage +
                " WHERE verdict = 1 AND k IS NOT NULL) WHERE place = 1; "
                "UPDATE " + stage + " SET verdict = 3 WHERE verdict = 1 AND k IS NOT NULL AND "
                "n NOT IN (SELECT n FROM temp.mw_first); DROP TABLE temp.mw_first",
            m_job);
    }

    Result<void> count(Ledger& ledger) {
        return m_site.query(
            "SELECT verdict, count(*) FROM " + std::string(kStage) + " GROUP BY verdict",
            [&](std::span<const SqlCell> row) -> Result<void> {
                const auto rows = std::uint64_t(std::get<std::int64_t>(row[1]));
                switch (std::get<std::int64_t>(row[0])) {
                case Excluded: ledger.excluded = rows; break;
                case Good: ledger.loaded = rows; break;
                case Merged: ledger.merged = rows; break;
                default: ledger.rejected = rows;
                }
                ledger.read += rows;
                return {};
            },
            m_job);
    }

    // -- writing
    Result<void> insert(SqlLoaded& loaded) {
        std::string names, values;
        for (std::size_t i = 0; i < m_entity.fields.size(); ++i) {
            const PlannedField& field = m_entity.fields[i];
            const std::string store = "mw_store_" + std::to_string(i);
            MW_TRY_DO(m_site.addStore(store, m_entity.targetEntity.name, field.target.name, field.rule->type, kCells));
            names += (i > 0 ? ", " : "") + m_site.name(field.target.name);
            values += (i > 0 ? ", " : "") + store + "(f" + std::to_string(i) + ")";
        }
        MW_TRY_DO(m_site.execute("SAVEPOINT mw_insert", m_job));
        Result<void> done = m_site.execute("INSERT INTO " + m_site.table(m_entity.targetEntity.name) + " (" + names +
                                               ") SELECT " + values + " FROM " + std::string(kStage) +
                                               " WHERE verdict = 1 ORDER BY n",
                                           m_job);
        if (done.ok() && m_site.hasOpenReferences())
            done = makeError(Code::ConstraintFailed, "a reference has no match");
        if (done.ok()) {
            loaded.sent = loaded.ledger.loaded;
            return m_site.execute("RELEASE mw_insert", m_job);
        }
        MW_TRY_DO(m_job.checkpoint());
        // Only what rows can be refused for is mended by going row by row; a full disk is not.
        if (kindOf(done.error().code) == CodeKind::Environment && done.error().code != Code::DatabaseError)
            return done;
        loaded.refused = done.error().message();
        return m_site.execute("ROLLBACK TO mw_insert; RELEASE mw_insert", m_job);
    }

    const PlannedEntity& m_entity;
    SqlSite& m_site;
    JobContext& m_job;
};

} // namespace

Result<SqlLoaded> loadBySql(const PlannedEntity& entity, SqlSite& site, JobContext& job) {
    return SqlLoad(entity, site, job).run();
}

} // namespace mw::engine
