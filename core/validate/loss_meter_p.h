// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/column.h"
#include "core/validate/field_losses.h"

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace mw::validate {

/// Measures what a rule loses of the values of its one source field, as they pass: values that become the same, texts that
/// are cut off at a length, digits, time zones, nothing and empty text, characters. A measurement of all records; only how
/// many values become the same is counted among the first `mostValues` different ones. One thread.
class LossMeter {
public:
    explicit LossMeter(std::size_t mostValues) : m_mostValues(mostValues) {}
    /// `row` is one of both columns; `number` the record's.
    void observe(const Column& source, const Column& result, std::size_t row, std::uint64_t number);
    /// Adds what was lost.
    void finish(FieldLosses& into) const;

private:
    struct Kind {
        std::uint64_t count = 0;
        std::vector<diff::Difference> examples;
    };
    struct First {
        std::uint64_t source = 0; ///< hash of the first value that became this one
        Value value;
        std::uint64_t number = 0;
        bool isTold = false;
    };
    void lose(diff::Cause cause, Value source, Value result, std::uint64_t number, std::uint64_t count = 1);
    void observeText(std::string_view source, std::string_view result, std::uint64_t number);
    void observeOther(const Column& source, const Column& result, std::size_t row, std::uint64_t number);
    void observeValues(const Column& source, const Column& result, std::size_t row, std::uint64_t number);

    const std::size_t m_mostValues;
    std::uint64_t m_records = 0;
    std::map<diff::Cause, Kind> m_lost;
    std::map<std::size_t, Kind> m_cuts; ///< texts that became their own beginning, by what is left of them
    std::size_t m_longest = 0;          ///< of all results, in bytes
    std::unordered_set<std::uint64_t> m_values;
    std::unordered_map<std::uint64_t, First> m_results;
    std::uint64_t m_merged = 0;
    bool m_isFull = false;
};

} // namespace mw::validate
