// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/column.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace mw::suggest {

/// What a single value looks like.
enum class ValueKind : std::uint8_t {
    None, Flag, Integer, Decimal, Money, Percent, Year, Date, DateTime, Time, Email, Url, Uuid, Phone, Code, Words
};
/// Reads a trimmed text; numbers, and dates as days since 1970, are put into `number` where there is one.
ValueKind kindOfValue(std::string_view text, double& number);
bool isNumeric(ValueKind kind);
bool isDateLike(ValueKind kind);

/// The hash by which values are compared: letter case, edge spaces and the form of numbers and ISO dates aside.
std::uint64_t hashOfValue(std::string_view text);
/// The hashes of the words within a value, as FieldValues::wordHashes has them.
std::vector<std::uint64_t> hashesOfWords(std::string_view text);

/// A value and how often it occurs in a sample.
struct CountedValue {
    std::string text; ///< as it stands in the data
    std::uint32_t count = 0;
};

/// A short description of the values of a field, made from a sample. A plain value. Empty texts count as nulls.
struct FieldValues {
    static constexpr std::size_t kHashes = 512;
    static constexpr std::size_t kGrams = 512;
    static constexpr std::size_t kQuantiles = 17;
    static constexpr std::size_t kClasses = 7;

    std::uint32_t rows = 0;
    std::uint32_t nulls = 0;
    std::uint32_t distinct = 0;             ///< letter case and spaces aside
    std::vector<std::uint64_t> hashes;      ///< of the different values, ascending: the smallest (Broder 1997, bottom-k)
    std::vector<std::uint64_t> wordHashes;  ///< of the words within the values, likewise
    std::vector<std::pair<std::uint64_t, float>> shapes; ///< hash of a shape ("Aa 9") → share, by hash
    std::array<float, kGrams> grams{};      ///< shares of hashed runs of three characters
    std::array<float, kClasses> classes{};  ///< shares of digits, small, capital, other letters, East Asian, spaces, signs
    std::array<float, kQuantiles> lengths{};  ///< quantiles of lengths in characters
    std::array<double, kQuantiles> numbers{}; ///< quantiles of values read as numbers, where numericShare > 0
    double numericShare = 0;
    ValueKind kind = ValueKind::None; ///< what most values look like
    double kindShare = 0;
    std::uint32_t edgeSpaces = 0;
    std::vector<CountedValue> top;       ///< most frequent first
    std::vector<std::string> examples;   ///< in the order of the rows, of the first ones; null and empty as ""

    std::uint32_t present() const { return rows - nulls; }
    bool isEmpty() const { return rows == nulls; }
};

/// Gathers FieldValues of one field, batch by batch. One thread.
class ValueObserver {
public:
    void add(const Column& column, std::size_t rows);
    FieldValues finish();

private:
    struct Seen {
        std::uint32_t count = 0;
        std::string text;
    };
    void addText(std::string_view text);
    void addCharacters(std::string_view folded);

    FieldValues m_values;
    std::unordered_map<std::uint64_t, Seen> m_seen;
    std::unordered_map<std::uint64_t, std::uint32_t> m_shapes;
    std::vector<std::uint64_t> m_words;
    std::array<std::uint32_t, FieldValues::kGrams> m_grams{};
    std::array<std::uint64_t, FieldValues::kClasses> m_classes{};
    std::vector<double> m_numbers;
    std::vector<std::uint32_t> m_lengths;
    std::array<std::uint32_t, 16> m_kinds{};
    std::uint32_t m_looked = 0;
};

} // namespace mw::suggest
