// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/branches.h"

#include "core/rules/branch_sink_p.h"
#include "core/rules/evaluation_p.h"
#include "core/rules/parser.h"

#include <algorithm>
#include <unordered_map>

namespace mw::rules {

struct BranchCounter::State final : BranchSink {
    std::shared_ptr<const BoundRule> rule;
    std::vector<Branch> branches;
    std::vector<std::uint64_t> counts;
    std::vector<std::uint32_t> firstRows;
    std::unordered_map<const BoundNode*, std::size_t> firstBranch;
    EvaluationMemory memory;

    void taken(const BoundNode& node, std::size_t branch, std::uint32_t row) override {
        const auto found = firstBranch.find(&node);
        if (found != firstBranch.end())
            count(found->second + branch, row);
    }
    void count(std::size_t branch, std::uint32_t row) {
        ++counts[branch];
        firstRows[branch] = std::min(firstRows[branch], row);
    }

    void add(Branch::Kind kind, const BoundNode& node) { branches.push_back({kind, node.span, print(*node.source)}); }
    /// Lists a node's branches in the order in which the evaluation numbers them, then those of its parts.
    void list(const BoundNode& node) {
        if (!firstBranch.emplace(&node, branches.size()).second)
            return;
        switch (node.kind) {
        case BoundNode::Kind::Case:
            for (std::size_t i = 0; i < node.children.size() / 2; ++i)
                add(Branch::Kind::Arm, *node.children[2 * i + 1]);
            add(Branch::Kind::Otherwise, node.hasElse ? *node.children.back() : node);
            break;
        case BoundNode::Kind::Coalesce:
            for (const BoundNodePtr& child : node.children)
                add(Branch::Kind::Value, *child);
            add(Branch::Kind::AllMissing, node);
            break;
        case BoundNode::Kind::Try:
            add(Branch::Kind::Worked, *node.children[0]);
            add(Branch::Kind::Failed, *node.children[1]);
            break;
        case BoundNode::Kind::Map:
            for (const ValueMap::Entry& entry : node.table->map().entries)
                branches.push_back({Branch::Kind::Listed, node.span, entry.from});
            add(Branch::Kind::Unlisted, node);
            add(Branch::Kind::MissingKey, node);
            break;
        case BoundNode::Kind::LookupField:
        case BoundNode::Kind::NewKey:
            add(Branch::Kind::Found, node);
            add(Branch::Kind::NotFound, node);
            add(Branch::Kind::MissingKey, node);
            break;
        default:
            firstBranch.erase(&node);
            break;
        }
        for (const BoundNodePtr& child : node.children)
            list(*child);
    }
};

BranchCounter::BranchCounter(std::shared_ptr<const BoundRule> rule) : m_state(std::make_unique<State>()) {
    const BoundNode& root = *rule->root;
    m_state->rule = std::move(rule);
    m_state->list(root);
    for (const Branch::Kind kind : {Branch::Kind::Null, Branch::Kind::Error, Branch::Kind::Result})
        m_state->add(kind, root);
    m_state->counts.resize(m_state->branches.size());
    m_state->firstRows.resize(m_state->branches.size(), kNoRow);
}

BranchCounter::~BranchCounter() = default;
BranchCounter::BranchCounter(BranchCounter&&) noexcept = default;

const std::vector<Branch>& BranchCounter::branches() const { return m_state->branches; }
const std::vector<std::uint64_t>& BranchCounter::counts() const { return m_state->counts; }
const std::vector<std::uint32_t>& BranchCounter::firstRows() const { return m_state->firstRows; }

void BranchCounter::observe(const Batch& batch, std::span<const std::uint32_t> rows) {
    State& state = *m_state;
    std::fill(state.firstRows.begin(), state.firstRows.end(), kNoRow);
    const BoundNode& root = *state.rule->root;
    const Selection selection{rows, batch.rows, rows.empty()};
    Evaluation evaluation(batch, root.slotCount, state.memory);
    evaluation.reportBranches(state);
    const ColumnPtr result = evaluation.evaluate(root, selection);
    std::vector<bool> failed(batch.rows);
    for (const Evaluation::Failure& failure : evaluation.failures())
        failed[failure.row] = true;
    const std::size_t ends = state.branches.size() - 3;
    selection.forEach([&](std::uint32_t row) {
        state.count(ends + (failed[row] ? 1 : result->isNull(row) ? 0 : 2), row);
    });
}

void BranchCounter::merge(const BranchCounter& other) {
    MW_ASSERT(other.counts().size() == counts().size(), "counts of one rule are added up");
    for (std::size_t i = 0; i < m_state->counts.size(); ++i)
        m_state->counts[i] += other.m_state->counts[i];
}

} // namespace mw::rules
