// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workbook/names.h"

#include "core/base/nearest_name.h"
#include "core/base/unicode.h"
#include "core/suggest/name_similarity.h"

#include <algorithm>

namespace mw::workbook {

namespace {

std::string_view lastPart(std::string_view name) {
    const std::size_t dot = name.rfind('.');
    return dot == std::string_view::npos ? name : name.substr(dot + 1);
}

/// The words of two names that agree, of the longer one's: 0–1.
double agreement(const std::vector<suggest::Word>& a, const std::vector<suggest::Word>& b) {
    double sum = 0;
    for (const suggest::Word& word : a) {
        double best = 0;
        for (const suggest::Word& other : b)
            best = std::max(best, double(suggest::similarity(word, other, suggest::Vocabulary::standard())));
        sum += best;
    }
    return sum / double(std::max<std::size_t>({a.size(), b.size(), 1}));
}

} // namespace

std::string comparable(std::string_view name) {
    std::string folded = foldCase(name);
    std::erase_if(folded, [](char c) { return c == '_' || c == ' ' || c == '-' || c == '\n' || c == '\t'; });
    return folded;
}

Names::Names(const mapping::Document& document) : m_document(document) {
    std::set<Id> sides[2];
    for (const mapping::EntityMapping& mapping : document.mappings) {
        sides[0].insert(mapping.sourceConnection);
        sides[1].insert(mapping.targetConnection);
    }
    for (const mapping::Connection& connection : document.connections) {
        const bool isLast = &connection == &document.connections.back();
        const bool isSaid = sides[0].contains(connection.id) || sides[1].contains(connection.id);
        const bool isAlone = document.connections.size() == 1;
        const bool is[2] = {isSaid ? sides[0].contains(connection.id) : !isLast || isAlone,
                            isSaid ? sides[1].contains(connection.id) : sides[1].empty() && isLast};
        for (const Entity& entity : connection.schema.entities) {
            auto& fields = m_byEntity[&entity];
            for (const Field& field : entity.fields)
                fields[comparable(field.name)].push_back(&field);
            for (const Field& field : entity.fields)
                if (!field.label.empty() && !fields.contains(comparable(field.label)))
                    fields[comparable(field.label)].push_back(&field);
            for (const Side side : {Side::Source, Side::Target}) {
                const auto i = std::size_t(side);
                if (!is[i])
                    continue;
                m_places[i].push_back({&connection, &entity});
                m_entities[i].insert(comparable(entity.name));
                for (const auto& [name, known] : fields)
                    m_fields[i].insert(name);
            }
        }
    }
}

std::vector<Place> Names::entitiesNamed(Side side, std::string_view name) const {
    std::vector<Place> found;
    const auto take = [&](auto&& fits) {
        if (found.empty())
            for (const Place& place : entities(side))
                if (fits(place))
                    found.push_back(place);
    };
    const std::string wanted = comparable(name), part = comparable(lastPart(name));
    if (wanted.empty())
        return found;
    take([&](const Place& place) { return place.entity->name == name; });
    take([&](const Place& place) { return comparable(place.entity->name) == wanted; });
    take([&](const Place& place) { return !place.entity->label.empty() && comparable(place.entity->label) == wanted; });
    take([&](const Place& place) { return comparable(place.connection->name + "." + place.entity->name) == wanted; });
    take([&](const Place& place) { return comparable(place.entity->name) == part; });
    return found;
}

const Field* Names::field(const Entity& entity, std::string_view name) const {
    for (const Field& field : entity.fields)
        if (field.name == name)
            return &field;
    const auto& fields = m_byEntity.at(&entity);
    const auto found = fields.find(comparable(name));
    return found == fields.end() || found->second.size() != 1 ? nullptr : found->second.front();
}

std::vector<Place> Names::entitiesWith(Side side, std::string_view name) const {
    std::vector<Place> found;
    for (const Place& place : entities(side))
        if (field(*place.entity, name))
            found.push_back(place);
    return found;
}

Names::Qualified Names::qualified(Side side, const Entity* entity, std::string_view name) const {
    if (entity && field(*entity, name))
        return {{}, std::string(name)};
    for (std::size_t dot = name.find('.'); dot != std::string_view::npos; dot = name.find('.', dot + 1)) {
        const std::string_view before = name.substr(0, dot), after = name.substr(dot + 1);
        if (!after.empty() && !entitiesNamed(side, before).empty())
            return {std::string(before), std::string(after)};
    }
    return {{}, std::string(name)};
}

double Names::shareOfFields(Side side, const std::vector<std::string>& texts) const {
    const auto& known = m_fields[std::size_t(side)];
    const auto count = std::count_if(texts.begin(), texts.end(), [&](const std::string& text) {
        return known.contains(comparable(text)) || known.contains(comparable(lastPart(text)));
    });
    return texts.empty() ? 0 : double(count) / double(texts.size());
}

double Names::shareOfEntities(Side side, const std::vector<std::string>& texts) const {
    const auto& known = m_entities[std::size_t(side)];
    const auto count = std::count_if(texts.begin(), texts.end(), [&](const std::string& text) {
        return known.contains(comparable(text)) || known.contains(comparable(lastPart(text)));
    });
    return texts.empty() ? 0 : double(count) / double(texts.size());
}

std::string Names::closest(std::string_view name, const std::vector<std::string_view>& known) const {
    if (std::string near = nearestName(name, known); !near.empty())
        return near;
    suggest::WordReader reader(suggest::Vocabulary::standard());
    reader.learnName(name);
    for (const std::string_view each : known)
        reader.learnName(each);
    const std::vector<suggest::Word> wanted = reader.readName(name);
    double best = 0.5; // half of the words must agree
    std::string found;
    for (const std::string_view each : known)
        if (const double agrees = agreement(wanted, reader.readName(each)); agrees > best) {
            best = agrees;
            found = each;
        }
    return found;
}

std::string Names::closestEntity(Side side, std::string_view name) const {
    std::vector<std::string_view> known;
    for (const Place& place : entities(side))
        known.push_back(place.entity->name);
    return closest(name, known);
}

std::string Names::closestField(Side side, const Entity& entity, std::string_view name) const {
    if (const Field* const own = field(entity, name))
        return own->name;
    for (const Place& place : entitiesWith(side, name))
        if (place.entity != &entity)
            return place.entity->name + "." + field(*place.entity, name)->name;
    std::vector<std::string_view> known;
    for (const Field& each : entity.fields)
        known.push_back(each.name);
    return closest(name, known);
}

} // namespace mw::workbook
