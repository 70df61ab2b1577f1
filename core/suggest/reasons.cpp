// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/suggest/reasons_p.h"

#include <algorithm>
#include <cmath>

namespace mw::suggest {

namespace {

std::string percent(float share) { return std::to_string(int(std::floor(share * 100 + 0.5f))); }

std::string typeOf(const Field& field) {
    return printType(field.suggestedType.kind == TypeKind::Null ? field.type : field.suggestedType);
}

void addNames(const Features& features, const PairFeatures& pairs, std::size_t source, std::size_t target, std::vector<std::string>& reasons) {
    const auto of = [&](Feature feature) { return features[std::size_t(feature)]; };
    if (of(Feature::NameEqual) > 0) {
        reasons.push_back("same name");
        return;
    }
    if (of(Feature::NameOverlap) >= 0.97f)
        reasons.push_back("the names are made of the same words");
    else if (of(Feature::NameOverlap) >= 0.8f)
        reasons.push_back("the names mean the same");
    else if (of(Feature::NameContained) >= 0.9f)
        reasons.push_back("one name contains the other");
    else if (of(Feature::NameOverlap) >= 0.4f)
        reasons.push_back("the names share words");
    else if (of(Feature::PathOverlap) >= 0.5f)
        reasons.push_back("the names of entity and field together share words");
    else if (of(Feature::NameLetters) >= 0.4f)
        reasons.push_back("the names are spelt alike");
    for (const auto& [left, right] : pairs.standIns(source, target))
        if (reasons.size() < 3)
            reasons.push_back("“" + left + "” stands for “" + right + "”");
}

void addValues(const Features& features, const FieldValues& a, const FieldValues& b, std::vector<std::string>& reasons) {
    const auto of = [&](Feature feature) { return features[std::size_t(feature)]; };
    if (of(Feature::Contained) >= 0.2f && of(Feature::SharedValues) >= 0.1f)
        reasons.push_back(percent(of(Feature::Contained)) + " % of the sampled values occur on both sides");
    else if (of(Feature::SharedWords) >= 0.5f)
        reasons.push_back("the same words occur in the values");
    if (of(Feature::Numbers) >= 0.6f)
        reasons.push_back(isDateLike(a.kind) ? "the dates lie in the same range" : "the numbers lie in the same range");
    if (a.kind != b.kind || a.kindShare < 0.6 || b.kindShare < 0.6)
        return;
    switch (a.kind) {
    case ValueKind::Email: reasons.push_back("both hold e-mail addresses"); break;
    case ValueKind::Url: reasons.push_back("both hold web addresses"); break;
    case ValueKind::Phone: reasons.push_back("both hold phone numbers"); break;
    case ValueKind::Uuid: reasons.push_back("both hold UUIDs"); break;
    case ValueKind::Date:
    case ValueKind::DateTime: reasons.push_back("both hold dates"); break;
    case ValueKind::Money: reasons.push_back("both hold amounts of money"); break;
    case ValueKind::Flag: reasons.push_back("both hold yes or no"); break;
    default:
        if (of(Feature::Grams) >= 0.6f && of(Feature::Shapes) >= 0.4f)
            reasons.push_back("the values look alike");
    }
}

} // namespace

std::vector<std::string> reasonsFor(const PairFeatures& pairs, const Side& source, const Side& target, std::size_t sourceField,
                                    std::size_t targetField) {
    const Features features = pairs.of(sourceField, targetField);
    const auto of = [&](Feature feature) { return features[std::size_t(feature)]; };
    const FieldPlace from = pairs.sources()[sourceField], to = pairs.targets()[targetField];
    std::vector<std::string> reasons;
    addNames(features, pairs, sourceField, targetField, reasons);
    const FieldValues *a = valuesAt(source, from), *b = valuesAt(target, to);
    if (a && b)
        addValues(features, *a, *b, reasons);
    if (of(Feature::Descriptions) >= 0.25f)
        reasons.push_back("the descriptions speak of the same");
    else if (of(Feature::NameInText) >= 0.7f && of(Feature::NameOverlap) < 0.6f)
        reasons.push_back("the description of one names the other");
    if (of(Feature::References) >= 0.5f)
        reasons.push_back("both identify a record of entities that go together");
    if (of(Feature::EntityNames) >= 0.5f)
        reasons.push_back("the entities are named alike");
    if (of(Feature::Keys) > 0)
        reasons.push_back("both are keys");
    const Field& left = source.schema.entities[from.entity].fields[from.field];
    const Field& right = target.schema.entities[to.entity].fields[to.field];
    if (of(Feature::Types) < 0)
        reasons.push_back("the types differ: " + typeOf(left) + " and " + typeOf(right));
    if (of(Feature::Kinds) < 0)
        reasons.push_back("they seem to hold different kinds of values");
    if (reasons.empty())
        reasons.push_back("little is alike");
    return reasons;
}

} // namespace mw::suggest
