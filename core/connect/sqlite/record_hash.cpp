// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/sqlite/record_hash.h"

#include "core/base/loose_copy.h"
#include "core/connect/row_image.h"
#include "core/connect/sqlite/record.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace mw {

namespace {

using Kind = StoredValue::Kind;
constexpr std::uint64_t kRealType = 7, kFirstSmallNumber = 8, kEmptyBytes = 12;
/// What a number takes in an image: its kind and eight bytes. Bytes take five in front of them.
constexpr std::size_t kWidestNumber = 9;

/// Writes an image as appendStored() does, into room that is known to suffice.
struct ImageWriter {
    char* at;
    void kind(Kind kind) { *at++ = char(kind); }
    template <class T>
    void number(T value) {
        std::memcpy(at, &value, sizeof value);
        at += sizeof value;
    }
    void integer(std::int64_t value, bool isReal) {
        kind(isReal ? Kind::Real : Kind::Integer);
        if (isReal)
            number(double(value));
        else
            number(value);
    }
    void bytes(const char* from, std::size_t size) { at = copyLoosely(at, from, size); }
};

} // namespace

SqliteRecordHash::SqliteRecordHash(const SqliteTable& table) : m_rowidColumn(table.entity.fields.size()) {
    const auto& fields = table.entity.fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        m_isReal.push_back(affinityOf(fields[i].nativeType) == SqliteAffinity::Real);
        if (!table.rowidField.empty() && fields[i].name == table.rowidField)
            m_rowidColumn = i;
    }
}

Hash128 SqliteRecordHash::of(std::int64_t rowid, std::string_view record) {
    const std::size_t largest = record.size() + kWidestNumber * m_isReal.size() + kLooseSlack;
    if (m_image.size() < largest)
        m_image.resize(std::max(largest, 2 * m_image.size()));
    ImageWriter image{m_image.data()};
    const char* types = record.data();
    const char* body = record.data() + takeSqliteVarint(types);
    for (std::size_t column = 0; column < m_isReal.size(); ++column) {
        const std::uint64_t type = static_cast<signed char>(*types) >= 0 ? std::uint64_t(*types++) : takeSqliteVarint(types);
        if (type > kEmptyBytes) {
            const auto size = std::size_t(type - kEmptyBytes) / 2;
            image.kind(type % 2 == 0 ? Kind::Blob : Kind::Text);
            image.number(std::uint32_t(size));
            image.bytes(body, size);
            body += size;
        } else if (column == m_rowidColumn) {
            image.integer(rowid, false);
        } else if (type == 0) {
            image.kind(Kind::Null);
        } else if (type == kRealType) {
            image.kind(Kind::Real);
            image.number(sqliteNumber(body, 8));
            body += 8;
        } else if (type == kEmptyBytes) { // an empty blob
            image.kind(Kind::Blob);
            image.number(std::uint32_t(0));
        } else if (type >= kFirstSmallNumber) {
            image.integer(std::int64_t(type - kFirstSmallNumber), m_isReal[column] != 0);
        } else {
            const std::size_t size = sqliteNumberSize(type);
            image.integer(sqliteNumber(body, size), m_isReal[column] != 0);
            body += size;
        }
    }
    return stableHash({m_image.data(), std::size_t(image.at - m_image.data())});
}

} // namespace mw
