// SPDX-License-Identifier: GPL-3.0-or-later
// The stage in databases that call functions of ours: values are cells (rules/sql/cells.h), blobs are failures.
#include "core/check/key_hash.h"
#include "core/engine/row_processor.h"
#include "core/engine/source_shape.h"
#include "core/engine/sql/sql_stage.h"
#include "core/rules/sql/cells.h"
#include "core/rules/sql/dialect.h"

#include <functional>

namespace mw::engine {

namespace {

namespace sql = rules::sql;

constexpr SqlCells kCells{&sql::cellOf, &sql::storeCell};
constexpr std::string_view kStage = "temp.mw_stage";

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

class CallbackStage final : public SqlStage {
public:
    CallbackStage(const PlannedEntity& entity, SqlCallbackSite& site) : m_entity(entity), m_site(site) {}

    std::string table() const override { return std::string(kStage); }

    Result<void> fill(JobContext& job) override {
        MW_TRY(const std::string filled, fillText(job));
        std::string columns;
        for (std::size_t i = 0; i < m_entity.fields.size(); ++i)
            columns += ", f" + std::to_string(i);
        if (m_entity.deduplication)
            columns += ", k, o";
        MW_TRY_DO(m_site.execute("DROP TABLE IF EXISTS " + table() + "; CREATE TABLE " + table() +
                                     " (n INTEGER PRIMARY KEY, verdict, v" + columns + ")",
                                 job));
        MW_TRY_DO(m_site.execute(filled, job));
        return m_site.execute(verdictText(), job);
    }

    Keys keys() const override { return {"k IS NOT NULL", "k", "o"}; }

    Result<std::vector<SqlPlainSite::Guarded>> stored() override {
        std::vector<SqlPlainSite::Guarded> values;
        for (std::size_t i = 0; i < m_entity.fields.size(); ++i) {
            const PlannedField& field = m_entity.fields[i];
            const std::string store = "mw_store_" + std::to_string(i);
            MW_TRY_DO(m_site.addStore(store, m_entity.targetEntity.name, field.target.name, field.rule->type, kCells));
            values.push_back({store + "(f" + std::to_string(i) + ")", {}});
        }
        return values;
    }

private:
    /// One row a record, with the value of every rule; `v` is the filter's.
    Result<std::string> fillText(JobContext& job) {
        const sql::Dialect* const dialect = sql::findDialect(m_site.dialect());
        MW_ASSERT(dialect, "a site's dialect is one of ours");
        MW_TRY(const std::string source,
               m_site.source(m_entity.source.location, m_entity.source.options, m_entity.sourceEntity, job));
        std::string read;
        sql::SourceText text;
        for (std::size_t i = 0; i < m_entity.columns.size(); ++i) {
            MW_TRY(const std::string column, readerOf(i));
            read += ", " + column + " AS c" + std::to_string(i);
            text.columns.push_back("c" + std::to_string(i));
        }
        text.rowNumber = "n";
        auto translated = dialect->translate(m_entity.rules(), text);
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
        return "INSERT INTO " + table() + " SELECT n, " + brokenText() + ", " + filter + values +
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
        return "UPDATE " + table() +
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

    const PlannedEntity& m_entity;
    SqlCallbackSite& m_site;
};

} // namespace

std::unique_ptr<SqlStage> makeCallbackStage(const PlannedEntity& entity, SqlCallbackSite& site) {
    return std::make_unique<CallbackStage>(entity, site);
}

} // namespace mw::engine
