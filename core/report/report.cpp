// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/report.h"

#include "core/report/format.h"

#include <algorithm>

namespace mw::report {

#define MW_FORMAT(name) Format define_##name();
#include "core/report/formats.def"
#undef MW_FORMAT

const std::vector<Format>& allFormats() {
    static const std::vector<Format> all = {
#define MW_FORMAT(name) define_##name(),
#include "core/report/formats.def"
#undef MW_FORMAT
    };
    return all;
}

std::vector<FormatInfo> formats() {
    std::vector<FormatInfo> infos;
    for (const Format& format : allFormats())
        infos.push_back(format.info);
    return infos;
}

namespace {
constexpr std::pair<std::string_view, SpecificationInput::Audience> kAudiences[] = {
    {"full", SpecificationInput::Audience::Full},
    {"decision-paper", SpecificationInput::Audience::DecisionPaper},
    {"build-pack", SpecificationInput::Audience::BuildPack}};
} // namespace

std::string_view nameOf(SpecificationInput::Audience audience) {
    return std::find_if(std::begin(kAudiences), std::end(kAudiences), [&](const auto& each) { return each.second == audience; })->first;
}

std::optional<SpecificationInput::Audience> audienceNamed(std::string_view name) {
    const auto found = std::find_if(std::begin(kAudiences), std::end(kAudiences), [&](const auto& each) { return each.first == name; });
    return found == std::end(kAudiences) ? std::nullopt : std::optional(found->second);
}

Result<void> exportSpecification(const SpecificationInput& input, const std::string& name, const std::string& path) {
    for (const Format& format : allFormats())
        if (format.info.name == name) {
            SpecificationInput spoken = input;
            if (format.info.isForPrograms)
                spoken.catalogue = nullptr;
            const auto& dialects = format.info.dialects;
            if (!input.dialect.empty() && std::none_of(dialects.begin(), dialects.end(), [&](const auto& each) { return each.name == input.dialect; }))
                return at(makeError(Code::NotSupported, "the dialect " + input.dialect + " of the format " + name), path);
            if (input.audience != SpecificationInput::Audience::Full && !format.info.isPaged)
                return at(makeError(Code::NotSupported, "a " + std::string(nameOf(input.audience)) + " as " + format.info.label), path);
            Content content = makeContent(spoken);
            if (format.read && input.masked.empty())
                content.copyStatement = content.holdsStatement;
            return format.write(spoken, content, path);
        }
    return at(makeError(Code::NotSupported, "the format " + name), path);
}

} // namespace mw::report
