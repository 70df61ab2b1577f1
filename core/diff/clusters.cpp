// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diff/clusters.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <cmath>

namespace mw::diff {

namespace {

constexpr std::size_t kDetailsWatched = 64; // of one field and cause

/// Pairs of values say something where they come again and again; a shift or a length where it explains a good part.
bool isNotable(const Cluster& part, std::uint64_t ofAll) {
    const bool isPair = part.cause == Cause::Unexplained || part.cause == Cause::ValueMapEntry;
    return isPair ? part.count >= 3 && part.count * 20 >= ofAll : part.count * 4 >= ofAll;
}

constexpr std::size_t kLongestValue = 40; // characters that still read as one of a few values

/// A value that is short enough to be one of a few; none otherwise.
std::optional<std::string> shownShort(const Value& value) {
    if (isNull(value))
        return "∅";
    const std::string text = printValue(value);
    return countCodePoints(text) <= kLongestValue ? std::optional(quoted(text)) : std::nullopt;
}

std::string pairOf(const Difference& difference) {
    const auto left = shownShort(difference.left);
    const auto right = left ? shownShort(difference.right) : std::nullopt;
    return right ? *left + " → " + *right : std::string();
}

/// "1 h 30 min later", of the actual value.
std::string shiftOf(const Value& expected, const Value& actual) {
    const auto micros = [](const Value& value) -> std::optional<std::int64_t> {
        if (const auto* date = std::get_if<Date>(&value))
            return std::int64_t(date->days) * kMicrosPerDay;
        if (const auto* stamp = std::get_if<Timestamp>(&value))
            return stamp->micros;
        const auto* text = std::get_if<std::string>(&value);
        for (const LogicalType& type : {LogicalType::timestamp(), LogicalType::date()})
            if (text)
                if (const auto read = parseValue(*text, type); read.ok())
                    return std::holds_alternative<Date>(read.value()) ? std::int64_t(std::get<Date>(read.value()).days) * kMicrosPerDay
                                                                      : std::get<Timestamp>(read.value()).micros;
        return {};
    };
    const auto a = micros(expected), b = micros(actual);
    if (!a || !b)
        return {};
    const std::int64_t minutes = std::abs(*b - *a) / 60'000'000;
    std::string text;
    const auto part = [&](std::int64_t count, const char* unit) {
        if (count > 0)
            text += (text.empty() ? "" : " ") + std::to_string(count) + unit;
    };
    part(minutes / 1440, " d");
    part(minutes / 60 % 24, " h");
    part(minutes % 60, " min");
    return text + (*b > *a ? " later" : " earlier");
}

} // namespace

std::string detailOf(const Difference& difference) {
    if (difference.kind != Difference::Kind::Changed)
        return {};
    switch (difference.cause) {
    case Cause::ZoneShifted:
    case Cause::DateShifted: return shiftOf(difference.left, difference.right);
    case Cause::Truncated:
        if (const auto* text = std::get_if<std::string>(&difference.right))
            return "to " + std::to_string(countCodePoints(*text)) + " characters";
        return {};
    case Cause::Rounded: {
        const std::string text = printValue(difference.right);
        const std::size_t point = text.find('.');
        return "to " + std::to_string(point == std::string::npos ? 0 : text.size() - point - 1) + " digits after the point";
    }
    case Cause::DefaultFound: return shownShort(difference.right).value_or(std::string());
    case Cause::ValueMapEntry:
    case Cause::Unexplained: return pairOf(difference);
    default: return {};
    }
}

void Clusters::add(const Difference& difference) {
    Group& group = m_groups[{difference.kind, difference.field, difference.cause}];
    ++group.count;
    std::string detail = detailOf(difference);
    if (group.byDetail.size() >= kDetailsWatched && !group.byDetail.contains(detail))
        detail.clear();
    auto& [part, arrivals] = group.byDetail[detail];
    if (part.count++ == 0) {
        part.kind = difference.kind;
        part.field = difference.field;
        part.cause = difference.cause;
        part.detail = std::move(detail);
    }
    if (part.examples.size() < kClusterExamples) {
        part.examples.push_back(difference);
        arrivals.push_back(group.count);
    }
}

std::vector<Cluster> Clusters::list() const {
    std::vector<Cluster> clusters;
    for (const auto& [key, group] : m_groups) {
        Cluster rest{std::get<0>(key), std::get<1>(key), std::get<2>(key), {}, 0, {}};
        std::map<std::uint64_t, const Difference*> examples; // of the rest, in the order they came
        for (const auto& [detail, part] : group.byDetail) {
            if (!detail.empty() && isNotable(part.cluster, group.count)) {
                clusters.push_back(part.cluster);
                continue;
            }
            rest.count += part.cluster.count;
            for (std::size_t i = 0; i < part.arrivals.size(); ++i)
                examples[part.arrivals[i]] = &part.cluster.examples[i];
        }
        for (const auto& [arrival, example] : examples)
            if (rest.examples.size() < kClusterExamples)
                rest.examples.push_back(*example);
        if (rest.count > 0)
            clusters.push_back(std::move(rest));
    }
    std::stable_sort(clusters.begin(), clusters.end(), [](const Cluster& a, const Cluster& b) { return a.count > b.count; });
    return clusters;
}

} // namespace mw::diff
