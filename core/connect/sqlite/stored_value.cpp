// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/sqlite/stored_value.h"

#include <sqlite3.h>

namespace mw {

StoredValue storedValue(sqlite3_value* value, bool isUtf8) {
    StoredValue stored;
    const void* bytes = nullptr;
    switch (sqlite3_value_type(value)) {
    case SQLITE_INTEGER:
        stored.integer = sqlite3_value_int64(value);
        stored.kind = StoredValue::Kind::Integer;
        return stored;
    case SQLITE_FLOAT:
        stored.real = sqlite3_value_double(value);
        stored.kind = StoredValue::Kind::Real;
        return stored;
    case SQLITE_TEXT:
        // As a blob the bytes come as they are; as a text they would be copied to end with a zero.
        bytes = isUtf8 ? sqlite3_value_blob(value) : sqlite3_value_text(value);
        stored.kind = StoredValue::Kind::Text;
        break;
    case SQLITE_BLOB:
        bytes = sqlite3_value_blob(value);
        stored.kind = StoredValue::Kind::Blob;
        break;
    default:
        return stored;
    }
    // The size comes after the bytes, which a conversion may change.
    stored.bytes = bytes ? std::string_view(static_cast<const char*>(bytes), std::size_t(sqlite3_value_bytes(value)))
                         : std::string_view("", 0);
    return stored;
}

void bindStoredValue(sqlite3_stmt* statement, int parameter, const StoredValue& value) {
    switch (value.kind) {
    case StoredValue::Kind::Null:
        sqlite3_bind_null(statement, parameter);
        break;
    case StoredValue::Kind::Integer:
        sqlite3_bind_int64(statement, parameter, value.integer);
        break;
    case StoredValue::Kind::Real:
        sqlite3_bind_double(statement, parameter, value.real);
        break;
    case StoredValue::Kind::Text:
        sqlite3_bind_text64(statement, parameter, value.bytes.empty() ? "" : value.bytes.data(), value.bytes.size(),
                            SQLITE_STATIC, SQLITE_UTF8);
        break;
    case StoredValue::Kind::Blob:
        sqlite3_bind_blob64(statement, parameter, value.bytes.empty() ? "" : value.bytes.data(), value.bytes.size(),
                            SQLITE_STATIC);
        break;
    }
}

} // namespace mw
