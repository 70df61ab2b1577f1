// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/nested/record_text.h"

#include "core/base/hash.h"
#include "core/load/nested/json_record.h"
#include "core/load/nested/xml_record.h"

namespace mw::nested {

namespace {

constexpr std::string_view kInstance = "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";

} // namespace

std::unique_ptr<RecordWriter> RecordWriter::make(const NestedEntity& entity, Format format) {
    if (format == Format::Xml)
        return std::make_unique<XmlRecord>(entity);
    return std::make_unique<JsonRecord>(entity);
}

FileText fileText(const NestedPlan& plan, Format format, const std::string& rootName) {
    FileText text;
    text.afterRecord = "\n";
    switch (format) {
    case Format::JsonLines:
        text.betweenChildren = ",";
        break;
    case Format::Json: {
        const bool hasNames = plan.roots > 1;
        text.begin = hasNames ? "{\n" : "";
        text.end = hasNames ? "\n}\n" : "\n";
        text.beginRoot = hasNames ? "{0}: [\n" : "[\n";
        text.betweenRoots = ",\n";
        text.betweenRecords = ",\n";
        text.afterRecord = "";
        text.endRoot = "\n]";
        text.betweenChildren = ",";
        break;
    }
    case Format::Xml:
        text.begin = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<" + rootName + " " + std::string(kInstance) + ">\n";
        text.end = "</" + rootName + ">\n";
        break;
    }
    return text;
}

TokenKind tokenOf(const Column& column, std::size_t row, std::string& into) {
    into.clear();
    if (column.isNull(row))
        return TokenKind::Null;
    const std::size_t at = column.at(row);
    switch (column.type().kind) {
    case TypeKind::Null:
        return TokenKind::Null;
    case TypeKind::Boolean:
        into = column.values<std::uint8_t>()[at] != 0 ? "true" : "false";
        return TokenKind::Boolean;
    case TypeKind::Integer:
        into = std::to_string(column.values<std::int64_t>()[at]);
        return TokenKind::Number;
    case TypeKind::Decimal:
        into = printDecimal({column.values<Int128>()[at], column.type().scale});
        return TokenKind::Number;
    case TypeKind::Float:
        into = printFloat(column.values<double>()[at]);
        return TokenKind::Number;
    case TypeKind::Text:
        into = column.values<std::string_view>()[at];
        break;
    case TypeKind::Binary:
        into = toHex(column.values<std::string_view>()[at]);
        break;
    case TypeKind::Date:
        into = printDate(column.values<Date>()[at]);
        break;
    case TypeKind::Time:
        into = printTime(column.values<Time>()[at]);
        break;
    case TypeKind::Timestamp:
        into = printTimestamp(column.values<Timestamp>()[at], column.type().zoned);
        if (const std::size_t blank = into.find(' '); blank != std::string::npos)
            into[blank] = 'T';
        break;
    case TypeKind::Uuid:
        into = printUuid(column.values<Uuid>()[at]);
        break;
    }
    return TokenKind::Text;
}

} // namespace mw::nested
