// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/check/check.h"

#include "core/base/utf8.h"

namespace mw::check {

#define MW_CHECK_KIND(name) KindInfo define_##name();
#include "core/check/checks.def"
#undef MW_CHECK_KIND

const std::vector<KindInfo>& kinds() {
    static const std::vector<KindInfo> table = [] {
        std::vector<KindInfo> infos;
#define MW_CHECK_KIND(name) infos.push_back(define_##name());
#include "core/check/checks.def"
#undef MW_CHECK_KIND
        return infos;
    }();
    return table;
}

const KindInfo* findKind(std::string_view name) {
    for (const KindInfo& kind : kinds())
        if (kind.name == name)
            return &kind;
    return nullptr;
}

Result<std::unique_ptr<Check>> makeCheck(const Spec& spec) {
    const KindInfo* kind = findKind(spec.kind);
    if (!kind)
        return makeError(Code::UnknownName, quoted(spec.kind), "");
    if (spec.fields.empty() || spec.fields.size() != spec.columns.size())
        return makeError(Code::WrongValue, "a check of kind " + spec.kind + " needs at least one field");
    for (const auto& [name, value] : spec.parameters) {
        bool known = false;
        for (const ParameterInfo& parameter : kind->parameters)
            known = known || parameter.name == name;
        if (!known)
            return makeError(Code::WrongValue, "the check " + spec.kind + " has no parameter " + quoted(name));
    }
    for (const ParameterInfo& parameter : kind->parameters)
        if (parameter.required && !spec.parameters.contains(parameter.name))
            return makeError(Code::WrongValue, "the check " + spec.kind + " needs the parameter " + parameter.name);
    return kind->make(spec);
}

} // namespace mw::check
