// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/reject_maker.h"

#include "core/engine/steps/planned_steps.h"

#include <algorithm>

namespace mw::engine {

namespace {

/// As printValue() writes it; nearly all of it is text, which needs no box.
std::string printAt(const Column& column, std::uint32_t row) {
    if (column.type().kind != TypeKind::Text)
        return printValue(column.value(row), column.type());
    return column.isNull(row) ? std::string() : std::string(column.values<std::string_view>()[column.at(row)]);
}

} // namespace

std::vector<RejectReason> RejectMaker::reasons(std::vector<const RowError*> errors) const {
    std::stable_sort(errors.begin(), errors.end(),
                     [](const RowError* a, const RowError* b) { return a->field < b->field; });
    std::vector<RejectReason> reasons;
    reasons.reserve(errors.size());
    for (const RowError* error : errors) {
        RejectReason reason;
        if (error->field < m_entity.fields.size()) {
            reason.targetField = m_entity.fields[error->field].target.name;
            reason.reference = m_entity.fields[error->field].mapping->reference;
        }
        reason.code = error->code;
        reason.message = fillTemplate(templateOf(error->code), error->arguments);
        reason.span = error->span;
        reasons.push_back(std::move(reason));
    }
    return reasons;
}

RejectReason RejectMaker::ofStep(std::uint32_t step) const {
    const PlannedStep& left = m_entity.steps->steps[step - 1];
    RejectReason reason;
    reason.message = "step " + std::to_string(step) + ", " + left.name + (left.reason.empty() ? "" : ": " + left.reason);
    return reason;
}

Reject RejectMaker::start() const {
    Reject reject;
    reject.entityMapping = m_entity.mapping->id;
    reject.sourceEntity = m_entity.sourceEntity;
    reject.targetEntity = m_entity.targetEntity.name;
    return reject;
}

/// The target's key as far as the rules could make it, else the source's own.
std::string RejectMaker::keyOf(const ProcessedBatch& batch, std::uint32_t row) const {
    const auto print = [&](const Batch& from, const std::vector<std::size_t>& positions) {
        std::string key;
        for (const std::size_t position : positions) {
            const Column& column = *from.columns[position];
            if (column.isNull(row))
                return std::string();
            key += (key.empty() ? "" : "|") + printAt(column, row);
        }
        return key;
    };
    std::string key = print(batch.target, m_entity.keyFields);
    return key.empty() ? print(batch.source, m_entity.keyColumns) : key;
}

Reject RejectMaker::ofRow(const ProcessedBatch& batch, std::uint32_t row, std::vector<const RowError*> errors) const {
    Reject reject = start();
    const RowOrigins& origins = batch.source.origins;
    reject.rowNumber = origins.rowNumber[row];
    if (row < origins.byteOffset.size())
        reject.byteOffset = origins.byteOffset[row];
    reject.key = keyOf(batch, row);
    reject.values.reserve(m_entity.columns.size());
    for (std::size_t i = 0; i < m_entity.columns.size(); ++i)
        reject.values.emplace_back(m_entity.columns[i].field.name, printAt(*batch.source.columns[i], row));
    reject.reasons = reasons(std::move(errors));
    return reject;
}

Reject RejectMaker::ofMalformed(const MalformedRow& row) const {
    Reject reject = start();
    reject.rowNumber = row.rowNumber;
    reject.line = row.line;
    reject.byteOffset = row.byteOffset;
    reject.values.emplace_back("", row.raw);
    reject.reasons.push_back({{}, {}, row.error.code, row.error.message(), {}});
    return reject;
}

Result<void> eachReject(const RejectMaker& maker, const ProcessedBatch& batch, const std::vector<RowError>& refused,
                        RejectSink& sink) {
    std::vector<const RowError*> errors;
    for (const RowError& error : batch.target.errors.all())
        errors.push_back(&error);
    for (const RowError& error : refused)
        errors.push_back(&error);
    std::stable_sort(errors.begin(), errors.end(),
                     [](const RowError* a, const RowError* b) { return a->row < b->row; });

    std::vector<const MalformedRow*> malformed;
    for (const MalformedRow& row : batch.source.malformed)
        malformed.push_back(&row);
    std::stable_sort(malformed.begin(), malformed.end(),
                     [](const MalformedRow* a, const MalformedRow* b) { return a->rowNumber < b->rowNumber; });

    auto nextMalformed = malformed.begin();
    for (std::size_t i = 0; i < errors.size();) {
        const std::uint32_t row = errors[i]->row;
        std::size_t end = i + 1;
        while (end < errors.size() && errors[end]->row == row)
            ++end;
        for (; nextMalformed != malformed.end() && (*nextMalformed)->rowNumber < batch.source.origins.rowNumber[row];
             ++nextMalformed)
            MW_TRY_DO(sink.add(maker.ofMalformed(**nextMalformed)));
        MW_TRY_DO(sink.add(
            maker.ofRow(batch, row, {errors.begin() + std::ptrdiff_t(i), errors.begin() + std::ptrdiff_t(end)})));
        i = end;
    }
    for (; nextMalformed != malformed.end(); ++nextMalformed)
        MW_TRY_DO(sink.add(maker.ofMalformed(**nextMalformed)));
    return {};
}

} // namespace mw::engine
