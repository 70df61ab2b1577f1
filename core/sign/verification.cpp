// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sign/verification.h"

#include "core/sign/audit_words_p.h"

#include <algorithm>
#include <map>
#include <set>

namespace mw::sign {

namespace {

using State = SignatureState::State;
using evidence::EvidenceStore;

class Verifying {
public:
    Verifying(const mapping::Document& document, EvidenceStore* store, const std::set<std::string>& proven)
        : m_document(document), m_store(store), m_proven(proven), m_entries(readEntries(document.signaturesJson)) {}

    Result<Verification> run() {
        m_done.documentHash = document::contentHash(m_document);
        m_elements = document::elementHashes(m_document);
        m_done.people = People::of(m_entries);
        if (m_store != nullptr)
            MW_TRY_DO(auditLog());
        for (std::size_t i = 0; i < m_entries.size(); ++i)
            MW_TRY_DO(entry(m_entries[i], i));
        return std::move(m_done);
    }

private:
    void tampered(std::string where, std::string what) { m_done.tampered.push_back({std::move(where), std::move(what)}); }

    Result<void> auditLog() {
        MW_TRY(m_done.audit, m_store->verifyAudit());
        if (!m_done.audit->valid)
            tampered("the audit log", m_done.audit->what);
        std::map<std::string, std::string> signedOnce; // digest → whose
        constexpr std::size_t kPage = 1000;
        for (std::uint64_t offset = 0;; offset += kPage) {
            MW_TRY(const std::vector<evidence::AuditEntry> lines, m_store->auditEntries(offset, kPage));
            for (const evidence::AuditEntry& line : lines) {
                if (line.action == kSignedAction)
                    signedOnce.emplace(digestIn(line.detail), line.subject);
                else if (line.action == kReplacedAction)
                    signedOnce.erase(digestIn(line.detail));
            }
            if (lines.size() < kPage)
                break;
        }
        for (const ReadEntry& each : m_entries)
            signedOnce.erase(each.digest);
        for (const auto& [digest, whose] : signedOnce)
            tampered("signatures", "an entry of " + whose + ", which the audit log tells of, is not in the document");
        return {};
    }

    Result<void> entry(const ReadEntry& read, std::size_t index) {
        const Entry& entry = read.entry;
        SignatureState state{entry, read.digest, State::Valid, false, {}, {}};
        const std::string place = "signatures[" + std::to_string(index) + "]" + (entry.name.empty() ? "" : ", " + entry.name);
        std::string problem;
        if (read.problem)
            problem = read.problem->arguments.front();
        else if (entry.document != m_document.id)
            problem = "it was made for the document " + entry.document.text();
        else if (entry.hashScheme != document::kHashScheme)
            problem = "it was made by hash scheme " + std::to_string(entry.hashScheme);
        if (!problem.empty())
            tampered(place, problem);
        const bool isSignature = entry.act == Act::Approval || entry.act == Act::Acceptance;
        if (!isSignature || (read.problem && entry.contentHash.empty()))
            return {};
        if (!problem.empty()) {
            state.state = State::Broken;
            state.why = problem;
        } else {
            MW_TRY_DO(judge(state, index));
        }
        m_done.signatures.push_back(std::move(state));
        return {};
    }

    Result<void> judge(SignatureState& state, std::size_t index) {
        const Entry& entry = state.entry;
        const People::Person* const known = m_done.people.withKey(entry.key);
        state.isPinned = known != nullptr && known->name == entry.name && known->maySignAs(entry.role);
        if (known != nullptr && known->isRevoked && !known->keeps.contains(state.digest)) {
            state.state = State::Revoked;
            return {};
        }
        state.changes = changesSince(m_document, m_elements, entry.part, entry.covers);
        const bool isChanged = !state.changes.empty() || (entry.part.isNull() && entry.contentHash != m_done.documentHash);
        if (isSuperseded(index))
            state.state = State::Superseded;
        else if (isChanged)
            state.state = State::Stale;
        else if (entry.act == Act::Acceptance)
            MW_TRY_DO(evidenceOf(state));
        return {};
    }

    /// The same key has said the same of the same or more, further down.
    bool isSuperseded(std::size_t index) const {
        return std::any_of(m_entries.begin() + std::ptrdiff_t(index) + 1, m_entries.end(), [&](const ReadEntry& later) {
            return later.isIntact() && replaces(later.entry, m_entries[index].entry);
        });
    }

    Result<void> evidenceOf(SignatureState& state) {
        const std::string run = "run " + std::to_string(state.entry.run);
        const auto broken = [&](std::string what) {
            state.state = State::Broken;
            state.why += (state.why.empty() ? "" : "; ") + what;
            tampered(run, std::move(what));
        };
        if (m_store == nullptr && m_proven.contains(state.digest))
            return {};
        if (m_store == nullptr) {
            state.state = State::Broken;
            state.why = "the evidence store is missing, so " + run + " cannot be looked at";
            return {};
        }
        if (state.entry.evidence.empty())
            broken("the acceptance names no evidence");
        for (const evidence::EvidenceDigest& each : state.entry.evidence) {
            MW_TRY(const std::optional<std::string> now, m_store->digest(state.entry.run, each.what));
            if (!now)
                broken(each.what + " is missing");
            else if (*now != each.hash)
                broken(each.what + " is not what was accepted");
        }
        if (state.state != State::Valid)
            return {};
        MW_TRY(const evidence::RunRecord record, m_store->run(state.entry.run));
        if (record.state == evidence::RunRecord::State::RolledBack) {
            state.state = State::Broken;
            state.why = run + " was taken back";
        }
        return {};
    }

    const mapping::Document& m_document;
    EvidenceStore* m_store;
    const std::set<std::string>& m_proven;
    std::vector<ReadEntry> m_entries;
    std::vector<document::ElementHash> m_elements;
    Verification m_done;
};

} // namespace

std::string SignatureState::inWords() const {
    switch (state) {
    case State::Valid: return isPinned ? "valid" : "valid, signer not pinned";
    case State::Superseded: return "signed again since";
    case State::Revoked: return "the key was revoked";
    case State::Broken: return "broken: " + why;
    case State::Stale: break;
    }
    std::string text = "stale";
    for (const Change& change : changes)
        text += (text == "stale" ? ": " : "; ") + change.sentence();
    return text;
}

Verification::Standing Verification::standing() const {
    bool isAny = false, isApproved = false;
    for (const SignatureState& each : signatures) {
        if (each.state == State::Superseded)
            continue;
        if (each.state != State::Valid)
            return Standing::Stale;
        isAny = true;
        isApproved = isApproved || (each.entry.act == Act::Approval && each.entry.role == "approver" && each.entry.part.isNull());
    }
    if (!tampered.empty())
        return Standing::Stale;
    return isApproved ? Standing::Approved : isAny ? Standing::InPart : Standing::Draft;
}

bool Verification::isValid() const {
    return isSigned() && tampered.empty() &&
           std::all_of(signatures.begin(), signatures.end(), [](const SignatureState& each) {
               return each.state == State::Valid || each.state == State::Superseded;
           });
}

Result<Verification> verify(const mapping::Document& document, evidence::EvidenceStore* store, const std::set<std::string>& proven) {
    return Verifying(document, store, proven).run();
}

Result<std::set<std::string>> provenAcceptances(const mapping::Document& document, EvidenceStore& store) {
    MW_TRY(const Verification found, verify(document, &store));
    std::set<std::string> proven;
    for (const SignatureState& each : found.signatures) {
        if (each.entry.act == Act::Acceptance && each.state == State::Valid)
            proven.insert(each.digest);
    }
    return proven;
}

} // namespace mw::sign
