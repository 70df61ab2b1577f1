// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/report.h"

#include <string>

/// What an export carries beside what people see: the mapping document in canonical text, with its signatures, and all else
/// that the export was made of. By it anybody can verify the signatures and make the same export again.
namespace mw::report {

struct Copy {
    SpecificationInput input; ///< without a catalogue
    std::string language;     ///< of the catalogue that was spoken
};

/// One line of JSON, in which neither '<' nor '_' stands as such: it can stand in a page and in cells of a workbook. Values that
/// nobody sees in an export are not in it; where examples are masked it only names the document that the export is a copy of.
std::string printCopy(const SpecificationInput& input);
/// DamagedSignatures with the place where it is not what printCopy() writes; what parseDocument() says of the document; OnlyACopy
/// where it is one.
Result<Copy> parseCopy(const std::string& json, const std::string& name);

} // namespace mw::report
