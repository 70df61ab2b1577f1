// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/chapter_tables.h"

namespace mw::report {

Content::Table unfedTable(const Content::Chapter& chapter, const Words& words) {
    Content::Table table;
    table.columns = {{words("Target field that nothing fills"), false, false, 2}, {words("Type"), false, false, 1}, {words("Required"), false, false, 1}};
    for (const auto& line : chapter.unfed)
        table.rows.push_back({line.target, line.type, line.required ? words("required") : words("no")});
    return table;
}

Content::Table leftBehindTable(const Content::Chapter& chapter, const Words& words) {
    Content::Table table;
    table.columns = {{words("Source field not migrated"), false, false, 1}, {words("Reason"), false, false, 3}};
    for (const auto& [field, reason] : chapter.notMigrated)
        table.rows.push_back({field, reason});
    for (const std::string& field : chapter.unaccounted)
        table.rows.push_back({field, words("nobody has spoken of it yet")});
    return table;
}

} // namespace mw::report
