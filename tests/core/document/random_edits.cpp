// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/document/random_edits.h"

#include "core/mapping/matching.h"

#include <array>

namespace mw::test {

using namespace mapping;

std::string RandomEdits::text() {
    static const std::array<std::string, 12> kParts = {"a",  "lee", " ", "\"", "\\", "\n", "ö", "日本", "\xF0\x9F\x98\x80",
                                                       "'", "\x01", "/"};
    std::string made;
    for (std::uint64_t left = m_random.below(6); left > 0; --left)
        made += m_random.oneOf(kParts);
    return made;
}

Id RandomEdits::newId() { return Id("r" + std::to_string(m_made++) + "-" + std::to_string(m_random.below(1000))); }

std::string RandomEdits::reference(const char* prefix) {
    return m_random.oneIn(8) ? std::string() : prefix + ("-" + std::to_string(m_random.below(40)));
}

std::string RandomEdits::rule() {
    static const std::array<const char*, 8> kRules = {"", "full_name", "lower(trim([E-Mail address]))", "  lower( status )",
                                                      "map('Stage', status)", "lookup('Owners', owner).owner_no",
                                                      "default_owner", "no rule ("};
    return m_random.oneOf(kRules);
}

LogicalType RandomEdits::type() {
    static const std::array<LogicalType, 13> kTypes = {
        LogicalType::text(),    LogicalType::text(12),         LogicalType::integer(),   LogicalType::boolean(),
        LogicalType::floating(), LogicalType::decimal(12, 2),  LogicalType::date(),      LogicalType::time(),
        LogicalType::timestamp(), LogicalType::timestamp(true), LogicalType::binary(), LogicalType::uuid(),
        LogicalType::null()};
    return m_random.oneOf(kTypes);
}

Value RandomEdits::value() {
    switch (m_random.below(11)) {
    case 0: return {};
    case 1: return m_random.oneIn(2);
    case 2: return m_random.between(std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max());
    case 3: return Decimal::of(m_random.between(-1'000'000, 1'000'000), std::uint8_t(m_random.below(6)));
    case 4: return double(m_random.between(-1000, 1000)) / 7;
    case 5: return text();
    case 6: return Date{std::int32_t(m_random.between(-100'000, 100'000))};
    case 7: return Time{m_random.between(0, kMicrosPerDay - 1)};
    case 8: return Timestamp{m_random.between(-1'000'000'000'000'000, 1'000'000'000'000'000)};
    case 9: return Binary{m_random.bytes(std::size_t(m_random.below(5)))};
    default: {
        Uuid uuid;
        for (std::uint8_t& byte : uuid.bytes)
            byte = std::uint8_t(m_random.below(256));
        return uuid;
    }
    }
}

FieldMapping RandomEdits::field(const Document& document) {
    static const std::array<const char*, 4> kTargets = {"p-mail", "p-first", "p-none", "p-fax"};
    FieldMapping made;
    made.id = newId();
    made.reference = reference("PPL");
    if (!m_random.oneIn(10))
        made.targetField = Id(m_random.oneOf(kTargets));
    made.rule = m_random.oneIn(3) ? text() : rule();
    made.intent = {text(), text()};
    made.criticality = Criticality(m_random.below(3));
    made.note = document.title.empty() ? text() : "";
    if (m_random.oneIn(3))
        made.tolerance = text();
    for (std::uint64_t left = m_random.below(3); left > 0; --left) {
        Example example;
        if (m_random.oneIn(2))
            example.input[text()] = text();
        if (m_random.oneIn(2))
            example.input["x"] = std::nullopt;
        if (m_random.oneIn(2))
            example.result = text();
        example.error = m_random.oneIn(3);
        example.note = text();
        made.examples.push_back(example);
    }
    return made;
}

Connection RandomEdits::connection() {
    Connection made;
    made.id = newId();
    made.name = text();
    made.connector = text();
    if (m_random.oneIn(2))
        made.options[text()] = text();
    if (m_random.oneIn(2))
        made.locations[text()] = text();
    for (std::uint64_t left = m_random.below(3); left > 0; --left) {
        Entity entity;
        entity.id = newId();
        entity.name = text();
        entity.label = text();
        entity.comment = text();
        entity.isView = m_random.oneIn(2);
        entity.proposed = m_random.oneIn(2);
        if (m_random.oneIn(2))
            entity.rowEstimate = m_random.bits();
        entity.rowsAreExact = m_random.oneIn(2);
        for (std::uint64_t fields = m_random.below(4); fields > 0; --fields) {
            Field field;
            field.id = newId();
            field.name = text();
            field.type = type();
            field.nativeType = text();
            field.nullable = m_random.oneIn(2);
            field.generated = m_random.oneIn(4);
            field.proposed = m_random.oneIn(4);
            field.defaultValue = text();
            field.label = text();
            field.comment = text();
            field.evidence = text();
            entity.fields.push_back(field);
        }
        if (m_random.oneIn(2))
            entity.keys.push_back({text(), {text(), text()}, m_random.oneIn(2)});
        if (m_random.oneIn(2))
            entity.relations.push_back({text(), {text()}, text(), {text()}});
        if (m_random.oneIn(2))
            entity.constraints.push_back({text(), text()});
        made.schema.entities.push_back(entity);
    }
    return made;
}

Workflow::Comment RandomEdits::comment(const Document& document) {
    Workflow::Comment made{newId(), text(), text(), text(), text(), {}, {}};
    if (!document.workflow.comments.empty() && m_random.oneIn(2))
        made.replyTo = m_random.oneOf(document.workflow.comments).id;
    if (m_random.oneIn(2))
        made.question = Workflow::Question{reference("Q"), text(), text(), m_random.oneIn(2), text()};
    return made;
}

Step RandomEdits::step() {
    Step made;
    const std::string function(m_random.oneOf(kAggregates));
    switch (m_random.below(6)) {
    case 0:
        made.what = Join{Join::Kind(m_random.below(4)), Id("old"), Id("contacts"), text(), {{rule(), rule()}, {rule(), rule()}}, rule()};
        break;
    case 1:
        made.what = Union{Id("old"), Id("contacts"), text(), {{text(), rule()}}, rule(), text()};
        break;
    case 2:
        made.what = Unpivot{text(), {text(), text()}, {{text(), {rule(), rule()}}}, m_random.oneIn(2)};
        break;
    case 3:
        made.what = Group{{{text(), rule()}}, {{text(), function, rule(), rule(), m_random.oneIn(2), text()}}};
        break;
    case 4:
        made.what = Pivot{{{text(), rule()}}, rule(), {{text(), text()}, {text(), text()}}, function, rule()};
        break;
    default:
        made.what = Filter{rule()};
        break;
    }
    made.reason = text();
    return made;
}

EntityMapping RandomEdits::pipeline(const Document&) {
    EntityMapping made;
    made.id = newId();
    made.reference = text();
    if (!m_random.oneIn(5)) {
        made.targetConnection = Id("new");
        made.targetEntity = Id("people");
        made.sourceConnection = Id("old");
        made.sourceEntity = Id("contacts");
    }
    made.alias = m_random.oneIn(2) ? "c" : text();
    for (std::uint64_t i = m_random.below(4); i > 0; --i)
        made.steps.push_back(step());
    made.filter = rule();
    made.filterReason = text();
    if (m_random.oneIn(2)) {
        made.matching.emplace();
        made.matching->key = text();
        made.matching->weights = {{text(), "0.5"}};
        made.matching->record = {"rule", rule(), {}};
        made.matching->values = {{text(), {"most_trusted", rule(), {text(), text()}}}, {text(), {"longest", "", {}}}};
        for (int i = 0; i < 3; ++i)
            mapping::decide(*made.matching, {text(), text(), m_random.oneIn(2), text(), text()});
    }
    if (m_random.oneIn(2))
        made.deduplication = Deduplication{{rule(), rule()}, rule(), m_random.oneIn(2), text()};
    if (m_random.oneIn(2))
        made.key = {"person_id", text()};
    made.loadMode = m_random.oneIn(2) ? "insert" : "replace";
    made.faithful = m_random.oneIn(3);
    made.intent = {text(), text()};
    made.note = text();
    return made;
}

/// Removes an element, replaces one, or puts a new one somewhere.
template <class Element>
SetElement<Element> RandomEdits::change(const std::vector<Element>& list, Element content) {
    const std::uint64_t what = m_random.below(4);
    if (what == 0 && !list.empty())
        return {m_random.oneOf(list).id, std::nullopt};
    if (what < 3 && !list.empty()) {
        content.id = m_random.oneOf(list).id;
        return {content.id, std::move(content)};
    }
    const Id id = content.id;
    return {id, std::move(content), std::size_t(m_random.below(list.size() + 2))};
}

SingleEdit RandomEdits::step(const Document& document) {
    switch (m_random.below(16)) {
    case 0:
        return SetDocumentText{text(), text(), Pattern(m_random.below(3)),
                               m_random.oneIn(2) ? std::optional(m_random.bits()) : std::nullopt};
    case 1:
        return change(document.connections, connection());
    case 2:
        return change(document.lookups, Lookup{newId(), reference("LKP"), text(), Id("old"), Id("owners"), {rule(), text()}, text()});
    case 3: {
        ValueMap map;
        map.id = newId();
        map.reference = reference("VM");
        map.content.name = m_random.oneIn(2) ? "Stage" : text();
        map.content.resultType = type();
        for (std::uint64_t left = m_random.below(5); left > 0; --left)
            map.content.entries.push_back({text(), value(), text()});
        map.content.unlisted = rules::ValueMap::Unlisted(m_random.below(4));
        map.content.defaultValue = value();
        map.content.nullIsListed = m_random.oneIn(2);
        map.content.nullTo = value();
        map.content.ignoreCase = m_random.oneIn(2);
        map.content.ignoreEdgeSpace = m_random.oneIn(2);
        map.decidedBy = text();
        map.note = text();
        return change(document.valueMaps, map);
    }
    case 4:
        return change(document.parameters, Parameter{newId(), reference("PAR"), {"default_owner", type(), value()}, text()});
    case 5:
        return change(document.functions, ProjectFunction{newId(), reference("FUN"), "clean", {{text(), type()}}, rule(), text()});
    case 6: {
        EntityMapping mapping = pipeline(document);
        mapping.fields = {field(document), field(document)};
        mapping.notMigrated = {{newId(), text()}};
        return change(document.mappings, mapping);
    }
    case 7:
    case 8:
    case 9:
        if (document.mappings.empty())
            return SetRetiredReference{"PPL", m_random.below(50)};
        {
            const EntityMapping& mapping = m_random.oneOf(document.mappings);
            return SetFieldMapping{mapping.id, change(mapping.fields, field(document))};
        }
    case 10:
        if (document.mappings.empty())
            return SetRetiredReference{"ACT", std::nullopt};
        {
            const EntityMapping& mapping = m_random.oneOf(document.mappings);
            if (!mapping.notMigrated.empty() && m_random.oneIn(2))
                return SetNotMigrated{mapping.id, m_random.oneOf(mapping.notMigrated), false};
            return SetNotMigrated{mapping.id, {newId(), text()}, true, std::size_t(m_random.below(4))};
        }
    case 11:
        if (document.mappings.empty())
            return SetRetiredReference{"VM", 3};
        {
            EntityMapping mapping = pipeline(document);
            mapping.id = m_random.oneOf(document.mappings).id;
            return SetPipeline{mapping};
        }
    case 12:
        return change(document.checks, Check{newId(), reference("CHK"), text(), Id("em-people"), {text()}, {{text(), text()}},
                                             m_random.oneIn(2) ? "error" : "warning", text(), {text()},
                                             m_random.oneIn(3) ? std::optional("not now: " + text()) : std::nullopt});
    case 13:
        return change(document.decisions, Decision{newId(), reference("DEC"), text(), text(), text(), text(), {text(), "VM-001"}});
    case 14:
        return SetWorkflow{SetWorkflow::What(m_random.below(SetWorkflow::kMembers.size())), "fm-p-mail",
                           m_random.oneIn(3) ? std::nullopt : std::optional(text())};
    default:
        return SetComment{change(document.workflow.comments, comment(document))};
    }
}

Edit RandomEdits::make(const Document& document) {
    // Later steps must fit what the earlier ones leave.
    Document working = document;
    Edit edit{text(), {}};
    for (std::uint64_t left = 1 + m_random.below(4); left > 0; --left) {
        SingleEdit next = step(working);
        const Result<Edit> applied = apply(working, {{}, {next}});
        MW_ASSERT(applied.ok(), "random steps fit the document");
        edit.steps.push_back(std::move(next));
    }
    return edit;
}

} // namespace mw::test
