// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sign/gates.h"

#include "core/base/message_catalogue.h"
#include "core/base/wording.h"
#include "core/document/content_hash.h"
#include "core/document/element_places.h"
#include "core/mapping/discussion.h"
#include "core/mapping/problems.h"
#include "core/review/gate.h"
#include "core/sign/covered.h"

#include <algorithm>
#include <map>
#include <set>

namespace mw::sign {

namespace {

using evidence::RunRecord;
using evidence::StoredValidation;
using evidence::Verdict;

std::set<Id> idsOf(const mapping::Document& document, const Id& part) {
    std::set<Id> ids;
    for (const document::PartHash& each : coveredBy(document::elementHashes(document), part))
        ids.insert(each.id);
    return ids;
}

Gate problemsGate(const mapping::Document& document, const std::set<Id>& ids, bool isWhole) {
    Gate gate{"no problems", true, {}, {}};
    std::size_t count = 0;
    for (const mapping::Problem& problem : mapping::findProblems(document)) {
        if (problem.severity != mapping::Problem::Severity::Error || (!isWhole && !ids.contains(problem.element)))
            continue;
        if (++count == 1) {
            gate.why = problem.where + ": " + problem.message;
            gate.element = problem.element;
        }
    }
    gate.isOpen = count == 0;
    gate.why = gate.isOpen ? "the document has been checked" : counted(count, "problem", "problems") + "; the first: " + gate.why;
    return gate;
}

Gate questionsGate(const mapping::Document& document, const std::set<Id>& ids, bool isWhole) {
    Gate gate{"no open questions", true, "nothing has the status question, and no question is open that blocks", {}};
    std::vector<std::string> open;
    for (const mapping::Workflow::Comment& comment : document.workflow.comments) {
        if (!mapping::isOpenQuestion(comment) || !comment.question->blocking || (!isWhole && !ids.contains(Id(comment.about))))
            continue;
        if (open.empty())
            gate.element = Id(comment.about);
        open.push_back(comment.question->reference + " of " + document::placeOf(document, Id(comment.about)));
    }
    for (const auto& [id, status] : document.workflow.status) {
        if (status != "question" || !ids.contains(Id(id)))
            continue;
        if (open.empty())
            gate.element = Id(id);
        open.push_back(document::placeOf(document, Id(id)));
    }
    gate.isOpen = open.empty();
    if (!gate.isOpen)
        gate.why = listed(open);
    return gate;
}

Gate runGate(const RunRecord& record, const std::string& contentHash) {
    Gate gate{"the run is done", false, {}, {}, Gate::Found::Run};
    if (record.start.documentHash != contentHash)
        gate.why = "another state of the document made it: " + record.start.documentHash.substr(0, 12) + ", this one is " +
                   contentHash.substr(0, 12);
    else if (record.start.dryRun)
        gate.why = "it was a dry run: nothing was written";
    else if (record.state == RunRecord::State::RolledBack)
        gate.why = "it was taken back";
    else if (record.state != RunRecord::State::Done)
        gate.why = record.error.empty() ? "it never ended" : record.error;
    else
        gate.isOpen = true;
    if (gate.isOpen)
        gate.why = grouped(record.result.written.confirmed) + " rows confirmed by the target";
    return gate;
}

Gate ledgerGate(const RunRecord& record) {
    return {"the ledger closes", record.result.closes(), grouped(record.result.ledger.read) + " records read", {},
            Gate::Found::Run};
}

/// What the last words on each thing say: is it accepted?
class Verdicts {
public:
    Verdicts(const std::vector<Verdict>& all, std::int64_t nowMicros) {
        for (const Verdict& verdict : all) {
            if (verdict.expiresMicros && *verdict.expiresMicros <= nowMicros)
                m_accepted.erase(verdict.about);
            else
                m_accepted[verdict.about] = verdict.kind != Verdict::Kind::Defect;
        }
    }
    bool accepts(const std::string& about) const { return is(about, true); }
    bool refuses(const std::string& about) const { return is(about, false); }

private:
    bool is(const std::string& about, bool accepted) const {
        const auto found = m_accepted.find(about);
        return found != m_accepted.end() && found->second == accepted;
    }

    std::map<std::string, bool> m_accepted; ///< what was judged and has not expired
};

/// Says whether a check that fell is accepted: itself, or all the differences that it counted, one by one or by their cause.
bool isAccepted(const validate::CheckResult& check, const validate::ValidationResult& result, const Verdicts& verdicts) {
    if (verdicts.accepts(check.id))
        return true;
    if (check.failed == 0)
        return false;
    if (check.kind != "accuracy")
        return check.examples.size() == check.failed &&
               std::all_of(check.examples.begin(), check.examples.end(),
                           [&](const auto& each) { return verdicts.accepts(evidence::differenceId(check.entity, each)); });
    const auto isOfCause = [&](diff::Cause cause, const std::string& detail) {
        return verdicts.accepts(evidence::causeId(check.entity, check.field, cause)) ||
               (!detail.empty() && verdicts.accepts(evidence::causeId(check.entity, check.field, cause, detail)));
    };
    std::uint64_t accepted = 0;
    for (const auto& each : result.clusters) {
        const diff::Cluster& cluster = each.differences;
        if (each.entity == check.entity && cluster.field == check.field && isOfCause(cluster.cause, cluster.detail))
            accepted += cluster.count;
    }
    for (const auto& cell : result.differences) {
        const diff::Difference& difference = cell.difference;
        if (cell.entity != check.entity || difference.field != check.field)
            continue;
        const std::string id = evidence::differenceId(cell.entity, difference);
        if (isOfCause(difference.cause, diff::detailOf(difference))) {
            if (verdicts.refuses(id))
                return false; // its own verdict goes before that on its cause
        } else {
            accepted += verdicts.accepts(id) ? 1 : 0;
        }
    }
    return accepted >= check.failed;
}

Gate validationGate(const validate::ValidationResult& result, const Verdicts& verdicts, std::int64_t number) {
    Gate gate{forPeople("validated"), true, {}, {}, Gate::Found::Validation};
    std::vector<std::string> fallen;
    std::size_t accepted = 0;
    for (const validate::CheckResult& check : result.checks) {
        if (!check.falls())
            continue;
        if (isAccepted(check, result, verdicts))
            ++accepted;
        else
            fallen.push_back(check.id + " (" + check.title + ")");
    }
    const std::string validation = "validation " + std::to_string(number);
    gate.isOpen = fallen.empty() && (result.passed() || accepted > 0);
    if (!fallen.empty())
        gate.why = validation + ": " + counted(fallen.size(), "check", "checks") + " did not hold; the first: " + fallen.front();
    else if (!gate.isOpen)
        gate.why = validation + " has checked nothing";
    else
        gate.why = validation + (accepted > 0 ? ", " + counted(accepted, "check", "checks") + " accepted by a verdict" : " holds");
    return gate;
}

} // namespace

std::vector<Gate> approvalGates(const mapping::Document& document, const Id& part) {
    const std::set<Id> ids = idsOf(document, part);
    return {problemsGate(document, ids, part.isNull()), questionsGate(document, ids, part.isNull())};
}

Result<AcceptedEvidence> acceptanceGates(const mapping::Document& document, evidence::EvidenceStore& store, std::int64_t run,
                                         std::int64_t nowMicros) {
    MW_TRY(const RunRecord record, store.run(run));
    const std::string contentHash = document::contentHash(document);
    AcceptedEvidence accepted;
    accepted.gates = {runGate(record, contentHash), ledgerGate(record)};
    MW_TRY(const std::vector<Verdict> verdicts, store.verdicts());
    MW_TRY(const std::vector<StoredValidation> validations, store.validations());
    Gate validated{forPeople("validated"), false, "nothing has compared the target with the rules since the run", {},
                   Gate::Found::Validation};
    for (const StoredValidation& each : validations) {
        const bool isOfRun = each.run ? *each.run == run : each.atMicros >= record.finishedMicros;
        if (each.documentHash != contentHash || !isOfRun)
            continue;
        MW_TRY(const StoredValidation whole, store.loadValidation(each.id));
        validated = validationGate(whole.result, Verdicts(verdicts, nowMicros), each.id);
        if (validated.isOpen)
            accepted.validation = each.id;
        break; // the newest counts
    }
    accepted.gates.push_back(validated);
    MW_TRY(const review::Gate reviewed, review::gateOf(document, store, run));
    accepted.gates.push_back({forPeople("reviewed"), reviewed.isOpen, reviewed.why, {}, Gate::Found::Review});
    MW_TRY(const evidence::AuditState audit, store.verifyAudit());
    accepted.gates.push_back({"the audit log is whole", audit.valid,
                              audit.valid ? grouped(audit.entries) + " lines, each as it was written" : audit.what, {}, Gate::Found::Audit});
    return accepted;
}

Result<void> demandOpen(const std::vector<Gate>& gates) {
    for (const Gate& gate : gates) {
        if (!gate.isOpen)
            return at(makeError(Code::GateClosed, gate.why), gate.name);
    }
    return {};
}

} // namespace mw::sign
