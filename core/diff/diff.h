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
    EdgeSpace,
    InnerSpace,
    Case,
    Accent,
    UnicodeForm,
    EncodingDamage,
    Truncated,
    Rounded,
    Sign,
    DayMonthSwapped,
    ZoneShifted,
    DateShifted,
    NullAgainstEmpty,
    NullAgainstValue,
    ValueAgainstNull,
    LeadingZeros,
    NumberFormat,
    DefaultFound,
    ValueMapEntry,
    JoinFanOut, ///< of records: one is expected, several of its key are there
    Unexplained,
    // What no comparison of two values finds, but a check knows:
    AccessGained,      ///< of permissions: somebody may do more
    AccessLost,        ///< … or less
    IllegalState,      ///< of a workflow: the machine has no such state
    IllegalTransition, ///< … or no way between the two
    Stuck,             ///< … or nothing leads out of it for this record
    AutomationFires,   ///< … or the target system would do something of its own with it
    ManyToOne,   ///< of what a rule makes of a source value: others become the same
    ValueLost,   ///< … a value becomes nothing
    EmptyMerged, ///< … an empty text becomes nothing
    NullFilled,  ///< … nothing becomes a value
    ZoneLost,    ///< … the time zone is gone
};
std::string_view nameOf(Cause cause);   ///< stable, for JSON: "edge_space"
Cause causeNamed(std::string_view name);  ///< Unexplained where there is none of that name
std::string_view describe(Cause cause); ///< for people: "leading or trailing space"
/// Finds the cause of a difference between printed values (null = none), as far as they tell it themselves.
Cause causeOf(const Value& expected, const Value& actual);

struct FieldPair {
    std::string left, right;
    std::string tolerance; ///< "" exact; else as Tolerance::parse() reads it: "0.01", "1 s", "case or space"
    std::string rightDefault = {};           ///< what the right side holds where nobody says anything; empty: unknown
    std::vector<std::string> mapValues = {}; ///< old and new values, printed, of the value map that gave the left one; sorted
};
/// The same with what is known of the field: its default, and the value map that it comes from.
Cause causeOf(const Value& expected, const Value& actual, const FieldPair& field);
struct DiffOptions {
    std::vector<std::string> leftKey, rightKey; ///< equally many
    std::vector<FieldPair> fields;              ///< none: nothing but the keys is compared
    std::size_t memoryBudget = 24u << 20;       ///< bytes for sorting both sides; more is spilled to temporary files
    std::size_t keptDifferences = 1000;         ///< differences kept in the result; all go to the sink
};

struct Difference {
    enum class Kind : std::uint8_t { Changed, OnlyLeft, OnlyRight, DuplicateLeft, DuplicateRight };
    Kind kind = Kind::Changed;
    std::string key;   ///< printed key, parts joined by U+001F
    std::string field; ///< left name; empty unless Changed
    Value left, right;
    Cause cause = Cause::Unexplained;
    std::uint64_t leftRow = 0, rightRow = 0; ///< record numbers where the readers tell them, else 0
};
std::string_view nameOf(Difference::Kind kind); ///< "changed", "only_left", …

struct DiffResult {
    std::uint64_t leftRows = 0, rightRows = 0, compared = 0;
    std::uint64_t malformedLeft = 0,
                  malformedRight = 0; ///< records that could not be read; they are in neither count above
    std::uint64_t changedRows = 0, changedCells = 0, onlyLeft = 0, onlyRight = 0;
    std::uint64_t duplicateKeys =
        0; ///< keys that stand more than once on a side; told once a side, their rows never paired
    std::map<std::string, std::uint64_t> byField;
    std::map<std::string, std::uint64_t> byCause; ///< nameOf → cells
    std::vector<Difference> differences;          ///< the first `keptDifferences` in key order
    bool equal() const {
        return changedCells + onlyLeft + onlyRight + duplicateKeys + malformedLeft + malformedRight == 0;
    }
};

/// Hears of every difference in key order.
class DifferenceSink {
public:
    virtual ~DifferenceSink() = default;
    /// Everything heard so far is void: a side turned out not to be in key order and is now sorted.
    virtual Result<void> restart() = 0;
    virtual Result<void> add(const Difference& difference) = 0;
    /// That was all.
    virtual Result<void> finish() { return {}; }
};

/// Opens one side afresh; called from the thread that then reads it, and again when it has to be sorted.
using OpenSide = std::function<Result<std::unique_ptr<Reader>>(JobContext&)>;

/// Says what is to be compared, once both sides are open and their fields known.
using ChooseOptions = std::function<Result<DiffOptions>(const std::vector<Field>& left, const std::vector<Field>& right)>;

/// Compares two sides by key. Sides that come in key order are merged as they stream; others are sorted within the
/// budget first. Values are compared by value across types where that is exact (1 = 1.0, '2024-01-31' = the date), two
/// texts exactly. Rows that both sides store in the same bytes (see StoredRows) are the same, whatever they hold:
/// their values are not looked at, and none of them is counted as malformed.
Result<DiffResult> compare(const OpenSide& left, const OpenSide& right, const ChooseOptions& choose, JobContext& job,
                           DifferenceSink* sink = nullptr);
Result<DiffResult> compare(const OpenSide& left, const OpenSide& right, const DiffOptions& options, JobContext& job,
                           DifferenceSink* sink = nullptr);

} // namespace mw::diff
