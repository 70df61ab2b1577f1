// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <zip.h>

#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mw::test {

/// Parts of a package by name.
using Parts = std::vector<std::pair<std::string, std::string>>;

/// Packs parts into a zip archive, in their order; the first is stored as it is.
inline std::string zipOf(const Parts& parts) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* const buffer = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(buffer);
    zip_t* const zip = zip_open_from_source(buffer, ZIP_TRUNCATE, &error);
    for (const auto& [name, content] : parts) {
        zip_source_t* const part = zip_source_buffer(zip, content.data(), content.size(), 0);
        const zip_int64_t index = zip_file_add(zip, name.c_str(), part, ZIP_FL_ENC_UTF_8);
        if (index < 0)
            std::abort();
        if (index == 0)
            zip_set_file_compression(zip, 0, ZIP_CM_STORE, 0);
        zip_file_set_dostime(zip, zip_uint64_t(index), 0, 0, 0);
    }
    if (zip_close(zip) != 0)
        std::abort();
    zip_source_open(buffer);
    zip_source_seek(buffer, 0, SEEK_END);
    std::string bytes(std::size_t(zip_source_tell(buffer)), '\0');
    zip_source_seek(buffer, 0, SEEK_SET);
    if (zip_source_read(buffer, bytes.data(), bytes.size()) != zip_int64_t(bytes.size()))
        std::abort();
    zip_source_close(buffer);
    zip_source_free(buffer);
    zip_error_fini(&error);
    return bytes;
}

/// What a small workbook is made of; whatever is empty is left out.
struct WorkbookText {
    std::string sheetData;      ///< inside <worksheet>
    std::string sharedStrings;  ///< inside <sst>
    std::string styles;         ///< inside <styleSheet>
    std::string names;          ///< inside <definedNames>
    std::string workbookAttributes; ///< of <workbookPr>
    std::string table;          ///< the part of a table on the sheet
    std::string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    std::string relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
};

inline Parts partsOf(const WorkbookText& text) {
    const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    const std::string packageRelations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    const auto relation = [&](const std::string& id, const std::string& kind, const std::string& target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + text.relations + "/" + kind + "\" Target=\"" + target + "\"/>";
    };
    Parts parts = {
        {"[Content_Types].xml", head + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"},
        {"_rels/.rels", head + packageRelations + relation("rId1", "officeDocument", "xl/workbook.xml") + "</Relationships>"},
        {"xl/workbook.xml", head + "<workbook xmlns=\"" + text.main + "\" xmlns:r=\"" + text.relations + "\"><workbookPr " +
                                text.workbookAttributes + "/><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets>" +
                                "<definedNames>" + text.names + "</definedNames></workbook>"},
        {"xl/_rels/workbook.xml.rels", head + packageRelations + relation("rId1", "worksheet", "worksheets/sheet1.xml") +
                                           relation("rId2", "styles", "styles.xml") +
                                           relation("rId3", "sharedStrings", "sharedStrings.xml") + "</Relationships>"},
        {"xl/worksheets/sheet1.xml", head + "<worksheet xmlns=\"" + text.main + "\">" + text.sheetData + "</worksheet>"},
    };
    if (!text.sharedStrings.empty())
        parts.emplace_back("xl/sharedStrings.xml", head + "<sst xmlns=\"" + text.main + "\">" + text.sharedStrings + "</sst>");
    if (!text.styles.empty())
        parts.emplace_back("xl/styles.xml", head + "<styleSheet xmlns=\"" + text.main + "\">" + text.styles + "</styleSheet>");
    if (!text.table.empty()) {
        parts.emplace_back("xl/worksheets/_rels/sheet1.xml.rels", head + packageRelations + relation("rId1", "table", "../tables/table1.xml") + "</Relationships>");
        parts.emplace_back("xl/tables/table1.xml", head + text.table);
    }
    return parts;
}

inline std::string xlsxOf(const WorkbookText& text) {
    return zipOf(partsOf(text));
}

} // namespace mw::test
