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

Result<void> exportSpecification(const SpecificationInput& input, const std::string& name, const std::string& path) {
    for (const Format& format : allFormats())
        if (format.info.name == name) {
            SpecificationInput spoken = input;
            if (format.info.isForPrograms)
                spoken.catalogue = nullptr;
            const auto& dialects = format.info.dialects;
            if (!input.dialect.empty() && std::none_of(dialects.begin(), dialects.end(), [&](const auto& each) { return each.name == input.dialect; }))
                return at(makeError(Code::NotSupported, "the dialect " + input.dialect + " of the format " + name), path);
            Content content = makeContent(spoken);
            if (format.read)
                content.copyStatement = content.holdsStatement;
            return format.write(spoken, content, path);
        }
    return at(makeError(Code::NotSupported, "the format " + name), path);
}

} // namespace mw::report
