// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/suggest/prepared_side_p.h"

#include "core/base/hash.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace mw::suggest {

namespace {

constexpr std::uint64_t kMeaningKey = std::uint64_t(1) << 63;
constexpr float kOwnEntityWord = 0.45f; ///< of a field's weight where its word names the entity already

std::vector<std::uint64_t> keysOf(const Word& word) {
    if (word.meanings.empty())
        return {quickHash(word.stem) & ~kMeaningKey};
    std::vector<std::uint64_t> keys;
    for (const auto meaning : word.meanings)
        keys.push_back(kMeaningKey | meaning);
    return keys;
}

std::vector<std::uint64_t> keysOf(const std::vector<Word>& words) {
    std::vector<std::uint64_t> keys;
    for (const Word& word : words)
        for (const std::uint64_t key : keysOf(word))
            keys.push_back(key);
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

/// Collects words into a direction.
class TextCollector {
public:
    explicit TextCollector(const WordRarity& rarity) : m_rarity(rarity) {}
    void add(const std::vector<Word>& words, float weight) {
        // Long texts count more than short ones, but far less than by their number of words.
        const float share = weight / std::sqrt(std::max(1.0f, float(words.size())));
        for (const Word& word : words) {
            const std::vector<std::uint64_t> keys = keysOf(word);
            for (const std::uint64_t key : keys)
                m_weights[key] += share * m_rarity.weightOf(key) / std::sqrt(float(keys.size()));
        }
    }
    TextVector finish() const {
        TextVector vector;
        float length = 0;
        for (const auto& [key, weight] : m_weights)
            length += weight * weight;
        for (const auto& [key, weight] : m_weights)
            vector.push_back({key, weight / std::sqrt(length)});
        return vector;
    }

private:
    const WordRarity& m_rarity;
    std::map<std::uint64_t, float> m_weights;
};

Purpose purposeOfMeaning(std::string_view meaning) {
    struct Entry {
        std::string_view meaning;
        Purpose purpose;
    };
    static constexpr std::array<Entry, 47> kEntries = {{{"email", Purpose::Email}, {"url", Purpose::Url},
        {"website", Purpose::Url}, {"image", Purpose::Url}, {"phone", Purpose::Phone}, {"mobile", Purpose::Phone},
        {"fax", Purpose::Phone}, {"date", Purpose::Date}, {"time", Purpose::Date}, {"day", Purpose::Date},
        {"year", Purpose::Date}, {"month", Purpose::Date}, {"start", Purpose::Date}, {"end", Purpose::Date},
        {"created", Purpose::Date}, {"modified", Purpose::Date}, {"released", Purpose::Date}, {"due", Purpose::Date},
        {"expiry", Purpose::Date}, {"birth", Purpose::Date}, {"price", Purpose::Number}, {"amount", Purpose::Number},
        {"cost", Purpose::Number}, {"total", Purpose::Number}, {"quantity", Purpose::Number},
        {"count", Purpose::Number}, {"percent", Purpose::Number}, {"discount", Purpose::Number},
        {"weight", Purpose::Number}, {"height", Purpose::Number}, {"width", Purpose::Number},
        {"length", Purpose::Number}, {"latitude", Purpose::Number}, {"longitude", Purpose::Number},
        {"score", Purpose::Number}, {"age", Purpose::Number}, {"duration", Purpose::Number},
        {"freight", Purpose::Number}, {"flag", Purpose::Flag}, {"active", Purpose::Flag}, {"inactive", Purpose::Flag},
        {"name", Purpose::Words}, {"title", Purpose::Words}, {"description", Purpose::Words},
        {"comment", Purpose::Words}, {"address", Purpose::Words}, {"id", Purpose::Code}}};
    for (const Entry& entry : kEntries)
        if (entry.meaning == meaning)
            return entry.purpose;
    return Purpose::Unknown;
}

/// The last word that says something decides: "email sent date" is a date, "date id" an identifier.
Purpose purposeOfName(const std::vector<Word>& words, const Vocabulary& vocabulary) {
    for (std::size_t i = words.size(); i-- > 0;)
        if (words[i].meanings.size() == 1)
            if (const Purpose purpose = purposeOfMeaning(vocabulary.textOf(words[i].meanings[0])); purpose != Purpose::Unknown)
                return purpose;
    return Purpose::Unknown;
}

Purpose purposeOfValues(const FieldValues* values) {
    if (!values || values->kindShare < 0.6)
        return values && values->numericShare > 0.8 ? Purpose::Number : Purpose::Unknown;
    switch (values->kind) {
    case ValueKind::None: return Purpose::Unknown;
    case ValueKind::Flag: return Purpose::Flag;
    case ValueKind::Integer:
    case ValueKind::Decimal:
    case ValueKind::Money:
    case ValueKind::Percent: return Purpose::Number;
    case ValueKind::Year:
    case ValueKind::Date:
    case ValueKind::DateTime: return Purpose::Date;
    case ValueKind::Time: return Purpose::Time;
    case ValueKind::Email: return Purpose::Email;
    case ValueKind::Url: return Purpose::Url;
    case ValueKind::Phone: return Purpose::Phone;
    case ValueKind::Uuid:
    case ValueKind::Code: return Purpose::Code;
    case ValueKind::Words: return Purpose::Words;
    }
    return Purpose::Unknown;
}

TypeFamily familyOf(const Field& field, const FieldValues* values) {
    const bool undeclared = field.type.kind == TypeKind::Text && field.nativeType.empty();
    const LogicalType& type = undeclared && field.suggestedType.kind != TypeKind::Null ? field.suggestedType : field.type;
    switch (type.kind) {
    case TypeKind::Boolean: return TypeFamily::Flag;
    case TypeKind::Integer:
    case TypeKind::Decimal:
    case TypeKind::Float: return TypeFamily::Number;
    case TypeKind::Date:
    case TypeKind::Timestamp: return TypeFamily::Date;
    case TypeKind::Time: return TypeFamily::Time;
    case TypeKind::Binary: return TypeFamily::Other;
    case TypeKind::Uuid: return TypeFamily::Text;
    case TypeKind::Null: return TypeFamily::Unknown;
    case TypeKind::Text: break;
    }
    if (values)
        switch (purposeOfValues(values)) {
        case Purpose::Number: return TypeFamily::Number;
        case Purpose::Date: return TypeFamily::Date;
        case Purpose::Time: return TypeFamily::Time;
        case Purpose::Flag: return TypeFamily::Flag;
        case Purpose::Unknown: return TypeFamily::Unknown;
        default: return TypeFamily::Text;
        }
    return undeclared ? TypeFamily::Unknown : TypeFamily::Text;
}

std::string plainNameOf(std::string_view name) {
    std::string plain;
    for (const std::string& word : cutName(name))
        plain += word;
    return plain;
}

std::vector<std::uint32_t> lettersOf(const std::string& plain) {
    const std::string padded = "^" + plain + "$";
    std::vector<std::uint32_t> runs;
    for (std::size_t i = 0; i + 3 <= padded.size(); ++i)
        runs.push_back(std::uint32_t(std::uint8_t(padded[i])) << 16 | std::uint32_t(std::uint8_t(padded[i + 1])) << 8 |
                       std::uint8_t(padded[i + 2]));
    std::sort(runs.begin(), runs.end());
    runs.erase(std::unique(runs.begin(), runs.end()), runs.end());
    return runs;
}

/// The words of a side as they are read, before rarity is known.
struct ReadSide {
    const Side& side;
    std::vector<std::vector<Word>> entityNames, entityTexts; // per entity
    std::vector<std::vector<Word>> names, texts;             // per field
};

void learn(const Side& side, WordReader& reader) {
    for (const Entity& entity : side.schema.entities) {
        reader.learnName(entity.name);
        reader.learnText(entity.comment);
        for (const Field& field : entity.fields) {
            reader.learnName(field.name);
            reader.learnText(field.comment);
        }
    }
}

std::string nameAndLabel(const std::string& name, const std::string& label) {
    return label.empty() || label == name ? name : name + " " + label;
}

ReadSide read(const Side& side, const WordReader& reader, WordRarity& rarity) {
    ReadSide read{side, {}, {}, {}, {}};
    for (const Entity& entity : side.schema.entities) {
        read.entityNames.push_back(reader.readName(entity.name));
        read.entityTexts.push_back(reader.readText(entity.comment));
        for (const Field& field : entity.fields) {
            read.names.push_back(reader.readName(field.name));
            read.texts.push_back(reader.readText(nameAndLabel(field.comment, field.label)));
            std::vector<Word> all = read.names.back();
            all.insert(all.end(), read.texts.back().begin(), read.texts.back().end());
            rarity.add(keysOf(all));
        }
    }
    return read;
}

/// Gives words numbers within a side and weights by how rare they are in its names.
class WordList {
public:
    explicit WordList(PreparedSide& side) : m_side(side) {}
    std::uint32_t numberOf(const Word& word) {
        const auto [found, isNew] = m_numbers.try_emplace(word.text, std::uint32_t(m_side.words.size()));
        if (isNew)
            m_side.words.push_back(word);
        return found->second;
    }

private:
    PreparedSide& m_side;
    std::map<std::string, std::uint32_t, std::less<>> m_numbers;
};

/// Says whether a word is one for identifiers: a field "customer no" identifies a customer.
bool isIdentifying(const Word& word, const Vocabulary& vocabulary) {
    static const std::set<std::string_view> words = {"id", "key", "no", "nr", "code", "number", "ref", "uid", "guid", "reference"};
    return words.contains(word.stem) || std::any_of(word.meanings.begin(), word.meanings.end(), [&](Vocabulary::Meaning meaning) {
               return words.contains(vocabulary.textOf(meaning));
           });
}

/// The entity whose records a field identifies, by a declared relation or by the words of its name.
std::optional<std::size_t> entityReferredTo(const ReadSide& read, std::size_t own, const Field& field, const std::vector<Word>& name,
                                            const Vocabulary& vocabulary) {
    const std::vector<Entity>& entities = read.side.schema.entities;
    for (const Relation& relation : entities[own].relations)
        if (relation.fields.size() == 1 && relation.fields[0] == field.name)
            for (std::size_t e = 0; e < entities.size(); ++e)
                if (entities[e].name == relation.parentEntity)
                    return e;
    std::vector<Word> words = name;
    std::erase_if(words, [&](const Word& word) { return isIdentifying(word, vocabulary); });
    if (words.empty() && !name.empty() && name.size() <= 2)
        return own;
    std::optional<std::size_t> found;
    for (std::size_t e = 0; e < entities.size(); ++e) {
        const std::vector<Word>& other = read.entityNames[e];
        if (other.size() != words.size() || (e == own && words.size() == name.size()))
            continue;
        const bool same = std::equal(words.begin(), words.end(), other.begin(),
                                     [](const Word& a, const Word& b) { return a.stem == b.stem; });
        if (same && (!found || e == own))
            found = e;
    }
    return found;
}

PreparedSide prepareSide(const ReadSide& read, const WordRarity& rarity, const WordRarity& nameRarity,
                         const Vocabulary& vocabulary) {
    PreparedSide prepared;
    WordList words(prepared);
    const auto weigh = [&](const Word& word) {
        float weight = 0;
        for (const std::uint64_t key : keysOf(word))
            weight = std::max(weight, nameRarity.weightOf(key));
        return weight;
    };
    std::size_t at = 0;
    for (std::size_t e = 0; e < read.side.schema.entities.size(); ++e) {
        const Entity& entity = read.side.schema.entities[e];
        PreparedEntity preparedEntity;
        for (const Word& word : read.entityNames[e])
            preparedEntity.name.push_back({words.numberOf(word), 0.3f + 0.7f * weigh(word)});
        TextCollector entityText(rarity);
        entityText.add(read.entityTexts[e], 1);
        preparedEntity.description = entityText.finish();
        prepared.entities.push_back(std::move(preparedEntity));
        const std::vector<std::uint64_t> entityKeys = keysOf(read.entityNames[e]);
        const Key* primary = entity.primaryKey();
        for (std::size_t f = 0; f < entity.fields.size(); ++f, ++at) {
            const Field& field = entity.fields[f];
            PreparedField made;
            made.place = {e, f};
            const std::vector<Word>& name = read.names[at];
            for (const Word& word : name) {
                float weight = weigh(word);
                const std::vector<std::uint64_t> keys = keysOf(word);
                const bool namesEntity = std::any_of(keys.begin(), keys.end(), [&](std::uint64_t key) {
                    return std::binary_search(entityKeys.begin(), entityKeys.end(), key);
                });
                if (namesEntity && name.size() > 1)
                    weight *= kOwnEntityWord;
                made.name.push_back({words.numberOf(word), weight});
                for (const std::uint64_t key : keys)
                    made.nameKeys.push_back({key, weight / float(keys.size())});
            }
            made.path = made.name;
            for (const WeightedWord& word : prepared.entities[e].name)
                if (std::none_of(made.name.begin(), made.name.end(), [&](const WeightedWord& own) { return own.word == word.word; }))
                    made.path.push_back({word.word, word.weight * 0.6f});
            made.plainName = plainNameOf(field.name);
            made.letters = lettersOf(made.plainName);
            std::vector<Word> all = name;
            all.insert(all.end(), read.texts[at].begin(), read.texts[at].end());
            made.textKeys = keysOf(all);
            TextCollector text(rarity), description(rarity);
            text.add(name, 1);
            text.add(read.texts[at], 0.8f);
            text.add(read.entityNames[e], 0.5f);
            text.add(read.entityTexts[e], 0.25f);
            made.text = text.finish();
            description.add(read.texts[at], 1);
            made.description = description.finish();
            made.values = valuesAt(read.side, made.place);
            made.namePurpose = purposeOfName(name, vocabulary);
            made.valuePurpose = purposeOfValues(made.values);
            made.type = familyOf(field, made.values);
            made.position = entity.fields.size() > 1 ? float(f) / float(entity.fields.size() - 1) : 0;
            made.inKey = primary && std::find(primary->fields.begin(), primary->fields.end(), field.name) != primary->fields.end();
            made.refersTo = entityReferredTo(read, e, field, name, vocabulary);
            prepared.fields.push_back(std::move(made));
        }
    }
    return prepared;
}

void weighValues(PreparedSide& side, const ValueRarity& rarity, const std::vector<float>& gramWeights) {
    for (PreparedField& field : side.fields)
        if (field.values) {
            field.valueWeights = rarity.weightsOf(*field.values);
            field.grams.resize(FieldValues::kGrams);
            for (std::size_t i = 0; i < field.grams.size(); ++i)
                field.grams[i] = std::sqrt(field.values->grams[i]) * gramWeights[i];
        }
}

} // namespace

void WordRarity::add(const std::vector<std::uint64_t>& keys) {
    ++m_all;
    for (const std::uint64_t key : keys)
        ++m_counts[key];
}

float WordRarity::weightOf(std::uint64_t key) const {
    const auto found = m_counts.find(key);
    const float count = found == m_counts.end() ? 1 : float(found->second);
    // A word that two fields have is as rare as can be where a pair is looked for.
    return std::max(0.12f, std::log((2 + float(m_all)) / std::max(2.0f, count)) / std::log(1 + float(m_all) / 2));
}

float cosine(const TextVector& a, const TextVector& b) {
    float sum = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i].first == b[j].first)
            sum += a[i++].second * b[j++].second;
        else if (a[i].first < b[j].first)
            ++i;
        else
            ++j;
    }
    return sum;
}

void prepare(const Side& source, const Side& target, const Vocabulary& vocabulary, PreparedSide& preparedSource,
             PreparedSide& preparedTarget) {
    WordReader reader(vocabulary);
    learn(source, reader);
    learn(target, reader);
    WordRarity rarity;
    const ReadSide readSource = read(source, reader, rarity);
    const ReadSide readTarget = read(target, reader, rarity);
    WordRarity nameRarity;
    for (const ReadSide* side : {&readSource, &readTarget})
        for (const std::vector<Word>& name : side->names)
            nameRarity.add(keysOf(name));
    preparedSource = prepareSide(readSource, rarity, nameRarity, vocabulary);
    preparedTarget = prepareSide(readTarget, rarity, nameRarity, vocabulary);

    ValueRarity valueRarity;
    std::vector<float> gramWeights(FieldValues::kGrams, 0);
    float withValues = 0;
    for (const PreparedSide* side : {&preparedSource, &preparedTarget})
        for (const PreparedField& field : side->fields)
            if (field.values) {
                valueRarity.add(*field.values);
                ++withValues;
                for (std::size_t i = 0; i < gramWeights.size(); ++i)
                    gramWeights[i] += field.values->grams[i] > 0.001f;
            }
    for (float& weight : gramWeights)
        weight = std::log((2 + withValues) / std::max(2.0f, weight)) / std::log(1 + withValues / 2 + 1) + 0.15f;
    weighValues(preparedSource, valueRarity, gramWeights);
    weighValues(preparedTarget, valueRarity, gramWeights);
}

} // namespace mw::suggest
