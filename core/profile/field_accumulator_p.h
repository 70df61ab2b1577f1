// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batch.h"
#include "core/profile/row_sample_p.h"
#include "core/profile/semantic_p.h"
#include "core/profile/value_counter_p.h"

#include <array>
#include <optional>
#include <string>

namespace mw::profile {

/// Gathers the profile of one field, batch by batch. One thread at a time.
class FieldAccumulator {
public:
    FieldAccumulator(const Field& field, const ProfileOptions& options, MemoryBudget& budget);
    void add(const Column& column, std::size_t rows, const SampledRows& sampled);
    FieldProfile finish() const;
    /// The hashes of the sampled rows' values, see findings_p.h; gives them away.
    std::vector<std::uint64_t> takeSample() { return std::move(m_sample); }

private:
    /// What all texts of a field have been readable as so far.
    enum class Readable : std::uint8_t { Integer, Decimal, Date, Text, Unknown };

    void addText(std::string_view text);
    void addLength(std::size_t codePoints);
    void follow(std::string_view text);
    void addTyped(const Column& column, std::size_t row);
    void addUp(const Decimal& number);
    void addSample(const Column& column, const SampledRows& sampled);
    bool isMeasurable() const;
    void describeNumbers(FieldProfile& profile) const;

    Field m_field;
    ProfileOptions m_options;
    std::uint64_t m_rows = 0, m_nulls = 0, m_empty = 0, m_edgeSpaces = 0;
    ValueCounter m_values;
    ValueCounter m_patterns;
    std::string m_pattern; ///< scratch
    std::string m_minimum, m_maximum;
    bool m_hasText = false;
    std::optional<Value> m_least, m_most; ///< by type, while the field is readable as one
    Readable m_readable = Readable::Unknown;
    std::uint8_t m_scale = 0;
    std::size_t m_shortest = std::size_t(-1), m_longest = 0;
    std::array<std::uint64_t, 65> m_lengths{};
    SemanticVotes m_semantic;
    long double m_sum = 0;               ///< of numbers, while the field is readable as such, but for …
    Int128 m_unscaledSum = 0;            ///< … those that are added up here, at a scale
    std::uint8_t m_sumScale = 0;
    std::vector<std::uint64_t> m_sample; ///< hashes of the sampled rows
    std::vector<double> m_numbers;       ///< of the sampled rows, of dates days; NaN where there is none
};

} // namespace mw::profile
