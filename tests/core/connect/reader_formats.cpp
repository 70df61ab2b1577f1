// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/connect/reader_format.h"

#include "core/connect/csv/csv_connection.h"
#include "core/connect/dbf/dbf_connection.h"
#include "core/connect/fixed/fixed_connection.h"
#include "core/connect/json/json_connection.h"
#include "core/connect/ods/ods_workbook.h"
#include "core/connect/sheet/sheet_connection.h"
#include "core/connect/xlsx/xlsx_workbook.h"
#include "core/connect/xml/xml_connection.h"
#include "tests/core/connect/device_database.h"
#include "tests/core/connect/stored_zip.h"

#include <algorithm>

namespace mw::test {

namespace {

using Opened = Result<std::unique_ptr<Connection>>;

auto bytesOf(TestDevice& device) {
    return [&device]() -> Result<std::unique_ptr<ByteSource>> { return device.open(); };
}

ReaderFormat::Content repeated(const std::string& head, const std::string& unit, const std::string& tail) {
    return [=](std::uint64_t times) { return MadeContent(head, unit, times, tail); };
}

ReaderFormat csvFormat(const OptionValues& values, const std::string& unit) {
    ReaderFormat format;
    format.open = [values](TestDevice& device, std::size_t buffer) -> Opened {
        csv::CsvConnection::Access access;
        access.openFile = [&device](const std::string&) -> Result<std::unique_ptr<ByteSource>> { return device.open(); };
        access.limits.bufferBytes = buffer;
        MW_TRY(const Location location, parseLocation("/nowhere/test.csv"));
        return csv::CsvConnection::open(location, values, access);
    };
    format.entity = "test";
    format.content = repeated("id;name;note\n0;\"first\";x\n", unit, "");
    format.unit = unit.size();
    return format;
}

ReaderFormat treeFormat(const std::string& file, const std::string& entity, const std::string& head, const std::string& unit,
                        const std::string& tail, std::uint64_t recordAt) {
    ReaderFormat format;
    format.open = [file](TestDevice& device, std::size_t buffer) -> Opened {
        Result<tree::TreeSource> source = makeError(Code::Internal);
        if (file.ends_with(".xml")) {
            xml::XmlLimits limits;
            limits.bufferBytes = buffer;
            source = xml::openSource(bytesOf(device), file, limits);
        } else {
            json::JsonLimits limits;
            limits.bufferBytes = buffer;
            source = json::openSource(bytesOf(device), file, {}, limits);
        }
        if (!source)
            return std::move(source).error();
        return std::unique_ptr<Connection>(std::make_unique<tree::TreeConnection>(std::move(source).value()));
    };
    format.entity = entity;
    format.content = repeated(head, unit, tail);
    format.unit = unit.size();
    format.recordAt = recordAt;
    return format;
}

ReaderFormat fixedFormat(const OptionValues& values, const std::string& head, const std::string& unit) {
    ReaderFormat format;
    format.open = [values](TestDevice& device, std::size_t buffer) -> Opened {
        fixed::FixedLimits limits;
        limits.bufferBytes = buffer;
        MW_TRY(auto options, fixed::parseOptions(values, "test.fwf"));
        return std::unique_ptr<Connection>(
            std::make_unique<fixed::FixedConnection>(bytesOf(device), "test", "test.fwf", std::move(options), limits));
    };
    format.entity = "test";
    format.content = repeated(head, unit, "");
    format.unit = unit.size();
    return format;
}

/// A table of a text of 200 bytes and a number of three: its header and first record.
std::string dbfHead(std::uint64_t records) {
    std::string header("\x03\x7C\x01\x1F", 4);
    for (int i = 0; i < 4; ++i)
        header += char(records >> (8 * i) & 0xFF);
    header += std::string("\x61\0\xCC\0", 4);
    header.resize(29, '\0');
    header += '\x57';
    header.resize(32, '\0');
    for (const char* const field : {"NAME C\xC8", "COUNTN\3"}) {
        std::string one(field, 5);
        one[4] = one[4] == ' ' ? '\0' : one[4];
        one.resize(11, '\0');
        one += field[5];
        one.resize(16, '\0');
        one += field[6];
        one.resize(32, '\0');
        header += one;
    }
    return header + '\r' + ' ' + std::string(199, ' ') + "x 12";
}

ReaderFormat dbfFormat() {
    const std::string unit = " some text" + std::string(191, ' ') + " 42";
    ReaderFormat format;
    format.open = [](TestDevice& device, std::size_t buffer) -> Opened {
        dbf::DbfLimits limits;
        limits.bufferBytes = buffer;
        return std::unique_ptr<Connection>(std::make_unique<dbf::DbfConnection>(bytesOf(device), "test.dbf", "", limits));
    };
    format.entity = "test";
    format.content = [unit](std::uint64_t times) { return MadeContent(dbfHead(times + 1), unit, times, "\x1A"); };
    format.unit = unit.size();
    return format;
}

class DeviceBytes final : public package::RandomBytes {
public:
    explicit DeviceBytes(TestDevice& device) : m_device(device) {}
    Result<std::size_t> readAt(std::uint64_t offset, char* into, std::size_t size) override { return m_device.readAt(offset, into, size); }
    std::uint64_t size() const override { return m_device.size(); }

private:
    TestDevice& m_device;
};

template <class Workbook> ReaderFormat::Open opensWorkbook(const std::string& name) {
    return [name](TestDevice& device, std::size_t) -> Opened {
        JobContext job;
        MW_TRY(auto workbook, Workbook::open(std::make_shared<DeviceBytes>(device), name, job));
        return std::unique_ptr<Connection>(std::make_unique<sheet::SheetConnection>(std::move(workbook), OptionValues(), name, ""));
    };
}

/// The parts of a workbook before its only sheet, and that.
struct WorkbookParts {
    Parts before;
    std::string name, head, tail;
    std::function<std::string(const std::string& id, const std::string& text)> row;
};

WorkbookParts xlsxParts() {
    WorkbookParts parts;
    WorkbookText text;
    text.sharedStrings = "<si><t>id</t></si><si><t>name</t></si>";
    text.styles = "<cellXfs><xf numFmtId=\"0\"/></cellXfs>";
    parts.before = partsOf(text);
    parts.name = "xl/worksheets/sheet1.xml";
    std::erase_if(parts.before, [&](const auto& part) { return part.first == parts.name; });
    parts.head = "<worksheet xmlns=\"" + text.main + "\"><sheetData><row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>";
    parts.tail = "</sheetData></worksheet>";
    parts.row = [](const std::string& id, const std::string& name) {
        return "<row><c><v>" + id + "</v></c><c t=\"inlineStr\"><is><t>" + name + "</t></is></c></row>";
    };
    return parts;
}

WorkbookParts odsParts() {
    WorkbookParts parts;
    parts.before = {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"META-INF/manifest.xml", "<m:manifest xmlns:m=\"m\"/>"}};
    parts.name = "content.xml";
    const std::string schema = "=\"urn:oasis:names:tc:opendocument:xmlns:";
    const auto text = [](const std::string& shown) {
        return "<t:table-cell o:value-type=\"string\"><x:p>" + shown + "</x:p></t:table-cell>";
    };
    parts.row = [text](const std::string& id, const std::string& name) {
        return "<t:table-row><t:table-cell o:value-type=\"float\" o:value=\"" + id + "\"><x:p>" + id + "</x:p></t:table-cell>" + text(name) + "</t:table-row>";
    };
    parts.head = "<o:document-content xmlns:o" + schema + "office:1.0\" xmlns:t" + schema + "table:1.0\" xmlns:x" + schema +
                 "text:1.0\"><o:body><o:spreadsheet><t:table t:name=\"Sheet1\"><t:table-row>" + text("id") + text("name") + "</t:table-row>";
    parts.tail = "</t:table></o:spreadsheet></o:body></o:document-content>";
    return parts;
}

ReaderFormat workbookFormat(const WorkbookParts& parts, ReaderFormat::Open open, bool isPacked) {
    ReaderFormat format;
    format.open = std::move(open);
    format.entity = "Sheet1";
    format.exempt.bytes = true;
    format.exempt.size = format.exempt.large = isPacked;
    const std::string head = parts.head + parts.row("0", "first");
    const std::string unit = parts.row("12345", "some t\xC3\xA4xt");
    format.unit = unit.size();
    if (isPacked) {
        format.content = [=](std::uint64_t times) {
            Parts all = parts.before;
            all.emplace_back(parts.name, MadeContent(head, unit, times, parts.tail).text());
            return MadeContent(zipOf(all));
        };
        return format;
    }
    const auto stored = [=](const std::string& row) {
        return [=](std::uint64_t times) { return storedZip(parts.before, parts.name, head, row, times, parts.tail); };
    };
    const std::string largeRow = parts.row("12345", std::string(2000, 'n')); // a sheet has a million rows at most
    format.content = stored(unit);
    format.large = stored(largeRow);
    format.largeUnit = largeRow.size();
    return format;
}

ReaderFormat databaseFormat() {
    ReaderFormat format;
    format.open = [](TestDevice& device, std::size_t) { return openDatabase(device); };
    format.entity = "test";
    format.content = [](std::uint64_t times) { return databaseOf(times + 1, 20); };
    format.unit = 26;
    format.large = [](std::uint64_t times) { return databaseOf(times + 1, 2000); };
    format.largeUnit = 2048;
    format.exempt.bytes = format.exempt.hash = format.exempt.size = true;
    return format;
}

} // namespace

const std::map<std::string, ReaderFormat>& readerFormats() {
    static const std::map<std::string, ReaderFormat> all = {
        {"csv", csvFormat({}, "12345;\"some t\xC3\xA4xt\";x y\n")},
        {"csv, transcoded", csvFormat({{"encoding", "windows-1252"}}, "12345;\"some t\xE4xt\";x y\n")},
        {"json", treeFormat("test.json", "test", "[{\"id\": 0, \"name\": \"\\u00e9\", \"more\": {\"x\": 1.50}}",
                            ",\n {\"id\": 12345, \"name\": \"some t\xC3\xA4xt\", \"more\": {\"x\": -7.25, \"tags\": [1, 2]}}", "]\n", 3)},
        {"json, below", treeFormat("test.json", "lines", "[{\"lines\": [{\"id\": 0, \"name\": \"first\"}", ", {\"id\": 1, \"name\": \"second\"}", "]}]", 2)},
        {"ndjson", treeFormat("test.ndjson", "test", "{\"id\":0,\"name\":null}\n", "{\"id\":12345,\"name\":\"some text\",\"tags\":[\"a\",\"b\"]}\n", "", 0)},
        {"xml", treeFormat("test.xml", "item", "<?xml version=\"1.0\"?>\n<shop><item id=\"0\"><name>\xF0\x9F\x98\x80</name></item>",
                           "\n<item id=\"1\"><name>some t\xC3\xA4xt</name><tag>a</tag><tag>b</tag></item>", "</shop>\n", 1)},
        {"fixed, lines", fixedFormat({{"columns", "id 1-5 integer, name 7-20"}}, "00000 \n", "12345 some t\xC3\xA4xt\r\n")},
        {"fixed, bytes", fixedFormat({{"columns", "name 1-4, amount 5-7 decimal(5,2) packed"}, {"encoding", "ibm-037"}, {"records", "7"}},
                                     "\x40\x40\x40\x40\x12\x34\x5D", "\xC1\xC2\xC3\x40\x01\x15\x0C")},
        {"dbf", dbfFormat()},
        {"xlsx", workbookFormat(xlsxParts(), opensWorkbook<xlsx::XlsxWorkbook>("test.xlsx"), false)},
        {"xlsx, packed", workbookFormat(xlsxParts(), opensWorkbook<xlsx::XlsxWorkbook>("test.xlsx"), true)},
        {"ods", workbookFormat(odsParts(), opensWorkbook<ods::OdsWorkbook>("test.ods"), false)},
        {"ods, packed", workbookFormat(odsParts(), opensWorkbook<ods::OdsWorkbook>("test.ods"), true)},
        {"sqlite", databaseFormat()},
    };
    return all;
}

} // namespace mw::test
