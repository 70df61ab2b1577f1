// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/key_guard.h"

#include "core/base/utf8.h"
#include "core/types/value.h"

#include <charconv>
#include <string_view>
#include <system_error>

namespace mw {

namespace {

constexpr std::size_t kStretchesBudget = 4u << 20, kOthersBudget = 8u << 20; // of one key

constexpr std::size_t kLengthOfPart = 4; // stands in front of each part of a key

/// A number in its canonical text: whatever type it has in one batch, it is the same key as in another.
std::optional<std::int64_t> wholeNumber(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool isCanonical = failure == std::errc() && end == text.data() + text.size() && text != "-0" &&
                             (text.size() == 1 || (text[0] != '0' && !text.starts_with("-0")));
    return isCanonical ? std::optional(number) : std::nullopt;
}

/// The values that a refusal names: 'A-1', 7.
std::string valuesText(const Batch& batch, std::uint32_t row, const std::vector<std::size_t>& fields,
                       const KeyGuard::Places& places) {
    std::string text;
    for (const std::size_t field : fields) {
        const Column& column = *batch.columns[*places[field]];
        const std::string value = printValue(column.value(row), column.type());
        text += (text.empty() ? "" : ", ") + (column.type().kind == TypeKind::Text ? quoted(value) : value);
    }
    return text;
}

} // namespace

KeyGuard::OneKey::OneKey(std::vector<std::size_t> list) : fields(std::move(list)), others(kOthersBudget) {}

bool KeyGuard::OneKey::ascends() const {
    return number && (!any || *number > largest) && stretches.bytes() < kStretchesBudget;
}

/// The number, which ascends.
void KeyGuard::OneKey::add() {
    stretches.add(*number);
    largest = *number;
    any = true;
}

KeyGuard::KeyGuard(const Entity& entity) {
    for (const Key& key : entity.keys) {
        std::vector<std::size_t> fields;
        for (const std::string& name : key.fields)
            if (const auto index = entity.fieldIndex(name))
                fields.push_back(*index);
        if (!fields.empty() && fields.size() == key.fields.size())
            m_keys.emplace_back(std::move(fields));
    }
}

/// False where the row has no such key: a part of it is null.
bool KeyGuard::read(OneKey& key, const Batch& batch, std::uint32_t row, const Places& places) {
    const bool isSingle = key.fields.size() == 1;
    key.number.reset();
    if (isSingle && places[key.fields[0]]) {
        const Column& column = *batch.columns[*places[key.fields[0]]];
        if (column.type().kind == TypeKind::Integer && !column.isNull(row))
            key.number = column.values<std::int64_t>()[column.at(row)];
        if (key.ascends())
            return true; // needs no hash
    }
    m_text.clear();
    for (const std::size_t field : key.fields)
        if (!places[field] || !check::appendKeyPart(m_text, *batch.columns[*places[field]], row))
            return false;
    if (isSingle && !key.number)
        key.number = wholeNumber(std::string_view(m_text).substr(kLengthOfPart));
    key.hash = check::hashKey(m_text);
    return true;
}

Result<bool> KeyGuard::isKnown(const OneKey& key) {
    if (key.ascends())
        return false;
    if (key.number && key.stretches.contains(*key.number))
        return true;
    return key.others.contains(key.hash);
}

Result<std::optional<RowError>> KeyGuard::judge(const Batch& batch, std::uint32_t row, const Places& places) {
    for (OneKey& key : m_keys) {
        key.isKey = read(key, batch, row, places);
        if (!key.isKey)
            continue;
        MW_TRY(const bool known, isKnown(key));
        if (!known)
            continue;
        RowError error;
        error.row = row;
        error.field = key.fields.size() == 1 ? std::uint32_t(*places[key.fields[0]]) : kWholeRow;
        error.code = Code::DuplicateKey;
        error.arguments = {valuesText(batch, row, key.fields, places)};
        return std::optional(std::move(error));
    }
    return std::optional<RowError>();
}

std::size_t KeyGuard::keepAscending(const Batch& batch, std::span<const std::uint32_t> rows, const Places& places) {
    if (m_keys.size() != 1 || m_keys.front().fields.size() != 1)
        return 0;
    OneKey& key = m_keys.front();
    const auto place = places[key.fields[0]];
    if (!place || batch.columns[*place]->type().kind != TypeKind::Integer)
        return 0;
    const Column& column = *batch.columns[*place];
    const auto numbers = column.values<std::int64_t>();
    std::size_t kept = 0;
    for (; kept < rows.size() && !column.isNull(rows[kept]); ++kept) {
        key.number = numbers[column.at(rows[kept])];
        if (!key.ascends())
            break;
        key.add();
    }
    return kept;
}

Result<void> KeyGuard::keepOne(OneKey& key) {
    if (!key.isKey)
        return {};
    if (!key.ascends()) {
        MW_TRY([[maybe_unused]] const bool isNew, key.others.insert(key.hash));
        return {};
    }
    key.add();
    return {};
}

Result<void> KeyGuard::keep() {
    for (OneKey& key : m_keys)
        MW_TRY_DO(keepOne(key));
    return {};
}

Result<void> KeyGuard::keepAllOf(Reader& reader, const Places& places, JobContext& job) {
    Batch batch;
    for (bool more = true; more;) {
        MW_TRY_DO(job.checkpoint());
        MW_TRY(more, reader.next(batch, job));
        for (std::uint32_t row = 0; row < batch.rows; ++row)
            for (OneKey& key : m_keys) {
                key.isKey = read(key, batch, row, places);
                MW_TRY_DO(keepOne(key));
            }
    }
    return {};
}

} // namespace mw
