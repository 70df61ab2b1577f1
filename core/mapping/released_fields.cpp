// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/released_fields.h"

#include "core/base/promise.h"

namespace mw::mapping {

Edit releaseFields(const std::vector<Id>& fields, const std::string& who, std::string_view day, const std::string& why) {
    MW_ASSERT(!who.empty() && !why.empty(), "a release says who and why");
    Edit edit{"Release values", {}};
    for (const Id& field : fields)
        edit.steps.push_back(SetWorkflow{SetWorkflow::What::Released, field.text(), who + " " + std::string(day) + ": " + why});
    return edit;
}

Edit takeBackRelease(const Document& document, const std::vector<Id>& fields) {
    Edit edit{"Mask values again", {}};
    for (const Id& field : fields)
        if (document.workflow.released.contains(field.text()))
            edit.steps.push_back(SetWorkflow{SetWorkflow::What::Released, field.text(), std::nullopt});
    return edit;
}

std::string releaseOf(const Document& document, const Id& field) {
    const auto found = document.workflow.released.find(field.text());
    return found == document.workflow.released.end() ? std::string() : found->second;
}

std::set<std::string> releasedNames(const Document& document, const Entity& entity) {
    std::set<std::string> names;
    for (const Field& field : entity.fields)
        if (document.workflow.released.contains(field.id.text()))
            names.insert(field.name);
    return names;
}

} // namespace mw::mapping
