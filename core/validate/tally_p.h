// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/connector.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mw::validate {

/// What a number comes to as a decimal, exactly; false of what is none. A target may keep a decimal as a double: what that
/// prints is what was meant.
bool asDecimal(const Value& value, Decimal& out);

/// Control totals of one field: what accountants compare before they look at rows.
struct Tally {
    std::uint64_t values = 0; ///< not null
    Decimal sum;              ///< of numbers
    bool sumFits = true;
    std::optional<Value> least, most; ///< of numbers, dates and times

    void add(const Value& value);
    /// "sum 1,234.50", "2019-01-02 … 2024-12-31": the totals that a type has, one text each to compare.
    std::vector<std::string> totals(const LogicalType& type) const;
};

/// What passed through a reader.
struct Tallies {
    std::vector<Tally> fields;
    std::string firstUnreadable; ///< "row 3: …", the first record that did not become a row; empty where all did
};

/// Passes rows through and adds up every field. Text is read as the type that `types` wants of it.
class TallyReader final : public Reader {
public:
    TallyReader(std::unique_ptr<Reader> source, std::vector<LogicalType> types, std::shared_ptr<Tallies> tallies);
    const std::vector<Field>& fields() const override { return m_source->fields(); }
    Result<bool> next(Batch& batch, JobContext& job) override;

private:
    std::unique_ptr<Reader> m_source;
    std::vector<LogicalType> m_types;
    std::shared_ptr<Tallies> m_tallies;
};

} // namespace mw::validate
