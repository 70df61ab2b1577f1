// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/content.h"
#include "core/report/exported.h"

#include <functional>
#include <string>

namespace mw::report {

class Words;
struct ProfileContent;

/// What an export format declares.
struct Format {
    FormatInfo info;
    /// Writes the content to a path, whole or not at all.
    std::function<Result<void>(const SpecificationInput&, const Content&, const std::string& path)> write;
    /// Takes apart what `write` made, which then holds printCopy() of its input: so that it can be verified by itself. Null: the
    /// format is a copy, and says Content::copyStatement.
    std::function<Result<Exported>(const std::string& path)> read = nullptr;
    /// Writes profiles to a path, whole or not at all. Null: it has no form for them.
    std::function<Result<void>(const ProfileContent&, const Words&, const std::string& path)> writeProfile = nullptr;
};

/// All formats, in the order of formats.def.
const std::vector<Format>& allFormats();

} // namespace mw::report
