// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/copy.h"

#include "core/document/content_hash.h"
#include "core/document/document_file.h"
#include "core/document/members.h"
#include "core/evidence/result_text.h"
#include "core/mapping/scenario.h"
#include "core/profile/privacy_floor.h"

#include <algorithm>

namespace mw::report {

using document::JsonCursor;
using document::JsonWriter;

namespace {

constexpr std::uint64_t kFormat = 1;

/// '<' and '_' stand in texts only, where a number may stand for them.
std::string withoutMarks(const std::string& json) {
    std::string made;
    made.reserve(json.size() + json.size() / 8);
    for (const char c : json) {
        if (c == '<')
            made += "\\u003c";
        else if (c == '_')
            made += "\\u005f";
        else
            made += c;
    }
    return made;
}

/// Of what differs only figures are shown, so no values leave: but which step of a scenario failed for how many records.
validate::ValidationResult withoutValues(validate::ValidationResult result) {
    result.differences.clear();
    result.clusters.clear();
    if (result.losses)
        for (validate::FieldLosses& field : *result.losses)
            field.examples.clear();
    for (validate::CheckResult& check : result.checks) {
        if (check.kind != mapping::kScenario)
            check.examples.clear();
        for (diff::Difference& example : check.examples) {
            const std::size_t step = std::min(example.key.find('\x1f'), example.key.size());
            example.key = profile::masked(example.key.substr(0, step)) + example.key.substr(step);
            example.left = example.right = Value();
        }
    }
    return result;
}

} // namespace

std::string printCopy(const SpecificationInput& input) {
    JsonWriter writer(JsonWriter::Layout::Line);
    writer.beginObject();
    writer.unsignedInteger("format", kFormat);
    if (!input.masked.empty()) {
        writer.text("copy_of", document::contentHash(*input.document));
        writer.endObject();
        return withoutMarks(writer.result());
    }
    writer.text("generated_at", input.generatedAt);
    writer.text("language", input.catalogue ? input.catalogue->language() : "en");
    document::textIfAny(writer, "dialect", input.dialect);
    document::textIfAny(writer, "paper", input.paper == SpecificationInput::Paper::Letter ? "letter" : "");
    if (input.style) {
        writer.key("style");
        write(writer, *input.style);
    }
    if (input.audience != SpecificationInput::Audience::Full)
        writer.text("audience", std::string(nameOf(input.audience)));
    std::vector<std::string> accepted;
    for (const SpecificationInput::AcceptedRisk& risk : input.acceptedRisks)
        accepted.insert(accepted.end(), {risk.about, risk.reason, risk.author, risk.until});
    document::textsIfAny(writer, "accepted", accepted);
    document::textIfAny(writer, "review", input.review);
    if (input.lastRun) {
        writer.key("run");
        writer.beginObject();
        writer.text("id", input.lastRun->id);
        writer.text("started_at", input.lastRun->startedAt);
        writer.text("document_hash", input.lastRun->documentHash);
        writer.text("engine", input.lastRun->engineVersion);
        writer.text("result", evidence::printRunResult(input.lastRun->result));
        writer.endObject();
    }
    if (input.lastValidation)
        writer.text("validation", evidence::printValidation(withoutValues(*input.lastValidation)));
    document::textsIfAny(writer, "proven", {input.provenAcceptances.begin(), input.provenAcceptances.end()});
    writer.text("document", document::printDocument(*input.document));
    writer.endObject();
    return withoutMarks(writer.result());
}

Result<Copy> parseCopy(const std::string& json, const std::string& name) {
    const auto damaged = [&](const Error& error) {
        return at(makeError(Code::DamagedSignatures, error.message()), name + ", the copy of the document in it");
    };
    const Result<document::JsonValue> value = document::parseJson(json);
    if (!value.ok())
        return damaged(value.error());
    document::JsonReading reading(json, name);
    Copy copy;
    std::string run, validation, text, copyOf;
    std::uint64_t format = 0;
    JsonCursor(reading, value.value()).object([&](JsonCursor& cursor) {
        format = cursor.unsignedInteger("format").value_or(0);
        copyOf = cursor.text("copy_of");
        if (!copyOf.empty())
            return;
        copy.input.generatedAt = cursor.neededText("generated_at");
        copy.language = cursor.neededText("language");
        copy.input.dialect = cursor.text("dialect");
        copy.input.paper = cursor.text("paper") == "letter" ? SpecificationInput::Paper::Letter : SpecificationInput::Paper::A4;
        cursor.inside("style", [&](JsonCursor& of) { read(of, copy.input.style.emplace()); });
        copy.input.audience = audienceNamed(cursor.text("audience")).value_or(SpecificationInput::Audience::Full);
        const std::vector<std::string> accepted = cursor.texts("accepted");
        for (std::size_t i = 0; i + 3 < accepted.size(); i += 4)
            copy.input.acceptedRisks.push_back({accepted[i], accepted[i + 1], accepted[i + 2], accepted[i + 3]});
        copy.input.review = cursor.text("review");
        cursor.inside("run", [&](JsonCursor& of) {
            copy.input.lastRun = SpecificationInput::RunSummary{of.neededText("id"), of.neededText("started_at"),
                                                                of.neededText("document_hash"), of.neededText("engine"), {}};
            run = of.neededText("result");
        });
        validation = cursor.text("validation");
        for (const std::string& digest : cursor.texts("proven"))
            copy.input.provenAcceptances.insert(digest);
        text = cursor.neededText("document");
    });
    if (reading.failed())
        return damaged(reading.error());
    if (format != kFormat)
        return at(makeError(Code::WrongVersion, std::to_string(format), std::to_string(kFormat)), name);
    if (!copyOf.empty())
        return at(makeError(Code::OnlyACopy, "specification with masked examples", "the mapping document with the content hash " + copyOf), name);
    if (copy.input.lastRun) {
        auto result = evidence::parseRunResult(run);
        if (!result.ok())
            return damaged(result.error());
        copy.input.lastRun->result = std::move(result).value();
    }
    if (!validation.empty()) {
        auto result = evidence::parseValidation(validation);
        if (!result.ok())
            return damaged(result.error());
        copy.input.lastValidation = std::move(result).value();
    }
    MW_TRY(mapping::Document document, document::parseDocument(text, name + ", the document in it"));
    copy.input.document = std::make_shared<const mapping::Document>(std::move(document));
    return copy;
}

} // namespace mw::report
