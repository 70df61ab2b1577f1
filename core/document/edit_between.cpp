// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/element_text.h"
#include "core/document/semantic_diff.h"

#include <algorithm>
#include <unordered_map>

namespace mw::document {

using namespace mapping;

namespace {

template <class Element>
bool sameText(const Element& a, const Element& b) {
    return oneLine(a) == oneLine(b);
}
bool sameText(const Connection& a, const Connection& b) {
    return a.locations == b.locations && oneLine(a) == oneLine(b);
}

class Turning {
public:
    /// `anew`: takes everything away and puts everything in, where ids have moved between elements.
    Turning(const Document& was, const Document& now, bool anew) : m_was(was), m_now(now), m_anew(anew) {}

    std::vector<SingleEdit> run() {
        if (m_was.title != m_now.title || m_was.description != m_now.description || m_was.pattern != m_now.pattern ||
            m_was.rejectLimit != m_now.rejectLimit)
            add(SetDocumentText{m_now.title, m_now.description, m_now.pattern, m_now.rejectLimit});
        elements(m_was.connections, m_now.connections);
        elements(m_was.lookups, m_now.lookups);
        elements(m_was.valueMaps, m_now.valueMaps);
        elements(m_was.parameters, m_now.parameters);
        elements(m_was.functions, m_now.functions);
        turnList(
            m_was.mappings, m_now.mappings, [](SetElement<EntityMapping> step) { return SingleEdit(std::move(step)); },
            [&](const EntityMapping& was, const EntityMapping& now) { mapping(was, now); });
        elements(m_was.checks, m_now.checks);
        elements(m_was.decisions, m_now.decisions);
        workflow();
        m_removals.insert(m_removals.end(), std::make_move_iterator(m_rest.begin()),
                          std::make_move_iterator(m_rest.end()));
        return std::move(m_removals);
    }

private:
    void add(SingleEdit step) { m_rest.push_back(std::move(step)); }

    /// Turns one list into the other. What goes for good goes before anything comes, for ids may move between lists.
    /// `wrap` makes a step, `replace` the steps for an element that stays in its place.
    template <class Element, class Wrap, class Replace>
    void turnList(const std::vector<Element>& was, const std::vector<Element>& now, const Wrap& wrap,
                  const Replace& replace) {
        std::unordered_map<Id, const Element*> before, after;
        if (!m_anew) {
            for (const Element& element : was)
                before.emplace(element.id, &element);
            for (const Element& element : now)
                after.emplace(element.id, &element);
        }
        std::vector<Id> order;
        for (const Element& element : was) {
            if (after.contains(element.id))
                order.push_back(element.id);
            else
                m_removals.push_back(wrap({element.id, std::nullopt}));
        }
        for (std::size_t i = 0; i < now.size(); ++i) {
            const Element& element = now[i];
            const auto known = before.find(element.id);
            const bool inPlace = i < order.size() && order[i] == element.id;
            if (known != before.end() && inPlace) {
                if (!sameText(*known->second, element))
                    replace(*known->second, element);
                continue;
            }
            if (known != before.end()) {
                add(wrap({element.id, std::nullopt}));
                order.erase(std::find(order.begin(), order.end(), element.id));
            }
            add(wrap({element.id, element, i}));
            order.insert(order.begin() + std::ptrdiff_t(i), element.id);
        }
    }

    template <class Element>
    void elements(const std::vector<Element>& was, const std::vector<Element>& now) {
        turnList(
            was, now, [](SetElement<Element> step) { return SingleEdit(std::move(step)); },
            [&](const Element&, const Element& content) { add(SetElement<Element>{content.id, content}); });
    }

    void mapping(const EntityMapping& was, const EntityMapping& now) {
        EntityMapping before = was, after = now;
        for (EntityMapping* const each : {&before, &after}) {
            each->fields.clear();
            each->notMigrated.clear();
        }
        if (!sameText(before, after))
            add(SetPipeline{after});
        turnList(
            was.fields, now.fields,
            [&](SetElement<FieldMapping> step) { return SingleEdit(SetFieldMapping{now.id, std::move(step)}); },
            [&](const FieldMapping&, const FieldMapping& content) {
                add(SetFieldMapping{now.id, {content.id, content}});
            });
        if (was.notMigrated == now.notMigrated)
            return;
        for (const NotMigrated& each : was.notMigrated)
            add(SetNotMigrated{now.id, each, false});
        for (const NotMigrated& each : now.notMigrated)
            add(SetNotMigrated{now.id, each, true});
    }

    void values(SetWorkflow::What what, const std::map<std::string, std::string>& was,
                const std::map<std::string, std::string>& now) {
        for (const auto& [element, value] : was) {
            if (!now.contains(element))
                add(SetWorkflow{what, element, std::nullopt});
        }
        for (const auto& [element, value] : now) {
            const auto known = was.find(element);
            if (known == was.end() || known->second != value)
                add(SetWorkflow{what, element, value});
        }
    }

    void workflow() {
        for (const SetWorkflow::Member& member : SetWorkflow::kMembers)
            values(member.what, m_was.workflow.*member.values, m_now.workflow.*member.values);
        turnList(
            m_was.workflow.comments, m_now.workflow.comments,
            [](SetElement<Workflow::Comment> step) { return SingleEdit(SetComment{std::move(step)}); },
            [&](const Workflow::Comment&, const Workflow::Comment& content) {
                add(SetComment{{content.id, content}});
            });
    }

    const Document& m_was;
    const Document& m_now;
    bool m_anew;
    std::vector<SingleEdit> m_removals, m_rest;
};

} // namespace

Edit editBetween(const Document& was, const Document& now, std::string label) {
    Edit edit{std::move(label), Turning(was, now, false).run()};
    // Elements that go retire their references by themselves; what the other document says of them counts.
    Document turned = was;
    if (!apply(turned, edit).ok()) {
        edit.steps = Turning(was, now, true).run();
        const Result<Edit> replaced = apply(turned, edit);
        MW_ASSERT(replaced.ok(), "a document can be put together from its elements");
    }
    const auto& made = turned.workflow.retiredReferences;
    const auto& wanted = now.workflow.retiredReferences;
    for (const auto& [prefix, number] : made) {
        if (!wanted.contains(prefix))
            edit.steps.push_back(SetRetiredReference{prefix, std::nullopt});
    }
    for (const auto& [prefix, number] : wanted) {
        const auto known = made.find(prefix);
        if (known == made.end() || known->second != number)
            edit.steps.push_back(SetRetiredReference{prefix, number});
    }
    return edit;
}

} // namespace mw::document
