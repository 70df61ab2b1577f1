// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/generated_document.h"

#include "core/base/promise.h"
#include "core/mapping/problems.h"

#include <array>
#include <string_view>

namespace mw::document {

using namespace mapping;

namespace {

constexpr std::array<std::string_view, 20> kSubjects = {
    "customer", "contact", "billing",  "shipping", "account", "order",  "invoice", "contract", "partner", "employee",
    "product",  "price",   "campaign", "ticket",   "asset",   "region", "team",    "budget",   "project", "supplier"};
constexpr std::array<std::string_view, 20> kFacts = {
    "name",   "city",  "status",  "remark", "code",    "phone",  "email",   "street",  "country", "title",
    "owner",  "group", "channel", "note",   "subject", "reason", "segment", "segment_detail_as_entered_by_the_team",
    "alias",  "origin"};

/// splitmix64, so that a seed gives the same document everywhere.
class Numbers {
public:
    explicit Numbers(std::uint64_t seed) : m_state(seed) {}
    std::size_t below(std::size_t end) {
        m_state += 0x9e3779b97f4a7c15ull;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
        return std::size_t((z ^ (z >> 31)) % end);
    }

private:
    std::uint64_t m_state;
};

class Generator {
public:
    explicit Generator(const GeneratedShape& shape) : m_shape(shape), m_numbers(shape.seed) {
        MW_ASSERT(shape.fields >= shape.entities && shape.entities > 0 && shape.links >= shape.fields,
                  "a generated document has a field per entity and a link per field");
    }

    Document make() {
        m_document.id = Id("doc-generated");
        m_document.title = "Generated: " + std::to_string(m_shape.fields) + " fields";
        m_document.description = "A document of a given size, made from a seed.";
        addValueMaps();
        m_document.connections.push_back(connection("old", false));
        m_document.connections.push_back(connection("new", true));
        for (std::size_t i = 0; i < m_shape.entities; ++i)
            m_document.mappings.push_back(mapping(i));
        return std::move(m_document);
    }

private:
    std::size_t fieldsOf(std::size_t entity) const {
        return m_shape.fields / m_shape.entities + (entity < m_shape.fields % m_shape.entities ? 1 : 0);
    }

    static std::string fieldName(std::size_t i, bool target) {
        const std::string subject(kSubjects[i % kSubjects.size()]);
        const std::string fact(kFacts[(i / kSubjects.size()) % kFacts.size()]);
        const std::size_t round = i / (kSubjects.size() * kFacts.size());
        const std::string number = round == 0 ? std::string() : "_" + std::to_string(round + 1);
        return target ? subject + "_" + fact + number : fact + "_of_" + subject + number;
    }

    void addValueMaps() {
        for (std::size_t i = 0; i < 5; ++i) {
            ValueMap map;
            map.id = Id("vm-" + std::to_string(i + 1));
            map.reference = numberedReference("VM", i + 1);
            map.content.name = "Codes " + std::to_string(i + 1);
            for (std::size_t entry = 0; entry < 12; ++entry)
                map.content.entries.push_back({"c" + std::to_string(entry), "code " + std::to_string(entry + 1), {}});
            map.content.unlisted = rules::ValueMap::Unlisted::KeepValue;
            map.decidedBy = "K. Mwangi";
            m_document.valueMaps.push_back(std::move(map));
        }
    }

    Connection connection(const std::string& name, bool target) {
        Connection made;
        made.id = Id("con-" + name);
        made.name = name;
        made.connector = target ? "sqlite" : "csv";
        made.locations["dev"] = target ? "generated.sqlite" : "generated";
        for (std::size_t i = 0; i < m_shape.entities; ++i) {
            Entity entity;
            entity.name = std::string(kSubjects[i % kSubjects.size()]) + (target ? "s" : "_export") +
                          (i < kSubjects.size() ? "" : "_" + std::to_string(i / kSubjects.size() + 1));
            entity.id = Id(name + "-" + std::to_string(i));
            entity.rowEstimate = 20'000 + m_numbers.below(1'000'000);
            for (std::size_t f = 0; f < fieldsOf(i); ++f)
                entity.fields.push_back(field(name, i, f, target));
            if (target)
                entity.keys.push_back({"primary", {entity.fields.front().name}, true});
            made.schema.entities.push_back(std::move(entity));
        }
        return made;
    }

    Field field(const std::string& connection, std::size_t entity, std::size_t index, bool target) {
        Field made;
        made.id = Id(connection + "-" + std::to_string(entity) + "-" + std::to_string(index));
        made.name = index == 0 ? (target ? "id" : "record_no") : fieldName(index - 1, target);
        made.type = target ? LogicalType::text(200) : LogicalType::text();
        made.nullable = !target || (index != 0 && m_numbers.below(8) != 0);
        if (target && m_numbers.below(3) == 0)
            made.label = std::string(kSubjects[index % kSubjects.size()]) + " " + std::string(kFacts[index % kFacts.size()]);
        return made;
    }

    std::string rule(const std::vector<Field>& source, std::size_t index, std::size_t reads) {
        const std::string& own = source[index].name;
        if (reads > 1) {
            std::string text = "concat(" + own;
            for (std::size_t i = 1; i < reads; ++i)
                text += ", ' ', " + source[(index + i * 7) % source.size()].name;
            return text + ")";
        }
        switch (index == 0 ? 0 : m_numbers.below(6)) {
        case 0:
            return own;
        case 1:
            return "trim(" + own + ")";
        case 2:
            return "lower(trim(" + own + "))";
        case 3:
            return "map('Codes " + std::to_string(1 + m_numbers.below(5)) + "', " + own + ")";
        case 4:
            return "coalesce(trim(" + own + "), 'unknown')";
        default:
            return "if(" + own + " = '-', null, upper(" + own + "))";
        }
    }

    EntityMapping mapping(std::size_t index) {
        const Connection& old = m_document.connections[0];
        const Connection& target = m_document.connections[1];
        const Entity& from = old.schema.entities[index];
        const Entity& to = target.schema.entities[index];
        EntityMapping made;
        made.id = Id("em-" + std::to_string(index));
        made.reference = freePrefix(m_document, to.name);
        made.sourceConnection = old.id;
        made.sourceEntity = from.id;
        made.targetConnection = target.id;
        made.targetEntity = to.id;
        made.key = {to.fields.front().name};
        made.intent = {"Take over every record as it stands.", "K. Mwangi"};
        for (std::size_t f = 0; f < to.fields.size(); ++f) {
            // Links beyond one per field go to rules that read several fields, as evenly as they can.
            const std::size_t extra = m_shape.links - m_shape.fields;
            const std::size_t before = m_done * extra / m_shape.fields, after = (m_done + 1) * extra / m_shape.fields;
            ++m_done;
            const std::size_t reads = std::min(1 + after - before, from.fields.size());
            made.fields.push_back(fieldMapping(made, from, to.fields[f], f, reads));
        }
        return made;
    }

    FieldMapping fieldMapping(const EntityMapping& mapping, const Entity& from, const Field& target, std::size_t index,
                              std::size_t reads) {
        FieldMapping made;
        made.id = Id("fm-" + target.id.text().substr(4));
        made.reference = numberedReference(mapping.reference, index + 1);
        made.targetField = target.id;
        made.rule = rule(from.fields, index, reads);
        if (m_numbers.below(3) == 0)
            made.intent = {"Take it over without spaces at its ends.", "A. Lindqvist"};
        if (m_numbers.below(20) == 0)
            made.criticality = Criticality::Critical;
        if (m_numbers.below(10) == 0)
            made.note = "Checked with the team on the extract of March.";
        static constexpr std::array<std::string_view, 4> kStates = {"draft", "in review", "approved", "question"};
        m_document.workflow.status[made.id.text()] = kStates[m_numbers.below(kStates.size())];
        return made;
    }

    GeneratedShape m_shape;
    Numbers m_numbers;
    Document m_document;
    std::size_t m_done = 0;
};

} // namespace

Document generatedDocument(const GeneratedShape& shape) { return Generator(shape).make(); }

} // namespace mw::document
