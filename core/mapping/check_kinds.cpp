// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/check_kinds.h"

#include <algorithm>
#include <array>

namespace mw::mapping {

namespace {

constexpr std::array kKinds = {
    CheckKind{"required", true}, CheckKind{"format", true},   CheckKind{"range", true}, CheckKind{"length", true},
    CheckKind{"allowed", true},  CheckKind{"unique", true},   CheckKind{"count"},       CheckKind{"total"},
    CheckKind{"accuracy"},       CheckKind{"relation"},       CheckKind{"duplicates"},     CheckKind{"report"},
    CheckKind{"permissions"},    CheckKind{"workflow"},       CheckKind{"scenario"},
};

} // namespace

std::span<const CheckKind> checkKinds() { return kKinds; }

const CheckKind* findCheckKind(std::string_view name) {
    const auto found = std::find_if(kKinds.begin(), kKinds.end(), [&](const CheckKind& k) { return k.name == name; });
    return found == kKinds.end() ? nullptr : &*found;
}

bool isCountOf(std::string_view text) {
    return text == "rows" || text == "readable" || text == "missing" || text == "extra";
}

} // namespace mw::mapping
