// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/row_processor.h"

#include "core/engine/source_shape.h"

#include <algorithm>
#include <bit>
#include <numeric>

namespace mw::engine {

namespace {

void appendBigEndian(std::string& into, std::uint64_t word) {
    for (int shift = 56; shift >= 0; shift -= 8)
        into += char(word >> shift);
}

void appendSigned(std::string& into, std::int64_t number) {
    appendBigEndian(into, std::uint64_t(number) ^ (std::uint64_t(1) << 63));
}

} // namespace

void encodeOrder(const Column& column, std::size_t row, std::string& into) {
    const std::size_t i = column.at(row);
    switch (column.type().kind) {
    case TypeKind::Null:
        return;
    case TypeKind::Boolean:
        into += column.values<std::uint8_t>()[i] ? '\1' : '\0';
        return;
    case TypeKind::Integer:
        appendSigned(into, column.values<std::int64_t>()[i]);
        return;
    case TypeKind::Decimal: {
        const auto bits = UInt128(column.values<Int128>()[i]) ^ (UInt128(1) << 127);
        appendBigEndian(into, std::uint64_t(bits >> 64));
        appendBigEndian(into, std::uint64_t(bits));
        return;
    }
    case TypeKind::Float: {
        // Negative numbers turned around, positive ones above them; NaN is last, -0 is 0.
        const double number = column.values<double>()[i] + 0.0;
        const auto bits = number != number ? 0x7fffffffffffffffull : std::bit_cast<std::uint64_t>(number);
        appendBigEndian(into, bits >> 63 ? ~bits : bits | (std::uint64_t(1) << 63));
        return;
    }
    case TypeKind::Text:
    case TypeKind::Binary:
        into += '\1'; // an empty text is a value, not null
        into += column.values<std::string_view>()[i];
        return;
    case TypeKind::Date:
        appendSigned(into, column.values<Date>()[i].days);
        return;
    case TypeKind::Time:
        appendSigned(into, column.values<Time>()[i].micros);
        return;
    case TypeKind::Timestamp:
        appendSigned(into, column.values<Timestamp>()[i].micros);
        return;
    case TypeKind::Uuid: {
        const Uuid& uuid = column.values<Uuid>()[i];
        into.append(reinterpret_cast<const char*>(uuid.bytes.data()), uuid.bytes.size());
        return;
    }
    }
}

RowProcessor::RowProcessor(const PlannedEntity& entity, bool orders)
    : m_entity(entity), m_orders(orders), m_evaluator(entity.rules()) {}

Result<ProcessedBatch> RowProcessor::process(Batch source) {
    if (!m_checksMade)
        MW_TRY_DO(makeChecks());
    ProcessedBatch processed;
    RowErrors sourceErrors;
    conformColumns(m_entity.columns, source, sourceErrors);
    processed.target.sequence = source.sequence;
    processed.target.rows = source.rows;
    processed.target.origins = source.origins;
    processed.source = std::move(source);
    selectRows(processed.source, sourceErrors, processed);
    applyRules(processed);
    computeKeys(processed);
    m_evaluator.forgetBatch();
    return processed;
}

Result<void> RowProcessor::makeChecks() {
    for (const PlannedCheck& planned : m_entity.checks) {
        MW_TRY(auto check, check::makeCheck(planned.spec));
        m_checks.push_back(std::move(check));
    }
    m_checksMade = true;
    return {};
}

/// Finds the rows that the rules shall see, into `good`; the others get their disposition.
void RowProcessor::selectRows(const Batch& source, const RowErrors& sourceErrors, ProcessedBatch& processed) {
    processed.dispositions.assign(source.rows, Disposition::Pending);
    processed.good.resize(source.rows);
    std::iota(processed.good.begin(), processed.good.end(), 0u);
    RowErrors& errors = processed.target.errors;
    const auto takeOver = [&](const RowErrors& from) {
        for (const RowError& error : from.all())
            errors.add({error.row, kWholeRow, error.code, error.arguments, error.span});
    };
    takeOver(source.errors);
    takeOver(sourceErrors);
    rejectFailed(processed);
    if (!source.leftOut.empty())
        std::erase_if(processed.good, [&](std::uint32_t row) {
            if (source.leftOut[row] != 0)
                processed.dispositions[row] = Disposition::Excluded;
            return source.leftOut[row] != 0;
        });
    if (!m_entity.filter || processed.good.empty())
        return;
    RowErrors filterErrors;
    const ColumnPtr verdict = m_evaluator.evaluate(*m_entity.filter, source, processed.good, kWholeRow, filterErrors);
    takeOver(filterErrors);
    const auto values = verdict->values<std::uint8_t>();
    std::size_t kept = 0;
    for (const std::uint32_t row : processed.good) {
        if (errors.hasRow(row))
            processed.dispositions[row] = Disposition::Rejected;
        else if (verdict->isNull(row) || values[verdict->at(row)] == 0)
            processed.dispositions[row] = Disposition::Excluded;
        else
            processed.good[kept++] = row;
    }
    processed.good.resize(kept);
}

void RowProcessor::applyRules(ProcessedBatch& processed) {
    Batch& target = processed.target;
    target.columns.reserve(m_entity.fields.size());
    if (processed.good.empty()) {
        for (const PlannedField& field : m_entity.fields)
            target.columns.push_back(Column::constant(field.rule->type, Value(), target.rows));
        return;
    }
    const bool all = processed.good.size() == target.rows;
    const std::span<const std::uint32_t> selection = all ? std::span<const std::uint32_t>() : processed.good;
    for (std::size_t i = 0; i < m_entity.fields.size(); ++i)
        target.columns.push_back(m_evaluator.evaluate(*m_entity.fields[i].rule, processed.source, selection,
                                                      std::uint32_t(i), target.errors));
    for (const auto& check : m_checks)
        check->observe(target, processed.good, &target.errors);
    rejectFailed(processed);
}

void RowProcessor::rejectFailed(ProcessedBatch& processed) const {
    const RowErrors& errors = processed.target.errors;
    if (errors.empty())
        return;
    const auto failed = [&](std::uint32_t row) {
        if (!errors.hasRow(row))
            return false;
        processed.dispositions[row] = Disposition::Rejected;
        return true;
    };
    processed.good.erase(std::remove_if(processed.good.begin(), processed.good.end(), failed), processed.good.end());
}

void RowProcessor::computeKeys(ProcessedBatch& processed) {
    if (!m_entity.deduplication || processed.good.empty())
        return;
    const PlannedDeduplication& planned = *m_entity.deduplication;
    RowErrors keyErrors;
    std::vector<ColumnPtr> parts;
    for (const BoundRulePtr& key : planned.keys)
        parts.push_back(m_evaluator.evaluate(*key, processed.source, processed.good, kWholeRow, keyErrors));
    ColumnPtr order;
    if (planned.order) // in every pass, so that its errors reject the same rows
        order = m_evaluator.evaluate(*planned.order, processed.source, processed.good, kWholeRow, keyErrors);
    for (const RowError& error : keyErrors.all())
        processed.target.errors.add(error);
    rejectFailed(processed);
    for (const std::uint32_t row : processed.good) {
        m_key.clear();
        bool whole = true;
        for (const ColumnPtr& part : parts)
            whole = whole && check::appendKeyPart(m_key, *part, row);
        processed.keys.push_back(whole ? check::hashKey(m_key) : check::KeyHash{});
        if (!order || !m_orders)
            continue;
        processed.orders.emplace_back();
        if (!order->isNull(row))
            encodeOrder(*order, row, processed.orders.back());
    }
}

} // namespace mw::engine
