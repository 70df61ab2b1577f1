// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/suggest/features.h"

#include "core/suggest/prepared_side_p.h"

#include <algorithm>
#include <cmath>

namespace mw::suggest {

struct PairFeatures::Prepared {
    PreparedSide source, target;
    std::vector<FieldPlace> sourcePlaces, targetPlaces;
    std::unique_ptr<WordTable> words;
    std::vector<float> entityNames, entityTexts; ///< source entity × target entity
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> targetsMarked; ///< by what they have in them
};

namespace {

float lettersInCommon(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
    if (a.empty() || b.empty())
        return 0;
    std::size_t shared = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i] == b[j])
            ++shared, ++i, ++j;
        else if (a[i] < b[j])
            ++i;
        else
            ++j;
    }
    return 2 * float(shared) / float(a.size() + b.size());
}

/// What two fields must share to be worth a look: words, letters of the name, some values.
std::vector<std::uint64_t> marksOf(const PreparedField& field) {
    constexpr std::uint64_t kLetters = std::uint64_t(1) << 62;
    constexpr std::size_t kValues = 32;
    std::vector<std::uint64_t> marks = field.textKeys;
    for (const std::uint32_t run : field.letters)
        marks.push_back(kLetters | run);
    if (field.values)
        marks.insert(marks.end(), field.values->hashes.begin(),
                     field.values->hashes.begin() + std::ptrdiff_t(std::min(kValues, field.values->hashes.size())));
    return marks;
}

/// The share of a name's weight whose words stand in the other's name or description.
float saidBy(const PreparedField& name, const PreparedField& other) {
    float found = 0, all = 0;
    for (const auto& [key, weight] : name.nameKeys) {
        all += weight;
        if (std::binary_search(other.textKeys.begin(), other.textKeys.end(), key))
            found += weight;
    }
    return all > 0 ? found / all : 0;
}

float agreementOf(TypeFamily a, TypeFamily b) {
    if (a == TypeFamily::Unknown || b == TypeFamily::Unknown)
        return 0;
    if (a == b)
        return 1;
    const auto either = [&](TypeFamily one, TypeFamily other) { return (a == one && b == other) || (a == other && b == one); };
    if (a == TypeFamily::Text || b == TypeFamily::Text)
        return a == TypeFamily::Other || b == TypeFamily::Other ? -1.0f : -0.25f;
    if (either(TypeFamily::Flag, TypeFamily::Number) || either(TypeFamily::Date, TypeFamily::Time))
        return 0;
    return -1;
}

float agreementOf(Purpose a, Purpose b) {
    if (a == Purpose::Unknown || b == Purpose::Unknown)
        return 0;
    if (a == b)
        return a == Purpose::Words || a == Purpose::Number || a == Purpose::Code ? 0.6f : 1;
    const auto either = [&](Purpose one, Purpose other) { return (a == one && b == other) || (a == other && b == one); };
    if (either(Purpose::Code, Purpose::Number) || either(Purpose::Code, Purpose::Words) || either(Purpose::Date, Purpose::Time) ||
        either(Purpose::Flag, Purpose::Number) || either(Purpose::Phone, Purpose::Number) || either(Purpose::Phone, Purpose::Code) ||
        either(Purpose::Flag, Purpose::Code))
        return 0;
    return -1;
}

/// Values tell what a field holds better than its name does.
Purpose purposeOf(const PreparedField& field) {
    return field.valuePurpose != Purpose::Unknown ? field.valuePurpose : field.namePurpose;
}

/// Records of the field's own entity are those of the other's own one, whatever both are called.
float referenceAgrees(const PreparedField& a, const PreparedField& b, float entityNames) {
    const bool ownA = *a.refersTo == a.place.entity, ownB = *b.refersTo == b.place.entity;
    if (ownA != ownB)
        return std::max(-0.5f, entityNames - 0.8f);
    return ownA ? std::max(0.3f, entityNames) : entityNames > 0 ? entityNames : -0.3f;
}

float share(double part, double whole) { return whole > 0 ? float(part / whole) : 0; }

} // namespace

PairFeatures::PairFeatures(const Side& source, const Side& target, const Vocabulary& vocabulary, LearnedWords learned)
    : m_prepared(std::make_unique<Prepared>()) {
    Prepared& p = *m_prepared;
    prepare(source, target, vocabulary, p.source, p.target);
    p.words = std::make_unique<WordTable>(p.source.words, p.target.words, vocabulary, std::move(learned));
    for (const PreparedField& field : p.source.fields)
        p.sourcePlaces.push_back(field.place);
    for (const PreparedField& field : p.target.fields)
        p.targetPlaces.push_back(field.place);
    for (const PreparedEntity& left : p.source.entities)
        for (const PreparedEntity& right : p.target.entities) {
            p.entityNames.push_back(p.words->agreement(left.name, right.name).overlap);
            p.entityTexts.push_back(cosine(left.description, right.description));
        }
    for (std::uint32_t field = 0; field < p.target.fields.size(); ++field)
        for (const std::uint64_t mark : marksOf(p.target.fields[field]))
            p.targetsMarked[mark].push_back(field);
}

PairFeatures::~PairFeatures() = default;

const std::vector<FieldPlace>& PairFeatures::sources() const { return m_prepared->sourcePlaces; }
const std::vector<FieldPlace>& PairFeatures::targets() const { return m_prepared->targetPlaces; }

Features PairFeatures::of(std::size_t source, std::size_t target) const {
    const Prepared& p = *m_prepared;
    const PreparedField& a = p.source.fields[source];
    const PreparedField& b = p.target.fields[target];
    Features features{};
    const auto set = [&](Feature feature, float value) { features[std::size_t(feature)] = value; };

    const NameAgreement name = p.words->agreement(a.name, b.name);
    const float headAgrees = a.name.empty() || b.name.empty() ? 0 : p.words->at(a.name.back().word, b.name.back().word);
    set(Feature::NameOverlap, name.overlap);
    set(Feature::NameContained, name.contained);
    set(Feature::NameLetters, lettersInCommon(a.letters, b.letters));
    set(Feature::NameEqual, !a.plainName.empty() && a.plainName == b.plainName);
    set(Feature::NameHead, headAgrees);
    set(Feature::PathOverlap, p.words->agreement(a.path, b.path).overlap);
    set(Feature::PathContained, std::max(p.words->agreement(a.name, b.path).left, p.words->agreement(a.path, b.name).right));
    const std::size_t entities = a.place.entity * p.target.entities.size() + b.place.entity;
    set(Feature::EntityNames, p.entityNames[entities]);
    const float text = cosine(a.text, b.text);
    set(Feature::TextOverlap, text);
    set(Feature::Descriptions, cosine(a.description, b.description));
    set(Feature::EntityTexts, p.entityTexts[entities]);
    set(Feature::NameInText, std::max(saidBy(a, b), saidBy(b, a)));
    set(Feature::Types, agreementOf(a.type, b.type));
    set(Feature::Kinds, agreementOf(purposeOf(a), purposeOf(b)));
    set(Feature::Keys, a.inKey == b.inKey ? (a.inKey ? 1.0f : 0.0f) : -0.5f);
    if (a.refersTo && b.refersTo)
        set(Feature::References, referenceAgrees(a, b, p.entityNames[*a.refersTo * p.target.entities.size() + *b.refersTo]));
    else
        set(Feature::References, a.refersTo || b.refersTo ? -0.5f : 0);
    set(Feature::Positions, 1 - std::abs(a.position - b.position));
    if (!a.values || !b.values) {
        set(Feature::NameWithoutValues, name.overlap);
        set(Feature::TextWithoutValues, text);
        set(Feature::NoValues, 1);
        return features;
    }
    const FieldValues &va = *a.values, &vb = *b.values;
    const Overlap values = overlapOf(va.hashes, a.valueWeights, vb.hashes, b.valueWeights);
    const Overlap words = overlapOf(va.wordHashes, {}, vb.wordHashes, {});
    const float grams = cosine(std::span<const float>(a.grams), std::span<const float>(b.grams));
    set(Feature::SharedValues, values.weighted);
    set(Feature::Contained, values.contained);
    set(Feature::Jaccard, values.jaccard);
    set(Feature::SharedWords, words.contained);
    set(Feature::Grams, grams);
    set(Feature::Shapes, common(va.shapes, vb.shapes));
    set(Feature::Numbers, nearnessOfNumbers(va, vb));
    set(Feature::Lengths, nearnessOfLengths(va, vb));
    set(Feature::Characters, common(std::span<const float>(va.classes), std::span<const float>(vb.classes)));
    set(Feature::Distinctness, 1 - std::abs(share(va.distinct, va.present()) - share(vb.distinct, vb.present())));
    set(Feature::Fullness, 1 - std::abs(share(va.nulls, va.rows) - share(vb.nulls, vb.rows)));
    set(Feature::NameAndValues, name.overlap * std::max({values.weighted, grams, features[std::size_t(Feature::Numbers)]}));
    return features;
}

std::vector<std::size_t> PairFeatures::candidates(std::size_t source, std::size_t limit) const {
    constexpr std::size_t kTooMany = 2'000; // what so many fields have in them finds none of them
    std::unordered_map<std::uint32_t, float> hits;
    for (const std::uint64_t mark : marksOf(m_prepared->source.fields[source])) {
        const auto found = m_prepared->targetsMarked.find(mark);
        if (found != m_prepared->targetsMarked.end() && found->second.size() <= kTooMany)
            for (const std::uint32_t target : found->second)
                hits[target] += 1 / std::sqrt(float(found->second.size()));
    }
    std::vector<std::pair<float, std::uint32_t>> best;
    for (const auto& [target, weight] : hits)
        best.push_back({-weight, target});
    std::sort(best.begin(), best.end());
    std::vector<std::size_t> targets;
    for (std::size_t i = 0; i < std::min(limit, best.size()); ++i)
        targets.push_back(best[i].second);
    std::sort(targets.begin(), targets.end());
    return targets;
}

std::vector<std::pair<std::string, std::string>> PairFeatures::standIns(std::size_t source, std::size_t target) const {
    std::vector<std::pair<std::string, std::string>> pairs;
    const Prepared& p = *m_prepared;
    for (const WeightedWord& right : p.target.fields[target].name) {
        const Word& word = p.target.words[right.word];
        const Word* best = nullptr;
        float similar = 0.5f;
        for (const WeightedWord& left : p.source.fields[source].name)
            if (const float value = p.words->at(left.word, right.word); value > similar) {
                similar = value;
                best = &p.source.words[left.word];
            }
        if (best && best->stem != word.stem)
            pairs.push_back({best->text, word.text});
    }
    return pairs;
}

std::optional<std::pair<std::string, std::string>> PairFeatures::wordsLeft(std::size_t source, std::size_t target) const {
    const Prepared& p = *m_prepared;
    const WeightedWords &lefts = p.source.fields[source].name, &rights = p.target.fields[target].name;
    constexpr float kPartners = 0.5f;
    std::vector<std::string> leftOver, rightOver;
    for (const WeightedWord& left : lefts)
        if (std::none_of(rights.begin(), rights.end(), [&](const WeightedWord& right) { return p.words->at(left.word, right.word) >= kPartners; }))
            leftOver.push_back(p.source.words[left.word].stem);
    for (const WeightedWord& right : rights)
        if (std::none_of(lefts.begin(), lefts.end(), [&](const WeightedWord& left) { return p.words->at(left.word, right.word) >= kPartners; }))
            rightOver.push_back(p.target.words[right.word].stem);
    if (leftOver.size() != 1 || rightOver.size() != 1)
        return std::nullopt;
    return std::pair(leftOver[0], rightOver[0]);
}

} // namespace mw::suggest
