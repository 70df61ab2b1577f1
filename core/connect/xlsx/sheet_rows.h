// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/package/archive.h"
#include "core/connect/sheet/number_format.h"
#include "core/connect/sheet/sheet_row.h"
#include "core/connect/xlsx/shared_strings.h"
#include "core/connect/xlsx/sheet_parser.h"
#include "core/connect/xlsx/styles.h"

#include <memory>
#include <string>
#include <vector>

namespace mw::xlsx {

/// What cells of all sheets refer to.
struct CellContext {
    Styles styles;
    SharedStrings strings;
    sheet::Calendar calendar = sheet::Calendar::Since1900;
};

/// Streams a worksheet part as rows.
class SheetRows final : public sheet::RowSource {
public:
    static Result<std::unique_ptr<sheet::RowSource>> open(std::shared_ptr<package::Archive> archive,
                                                          std::shared_ptr<CellContext> context, const std::string& part,
                                                          const std::string& sheetName, bool raw);

    Result<bool> next(sheet::SheetRow& row, JobContext& job) override;
    const sheet::SheetFacts& facts() const override { return m_parser.facts(); }
    std::uint64_t bytesTaken() const override { return m_taken; }
    std::uint64_t totalBytes() const override { return m_stream->size(); }

private:
    SheetRows(std::shared_ptr<package::Archive> archive, std::shared_ptr<CellContext> context, const std::string& part,
              const std::string& sheetName, bool raw)
        : m_archive(std::move(archive)), m_context(std::move(context)), m_sheet(sheetName), m_raw(raw),
          m_parser(sheetName), m_xml(m_parser, m_archive->name() + ", " + part) {}
    Result<void> readOn(JobContext& job);
    Result<void> decode(const SheetParser::Row& parsed, sheet::SheetRow& row);
    Result<bool> decodeCell(const SheetParser::Cell& parsed, sheet::SheetRow& row, sheet::SheetCell& cell);
    void decodeNumber(std::string_view stored, std::uint32_t style, sheet::SheetCell& cell);
    void decodeDate(std::string_view stored, sheet::SheetCell& cell);

    std::shared_ptr<package::Archive> m_archive;
    std::shared_ptr<CellContext> m_context;
    const std::string m_sheet;
    const bool m_raw;
    std::unique_ptr<package::PartStream> m_stream; // goes before its archive
    SheetParser m_parser;
    package::XmlParser m_xml;
    std::vector<char> m_piece;
    std::uint64_t m_taken = 0;
    bool m_atEnd = false;
    std::size_t m_nextRow = 0;        ///< of the parser's rows
    std::string m_texts;              ///< of the row that was given last
    std::vector<std::size_t> m_begins; ///< of its cells in m_texts
};

} // namespace mw::xlsx
