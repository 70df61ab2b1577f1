// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/validate/tally_p.h"

#include "core/base/message_catalogue.h"

#include <cmath>

namespace mw::validate {

namespace {

bool isNumber(TypeKind kind) { return kind == TypeKind::Integer || kind == TypeKind::Decimal || kind == TypeKind::Float; }
bool hasRange(TypeKind kind) { return isNumber(kind) || kind == TypeKind::Date || kind == TypeKind::Timestamp || kind == TypeKind::Time; }

/// 1.50 and 1.5 are one total.
std::string plain(const Decimal& number) {
    std::string text = printDecimal(number);
    if (text.find('.') == std::string::npos)
        return text;
    while (text.back() == '0')
        text.pop_back();
    if (text.back() == '.')
        text.pop_back();
    return text;
}

std::string printed(const Value& value) {
    Decimal number;
    return asDecimal(value, number) ? plain(number) : printValue(value);
}

} // namespace

bool asDecimal(const Value& value, Decimal& out) {
    if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        out = Decimal::of(*whole);
        return true;
    }
    if (const auto* exact = std::get_if<Decimal>(&value)) {
        out = *exact;
        return true;
    }
    const auto* real = std::get_if<double>(&value);
    return real && std::isfinite(*real) && parseDecimal(printFloat(*real), out);
}

void Tally::add(const Value& value) {
    ++values;
    Decimal number;
    if (asDecimal(value, number)) {
        Decimal next;
        if (sumFits && mw::add(sum, number, next))
            sum = next;
        else
            sumFits = false;
    }
    if (!least || compareValues(value, *least) < 0)
        least = value;
    if (!most || compareValues(value, *most) > 0)
        most = value;
}

std::vector<std::string> Tally::totals(const LogicalType& type) const {
    std::vector<std::string> all = {forPeople("filled " + std::to_string(values))};
    if (isNumber(type.kind))
        all.push_back(sumFits ? forPeople("sum " + plain(sum)) : "sum beyond 38 digits");
    if (hasRange(type.kind)) {
        all.push_back(forPeople("smallest " + (least ? printed(*least) : std::string())));
        all.push_back(forPeople("largest " + (most ? printed(*most) : std::string())));
    }
    return all;
}

TallyReader::TallyReader(std::unique_ptr<Reader> source, std::vector<LogicalType> types, std::shared_ptr<Tallies> tallies)
    : m_source(std::move(source)), m_types(std::move(types)), m_tallies(std::move(tallies)) {
    m_tallies->fields.assign(m_types.size(), Tally());
    m_tallies->firstUnreadable.clear();
}

Result<bool> TallyReader::next(Batch& batch, JobContext& job) {
    MW_TRY(const bool any, m_source->next(batch, job));
    if (m_tallies->firstUnreadable.empty() && !batch.malformed.empty()) {
        const MalformedRow& row = batch.malformed.front();
        m_tallies->firstUnreadable = "row " + std::to_string(row.rowNumber) +
                                     (row.error.where.empty() ? "" : ", " + row.error.where) + ": " + row.error.message();
    }
    for (std::size_t field = 0; field < m_types.size() && field < batch.columns.size(); ++field) {
        const Column& column = *batch.columns[field];
        Tally& tally = m_tallies->fields[field];
        const bool wantsRange = hasRange(m_types[field].kind);
        for (std::size_t row = 0; row < batch.rows; ++row) {
            if (column.isNull(row))
                continue;
            if (!wantsRange) {
                ++tally.values;
                continue;
            }
            Value value = column.value(row);
            if (const auto* text = std::get_if<std::string>(&value)) {
                auto read = parseValue(*text, m_types[field]);
                if (!read.ok()) {
                    ++tally.values;
                    continue;
                }
                value = std::move(read).value();
            }
            tally.add(value);
        }
    }
    return any;
}

} // namespace mw::validate
