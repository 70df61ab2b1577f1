// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/steps/group_table.h"

#include "core/base/hash.h"
#include "core/engine/steps/row_bytes.h"
#include "core/engine/survivors.h"

#include <algorithm>

namespace mw::engine {

namespace {

constexpr unsigned kBits = 6; ///< of the hash, that tell the files of a level apart
constexpr unsigned kLevels = 10;
constexpr std::size_t kLongestList = 1u << 20; ///< bytes
constexpr std::size_t kDistinctInMemory = 50'000;
constexpr std::size_t kDistinctBudget = 4u << 20;

void appendSized(std::string& bytes, std::string_view part) {
    const auto size = std::uint32_t(part.size());
    bytes.append(reinterpret_cast<const char*>(&size), sizeof size);
    bytes += part;
}

void takeSized(std::string_view& bytes, std::string& part) {
    std::uint32_t size;
    std::memcpy(&size, bytes.data(), sizeof size);
    part.assign(bytes.substr(sizeof size, size));
    bytes.remove_prefix(sizeof size + size);
}

/// The numbers of a spilled row.
struct Head {
    std::uint64_t hash = 0, record = 0, byteOffset = 0;
    std::uint32_t source = 0, weight = 0, size = 0; ///< of what follows
};

template <class T>
T numberIn(const std::string& cell) {
    T number;
    std::memcpy(&number, cell.data() + 1, sizeof number);
    return number;
}

std::string_view textIn(std::string_view cell) { return cell.substr(1 + sizeof(std::uint32_t)); }

} // namespace

/// An aggregate of a group under way.
struct GroupTable::State {
    std::uint64_t count = 0;
    Int128 sum = 0;
    double real = 0;
    std::string order, cell; ///< of the best value so far
    const char* failure = nullptr;
    struct More {
        std::vector<std::pair<std::string, std::string>> list; ///< order and text
        std::size_t bytes = 0;
        std::set<check::KeyHash> distinct;
        std::unique_ptr<check::KeySet> manyDistinct;
    };
    std::unique_ptr<More> more;
};

struct GroupTable::Held {
    std::string key;
    std::uint64_t record = 0, byteOffset = 0;
    std::uint32_t source = 0;
    std::uint64_t weight = 0;
    std::vector<State> states;
};

GroupTable::GroupTable(const PlannedGroup& group) : m_group(group) {}
GroupTable::~GroupTable() = default;

Result<void> GroupTable::add(const GroupedRow& row) { return add(row, quickHash(row.key)); }

Result<void> GroupTable::add(const GroupedRow& row, std::uint64_t hash) {
    if (const auto found = m_places.find(row.key); found != m_places.end())
        return absorb(m_groups[found->second], row);
    if (m_used > m_group.budget && m_level < kLevels)
        return spill(row, hash);
    Held& group = m_groups.emplace_back();
    group.key = row.key;
    group.record = row.record;
    group.byteOffset = row.byteOffset;
    group.source = row.source;
    group.states.resize(m_group.aggregates.size());
    m_places.emplace(group.key, m_groups.size() - 1);
    m_used += sizeof(Held) + row.key.size() + 64 + group.states.size() * sizeof(State);
    return absorb(group, row);
}

Result<void> GroupTable::absorb(Held& group, const GroupedRow& row) {
    group.weight += row.weight;
    for (std::size_t i = 0; i < group.states.size(); ++i)
        if (row.contributions[i].counts)
            MW_TRY_DO(absorb(group.states[i], m_group.aggregates[i], row.contributions[i]));
    return {};
}

Result<void> GroupTable::absorb(State& state, const PlannedAggregate& how, const Contribution& what) {
    const std::string& function = how.function;
    ++state.count;
    if (function == "count")
        return {};
    if (function == "sum" || function == "average") {
        const TypeKind kind = how.rule->type.kind;
        if (kind == TypeKind::Float) {
            state.real += numberIn<double>(what.cell);
            return {};
        }
        const Int128 number = kind == TypeKind::Integer ? Int128(numberIn<std::int64_t>(what.cell)) : numberIn<Int128>(what.cell);
        Int128 sum = 0;
        if (__builtin_add_overflow(state.sum, number, &sum) || !fitsDecimal(sum))
            state.failure = "the sum has more than 38 digits";
        else
            state.sum = sum;
        return {};
    }
    if (function == "first" || function == "min" || function == "max") {
        const bool descending = function == "max" || how.descending;
        if (state.count > 1 && !orderSurvives(what.order, 1, state.order, 0, descending))
            return {};
        m_used += what.cell.size() + what.order.size();
        m_used -= std::min(m_used, state.cell.size() + state.order.size());
        state.cell = what.cell;
        state.order = what.order;
        return {};
    }
    if (!state.more) {
        state.more = std::make_unique<State::More>();
        m_used += sizeof(State::More);
    }
    State::More& more = *state.more;
    if (function == "list") {
        const std::string_view text = textIn(what.cell);
        more.bytes += text.size() + how.separator.size();
        if (more.bytes > kLongestList) {
            state.failure = "the list is longer than 1 MiB";
            m_used -= std::min(m_used, more.bytes);
            more.list.clear();
            return {};
        }
        if (!state.failure) {
            more.list.emplace_back(what.order, text);
            m_used += text.size() + what.order.size() + sizeof(more.list.front());
        }
        return {};
    }
    const check::KeyHash key = check::hashKey(what.order); // count_distinct
    if (!more.manyDistinct) {
        m_used += more.distinct.insert(key).second ? 64 : 0;
        if (more.distinct.size() <= kDistinctInMemory)
            return {};
        more.manyDistinct = std::make_unique<check::KeySet>(kDistinctBudget);
        for (const check::KeyHash& known : more.distinct)
            MW_TRY_DO(more.manyDistinct->insert(known));
        m_used -= std::min(m_used, more.distinct.size() * 64);
        more.distinct.clear();
        return {};
    }
    MW_TRY_DO(more.manyDistinct->insert(key));
    return {};
}

Result<void> GroupTable::spill(const GroupedRow& row, std::uint64_t hash) {
    if (m_parts.empty())
        for (std::size_t i = 0; i < std::size_t(1) << kBits; ++i)
            m_parts.push_back(std::make_unique<SpillFile>(m_group.budget / 2 >> kBits));
    std::string rest;
    appendSized(rest, row.key);
    for (const Contribution& one : row.contributions) {
        rest += one.counts ? '\1' : '\0';
        appendSized(rest, one.order);
        appendSized(rest, one.cell);
    }
    const Head head{hash, row.record, row.byteOffset, row.source, row.weight, std::uint32_t(rest.size())};
    SpillFile& part = *m_parts[(hash >> (64 - kBits * (m_level + 1))) & ((1u << kBits) - 1)];
    rest.insert(0, reinterpret_cast<const char*>(&head), sizeof head);
    MW_TRY_DO(part.append(rest));
    return {};
}

Result<void> GroupTable::settle() {
    // Parts of a deeper level come before those that wait already: order stays that of the hashes.
    for (auto part = m_parts.rbegin(); part != m_parts.rend(); ++part)
        if ((*part)->size() > 0) {
            MW_TRY_DO((*part)->settle());
            m_waiting.push_front({std::move(*part), m_level + 1});
        }
    m_parts.clear();
    return {};
}

Result<void> GroupTable::load(Part part) {
    m_level = part.level;
    m_used = 0;
    GroupedRow row;
    row.contributions.resize(m_group.aggregates.size());
    std::string scratch, again;
    for (std::uint64_t at = 0; at < part.file->size();) {
        Head head;
        MW_TRY(const std::string_view first, part.file->read(at, sizeof head, scratch));
        std::memcpy(&head, first.data(), sizeof head);
        MW_TRY(std::string_view rest, part.file->read(at + sizeof head, head.size, again));
        at += sizeof head + head.size;
        row.record = head.record;
        row.byteOffset = head.byteOffset;
        row.source = head.source;
        row.weight = head.weight;
        takeSized(rest, row.key);
        for (Contribution& one : row.contributions) {
            one.counts = rest.front() != '\0';
            rest.remove_prefix(1);
            takeSized(rest, one.order);
            takeSized(rest, one.cell);
        }
        MW_TRY_DO(add(row, head.hash));
    }
    return settle();
}

Result<bool> GroupTable::take(Batch& batch, const std::vector<LogicalType>& types) {
    batch = Batch();
    while (m_taken == m_groups.size()) {
        m_places.clear();
        m_groups.clear();
        m_taken = 0;
        if (m_waiting.empty())
            return false;
        Part part = std::move(m_waiting.front());
        m_waiting.pop_front();
        MW_TRY_DO(load(std::move(part)));
    }
    const std::size_t rows = std::min(m_groups.size() - m_taken, kBatchRows);
    batch.rows = rows;
    for (const LogicalType& type : types)
        batch.columns.push_back(std::make_shared<Column>(type, rows));
    for (std::uint32_t row = 0; row < rows; ++row) {
        Held& group = m_groups[m_taken++];
        batch.origins.record.push_back(group.record);
        batch.origins.recordSource.push_back(group.source);
        batch.origins.byteOffset.push_back(group.byteOffset);
        batch.origins.weight.push_back(std::uint32_t(std::min<std::uint64_t>(group.weight, UINT32_MAX)));
        std::string_view key = group.key;
        for (std::size_t i = 0; i < m_group.keys.size(); ++i)
            takeCell(key, *batch.columns[i], row);
        for (std::size_t i = 0; i < group.states.size(); ++i)
            giveBack(group.states[i], m_group.aggregates[i], batch, m_group.keys.size() + i, row);
        group.states.clear();
    }
    return true;
}

void GroupTable::giveBack(State& state, const PlannedAggregate& how, Batch& batch, std::size_t place, std::uint32_t row) {
    Column& column = *batch.columns[place];
    const auto fail = [&](Code code, std::string what) {
        column.setNull(row);
        batch.errors.add({row, kWholeRow, code, {std::move(what)}, {}});
    };
    const std::string& function = how.function;
    if (function == "count" || function == "count_distinct") {
        const auto distinct = [&]() -> std::uint64_t {
            if (!state.more)
                return 0;
            return state.more->manyDistinct ? state.more->manyDistinct->size() : state.more->distinct.size();
        };
        column.values<std::int64_t>()[row] = std::int64_t(function == "count" ? state.count : distinct());
        return;
    }
    if (state.failure)
        return fail(Code::InvalidArgument, state.failure);
    if (state.count == 0)
        return column.setNull(row);
    if (function == "list") {
        auto& list = state.more->list;
        std::stable_sort(list.begin(), list.end(), [&](const auto& a, const auto& b) {
            return a.first != b.first && orderSurvives(a.first, 0, b.first, 0, how.descending);
        });
        std::string text;
        for (const auto& [order, one] : list)
            text += (&one == &list.front().second ? "" : how.separator) + one;
        column.setValue(row, Value(std::move(text)));
        return;
    }
    if (function != "sum" && function != "average") {
        std::string_view cell = state.cell;
        return takeCell(cell, column, row);
    }
    const LogicalType& of = how.rule->type;
    if (of.kind == TypeKind::Float) {
        column.values<double>()[row] = function == "sum" ? state.real : state.real / double(state.count);
        return;
    }
    if (function == "sum" && of.kind == TypeKind::Integer) {
        if (state.sum > INT64_MAX || state.sum < INT64_MIN)
            return fail(Code::Overflow, "integer");
        column.values<std::int64_t>()[row] = std::int64_t(state.sum);
        return;
    }
    Decimal result{state.sum, of.kind == TypeKind::Decimal ? of.scale : std::uint8_t(0)};
    if (function == "average" && divide(Decimal(result), Decimal::of(std::int64_t(state.count)), column.type().scale,
                                        Rounding::HalfUp, result) != DivideOutcome::Ok)
        return fail(Code::Overflow, printType(column.type()));
    column.values<Int128>()[row] = result.unscaled;
}

} // namespace mw::engine
