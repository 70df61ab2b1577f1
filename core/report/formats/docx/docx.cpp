// SPDX-License-Identifier: GPL-3.0-or-later
// Office Open XML for word processors (ECMA-376, part 1).
#include "core/base/file.h"
#include "core/report/format.h"
#include "core/report/formats/docx/parts_p.h"
#include "core/report/package_file.h"
#include "core/report/parts.h"
#include "core/report/words_p.h"

#include <algorithm>
#include <cmath>

namespace mw::report {

namespace {

constexpr int kSide = 900, kTop = 1240, kBottom = 1120; // twentieths of a point

struct Sheet {
    int width, height;
    int inner(bool landscape) const { return (landscape ? height : width) - 2 * kSide; }
};

std::string attribute(const char* name, const std::string& value) { return std::string(" ") + name + "=\"" + value + "\""; }

/// Text in a run; line breaks are elements there.
std::string run(const std::string& text, const std::string& properties = {}) {
    std::string made = "<w:r>" + (properties.empty() ? "" : "<w:rPr>" + properties + "</w:rPr>");
    for (std::size_t begin = 0;;) {
        const std::size_t end = text.find('\n', begin);
        made += "<w:t xml:space=\"preserve\">" + xmlText(text.substr(begin, end - begin)) + "</w:t>";
        if (end == std::string::npos)
            return made + "</w:r>";
        made += "<w:br/>";
        begin = end + 1;
    }
}

std::string field(const std::string& code, const std::string& shown) {
    return "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> " + xmlText(code) +
           " </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + run(shown) + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
}

std::string paragraph(const char* style, const std::string& runs, const std::string& more = {}) {
    return std::string("<w:p><w:pPr><w:pStyle w:val=\"") + style + "\"/>" + more + "</w:pPr>" + runs + "</w:p>\n";
}

const char* styleOf(CellLine::Manner manner) {
    switch (manner) {
    case CellLine::Manner::Strong: return "CellStrong";
    case CellLine::Manner::Soft: return "CellSoft";
    case CellLine::Manner::Code: return "CellCode";
    case CellLine::Manner::Quote: return "CellQuote";
    case CellLine::Manner::Plain: break;
    }
    return "Cell";
}

/// A picture in a line of text (DrawingML); sizes count in 12,700ths of a point.
std::string picture(const HouseStyle::Logo& logo) {
    const auto [width, height] = logo.within(190, 50);
    const auto units = [](double points) { return std::to_string(std::lround(points * 12'700)); };
    const std::string size = attribute("cx", units(width)) + attribute("cy", units(height));
    return "<w:r><w:drawing><wp:inline xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent" +
           size + "/><wp:docPr id=\"1\" name=\"Logo\"/><a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:graphicData "
           "uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:nvPicPr>"
           "<pic:cNvPr id=\"0\" name=\"logo.png\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"rIdLogo\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
           "<pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext" + size + "/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>";
}

class Body {
public:
    Body(const Content& content, const Words& words, Sheet sheet) : m_content(content), m_words(words), m_sheet(sheet) {
        std::string body;
        m_isLandscape = false;
        for (const Part& part : partsOf(content, words))
            if (!part.blocks.empty()) {
                if (part.isLandscape != m_isLandscape)
                    body += seam();
                m_beginsPage = part.isLandscape == m_isLandscape;
                m_isLandscape = part.isLandscape;
                for (const Block& block : part.blocks)
                    body += text(block);
            }
        m_text = cover() + (hasContents(m_content) ? contents() : std::string()) + body + section();
    }
    const std::string& text() const { return m_text; }

private:
    /// What a section looks like; the first has a cover without head and foot.
    std::string section() {
        const std::string which = m_isLandscape ? "2" : "1";
        const int width = m_isLandscape ? m_sheet.height : m_sheet.width, height = m_isLandscape ? m_sheet.width : m_sheet.height;
        const std::string made = "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rIdH" + which + "\"/><w:footerReference w:type=\"default\" r:id=\"rIdF" +
                                 which + "\"/><w:pgSz" + attribute("w:w", std::to_string(width)) + attribute("w:h", std::to_string(height)) +
                                 (m_isLandscape ? " w:orient=\"landscape\"" : "") + "/><w:pgMar" + attribute("w:top", std::to_string(kTop)) +
                                 attribute("w:bottom", std::to_string(kBottom)) + attribute("w:left", std::to_string(kSide)) +
                                 attribute("w:right", std::to_string(kSide)) + " w:header=\"620\" w:footer=\"520\" w:gutter=\"0\"/>" +
                                 (m_hasSections ? "" : "<w:titlePg/>") + "</w:sectPr>";
        m_hasSections = true;
        return made;
    }
    /// Ends a section.
    std::string seam() { return paragraph("Seam", {}, section()); }

    std::string text(const Block& block) {
        switch (block.kind) {
        case Block::Kind::Heading: return heading(block);
        case Block::Kind::Lead: return paragraph("Lead", run(block.text));
        case Block::Kind::Text: return paragraph("Normal", run(block.text));
        case Block::Kind::Placeholder: return paragraph("Placeholder", run(block.text));
        case Block::Kind::Bullets: {
            std::string list;
            for (const std::string& item : block.items)
                list += paragraph("Bullet", run(item), &item == &block.items.back() ? "<w:spacing w:after=\"140\"/>" : "");
            return list;
        }
        case Block::Kind::Facts: return facts(block.facts);
        case Block::Kind::Pairs: return pairs(block.facts);
        case Block::Kind::Table: break;
        }
        return table(block);
    }

    std::string heading(const Block& block) {
        const std::string number = std::to_string(m_headings.size() + 1), mark = "_Toc" + number;
        m_headings.push_back({block.text, block.level, mark});
        const std::string breaks = m_beginsPage ? "<w:pageBreakBefore/>" : "";
        m_beginsPage = false;
        return paragraph(block.level == 1 ? "Heading1" : "Heading2",
                         "<w:bookmarkStart" + attribute("w:id", number) + attribute("w:name", mark) + "/>" + run(block.text) + "<w:bookmarkEnd" +
                             attribute("w:id", number) + "/>" +
                             (block.tag.empty() ? "" : run("  " + block.tag, "<w:b w:val=\"0\"/><w:color w:val=\"5B6675\"/><w:sz w:val=\"18\"/>")),
                         breaks);
    }

    std::string facts(const std::vector<Content::Fact>& facts) {
        const int inner = m_sheet.inner(m_isLandscape), perRow = std::max(1, inner / 2200), step = inner / perRow;
        std::string rows;
        for (std::size_t begin = 0; begin < facts.size(); begin += std::size_t(perRow)) {
            rows += "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
            for (std::size_t i = begin; i < begin + std::size_t(perRow); ++i) {
                rows += "<w:tc><w:tcPr><w:tcW" + attribute("w:w", std::to_string(step)) + " w:type=\"dxa\"/></w:tcPr>";
                rows += i < facts.size() ? paragraph("Figure", run(facts[i].value)) + paragraph("CellSoft", run(facts[i].name), "<w:spacing w:after=\"120\"/>")
                                         : paragraph("Cell", {});
                rows += "</w:tc>";
            }
            rows += "</w:tr>\n";
        }
        return frame(std::vector<int>(std::size_t(perRow), step), rows, false) + paragraph("Cell", {});
    }

    static std::string frame(const std::vector<int>& widths, const std::string& rows, bool hasLines) {
        std::string grid;
        int all = 0;
        for (const int width : widths) {
            grid += "<w:gridCol" + attribute("w:w", std::to_string(width)) + "/>";
            all += width;
        }
        static constexpr const char* kLines =
            "<w:tblBorders><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"CFD5DD\"/><w:insideH w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"CFD5DD\"/></w:tblBorders>";
        return "<w:tbl><w:tblPr><w:tblW" + attribute("w:w", std::to_string(all)) + " w:type=\"dxa\"/>" + (hasLines ? kLines : "") +
               "<w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:top w:w=\"" + (hasLines ? "60" : "0") +
               "\" w:type=\"dxa\"/><w:left w:w=\"80\" w:type=\"dxa\"/><w:bottom w:w=\"" + (hasLines ? "60" : "0") +
               "\" w:type=\"dxa\"/><w:right w:w=\"80\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>" + grid + "</w:tblGrid>\n" + rows + "</w:tbl>\n";
    }

    std::string table(const Block& block) {
        int weights = 0;
        for (const auto& column : block.columns)
            weights += column.weight;
        std::vector<int> widths;
        for (const auto& column : block.columns)
            widths.push_back(m_sheet.inner(m_isLandscape) * column.weight / weights);
        std::string rows = "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>";
        for (std::size_t i = 0; i < widths.size(); ++i)
            rows += cell(widths[i], "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"ECF0F5\"/>",
                         paragraph("CellHead", run(block.columns[i].title), alignment(block.columns[i])));
        rows += "</w:tr>\n";
        for (const auto& row : block.rows) {
            rows += "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
            for (std::size_t i = 0; i < widths.size(); ++i) {
                std::string lines;
                if (i < row.size())
                    for (const CellLine& line : row[i])
                        if (!line.text.empty())
                            lines += paragraph(styleOf(line.manner), run(line.text), alignment(block.columns[i]));
                rows += cell(widths[i], {}, lines.empty() ? paragraph("Cell", {}) : lines);
            }
            rows += "</w:tr>\n";
        }
        return frame(widths, rows, true) + paragraph("Normal", {});
    }
    static std::string alignment(const Content::Table::ColumnHead& column) { return column.numeric ? "<w:jc w:val=\"right\"/>" : ""; }
    static std::string cell(int width, const std::string& properties, const std::string& paragraphs) {
        return "<w:tc><w:tcPr><w:tcW" + attribute("w:w", std::to_string(width)) + " w:type=\"dxa\"/>" + properties + "</w:tcPr>" + paragraphs + "</w:tc>";
    }

    std::string cover() {
        m_isLandscape = false;
        // Below a logo the kind needs no room above itself.
        const auto& logo = m_content.style.logo;
        std::string made = (logo ? paragraph("Normal", picture(*logo)) : std::string()) +
                           paragraph("Kind", run(m_content.heading()), logo ? "<w:spacing w:before=\"480\"/>" : "") + paragraph("Title", run(m_content.title));
        if (!m_content.description.empty())
            made += paragraph("Lead", run(m_content.description), "<w:spacing w:after=\"400\"/>");
        for (const Block& block : coverOf(m_content, m_words))
            made += text(block);
        return made;
    }

    std::string pairs(const std::vector<Content::Fact>& facts) {
        const int inner = m_sheet.inner(m_isLandscape), names = 2600;
        std::string rows;
        for (const Content::Fact& fact : facts)
            rows += "<w:tr>" + cell(names, {}, paragraph("CellSoft", run(fact.name))) +
                    cell(inner - names, {}, paragraph(fact.isCode ? "CellCode" : "Cell", run(fact.value))) + "</w:tr>\n";
        return frame({names, inner - names}, rows, false) + paragraph("Normal", {});
    }

    /// A field that programs make anew when they open the file (settings.xml): only they know on which page a heading is.
    std::string contents() const {
        const std::string tab = "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\"" + attribute("w:pos", std::to_string(m_sheet.inner(false))) + "/></w:tabs>";
        std::string made = paragraph("ContentsTitle", run(m_words("Contents")));
        for (std::size_t i = 0; i < m_headings.size(); ++i) {
            const Heading& heading = m_headings[i];
            const std::string begin = i > 0 ? "" : "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> TOC \\o &quot;1-2&quot; \\h </w:instrText></w:r>"
                                                   "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>";
            const std::string end = i + 1 < m_headings.size() ? "" : "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
            made += paragraph(heading.level == 1 ? "TOC1" : "TOC2",
                              begin + "<w:hyperlink" + attribute("w:anchor", heading.mark) + ">" + run(heading.text) + "<w:r><w:tab/></w:r>" +
                                  field(R"(PAGEREF )" + heading.mark + R"( \h)", {}) + "</w:hyperlink>" + end,
                              tab);
        }
        return made;
    }

    struct Heading {
        std::string text;
        int level = 1;
        std::string mark;
    };
    const Content& m_content;
    const Words& m_words;
    const Sheet m_sheet;
    bool m_isLandscape = false, m_beginsPage = false, m_hasSections = false;
    std::vector<Heading> m_headings;
    std::string m_text;
};

constexpr std::string_view kNames =
    R"( xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">)";

std::string part(const std::string& element, const std::string& inside) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:" + element + std::string(kNames) + inside + "</w:" + element + ">\n";
}

std::string band(const char* style, const std::string& left, const std::string& right, int width) {
    return paragraph(style, left + "<w:r><w:tab/></w:r>" + right, "<w:tabs><w:tab w:val=\"right\"" + attribute("w:pos", std::to_string(width)) + "/></w:tabs>");
}

std::string properties(const Content& content) {
    std::string made = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<cp:coreProperties "
                       "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                       "xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>" +
                       xmlText(content.title) + "</dc:title><dc:creator>Mapwright</dc:creator><dc:description>" + xmlText(content.copyStatement) + "</dc:description>";
    if (!content.generatedAt.empty())
        made += "<dcterms:created xsi:type=\"dcterms:W3CDTF\">" + xmlText(content.generatedAt) + "</dcterms:created>";
    return made + "</cp:coreProperties>\n";
}

std::string relations(const HouseStyle& style) {
    std::string made(docx::kDocumentRelations);
    if (style.logo)
        made.insert(made.rfind("</Relationships>"), "<Relationship Id=\"rIdLogo\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" Target=\"media/logo.png\"/>\n");
    return made;
}

Result<void> write_docx(const SpecificationInput& input, const Content& content, const std::string& path) {
    const auto& logo = content.style.logo;
    if (logo && logo->kind == HouseStyle::Logo::Kind::Svg)
        return at(makeError(Code::WrongValue, "the logo of the style is an SVG; a Word document takes a PNG"), path);
    const Words words(input);
    const Sheet sheet = input.paper == SpecificationInput::Paper::Letter ? Sheet{12240, 15840} : Sheet{11906, 16838};
    const Body body(content, words, sheet);
    const std::string foot = content.shortHash() + " · " + content.state;
    std::vector<PackagePart> parts = {{"[Content_Types].xml", std::string(docx::kContentTypes)},
                                      {"_rels/.rels", std::string(docx::kPackageRelations)},
                                      {"docProps/core.xml", properties(content)},
                                      {"word/_rels/document.xml.rels", relations(content.style)},
                                      {"word/document.xml", part("document", "<w:body>\n" + body.text() + "</w:body>")},
                                      {"word/styles.xml", inStyle(docx::kStyles, content.style)},
                                      {"word/settings.xml", std::string(docx::kSettings)},
                                      {"word/numbering.xml", std::string(docx::kNumbering)}};
    if (logo)
        parts.push_back({"word/media/logo.png", logo->bytes, true});
    for (const bool landscape : {false, true}) {
        const std::string number = landscape ? "2" : "1";
        const int width = sheet.inner(landscape);
        parts.push_back({"word/header" + number + ".xml", part("hdr", band("Header", run(content.title), run(content.heading()), width))});
        // "Page {0} of {1}" with fields in its places, whatever the language's order of words.
        const std::string page = words("Page {0} of {1}", std::string("\x01"), std::string("\x02"));
        std::string pages;
        std::string plain;
        for (const char c : page) {
            if (c != '\x01' && c != '\x02') {
                plain += c;
                continue;
            }
            pages += run(plain) + field(c == '\x01' ? "PAGE" : "NUMPAGES", "1");
            plain.clear();
        }
        pages += plain.empty() ? "" : run(plain);
        parts.push_back({"word/footer" + number + ".xml", part("ftr", band("Footer", run(foot), pages, width) + (content.foot().empty() ? "" : paragraph("Footer", run(content.foot()))))});
    }
    auto bytes = packageOf(parts);
    if (!bytes.ok())
        return at(std::move(bytes).error(), path);
    return writeFile(path, *bytes);
}

} // namespace

Format define_docx() {
    FormatInfo info{"docx", "Word document", "docx"};
    info.isPaged = true;
    return {info, write_docx};
}

} // namespace mw::report
