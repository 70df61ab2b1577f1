// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/run.h"
#include "core/job/bounded_queue.h"

#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace mw::validate {

/// A field that a faithful mapping fills from one source field: its value as the source holds it, in a column of its own
/// beside what the rule makes of it.
struct SourceValue {
    std::string field; ///< of the target
    Field column;      ///< as the reader gives it
    std::vector<std::optional<std::size_t>> from; ///< per mapping the column of its source; none: what its rule gives
};
std::vector<SourceValue> sourceValues(const engine::Plan& plan, const std::vector<const engine::PlannedEntity*>& mappings,
                                      const std::vector<Field>& filled);

/// The column of the one source field that a field is made of, see mapping::sourceFieldOf(); none where it is made otherwise.
std::optional<std::size_t> sourceColumn(const engine::Plan& plan, const engine::PlannedEntity& mapping, std::size_t field);

/// Gives the rows that the rules make of the source for one target entity: those of all its mappings, one after the
/// other, with the union of the fields they fill, then the source values. A field that a mapping does not fill is null.
/// Works on a thread of its own that ends with the object.
class ExpectedReader final : public Reader {
public:
    ExpectedReader(const engine::Plan& plan, std::vector<const engine::PlannedEntity*> mappings, std::vector<Field> filled,
                   std::vector<SourceValue> sourceValues);
    ~ExpectedReader() override;
    ExpectedReader(const ExpectedReader&) = delete;
    ExpectedReader& operator=(const ExpectedReader&) = delete;

    const std::vector<Field>& fields() const override { return m_fields; }
    Result<bool> next(Batch& batch, JobContext& job) override;

private:
    Result<void> produce();
    Result<void> take(std::size_t mapping, const Batch& target, std::span<const std::uint32_t> good, const Batch& source);

    const engine::Plan& m_plan;
    const std::vector<const engine::PlannedEntity*> m_mappings;
    const std::vector<Field> m_filled;
    const std::vector<SourceValue> m_sourceValues;
    std::vector<Field> m_fields; ///< both
    JobContext m_inner; ///< stops the transformation where the reader goes early
    BoundedQueue<Result<std::shared_ptr<Batch>>> m_queue;
    std::jthread m_thread;
};

/// The fields that at least one of the mappings fills, in the target's order, with the types that the document gives them:
/// what the target's values look like now is what is to be judged.
std::vector<Field> filledFields(const std::vector<const engine::PlannedEntity*>& mappings);

} // namespace mw::validate
