// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/fixed/fixed_layout.h"

#include "core/base/utf8.h"
#include "core/types/calendar.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace mw::fixed {

namespace {

constexpr std::size_t kLastColumn = 1'000'000;
constexpr std::size_t kMostDigits = 38;

bool isNumber(const LogicalType& type) {
    return type.kind == TypeKind::Integer || type.kind == TypeKind::Decimal;
}

Error wrong(std::string why) {
    return makeError(Code::WrongValue, std::move(why));
}

Result<void> checkField(const FixedField& field) {
    const std::string name = "the field " + mw::quoted(field.name);
    const std::size_t width = field.columns.width;
    if (field.name.empty())
        return wrong("a field has no name");
    if (field.columns.begin + width > kLastColumn)
        return wrong(name + " stands behind column 1,000,000");
    if (field.storage != Storage::Characters && !isNumber(field.type))
        return wrong(name + " is " + std::string(storageName(field.storage)) + ", which only integers and decimals are");
    if (field.storage == Storage::Packed && (width == 0 || width * 2 - 1 > kMostDigits + 1))
        return wrong(name + " is packed and needs 1 to 20 columns");
    if (field.storage == Storage::Binary && (width == 0 || width > 8))
        return wrong(name + " is binary and needs 1 to 8 columns");
    if (field.type.kind == TypeKind::Binary || field.type.kind == TypeKind::Uuid || field.type.kind == TypeKind::Null)
        return wrong(name + " cannot be of the type " + printType(field.type));
    if (field.pattern.empty())
        return {};
    const TypeKind kind = field.type.kind;
    if (kind != TypeKind::Date && kind != TypeKind::Time && kind != TypeKind::Timestamp)
        return wrong(name + " has a form of dates, but is none");
    auto pattern = DatePattern::compile(field.pattern);
    return pattern ? Result<void>() : Result<void>(wrong(name + ": " + pattern.error().message()));
}

Result<void> checkRecord(const FixedRecord& record, const std::set<std::string>& before, bool isOnly) {
    const std::string name = "the record type " + mw::quoted(record.name);
    if (!isOnly && record.name.empty())
        return wrong("of several record types each needs a name");
    if (record.fields.empty())
        return wrong(isOnly ? "the layout has no field" : name + " has no field");
    if (!record.whenValues.empty() && record.whenColumns.width == 0)
        return wrong(name + " is told by columns without an end");
    if (!record.parent.empty() && !before.contains(record.parent))
        return wrong(name + " stands under " + mw::quoted(record.parent) + ", which is no type before it");
    std::set<std::string> fields;
    for (const FixedField& field : record.fields) {
        MW_TRY_DO(checkField(field));
        if (!fields.insert(field.name).second)
            return wrong("the field " + mw::quoted(field.name) + " stands twice");
    }
    return {};
}

} // namespace

std::string_view storageName(Storage storage) {
    static constexpr std::string_view kNames[] = {"characters", "implied", "zoned", "packed", "binary"};
    return kNames[std::size_t(storage)];
}

bool parseStorage(std::string_view text, Storage& storage) {
    for (const Storage each : {Storage::Characters, Storage::Implied, Storage::Zoned, Storage::Packed, Storage::Binary})
        if (text == storageName(each)) {
            storage = each;
            return true;
        }
    return false;
}

std::size_t FixedLayout::end() const {
    std::size_t last = 0;
    for (const FixedRecord& record : records)
        for (const FixedField& field : record.fields)
            last = std::max(last, field.columns.begin + field.columns.width);
    return last;
}

bool FixedLayout::holdsBytes() const {
    return std::any_of(records.begin(), records.end(), [](const FixedRecord& record) {
        return std::any_of(record.fields.begin(), record.fields.end(), [](const FixedField& field) {
            return field.storage == Storage::Packed || field.storage == Storage::Binary;
        });
    });
}

bool parseColumns(std::string_view text, Columns& columns) {
    const char* const end = text.data() + text.size();
    std::size_t first = 0, last = 0;
    auto read = std::from_chars(text.data(), end, first);
    if (read.ec != std::errc() || first == 0 || first > kLastColumn)
        return false;
    if (read.ptr == end) {
        columns = {first - 1, 1};
        return true;
    }
    if (*read.ptr != '-')
        return false;
    if (read.ptr + 1 == end) {
        columns = {first - 1, 0};
        return true;
    }
    read = std::from_chars(read.ptr + 1, end, last);
    if (read.ec != std::errc() || read.ptr != end || last < first || last > kLastColumn)
        return false;
    columns = {first - 1, last - first + 1};
    return true;
}

std::string printColumns(const Columns& columns) {
    return std::to_string(columns.begin + 1) + "-" +
           (columns.width == 0 ? std::string() : std::to_string(columns.begin + columns.width));
}

Result<void> checkLayout(const FixedLayout& layout) {
    std::set<std::string> names;
    std::size_t others = 0;
    for (const FixedRecord& record : layout.records) {
        MW_TRY_DO(checkRecord(record, names, layout.records.size() == 1));
        if (!names.insert(record.name).second)
            return wrong("the record type " + mw::quoted(record.name) + " stands twice");
        others += record.whenValues.empty() ? 1 : 0;
    }
    if (layout.records.empty())
        return wrong("the layout has no field");
    return others > 1 ? Result<void>(wrong("only one record type can do without a condition (when)")) : Result<void>();
}

} // namespace mw::fixed
