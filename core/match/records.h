// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mw::match {

/// How the values of a field are compared.
enum class FieldKind : std::uint8_t { Name, Text, Code, Number, Date };

/// Records as texts in one heap, made comparable: small letters without accents, signs as single spaces. 4 GiB of text and
/// 4 billion values are the most. Written by one thread; then read only.
class Records {
public:
    explicit Records(std::vector<std::string> fields) : m_fields(std::move(fields)) { m_ends.push_back(0); }
    /// Adds the values of one record, one per field; empty stands for null. False where nothing more fits.
    [[nodiscard]] bool add(const std::vector<std::string_view>& values);

    std::size_t size() const { return m_fields.empty() ? 0 : (m_ends.size() - 1) / m_fields.size(); }
    const std::vector<std::string>& fields() const { return m_fields; }
    std::string_view at(std::size_t record, std::size_t field) const {
        const std::size_t index = record * m_fields.size() + field;
        return std::string_view(m_heap).substr(m_ends[index], m_ends[index + 1] - m_ends[index]);
    }

private:
    std::vector<std::string> m_fields;
    std::string m_heap;
    std::vector<std::uint32_t> m_ends;
};

/// Writes a value as it is compared: case, accents, signs and repeated spaces aside.
std::string comparable(std::string_view value);
/// The words of a comparable value.
std::vector<std::string_view> wordsOf(std::string_view value);

/// What is known of a field over all records.
struct FieldFacts {
    FieldKind kind = FieldKind::Name;
    double filled = 0;     ///< share of records that have a value
    double distinct = 0;   ///< different values, of those filled
    double coincidence = 0; ///< chance that two records drawn at random agree exactly
};
/// Looks at all records of a field.
FieldFacts factsOf(const Records& records, std::size_t field);

} // namespace mw::match
