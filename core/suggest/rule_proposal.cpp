// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/suggest/rule_proposal.h"

#include "core/base/unicode.h"
#include "core/rules/parser.h"
#include "core/suggest/date_forms_p.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace mw::suggest {

namespace {

constexpr double kMost = 0.6;         ///< share of samples that must bear a proposal out
constexpr std::size_t kTried = 40;    ///< samples that are looked at for each idea

std::string bracketed(std::string_view name) {
    std::string text = "[";
    for (const char c : name) {
        text += c;
        if (c == ']')
            text += ']';
    }
    return text + "]";
}

std::string literal(std::string_view text) {
    std::string quoted = "'";
    for (const char c : text) {
        quoted += c;
        if (c == '\'')
            quoted += '\'';
    }
    return quoted + "'";
}

/// As people write it: brackets only where a name needs them.
std::string canonical(const std::string& rule) {
    const rules::ParsedRule parsed = rules::parse(rule);
    return parsed.ok() ? rules::print(*parsed.tree) : rule;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && std::uint8_t(text.front()) <= 32)
        text.remove_prefix(1);
    while (!text.empty() && std::uint8_t(text.back()) <= 32)
        text.remove_suffix(1);
    return text;
}

/// Tells whether values occur in a field, by its sample.
class Membership {
public:
    explicit Membership(const FieldValues& values) : m_hashes(values.hashes) {}
    bool has(std::string_view text) const { return std::binary_search(m_hashes.begin(), m_hashes.end(), hashOfValue(text)); }

private:
    const std::vector<std::uint64_t>& m_hashes;
};

/// The share of non-empty samples for which `make` gives a value that the target has.
template <class Make>
double shareFound(const std::vector<std::string>& samples, const Membership& target, const Make& make) {
    std::size_t found = 0, all = 0;
    for (std::size_t i = 0; i < std::min(kTried, samples.size()); ++i) {
        const std::optional<std::string> made = make(i);
        if (!made)
            continue;
        ++all;
        found += !made->empty() && target.has(*made);
    }
    return all < 5 ? 0 : double(found) / double(all);
}

/// The share of samples whose words all occur within the target's values.
double shareOfWordsFound(const std::vector<std::string>& samples, const FieldValues& to) {
    std::size_t found = 0, all = 0;
    for (std::size_t i = 0; i < std::min(kTried, samples.size()); ++i) {
        const std::vector<std::uint64_t> words = hashesOfWords(samples[i]);
        if (words.empty())
            continue;
        ++all;
        found += std::all_of(words.begin(), words.end(), [&](std::uint64_t word) {
            return std::binary_search(to.wordHashes.begin(), to.wordHashes.end(), word);
        });
    }
    return all < 5 ? 0 : double(found) / double(all);
}

std::optional<std::string> partOf(const std::string& text, std::string_view separator, int part) {
    const std::string_view whole = trimmed(text);
    if (whole.empty())
        return std::nullopt;
    if (part < 0) {
        const std::size_t at = whole.rfind(separator);
        return at == std::string_view::npos ? std::string() : std::string(whole.substr(at + separator.size()));
    }
    std::size_t begin = 0;
    for (int i = 1; i < part; ++i) {
        const std::size_t at = whole.find(separator, begin);
        if (at == std::string_view::npos)
            return std::string();
        begin = at + separator.size();
    }
    const std::size_t end = whole.find(separator, begin);
    if (part == 1 && end == std::string_view::npos)
        return std::string();
    return std::string(whole.substr(begin, end == std::string_view::npos ? end : end - begin));
}

std::optional<RuleProposal> proposePart(const std::string& name, const FieldValues& from, const FieldValues& to) {
    const Membership target(to);
    if (to.lengths[FieldValues::kQuantiles / 2] >= from.lengths[FieldValues::kQuantiles / 2])
        return std::nullopt;
    double best = std::max(kMost, shareFound(from.examples, target, [&](std::size_t i) -> std::optional<std::string> {
        return from.examples[i].empty() ? std::nullopt : std::optional(from.examples[i]);
    }) + 0.2);
    std::optional<RuleProposal> proposal;
    for (const std::string_view separator : {", ", " ", "-", "/", ";", "@", "_", ":"})
        for (const int part : {1, 2, -1}) {
            const double share = shareFound(from.examples, target, [&](std::size_t i) { return partOf(from.examples[i], separator, part); });
            if (share > best) {
                best = share;
                proposal = RuleProposal{"split_part(" + name + ", " + literal(separator) + ", " + std::to_string(part) + ")",
                                        {"a part of the source's values occurs in the target"}, {}, {}};
            }
        }
    return proposal;
}

/// Joins this field with another of the same entity where the target holds both together.
std::optional<RuleProposal> proposeJoin(const Side& source, FieldPlace from, const FieldValues& to) {
    const Entity& entity = source.schema.entities[from.entity];
    const FieldValues& own = *valuesAt(source, from);
    const Membership target(to);
    if (to.lengths[FieldValues::kQuantiles / 2] <= own.lengths[FieldValues::kQuantiles / 2] || shareOfWordsFound(own.examples, to) < kMost)
        return std::nullopt;
    double best = kMost;
    std::optional<RuleProposal> proposal;
    for (std::size_t other = 0; other < entity.fields.size(); ++other) {
        const FieldValues* values = valuesAt(source, {from.entity, other});
        if (other == from.field || !values || shareOfWordsFound(values->examples, to) < kMost)
            continue;
        for (const std::string_view separator : {" ", ", ", "-", "", "/"})
            for (const bool ownFirst : {true, false}) {
                const double share = shareFound(own.examples, target, [&](std::size_t i) -> std::optional<std::string> {
                    if (i >= values->examples.size())
                        return std::nullopt;
                    const std::string_view a = trimmed(own.examples[i]), b = trimmed(values->examples[i]);
                    if (a.empty() || b.empty())
                        return std::nullopt;
                    return std::string(ownFirst ? a : b) + std::string(separator) + std::string(ownFirst ? b : a);
                });
                if (share <= best)
                    continue;
                best = share;
                const std::string mine = bracketed(entity.fields[from.field].name), theirs = bracketed(entity.fields[other].name);
                const std::string middle = separator.empty() ? " & " : " & " + literal(separator) + " & ";
                proposal = RuleProposal{ownFirst ? mine + middle + theirs : theirs + middle + mine,
                                        {"the target holds this field and “" + entity.fields[other].name + "” together"}, {}, {}};
            }
    }
    return proposal;
}

enum class LetterCase { Mixed, Upper, Lower, None };

LetterCase caseOf(const FieldValues& values) {
    std::size_t upper = 0, lower = 0, all = 0;
    for (const CountedValue& value : values.top) {
        const bool isUpper = toUpper(value.text) == value.text, isLower = toLower(value.text) == value.text;
        if (isUpper && isLower)
            continue;
        ++all;
        upper += isUpper;
        lower += isLower;
    }
    if (all < 3)
        return LetterCase::None;
    return upper == all ? LetterCase::Upper : lower == all ? LetterCase::Lower : LetterCase::Mixed;
}

/// Old codes against new ones: few values on both sides, paired by name where they begin alike, by frequency else.
std::optional<RuleProposal> proposeValueMap(const std::string& name, const std::string& mapName, const FieldValues& from,
                                            const FieldValues& to) {
    constexpr std::size_t kFew = 30;
    const auto isFew = [](const FieldValues& values) {
        return values.distinct >= 2 && values.distinct <= kFew && values.present() >= 3 * values.distinct && values.top.size() == values.distinct;
    };
    if (!isFew(from) || !isFew(to) || isNumeric(from.kind) != isNumeric(to.kind))
        return std::nullopt;
    const Membership target(to);
    std::size_t known = 0;
    for (const CountedValue& value : from.top)
        known += target.has(value.text);
    if (known * 2 > from.top.size())
        return std::nullopt;
    std::vector<bool> used(to.top.size(), false);
    RuleProposal proposal;
    for (const CountedValue& value : from.top) {
        const double share = double(value.count) / from.present();
        std::optional<std::size_t> best;
        double bestFit = 0, nextFit = 0;
        bool bestAlike = false;
        for (std::size_t i = 0; i < to.top.size(); ++i) {
            const std::string left = foldCase(trimmed(value.text)), right = foldCase(trimmed(to.top[i].text));
            const double other = double(to.top[i].count) / to.present();
            const bool alike = left == right || (!left.empty() && !right.empty() && (right.starts_with(left) || left.starts_with(right)));
            const double fit = (alike ? 0.6 : 0) + 0.4 * std::min(share, other) / std::max(share, other);
            if (used[i])
                continue;
            if (fit > bestFit) {
                nextFit = bestFit;
                bestFit = fit;
                bestAlike = alike;
                best = i;
            } else {
                nextFit = std::max(nextFit, fit);
            }
        }
        // Not alike at all, or as frequent as others too: that would be a guess.
        constexpr double kAlikeEnough = 0.35, kTellsApart = 0.05;
        if (!best || bestFit <= kAlikeEnough || (!bestAlike && bestFit - nextFit < kTellsApart))
            continue;
        used[*best] = true;
        proposal.valueMap.push_back({std::string(value.text), to.top[*best].text});
    }
    if (proposal.valueMap.size() * 2 < from.top.size())
        return std::nullopt;
    proposal.valueMapName = mapName;
    proposal.rule = "map(" + literal(mapName) + ", " + name + ")";
    proposal.because = {"few values on both sides, spread alike"};
    return proposal;
}

/// Another unit: all quantiles of the target are the same multiple of the source's.
std::optional<RuleProposal> proposeUnit(const std::string& name, const FieldValues& from, const FieldValues& to) {
    if (from.numericShare < 0.95 || to.numericShare < 0.95 || isDateLike(from.kind) || isDateLike(to.kind) || from.distinct < 10)
        return std::nullopt;
    struct Factor {
        double factor;
        const char* rule;
    };
    static constexpr std::array<Factor, 12> kFactors = {{{100, " * 100"}, {0.01, " / 100"}, {1000, " * 1000"}, {0.001, " / 1000"},
        {60, " * 60"}, {1.0 / 60, " / 60"}, {2.54, " * 2.54"}, {1 / 2.54, " / 2.54"}, {0.45359237, " * 0.45359237"},
        {1 / 0.45359237, " / 0.45359237"}, {1.609344, " * 1.609344"}, {1 / 1.609344, " / 1.609344"}}};
    std::vector<double> ratios;
    for (std::size_t i = 2; i + 2 < FieldValues::kQuantiles; ++i)
        if (from.numbers[i] != 0)
            ratios.push_back(to.numbers[i] / from.numbers[i]);
    if (ratios.size() < 8)
        return std::nullopt;
    for (const Factor& factor : kFactors)
        if (std::all_of(ratios.begin(), ratios.end(), [&](double ratio) { return std::abs(ratio / factor.factor - 1) < 0.02; }))
            return RuleProposal{name + factor.rule, {"every quantile of the target is the same multiple of the source's"}, {}, {}};
    return std::nullopt;
}

bool isTextField(const Field& field) { return field.type.kind == TypeKind::Text; }

/// Texts that are to become numbers or dates, or dates of another form.
std::optional<RuleProposal> proposeReading(const std::string& name, const Field& sourceField, const FieldValues& from, const Field& targetField,
                                           const FieldValues* to) {
    if (!isTextField(sourceField))
        return std::nullopt;
    const TypeKind wanted = isTextField(targetField) ? targetField.suggestedType.kind : targetField.type.kind;
    const std::optional<std::string> form = dateFormOf(from);
    if (form) {
        const std::optional<std::string> targetForm = to ? dateFormOf(*to) : std::nullopt;
        const std::string read = "parse_date(" + name + ", " + literal(*form) + ")";
        if (!isTextField(targetField) && (wanted == TypeKind::Date || wanted == TypeKind::Timestamp))
            return RuleProposal{read, {"the source writes dates as " + *form}, {}, {}};
        if (targetForm && *targetForm != *form)
            return RuleProposal{"format_date(" + read + ", " + literal(*targetForm) + ")",
                                {"the source writes dates as " + *form + ", the target as " + *targetForm}, {}, {}};
        return std::nullopt;
    }
    if (isTextField(targetField) || from.numericShare < 0.9)
        return std::nullopt;
    const bool grouped = std::any_of(from.top.begin(), from.top.end(), [](const CountedValue& value) {
        return value.text.find(',') != std::string::npos && value.text.find('.') != std::string::npos;
    });
    if (grouped && wanted == TypeKind::Decimal) {
        const std::string& text = from.top.front().text;
        const bool comma = text.rfind(',') > text.rfind('.') && text.rfind(',') != std::string::npos;
        return RuleProposal{"parse_decimal(" + name + (comma ? ", ',', '.')" : ", '.', ',')"), {"the source groups thousands"}, {}, {}};
    }
    if (wanted == TypeKind::Integer)
        return RuleProposal{"to_integer(" + name + ")", {"the source's texts are whole numbers"}, {}, {}};
    if (wanted == TypeKind::Decimal)
        return RuleProposal{"to_decimal(" + name + ", " + std::to_string(targetField.type.precision) + ", " + std::to_string(targetField.type.scale) + ")",
                            {"the source's texts are numbers"}, {}, {}};
    return std::nullopt;
}

} // namespace

RuleProposal proposeRule(const Side& source, FieldPlace from, const Side& target, FieldPlace to) {
    const Field& sourceField = source.schema.entities[from.entity].fields[from.field];
    const Field& targetField = target.schema.entities[to.entity].fields[to.field];
    const std::string name = bracketed(sourceField.name);
    RuleProposal proposal{canonical(name), {}, {}, {}};
    const FieldValues *a = valuesAt(source, from), *b = valuesAt(target, to);
    if (!a)
        return proposal;
    std::optional<RuleProposal> found = proposeReading(name, sourceField, *a, targetField, b);
    if (!found && b)
        found = proposeJoin(source, from, *b);
    if (!found && b)
        found = proposePart(name, *a, *b);
    if (!found && b)
        found = proposeUnit(name, *a, *b);
    if (!found && b)
        found = proposeValueMap(name, sourceField.name + " to " + targetField.name, *a, *b);
    if (!found && isTextField(sourceField)) {
        RuleProposal tidy{name, {}, {}, {}};
        if (a->edgeSpaces > 0) {
            tidy.rule = "trim(" + tidy.rule + ")";
            tidy.because.push_back("some values begin or end with spaces");
        }
        if (b) {
            const LetterCase was = caseOf(*a), now = caseOf(*b);
            if ((now == LetterCase::Upper || now == LetterCase::Lower) && was != now && was != LetterCase::None) {
                tidy.rule = (now == LetterCase::Upper ? "upper(" : "lower(") + tidy.rule + ")";
                tidy.because.push_back(now == LetterCase::Upper ? "the target is in capitals" : "the target is in small letters");
            }
        }
        if (!tidy.because.empty())
            found = tidy;
    }
    if (!found)
        return proposal;
    found->rule = canonical(found->rule);
    return *found;
}

} // namespace mw::suggest
