// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/reject.h"
#include "core/engine/run_recorder.h"
#include "core/evidence/evidence_store.h"

#include <vector>

namespace mw::evidence {

/// Writes one run into the store: its manifest at the start, rejects some hundreds at a time, counts and
/// outcome at the end. Thread of the store.
class RunEvidence final : public engine::RejectSink, public engine::RunRecorder {
public:
    explicit RunEvidence(EvidenceStore& store);
    ~RunEvidence() override;
    Result<void> begin(const engine::RunStart& start) override;
    Result<void> add(const engine::Reject& reject) override;
    Result<void> flush() override;
    Result<void> resume(std::int64_t run, const std::map<Id, std::uint64_t>& rejects) override;
    Result<void> finish(const engine::RunResult& result, const std::optional<Error>& failure) override;
    /// The run's number, from begin() on; 0 before.
    std::int64_t runId() const override { return m_run; }
    std::string changesPath(const std::string& connection) const override;
    std::string crosswalkPath() const override { return m_store.crosswalkPath(); }
    Result<std::optional<engine::RunResult>> outcome(std::int64_t run) override;
    Result<std::optional<std::int64_t>> finishedRun(const engine::RunStart& start) override;

private:
    enum class Durability { Later, Now };
    Result<void> write(std::size_t rejects, Durability durability);
    Result<void> insert(SqliteSession& session, std::size_t rejects);

    /// A reject as the store keeps it.
    struct Pending {
        std::string mapping, sourceEntity, targetEntity;
        std::uint64_t rowNumber = 0, line = 0, byteOffset = 0;
        std::string key, values;
        std::optional<std::string> raw;
        std::vector<engine::RejectReason> reasons;
    };

    EvidenceStore& m_store;
    std::int64_t m_run = 0;
    std::string m_documentHash;
    std::vector<Pending> m_pending;
    std::int64_t m_lastFlush = 0;
};

} // namespace mw::evidence
