// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/pipeline_words.h"

#include "core/mapping/pipeline.h"
#include "core/mapping/problems.h"
#include "core/rules/sentence.h"

#include <algorithm>

namespace mw::report {

namespace {

class Steps {
public:
    Steps(const mapping::Document& document, const mapping::EntityMapping& mapping, const Words& words)
        : m_document(document), m_mapping(mapping), m_words(words), m_environment(mapping::environmentOf(document, mapping)),
          m_along(mapping::fieldsAlong(document, mapping)) {}

    std::vector<std::string> all() {
        std::vector<std::string> said;
        for (m_step = 0; m_step < m_mapping.steps.size(); ++m_step) {
            const mapping::Step& step = m_mapping.steps[m_step];
            m_environment.fields = m_along[m_step];
            std::string text = std::visit([this](const auto& what) { return say(what); }, step.what);
            if (!step.reason.empty())
                text += " " + m_words("Reason: {0}", withPoint(step.reason));
            said.push_back(std::move(text));
        }
        return said;
    }

private:
    template <class Side>
    std::string nameOf(const Side& side) const {
        const Entity* const entity = m_document.entityOf(side.connection, side.entity);
        const std::string name = entity ? entity->name : side.entity.text();
        return side.alias.empty() || side.alias == name ? name : m_words("{0} (as {1})", name, side.alias);
    }

    std::string condition(const std::string& rule, const rules::Environment& environment) const {
        const rules::ParsedRule parsed = rules::parse(rule);
        return withPoint(parsed.tree ? rules::conditionText(*parsed.tree, environment, m_words.catalogue()) : rule);
    }

    template <class Side>
    rules::Environment over(const Side& side) const {
        return mapping::environmentOfSide(m_document, side.connection, side.entity, side.alias);
    }

    static std::string listed(const std::vector<std::string>& names) {
        std::string text;
        for (const std::string& name : names)
            text += (text.empty() ? "" : ", ") + name;
        return text;
    }

    std::string say(const mapping::Join& join) const {
        std::vector<std::string> keys;
        for (const auto& pair : join.on)
            keys.push_back(pair.left + " = " + pair.right);
        const std::string name = nameOf(join), on = listed(keys);
        std::string text;
        switch (join.kind) {
        case mapping::Join::Kind::Inner:
            text = m_words("Each row gets the fields of its partners in {0}, found by {1}; each partner makes a row, rows without one are excluded.", name, on);
            break;
        case mapping::Join::Kind::Left:
            text = m_words("Each row gets the fields of its partners in {0}, found by {1}; each partner makes a row, rows without one stay.", name, on);
            break;
        case mapping::Join::Kind::Lookup:
            text = m_words("Each row gets the fields of its one partner in {0}, found by {1}; rows without one stay, rows with several are rejected.", name, on);
            break;
        case mapping::Join::Kind::Anti:
            text = m_words("Rows that have a partner in {0}, found by {1}, are excluded.", name, on);
            break;
        }
        if (!join.where.empty())
            text += " " + m_words("Partners are only records for which this holds: {0}", condition(join.where, over(join)));
        return text;
    }

    std::string say(const mapping::Union& other) const {
        std::string text = m_words("The records of {0} are added.", nameOf(other));
        if (!other.fields.empty()) {
            std::vector<std::string> fields;
            for (const auto& field : other.fields)
                fields.push_back(field.name + " = " + field.rule);
            text += " " + m_words("Of them: {0}; other fields come from those of the same name.", listed(fields));
        }
        if (!other.where.empty())
            text += " " + m_words("Only those for which this holds: {0}", condition(other.where, over(other)));
        if (!other.marker.empty())
            text += " " + m_words("{0} says where a row comes from.", other.marker);
        return text;
    }

    std::string say(const mapping::Filter& filter) const {
        return m_words("Only rows go on for which this holds: {0}", condition(filter.rule, m_environment));
    }

    std::string say(const mapping::Unpivot& unpivot) const {
        std::vector<std::string> values;
        for (const auto& value : unpivot.values)
            values.push_back(value.name + " (" + listed(value.rules) + ")");
        const std::string empty = unpivot.keepsEmpty ? "" : " " + m_words("Empty ones are left out.");
        return m_words("Each row becomes one for each of {0}, with {1}.", listed(unpivot.labels), listed(values)) + empty;
    }

    std::string keysOf(const std::vector<mapping::NamedRule>& keys) const {
        std::vector<std::string> names;
        for (const auto& key : keys)
            names.push_back(key.rule == key.name ? key.name : key.name + " (" + key.rule + ")");
        return listed(names);
    }

    std::string say(const mapping::Group& group) const {
        std::vector<std::string> values;
        for (const auto& value : group.aggregates)
            values.push_back(value.name + " = " + value.function + "(" + value.rule + ")" +
                             (value.order.empty() ? "" : " " + (value.descending ? m_words("the largest {0} first", value.order) : m_words("the smallest {0} first", value.order))));
        return (group.keys.empty() ? m_words("All rows become one.") : m_words("Rows that agree in {0} become one.", keysOf(group.keys))) +
               (values.empty() ? "" : " " + m_words("It holds {0}.", listed(values)));
    }

    std::string say(const mapping::Pivot& pivot) const {
        std::vector<std::string> columns;
        for (const auto& column : pivot.columns)
            columns.push_back(column.name.empty() || column.name == column.value ? column.value : column.value + " → " + column.name);
        return m_words("Rows that agree in {0} become one, with a field for each value of {1}: {2}. Each holds {3}. Other values reject the row.",
                       keysOf(pivot.keys), pivot.by, listed(columns), pivot.function + "(" + pivot.rule + ")");
    }

    const mapping::Document& m_document;
    const mapping::EntityMapping& m_mapping;
    const Words& m_words;
    rules::Environment m_environment;
    const std::vector<mapping::StepFields> m_along;
    std::size_t m_step = 0;
};

} // namespace

std::vector<std::string> stepSentences(const mapping::Document& document, const mapping::EntityMapping& mapping, const Words& words) {
    return Steps(document, mapping, words).all();
}

} // namespace mw::report
