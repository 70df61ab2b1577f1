// SPDX-License-Identifier: GPL-3.0-or-later
/// check: rules about values that hold inside one stream of rows: per row (required, format, range, length, allowed) or
/// over a whole set (unique). The engine rejects rows by them, validation counts by them. Checks that compare two sides
/// live in validate. Includes base, types, batch, schema, rules.
#pragma once

#include "core/batch/batch.h"
#include "core/schema/schema.h"

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mw::check {

/// Row: judges each row alone. Set: needs all rows before it can say anything.
enum class Scope : std::uint8_t { Row, Set };

/// What to check: fields of the batches that will be shown, and the kind's parameters.
struct Spec {
    std::string kind;
    std::vector<Field> fields;
    std::vector<std::size_t> columns; ///< position of each field in the batches; also the `field` of row errors
    std::map<std::string, std::string> parameters;
};

/// A value that failed.
struct Example {
    std::uint64_t rowNumber = 0;
    std::string field;
    std::string value;
    friend bool operator==(const Example&, const Example&) = default;
};
inline constexpr std::size_t kKeptExamples = 100;

struct Outcome {
    std::uint64_t compared = 0; ///< values (or keys) looked at; nulls count only where they can fail
    std::uint64_t failed = 0;
    std::vector<Example> examples; ///< at most kKeptExamples, in row order
};

/// A check at work. One object, one thread; several threads each have their own and are merged in the end.
class Check {
public:
    virtual ~Check() = default;
    /// Looks at the listed rows. Row checks add an error per failing value where `errors` is given; rows that already
    /// have one for that field are skipped.
    virtual void observe(const Batch& batch, std::span<const std::uint32_t> rows, RowErrors* errors) = 0;
    /// Takes over what another object of the same spec has seen; that one is used up.
    virtual Result<void> merge(Check& other) = 0;
    /// Gives the outcome over all rows seen; fails where a set did not fit and could not be spilled.
    virtual Result<Outcome> finish() = 0;
};

struct ParameterInfo {
    std::string name;
    std::string help;
    bool required = false;
};
/// One worked example of a kind; each is run as a test.
struct KindExample {
    LogicalType type;
    std::map<std::string, std::string> parameters;
    std::vector<Value> values; ///< of one field, one per row
    std::uint64_t failed = 0;  ///< how many of them fail
};

/// What a kind of check is: one per folder under checks/, listed in checks.def.
struct KindInfo {
    std::string name; ///< "format"
    std::string help; ///< one line
    std::string claim; ///< what a check of the kind says of fields, {0}: "{0} is filled"
    Scope scope = Scope::Row;
    Code code = Code::Rejected; ///< of the row errors
    std::vector<ParameterInfo> parameters;
    std::vector<KindExample> examples;
    Result<std::unique_ptr<Check>> (*make)(const Spec& spec) = nullptr;
};

/// All kinds, in the order of checks.def.
const std::vector<KindInfo>& kinds();
/// Finds a kind by name; null where there is none.
const KindInfo* findKind(std::string_view name);
/// Makes a check ready to observe. UnknownName for the kind, WrongValue for parameters that do not fit.
Result<std::unique_ptr<Check>> makeCheck(const Spec& spec);

} // namespace mw::check
