// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/documents.h"

#include "core/document/document_file.h"
#include "core/types/value.h"

#include <filesystem>

namespace mw::cli {

std::vector<Option> placeOptions() {
    return {{"--entity", "E", "only this target entity or mapping reference; may be repeated", true},
            {"--source", "LOC", "stands in for the document's source; with several: NAME=LOC", true},
            {"--target", "LOC", "stands in for the document's target; with several: NAME=LOC", true},
            {"--location", "NAME", "which of the named locations of the connections to use", false}};
}

namespace {

/// Splits NAME=LOC where NAME is one of the document's connections.
bool namesConnection(const mapping::Document& document, const std::string& text, std::string& name, std::string& place) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || !document.connectionByName(text.substr(0, equals)))
        return false;
    name = text.substr(0, equals);
    place = text.substr(equals + 1);
    return true;
}

} // namespace

Result<OpenedDocument> openDocument(const Invocation& invocation) {
    const std::string path = invocation.argument(0);
    MW_TRY(mapping::Document loaded, document::loadDocument(path));
    OpenedDocument opened;
    opened.document = std::make_shared<const mapping::Document>(std::move(loaded));
    opened.options.places.baseFolder = std::filesystem::absolute(path).parent_path().string();
    opened.options.places.locationName = invocation.value("--location");
    opened.options.entities = invocation.values("--entity");
    for (const bool source : {true, false}) {
        for (const std::string& text : invocation.values(source ? "--source" : "--target")) {
            std::string name, place;
            // Locations of the command line start where the command was given, not at the document.
            const auto absolute = [](const std::string& location) {
                return location.find("://") != std::string::npos ? location
                                                                 : std::filesystem::absolute(location).string();
            };
            if (namesConnection(*opened.document, text, name, place))
                opened.options.places.overrides[name] = absolute(place);
            else
                (source ? opened.options.places.sourceOverride : opened.options.places.targetOverride) = absolute(text);
        }
    }
    return opened;
}

Result<std::int64_t> runNumber(const std::string& text, const std::string& what) {
    std::int64_t run = 0;
    if (!parseInteger(text, run) || run < 1)
        return makeError(Code::Usage, what + " is the number of a run, not " + text);
    return run;
}

Result<engine::PlanPtr> planFor(const OpenedDocument& opened, JobContext& job) {
    MW_TRY(engine::PlanResult result, engine::makePlan(opened.document, opened.options, job));
    if (result.plan)
        return result.plan;
    std::size_t errors = 0;
    const mapping::Problem* first = nullptr;
    for (const mapping::Problem& problem : result.problems)
        if (problem.severity == mapping::Problem::Severity::Error) {
            ++errors;
            first = first ? first : &problem;
        }
    Error error = makeError(Code::DocumentHasProblems, std::to_string(errors),
                            first ? first->where + ": " + first->message : std::string());
    return at(std::move(error), opened.document->title);
}

} // namespace mw::cli
