// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"
#include "app/samples.h"

namespace mw::cli {

namespace {

Result<int> run(const Invocation& invocation, Console& console, JobContext&) {
    MW_TRY(const std::vector<std::string> documents, app::unpackSamples(invocation.argument(0)));
    for (const std::string& document : documents)
        console.line(document);
    if (console.json())
        console.document({{"documents", documents}});
    return Done;
}

} // namespace

Verb define_examples() {
    return {"examples", "unpacks the sample migrations", {{"DIR", "a folder, made if it is not there"}}, {}, run};
}

} // namespace mw::cli
