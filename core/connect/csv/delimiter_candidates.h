// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/csv/csv_options.h"

#include <string>
#include <string_view>
#include <vector>

namespace mw::csv {

/// What may stand between the fields of a text.
struct DelimiterCandidate {
    std::string delimiter;
    /// Usual ones are believed on sight. The others occur in prose, times and names as well: they need more records of
    /// one width, and no reading by a usual one that comes near.
    bool isUsual = true;
    /// Several characters of which one alone would read the text as regularly, with rests of the others in its fields.
    bool isLonger = false;
    bool padded = false;   ///< as in CsvDialect
    int whitespaceRun = 0; ///< as in CsvDialect
};

/// The delimiters worth trying, the usual ones first; at least one. What the options say is the only one.
std::vector<DelimiterCandidate> delimiterCandidates(std::string_view text, const CsvOptions& options);

} // namespace mw::csv
