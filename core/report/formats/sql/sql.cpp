// SPDX-License-Identifier: GPL-3.0-or-later
// The specification as a script: the tables that are read and filled, and the statements that fill them.
#include "core/base/file.h"
#include "core/report/format.h"
#include "core/report/formats/sql/statements_p.h"
#include "core/report/formats/sql/tables_p.h"
#include "core/report/words_p.h"

namespace mw::report {

namespace {

/// As asked for, else as the first target that is such a database, else the first.
const sql::Speech& speechFor(const SpecificationInput& input) {
    for (const sql::Speech* const speech : sql::speeches())
        if (speech->dialect() == input.dialect)
            return *speech;
    for (const mapping::EntityMapping& mapping : input.document->mappings)
        if (const mapping::Connection* const target = input.document->connection(mapping.targetConnection))
            for (const sql::Speech* const speech : sql::speeches())
                if (speech->connector() == target->connector)
                    return *speech;
    return *sql::speeches().front();
}

Result<void> write_sql(const SpecificationInput& input, const Content& content, const std::string& path) {
    const Words words(input);
    const sql::Speech& speech = speechFor(input);
    sql::Script script;
    script.comment(content.title);
    script.comment(content.description);
    script.comment(words("The rules as a script for {0}.", std::string(speech.label())));
    script.comment("");
    for (const Content::Fact& fact : content.cover)
        script.comment(fact.name + ": " + fact.value);
    script.comment(content.copyStatement);
    script.comment(words("Records that a rule rejects are left out and not told: a run of the document names each with its reason."));
    sql::addSourceTables(script, *input.document, speech, words);
    sql::addTargetTables(script, *input.document, speech, words);
    script.gap();
    script.statement("BEGIN");
    sql::addStatements(script, *input.document, speech, words);
    script.gap();
    script.statement("COMMIT");
    return writeFile(path, script.text());
}

} // namespace

Format define_sql() {
    FormatInfo info{"sql", "SQL script", "sql"};
    for (const sql::Speech* const speech : sql::speeches())
        info.dialects.push_back({std::string(speech->dialect()), std::string(speech->label())});
    return {info, write_sql};
}

} // namespace mw::report
