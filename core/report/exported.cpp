// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/exported.h"

#include "core/base/temporary_folder.h"
#include "core/report/format.h"

#include <algorithm>
#include <filesystem>

namespace mw::report {

namespace {

std::string extensionOf(const std::string& path) {
    const std::string extension = std::filesystem::path(path).extension().string();
    return extension.empty() ? extension : extension.substr(1);
}

const Format* formatOf(const std::string& path) {
    const std::string extension = extensionOf(path);
    for (const Format& format : allFormats()) {
        if (format.info.extension == extension)
            return &format;
    }
    return nullptr;
}

} // namespace

bool isExportPath(const std::string& path) { return formatOf(path) != nullptr; }

bool isPainted(const std::string& path) {
    const Format* const format = formatOf(path);
    return format != nullptr && format->info.needsFonts;
}

Result<Exported> openExport(const std::string& path) {
    const Format* const format = formatOf(path);
    if (format == nullptr)
        return at(makeError(Code::NotSupported, "the format of this file"), path);
    if (!format->read)
        return at(makeError(Code::OnlyACopy, format->info.label, "the mapping document that it was made of"), path);
    MW_TRY(Exported exported, format->read(path));
    exported.format = format->info.name;
    if (exported.copyText.empty())
        return at(makeError(Code::DamagedSignatures, "the copy of the document is not in it"), path);
    return exported;
}

Result<std::optional<ShownDifference>> compareShown(const Exported& exported, const Copy& copy, const MessageCatalogue* catalogue) {
    const TemporaryFolder folder;
    if (folder.path().empty())
        return makeError(Code::WriteFailed, "there is no room for a temporary folder");
    SpecificationInput input = copy.input;
    input.catalogue = catalogue;
    const std::string path = folder.path() + "/again";
    MW_TRY_DO(exportSpecification(input, exported.format, path));
    const auto& formats = allFormats();
    const auto format = std::find_if(formats.begin(), formats.end(), [&](const Format& each) { return each.info.name == exported.format; });
    MW_TRY(const Exported again, format->read(path));
    if (again.copyText != exported.copyText)
        return std::optional(ShownDifference{"the copy of the document", "something else", "what this program writes"});
    const auto [should, shows] = std::mismatch(again.shown.begin(), again.shown.end(), exported.shown.begin(), exported.shown.end());
    const bool hasMore = shows != exported.shown.end(), isMissing = should != again.shown.end();
    if (!hasMore && !isMissing)
        return std::optional<ShownDifference>();
    return std::optional(ShownDifference{isMissing ? should->place : shows->place, hasMore ? shows->text : std::string(),
                                         isMissing ? should->text : std::string()});
}

} // namespace mw::report
