// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/shared_parts_p.h"

#include <algorithm>

namespace mw::rules {

namespace {

/// Gives equal steps equal numbers, from the leaves up, and counts how often each is wanted.
class Numbering {
public:
    struct Step {
        std::size_t number = 0;
        std::size_t outerSlot = kClosed; ///< the lowest slot read that the step itself does not fill
    };
    static constexpr std::size_t kClosed = std::size_t(-1);

    const Step& number(const BoundNode& node) {
        if (const auto known = m_steps.find(&node); known != m_steps.end())
            return known->second;
        std::string key;
        Step step;
        append(key, node.children.size());
        for (std::size_t i = 0; i < node.children.size(); ++i) {
            const Step& child = number(*node.children[i]);
            append(key, child.number);
            // The last child of Let reads the slots that the others filled.
            const bool fills = node.kind == BoundNode::Kind::Let && i + 1 == node.children.size();
            if (child.outerSlot != kClosed && !(fills && child.outerSlot >= node.firstSlot))
                step.outerSlot = std::min(step.outerSlot, child.outerSlot);
        }
        if (node.kind == BoundNode::Kind::Slot)
            step.outerSlot = node.firstSlot;
        appendOwn(key, node);
        step.number = m_numbers.emplace(std::move(key), m_numbers.size()).first->second;
        return m_steps.emplace(&node, step).first->second;
    }

    /// Counts as evaluation asks: a step that is known already does not ask for its parts again.
    void count(const BoundNode& node) {
        m_uses.resize(m_numbers.size());
        if (isWorthKeeping(node) && ++m_uses[number(node).number] > 1)
            return;
        for (const BoundNodePtr& child : node.children)
            count(*child);
    }

    /// Shows every step that is wanted more than once, with its number.
    template <class Show>
    void eachShared(const Show& show) const {
        for (const auto& [node, step] : m_steps)
            if (step.number < m_uses.size() && m_uses[step.number] > 1)
                show(*node, step.number);
    }

private:
    /// Leaves cost nothing; what reads slots means something else with each call.
    bool isWorthKeeping(const BoundNode& node) {
        switch (node.kind) {
        case BoundNode::Kind::Constant:
        case BoundNode::Kind::Failure:
        case BoundNode::Kind::Column:
        case BoundNode::Kind::RowNumber:
        case BoundNode::Kind::Slot:
        case BoundNode::Kind::Reject:
            return false;
        default:
            return number(node).outerSlot == kClosed;
        }
    }

    template <class Number>
    static void append(std::string& key, const Number& number) {
        key.append(reinterpret_cast<const char*>(&number), sizeof number);
    }
    static void append(std::string& key, const std::string& text) {
        append(key, text.size());
        key += text;
    }

    /// All that counts beside the children. A kernel's state is made of constants among the children.
    static void appendOwn(std::string& key, const BoundNode& node) {
        append(key, node.kind);
        append(key, node.type.kind);
        append(key, node.type.length);
        append(key, node.type.precision);
        append(key, node.type.scale);
        append(key, node.type.zoned);
        append(key, node.operation);
        append(key, node.function);
        append(key, node.kernel);
        append(key, node.kernelTakesFirst);
        append(key, node.negated);
        append(key, node.hasElse);
        append(key, node.required);
        append(key, node.column);
        append(key, node.table ? &node.table->map() : nullptr);
        append(key, node.lookup.get());
        append(key, node.lookupName);
        append(key, node.lookupField);
        append(key, node.firstSlot);
        append(key, isNull(node.value));
        append(key, isNull(node.value) ? std::string() : printValue(node.value, node.type));
        append(key, node.failure.code);
        for (const std::string& argument : node.failure.arguments)
            append(key, argument);
    }

    std::map<std::string, std::size_t> m_numbers; ///< by all that makes steps equal
    std::unordered_map<const BoundNode*, Step> m_steps;
    std::vector<std::size_t> m_uses; ///< by number
};

} // namespace

SharedParts::SharedParts(std::span<const BoundRule* const> rules) {
    Numbering numbering;
    for (const BoundRule* rule : rules)
        numbering.number(*rule->root);
    for (const BoundRule* rule : rules)
        numbering.count(*rule->root);
    std::map<std::size_t, std::size_t> places;
    numbering.eachShared([&](const BoundNode& node, std::size_t number) {
        m_numbers[&node] = places.emplace(number, places.size()).first->second;
    });
    m_size = places.size();
}

} // namespace mw::rules
