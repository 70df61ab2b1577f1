// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/unicode.h"
#include "core/schema/schema.h"

#include <algorithm>
#include <unordered_map>

namespace mw {

namespace {

/// parents[i]: indices of the entities that entity i refers to, each once, in schema order.
std::vector<std::vector<std::size_t>> parentsOf(const Schema& schema) {
    constexpr std::size_t kAmbiguous = std::size_t(-1);
    std::unordered_map<std::string_view, std::size_t> exact;
    std::unordered_map<std::string, std::size_t> folded;
    for (std::size_t i = 0; i < schema.entities.size(); ++i) {
        exact.emplace(schema.entities[i].name, i);
        const auto [place, isNew] = folded.emplace(foldCase(schema.entities[i].name), i);
        if (!isNew)
            place->second = kAmbiguous;
    }
    std::vector<std::vector<std::size_t>> parents(schema.entities.size());
    for (std::size_t i = 0; i < schema.entities.size(); ++i) {
        for (const Relation& relation : schema.entities[i].relations) {
            if (const auto same = exact.find(relation.parentEntity); same != exact.end()) {
                parents[i].push_back(same->second);
            } else if (const auto alike = folded.find(foldCase(relation.parentEntity));
                       alike != folded.end() && alike->second != kAmbiguous) {
                parents[i].push_back(alike->second);
            }
        }
        std::sort(parents[i].begin(), parents[i].end());
        parents[i].erase(std::unique(parents[i].begin(), parents[i].end()), parents[i].end());
    }
    return parents;
}

/// Tarjan's strongly connected components with an explicit stack (long chains must not overflow the thread's). Along
/// edges to parents a component is complete only after all its parents are, so the order of completion is the answer.
class ComponentFinder {
public:
    explicit ComponentFinder(const std::vector<std::vector<std::size_t>>& parents)
        : m_parents(parents), m_index(parents.size(), kUnseen), m_low(parents.size(), 0),
          m_open(parents.size(), false) {}

    std::vector<std::vector<std::size_t>> run() {
        for (std::size_t node = 0; node < m_parents.size(); ++node)
            if (m_index[node] == kUnseen)
                visit(node);
        return std::move(m_components);
    }

private:
    static constexpr std::size_t kUnseen = std::size_t(-1);
    struct Step {
        std::size_t node;
        std::size_t nextParent;
    };

    void enter(std::size_t node) {
        m_index[node] = m_low[node] = m_counter++;
        m_open[node] = true;
        m_path.push_back(node);
        m_steps.push_back({node, 0});
    }

    void visit(std::size_t root) {
        enter(root);
        while (!m_steps.empty()) {
            Step& step = m_steps.back();
            const std::size_t node = step.node;
            if (step.nextParent < m_parents[node].size()) {
                const std::size_t parent = m_parents[node][step.nextParent++];
                if (m_index[parent] == kUnseen)
                    enter(parent);
                else if (m_open[parent])
                    m_low[node] = std::min(m_low[node], m_index[parent]);
                continue;
            }
            m_steps.pop_back();
            if (!m_steps.empty())
                m_low[m_steps.back().node] = std::min(m_low[m_steps.back().node], m_low[node]);
            if (m_low[node] == m_index[node])
                close(node);
        }
    }

    void close(std::size_t root) {
        std::vector<std::size_t> component;
        std::size_t member;
        do {
            member = m_path.back();
            m_path.pop_back();
            m_open[member] = false;
            component.push_back(member);
        } while (member != root);
        std::sort(component.begin(), component.end());
        m_components.push_back(std::move(component));
    }

    const std::vector<std::vector<std::size_t>>& m_parents;
    std::vector<std::size_t> m_index, m_low;
    std::vector<bool> m_open;
    std::vector<std::size_t> m_path;
    std::vector<Step> m_steps;
    std::vector<std::vector<std::size_t>> m_components;
    std::size_t m_counter = 0;
};

} // namespace

std::vector<std::string> dependencyOrder(const Schema& schema, std::vector<std::string>& cyclic) {
    cyclic.clear();
    const auto parents = parentsOf(schema);
    std::vector<std::string> order;
    order.reserve(schema.entities.size());
    for (const auto& component : ComponentFinder(parents).run()) {
        const std::size_t first = component.front();
        const bool onCycle =
            component.size() > 1 || std::binary_search(parents[first].begin(), parents[first].end(), first);
        for (const std::size_t member : component) {
            order.push_back(schema.entities[member].name);
            if (onCycle)
                cyclic.push_back(schema.entities[member].name);
        }
    }
    return order;
}

} // namespace mw
