// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/server_restorer.h"

#include <algorithm>
#include <charconv>

namespace mw {

namespace {

constexpr const char* kStaging = "mapwright_undo";
constexpr const char* kNumber = "mapwright_number";
constexpr const char* kNow = "mapwright_now";       // the hash of the image that the load left
constexpr const char* kBefore = "mapwright_before"; // of the one before it
constexpr const char* kValue = "mapwright_value_";  // a value of that image, with its place
constexpr std::size_t kStatementBytes = std::size_t(1) << 18;
constexpr std::size_t kMostUpdates = 20'000; // of one stretch
/// Beyond so many rows nobody asks which ones.
constexpr std::size_t kMostGiven = 100'000;

/// The values of a row as selectStaged() asks for them, behind the two hashes.
constexpr std::size_t kHashes = 2;

std::string hashText(std::string_view image) {
    RowDigest digest;
    digest.add(stableHash(image));
    return printSum(digest);
}

std::string hashText(const Hash128& hash) {
    RowDigest digest;
    digest.add(hash);
    return printSum(digest);
}

} // namespace

Error ServerRestorer::notEqual(const std::string& what) const {
    return at(makeError(Code::NotReversible, what + " does not become what it was"), m_table.entity.name);
}

Result<std::uint64_t> ServerRestorer::count() {
    std::uint64_t rows = 0;
    MW_TRY_DO(m_statements.each("SELECT concat('', count(*)) FROM " + m_table.sqlName, [&](const ServerRow& row) {
        std::from_chars(row[0]->data(), row[0]->data() + row[0]->size(), rows);
        return Result<void>();
    }));
    return rows;
}

Result<RowDigest> ServerRestorer::digest() {
    RowDigest digest;
    MW_TRY_DO(m_statements.each("SELECT " + m_form.imageList("") + " FROM " + m_table.sqlName,
                                [&](const ServerRow& row) {
                                    digest.add(stableHash(m_form.image(row)));
                                    return Result<void>();
                                }));
    return digest;
}

Result<void> ServerRestorer::open(bool fullDigest) {
    m_comparesWhole = fullDigest;
    if (fullDigest) {
        MW_TRY(m_before, digest());
        m_rowsAtFirst = m_before.rows;
    } else {
        MW_TRY(m_rowsAtFirst, count());
    }
    return {};
}

Result<void> ServerRestorer::beginStretch(Kind kind) {
    m_isOpen = true;
    m_kind = kind;
    m_staged = 0;
    m_keys.clear();
    std::string list = "0 AS " + std::string(kNumber) + ", repeat('0', 32) AS " + kNow + ", repeat('0', 32) AS " + kBefore;
    const auto name = [&](std::size_t place) {
        return m_statements.name(m_table.entity.fields[m_form.columns()[place]].name);
    };
    for (const std::size_t place : m_form.key())
        list += ", t." + name(place);
    for (std::size_t i = 0; kind != Kind::Inserted && i < m_form.columns().size(); ++i)
        list += ", t." + name(i) + " AS " + kValue + std::to_string(i);
    MW_TRY_DO(m_statements.execute(std::string("CREATE TEMPORARY TABLE ") + kStaging + " AS SELECT " + list + " FROM " +
                                   m_table.sqlName + " t LIMIT 0"));
    return {};
}

Result<void> ServerRestorer::undo(const LoggedChange& change) {
    std::string key(change.key);
    if (m_given.contains(key))
        return {};
    const bool isUpdate = change.kind == Kind::Updated;
    if (m_isOpen && (m_kind != change.kind || (isUpdate && (m_keys.size() >= kMostUpdates || m_keys.contains(key)))))
        MW_TRY_DO(endStretch());
    if (!m_isOpen)
        MW_TRY_DO(beginStretch(change.kind));
    const auto keyValues = printedValues(change.key, m_form.key().size());
    std::optional<ServerRow> before;
    if (change.kind != Kind::Inserted)
        before = printedValues(change.before, m_form.columns().size());
    if (!keyValues || (change.kind != Kind::Inserted && !before)) {
        m_problems.add(m_table.entity.name + " " + describeServerKey(change.key) +
                       " cannot return: the columns are others now");
        return {};
    }
    m_rows += m_rows.empty() ? std::string("INSERT INTO ") + kStaging + " VALUES (" : ", (";
    m_rows += std::to_string(m_staged++) + ", '" +
              (change.kind == Kind::Deleted ? std::string() : hashText(change.now)) + "', '" +
              (before ? hashText(change.before) : std::string()) + "'";
    const auto put = [&](std::size_t place, const std::optional<std::string>& value) {
        m_rows += ", ";
        m_rows += value ? m_statements.literal(m_table, m_form.columns()[place], *value) : "NULL";
    };
    for (std::size_t i = 0; i < m_form.key().size(); ++i)
        put(m_form.key()[i], (*keyValues)[i]);
    for (std::size_t i = 0; before && i < before->size(); ++i)
        put(i, (*before)[i]);
    m_rows += ")";
    if (isUpdate)
        m_keys.insert(std::move(key));
    if (m_comparesWhole) {
        if (change.kind != Kind::Deleted)
            m_before.remove(change.now);
        if (change.kind != Kind::Inserted)
            m_before.add(stableHash(change.before));
    }
    return m_rows.size() < kStatementBytes ? Result<void>() : sendRows();
}

Result<void> ServerRestorer::sendRows() {
    if (!m_rows.empty())
        MW_TRY_DO(m_statements.execute(m_rows));
    m_rows.clear();
    return {};
}

Result<void> ServerRestorer::endStretch() {
    if (!m_isOpen)
        return {};
    m_isOpen = false;
    MW_TRY_DO(sendRows());
    MW_TRY_DO(compare());
    if (m_staged > 0)
        MW_TRY_DO(apply());
    MW_TRY_DO(m_statements.execute(m_statements.dropsTemporary() + kStaging));
    return {};
}

std::string ServerRestorer::sameKey(const std::string& left, const std::string& right) const {
    std::string condition;
    for (const std::size_t place : m_form.key()) {
        const std::string name = m_statements.name(m_table.entity.fields[m_form.columns()[place]].name);
        condition += (condition.empty() ? "" : " AND ") + (left + "." + name + " = " + right + "." + name);
    }
    return condition;
}

/// Staged rows in their order, beside what is there: hashes, key, and the image, whose key is null where nothing is there.
std::string ServerRestorer::selectStaged() const {
    return std::string("SELECT u.") + kNow + ", u." + kBefore + ", " + m_form.keyList("u") + ", " +
           m_form.imageList("t") + " FROM " + kStaging + " u LEFT JOIN " + m_table.sqlName + " t ON " +
           sameKey("t", "u") + " ORDER BY u." + kNumber;
}

std::string ServerRestorer::nameOf(const ServerRow& row) const {
    std::string name = m_table.entity.name;
    for (std::size_t i = 0; i < m_form.key().size(); ++i)
        name += (i == 0 ? " " : ", ") + row[kHashes + i].value_or("null");
    return name;
}

Result<void> ServerRestorer::compare() {
    const std::size_t first = kHashes + m_form.key().size();
    std::string others;
    std::uint64_t number = 0, given = 0;
    const auto look = [&](const ServerRow& row) -> Result<void> {
        const std::uint64_t place = number++;
        const bool isThere = row[first + m_form.key()[0]].has_value();
        const char* why = nullptr;
        if (m_kind == Kind::Deleted)
            why = isThere ? "was inserted since" : nullptr;
        else if (!isThere)
            why = "was deleted since";
        else if (hashText(m_form.image(row, first)) != row[0])
            why = "was changed since";
        if (!why)
            return {};
        m_problems.add(nameOf(row) + " " + why);
        others += (others.empty() ? "" : ", ") + std::to_string(place);
        ++given;
        std::string key;
        for (std::size_t i = 0; i < m_form.key().size(); ++i)
            appendStored(key, {StoredValue::Kind::Text, 0, 0, row[kHashes + i].value_or("")});
        if (m_given.size() < kMostGiven)
            m_given.insert(std::move(key));
        return {};
    };
    MW_TRY_DO(m_statements.each(selectStaged(), look));
    if (given > 0)
        MW_TRY_DO(m_statements.execute(std::string("DELETE FROM ") + kStaging + " WHERE " + kNumber + " IN (" + others + ")"));
    m_staged -= given;
    return {};
}

/// Whether rows that somebody else wrote refer to staged ones.
Result<bool> ServerRestorer::isReferred() {
    bool found = false;
    for (const ServerTable& child : m_tables)
        for (const Relation& relation : child.entity.relations) {
            if (findServerTable(m_tables, relation.parentEntity) != &m_table)
                continue;
            const ServerRowForm form(m_statements, child);
            std::string same;
            for (std::size_t i = 0; i < relation.fields.size(); ++i)
                same += (i > 0 ? " AND c." : "c.") + m_statements.name(relation.fields[i]) + " = t." +
                        m_statements.name(relation.parentFields[i]);
            const std::string own = &child == &m_table ? " WHERE NOT EXISTS (SELECT 1 FROM " + std::string(kStaging) +
                                                             " v WHERE " + sameKey("v", "c") + ")"
                                                       : std::string();
            const std::string shown = form.hasKey() ? form.keyList("c") : m_statements.text("");
            MW_TRY_DO(m_statements.each("SELECT " + shown + " FROM " + kStaging + " u JOIN " + m_table.sqlName + " t ON " +
                                            sameKey("t", "u") + " JOIN " + child.sqlName + " c ON " + same + own +
                                            " LIMIT 21",
                                        [&](const ServerRow& row) {
                                            std::string name = child.entity.name;
                                            for (const auto& value : row)
                                                name += (&value == &row[0] ? " " : ", ") + value.value_or("");
                                            m_problems.add(name + " refers to a row of " + m_table.entity.name +
                                                           " that the run had inserted");
                                            found = true;
                                            return Result<void>();
                                        }));
        }
    return found;
}

Result<void> ServerRestorer::apply() {
    std::string sql;
    std::string names, values;
    ServerStatements::Assignments sets;
    for (std::size_t i = 0; i < m_form.columns().size(); ++i) {
        const Field& field = m_table.entity.fields[m_form.columns()[i]];
        const std::string name = m_statements.name(field.name), value = std::string("u.") + kValue + std::to_string(i);
        names += (i > 0 ? ", " : "") + name;
        values += (i > 0 ? ", " : "") + value;
        if (!field.generated && std::find(m_form.key().begin(), m_form.key().end(), i) == m_form.key().end())
            sets.emplace_back(name, value);
    }
    switch (m_kind) {
    case Kind::Inserted: {
        MW_TRY(const bool referred, isReferred());
        if (referred)
            return {};
        sql = m_statements.deleteMeeting(m_table.sqlName, kStaging, sameKey("t", "u"));
        break;
    }
    case Kind::Updated:
        if (sets.empty())
            return {};
        sql = m_statements.updateMeeting(m_table.sqlName, kStaging, sameKey("t", "u"), sets);
        break;
    case Kind::Deleted:
        sql = "INSERT INTO " + m_table.sqlName + "(" + names + ")" + m_statements.insertsNumbers() + " SELECT " + values +
              " FROM " + kStaging + " u ORDER BY u." + kNumber;
        break;
    }
    MW_TRY(const auto done, m_statements.attempt(sql));
    if (done.refusal) { // a constraint: another row is in its place, or refers to one
        m_problems.add("rows of " + m_table.entity.name + " cannot return: " + *done.refusal);
        return {};
    }
    if (m_kind == Kind::Inserted) {
        m_result.removed += done.rows;
        m_gain -= std::int64_t(done.rows);
        return done.rows == m_staged ? Result<void>() : notEqual("the number of rows of " + m_table.entity.name);
    }
    m_result.restored += m_staged;
    if (m_kind == Kind::Deleted)
        m_gain += std::int64_t(m_staged);
    return checkRestored();
}

Result<void> ServerRestorer::checkRestored() {
    const std::size_t first = kHashes + m_form.key().size();
    return m_statements.each(selectStaged(), [&](const ServerRow& row) {
        return hashText(m_form.image(row, first)) == row[1] ? Result<void>() : notEqual(nameOf(row));
    });
}

Result<void> ServerRestorer::prove() {
    if (m_comparesWhole) {
        MW_TRY(const RowDigest now, digest());
        return now == m_before ? Result<void>() : notEqual(m_table.entity.name);
    }
    MW_TRY(const std::uint64_t rows, count());
    return std::int64_t(rows) == std::int64_t(m_rowsAtFirst) + m_gain
               ? Result<void>()
               : notEqual("the number of rows of " + m_table.entity.name);
}

} // namespace mw
