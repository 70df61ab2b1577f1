// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"
#include "core/rules/catalogue.h"
#include "core/rules/sql/dialect.h"

namespace mw::cli {

namespace {

Json toJson(const rules::Function& function) {
    Json examples = Json::array();
    for (const rules::Example& example : function.examples()) {
        Json json = {{"rule", example.rule}};
        if (example.fails)
            json["error"] = nameOf(*example.fails);
        else
            json["result"] = example.result;
        examples.push_back(std::move(json));
    }
    Json json = {{"name", function.name()},           {"family", function.family()},    {"summary", function.summary()},
                 {"signatures", function.signatures()}, {"null", function.nullRule()},    {"examples", examples}};
    if (const auto refused = rules::sql::findDialect("postgresql")->refusal(function))
        json["sql"]["not_translatable"] = *refused;
    else if (const std::string_view text = function.postgres().text; !text.empty())
        json["sql"]["postgresql"] = text;
    else
        json["sql"]["postgresql"] = "made for the arguments of each call";
    return json;
}

Result<int> run(const Invocation& invocation, Console& console, JobContext&) {
    Json all = Json::array();
    const std::string wanted = invocation.argument(0);
    std::string family;
    for (const rules::Function& function : rules::allFunctions()) {
        if (!wanted.empty() && function.name() != wanted)
            continue;
        all.push_back(toJson(function));
        if (function.family() != family) {
            family = function.family();
            console.line((all.size() > 1 ? "\n" : "") + family);
        }
        for (const std::string& signature : function.signatures())
            console.line("  " + signature);
        console.line("      " + std::string(function.summary()));
        if (wanted.empty())
            continue;
        console.line("      " + function.nullRule());
        for (const rules::Example& example : function.examples())
            console.line("      " + std::string(example.rule) + "  →  " +
                         (example.fails ? "error: " + std::string(nameOf(*example.fails)) : std::string(example.result)));
    }
    if (all.empty())
        return at(makeError(Code::UnknownFunction, wanted, ""), wanted);
    if (console.json())
        console.document({{"functions", all}});
    return Done;
}

} // namespace

Verb define_functions() {
    return {"functions", "the catalogue of the rule language", {{"NAME", "one function, with its examples", false}}, {}, run};
}

} // namespace mw::cli
