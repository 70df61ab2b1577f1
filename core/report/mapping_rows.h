// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/content.h"
#include "core/report/words_p.h"

namespace mw::report {

/// All chapters as one flat table: a row for each field mapping, target field that nothing fills and source field that is
/// left behind or that nobody spoke of.
struct MappingRows {
    Content::Table table;
    struct Place {
        std::string chapter, target, source; ///< reference of the entity mapping, fields; empty where there is none
    };
    std::vector<Place> places; ///< of each row
};
MappingRows mappingRows(const Content& content, const Words& words);

} // namespace mw::report
