// SPDX-License-Identifier: GPL-3.0-or-later
/// diff: keyed comparison of two streams of rows, with tolerances and causes. Bounded memory. Includes base … engine.
#pragma once

#include "core/connect/connector.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace mw::diff {

/// Why two values differ, as far as the values themselves tell.
enum class Cause : std::uint8_t {
    EdgeSpace, InnerSpace, Case, Accent, EncodingDamage, Truncated, Rounded, Sign, DayMonthSwapped, DateShifted,
    NullAgainstEmpty, NullAgainstValue, ValueAgainstNull, LeadingZeros, NumberFormat, Unexplained,
};
std::string_view nameOf(Cause cause);        ///< stable, for JSON: "edge_space"
std::string_view describe(Cause cause);      ///< for people: "leading or trailing space"
/// Finds the cause of a difference between printed values (null = none).
Cause causeOf(const Value& expected, const Value& actual);

struct FieldPair {
    std::string left, right;
    std::string tolerance; ///< "" exact, "0.01" for numbers, "1 s" for times
};
struct DiffOptions {
    std::vector<std::string> leftKey, rightKey; ///< equally many
    std::vector<FieldPair> fields;              ///< empty: fields of equal name
    std::size_t memoryBudget = 64u << 20;       ///< bytes; more is spilled to temporary files
    std::size_t keptDifferences = 1000;         ///< differences kept in the result; all go to `each`
};

struct Difference {
    enum class Kind : std::uint8_t { Changed, OnlyLeft, OnlyRight };
    Kind kind = Kind::Changed;
    std::string key;           ///< printed key, parts joined by U+001F
    std::string field;         ///< left name; empty unless Changed
    Value left, right;
    Cause cause = Cause::Unexplained;
};

struct DiffResult {
    std::uint64_t leftRows = 0, rightRows = 0, compared = 0;
    std::uint64_t changedRows = 0, changedCells = 0, onlyLeft = 0, onlyRight = 0;
    std::uint64_t duplicateKeys = 0; ///< keys that stand more than once on a side; their rows are told, never paired
    std::map<std::string, std::uint64_t> byField;
    std::map<std::string, std::uint64_t> byCause; ///< nameOf → cells
    std::vector<Difference> differences;          ///< the first `keptDifferences` in key order
    bool equal() const { return changedCells + onlyLeft + onlyRight + duplicateKeys == 0; }
};

using EachDifference = std::function<Result<void>(const Difference&)>;
/// Compares two readers by key. Values are compared by value across types where that is exact (1 = 1.0 = '1').
Result<DiffResult> compare(Reader& left, Reader& right, const DiffOptions& options, JobContext& job,
                           const EachDifference& each = {});

} // namespace mw::diff
