// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"
#include "core/base/file.h"
#include "core/document/content_hash.h"
#include "core/document/document_file.h"

#include <cstdio>

namespace mw::cli {

namespace {

Result<int> run(const Invocation& invocation, Console& console, JobContext&) {
    const std::string path = invocation.argument(0);
    MW_TRY(const std::string before, readFile(path));
    MW_TRY(const mapping::Document document, document::parseDocument(before, path));
    const std::string after = document::printDocument(document);
    const bool changed = before != after;
    if (console.json())
        console.document({{"path", path}, {"changed", changed}, {"document_hash", document::contentHash(document)}});
    if (invocation.has("--check"))
        return changed ? FallsShort : Done;
    if (invocation.has("--write")) {
        if (changed)
            MW_TRY_DO(writeFile(path, after));
        console.line(path + (changed ? ": rewritten" : ": was canonical"));
    } else if (!console.json()) {
        std::fwrite(after.data(), 1, after.size(), stdout);
    }
    return Done;
}

} // namespace

Verb define_fmt() {
    return {"fmt",
            "the document in canonical text",
            {{"DOC", "a mapping document"}},
            {{"--write", "", "rewrite the file in place", false},
             {"--check", "", "only say by the exit code (1) whether it would change", false}},
            run};
}

} // namespace mw::cli
