// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"
#include "app/evidence_place.h"
#include "app/languages.h"
#include "core/report/exported.h"
#include "core/report/verify_file.h"

#include <algorithm>

namespace mw::cli {

namespace {

const char* nameOf(sign::SignatureState::State state) {
    using State = sign::SignatureState::State;
    switch (state) {
    case State::Valid: return "valid";
    case State::Stale: return "stale";
    case State::Superseded: return "superseded";
    case State::Revoked: return "revoked";
    case State::Broken: break;
    }
    return "broken";
}

const char* nameOf(sign::Change::Kind kind) {
    switch (kind) {
    case sign::Change::Kind::Added: return "added";
    case sign::Change::Kind::Removed: return "removed";
    case sign::Change::Kind::Changed: break;
    }
    return "changed";
}

Json changesOf(const sign::SignatureState& state) {
    Json changes = Json::array();
    for (const sign::Change& change : state.changes)
        changes.push_back({{"where", change.where}, {"kind", change.elementKind}, {"reference", change.reference},
                           {"change", nameOf(change.kind)}, {"through", change.through}});
    return changes;
}

Json toJson(const sign::Verification& found) {
    Json signers = Json::array(), stale = Json::array(), tampered = Json::array();
    for (const sign::SignatureState& state : found.signatures) {
        const sign::Entry& entry = state.entry;
        Json one = {{"name", entry.name},       {"role", entry.role},     {"act", sign::nameOf(entry.act)},
                    {"meaning", entry.meaning}, {"time", entry.time},     {"state", nameOf(state.state)},
                    {"pinned", state.isPinned}, {"text", state.inWords()}, {"fingerprint", sign::fingerprint(entry.key)},
                    {"document_hash", entry.contentHash}};
        if (entry.act == sign::Act::Acceptance)
            one["run"] = entry.run;
        signers.push_back(std::move(one));
        if (state.state == sign::SignatureState::State::Stale)
            stale.push_back({{"name", entry.name}, {"role", entry.role}, {"meaning", entry.meaning}, {"changed", changesOf(state)}});
    }
    for (const sign::Tampering& each : found.tampered)
        tampered.push_back({{"where", each.where}, {"what", each.what}});
    Json json = {{"valid", found.isValid()}, {"document_hash", found.documentHash}, {"signers", signers}, {"stale", stale},
                 {"tampered", tampered}};
    if (const sign::People::Person* const lead = found.people.lead())
        json["lead"] = {{"name", lead->name}, {"fingerprint", sign::fingerprint(lead->key)}};
    if (found.audit)
        json["audit"] = {{"lines", found.audit->entries}, {"valid", found.audit->valid}, {"head", found.audit->head}};
    return json;
}

void print(const sign::Verification& found, const Console& console) {
    std::vector<std::vector<std::string>> rows;
    for (const sign::SignatureState& state : found.signatures) {
        const sign::Entry& entry = state.entry;
        rows.push_back({entry.name, entry.role, entry.meaning, entry.time, sign::fingerprint(entry.key), nameOf(state.state)});
    }
    if (!rows.empty())
        console.table({"who", "role", "meaning", "when, by the signer's clock", "key", "state"}, rows);
    for (const sign::SignatureState& state : found.signatures)
        console.line(state.entry.name + ", " + state.entry.role + ": " + state.inWords());
    for (const sign::Tampering& each : found.tampered)
        console.line("tampered: " + each.where + ": " + each.what);
    if (const sign::People::Person* const lead = found.people.lead())
        console.line("lead: " + lead->name + ", trusted because the key was the first: " + sign::fingerprint(lead->key));
    if (found.audit)
        console.line("audit log: " + counted(found.audit->entries, "line", "lines") + (found.audit->valid ? ", whole" : ""));
    console.line("content hash " + found.documentHash);
    console.line(found.isValid() ? "valid" : found.isSigned() ? "NOT valid" : "nobody has signed it");
}

Result<int> run(const Invocation& invocation, Console& console, JobContext&) {
    const std::string path = invocation.argument(0);
    MW_TRY(const auto store, app::readEvidence(path, invocation.value("--evidence")));
    MW_TRY(sign::Verification found, report::verifyFile(path, store.get(), app::catalogueOf));
    const std::string wanted = invocation.value("--lead");
    const sign::People::Person* const lead = found.people.lead();
    if (!wanted.empty() && (lead == nullptr || !sign::hasFingerprint(lead->key, wanted)))
        found.tampered.push_back({"the lead's key", "it is " + (lead ? sign::fingerprint(lead->key) : "not there") + ", not " + wanted});
    if (console.json())
        console.document(toJson(found));
    else
        print(found, console);
    return found.isValid() ? Done : FallsShort;
}

/// Pages are made again with fonts.
bool paints(const std::vector<std::string>& words) {
    return std::any_of(words.begin(), words.end(), [](const std::string& word) { return report::isPainted(word); });
}

} // namespace

Verb define_verify() {
    return {"verify",
            "who stands for a document, and what was changed or tampered with since",
            {{"FILE", "a mapping document, or what was exported of it as PDF, web page, workbook or JSON"}},
            {{"--lead", "FINGERPRINT", "the lead's key must be this one", false},
             {"--evidence", "FILE", "the evidence store (default: beside the document)", false}},
            run, paints};
}

} // namespace mw::cli
