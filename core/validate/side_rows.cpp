// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/validate/side_rows_p.h"

#include "core/connect/sql_queries.h"
#include "core/engine/source_shape.h"
#include "core/engine/steps/stage.h"
#include "core/mapping/problems.h"
#include "core/rules/parser.h"

#include <algorithm>

namespace mw::validate {

namespace {

Error wrong(std::string why) { return makeError(Code::WrongValue, std::move(why)); }

Result<engine::BoundRulePtr> bindRule(const std::string& text, const rules::Environment& environment, const std::string& what,
                                      const std::optional<rules::Wanted>& wanted = {}) {
    if (text.empty())
        return engine::BoundRulePtr();
    const rules::ParsedRule parsed = rules::parse(text);
    if (!parsed.ok())
        return wrong(what + ": " + (parsed.problems.empty() ? "it cannot be read" : parsed.problems.front().error.message()));
    rules::BindResult bound = rules::bind(*parsed.tree, environment, wanted);
    if (!bound.rule)
        return wrong(what + ": " + (bound.problems.empty() ? "it cannot be understood" : bound.problems.front().error.message()));
    if (!bound.rule->lookupsUsed.empty() || !bound.rule->newKeysUsed.empty())
        return wrong(what + ": it reads the rows of one entity: lookups and new keys are not known to it");
    return bound.rule;
}

/// Where a connection lies that a check names.
Result<engine::Place> placeOf(const engine::Plan& plan, const mapping::Connection& connection) {
    for (const engine::PlannedEntity& entity : plan.entities())
        for (const engine::Place* place : {&entity.source, &entity.target})
            if (place->connection == connection.name)
                return *place;
    MW_TRY(Location location, plan.options().places.locationOf(plan.document(), connection));
    return engine::Place{connection.name, connection.connector, std::move(location), connection.options};
}

} // namespace

Result<const engine::PlannedEntity*> mappingOf(const engine::Plan& plan, const mapping::Check& check) {
    for (const engine::PlannedEntity& entity : plan.entities())
        if (entity.mapping->id == check.entityMapping)
            return &entity;
    return makeError(Code::UnknownName, "the entity mapping of the check", "");
}

std::string SideRows::Rows::text(std::size_t rule, std::uint32_t row) const {
    const ColumnPtr& column = values[rule];
    return !column || column->isNull(row) ? "∅" : printValue(column->value(row), column->type());
}

Result<SideRows> SideRows::open(const engine::Plan& plan, const mapping::Check& check, const mapping::PairedQuestion& question,
                                JobContext& job, std::span<const ExtraRule> extra) {
    MW_TRY(const engine::PlannedEntity* const mapping, mappingOf(plan, check));
    SideRows rows;
    rows.m_side = question.isSource ? "source" : "target";
    if (!question.part.empty())
        rows.m_side += " " + std::string(question.part);
    const bool isDriving = question.isSource && question.part.empty() && question.parameter(check, "entity").empty() &&
                           question.parameter(check, "sql").empty() && question.parameter(check, "connection").empty();
    auto environment = isDriving ? rows.openDriving(plan, *mapping, job) : rows.openElsewhere(plan, *mapping, check, question, job);
    if (!environment.ok())
        return std::move(environment).error();
    MW_TRY_DO(rows.bindRules(plan, *mapping, check, question, extra, std::move(environment).value()));
    if (isDriving) {
        for (const engine::PlannedColumn& column : rows.m_columns)
            rows.m_fields.push_back(column.field);
        MW_TRY(rows.m_driving, engine::SourceReader::open(plan.options().access, *mapping, {}, job));
    }
    return rows;
}

/// The driving source of the mapping, as its own rules see it.
Result<rules::Environment> SideRows::openDriving(const engine::Plan& plan, const engine::PlannedEntity& mapping, JobContext&) {
    rules::Environment environment = mapping::environmentOf(plan.document(), *mapping.mapping);
    m_columns = mapping.columns;
    m_hasSteps = mapping.steps != nullptr;
    for (rules::FieldBinding& binding : environment.fields) {
        if (m_hasSteps) {
            binding.column = mapping.steps->columnOf[binding.column];
            continue;
        }
        const auto found = std::find_if(m_columns.begin(), m_columns.end(), [&](const engine::PlannedColumn& column) {
            return column.inDocument && column.field.name == binding.field.name;
        });
        if (found == m_columns.end())
            return wrong("the source has no field " + binding.field.name + " any more");
        binding.column = std::size_t(found - m_columns.begin());
    }
    return environment;
}

Result<rules::Environment> SideRows::openElsewhere(const engine::Plan& plan, const engine::PlannedEntity& mapping, const mapping::Check& check,
                                                   const mapping::PairedQuestion& question, JobContext& job) {
    engine::Place place = question.isSource ? mapping.source : mapping.target;
    if (const std::string& name = question.parameter(check, "connection"); !name.empty()) {
        const mapping::Connection* const connection = plan.document().connectionByName(name);
        if (!connection)
            return makeError(Code::UnknownName, "the connection " + name, "");
        MW_TRY(place, placeOf(plan, *connection));
    }
    const std::string sql = mapping::plainQuery(question.parameter(check, "sql"));
    std::string entity = question.parameter(check, "entity");
    if (sql.empty() && entity.empty()) {
        if (!question.part.empty())
            return wrong(question.prefix() + "entity or " + question.prefix() + "sql is needed: where the rows are");
        entity = mapping.targetEntity.name;
    }
    MW_TRY(m_connection, plan.options().access.openSource(place));
    if (!sql.empty()) {
        auto* const queries = dynamic_cast<SqlQueries*>(m_connection.get());
        if (!queries)
            return at(makeError(Code::NotSupported, question.prefix() + "sql, where no SQL is understood,"), place.location.text);
        auto asked = queries->query(sql, job);
        if (!asked.ok())
            return during(std::move(asked).error(), check.reference + ' ' + question.prefix() + "sql");
        m_reader = std::move(asked).value();
    } else {
        // What the document knows of a source is how its values are meant; a target is taken as it is.
        const Entity* const documented = question.isSource ? mapping::placeOf(plan.document(), check, question).entity : nullptr;
        if (documented) {
            MW_TRY(const engine::SourceShape shape, engine::findSourceShape(plan.options().access, place, *documented, false, job));
            m_columns = shape.columns;
            entity = shape.entity;
        }
        auto read = m_connection->read(entity, {}, job);
        if (!read.ok())
            return at(std::move(read).error(), place.location.text);
        m_reader = std::move(read).value();
    }
    m_fields = m_reader->fields();
    if (!m_columns.empty() && m_columns.size() != m_fields.size())
        return at(makeError(Code::ReadFailed, "its fields changed while it was read"), place.location.text);
    mapping::Lookup shared; // of no entity: what all rules of the document can name
    rules::Environment environment = mapping::environmentOf(plan.document(), shared);
    for (std::size_t column = 0; column < m_fields.size(); ++column) {
        if (!m_columns.empty())
            m_fields[column] = m_columns[column].field;
        environment.fields.push_back({entity, m_fields[column], column});
    }
    return environment;
}

Result<void> SideRows::bindRules(const engine::Plan& plan, const engine::PlannedEntity& mapping, const mapping::Check& check,
                                 const mapping::PairedQuestion& question, std::span<const ExtraRule> extra, rules::Environment environment) {
    environment.nowMicros = plan.nowMicros();
    const rules::Wanted condition{LogicalType::boolean(), true};
    const bool isQuery = !question.parameter(check, "sql").empty();
    for (const std::string_view rule : question.rules) {
        if (rule.empty())
            continue;
        MW_TRY(engine::BoundRulePtr bound, bindRule(question.parameter(check, rule), environment, question.prefix() + std::string(rule)));
        const std::size_t position = m_rules.size();
        m_columnOf.push_back(isQuery && !bound && position < m_fields.size() ? std::optional(position) : std::nullopt);
        m_rules.push_back(std::move(bound));
    }
    for (const ExtraRule& rule : extra) {
        MW_TRY(engine::BoundRulePtr bound, bindRule(rule.text, environment, rule.name, rule.isCondition ? std::optional(condition) : std::nullopt));
        m_columnOf.emplace_back();
        m_rules.push_back(std::move(bound));
    }
    std::string filter = question.parameter(check, "filter");
    const bool isDriving = m_reader == nullptr;
    if (filter.empty() && isDriving)
        filter = mapping.mapping->filter;
    MW_TRY(m_filter, bindRule(filter, environment, question.prefix() + "filter", condition));
    const auto use = [&](const engine::BoundRulePtr& rule) {
        if (rule)
            for (const std::size_t column : rule->columns)
                if (column < m_columns.size())
                    m_columns[column].used = true;
    };
    std::for_each(m_rules.begin(), m_rules.end(), use);
    use(m_filter);
    return {};
}

Result<bool> SideRows::next(Rows& rows, const TakeFailure& fail, JobContext& job) {
    MW_TRY_DO(job.checkpoint());
    rows = Rows();
    MW_TRY(const bool more, m_driving ? m_driving->next(rows.batch, job) : m_reader->next(rows.batch, job));
    if (m_hasSteps && rows.batch.rows > 0) // what steps left out is asked nothing
        rows.batch = takeBatchRows(rows.batch, engine::rowsAtWork(rows.batch));
    const Batch& batch = rows.batch;
    rows.values.resize(m_rules.size());
    if (batch.rows == 0)
        return more;
    RowErrors errors;
    if (!m_columns.empty())
        engine::conformColumns(m_columns, rows.batch, errors);
    std::uint32_t place = 0;
    const ColumnPtr filter = m_filter ? m_evaluator.evaluate(*m_filter, batch, {}, place++, errors) : ColumnPtr();
    std::vector<std::uint32_t> wanted;
    for (std::uint32_t row = 0; row < batch.rows; ++row)
        if (!errors.hasRow(row) && (!filter || (!filter->isNull(row) && std::get<bool>(filter->value(row)))))
            wanted.push_back(row);
    for (std::size_t rule = 0; rule < m_rules.size(); ++rule)
        if (m_columnOf[rule])
            rows.values[rule] = batch.columns[*m_columnOf[rule]];
        else if (m_rules[rule] && !wanted.empty())
            rows.values[rule] = m_evaluator.evaluate(*m_rules[rule], batch, wanted, place++, errors);
    std::vector<bool> isTold(batch.rows);
    for (const RowError& error : errors.all())
        if (!isTold[error.row] && (isTold[error.row] = true))
            fail(m_side + ", row " + std::to_string(rows.number(error.row)) + ": " + fillTemplate(templateOf(error.code), error.arguments));
    for (const std::uint32_t row : wanted)
        if (!errors.hasRow(row))
            rows.good.push_back(row);
    return more;
}

} // namespace mw::validate
