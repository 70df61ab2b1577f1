// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/xlsx/workbook_parts.h"

#include "core/base/unicode.h"
#include "core/connect/package/xml_parser.h"
#include "core/connect/xlsx/escapes.h"

#include <algorithm>
#include <map>

namespace mw::xlsx {

namespace {

using package::XmlAttributes;
using sheet::WorkbookEntity;

constexpr std::size_t kMostItems = 20'000;

std::string folderOf(const std::string& part) {
    const std::size_t slash = part.rfind('/');
    return slash == std::string::npos ? std::string() : part.substr(0, slash);
}

std::string unescaped(std::string_view text) {
    std::string plain;
    appendUnescaped(text, plain);
    return plain;
}

/// A collection that a hostile file cannot let grow without end.
template <class Item> void addBounded(std::vector<Item>& items, Item item, package::XmlHandler& handler) {
    if (items.size() >= kMostItems)
        handler.failure = makeError(Code::RefusedContent, "a workbook with more than 20,000 sheets, names or columns");
    else
        items.push_back(std::move(item));
}

struct Relationship {
    std::string id;
    std::string kind; ///< the last step of its type: transitional and strict types differ before it
    std::string part;
};

class Relationships final : public package::XmlHandler {
public:
    explicit Relationships(std::string folder) : m_folder(std::move(folder)) {}
    void start(std::string_view name, const XmlAttributes& attributes) override {
        if (name != "Relationship" || attributes["TargetMode"] == "External")
            return;
        const std::string_view type = attributes["Type"];
        addBounded(all, {std::string(attributes["Id"]), std::string(type.substr(type.rfind('/') + 1)),
                         package::resolvePart(m_folder, attributes["Target"])}, *this);
    }
    void end(std::string_view) override {}
    std::string partOfKind(std::string_view kind) const {
        const auto found = std::find_if(all.begin(), all.end(), [&](const Relationship& one) { return one.kind == kind; });
        return found == all.end() ? std::string() : found->part;
    }
    const Relationship* byId(std::string_view id) const {
        const auto found = std::find_if(all.begin(), all.end(), [&](const Relationship& one) { return one.id == id; });
        return found == all.end() ? nullptr : &*found;
    }

    std::vector<Relationship> all;

private:
    const std::string m_folder;
};

/// The relationships of a part, none where it has none.
Result<Relationships> relationshipsOf(package::Archive& archive, const std::string& part, JobContext& job) {
    const std::string folder = folderOf(part);
    const std::string rels = package::resolvePart(folder, "_rels/" + part.substr(folder.empty() ? 0 : folder.size() + 1) + ".rels");
    Relationships found(folder);
    if (archive.has(rels))
        MW_TRY_DO(package::parsePart(archive, rels, found, job));
    return found;
}

class MainPart final : public package::XmlHandler {
public:
    struct Sheet {
        std::string name;
        std::string relation;
        std::string state;
    };
    struct Name {
        std::string name;
        std::string refersTo;
    };
    void start(std::string_view name, const XmlAttributes& attributes) override {
        m_inName = false;
        if (name == "sheet") {
            addBounded(sheets, {unescaped(attributes["name"]), std::string(attributes["id"]), std::string(attributes["state"])}, *this);
        } else if (name == "workbookPr" && attributes.has("date1904")) { // extensions have one of this name too
            is1904 = attributes.flag("date1904");
        } else if (name == "definedName" && !attributes.flag("hidden") && !attributes["name"].starts_with("_xlnm.")) {
            m_inName = true;
            addBounded(names, {unescaped(attributes["name"]), {}}, *this);
        }
    }
    void end(std::string_view) override { m_inName = false; }
    void text(std::string_view piece) override {
        if (m_inName && names.back().refersTo.size() < 1000)
            names.back().refersTo += piece;
    }

    std::vector<Sheet> sheets;
    std::vector<Name> names;
    bool is1904 = false;

private:
    bool m_inName = false;
};

class TablePart final : public package::XmlHandler {
public:
    void start(std::string_view name, const XmlAttributes& attributes) override {
        if (name == "table") {
            entity.kind = WorkbookEntity::Kind::Table;
            entity.name = unescaped(attributes.has("displayName") ? attributes["displayName"] : attributes["name"]);
            entity.range = sheet::parseRange(attributes["ref"]);
            entity.headerInRange = attributes.number("headerRowCount").value_or(1) > 0;
            entity.totalRows = std::uint32_t(std::min<std::uint64_t>(attributes.number("totalsRowCount").value_or(0), sheet::kMostRows));
        } else if (name == "tableColumn") {
            addBounded(entity.columns, unescaped(attributes["name"]), *this);
        }
    }
    void end(std::string_view) override {}
    WorkbookEntity entity;
};

Result<void> addTables(package::Archive& archive, WorkbookParts& parts, JobContext& job) {
    const std::size_t sheets = parts.sheets.size();
    for (std::size_t i = 0; i < sheets; ++i) {
        MW_TRY(const Relationships relations, relationshipsOf(archive, parts.sheets[i], job));
        for (const Relationship& relation : relations.all) {
            if (relation.kind != "table" || !archive.has(relation.part))
                continue;
            TablePart table;
            MW_TRY_DO(package::parsePart(archive, relation.part, table, job));
            table.entity.sheet = i;
            table.entity.sheetName = parts.entities[i].sheetName;
            if (table.entity.range && !table.entity.name.empty())
                parts.entities.push_back(std::move(table.entity));
        }
    }
    return {};
}

/// Names of one rectangle of several cells; formulas, unions and single cells are no tables.
void addNames(const std::vector<MainPart::Name>& names, std::size_t sheets, WorkbookParts& parts) {
    std::map<std::string, std::size_t> sheetByName;
    for (std::size_t i = 0; i < sheets; ++i)
        sheetByName.emplace(foldCase(parts.entities[i].sheetName), i);
    for (const MainPart::Name& name : names) {
        std::string sheetName;
        const auto range = sheet::parseSheetRange(name.refersTo, sheetName);
        const auto found = sheetByName.find(foldCase(sheetName));
        if (!range || found == sheetByName.end() || (range->rows() == 1 && range->columns() == 1))
            continue;
        WorkbookEntity entity;
        entity.name = name.name;
        entity.kind = WorkbookEntity::Kind::Range;
        entity.sheet = found->second;
        entity.sheetName = parts.entities[found->second].sheetName;
        entity.range = range;
        parts.entities.push_back(std::move(entity));
    }
}

} // namespace

Result<WorkbookParts> readParts(package::Archive& archive, JobContext& job) {
    MW_TRY(const Relationships root, relationshipsOf(archive, {}, job));
    std::string mainPart = root.partOfKind("officeDocument");
    if (mainPart.empty() || !archive.has(mainPart))
        mainPart = "xl/workbook.xml";
    if (mainPart.ends_with(".bin") || (!archive.has(mainPart) && archive.has("xl/workbook.bin")))
        return at(makeError(Code::NotSupported, "a binary workbook (XLSB; save it as XLSX)"), archive.name());
    if (!archive.has(mainPart))
        return at(makeError(Code::DamagedArchive, "there is no workbook in it"), archive.name());
    MainPart main;
    MW_TRY_DO(package::parsePart(archive, mainPart, main, job));
    MW_TRY(const Relationships relations, relationshipsOf(archive, mainPart, job));

    WorkbookParts parts;
    parts.calendar = main.is1904 ? sheet::Calendar::Since1904 : sheet::Calendar::Since1900;
    for (std::size_t i = 0; i < main.sheets.size(); ++i) {
        const MainPart::Sheet& given = main.sheets[i];
        const Relationship* const relation = relations.byId(given.relation);
        const std::string part = relation ? relation->part : package::resolvePart(folderOf(mainPart), "worksheets/sheet" + std::to_string(i + 1) + ".xml");
        if ((relation && relation->kind != "worksheet") || !archive.has(part)) {
            parts.skipped.push_back(given.name);
            continue;
        }
        WorkbookEntity entity;
        entity.name = entity.sheetName = given.name;
        entity.sheet = parts.sheets.size();
        if (given.state == "hidden" || given.state == "veryHidden")
            entity.remark = "hidden sheet";
        parts.entities.push_back(std::move(entity));
        parts.sheets.push_back(part);
    }
    const auto optionalPart = [&](const char* kind, const char* usual) {
        std::string part = relations.partOfKind(kind);
        if (part.empty() || !archive.has(part))
            part = package::resolvePart(folderOf(mainPart), usual);
        return archive.has(part) ? part : std::string();
    };
    parts.styles = optionalPart("styles", "styles.xml");
    parts.sharedStrings = optionalPart("sharedStrings", "sharedStrings.xml");
    const std::size_t sheets = parts.sheets.size();
    MW_TRY_DO(addTables(archive, parts, job));
    addNames(main.names, sheets, parts);
    sheet::makeNamesUnique(parts.entities);
    return parts;
}

} // namespace mw::xlsx
