// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/validate/expected_reader_p.h"

#include <algorithm>

namespace mw::validate {

namespace {
constexpr std::size_t kBatchesAhead = 4;
}

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

ExpectedReader::ExpectedReader(const engine::Plan& plan, std::vector<const engine::PlannedEntity*> mappings,
                               std::vector<Field> fields)
    : m_plan(plan), m_mappings(std::move(mappings)), m_fields(std::move(fields)), m_queue(kBatchesAhead),
      m_thread([this] {
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
    for (const engine::PlannedEntity* mapping : m_mappings) {
        const auto ended = engine::transform(
            m_plan, mapping->mapping->id.text(),
            [&](const Batch& target, std::span<const std::uint32_t> good, const Batch&) { return take(*mapping, target, good); },
            m_inner);
        if (!ended.ok())
            return ended.error();
    }
    return {};
}

Result<void> ExpectedReader::take(const engine::PlannedEntity& mapping, const Batch& target, std::span<const std::uint32_t> good) {
    auto batch = std::make_shared<Batch>();
    batch->rows = good.size();
    for (const Field& field : m_fields) {
        const auto index = mapping.fieldIndex(field.name);
        batch->columns.push_back(index ? takeRows(*target.columns[*index], good) : Column::constant(field.type, Value(), good.size()));
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
