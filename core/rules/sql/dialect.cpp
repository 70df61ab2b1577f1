// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/sql/dialect.h"

#include "core/rules/sql/dialects_p.h"

#include <array>

namespace mw::rules::sql {

std::span<const Dialect* const> dialects() {
    static const std::array<const Dialect*, 2> all = {&sqlite(), &postgresql()};
    return all;
}

const Dialect* findDialect(std::string_view name) {
    for (const Dialect* const dialect : dialects())
        if (dialect->name() == name)
            return dialect;
    return nullptr;
}

} // namespace mw::rules::sql
