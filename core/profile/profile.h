// SPDX-License-Identifier: GPL-3.0-or-later
/// profile: what the values of an entity are like, found in one streaming pass. Includes base … job, connect's contract.
#pragma once

#include "core/connect/connector.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mw::profile {

struct ValueCount {
    std::string value;
    std::uint64_t count = 0;
    friend bool operator==(const ValueCount&, const ValueCount&) = default;
};

struct FieldProfile {
    std::string name;
    LogicalType type;
    std::uint64_t nulls = 0;
    std::uint64_t empty = 0;       ///< texts of length 0
    std::uint64_t edgeSpaces = 0;  ///< texts that begin or end with white space
    std::uint64_t distinct = 0;
    bool distinctIsExact = true;
    std::optional<std::string> minimum, maximum; ///< by the type's order; of text by code point
    std::optional<std::uint64_t> minimumLength, maximumLength; ///< in code points, texts only
    std::vector<ValueCount> patterns; ///< most frequent first: letters → A/a, digits → 9, "AA-9999"
    std::vector<ValueCount> top;      ///< most frequent first, ties by value
    std::vector<std::uint64_t> lengthHistogram; ///< counts of lengths 0, 1, 2 … the last bucket collects the rest
    std::optional<std::string> mean;  ///< of numbers
    /// Of numbers and dates: the smallest values with at least 25, 50 and 75 % of all at or below; else empty.
    std::vector<std::string> quartiles;
    double quartileError = 0;         ///< share of the values by which their places may be off, at 99 % confidence; 0: exact
    std::string semanticType;         ///< "e-mail", "date dd/MM/yyyy", …; empty where nothing was recognised
    double semanticRate = 0;          ///< share of non-null values that fit it
};

/// Fields that together tell every row apart, none of them null; none of them can be left out.
struct CandidateKey {
    std::vector<std::string> fields;
    bool isExact = true; ///< in all rows; false: in those that findings were looked for in
    friend bool operator==(const CandidateKey&, const CandidateKey&) = default;
};

/// The value of one field tells that of another: "city follows from postcode".
struct Dependency {
    std::string determinant, dependent;
    std::uint64_t rows = 0;       ///< with both, whose determinant stands in several rows: only these say anything
    std::uint64_t exceptions = 0; ///< of these, beside the most frequent dependent value of their determinant
    bool isExact = true;          ///< counted in all rows; false: in those that findings were looked for in
    double rate() const { return rows == 0 ? 0 : 1 - double(exceptions) / double(rows); }
    friend bool operator==(const Dependency&, const Dependency&) = default;
};

struct EntityProfile {
    std::string name;
    std::uint64_t rows = 0;
    std::uint64_t malformed = 0;
    bool complete = true;             ///< false where a sample was asked for
    std::vector<FieldProfile> fields;
    std::vector<CandidateKey> keys;       ///< fewest fields first
    std::vector<Dependency> dependencies; ///< fewest exceptions first
    std::uint64_t findingRows = 0;        ///< rows, drawn at random, that keys of several fields and dependencies were looked for in
    double seconds = 0;
};

struct ProfileOptions {
    std::optional<std::uint64_t> sample; ///< look at the first N rows only
    std::size_t topValues = 10;
    std::size_t patterns = 10;
    std::size_t memoryBudget = 240u << 20; ///< bytes; beyond it distinct counts become estimates, labelled
};

/// Profiles what the reader gives, to its end or to the sample's.
Result<EntityProfile> profileRows(Reader& reader, const std::string& entityName, const ProfileOptions& options,
                                  JobContext& job);

/// Goes through all rows once more and counts what profileRows() found in some of them: keys that do not hold go, exceptions
/// are counted, what was counted is exact (values are told apart by 64 bits of hash). What finds no room within the budget
/// stays as it was. SourceChanged where there are no longer as many rows.
Result<void> verifyFindings(Reader& reader, EntityProfile& profile, const ProfileOptions& options, JobContext& job);

} // namespace mw::profile
