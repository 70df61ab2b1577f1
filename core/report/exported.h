// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/copy.h"

#include <optional>
#include <string>
#include <vector>

namespace mw::report {

/// One thing that an export shows, where it stands: a cell, a stretch of text, a member.
struct Shown {
    std::string place; ///< "PPL-004, Rule"
    std::string text;
    friend bool operator==(const Shown&, const Shown&) = default;
};

/// An exported specification, taken apart.
struct Exported {
    std::string format;       ///< "html"
    std::string copyText;     ///< printCopy() of what it was made of
    std::vector<Shown> shown; ///< in reading order
};

/// Says whether a path has the extension of an export format.
bool isExportPath(const std::string& path);
/// Says whether such a file is made again by painting: FormatInfo::needsFonts.
bool isPainted(const std::string& path);
/// Takes an export apart. OnlyACopy for a format that does not carry the document, with `against` as what it is to be
/// verified by; DamagedSignatures where the copy is not in it.
Result<Exported> openExport(const std::string& path);

/// Where an export does not show what its own copy gives.
struct ShownDifference {
    std::string place, shows, should;
};
/// Makes the export anew from its copy, in the language of `catalogue` (null: English), and compares all that people see;
/// gives the first difference.
Result<std::optional<ShownDifference>> compareShown(const Exported& exported, const Copy& copy, const MessageCatalogue* catalogue);

} // namespace mw::report
