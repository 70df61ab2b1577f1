// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/mapping_rows.h"

namespace mw::report {

MappingRows mappingRows(const Content& content, const Words& words) {
    MappingRows made;
    Content::Table& table = made.table;
    table.title = words("Mapping");
    for (const std::string& title :
         {words("Reference"), words("Target entity"), words("Target field"), words("Label"), words("Type"), words("Required"), words("Criticality"),
          words("Source entity"), words("Source fields"), words("Rule in words"), words("Rule"), words("Intent"), words("Said by"),
          words("Before → after"), words("Status"), words("Owner"), words("Note")})
        table.columns.push_back({title, false, false, 1});
    const auto add = [&](const Content::Chapter& chapter, const Content::FieldLine& line, const std::string& status) {
        std::string examples;
        for (const auto& [before, after] : line.examples)
            examples += (examples.empty() ? "" : "\n") + before + " → " + after;
        table.rows.push_back({line.reference, chapter.targetEntity, line.target, line.label, line.type,
                              line.required ? words("yes") : words("no"), line.criticality, chapter.sourceEntity,
                              line.source, line.sentence, line.rule, line.intent, line.saidBy, examples, status, line.owner, line.note});
        made.places.push_back({chapter.reference, line.target, line.source});
    };
    for (const auto& chapter : content.chapters) {
        for (const auto& line : chapter.fields)
            add(chapter, line, line.status);
        for (const auto& line : chapter.unfed)
            add(chapter, line, words("not filled"));
        const auto addSource = [&](const std::string& field, const std::string& reason, const std::string& status) {
            Content::FieldLine line;
            line.source = field;
            line.note = reason;
            add(chapter, line, status);
        };
        for (const auto& [field, reason] : chapter.notMigrated)
            addSource(field, reason, words("not migrated"));
        for (const std::string& field : chapter.unaccounted)
            addSource(field, {}, words("open"));
    }
    return made;
}

} // namespace mw::report
