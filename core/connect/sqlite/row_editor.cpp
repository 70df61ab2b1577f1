// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/sqlite/row_editor.h"

#include "core/base/utf8.h"
#include "core/connect/sqlite/stored_value.h"
#include "core/types/value.h"

#include <sqlite3.h>

namespace mw {

Result<SqliteRowEditor> SqliteRowEditor::open(SqliteSession& session, const SqliteTable& table) {
    MW_TRY(const auto utf8, session.integer("SELECT encoding = 'UTF-8' FROM pragma_encoding"));
    SqliteRowEditor editor(session, SqliteRowForm(table, utf8.value_or(0) == 1));
    const SqliteRowForm& form = editor.m_form;
    const std::string name = "main." + sqlName(form.table());
    const std::string where = " WHERE " + form.keyCondition();
    std::string sets, places = form.hasRowid() ? "?" : "";
    for (std::size_t i = 0; i < form.columns(); ++i)
        if (form.isWritable(i)) {
            sets += (sets.empty() ? "" : ",") + sqlName(form.columnName(i)) + "=?";
            places += places.empty() ? "?" : ",?";
        }
    const std::string rowid = form.hasRowid() ? form.rowidName() + "," : "";
    MW_TRY(editor.m_read, session.prepare("SELECT " + form.columnList() + " FROM " + name + where, true));
    MW_TRY(editor.m_remove, session.prepare("DELETE FROM " + name + where, true));
    MW_TRY(editor.m_update, session.prepare("UPDATE " + name + " SET " + sets + where, true));
    MW_TRY(editor.m_insert, session.prepare("INSERT INTO " + name + "(" + rowid + form.writableList() + ") VALUES(" +
                                                places + ")",
                                            true));
    return editor;
}

Result<std::optional<std::string>> SqliteRowEditor::read(std::string_view key) {
    sqlite3_stmt* const statement = m_read.handle();
    bindImage(statement, 1, key);
    MW_TRY(const bool found, m_read.step());
    if (!found)
        return std::optional<std::string>();
    m_image.clear();
    for (std::size_t i = 0; i < m_form.columns(); ++i)
        m_form.append(m_image, i, sqlite3_column_value(statement, int(i)));
    m_read.reset();
    return std::optional(m_image);
}

Result<std::uint64_t> SqliteRowEditor::run(SqliteStatement& statement) {
    MW_TRY_DO(statement.step());
    return std::uint64_t(sqlite3_changes(m_session->handle()));
}

int SqliteRowEditor::bindWritable(sqlite3_stmt* statement, int parameter, std::string_view image) const {
    StoredValue value;
    for (std::size_t i = 0; takeStored(image, value); ++i)
        if (m_form.isWritable(i))
            bindStoredValue(statement, parameter++, value);
    return parameter;
}

Result<std::uint64_t> SqliteRowEditor::remove(std::string_view key) {
    bindImage(m_remove.handle(), 1, key);
    return run(m_remove);
}

Result<std::uint64_t> SqliteRowEditor::update(std::string_view key, std::string_view image) {
    bindImage(m_update.handle(), bindWritable(m_update.handle(), 1, image), key);
    return run(m_update);
}

Result<std::uint64_t> SqliteRowEditor::insert(std::string_view key, std::string_view image) {
    bindWritable(m_insert.handle(), m_form.hasRowid() ? bindImage(m_insert.handle(), 1, key) : 1, image);
    return run(m_insert);
}

Result<RowDigest> SqliteRowEditor::digest() {
    MW_TRY(SqliteStatement rows,
           m_session->prepare("SELECT " + m_form.columnList() + " FROM main." + sqlName(m_form.table())));
    RowDigest digest;
    while (true) {
        MW_TRY(const bool more, rows.step());
        if (!more)
            return digest;
        m_image.clear();
        for (std::size_t i = 0; i < m_form.columns(); ++i)
            m_form.append(m_image, i, sqlite3_column_value(rows.handle(), int(i)));
        digest.add(stableHash(m_image));
    }
}

std::string SqliteRowEditor::describe(std::string_view key) {
    std::string text;
    StoredValue value;
    while (takeStored(key, value)) {
        text += text.empty() ? "" : ", ";
        switch (value.kind) {
        case StoredValue::Kind::Null:
            text += "null";
            break;
        case StoredValue::Kind::Integer:
            text += std::to_string(value.integer);
            break;
        case StoredValue::Kind::Real:
            text += printFloat(value.real);
            break;
        case StoredValue::Kind::Text:
        case StoredValue::Kind::Blob:
            text += quoted(value.bytes);
            break;
        }
    }
    return text;
}

bool SqliteRowEditor::fits(std::string_view image) const {
    std::size_t values = 0;
    StoredValue value;
    while (takeStored(image, value))
        ++values;
    return values == m_form.columns() && image.empty();
}

Result<void> quietSession(SqliteSession& session) {
    sqlite3_db_config(session.handle(), SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    return session.execute("PRAGMA foreign_keys=OFF; PRAGMA synchronous=EXTRA");
}

} // namespace mw
