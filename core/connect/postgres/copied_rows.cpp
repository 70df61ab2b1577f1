// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/postgres/copied_rows.h"

#include <algorithm>

namespace mw {

namespace {

using namespace postgres;

/// What a message of COPY … TO STDOUT in binary holds of a row: one tuple, the first one behind the header; empty at the
/// end.
std::string_view tupleOf(std::string_view message) {
    if (message.starts_with(kCopyHeader.substr(0, 11)))
        message.remove_prefix(kCopyHeader.size() + readNumber<std::uint32_t>(message.substr(15)));
    return message == kCopyTrailer ? std::string_view() : message;
}

/// Takes a value with its length off a tuple; its bytes with the length in front. Empty where the tuple is broken.
std::string_view takeValue(std::string_view& tuple) {
    if (tuple.size() < 4)
        return {};
    const auto size = readNumber<std::int32_t>(tuple);
    const std::size_t whole = 4 + (size > 0 ? std::size_t(size) : 0);
    if (tuple.size() < whole)
        return {};
    const std::string_view value = tuple.substr(0, whole);
    tuple.remove_prefix(whole);
    return value;
}

Error broken() {
    return makeError(Code::ReadFailed, "a row came in a form that is not the agreed one");
}

Result<void> eachTuple(PostgresSession& session, const std::string& query,
                       const std::function<Result<void>(std::string_view)>& take) {
    MW_TRY_DO(session.beginCopyOut("COPY (" + query + ") TO STDOUT (FORMAT binary)"));
    while (true) {
        MW_TRY(const auto message, session.nextCopyRow());
        if (!message)
            return {};
        const std::string_view tuple = tupleOf(*message);
        if (tuple.empty())
            continue;
        if (Result<void> taken = tuple.size() < 2 ? Result<void>(broken()) : take(tuple); !taken.ok()) {
            session.abandonCopyOut();
            return taken;
        }
    }
}

} // namespace

Result<void> eachCopiedRow(PostgresSession& session, const std::string& query,
                           const std::function<Result<void>(const std::vector<std::optional<std::string_view>>&)>& take) {
    std::vector<std::optional<std::string_view>> values;
    return eachTuple(session, query, [&](std::string_view tuple) -> Result<void> {
        values.resize(readNumber<std::uint16_t>(tuple));
        tuple.remove_prefix(2);
        for (auto& value : values) {
            const std::string_view bytes = takeValue(tuple);
            if (bytes.empty())
                return broken();
            value.reset();
            if (readNumber<std::int32_t>(bytes) >= 0)
                value = bytes.substr(4);
        }
        return take(values);
    });
}

std::optional<PostgresMadeRows> PostgresMadeRows::make(const ServerTable& table,
                                                       const std::vector<std::size_t>& fields,
                                                       const PostgresRowEncoder& encoder) {
    if (!encoder.isBinary() || !encoder.isCanonical())
        return std::nullopt;
    PostgresMadeRows rows;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const auto sent = std::find(fields.begin(), fields.end(), i);
        rows.m_sent.emplace_back();
        if (sent != fields.end())
            rows.m_sent.back() = std::size_t(sent - fields.begin());
        else if (table.columns[i].isComputed || table.columns[i].isNumbered ||
                 !table.entity.fields[i].defaultValue.empty())
            return std::nullopt;
        rows.m_isInOrder = rows.m_isInOrder && rows.m_sent.back() == i;
    }
    rows.m_values.resize(fields.size());
    return rows;
}

Hash128 PostgresMadeRows::hash(std::string_view encoded) {
    encoded.remove_prefix(2);
    if (m_isInOrder)
        return stableHash(encoded);
    for (std::string_view& value : m_values)
        value = takeValue(encoded);
    m_row.clear();
    for (const auto& sent : m_sent)
        m_row += sent ? m_values[*sent] : std::string_view("\377\377\377\377", 4);
    return stableHash(m_row);
}

Result<RowDigest> PostgresMadeRows::digest(PostgresSession& session, const ServerTable& table) {
    RowDigest digest;
    std::string list;
    for (const Field& field : table.entity.fields)
        list += (list.empty() ? "" : ", ") + postgresName(field.name);
    MW_TRY_DO(eachTuple(session, "SELECT " + list + " FROM " + table.sqlName, [&](std::string_view tuple) {
        digest.add(stableHash(tuple.substr(2)));
        return Result<void>();
    }));
    return digest;
}

} // namespace mw
