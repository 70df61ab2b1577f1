// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/tree/shape.h"

#include "core/connect/tree/number_form.h"

#include <algorithm>

namespace mw::tree {

namespace {
constexpr std::size_t kFewChildren = 8;
}

std::uint64_t Node::ownValues() const {
    const std::uint64_t scalars = booleans + numbers + texts;
    return scalars + (repeated ? nestedLists : lists) + (hasMembers() ? 0 : objects);
}

Node* Node::child(std::string_view childName, std::size_t& hint) const {
    if (isMap)
        return children.front().get();
    if (hint < children.size() && children[hint]->name == childName)
        return children[hint++].get();
    if (children.size() <= kFewChildren) {
        for (std::size_t i = 0; i < children.size(); ++i)
            if (children[i]->name == childName) {
                hint = i + 1;
                return children[i].get();
            }
        return nullptr;
    }
    const auto found = byName.find(childName);
    if (found == byName.end())
        return nullptr;
    ++hint; // a name that came out of turn usually stands in the place of one that is missing
    return found->second;
}

Node& Shape::addChild(Node& parent, std::string_view name) {
    auto node = std::make_unique<Node>();
    node->name = name;
    node->index = m_nodes++;
    if (m_nodes > m_options.mostNodes)
        m_tooLarge = pause = true;
    Node& added = *node;
    parent.children.push_back(std::move(node));
    if (parent.children.size() == kFewChildren + 1)
        for (const auto& child : parent.children)
            parent.byName.emplace(child->name, child.get());
    else if (parent.children.size() > kFewChildren)
        parent.byName.emplace(added.name, &added);
    return added;
}

void Shape::merge(Node& into, Node& from) {
    into.present += from.present;
    into.nulls += from.nulls;
    into.booleans += from.booleans;
    into.numbers += from.numbers;
    into.texts += from.texts;
    into.objects += from.objects;
    into.lists += from.lists;
    into.items += from.items;
    into.nestedLists += from.nestedLists;
    into.nullItems += from.nullItems;
    into.twice += from.twice;
    into.damaged += from.damaged;
    into.inexact += from.inexact;
    into.wholeDigits = std::max(into.wholeDigits, from.wholeDigits);
    into.scale = std::max(into.scale, from.scale);
    into.textForms.add(from.textForms);
    into.repeated = into.repeated || from.repeated;
    if (from.isMap && !into.isMap)
        makeMap(into);
    std::size_t hint = 0;
    for (const auto& child : from.children) {
        Node* same = into.child(child->name, hint);
        merge(same ? *same : addChild(into, child->name), *child);
    }
}

/// All children become one: what they are named is data.
void Shape::makeMap(Node& node) {
    std::vector<std::unique_ptr<Node>> children = std::move(node.children);
    node.children.clear();
    node.byName.clear();
    Node& any = addChild(node, {});
    node.isMap = true;
    any.repeated = true;
    for (const auto& child : children)
        merge(any, *child);
}

void Shape::member(std::string_view name, std::string_view) {
    if (m_skipped > 0)
        return;
    Frame& frame = m_frames.back();
    m_member = frame.node->child(name, frame.hint);
    if (!m_member && frame.node->children.size() >= m_options.largestObject) {
        makeMap(*frame.node);
        m_member = frame.node->children.front().get();
    }
    if (!m_member) {
        m_member = &addChild(*frame.node, name);
        frame.hint = frame.node->children.size();
    } else if (m_member->lastObject == frame.object && !frame.node->isMap) {
        if (m_options.repeatsAreLists)
            m_member->repeated = true;
        else
            ++m_member->twice;
    }
    m_member->lastObject = frame.object;
}

/// Gives the node of the value that begins.
Node& Shape::arrive() {
    if (!m_frames.empty() && m_frames.back().isList) {
        Node& node = *m_frames.back().node;
        node.repeated = true;
        ++node.items;
        return node;
    }
    Node& node = m_frames.empty() ? m_root : *m_member;
    ++node.present;
    return node;
}

void Shape::beginObject() {
    if (m_skipped > 0) {
        ++m_skipped;
        return;
    }
    Node& node = arrive();
    ++node.objects;
    m_frames.push_back({&node, false, ++m_objects});
}

void Shape::endObject() {
    if (m_skipped > 0)
        --m_skipped;
    else
        m_frames.pop_back();
}

void Shape::beginList() {
    const bool isItem = !m_frames.empty() && m_frames.back().isList;
    if (m_skipped > 0) {
        ++m_skipped;
        return;
    }
    Node& node = arrive();
    if (isItem) {
        ++node.nestedLists; // kept as text: it needs no shape
        m_skipped = 1;
        return;
    }
    ++node.lists;
    m_frames.push_back({&node, true, 0});
}

void Shape::endList() {
    if (m_skipped > 0)
        --m_skipped;
    else
        m_frames.pop_back();
}

void Shape::scalar(Scalar kind, std::string_view text, std::string_view) {
    if (m_skipped > 0)
        return;
    const bool isItem = !m_frames.empty() && m_frames.back().isList;
    Node& node = arrive();
    switch (kind) {
    case Scalar::Null:
        ++node.nulls;
        node.nullItems += isItem ? 1 : 0;
        break;
    case Scalar::Boolean:
        ++node.booleans;
        break;
    case Scalar::Number: {
        ++node.numbers;
        const NumberForm form = numberForm(text);
        if (!form.isExact) {
            ++node.inexact;
        } else {
            node.wholeDigits = std::max(node.wholeDigits, form.wholeDigits);
            node.scale = std::max(node.scale, form.scale);
        }
        break;
    }
    case Scalar::Text:
        ++node.texts;
        node.damaged += damage.empty() ? 0 : 1;
        node.textForms.add(text);
        break;
    }
}

} // namespace mw::tree
