// SPDX-License-Identifier: GPL-3.0-or-later
/// report: what is written for people: the mapping specification in several formats, all from one content. Includes
/// everything up to evidence.
#pragma once

#include "core/base/message_catalogue.h"
#include "core/engine/run.h"
#include "core/mapping/model.h"
#include "core/report/style.h"
#include "core/validate/validate.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace mw::report {

/// Texts of worked examples that stand under the mask of the privacy floor, by field mapping.
using MaskedExamples = std::map<Id, std::set<std::string>>;

/// Everything a specification may speak of. Evidence is optional: what is absent is said to be absent.
struct SpecificationInput {
    std::shared_ptr<const mapping::Document> document;
    struct RunSummary {
        std::string id, startedAt, documentHash, engineVersion;
        engine::RunResult result;
    };
    std::optional<RunSummary> lastRun;
    std::optional<validate::ValidationResult> lastValidation;
    std::set<std::string> provenAcceptances; ///< digests of the acceptances whose evidence held when this was made
    std::string generatedAt;  ///< ISO time; injected so that equal input gives equal bytes
    const MessageCatalogue* catalogue = nullptr; ///< null: English
    using Paper = report::Paper;
    Paper paper = Paper::A4; ///< of formats with pages
    std::optional<HouseStyle> style; ///< of formats for people; none: the program's own. Its paper is to be taken over into `paper`
    enum class Audience : std::uint8_t {
        Full,          ///< the whole specification
        DecisionPaper, ///< for those who decide: at most kDecisionPages pages, what they are asked alone on the second
        BuildPack,     ///< for those who build: rules, value maps, checks
    };
    Audience audience = Audience::Full; ///< the others only of formats with pages
    struct AcceptedRisk {
        std::string about, reason, author, until; ///< no `until`: for good
    };
    std::vector<AcceptedRisk> acceptedRisks;
    /// maskedExamples(). Where there are any, no format carries the document, which holds them as they are: each export is a copy.
    MaskedExamples masked;
    std::string review; ///< what reviews have shown, in words; empty: there were none
    std::string dialect; ///< of formats that speak one of several; empty: the target's, else the format's first
};

inline constexpr std::size_t kDecisionPages = 8;

/// "full", "decision-paper", "build-pack".
std::string_view nameOf(SpecificationInput::Audience audience);
std::optional<SpecificationInput::Audience> audienceNamed(std::string_view name);

/// A format the specification can be written in; one per folder in formats/, listed in formats.def.
struct FormatInfo {
    std::string name;       ///< "html"
    std::string label;      ///< "Web page"
    std::string extension;  ///< "html"
    bool isForPrograms = false; ///< always in English
    struct Dialect {
        std::string name, label; ///< "postgresql", "PostgreSQL"
    };
    std::vector<Dialect> dialects = {}; ///< it speaks one of these
    bool isPaged = false;    ///< it is laid out on paper
    bool needsFonts = false; ///< a QGuiApplication has to be there, on whatever platform
};
std::vector<FormatInfo> formats();

/// Writes the specification; whole or not at all. NotSupported for an unknown format, a dialect it does not speak, or an audience
/// that it has no pages for.
Result<void> exportSpecification(const SpecificationInput& input, const std::string& format, const std::string& path);

} // namespace mw::report
