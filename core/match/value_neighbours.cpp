// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/match/value_neighbours.h"

#include "core/base/hash.h"
#include "core/base/text_distance.h"
#include "core/base/utf8.h"
#include "core/match/value_keys.h"

#include <algorithm>
#include <bit>
#include <map>
#include <numeric>

namespace mw::match {

namespace {

/// Writes texts with a byte for each letter, so that distances count letters. The letters that occur most have one; others, where a
/// script has thousands, are four bytes.
class Alphabet {
public:
    explicit Alphabet(const ValueList& values) {
        std::map<char32_t, std::uint64_t> counts;
        for (std::size_t value = 0; value < values.size(); ++value)
            for (std::size_t at = 0; at < values.at(value).size();)
                if (const char32_t point = nextCodePoint(values.at(value), at); point >= 128)
                    ++counts[point];
        std::vector<std::pair<std::uint64_t, char32_t>> frequent;
        for (const auto& [point, count] : counts)
            frequent.push_back({count, point});
        std::sort(frequent.rbegin(), frequent.rend());
        for (std::size_t i = 0; i < std::min<std::size_t>(frequent.size(), 127); ++i)
            m_bytes[frequent[i].second] = char(128 + i);
    }
    std::string spelled(std::string_view text) const {
        std::string made;
        for (std::size_t at = 0; at < text.size();) {
            const char32_t point = nextCodePoint(text, at);
            if (point < 128) {
                made += char(point);
            } else if (const auto byte = m_bytes.find(point); byte != m_bytes.end()) {
                made += byte->second;
            } else {
                made += char(255);
                made += char(point >> 16);
                made += char(point >> 8);
                made += char(point);
            }
        }
        return made;
    }

private:
    std::map<char32_t, char> m_bytes;
};

/// All folded values in one heap; empty for those that are too long.
class SpelledValues {
public:
    std::string_view at(std::size_t value) const { return std::string_view(m_heap).substr(m_ends[value], m_ends[value + 1] - m_ends[value]); }
    std::size_t size() const { return m_ends.size() - 1; }
    std::uint64_t digits(std::size_t value) const { return m_digits[value]; }
    /// Which letters occur, a bit for each of 64 kinds: an edit changes two at most.
    std::uint64_t letters(std::size_t value) const { return m_letters[value]; }

    static Result<SpelledValues> of(const ValueList& values, std::string (*written)(std::string_view), JobContext& job) {
        ValueList letters; // what Alphabet looks at: folding changes letters
        SpelledValues made;
        for (std::size_t value = 0; value < values.size(); ++value) {
            if (value % kBetweenLooks == 0)
                MW_TRY_DO(job.checkpoint());
            const std::string_view text = values.at(value);
            if (std::any_of(text.begin(), text.end(), [](char c) { return std::uint8_t(c) >= 128; }) && text.size() <= 4 * kLongest)
                letters.add(written(text));
        }
        const Alphabet alphabet(letters);
        for (std::size_t value = 0; value < values.size(); ++value) {
            if (value % kBetweenLooks == 0)
                MW_TRY_DO(job.checkpoint());
            const std::string_view text = values.at(value);
            std::string spelled = text.size() <= 4 * kLongest ? alphabet.spelled(written(text)) : std::string();
            if (spelled.size() > kLongest)
                spelled.clear();
            std::string digits;
            std::copy_if(spelled.begin(), spelled.end(), std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
            made.m_digits.push_back(quickHash(digits));
            std::uint64_t kinds = 0;
            for (const char c : spelled)
                kinds |= std::uint64_t(1) << (std::uint8_t(c) % 64);
            made.m_letters.push_back(kinds);
            made.m_heap += spelled;
            made.m_ends.push_back(made.m_heap.size());
        }
        return made;
    }

private:
    static constexpr std::size_t kLongest = ValueNeighbours::kLongestSpelled;
    std::string m_heap;
    std::vector<std::uint64_t> m_ends{0}, m_digits, m_letters;
};

/// Which values have a part with a hash: sorted, with a directory of the highest bits.
class Index {
public:
    void add(std::uint64_t hash, std::uint32_t value) { m_entries.push_back({hash, value}); }
    void close() {
        std::sort(m_entries.begin(), m_entries.end(), [](const Entry& a, const Entry& b) { return a.hash != b.hash ? a.hash < b.hash : a.value < b.value; });
        while (m_bits < 20 && (std::size_t(1) << m_bits) < m_entries.size())
            ++m_bits;
        m_begins.assign((std::size_t(1) << m_bits) + 1, std::uint32_t(m_entries.size()));
        for (std::size_t i = m_entries.size(); i-- > 0;)
            m_begins[m_entries[i].hash >> (64 - m_bits)] = std::uint32_t(i);
        for (std::size_t i = m_begins.size() - 1; i-- > 0;)
            m_begins[i] = std::min(m_begins[i], m_begins[i + 1]);
    }
    /// Visits the values with a hash; false, and none, where there are more than `most`.
    template <class Visit>
    bool each(std::uint64_t hash, std::size_t most, Visit&& visit) const {
        std::size_t at = m_begins[hash >> (64 - m_bits)];
        while (at < m_entries.size() && m_entries[at].hash < hash)
            ++at;
        if (at + most < m_entries.size() && m_entries[at + most].hash == hash)
            return false;
        for (; at < m_entries.size() && m_entries[at].hash == hash; ++at)
            visit(m_entries[at].value);
        return true;
    }

private:
    struct Entry {
        std::uint64_t hash;
        std::uint32_t value;
    };
    std::vector<Entry> m_entries;
    std::vector<std::uint32_t> m_begins;
    unsigned m_bits = 1;
};

class ByEdits final : public ValueNeighbours {
public:
    ByEdits(SpelledValues values, std::size_t radius)
        : m_values(std::move(values)), m_radius(radius),
          m_most(std::max<std::size_t>(200, 40'000'000 / std::max<std::size_t>(1, m_values.size()))) {}

    Result<void> build(JobContext& job) {
        for (std::uint32_t value = 0; value < m_values.size(); ++value) {
            if (value % kBetweenLooks == 0)
                MW_TRY_DO(job.checkpoint());
            const std::string_view text = m_values.at(value);
            if (text.empty())
                continue;
            m_index.add(lettersHash(value), value);
            const std::size_t parts = allowed(text.size()) + 1;
            for (std::size_t part = 0; part < parts; ++part)
                m_index.add(partHash(text.size(), part, text.substr(beginOf(text.size(), part, parts), sizeOf(text.size(), part, parts)), value), value);
        }
        m_index.close();
        return {};
    }

    void near(std::uint32_t value, std::vector<std::uint32_t>& into) override {
        into.clear();
        const std::string_view text = m_values.at(value);
        if (text.empty())
            return;
        m_candidates.clear();
        const auto take = [&](std::uint64_t hash) {
            m_passedOver += !m_index.each(hash, m_most, [&](std::uint32_t other) {
                if (other != value)
                    m_candidates.push_back(other);
            });
        };
        take(lettersHash(value));
        for (std::size_t size = text.size() > m_radius ? text.size() - m_radius : 1; size <= text.size() + m_radius; ++size)
            lookFor(value, size, take);
        std::sort(m_candidates.begin(), m_candidates.end());
        m_candidates.erase(std::unique(m_candidates.begin(), m_candidates.end()), m_candidates.end());
        for (const std::uint32_t other : m_candidates) {
            const std::string_view otherText = m_values.at(other);
            const std::size_t limit = allowed(std::min(text.size(), otherText.size()));
            if (m_values.digits(value) == m_values.digits(other) && std::size_t(std::popcount(m_values.letters(value) ^ m_values.letters(other))) <= 2 * limit &&
                editDistance(text, otherText, limit) <= limit)
                into.push_back(other);
        }
    }
    std::uint64_t passedOver() const override { return m_passedOver; }

private:
    std::size_t allowed(std::size_t size) const { return std::min(m_radius, size / 4); }
    static std::size_t sizeOf(std::size_t size, std::size_t part, std::size_t parts) { return size / parts + (part >= parts - size % parts); }
    static std::size_t beginOf(std::size_t size, std::size_t part, std::size_t parts) {
        const std::size_t small = parts - size % parts; // the longer parts stand last
        return part * (size / parts) + (part > small ? part - small : 0);
    }
    std::uint64_t partHash(std::size_t size, std::size_t part, std::string_view text, std::uint32_t value) const {
        return quickHash(text, m_values.digits(value) + size * 31 + part + 1);
    }
    std::uint64_t lettersHash(std::uint32_t value) const {
        std::string letters(m_values.at(value));
        std::sort(letters.begin(), letters.end());
        return quickHash(letters, ~m_values.digits(value));
    }

    /// Looks for the parts that values of `size` letters were indexed by, where they can stand in this value: with as many edits as
    /// there are parts but one, a part is whole that has no more edits before it than parts, and likewise behind it.
    template <class Take>
    void lookFor(std::uint32_t value, std::size_t size, Take&& take) {
        const std::string_view text = m_values.at(value);
        const std::size_t edits = allowed(size), parts = edits + 1;
        const auto shift = std::ptrdiff_t(text.size()) - std::ptrdiff_t(size);
        if (std::size_t(std::abs(shift)) > edits)
            return;
        for (std::size_t part = 0; part < parts; ++part) {
            const auto begin = std::ptrdiff_t(beginOf(size, part, parts));
            const auto length = std::ptrdiff_t(sizeOf(size, part, parts));
            const auto left = std::ptrdiff_t(part), right = std::ptrdiff_t(edits - part);
            const std::ptrdiff_t first = std::max({std::ptrdiff_t(0), begin - left, begin + shift - right});
            const std::ptrdiff_t last = std::min({std::ptrdiff_t(text.size()) - length, begin + left, begin + shift + right});
            for (std::ptrdiff_t at = first; at <= last; ++at)
                take(partHash(size, part, text.substr(std::size_t(at), std::size_t(length)), value));
        }
    }

    SpelledValues m_values;
    const std::size_t m_radius, m_most;
    Index m_index;
    std::vector<std::uint32_t> m_candidates;
    std::uint64_t m_passedOver = 0;
};

class ByLikeness final : public ValueNeighbours {
public:
    ByLikeness(SpelledValues values, SpelledValues words, double threshold)
        : m_values(std::move(values)), m_words(std::move(words)), m_threshold(threshold),
          m_window(std::clamp<std::size_t>(10'000'000 / std::max<std::size_t>(1, m_values.size()), 10, m_values.size() + 1)) {}

    Result<void> build(JobContext& job) {
        const auto sorted = [&](auto&& isLess) -> Result<void> {
            MW_TRY_DO(job.checkpoint());
            Order order;
            order.values.resize(m_values.size());
            std::iota(order.values.begin(), order.values.end(), std::uint32_t(0));
            std::sort(order.values.begin(), order.values.end(), isLess);
            order.places.resize(m_values.size());
            for (std::uint32_t place = 0; place < order.values.size(); ++place)
                order.places[order.values[place]] = place;
            m_orders.push_back(std::move(order));
            return {};
        };
        MW_TRY_DO(sorted([&](std::uint32_t a, std::uint32_t b) { return std::pair(m_values.at(a), a) < std::pair(m_values.at(b), b); }));
        MW_TRY_DO(sorted([&](std::uint32_t a, std::uint32_t b) { return std::pair(m_words.at(a), a) < std::pair(m_words.at(b), b); }));
        return sorted([&](std::uint32_t a, std::uint32_t b) {
            const std::string_view one = m_values.at(a), other = m_values.at(b);
            const auto [left, right] = std::mismatch(one.rbegin(), one.rend(), other.rbegin(), other.rend());
            if (left == one.rend() || right == other.rend())
                return one.size() != other.size() ? one.size() < other.size() : a < b;
            return *left < *right;
        });
    }

    void near(std::uint32_t value, std::vector<std::uint32_t>& into) override {
        into.clear();
        const std::string_view text = m_values.at(value);
        if (text.empty())
            return;
        for (const Order& order : m_orders) {
            const std::size_t place = order.places[value];
            const std::size_t end = std::min(order.values.size(), place + m_window + 1);
            for (std::size_t at = place > m_window ? place - m_window : 0; at < end; ++at)
                if (const std::uint32_t other = order.values[at]; other != value && isNear(value, other))
                    into.push_back(other);
        }
        std::sort(into.begin(), into.end());
        into.erase(std::unique(into.begin(), into.end()), into.end());
    }

private:
    struct Order {
        std::vector<std::uint32_t> values, places; ///< sorted values, and where each of them stands
    };
    bool isNear(std::uint32_t a, std::uint32_t b) const {
        if (m_values.digits(a) != m_values.digits(b) || m_values.at(b).empty())
            return false;
        return jaroWinkler(m_values.at(a), m_values.at(b)) >= m_threshold || jaroWinkler(m_words.at(a), m_words.at(b)) >= m_threshold;
    }

    SpelledValues m_values, m_words;
    const double m_threshold;
    const std::size_t m_window;
    std::vector<Order> m_orders;
};

} // namespace

Result<std::unique_ptr<ValueNeighbours>> neighboursByEdits(const ValueList& values, std::size_t radius, JobContext& job) {
    MW_TRY(SpelledValues spelled, SpelledValues::of(values, &folded, job));
    auto made = std::make_unique<ByEdits>(std::move(spelled), radius);
    MW_TRY_DO(made->build(job));
    return std::unique_ptr<ValueNeighbours>(std::move(made));
}

Result<std::unique_ptr<ValueNeighbours>> neighboursByLikeness(const ValueList& values, double threshold, JobContext& job) {
    MW_TRY(SpelledValues spelled, SpelledValues::of(values, &folded, job));
    MW_TRY(SpelledValues words, SpelledValues::of(values, &fingerprint, job));
    auto made = std::make_unique<ByLikeness>(std::move(spelled), std::move(words), threshold);
    MW_TRY_DO(made->build(job));
    return std::unique_ptr<ValueNeighbours>(std::move(made));
}

} // namespace mw::match
