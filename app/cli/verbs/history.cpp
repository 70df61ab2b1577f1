// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/document_changes.h"
#include "app/cli/verb.h"
#include "app/evidence_place.h"
#include "core/base/clock.h"
#include "core/document/document_file.h"
#include "core/evidence/document_history.h"

namespace mw::cli {

namespace {

using evidence::EvidenceStore;

/// A step by its number, or the state that has that name.
Result<std::int64_t> stepOf(EvidenceStore& store, const std::string& text) {
    if (!text.empty() && text.find_first_not_of("0123456789") == std::string::npos && text.size() < 18)
        return std::stoll(text);
    return store.versionCalled(text);
}

Result<int> list(const Invocation& invocation, Console& console, EvidenceStore* store, const mapping::Document& now) {
    MW_TRY(const std::optional<std::uint64_t> limit, invocation.number("--limit"));
    std::vector<evidence::HistoryRecord> records;
    std::optional<std::string> head;
    if (store) {
        MW_TRY(records, store->history({}, std::size_t(limit.value_or(50))));
        MW_TRY(head, store->historyHead());
    }
    const bool changedSince = head && *head != document::stateText(now);
    Json steps = Json::array();
    std::vector<std::vector<std::string>> rows;
    for (const evidence::HistoryRecord& record : records) {
        steps.push_back({{"step", record.id}, {"at", printUtc(record.atMicros)}, {"author", record.author}, {"words", record.words}});
        if (!record.version.empty())
            steps.back()["version"] = record.version;
        rows.push_back({std::to_string(record.id), printUtc(record.atMicros), record.author, record.words, record.version});
    }
    if (console.json())
        console.document({{"steps", steps}, {"changed_outside_since", changedSince}});
    else if (rows.empty())
        console.line("no history is kept: it begins when the document is saved in the window");
    else
        console.table({"step", "at", "by", "what was done", "version"}, rows, {true});
    if (changedSince)
        console.note("the file was changed outside since the newest of these steps");
    return Done;
}

/// Writes the document as it was, or says what differs between two states.
Result<int> look(const Invocation& invocation, Console& console, EvidenceStore& store, const mapping::Document& now) {
    MW_TRY(const std::int64_t step, stepOf(store, invocation.value("--at")));
    MW_TRY(const mapping::Document was, evidence::documentAfter(store, step));
    const std::string file = invocation.value("-o");
    if (!file.empty()) {
        MW_TRY_DO(document::saveDocument(was, file));
        if (console.json())
            console.document({{"step", step}, {"path", file}});
        else
            console.line(file + ": the document as it was after step " + std::to_string(step));
        return Done;
    }
    mapping::Document until = now;
    until.signaturesJson.clear();
    if (invocation.has("--until")) {
        MW_TRY(const std::int64_t last, stepOf(store, invocation.value("--until")));
        MW_TRY(until, evidence::documentAfter(store, last));
    }
    const Json changes = tellChanges(was, until, console);
    if (console.json())
        console.document({{"step", step}, {"changes", changes}});
    return changes.empty() ? Done : FallsShort;
}

Result<int> name(const Invocation& invocation, Console& console, EvidenceStore& store, const mapping::Document& now) {
    // What is in the file now is what gets the name, so the history has to know it.
    MW_TRY_DO(evidence::keepHistory(store, now, now, {}, invocation.value("--as")));
    std::int64_t step = 0;
    if (invocation.has("--at")) {
        MW_TRY(step, stepOf(store, invocation.value("--at")));
    } else {
        MW_TRY(const auto newest, store.history({}, 1));
        step = newest.empty() ? 0 : newest.front().id;
    }
    MW_TRY_DO(store.nameVersion(step, invocation.value("--name"), invocation.value("--as")));
    if (console.json())
        console.document({{"step", step}, {"version", invocation.value("--name")}});
    else
        console.line("step " + std::to_string(step) + " is '" + invocation.value("--name") + "'");
    return Done;
}

Result<int> run(const Invocation& invocation, Console& console, JobContext&) {
    MW_TRY(const mapping::Document now, document::loadDocument(invocation.argument(0)));
    if (invocation.has("--name")) {
        if (invocation.value("--as").empty())
            return makeError(Code::Usage, "--name needs --as NAME: who names the version");
        MW_TRY(const auto store, app::openEvidence(invocation.argument(0), invocation.value("--evidence"), invocation.value("--as")));
        return name(invocation, console, *store, now);
    }
    MW_TRY(const auto store, app::readEvidence(invocation.argument(0), invocation.value("--evidence")));
    if (!invocation.has("--at"))
        return list(invocation, console, store.get(), now);
    if (!store)
        return makeError(Code::UnknownName, "'" + invocation.value("--at") + "'", ": no history is kept");
    return look(invocation, console, *store, now);
}

} // namespace

Verb define_history() {
    return {"history",
            "what was done to a document over all its saves; the way back to each state",
            {{"DOC", "a mapping document"}},
            {{"--limit", "N", "the newest N steps (default: 50)", false},
             {"--at", "STEP", "what differs between that step, or a named version, and now", false},
             {"--until", "STEP", "and that step instead of now", false},
             {"-o", "FILE", "with --at: writes the document as it was there, without signatures", false},
             {"--name", "NAME", "gives what stands in the file now, or --at STEP, a name", false},
             {"--as", "NAME", "who does", false},
             {"--evidence", "FILE", "the evidence store (default: beside the document)", false}},
            run};
}

} // namespace mw::cli
