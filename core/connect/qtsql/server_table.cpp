// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/qtsql/server_table.h"

#include "core/base/unicode.h"
#include "core/base/utf8.h"
#include "core/base/wording.h"

#include <algorithm>

namespace mw {

const ServerTable* findServerTable(const std::vector<ServerTable>& tables, std::string_view name) {
    const auto exact = std::find_if(tables.begin(), tables.end(),
                                    [&](const ServerTable& table) { return table.entity.name == name; });
    if (exact != tables.end())
        return &*exact;
    const std::string folded = foldCase(std::string(name));
    const ServerTable* found = nullptr;
    for (const ServerTable& table : tables) {
        if (foldCase(table.entity.name) != folded)
            continue;
        if (found)
            return nullptr;
        found = &table;
    }
    return found;
}

bool isNumberedKey(const Entity& entity, const Field& field) {
    const Key* const key = entity.primaryKey();
    return field.generated && field.type.kind == TypeKind::Integer && key && key->fields.size() == 1 &&
           key->fields.front() == field.name;
}

Error unknownServerTable(const std::vector<ServerTable>& tables, std::string_view name) {
    std::vector<std::string> known;
    for (const ServerTable& table : tables)
        known.push_back(table.entity.name);
    return makeError(Code::UnknownEntity, quoted(name), listed(known));
}

} // namespace mw
