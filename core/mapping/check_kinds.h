// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace mw::mapping {

/// What a document can say of a kind of check. The kinds themselves live in core/check and core/validate, above this folder.
struct CheckKind {
    std::string_view name;
    bool needsFields = false; ///< it looks at fields of the target; the others look at whole entities
};
/// The kinds that Check::kind can name.
std::span<const CheckKind> checkKinds();
/// Null where there is no such kind.
const CheckKind* findCheckKind(std::string_view name);
/// What a check of the kind "count" can be narrowed to by its parameter "of": "rows", "readable", "missing", "extra".
bool isCountOf(std::string_view text);

} // namespace mw::mapping
