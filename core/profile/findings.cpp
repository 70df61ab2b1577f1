// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/findings_p.h"

#include "core/base/hash.h"

#include <algorithm>
#include <numeric>

namespace mw::profile {

namespace {

constexpr std::size_t kLookedAt = 8192;          ///< of more rows than the sample holds
constexpr std::size_t kKeyFields = 48;           ///< that combinations are made of
constexpr std::size_t kKeysTold = 10, kDependenciesTold = 30;
constexpr std::uint64_t kSteps = 60'000'000;     ///< of a search
constexpr double kWorthKnowing = 0.95;           ///< a dependency holds for at least so many
constexpr double kBetterThanGuessing = 0.25;     ///< and fails at most so often as the most frequent value would
constexpr std::uint32_t kNone = ~std::uint32_t(0);

/// The values of a field in the sample as small numbers.
struct Codes {
    std::size_t field = 0;
    std::vector<std::uint32_t> of; ///< per row; kNone: null
    std::uint32_t count = 0;
};

Codes encode(std::size_t field, std::span<const std::uint64_t> hashes) {
    Codes codes{field, std::vector<std::uint32_t>(hashes.size(), kNone), 0};
    std::size_t capacity = 16;
    while (capacity < hashes.size() * 2)
        capacity *= 2;
    std::vector<std::pair<std::uint64_t, std::uint32_t>> slots(capacity, {kNullHash, 0});
    for (std::size_t row = 0; row < hashes.size(); ++row) {
        if (hashes[row] == kNullHash)
            continue;
        std::size_t at = std::size_t(hashes[row]) & (capacity - 1);
        while (slots[at].first != kNullHash && slots[at].first != hashes[row])
            at = (at + 1) & (capacity - 1);
        if (slots[at].first == kNullHash)
            slots[at] = {hashes[row], codes.count++};
        codes.of[row] = slots[at].second;
    }
    return codes;
}

/// Rows in the order of a field's codes.
struct Groups {
    std::vector<std::uint32_t> rows;
    std::vector<std::uint32_t> begins; ///< per code, and the end
};

Groups groupBy(const Codes& codes) {
    Groups groups;
    groups.begins.assign(codes.count + 1, 0);
    for (const std::uint32_t code : codes.of)
        if (code != kNone)
            ++groups.begins[code + 1];
    std::partial_sum(groups.begins.begin(), groups.begins.end(), groups.begins.begin());
    groups.rows.resize(groups.begins.back());
    std::vector<std::uint32_t> next(groups.begins.begin(), groups.begins.end() - 1);
    for (std::uint32_t row = 0; row < codes.of.size(); ++row)
        if (codes.of[row] != kNone)
            groups.rows[next[codes.of[row]]++] = row;
    return groups;
}

class Dependencies {
public:
    Dependencies(const std::vector<Codes>& fields, EntityProfile& profile, bool isExact)
        : m_fields(fields), m_profile(profile), m_isExact(isExact) {}

    void find() {
        const std::uint64_t rows = m_fields.empty() ? 0 : m_fields.front().of.size();
        std::uint64_t steps = 0;
        for (const Codes& determinant : m_fields) {
            const std::uint64_t repeated = repeatedRows(determinant);
            if (determinant.count < 2 || repeated < std::max<std::uint64_t>(20, rows / 20))
                continue;
            const Groups groups = groupBy(determinant);
            for (const Codes& dependent : m_fields) {
                if (dependent.field == determinant.field || dependent.count < 2)
                    continue;
                if ((steps += rows) > kSteps)
                    break;
                judge(determinant, groups, dependent);
            }
        }
        auto& found = m_profile.dependencies;
        std::stable_sort(found.begin(), found.end(), [](const Dependency& a, const Dependency& b) {
            return a.rate() != b.rate() ? a.rate() > b.rate() : a.rows > b.rows;
        });
        if (found.size() > kDependenciesTold)
            found.resize(kDependenciesTold);
    }

private:
    static std::uint64_t repeatedRows(const Codes& codes) {
        std::vector<std::uint32_t> counts(codes.count);
        for (const std::uint32_t code : codes.of)
            if (code != kNone)
                ++counts[code];
        std::uint64_t rows = 0;
        for (const std::uint32_t count : counts)
            rows += count > 1 ? count : 0;
        return rows;
    }

    void judge(const Codes& determinant, const Groups& groups, const Codes& dependent) {
        m_counts.assign(dependent.count, 0);
        m_totals.assign(dependent.count, 0);
        Dependency found{m_profile.fields[determinant.field].name, m_profile.fields[dependent.field].name, 0, 0, m_isExact};
        for (std::uint32_t code = 0; code < determinant.count; ++code) {
            const auto group = std::span(groups.rows).subspan(groups.begins[code], groups.begins[code + 1] - groups.begins[code]);
            if (group.size() < 2)
                continue;
            std::uint32_t filled = 0, most = 0;
            for (const std::uint32_t row : group)
                if (const std::uint32_t value = dependent.of[row]; value != kNone) {
                    ++filled;
                    most = std::max(most, ++m_counts[value]);
                }
            for (const std::uint32_t row : group)
                if (const std::uint32_t value = dependent.of[row]; value != kNone) {
                    m_counts[value] = 0;
                    m_totals[value] += filled > 1;
                }
            if (filled > 1) {
                found.rows += filled;
                found.exceptions += filled - most;
            }
        }
        const std::uint32_t usual = *std::max_element(m_totals.begin(), m_totals.end());
        const double guessing = found.rows == 0 ? 0 : 1 - double(usual) / double(found.rows);
        if (found.rows >= 20 && found.rate() >= kWorthKnowing && 1 - found.rate() <= kBetterThanGuessing * guessing && guessing > 0)
            m_profile.dependencies.push_back(std::move(found));
    }

    const std::vector<Codes>& m_fields;
    EntityProfile& m_profile;
    const bool m_isExact;
    std::vector<std::uint32_t> m_counts, m_totals;
};

class Keys {
public:
    Keys(const std::vector<Codes>& fields, EntityProfile& profile, bool isExact)
        : m_fields(fields), m_profile(profile), m_isExact(isExact) {}

    void find() {
        std::vector<const Codes*> parts;
        for (const Codes& codes : m_fields) {
            const FieldProfile& field = m_profile.fields[codes.field];
            const bool isFull = field.nulls == 0 && field.empty == 0 && field.type.kind != TypeKind::Float;
            if (isFull && isKeyAlone(field))
                m_profile.keys.push_back({{field.name}, field.distinctIsExact && m_profile.complete});
            else if (isFull && field.distinct > 1)
                parts.push_back(&codes);
        }
        std::stable_sort(parts.begin(), parts.end(), [&](const Codes* a, const Codes* b) { return distinctOf(*a) > distinctOf(*b); });
        if (parts.size() > kKeyFields)
            parts.resize(kKeyFields);
        std::sort(parts.begin(), parts.end(), [](const Codes* a, const Codes* b) { return a->field < b->field; });
        // Where one field is a key, what merely looks like another one is no news.
        if (m_isExact || m_profile.keys.empty())
            for (std::size_t i = 0; i < parts.size(); ++i)
                for (std::size_t j = i + 1; j < parts.size(); ++j)
                    tryTogether({parts[i], parts[j]});
        if (m_profile.keys.empty())
            for (std::size_t i = 0; i < parts.size(); ++i)
                for (std::size_t j = i + 1; j < parts.size(); ++j)
                    for (std::size_t k = j + 1; k < parts.size(); ++k)
                        tryTogether({parts[i], parts[j], parts[k]});
    }

private:
    double distinctOf(const Codes& codes) const { return double(m_profile.fields[codes.field].distinct); }

    /// An estimate is off by three standard errors at most, but for one of 400.
    bool isKeyAlone(const FieldProfile& field) const {
        const double rows = double(m_profile.rows);
        return m_profile.rows > 1 && (field.distinctIsExact ? field.distinct == m_profile.rows : double(field.distinct) >= 0.975 * rows);
    }

    void tryTogether(const std::vector<const Codes*>& parts) {
        double combinations = 1;
        for (const Codes* part : parts)
            combinations *= distinctOf(*part);
        if (combinations < double(m_profile.rows) || m_profile.keys.size() >= kKeysTold || m_steps > kSteps || !areUnique(parts))
            return;
        CandidateKey key{{}, m_isExact};
        for (const Codes* part : parts)
            key.fields.push_back(m_profile.fields[part->field].name);
        m_profile.keys.push_back(std::move(key));
    }

    /// Most combinations show their first repetition after few rows.
    bool areUnique(const std::vector<const Codes*>& parts) {
        const std::size_t rows = parts.front()->of.size();
        if (m_seen.empty()) {
            std::size_t capacity = 16;
            while (capacity < rows * 2)
                capacity *= 2;
            m_seen.resize(capacity, {0, 0});
        }
        ++m_round;
        for (std::size_t row = 0; row < rows; ++row) {
            std::uint64_t together = 0;
            for (const Codes* part : parts)
                together = together * (std::uint64_t(part->count) + 1) + part->of[row];
            std::size_t at = std::size_t((together * 0x9E3779B97F4A7C15ull) >> 20) & (m_seen.size() - 1);
            for (; m_seen[at].second == m_round; at = (at + 1) & (m_seen.size() - 1))
                if (m_seen[at].first == together) {
                    m_steps += row;
                    return false;
                }
            m_seen[at] = {together, m_round};
        }
        m_steps += rows;
        return true;
    }

    const std::vector<Codes>& m_fields;
    EntityProfile& m_profile;
    const bool m_isExact;
    std::uint64_t m_steps = 0;
    std::uint32_t m_round = 0;
    std::vector<std::pair<std::uint64_t, std::uint32_t>> m_seen; ///< combination, and the round that it was seen in
};

} // namespace

std::uint64_t valueHash(const Column& column, std::size_t row) {
    if (column.isNull(row))
        return kNullHash;
    const std::uint64_t hash = column.type().kind == TypeKind::Text ? quickHash(column.values<std::string_view>()[column.at(row)])
                                                                   : quickHash(printValue(column.value(row), column.type()));
    return hash == kNullHash ? kNullHash + 1 : hash;
}

void addFindings(std::span<const std::vector<std::uint64_t>> columns, EntityProfile& profile) {
    const std::size_t sampled = columns.empty() ? 0 : columns.front().size();
    // Of so many fields that their pairs would cost too much, fewer rows are looked at.
    const bool isWhole = sampled == profile.rows && profile.complete;
    const std::uint64_t affordable = columns.empty() ? 0 : std::max<std::uint64_t>(256, kSteps / (columns.size() * columns.size()));
    const auto few = std::size_t(std::min<std::uint64_t>({sampled, affordable, isWhole ? sampled : kLookedAt}));
    profile.findingRows = few;
    if (few < 2)
        return;
    std::vector<Codes> fields;
    std::vector<std::uint64_t> some;
    for (std::size_t field = 0; field < columns.size(); ++field) {
        some.clear();
        for (std::size_t i = 0; i < few; ++i)
            some.push_back(columns[field][i * sampled / few]);
        fields.push_back(encode(field, some));
    }
    const bool isExact = isWhole && few == sampled;
    Keys(fields, profile, isExact).find();
    Dependencies(fields, profile, isExact).find();
}

} // namespace mw::profile
