// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"
#include "app/evidence_place.h"
#include "app/languages.h"
#include "core/base/clock.h"
#include "core/base/utf8.h"
#include "core/document/content_hash.h"
#include "core/document/document_file.h"
#include "core/report/accepted_risks.h"
#include "core/report/example_masks.h"
#include "core/report/report.h"
#include "core/review/findings.h"
#include "core/sign/verification.h"

#include <algorithm>
#include <filesystem>

namespace mw::cli {

namespace {

/// The newest finished run and validation of exactly this document; what speaks of another state of it stays out.
Result<void> addEvidence(const std::string& documentHash, evidence::EvidenceStore& store, report::SpecificationInput& input) {
    MW_TRY(const auto runs, store.runs());
    for (const evidence::RunRecord& record : runs)
        if (record.start.documentHash == documentHash && record.state == evidence::RunRecord::State::Done) {
            input.lastRun = report::SpecificationInput::RunSummary{std::to_string(record.id), printUtc(record.start.startedMicros),
                                                                   documentHash, record.start.engineVersion, record.result};
            MW_TRY(input.review, review::findingsOf(*input.document, store, record.id, input.catalogue ? *input.catalogue : MessageCatalogue::english()));
            break;
        }
    MW_TRY(const auto validations, store.validations());
    for (const evidence::StoredValidation& stored : validations)
        if (stored.documentHash == documentHash) {
            MW_TRY(evidence::StoredValidation whole, store.loadValidation(stored.id));
            input.lastValidation = std::move(whole.result);
            break;
        }
    MW_TRY(input.provenAcceptances, sign::provenAcceptances(*input.document, store));
    MW_TRY(input.acceptedRisks, report::acceptedRisks(store, Clock::system().nowMicros()));
    return {};
}

Result<int> run(const Invocation& invocation, Console& console, JobContext&) {
    const std::string path = invocation.value("-o"), format = invocation.value("--format");
    if (path.empty())
        return makeError(Code::Usage, "-o is missing: the file to write");
    if (format.empty())
        return makeError(Code::Usage, "--format is missing");
    MW_TRY(const auto catalogue, app::catalogueOf(invocation.value("--language")));
    MW_TRY(mapping::Document loaded, document::loadDocument(invocation.argument(0)));
    report::SpecificationInput input;
    input.document = std::make_shared<const mapping::Document>(std::move(loaded));
    input.catalogue = catalogue.get();
    const std::string paper = invocation.value("--paper");
    if (!paper.empty() && paper != "a4" && paper != "letter")
        return makeError(Code::Usage, "--paper is a4 or letter, not " + mw::quoted(paper));
    if (invocation.has("--style")) {
        MW_TRY(input.style, report::readStyle(invocation.value("--style")));
    }
    const auto usual = input.style && input.style->paper ? *input.style->paper : report::Paper::A4;
    input.paper = paper.empty() ? usual : paper == "letter" ? report::Paper::Letter : report::Paper::A4;
    input.dialect = invocation.value("--dialect");
    const auto audience = report::audienceNamed(invocation.value("--kind", "full"));
    if (!audience)
        return makeError(Code::Usage, "--kind is full, decision-paper or build-pack, not " + mw::quoted(invocation.value("--kind")));
    input.audience = *audience;
    input.generatedAt = printUtc(Clock::system().nowMicros());
    const std::string hash = document::contentHash(*input.document);
    MW_TRY(const auto store, app::readEvidence(invocation.argument(0), invocation.value("--evidence")));
    report::KnownProfiles profiles;
    if (store) {
        MW_TRY_DO(addEvidence(hash, *store, input));
        engine::Places places;
        places.baseFolder = std::filesystem::absolute(invocation.argument(0)).parent_path().string();
        MW_TRY(profiles, report::knownProfiles(*input.document, places, *store));
    }
    input.masked = report::maskedExamples(*input.document, profiles);
    MW_TRY_DO(report::exportSpecification(input, format, path));
    if (!input.masked.empty())
        console.note("worked examples of " + counted(input.masked.size(), "field mapping", "field mappings") +
                     " are masked, and the file is a copy without the document: see mapwright release");
    if (console.json())
        console.document({{"path", path}, {"format", format}, {"document_hash", hash}, {"masked", input.masked.size()}});
    console.line(path);
    return Done;
}

bool paints(const std::vector<std::string>& words) {
    for (const report::FormatInfo& format : report::formats())
        if (format.needsFonts && std::find(words.begin(), words.end(), format.name) != words.end())
            return true;
    return false;
}

} // namespace

Verb define_export() {
    std::string names, dialects, firstDialect;
    for (const report::FormatInfo& format : report::formats()) {
        names += (names.empty() ? "" : "|") + format.name;
        for (const auto& dialect : format.dialects)
            dialects += (dialects.empty() ? "" : "|") + dialect.name;
        if (!format.dialects.empty())
            firstDialect = format.dialects.front().name;
    }
    return {"export",
            "the mapping specification for people",
            {{"DOC", "a mapping document"}},
            {{"--format", names, "what to write", false},
             {"-o", "FILE", "where to write it", false},
             {"--language", "L", "the language of the document: en, de (default: en); JSON is always English", false},
             {"--dialect", dialects, "the SQL that is spoken (default: the target's, else " + firstDialect + ")", false},
             {"--kind", "full|decision-paper|build-pack", "for whom: all of it; what has to be decided, on at most eight pages; what has to be built (pdf, docx, odt)", false},
             {"--style", "FILE", "the house style: organisation, colour, fonts, logo, footer (JSON; see the README)", false},
             {"--paper", "a4|letter", "the size of pages (default: the style's, else a4)", false},
             {"--evidence", "FILE", "the evidence store (default: beside the document)", false}},
            run, paints};
}

} // namespace mw::cli
