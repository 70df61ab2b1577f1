// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/validate/loss_meter_p.h"

#include "core/base/hash.h"
#include "core/base/wording.h"
#include "core/validate/tally_p.h"

#include <algorithm>

namespace mw::validate {

namespace {

using diff::Cause;
constexpr std::size_t kExamplesOfKind = 5; // of each kind
constexpr std::size_t kKeptResults = 4096; // whose first source value is kept, for examples
constexpr std::size_t kMostCuts = 4096;

bool isBlank(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; }

std::string_view withoutLeadingSpace(std::string_view text) {
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    return text;
}

/// A text that became its own beginning, in whatever case, and lost more than spaces.
bool isCut(std::string_view source, std::string_view result) {
    source = withoutLeadingSpace(source);
    if (result.empty() || result.size() >= source.size() || isBlank(source.substr(result.size())))
        return false;
    return std::equal(result.begin(), result.end(), source.begin(), [](char a, char b) { return lower(a) == lower(b); });
}

bool hasOther(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return std::uint8_t(c) >= 0x80; });
}

bool isNumber(TypeKind kind) { return kind == TypeKind::Integer || kind == TypeKind::Decimal || kind == TypeKind::Float; }

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// Digits behind the last sign that can be a decimal one.
std::size_t fractionDigits(std::string_view text) {
    const std::size_t point = text.find_last_of(".,");
    if (point == std::string_view::npos)
        return 0;
    const std::string_view behind = text.substr(point + 1);
    return std::size_t(std::find_if_not(behind.begin(), behind.end(), isDigit) - behind.begin());
}

/// "2024-01-31T10:00:00+02:00", "… Z": the moment says its zone.
bool saysZone(std::string_view text) {
    const std::size_t clock = text.find(':');
    if (clock == std::string_view::npos || clock < 2)
        return false;
    if (text.back() == 'Z' && isDigit(text[text.size() - 2]))
        return true;
    const std::size_t sign = text.find_last_of("+-");
    return sign != std::string_view::npos && sign > clock && sign + 1 < text.size() && isDigit(text[sign + 1]);
}

/// A text with a time of day that is not midnight.
bool saysTimeOfDay(std::string_view text) {
    const std::size_t clock = text.find(':');
    if (clock == std::string_view::npos || clock < 2 || clock + 2 >= text.size() || !isDigit(text[clock - 1]) || !isDigit(text[clock + 1]))
        return false;
    const std::string_view time = text.substr(clock - 2);
    return std::any_of(time.begin(), time.end(), [](char c) { return c >= '1' && c <= '9'; });
}

std::string_view bytesOf(const Column& column, std::size_t row) { return column.values<std::string_view>()[column.at(row)]; }

std::uint64_t hashOf(const Column& column, std::size_t row) {
    return column.type().kind == TypeKind::Text ? quickHash(bytesOf(column, row)) : quickHash(printValue(column.value(row), column.type()));
}

} // namespace

void LossMeter::lose(Cause cause, Value source, Value result, std::uint64_t number, std::uint64_t count) {
    Kind& kind = m_lost[cause];
    kind.count += count;
    if (kind.examples.size() >= kExamplesOfKind)
        return;
    diff::Difference& example = kind.examples.emplace_back();
    example.left = std::move(source);
    example.right = std::move(result);
    example.cause = cause;
    example.leftRow = number;
}

void LossMeter::observe(const Column& source, const Column& result, std::size_t row, std::uint64_t number) {
    ++m_records;
    const bool isText = source.type().kind == TypeKind::Text, wasNull = source.isNull(row), isNullNow = result.isNull(row);
    if (wasNull) {
        if (!isNullNow)
            lose(Cause::NullFilled, {}, result.value(row), number);
        return;
    }
    if (isNullNow) {
        const bool wasEmpty = isText && isBlank(bytesOf(source, row));
        lose(wasEmpty ? Cause::EmptyMerged : Cause::ValueLost, source.value(row), {}, number);
        return;
    }
    if (isText && result.type().kind == TypeKind::Text)
        observeText(bytesOf(source, row), bytesOf(result, row), number);
    else
        observeOther(source, result, row, number);
    observeValues(source, result, row, number);
}

void LossMeter::observeText(std::string_view source, std::string_view result, std::uint64_t number) {
    m_longest = std::max(m_longest, result.size());
    if (source == result)
        return;
    if (isCut(source, result) && (m_cuts.size() < kMostCuts || m_cuts.contains(result.size()))) {
        Kind& cut = m_cuts[result.size()];
        if (++cut.count <= kExamplesOfKind) {
            diff::Difference& example = cut.examples.emplace_back();
            example.left = std::string(source);
            example.right = std::string(result);
            example.cause = Cause::Truncated;
            example.leftRow = number;
        }
        return;
    }
    if (!hasOther(source) && !hasOther(result))
        return;
    const Value before = std::string(source), after = std::string(result);
    if (const Cause cause = diff::causeOf(before, after); cause == Cause::EncodingDamage || cause == Cause::Accent)
        lose(cause, before, after, number);
}

void LossMeter::observeOther(const Column& source, const Column& result, std::size_t row, std::uint64_t number) {
    const LogicalType& from = source.type();
    const LogicalType& to = result.type();
    const bool isText = from.kind == TypeKind::Text;
    const std::string_view text = isText ? bytesOf(source, row) : std::string_view();
    const auto told = [&](Cause cause) { lose(cause, source.value(row), result.value(row), number); };
    if (isNumber(to.kind)) {
        if (isText && fractionDigits(text) == 0)
            return;
        if (!isText && !isNumber(from.kind))
            return;
        const Value before = source.value(row), after = result.value(row);
        Decimal a, b;
        const bool isSame = !isText && asDecimal(before, a) && asDecimal(after, b) && a == b;
        if (!isSame && diff::causeOf(before, after) == Cause::Rounded)
            told(Cause::Rounded);
        return;
    }
    if (to.kind == TypeKind::Date) {
        const bool hasTime = isText ? saysTimeOfDay(text)
                                    : from.kind == TypeKind::Timestamp && std::get<Timestamp>(source.value(row)).micros % kMicrosPerDay != 0;
        if (hasTime)
            told(Cause::Truncated);
    } else if (to.kind == TypeKind::Timestamp && !to.zoned) {
        if (isText ? saysZone(text) : from.kind == TypeKind::Timestamp && from.zoned)
            told(Cause::ZoneLost);
    }
}

void LossMeter::observeValues(const Column& source, const Column& result, std::size_t row, std::uint64_t number) {
    if (m_isFull)
        return;
    const std::uint64_t before = hashOf(source, row);
    if (!m_values.insert(before).second)
        return;
    m_isFull = m_values.size() >= m_mostValues;
    const auto [known, isNew] = m_results.try_emplace(hashOf(result, row));
    First& first = known->second;
    if (isNew) {
        first.source = before;
        first.number = number;
        if (m_results.size() <= kKeptResults)
            first.value = source.value(row);
        return;
    }
    ++m_merged;
    lose(Cause::ManyToOne, source.value(row), result.value(row), number);
    if (!first.isTold && !isNull(first.value)) {
        first.isTold = true;
        lose(Cause::ManyToOne, first.value, result.value(row), first.number, 0);
    }
}

void LossMeter::finish(FieldLosses& into) const {
    into.records = m_records;
    const auto take = [&](Cause cause, const Kind& kind) {
        if (kind.count == 0)
            return;
        into.lost += kind.count;
        into.byCause[std::string(diff::nameOf(cause))] += kind.count;
        into.examples.insert(into.examples.end(), kind.examples.begin(), kind.examples.end());
    };
    for (const auto& [cause, kind] : m_lost)
        take(cause, kind);
    // What is cut off at a length ends where the longest result does; what a rule takes out of a text ends anywhere.
    std::uint64_t cuts = 0;
    for (const auto& [length, kind] : m_cuts)
        cuts += kind.count;
    if (const auto longest = m_cuts.find(m_longest); longest != m_cuts.end() && longest->second.count * 2 >= cuts)
        take(Cause::Truncated, longest->second);
    if (m_isFull && m_merged > 0)
        into.remark = "at least: only the first " + counted(std::uint64_t(m_mostValues), "different value", "different values") + " were looked at";
}

} // namespace mw::validate
