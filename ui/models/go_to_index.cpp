// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/go_to_index.h"

#include "ui/present/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace mw::ui {

namespace {

struct GoTo {
    Q_DECLARE_TR_FUNCTIONS(GoTo)
};

Destination make(const Id& element, const QString& icon, const std::string& title, const QString& detail,
                 const QString& more = {}) {
    Destination destination{qt(title), detail, icon, element, -1, {}};
    setHaystack(destination, more);
    return destination;
}

void addSchemas(const mapping::Document& document, std::vector<Destination>& all) {
    for (const mapping::Connection& connection : document.connections) {
        all.push_back(make(connection.id, QStringLiteral("connection"), connection.name, GoTo::tr("connection")));
        for (const Entity& entity : connection.schema.entities) {
            all.push_back(make(entity.id, QStringLiteral("entity"), entity.name, qt(connection.name), qt(entity.label)));
            for (const Field& field : entity.fields)
                all.push_back(make(field.id, QStringLiteral("field"), field.name,
                                   qt(connection.name) + QStringLiteral(" · ") + qt(entity.name),
                                   qt(field.label) + u' ' + qt(entity.name)));
        }
    }
}

void addMappings(const mapping::Document& document, std::vector<Destination>& all) {
    for (const mapping::EntityMapping& mapping : document.mappings) {
        const Entity* target = document.targetOf(mapping);
        const Entity* source = document.sourceOf(mapping);
        const QString targetName = target ? qt(target->name) : QString();
        all.push_back(make(mapping.id, QStringLiteral("map"), target ? target->name : mapping.reference,
                           GoTo::tr("mapping %1 from %2").arg(qt(mapping.reference), source ? qt(source->name) : QString())));
        for (const mapping::FieldMapping& field : mapping.fields) {
            const Field* targetField = target ? target->fieldById(field.targetField) : nullptr;
            all.push_back(make(field.id, QStringLiteral("rule"), field.reference,
                               targetName + u'.' + (targetField ? qt(targetField->name) : QString()),
                               targetField ? qt(targetField->label) : QString()));
        }
    }
}

template <class List, class Name>
void addNamed(const List& list, const QString& icon, const QString& what, const Name& name, std::vector<Destination>& all) {
    for (const auto& item : list)
        all.push_back(make(item.id, icon, name(item), what + QStringLiteral(" · ") + qt(item.reference)));
}

int score(const Destination& destination, const QStringList& words) {
    int total = 0;
    const QString title = destination.title.toLower();
    for (const QString& word : words) {
        const qsizetype at = destination.haystack.indexOf(word);
        if (at < 0)
            return -1;
        const bool beginsWord = at == 0 || !destination.haystack[at - 1].isLetterOrNumber();
        total += title == word ? 200 : title.startsWith(word) ? 100 : at < title.size() ? (beginsWord ? 60 : 30) : beginsWord ? 15 : 5;
    }
    return total * 100 - int(qMin<qsizetype>(99, title.size()));
}

} // namespace

void setHaystack(Destination& destination, const QString& more) {
    destination.haystack = (destination.title + u' ' + destination.detail + u' ' + more).toLower();
}

std::vector<Destination> destinationsOf(const mapping::Document& document) {
    std::vector<Destination> all;
    addMappings(document, all);
    addNamed(document.valueMaps, QStringLiteral("valuemap"), GoTo::tr("value map"),
             [](const mapping::ValueMap& map) { return map.content.name; }, all);
    addNamed(document.parameters, QStringLiteral("parameter"), GoTo::tr("parameter"),
             [](const mapping::Parameter& parameter) { return parameter.content.name; }, all);
    addNamed(document.functions, QStringLiteral("function"), GoTo::tr("project function"),
             [](const mapping::ProjectFunction& function) { return function.name; }, all);
    addNamed(document.lookups, QStringLiteral("lookup"), GoTo::tr("lookup"),
             [](const mapping::Lookup& lookup) { return lookup.name; }, all);
    addNamed(document.checks, QStringLiteral("check"), GoTo::tr("check"),
             [](const mapping::Check& check) { return check.note.empty() ? check.kind : check.note; }, all);
    addNamed(document.decisions, QStringLiteral("decision"), GoTo::tr("decision"),
             [](const mapping::Decision& decision) { return decision.what; }, all);
    addSchemas(document, all);
    return all;
}

std::vector<const Destination*> rank(const std::vector<Destination>& all, const QString& typed, std::size_t limit) {
    const QStringList words = typed.toLower().split(u' ', Qt::SkipEmptyParts);
    std::vector<std::pair<int, const Destination*>> scored;
    for (const Destination& destination : all)
        if (const int points = words.isEmpty() ? 0 : score(destination, words); points >= 0 || words.isEmpty())
            scored.emplace_back(points, &destination);
    if (!words.isEmpty())
        std::stable_sort(scored.begin(), scored.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<const Destination*> best;
    for (std::size_t i = 0; i < scored.size() && i < limit; ++i)
        best.push_back(scored[i].second);
    return best;
}

} // namespace mw::ui
