// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/batch/batch.h"
#include "core/connect/location.h"
#include "core/job/job.h"
#include "core/schema/schema.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mw {

/// A connector's option as a form, a document and the command line see it.
struct OptionField {
    enum class Kind { Text, Integer, Boolean, Choice };
    std::string name;
    std::string label;
    std::string help;
    Kind kind = Kind::Text;
    std::string defaultValue;
    std::vector<std::string> choices;
    bool secret = false;
};
using OptionValues = std::map<std::string, std::string>; ///< name → value; absent means the default or detected value

/// Something about a source that was found out rather than declared, and what else it could be.
struct Finding {
    std::string entity; ///< whose it is; empty where it holds for the whole connection
    std::string field;  ///< of the entity, where it is about one
    std::string what;   ///< "delimiter", "decimal mark"
    std::string value;  ///< as the option takes it: ";"
    std::string shown;  ///< the same for people where that differs: "tab"
    double confidence = 1;
    std::string reason;
    std::string alternative; ///< the next best value, as the option takes it; empty where nothing else was in question
    double alternativeConfidence = 0;
    std::string option; ///< the name of the OptionField that overrules it; empty where none does
};
/// Says a finding to people behind its name: "tab (0.97): 49 of 50 records have 7 fields".
std::string told(const Finding& finding);

struct ReadOptions {
    std::vector<std::string> fields; ///< wanted fields in this order; empty = all in schema order
    std::optional<std::uint64_t> limit;
    bool raw = false;       ///< every value as the text that stands there; no header; ragged rows padded
    bool hashInput = false; ///< compute SHA-256 of the input as it passes, where the source is bytes
};

/// Records that were not as they should be and had one sensible reading, by which they became rows.
struct Repairs {
    static constexpr std::size_t kMostTold = 100;
    std::uint64_t count = 0;
    std::vector<MalformedRow> first; ///< the first kMostTold of them; the error says what was wrong
};

/// Streams the rows of one entity. One thread.
class Reader {
public:
    virtual ~Reader() = default;
    /// The fields that come, in column order.
    virtual const std::vector<Field>& fields() const = 0;
    /// Replaces the batch by the next rows; false when there are no more (the batch is then empty, but may carry
    /// malformed rows). Malformed rows never fail the call.
    virtual Result<bool> next(Batch& batch, JobContext& job) = 0;
    /// What was mended so far; it tells of rows that have come. None where the source needs none.
    virtual const Repairs* repairs() const { return nullptr; }
    /// True where records come from a database, which has no bytes of its own that inputHash() could be made of.
    virtual bool isOfDatabase() const { return false; }
    /// Hex SHA-256 of the whole input, after the last batch, where `hashInput` asked for it; else empty.
    virtual std::string inputHash() const { return {}; }
    /// Bytes of input in all for progress, 0 where unknown.
    virtual std::uint64_t totalBytes() const { return 0; }
};

/// An opened place. A session belongs to the thread that opened it; open another for another thread.
class Connection {
public:
    virtual ~Connection() = default;
    /// What is there; types that nobody declares are found by reading, see Field::evidence.
    virtual Result<Schema> schema(JobContext& job) = 0;
    /// Starts reading an entity; an empty name means the first.
    virtual Result<std::unique_ptr<Reader>> read(const std::string& entity, const ReadOptions& options,
                                                 JobContext& job) = 0;
    /// What was detected rather than declared: first what holds for all, then by entity and field.
    virtual std::vector<Finding> findings();
    /// The same as facts in words, for connectors that weigh no alternatives: findings() is made of them.
    virtual std::vector<std::pair<std::string, std::string>> detected() { return {}; }
    /// Counts rows exactly, where that is cheaper than reading; none otherwise.
    virtual Result<std::optional<std::uint64_t>> countRows(const std::string&, JobContext&) {
        return std::optional<std::uint64_t>();
    }
};

/// What a connector is: one per folder, listed in connectors.def.
struct ConnectorInfo {
    std::string name;  ///< "csv"
    std::string label; ///< "Delimited text"
    std::vector<OptionField> options;
    /// Says how sure it is that it reads this location, 0–100, from its name, scheme and first bytes.
    std::function<int(const Location&)> claims;
    std::function<Result<std::unique_ptr<Connection>>(const Location&, const OptionValues&)> open;
};

/// UnknownField for a wanted field, with the name of `known` that was probably meant.
Error unknownField(const std::string& wanted, const std::vector<std::string>& known);

/// All connectors of this build, in the order of connectors.def.
const std::vector<ConnectorInfo>& connectors();
/// Finds the connector that claims the location most; UnknownConnector, FileNotFound … otherwise.
Result<const ConnectorInfo*> connectorFor(const Location& location);
/// connectorFor and open in one.
Result<std::unique_ptr<Connection>> openConnection(const Location& location, const OptionValues& options = {});

} // namespace mw
