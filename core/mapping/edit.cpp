// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/edit.h"

#include "core/base/utf8.h"
#include "core/mapping/elements.h"

#include <algorithm>
#include <unordered_set>

namespace mw::mapping {

const std::array<SetWorkflow::Member, 5> SetWorkflow::kMembers = {{
    {What::Status, "status", &Workflow::status},
    {What::Owner, "owner", &Workflow::owner},
    {What::Layout, "layout", &Workflow::layout},
    {What::RecordUrl, "record_url", &Workflow::recordUrls},
    {What::Released, "released", &Workflow::released},
}};

namespace {

using Steps = std::vector<SingleEdit>;

/// The list an element stands in and the name that changes of it go by.
template <class Element>
struct Place;
#define MW_PLACE(Element, list, name)                                                                                  \
    template <>                                                                                                        \
    struct Place<Element> {                                                                                            \
        static constexpr Change::What what = Change::What::name;                                                       \
        static std::vector<Element>& in(Document& document) { return document.list; }                                  \
    };
MW_PLACE(Connection, connections, Connection)
MW_PLACE(Lookup, lookups, Lookup)
MW_PLACE(ValueMap, valueMaps, ValueMap)
MW_PLACE(Parameter, parameters, Parameter)
MW_PLACE(ProjectFunction, functions, Function)
MW_PLACE(EntityMapping, mappings, EntityMapping)
MW_PLACE(Check, checks, Check)
MW_PLACE(Decision, decisions, Decision)
#undef MW_PLACE

template <class Element>
auto findById(std::vector<Element>& elements, const Id& id) {
    return std::find_if(elements.begin(), elements.end(), [&](const Element& e) { return e.id == id; });
}

Error unknownElement(const Id& id) {
    return makeError(Code::UnknownName, "an element with the id " + quoted(id.text()), "");
}

Error wrong(std::string why) { return makeError(Code::WrongValue, std::move(why)); }

Error notOneOf(const std::string& value, std::string_view first, std::string_view second) {
    return wrong(quoted(value) + " is neither '" + std::string(first) + "' nor '" + std::string(second) + "'");
}

/// Demands what a file could not hold otherwise.
template <class Element>
Result<void> checkValues(const Element&) {
    return {};
}
Result<void> checkValues(const EntityMapping& mapping) {
    if (!isLoadMode(mapping.loadMode))
        return wrong("the load mode " + quoted(mapping.loadMode) + " is not known");
    return {};
}
Result<void> checkValues(const Check& check) {
    if (check.severity != "error" && check.severity != "warning")
        return notOneOf(check.severity, "error", "warning");
    if (check.offBecause && check.offBecause->empty())
        return wrong("a check is switched off with a reason");
    return {};
}

/// The elements whose ids are few, so that looking each one up in the document costs least.
template <class Element>
inline constexpr bool kHasManyIds = std::is_same_v<Element, Connection> || std::is_same_v<Element, EntityMapping>;

/// Demands valid ids that no other element has; `replaced` is the element that goes at the same time.
template <class Element>
Result<void> checkIds(const Document& document, const Element& content, const Element* replaced) {
    std::optional<Error> failure;
    if constexpr (!kHasManyIds<Element>) {
        if (!Id::isValid(content.id.text()))
            return wrong(quoted(content.id.text()) + " cannot be an id");
        if (replaced != nullptr)
            return {};
        bool taken = false;
        eachId(document, [&](const Id& id) { taken = taken || id == content.id; });
        if (taken)
            return makeError(Code::DuplicateId, quoted(content.id.text()));
        return {};
    } else {
        std::unordered_set<std::string_view> taken;
        eachId(document, [&](const Id& id) { taken.insert(id.text()); });
        if (replaced != nullptr)
            eachId(*replaced, [&](const Id& id) { taken.erase(id.text()); });
        eachId(content, [&](const Id& id) {
            if (failure)
                return;
            if (!Id::isValid(id.text()))
                failure = wrong(quoted(id.text()) + " cannot be an id");
            else if (!taken.insert(id.text()).second)
                failure = makeError(Code::DuplicateId, quoted(id.text()));
        });
        if (failure)
            return *failure;
        return {};
    }
}

/// Remembers the numbers of references that go as given out for ever. The inverse restores what was remembered before, for
/// the references that come as well: undoing an insertion is a removal.
void track(Document& document, const std::vector<std::string>& going, const std::vector<std::string>& coming,
           Steps& back) {
    auto& retired = document.workflow.retiredReferences;
    std::map<std::string, std::uint64_t> highest; // of those going; 0 for prefixes of those coming
    for (const std::string& reference : coming) {
        if (const auto split = splitReference(reference))
            highest.try_emplace(std::string(split->prefix), 0);
    }
    for (const std::string& reference : going) {
        if (const auto split = splitReference(reference)) {
            std::uint64_t& number = highest[std::string(split->prefix)];
            number = std::max(number, split->number);
        }
    }
    for (const auto& [prefix, number] : highest) {
        const auto known = retired.find(prefix);
        if (known == retired.end())
            back.push_back(SetRetiredReference{prefix, std::nullopt});
        else
            back.push_back(SetRetiredReference{prefix, known->second});
        if (number > 0 && (known == retired.end() || known->second < number))
            retired[prefix] = number;
    }
}

/// One reference per prefix with the highest number: a removed entity mapping retires one, not thousands.
template <class Element>
std::vector<std::string> highestReferences(const Element& element) {
    std::map<std::string_view, std::pair<std::uint64_t, std::string_view>> highest;
    eachReference(element, [&](const std::string& reference) {
        if (const auto split = splitReference(reference)) {
            auto& known = highest[split->prefix];
            if (known.second.empty() || known.first < split->number)
                known = {split->number, reference};
        }
    });
    std::vector<std::string> references;
    for (const auto& [prefix, known] : highest)
        references.emplace_back(known.second);
    return references;
}

class Applying {
public:
    Applying(Document& document, Steps& back, ChangeSet& changes)
        : m_document(document), m_back(back), m_changes(changes) {}

    Result<void> operator()(const SetDocumentText& step) {
        m_back.push_back(SetDocumentText{std::move(m_document.title), std::move(m_document.description),
                                         m_document.pattern, m_document.rejectLimit});
        m_document.title = step.title;
        m_document.description = step.description;
        m_document.pattern = step.pattern;
        m_document.rejectLimit = step.rejectLimit;
        changed(Change::What::Document, m_document.id, 0);
        return {};
    }

    template <class Element>
    Result<void> operator()(const SetElement<Element>& step) {
        return set(Place<Element>::in(m_document), step, Place<Element>::what, Id(),
                   [](SetElement<Element> back) { return SingleEdit(std::move(back)); });
    }

    Result<void> operator()(const SetFieldMapping& step) {
        const auto mapping = findById(m_document.mappings, step.entityMapping);
        if (mapping == m_document.mappings.end())
            return unknownElement(step.entityMapping);
        return set(mapping->fields, step.field, Change::What::FieldMapping, step.entityMapping,
                   [&](SetElement<FieldMapping> back) {
                       return SingleEdit(SetFieldMapping{step.entityMapping, std::move(back)});
                   });
    }

    Result<void> operator()(const SetComment& step) {
        return set(m_document.workflow.comments, step.comment, Change::What::Workflow, Id(),
                   [](SetElement<Workflow::Comment> back) { return SingleEdit(SetComment{std::move(back)}); });
    }

    Result<void> operator()(const SetPipeline& step) {
        const auto mapping = findById(m_document.mappings, step.content.id);
        if (mapping == m_document.mappings.end())
            return unknownElement(step.content.id);
        MW_TRY_DO(checkValues(step.content));
        EntityMapping was = pipelineOf(step.content);
        was.fields = std::move(mapping->fields);
        was.notMigrated = std::move(mapping->notMigrated);
        std::swap(was, *mapping);
        m_back.push_back(SetPipeline{std::move(was)});
        changed(Change::What::EntityMapping, mapping->id, std::size_t(mapping - m_document.mappings.begin()));
        return {};
    }

    Result<void> operator()(const SetNotMigrated& step) {
        const auto mapping = findById(m_document.mappings, step.entityMapping);
        if (mapping == m_document.mappings.end())
            return unknownElement(step.entityMapping);
        auto& list = mapping->notMigrated;
        const Id& field = step.content.sourceField;
        const auto found =
            std::find_if(list.begin(), list.end(), [&](const NotMigrated& n) { return n.sourceField == field; });
        const bool wasThere = found != list.end();
        std::size_t position = std::size_t(found - list.begin());
        if (!step.present) {
            if (!wasThere)
                return unknownElement(field);
            m_back.push_back(SetNotMigrated{step.entityMapping, std::move(*found), true, position});
            list.erase(found);
            m_changes.push_back({Change::Kind::Removed, Change::What::NotMigrated, field, step.entityMapping, position});
        } else if (wasThere) {
            m_back.push_back(SetNotMigrated{step.entityMapping, std::move(*found), true, position});
            *found = step.content;
            m_changes.push_back({Change::Kind::Modified, Change::What::NotMigrated, field, step.entityMapping, position});
        } else {
            if (!Id::isValid(field.text()))
                return wrong(quoted(field.text()) + " cannot be an id");
            position = std::min(step.position, list.size());
            m_back.push_back(SetNotMigrated{step.entityMapping, step.content, false});
            list.insert(list.begin() + std::ptrdiff_t(position), step.content);
            m_changes.push_back({Change::Kind::Inserted, Change::What::NotMigrated, field, step.entityMapping, position});
        }
        return {};
    }

    Result<void> operator()(const SetWorkflow& step) {
        auto& values = m_document.workflow.*SetWorkflow::member(step.what).values;
        SetWorkflow back{step.what, step.element, {}};
        const auto found = values.find(step.element);
        if (found != values.end())
            back.value = std::move(found->second);
        if (step.value)
            values[step.element] = *step.value;
        else if (found != values.end())
            values.erase(found);
        m_back.push_back(std::move(back));
        changed(Change::What::Workflow, Id(step.element), 0);
        return {};
    }

    Result<void> operator()(const SetRetiredReference& step) {
        auto& retired = m_document.workflow.retiredReferences;
        const auto found = retired.find(step.prefix);
        SetRetiredReference back{step.prefix, {}};
        if (found != retired.end())
            back.highest = found->second;
        m_back.push_back(std::move(back));
        if (step.highest)
            retired[step.prefix] = *step.highest;
        else
            retired.erase(step.prefix);
        return {};
    }

private:
    /// The mapping without its lists, which are the dear part.
    static EntityMapping pipelineOf(const EntityMapping& mapping) {
        EntityMapping pipeline;
        pipeline.id = mapping.id;
        pipeline.reference = mapping.reference;
        pipeline.targetConnection = mapping.targetConnection;
        pipeline.targetEntity = mapping.targetEntity;
        pipeline.sourceConnection = mapping.sourceConnection;
        pipeline.sourceEntity = mapping.sourceEntity;
        pipeline.alias = mapping.alias;
        pipeline.steps = mapping.steps;
        pipeline.filter = mapping.filter;
        pipeline.filterReason = mapping.filterReason;
        pipeline.matching = mapping.matching;
        pipeline.deduplication = mapping.deduplication;
        pipeline.key = mapping.key;
        pipeline.loadMode = mapping.loadMode;
        pipeline.faithful = mapping.faithful;
        pipeline.intent = mapping.intent;
        pipeline.note = mapping.note;
        return pipeline;
    }

    void changed(Change::What what, const Id& element, std::size_t position) {
        m_changes.push_back({Change::Kind::Modified, what, element, Id(), position});
    }

    /// `wrap` makes a step of the inverse from a SetElement.
    template <class Element, class Wrap>
    Result<void> set(std::vector<Element>& list, const SetElement<Element>& step, Change::What what,
                     const Id& entityMapping, Wrap wrap) {
        const auto found = findById(list, step.id);
        const bool wasThere = found != list.end();
        if (step.content) {
            if (step.content->id != step.id)
                return wrong("the content of " + quoted(step.id.text()) + " says it is " +
                             quoted(step.content->id.text()));
            MW_TRY_DO(checkValues(*step.content));
            MW_TRY_DO(checkIds(m_document, *step.content, wasThere ? &*found : nullptr));
        } else if (!wasThere) {
            return unknownElement(step.id);
        }
        std::size_t position = std::size_t(found - list.begin());
        if (!step.content) {
            const std::vector<std::string> references = highestReferences(*found);
            m_back.push_back(wrap({step.id, std::move(*found), position}));
            list.erase(found);
            track(m_document, references, {}, m_back);
            m_changes.push_back({Change::Kind::Removed, what, step.id, entityMapping, position});
        } else if (wasThere) {
            const std::vector<std::string> going = referencesOnlyIn(*found, *step.content);
            const std::vector<std::string> coming = referencesOnlyIn(*step.content, *found);
            m_back.push_back(wrap({step.id, std::move(*found), position}));
            *found = *step.content;
            track(m_document, going, coming, m_back);
            m_changes.push_back({Change::Kind::Modified, what, step.id, entityMapping, position});
        } else {
            position = std::min(step.position, list.size());
            m_back.push_back(wrap({step.id, std::nullopt, std::size_t(-1)}));
            track(m_document, {}, highestReferences(*step.content), m_back);
            list.insert(list.begin() + std::ptrdiff_t(position), *step.content);
            m_changes.push_back({Change::Kind::Inserted, what, step.id, entityMapping, position});
        }
        return {};
    }

    template <class Element>
    static std::vector<std::string> referencesOnlyIn(const Element& element, const Element& other) {
        std::unordered_set<std::string_view> shared;
        eachReference(other, [&](const std::string& reference) { shared.insert(reference); });
        std::vector<std::string> own;
        eachReference(element, [&](const std::string& reference) {
            if (!shared.contains(reference))
                own.push_back(reference);
        });
        return own;
    }

    Document& m_document;
    Steps& m_back;
    ChangeSet& m_changes;
};

} // namespace

Result<Edit> apply(Document& document, const Edit& edit, ChangeSet* changes) {
    std::vector<Steps> backs;
    ChangeSet touched;
    for (const SingleEdit& step : edit.steps) {
        Steps back;
        const Result<void> done = std::visit(Applying(document, back, touched), step);
        if (done.ok()) {
            backs.push_back(std::move(back));
            continue;
        }
        ChangeSet unwound;
        for (auto group = backs.rbegin(); group != backs.rend(); ++group) {
            for (const SingleEdit& undo : *group) {
                Steps ignored;
                const Result<void> undone = std::visit(Applying(document, ignored, unwound), undo);
                MW_ASSERT(undone.ok(), "the inverse of an applied step applies");
            }
        }
        return during(done.error(), edit.label);
    }
    Edit inverse{edit.label, {}};
    for (auto group = backs.rbegin(); group != backs.rend(); ++group)
        std::move(group->begin(), group->end(), std::back_inserter(inverse.steps));
    if (changes != nullptr)
        changes->insert(changes->end(), touched.begin(), touched.end());
    return inverse;
}

} // namespace mw::mapping
