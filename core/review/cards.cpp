// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/cards.h"

#include "core/base/hash.h"
#include "core/engine/covering_sample.h"
#include "core/engine/record_key.h"
#include "core/engine/reject_maker.h"
#include "core/engine/row_processor.h"
#include "core/engine/source_reader.h"
#include "core/mapping/problems.h"
#include "core/rules/parser.h"
#include "core/rules/sentence.h"
#include "core/types/tolerance.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace mw::review {

namespace {

class CardReading {
public:
    CardReading(const engine::Plan& plan, const engine::PlannedEntity& entity, const SamplePlan& sample, const MessageCatalogue& catalogue, JobContext& job)
        : m_plan(plan), m_entity(entity), m_job(job) {
        m_cards.sourceEntity = entity.sourceEntity;
        m_cards.targetEntity = entity.targetEntity.name;
        m_cards.sourceConnection = entity.source.connection;
        m_cards.targetConnection = entity.target.connection;
        for (const engine::PlannedColumn& column : entity.columns) {
            m_cards.sourceFields.push_back(column.field);
            m_cards.sourceFields.back().type = column.used ? column.field.type : column.sourceType;
        }
        const rules::Environment environment = mapping::environmentOf(plan.document(), *entity.mapping);
        for (std::size_t i = 0; i < entity.fields.size(); ++i)
            describe(i, environment, catalogue);
        for (const Card& card : sample.cards) {
            m_places[card.record] = m_cards.cards.size();
            m_cards.cards.emplace_back().record = card.record;
        }
    }

    Result<Cards> run() {
        MW_TRY_DO(readSource());
        MW_TRY_DO(readTarget());
        MW_TRY_DO(countChildren());
        for (CardContent& card : m_cards.cards)
            finish(card);
        return std::move(m_cards);
    }

private:
    void describe(std::size_t position, const rules::Environment& environment, const MessageCatalogue& catalogue) {
        const engine::PlannedField& planned = m_entity.fields[position];
        m_cards.targetFields.push_back(planned.target);
        CardField& field = m_cards.fields.emplace_back();
        field.name = planned.target.name;
        field.label = planned.target.label;
        field.reference = planned.mapping->reference;
        field.rule = planned.mapping->rule;
        field.sources = planned.rule->columns;
        field.isCritical = planned.mapping->criticality == mapping::Criticality::Critical;
        field.isKey = std::find(m_entity.keyFields.begin(), m_entity.keyFields.end(), position) != m_entity.keyFields.end();
        if (const rules::ParsedRule parsed = rules::parse(field.rule); parsed.tree)
            field.sentence = rules::sentence(*parsed.tree, environment, catalogue);
    }

    Result<void> readSource() {
        m_job.phase("reading the source");
        MW_TRY(auto reader, engine::SourceReader::open(m_plan.options().access, m_entity, {}, m_job));
        engine::RowProcessor processor(m_entity, false);
        const engine::RejectMaker rejectMaker(m_entity);
        std::size_t missing = m_places.size();
        for (bool more = true; more && missing > 0;) {
            MW_TRY_DO(m_job.checkpoint());
            Batch batch;
            MW_TRY(more, reader->next(batch, m_job));
            std::vector<std::uint32_t> rows;
            for (std::uint32_t row = 0; row < batch.rows; ++row) {
                if (m_places.contains(batch.origins.rowNumber[row]))
                    rows.push_back(row);
            }
            for (const MalformedRow& malformed : batch.malformed) {
                if (const auto found = m_places.find(malformed.rowNumber); found != m_places.end()) {
                    CardContent& card = m_cards.cards[found->second];
                    card.disposition = Disposition::Rejected;
                    card.reasons = rejectMaker.ofMalformed(malformed).reasons;
                    card.raw = malformed.raw;
                    --missing;
                }
            }
            if (rows.empty())
                continue;
            MW_TRY(const engine::ProcessedBatch processed, processor.process(takeBatchRows(batch, rows)));
            for (std::uint32_t row = 0; row < processed.source.rows; ++row)
                take(processed, row, rejectMaker);
            missing -= rows.size();
        }
        return {};
    }

    void take(const engine::ProcessedBatch& processed, std::uint32_t row, const engine::RejectMaker& rejectMaker) {
        CardContent& card = m_cards.cards[m_places.at(processed.source.origins.rowNumber[row])];
        const Disposition disposition = processed.dispositions[row];
        card.disposition = disposition == Disposition::Pending ? Disposition::Loaded : disposition;
        for (const ColumnPtr& column : processed.source.columns)
            card.source.push_back(column->value(row));
        if (card.disposition == Disposition::Loaded) {
            for (const ColumnPtr& column : processed.target.columns)
                card.expected.push_back(column->value(row));
            card.targetKey = engine::keyText(processed.target.columns, m_entity.keyFields, row);
            return;
        }
        std::vector<const RowError*> errors;
        for (const RowError& error : processed.target.errors.all()) {
            if (error.row == row)
                errors.push_back(&error);
        }
        card.reasons = rejectMaker.reasons(std::move(errors));
    }

    /// Fields of the target that are read back: those that rules fill, and keys that children refer to.
    std::vector<std::string> wantedFields() const {
        std::vector<std::string> names;
        for (const CardField& field : m_cards.fields) {
            if (m_entity.targetEntity.field(field.name))
                names.push_back(field.name);
        }
        for (const auto& [child, relation] : relationsTo(m_entity.mapping->targetConnection, m_entity.targetEntity.name)) {
            for (const std::string& name : relation->parentFields) {
                if (std::find(names.begin(), names.end(), name) == names.end() && m_entity.targetEntity.field(name))
                    names.push_back(name);
            }
        }
        return names;
    }

    Result<void> readTarget() {
        if (m_entity.keyFields.empty() || !m_entity.targetExists)
            return {};
        m_job.phase("reading the target back");
        std::unordered_map<std::string, std::size_t> cards;
        for (std::size_t i = 0; i < m_cards.cards.size(); ++i) {
            if (!m_cards.cards[i].targetKey.empty())
                cards.emplace(m_cards.cards[i].targetKey, i);
        }
        const std::vector<std::string> names = wantedFields();
        const auto positionOf = [&](const std::string& name) {
            return std::size_t(std::find(names.begin(), names.end(), name) - names.begin());
        };
        std::vector<std::size_t> key;
        for (const std::size_t field : m_entity.keyFields)
            key.push_back(positionOf(m_cards.fields[field].name));
        if (std::find(key.begin(), key.end(), names.size()) != key.end())
            return {};
        const auto take = [&](const Batch& batch, std::size_t row) {
            const auto found = cards.find(engine::keyText(batch.columns, key, row));
            if (found == cards.end())
                return;
            CardContent& card = m_cards.cards[found->second];
            card.actual.assign(m_cards.fields.size(), Value());
            for (std::size_t i = 0; i < m_cards.fields.size(); ++i) {
                if (const std::size_t position = positionOf(m_cards.fields[i].name); position < names.size())
                    card.actual[i] = batch.columns[position]->value(row);
            }
            for (std::size_t i = 0; i < names.size(); ++i)
                m_targetValues[found->second][names[i]] = {batch.columns[i]->value(row), batch.columns[i]->type()};
        };
        return eachRow(m_entity.target, m_entity.targetEntity.name, names, take);
    }

    template <class Take>
    Result<void> eachRow(const engine::Place& place, const std::string& entity, const std::vector<std::string>& fields, const Take& take) {
        MW_TRY(const auto connection, m_plan.options().access.openSource(place));
        ReadOptions options;
        options.fields = fields;
        auto reader = connection->read(entity, options, m_job);
        if (!reader.ok())
            return at(during(std::move(reader).error(), "reading " + entity), place.location.text);
        for (bool more = true; more;) {
            MW_TRY_DO(m_job.checkpoint());
            Batch batch;
            MW_TRY(more, (*reader)->next(batch, m_job));
            for (std::size_t row = 0; row < batch.rows; ++row)
                take(batch, row);
        }
        return {};
    }

    using ChildRelation = std::pair<const Entity*, const Relation*>;
    std::vector<ChildRelation> relationsTo(const Id& connection, const std::string& parent) const {
        std::vector<ChildRelation> found;
        const mapping::Connection* const known = m_plan.document().connection(connection);
        if (known == nullptr)
            return found;
        for (const Entity& entity : known->schema.entities) {
            for (const Relation& relation : entity.relations) {
                if (relation.parentEntity == parent && relation.fields.size() == relation.parentFields.size() && !entity.proposed)
                    found.emplace_back(&entity, &relation);
            }
        }
        return found;
    }

    Result<void> countChildren() {
        m_job.phase("counting what belongs to the records");
        for (const auto& [child, relation] : relationsTo(m_entity.mapping->sourceConnection, m_entity.sourceEntity)) {
            const auto key = [&, parentFields = relation->parentFields](std::size_t position) -> std::optional<std::string> {
                const CardContent& card = m_cards.cards[position];
                std::string text;
                for (const std::string& name : parentFields) {
                    const auto found = std::find_if(m_cards.sourceFields.begin(), m_cards.sourceFields.end(), [&](const Field& field) { return field.name == name; });
                    const auto at = std::size_t(found - m_cards.sourceFields.begin());
                    if (at >= card.source.size() || isNull(card.source[at]))
                        return {};
                    text += (text.empty() ? "" : "|") + engine::keyPart(card.source[at], m_cards.sourceFields[at].type);
                }
                return text;
            };
            MW_TRY_DO(count(m_entity.source, *child, *relation, key, &CardContent::sourceChildren));
        }
        for (const auto& [child, relation] : relationsTo(m_entity.mapping->targetConnection, m_entity.targetEntity.name)) {
            const auto key = [&, parentFields = relation->parentFields](std::size_t position) -> std::optional<std::string> {
                const auto values = m_targetValues.find(position);
                std::string text;
                for (const std::string& name : parentFields) {
                    if (values == m_targetValues.end() || !values->second.contains(name) || isNull(values->second.at(name).first))
                        return {};
                    const auto& [value, type] = values->second.at(name);
                    text += (text.empty() ? "" : "|") + engine::keyPart(value, type);
                }
                return text;
            };
            MW_TRY_DO(count(m_entity.target, *child, *relation, key, &CardContent::targetChildren));
        }
        return {};
    }

    template <class KeyOf>
    Result<void> count(const engine::Place& place, const Entity& child, const Relation& relation, const KeyOf& keyOf,
                       std::vector<Children> CardContent::*children) {
        std::unordered_map<std::string, std::vector<std::size_t>> parents;
        for (std::size_t i = 0; i < m_cards.cards.size(); ++i) {
            const auto key = keyOf(i);
            if (!key)
                continue;
            parents[*key].push_back(i);
            auto& list = m_cards.cards[i].*children;
            const auto known = std::find_if(list.begin(), list.end(), [&](const Children& each) { return each.entity == child.name; });
            if (known == list.end())
                list.push_back({child.name, 0});
        }
        if (parents.empty())
            return {};
        std::vector<std::size_t> all(relation.fields.size());
        for (std::size_t i = 0; i < all.size(); ++i)
            all[i] = i;
        const auto take = [&](const Batch& batch, std::size_t row) {
            const auto found = parents.find(engine::keyText(batch.columns, all, row));
            if (found == parents.end())
                return;
            for (const std::size_t position : found->second) {
                for (Children& each : m_cards.cards[position].*children)
                    each.count += each.entity == child.name ? 1 : 0;
            }
        };
        // What cannot be read does not keep the cards back: the count is left out.
        if (auto counted = eachRow(place, child.name, relation.fields, take); !counted.ok()) {
            if (counted.error().code == Code::Cancelled)
                return counted;
            for (CardContent& card : m_cards.cards)
                std::erase_if(card.*children, [&](const Children& each) { return each.entity == child.name; });
        }
        return {};
    }

    void finish(CardContent& card) const {
        Sha256 sum;
        sum.add("mapwright-card-1");
        const auto add = [&](const std::string& name, const Value& value) {
            const std::string text = printValue(value);
            sum.add(std::to_string(name.size()) + ":" + name + (isNull(value) ? "-" : std::to_string(text.size()) + ":" + text));
        };
        for (std::size_t i = 0; i < card.source.size(); ++i)
            add(m_cards.sourceFields[i].name, card.source[i]);
        for (std::size_t i = 0; i < m_cards.fields.size(); ++i) {
            const CardField& field = m_cards.fields[i];
            const std::vector<Value>& shown = card.actual.empty() ? card.expected : card.actual;
            const bool isCopy = field.sources.size() == 1 && field.sources.front() < card.source.size() && i < shown.size() &&
                                equalValues(card.source[field.sources.front()], shown[i], {});
            card.isChanged.push_back(!shown.empty() && !isCopy);
            card.differs.push_back(!card.actual.empty() && !card.expected.empty() && !equalValues(card.expected[i], card.actual[i], toleranceOf(i)));
            if (i < card.actual.size())
                add(field.name, card.actual[i]);
        }
        card.digest = toHex(sum.finish());
    }

    Tolerance toleranceOf(std::size_t position) const {
        const auto& text = m_entity.fields[position].mapping->tolerance;
        auto parsed = Tolerance::parse(text.value_or(""));
        return parsed.ok() ? std::move(parsed).value() : Tolerance();
    }

    const engine::Plan& m_plan;
    const engine::PlannedEntity& m_entity;
    JobContext& m_job;
    Cards m_cards;
    std::map<std::uint64_t, std::size_t> m_places; ///< record → position of its card
    std::map<std::size_t, std::map<std::string, std::pair<Value, LogicalType>>> m_targetValues;
};

} // namespace

const CardContent* Cards::card(std::uint64_t record) const {
    const auto found = std::find_if(cards.begin(), cards.end(), [&](const CardContent& card) { return card.record == record; });
    return found == cards.end() ? nullptr : &*found;
}

Result<Cards> readCards(const engine::Plan& plan, const SamplePlan& sample, JobContext& job, const MessageCatalogue& catalogue) {
    MW_TRY(const engine::PlannedEntity* entity, plan.entity(sample.mapping.text()));
    return CardReading(plan, *entity, sample, catalogue, job).run();
}

} // namespace mw::review
