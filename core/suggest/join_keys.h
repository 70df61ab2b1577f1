// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/environment.h"
#include "core/schema/schema.h"

#include <string>
#include <utility>
#include <vector>

namespace mw::suggest {

/// Fields by which rows may find their partners in another entity.
struct JoinKey {
    std::vector<std::pair<std::string, std::string>> on; ///< rules: a field of the rows, a field of the entity
    double score = 0;                                    ///< 1: a schema declares it
    std::string reason;                                  ///< "customers declares it: customer_id refers to it"
};

/// Suggests keys, best first, at most `most`: from relations that the schemas of both declare, from primary keys and names.
/// `fields` are those of the rows; `driving` is the entity under whose alias relations are looked for, null for none; relations
/// count where `isSameSchema`.
std::vector<JoinKey> suggestJoinKeys(const std::vector<rules::FieldBinding>& fields, const Entity* driving, bool isSameSchema,
                                     const Entity& other, std::size_t most = 5);

} // namespace mw::suggest
