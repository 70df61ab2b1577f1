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
    std::string semanticType;         ///< "e-mail", "date dd/MM/yyyy", …; empty where nothing was recognised
    double semanticRate = 0;          ///< share of non-null values that fit it
};

struct EntityProfile {
    std::string name;
    std::uint64_t rows = 0;
    std::uint64_t malformed = 0;
    bool complete = true;             ///< false where a sample was asked for
    std::vector<FieldProfile> fields;
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

} // namespace mw::profile
