// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/validate/expected_reader_p.h"

#include "core/mapping/checks_in_effect.h"

#include <algorithm>

namespace mw::validate {

namespace {
constexpr std::size_t kBatchesAhead = 4;

/// Columns of several types become one of text.
ColumnPtr asText(ColumnPtr column) {
    if (column->type().kind == TypeKind::Text)
        return column;
    auto text = std::make_shared<Column>(LogicalType::text(), column->rows());
    for (std::size_t row = 0; row < column->rows(); ++row)
        if (column->isNull(row))
            text->setNull(row);
        else
            text->setValue(row, printValue(column->value(row), column->type()));
    return text;
}

std::vector<Field> withSourceValues(std::vector<Field> filled, const std::vector<SourceValue>& values) {
    for (const SourceValue& value : values)
        filled.push_back(value.column);
    return filled;
}
} // namespace

std::vector<Field> filledFields(const std::vector<const engine::PlannedEntity*>& mappings) {
    std::vector<Field> fields;
    for (const Field& actual : mappings.front()->targetEntity.fields)
        for (const engine::PlannedEntity* mapping : mappings)
            if (const auto index = mapping->fieldIndex(actual.name)) {
                Field& field = fields.emplace_back(actual);
                const Field& documented = mapping->fields[*index].target;
                field.type = documented.type;
                field.nullable = actual.nullable && documented.nullable;
                break;
            }
    return fields;
}

std::optional<std::size_t> sourceColumn(const engine::Plan& plan, const engine::PlannedEntity& mapping, std::size_t field) {
    const Field* const source = mapping::sourceFieldOf(plan.document(), *mapping.mapping, *mapping.fields[field].mapping);
    for (std::size_t column = 0; source && column < mapping.columns.size(); ++column)
        if (mapping.columns[column].inDocument && mapping.columns[column].field.name == source->name)
            return column;
    return {};
}

std::vector<SourceValue> sourceValues(const engine::Plan& plan, const std::vector<const engine::PlannedEntity*>& mappings,
                                      const std::vector<Field>& filled) {
    std::vector<SourceValue> values;
    for (const Field& field : filled) {
        SourceValue value;
        value.field = field.name;
        std::vector<LogicalType> types;
        bool any = false;
        for (const engine::PlannedEntity* mapping : mappings) {
            const auto index = mapping->fieldIndex(field.name);
            const auto from = index && mapping->mapping->faithful ? sourceColumn(plan, *mapping, *index) : std::nullopt;
            value.from.push_back(from);
            any = any || from;
            types.push_back(from ? mapping->columns[*from].field.type : field.type);
        }
        if (!any)
            continue;
        value.column.name = "source value of " + field.name;
        const bool isOneType = std::all_of(types.begin(), types.end(), [&](const LogicalType& type) { return type == types.front(); });
        value.column.type = isOneType ? types.front() : LogicalType::text();
        values.push_back(std::move(value));
    }
    return values;
}

ExpectedReader::ExpectedReader(const engine::Plan& plan, std::vector<const engine::PlannedEntity*> mappings,
                               std::vector<Field> filled, std::vector<SourceValue> sourceValues)
    : m_plan(plan), m_mappings(std::move(mappings)), m_filled(std::move(filled)), m_sourceValues(std::move(sourceValues)),
      m_fields(withSourceValues(m_filled, m_sourceValues)), m_queue(kBatchesAhead), m_thread([this] {
          const Result<void> ended = produce();
          if (!ended.ok())
              m_queue.push(ended.error());
          m_queue.close();
      }) {}

ExpectedReader::~ExpectedReader() {
    m_inner.requestStop();
    m_queue.close();
}

Result<void> ExpectedReader::produce() {
    for (std::size_t mapping = 0; mapping < m_mappings.size(); ++mapping) {
        const auto ended = engine::transform(
            m_plan, m_mappings[mapping]->mapping->id.text(),
            [&](const Batch& target, std::span<const std::uint32_t> good, const Batch& source) {
                return take(mapping, target, good, source);
            },
            m_inner);
        if (!ended.ok())
            return ended.error();
    }
    return {};
}

Result<void> ExpectedReader::take(std::size_t mapping, const Batch& target, std::span<const std::uint32_t> good,
                                  const Batch& source) {
    auto batch = std::make_shared<Batch>();
    batch->rows = good.size();
    const auto byRule = [&](const std::string& name, const LogicalType& type) {
        const auto index = m_mappings[mapping]->fieldIndex(name);
        return index ? takeRows(*target.columns[*index], good) : Column::constant(type, Value(), good.size());
    };
    for (const Field& field : m_filled)
        batch->columns.push_back(byRule(field.name, field.type));
    for (const SourceValue& value : m_sourceValues) {
        const auto from = value.from[mapping];
        ColumnPtr column = from ? takeRows(*source.columns[*from], good) : byRule(value.field, value.column.type);
        batch->columns.push_back(value.column.type.kind == TypeKind::Text ? asText(std::move(column)) : std::move(column));
    }
    for (const std::uint32_t row : good)
        batch->origins.rowNumber.push_back(row < target.origins.rowNumber.size() ? target.origins.rowNumber[row] : 0);
    if (!m_queue.push(std::move(batch)))
        return makeError(Code::Cancelled);
    return {};
}

Result<bool> ExpectedReader::next(Batch& batch, JobContext& job) {
    MW_TRY_DO(job.checkpoint());
    const std::stop_callback passOn(job.stopToken(), [this] { m_inner.requestStop(); });
    auto item = m_queue.pop();
    batch = Batch();
    if (!item)
        return false;
    if (!item->ok())
        return std::move(*item).error();
    batch = std::move(*item->value());
    return true;
}

} // namespace mw::validate
