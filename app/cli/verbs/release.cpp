// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"
#include "core/base/clock.h"
#include "core/base/utf8.h"
#include "core/document/document_file.h"
#include "core/mapping/released_fields.h"
#include "core/profile/privacy_floor.h"

#include <algorithm>

namespace mw::cli {

namespace {

struct Named {
    std::string name; ///< "legacy.contacts.email"
    const Field* field = nullptr;
};

std::vector<Named> fieldsOf(const mapping::Document& document) {
    std::vector<Named> fields;
    for (const mapping::Connection& connection : document.connections)
        for (const Entity& entity : connection.schema.entities)
            for (const Field& field : entity.fields)
                fields.push_back({connection.name + "." + entity.name + "." + field.name, &field});
    return fields;
}

/// The field of that name; connection and entity may be left out where it is the only one.
Result<Id> fieldNamed(const std::vector<Named>& fields, const std::string& name) {
    std::vector<std::string> fits;
    const Named* found = nullptr;
    for (const Named& each : fields) {
        if (each.name == name)
            return each.field->id;
        if (each.name.ends_with("." + name)) {
            fits.push_back(each.name);
            found = &each;
        }
    }
    if (fits.size() == 1)
        return found->field->id;
    if (!fits.empty())
        return makeError(Code::Usage, mw::quoted(name) + " could be " + listed(fits));
    std::vector<std::string> known;
    for (const Named& each : fields)
        known.push_back(each.name);
    return unknownField(name, known);
}

/// What stands under the mask by what it is, and what was released.
void tell(const mapping::Document& document, Console& console) {
    Json json = Json::array();
    std::vector<std::vector<std::string>> rows;
    for (const Named& each : fieldsOf(document)) {
        const std::string kind(profile::personalKind(each.field->name, {}));
        const std::string release = mapping::releaseOf(document, each.field->id);
        if (kind.empty() && release.empty())
            continue;
        json.push_back({{"field", each.name}, {"personal", kind.empty() ? Json(nullptr) : Json(kind)}, {"released", release.empty() ? Json(nullptr) : Json(release)}});
        rows.push_back({each.name, kind, release.empty() ? "masked" : release});
    }
    if (console.json())
        return console.document({{"floor", profile::kPrivacyFloor}, {"fields", json}});
    if (!rows.empty())
        console.table({"field", "personal", "released by"}, rows);
    console.line("of all other fields, values leave that at least " + std::to_string(profile::kPrivacyFloor) + " records are known to hold");
}

Result<int> run(const Invocation& invocation, Console& console, JobContext&) {
    const std::string path = invocation.argument(0);
    MW_TRY(mapping::Document document, document::loadDocument(path));
    const std::vector<std::string> names = invocation.values("--field");
    if (names.empty()) {
        for (const char* option : {"--as", "--why", "--take-back", "-o"})
            if (invocation.has(option))
                return makeError(Code::Usage, std::string(option) + " needs --field: the field that is meant");
        tell(document, console);
        return Done;
    }
    const std::vector<Named> fields = fieldsOf(document);
    std::vector<Id> chosen;
    for (const std::string& name : names) {
        auto field = fieldNamed(fields, name);
        if (!field.ok())
            return at(field.error(), path);
        chosen.push_back(field.value());
    }
    mapping::Edit edit;
    if (invocation.has("--take-back")) {
        edit = mapping::takeBackRelease(document, chosen);
    } else {
        for (const char* option : {"--as", "--why"})
            if (invocation.value(option).empty())
                return makeError(Code::Usage, std::string(option) + " is missing: a release says who and why");
        edit = mapping::releaseFields(chosen, invocation.value("--as"), printUtc(Clock::system().nowMicros()).substr(0, 10), invocation.value("--why"));
    }
    MW_TRY_DO(mapping::apply(document, edit));
    const std::string written = invocation.value("-o", path);
    MW_TRY_DO(document::saveDocument(document, written));
    Json changed = Json::array();
    for (const Named& each : fields)
        if (std::find(chosen.begin(), chosen.end(), each.field->id) != chosen.end()) {
            const std::string release = mapping::releaseOf(document, each.field->id);
            changed.push_back({{"field", each.name}, {"released", release.empty() ? Json(nullptr) : Json(release)}});
            console.line(each.name + ": " + (release.empty() ? "masked" : "released by " + release));
        }
    if (console.json())
        console.document({{"path", written}, {"fields", changed}});
    return Done;
}

} // namespace

Verb define_release() {
    return {"release",
            "which fields' rare and personal values leave as they are in exports, and who said so; all others are masked",
            {{"DOC", "a mapping document"}},
            {{"--field", "F", "release this one: field, entity.field or connection.entity.field", true},
             {"--as", "NAME", "who releases it", false},
             {"--why", "TEXT", "why its values may be seen", false},
             {"--take-back", "", "mask the fields again", false},
             {"-o", "OUT", "where the document goes (default: DOC itself)", false}},
            run};
}

} // namespace mw::cli
