// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/documents.h"
#include "app/evidence_place.h"
#include "core/base/file.h"
#include "core/document/document_file.h"
#include "core/sign/covered.h"
#include "core/sign/gates.h"
#include "core/sign/personal_key.h"
#include "core/sign/signing.h"

#include <cstdlib>

namespace mw::cli {

namespace {

constexpr const char* kPassphrase = "MAPWRIGHT_PASSPHRASE";

Result<sign::PersonalKey> keyFor(const Invocation& invocation, const std::string& name, const mapping::Document& document) {
    const char* const passphrase = std::getenv(kPassphrase);
    if (passphrase == nullptr || *passphrase == '\0')
        return at(makeError(Code::Usage, "it is not set: it holds the passphrase of the key"), kPassphrase);
    return sign::openPersonalKey(document, name, passphrase, invocation.value("--key", sign::keyPathOf(name)));
}

Result<std::vector<std::string>> rolesOf(const Invocation& invocation) {
    std::vector<std::string> roles;
    for (const std::string& text : invocation.values("--role")) {
        const std::string role = sign::roleNamed(text);
        std::string known;
        for (const std::string_view each : sign::kRoles)
            known += (known.empty() ? "" : ", ") + std::string(each);
        if (role.empty())
            return at(makeError(Code::Usage, "there is no role " + text + "; there are: " + known), "--role");
        roles.push_back(role);
    }
    return roles;
}

/// Null for the whole document.
Result<Id> partOf(const Invocation& invocation, const mapping::Document& document) {
    return invocation.has("--part") ? sign::partNamed(document, invocation.value("--part")) : Result<Id>(Id());
}

Result<sign::Signed> act(const Invocation& invocation, mapping::Document& document, const sign::SigningKey& key,
                         const std::string& name, evidence::EvidenceStore* store) {
    MW_TRY(const std::vector<std::string> roles, rolesOf(invocation));
    sign::Signer signer{name, roles.empty() ? std::string() : roles.front()};
    if (invocation.has("--enrol"))
        return sign::enrol(document, key, signer, invocation.value("--enrol"), invocation.value("--fingerprint"), roles);
    if (invocation.has("--revoke"))
        return sign::revoke(document, key, signer, invocation.value("--revoke"), !invocation.has("--void"));
    if (invocation.has("--duties")) {
        const std::string duties = invocation.value("--duties");
        if (duties != "separate" && duties != "shared")
            return makeError(Code::Usage, "--duties is separate or shared, not " + duties);
        return sign::setDuties(document, key, signer, duties == "separate");
    }
    if (roles.size() != 1)
        return makeError(Code::Usage, "--role is missing: as what " + name + " signs");
    if (invocation.has("--run")) {
        MW_TRY(const std::int64_t run, runNumber(invocation.value("--run"), "--run"));
        return sign::acceptRun(document, key, signer, *store, run);
    }
    MW_TRY(const Id part, partOf(invocation, document));
    return sign::approve(document, key, signer, part);
}

Json toJson(const std::vector<sign::Gate>& gates) {
    Json json = Json::array();
    for (const sign::Gate& gate : gates)
        json.push_back({{"name", gate.name}, {"open", gate.isOpen}, {"why", gate.why}});
    return json;
}

/// Only the gates: what would keep a signature back.
Result<int> showGates(const Invocation& invocation, const mapping::Document& document, const Console& console) {
    std::vector<sign::Gate> gates;
    if (invocation.has("--run")) {
        MW_TRY(const std::int64_t run, runNumber(invocation.value("--run"), "--run"));
        MW_TRY(const auto store, app::openEvidence(invocation.argument(0), invocation.value("--evidence")));
        MW_TRY(sign::AcceptedEvidence accepted, sign::acceptanceGates(document, *store, run, Clock::system().nowMicros()));
        gates = std::move(accepted.gates);
    } else {
        MW_TRY(const Id part, partOf(invocation, document));
        gates = sign::approvalGates(document, part);
    }
    std::vector<std::vector<std::string>> rows;
    for (const sign::Gate& gate : gates)
        rows.push_back({gate.name, gate.isOpen ? "open" : "CLOSED", gate.why});
    console.table({"gate", "state", "why"}, rows);
    if (console.json())
        console.document({{"gates", toJson(gates)}});
    return sign::demandOpen(gates).ok() ? Done : FallsShort;
}

void tell(const sign::Signed& done, const sign::PersonalKey& key, const mapping::Document& document, const Console& console) {
    const sign::Entry& entry = done.entry.entry;
    const std::string print = sign::fingerprint(entry.key);
    if (console.json())
        return console.document({{"act", nameOf(entry.act)},
                                 {"name", entry.name},
                                 {"role", entry.role},
                                 {"meaning", entry.meaning},
                                 {"time", entry.time},
                                 {"document_hash", document::contentHash(document)},
                                 {"public_key", entry.key},
                                 {"fingerprint", print},
                                 {"pinned", done.isPinned},
                                 {"became_lead", done.lead.has_value()},
                                 {"new_key", key.made ? Json(key.path) : Json()},
                                 {"replaced", done.replaced.size()}});
    if (key.made)
        console.line("a new key was made: " + key.path);
    if (done.lead)
        console.line("it is the first key of this document, so it is trusted as the lead's: " + print);
    console.line(entry.name + (entry.role.empty() ? "" : ", " + entry.role) + ": " + entry.meaning);
    console.line(entry.time + " by the signer's clock, key " + print + (done.isPinned ? "" : ", not enrolled yet"));
}

Result<int> run(const Invocation& invocation, Console& console, JobContext&) {
    const std::string path = invocation.argument(0), name = invocation.value("--as");
    MW_TRY(const std::string bytes, readFile(path, document::kMaxDocumentBytes));
    MW_TRY(mapping::Document document, document::parseDocument(bytes, path));
    if (invocation.has("--gates"))
        return showGates(invocation, document, console);
    if (name.empty())
        return makeError(Code::Usage, "--as is missing: who signs");
    MW_TRY(const sign::PersonalKey key, keyFor(invocation, name, document));
    const std::string named = invocation.value("--evidence");
    std::unique_ptr<evidence::EvidenceStore> store; // what is refused leaves none behind
    if (invocation.has("--run")) {
        MW_TRY(store, app::openEvidence(path, named, name));
    }
    MW_TRY(const sign::Signed done, act(invocation, document, key.key, name, store.get()));
    if (!store) {
        MW_TRY(store, app::openEvidence(path, named, name));
    }
    MW_TRY_DO(sign::keep(key));
    MW_TRY(const std::string now, readFile(path, document::kMaxDocumentBytes));
    if (now != bytes)
        return at(makeError(Code::ChangedOnDisk), path);
    MW_TRY_DO(document::saveDocument(document, path));
    if (auto recorded = sign::recordSigned(*store, document, done); !recorded.ok())
        return during(std::move(recorded).error(), "it is signed; writing that into the audit log");
    tell(done, key, document, console);
    return Done;
}

} // namespace

Verb define_sign() {
    return {"sign",
            "signs the rules of a document, or accepts a run; the passphrase of the key comes from MAPWRIGHT_PASSPHRASE",
            {{"DOC", "a mapping document"}},
            {{"--as", "NAME", "who signs", false},
             {"--role", "ROLE", "analyst, data owner, technical owner, reviewer or approver; with --enrol what the person may sign as", true},
             {"--part", "REF", "only this part: PPL, PPL-014, VM-003 … with what it uses (default: the whole document)", false},
             {"--run", "RUN", "accept this run: ledger, validation, verdicts and audit log as they are now", false},
             {"--key", "FILE", "the key; a file that is not there yet is made, with a new key (default: keys/NAME.key in the configuration folder)", false},
             {"--gates", "", "sign nothing, only show what must hold first", false},
             {"--enrol", "NAME", "as the lead: the key that has signed as NAME is that person's", false},
             {"--fingerprint", "F", "with --enrol: the key must be this one", false},
             {"--revoke", "NAME", "as the lead: the key of NAME no longer counts; what it has signed so far does", false},
             {"--void", "", "with --revoke: nor does anything that it has signed", false},
             {"--duties", "separate|shared", "as the lead: whether one person may sign in several roles (default: shared)", false},
             {"--evidence", "FILE", "the evidence store (default: beside the document)", false}},
            run};
}

} // namespace mw::cli
