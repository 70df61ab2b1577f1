// SPDX-License-Identifier: GPL-3.0-or-later
// OpenDocument text (OASIS Open Document Format 1.3).
#include "core/base/file.h"
#include "core/report/format.h"
#include "core/report/formats/odt/styles_p.h"
#include "core/report/package_file.h"
#include "core/report/parts.h"
#include "core/report/words_p.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace mw::report {

namespace odt {

namespace {

constexpr int kMargin = 45; // points

struct Page {
    int width, height;
    int inner(bool landscape) const { return (landscape ? height : width) - 2 * kMargin; }
};

std::string attribute(const char* name, const std::string& value) { return std::string(" ") + name + "=\"" + xmlText(value) + "\""; }
std::string points(int number) { return std::to_string(number) + "pt"; }

/// Text in a paragraph: line breaks and several spaces are elements there.
std::string inlineText(const std::string& text) {
    std::string made;
    std::size_t spaces = 0;
    const std::string escaped = xmlText(text);
    for (const char c : escaped) {
        if (c == ' ' && (spaces++ > 0 || made.empty())) {
            made += "<text:s/>";
            continue;
        }
        if (c != ' ')
            spaces = 0;
        made += c == '\n' ? std::string("<text:line-break/>") : c == '\t' ? std::string("<text:tab/>") : std::string(1, c);
    }
    return made;
}

std::string paragraph(const char* style, const std::string& inside) {
    return std::string("<text:p text:style-name=\"") + style + "\">" + inside + "</text:p>\n";
}

const char* styleOf(CellLine::Manner manner, bool isNumber) {
    switch (manner) {
    case CellLine::Manner::Strong: return "Cell_20_head";
    case CellLine::Manner::Soft: return "Cell_20_soft";
    case CellLine::Manner::Code: return "Cell_20_code";
    case CellLine::Manner::Quote: return "Cell_20_quote";
    case CellLine::Manner::Plain: break;
    }
    return isNumber ? "Cell_20_number" : "Cell";
}

std::string pictureName(const HouseStyle::Logo& logo) { return "Pictures/logo." + std::string(logo.extension()); }

/// A picture in a line of text.
std::string picture(const HouseStyle::Logo& logo) {
    const auto [width, height] = logo.within(190, 50);
    const auto size = [](double number) { return points(int(std::lround(number))); };
    return "<draw:frame draw:name=\"Logo\" text:anchor-type=\"as-char\"" + attribute("svg:width", size(width)) + attribute("svg:height", size(height)) +
           "><draw:image" + attribute("xlink:href", pictureName(logo)) + " xlink:type=\"simple\" xlink:show=\"embed\" xlink:actuate=\"onLoad\"/></draw:frame>";
}

class TextBody {
public:
    TextBody(const Content& content, const Words& words, Page sheet) : m_content(content), m_words(words), m_sheet(sheet) {
        std::string body;
        for (const Part& part : partsOf(content, words)) {
            m_isLandscape = part.isLandscape;
            m_beginsPage = true;
            for (const Block& block : part.blocks)
                body += text(block);
        }
        m_isLandscape = false;
        const std::string front = cover();
        m_text = front + (hasContents(m_content) ? contents() : std::string()) + body;
    }
    /// content.xml
    std::string file() const {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content" + std::string(odt::kSpaces) + ">\n" + inStyle(odt::kFonts, m_content.style) +
               "<office:automatic-styles>\n" + std::string(odt::kAutomatic) + m_styles + "</office:automatic-styles>\n<office:body><office:text>\n" + m_text +
               "</office:text></office:body></office:document-content>\n";
    }

private:
    std::string text(const Block& block) {
        switch (block.kind) {
        case Block::Kind::Heading: return heading(block);
        case Block::Kind::Lead: return paragraph("Lead", inlineText(block.text));
        case Block::Kind::Text: return paragraph("Standard", inlineText(block.text));
        case Block::Kind::Placeholder: return paragraph("Placeholder", inlineText(block.text));
        case Block::Kind::Bullets: {
            std::string list = "<text:list text:style-name=\"Bullets\">\n";
            for (const std::string& item : block.items)
                list += "<text:list-item>" + paragraph("Bullet", inlineText(item)) + "</text:list-item>\n";
            return block.items.empty() ? std::string() : list + "</text:list>\n";
        }
        case Block::Kind::Facts: return facts(block.facts);
        case Block::Kind::Pairs: return pairs(block.facts);
        case Block::Kind::Table: break;
        }
        return table(block);
    }

    std::string heading(const Block& block) {
        const std::string mark = "h" + std::to_string(m_headings.size() + 1), level = std::to_string(block.level);
        m_headings.push_back({block.text, block.level, mark});
        const std::string style = m_beginsPage ? (m_isLandscape ? "LandscapeHeading" : "UprightHeading") : "Heading_20_" + level;
        m_beginsPage = false;
        return "<text:h" + attribute("text:style-name", style) + attribute("text:outline-level", level) + "><text:bookmark-start" + attribute("text:name", mark) +
               "/>" + inlineText(block.text) + "<text:bookmark-end" + attribute("text:name", mark) + "/>" +
               (block.tag.empty() ? "" : "<text:span text:style-name=\"Tag\"><text:s/><text:s/>" + inlineText(block.tag) + "</text:span>") + "</text:h>\n";
    }

    /// Opens a table whose columns are as wide as said.
    std::string opened(const std::vector<int>& widths) {
        const std::string name = "T" + std::to_string(++m_tables);
        int all = 0;
        std::string columns;
        for (const int width : widths) {
            all += width;
            const std::string style = "W" + std::to_string(width);
            if (m_widths.insert(width).second)
                m_styles += "<style:style" + attribute("style:name", style) + " style:family=\"table-column\"><style:table-column-properties" +
                            attribute("style:column-width", points(width)) + "/></style:style>\n";
            columns += "<table:table-column" + attribute("table:style-name", style) + "/>";
        }
        m_styles += "<style:style" + attribute("style:name", name) + " style:family=\"table\"><style:table-properties" + attribute("style:width", points(all)) +
                    " table:align=\"left\" fo:margin-top=\"6pt\" fo:margin-bottom=\"12pt\"/></style:style>\n";
        return "<table:table" + attribute("table:name", name) + attribute("table:style-name", name) + ">" + columns + "\n";
    }
    static std::string cell(const char* style, const std::string& paragraphs) {
        return std::string("<table:table-cell office:value-type=\"string\" table:style-name=\"") + style + "\">" + paragraphs + "</table:table-cell>";
    }
    static std::string row(const std::string& cells) { return "<table:table-row table:style-name=\"Row\">" + cells + "</table:table-row>\n"; }

    std::string facts(const std::vector<Content::Fact>& facts) {
        const int inner = m_sheet.inner(m_isLandscape);
        const auto perRow = std::size_t(std::max(1, inner / 110));
        std::string made = opened(std::vector<int>(perRow, inner / int(perRow)));
        for (std::size_t begin = 0; begin < facts.size(); begin += perRow) {
            std::string cells;
            for (std::size_t i = begin; i < begin + perRow; ++i)
                cells += cell("PlainCell", i < facts.size() ? paragraph("Figure", inlineText(facts[i].value)) + paragraph("Figure_20_name", inlineText(facts[i].name))
                                                            : paragraph("Cell", {}));
            made += row(cells);
        }
        return made + "</table:table>\n";
    }

    std::string table(const Block& block) {
        int weights = 0;
        for (const auto& column : block.columns)
            weights += column.weight;
        std::vector<int> widths;
        for (const auto& column : block.columns)
            widths.push_back(m_sheet.inner(m_isLandscape) * column.weight / weights);
        std::string head;
        for (const auto& column : block.columns)
            head += cell("HeadCell", paragraph(column.numeric ? "Cell_20_number_20_head" : "Cell_20_head", inlineText(column.title)));
        std::string made = opened(widths) + "<table:table-header-rows>" + row(head) + "</table:table-header-rows>\n";
        for (const auto& cells : block.rows) {
            std::string texts;
            for (std::size_t i = 0; i < widths.size(); ++i) {
                std::string lines;
                if (i < cells.size())
                    for (const CellLine& line : cells[i])
                        if (!line.text.empty())
                            lines += paragraph(styleOf(line.manner, block.columns[i].numeric), inlineText(line.text));
                texts += cell("RowCell", lines.empty() ? paragraph("Cell", {}) : lines);
            }
            made += row(texts);
        }
        return made + "</table:table>\n";
    }

    std::string cover() {
        const auto& logo = m_content.style.logo;
        std::string made = (logo ? paragraph("Logo", picture(*logo)) : std::string()) +
                           paragraph(logo ? "Kind" : "Kind_20_first", inlineText(m_content.heading())) + paragraph("Title", inlineText(m_content.title));
        if (!m_content.description.empty())
            made += paragraph("Lead", inlineText(m_content.description));
        for (const Block& block : coverOf(m_content, m_words))
            made += text(block);
        return made;
    }

    std::string pairs(const std::vector<Content::Fact>& facts) {
        const int inner = m_sheet.inner(m_isLandscape), names = 130;
        std::string made = opened({names, inner - names});
        for (const Content::Fact& fact : facts)
            made += row(cell("PlainCell", paragraph("Cell_20_soft", inlineText(fact.name))) +
                        cell("PlainCell", paragraph(fact.isCode ? "Cell_20_code" : "Cell", inlineText(fact.value))));
        return made + "</table:table>\n";
    }

    /// An index that can be made anew; its pages are references, which are right before it is.
    std::string contents() {
        const std::string right = points(m_sheet.inner(false));
        for (int level = 1; level <= 2; ++level)
            m_styles += "<style:style style:name=\"Contents" + std::to_string(level) + "\" style:family=\"paragraph\" style:parent-style-name=\"" +
                        (level == 1 ? "Standard" : "Cell_20_soft") + "\"><style:paragraph-properties fo:margin-bottom=\"2pt\" fo:margin-left=\"" +
                        (level == 1 ? "0pt" : "14pt") + "\"><style:tab-stops><style:tab-stop style:type=\"right\" style:leader-style=\"dotted\" style:leader-text=\".\"" +
                        attribute("style:position", level == 1 ? right : points(m_sheet.inner(false) - 14)) + "/></style:tab-stops></style:paragraph-properties></style:style>\n";
        std::string entries, templates;
        for (int level = 1; level <= 2; ++level)
            templates += "<text:table-of-content-entry-template text:outline-level=\"" + std::to_string(level) + "\" text:style-name=\"Contents" + std::to_string(level) +
                         "\"><text:index-entry-link-start/><text:index-entry-text/><text:index-entry-tab-stop style:type=\"right\" style:leader-char=\".\"/>"
                         "<text:index-entry-page-number/><text:index-entry-link-end/></text:table-of-content-entry-template>";
        for (const Heading& heading : m_headings)
            entries += paragraph(heading.level == 1 ? "Contents1" : "Contents2",
                                 "<text:a xlink:type=\"simple\" text:style-name=\"Quiet\" text:visited-style-name=\"Quiet\"" + attribute("xlink:href", "#" + heading.mark) + ">" + inlineText(heading.text) +
                                     "<text:tab/><text:bookmark-ref text:reference-format=\"page\"" + attribute("text:ref-name", heading.mark) + "/></text:a>");
        return paragraph("Contents_20_Heading", inlineText(m_words("Contents"))) +
               "<text:table-of-content text:name=\"Contents\" text:protected=\"true\"><text:table-of-content-source text:outline-level=\"2\">" + templates +
               "</text:table-of-content-source><text:index-body>\n" + entries + "</text:index-body></text:table-of-content>\n";
    }

    struct Heading {
        std::string text;
        int level = 1;
        std::string mark;
    };
    const Content& m_content;
    const Words& m_words;
    const Page m_sheet;
    bool m_isLandscape = false, m_beginsPage = false;
    std::vector<Heading> m_headings;
    std::set<int> m_widths;
    int m_tables = 0;
    std::string m_styles, m_text;
};

/// styles.xml: pages with head and foot besides the styles.
std::string stylesFile(const Content& content, const Words& words, Page sheet) {
    std::string layouts, masters, bands;
    const std::string page = words("Page {0} of {1}", std::string("\x01"), std::string("\x02"));
    std::string pages, plain;
    for (const char c : page) {
        if (c != '\x01' && c != '\x02') {
            plain += c;
            continue;
        }
        pages += xmlText(plain) + (c == '\x01' ? "<text:page-number text:select-page=\"current\">1</text:page-number>" : "<text:page-count>1</text:page-count>");
        plain.clear();
    }
    pages += xmlText(plain);
    for (const bool landscape : {false, true}) {
        const std::string name = landscape ? "Landscape" : "Upright", right = points(sheet.inner(landscape));
        const std::string tab = "<style:tab-stops><style:tab-stop style:type=\"right\"" + attribute("style:position", right) + "/></style:tab-stops>";
        bands += "<style:style style:name=\"Head" + name + "\" style:family=\"paragraph\" style:parent-style-name=\"Cell_20_soft\"><style:paragraph-properties "
                 "fo:padding-bottom=\"3pt\" fo:border-bottom=\"0.5pt solid #cfd5dd\">" + tab + "</style:paragraph-properties><style:text-properties fo:font-size=\"8pt\"/></style:style>\n"
                 "<style:style style:name=\"Foot" + name + "\" style:family=\"paragraph\" style:parent-style-name=\"Cell_20_soft\"><style:paragraph-properties>" + tab +
                 "</style:paragraph-properties><style:text-properties fo:font-size=\"8pt\"/></style:style>\n";
        layouts += "<style:page-layout style:name=\"Layout" + name + "\"><style:page-layout-properties" +
                   attribute("fo:page-width", points(landscape ? sheet.height : sheet.width)) + attribute("fo:page-height", points(landscape ? sheet.width : sheet.height)) +
                   " style:print-orientation=\"" + (landscape ? "landscape" : "portrait") +
                   "\" fo:margin-top=\"30pt\" fo:margin-bottom=\"26pt\" fo:margin-left=\"45pt\" fo:margin-right=\"45pt\"/><style:header-style><style:header-footer-properties "
                   "fo:min-height=\"18pt\" fo:margin-bottom=\"14pt\"/></style:header-style><style:footer-style><style:header-footer-properties fo:min-height=\"14pt\" "
                   "fo:margin-top=\"12pt\"/></style:footer-style></style:page-layout>\n";
        const auto band = [&](const std::string& style, const std::string& left, const std::string& other) {
            return paragraph((style + name).c_str(), left + "<text:tab/>" + other);
        };
        masters += "<style:master-page style:name=\"" + name + "\" style:page-layout-name=\"Layout" + name + "\"><style:header>" +
                   band("Head", inlineText(content.title), inlineText(content.heading())) + "</style:header><style:footer>" +
                   band("Foot", inlineText(content.shortHash() + " · " + content.state), pages) +
                   (content.foot().empty() ? "" : paragraph(("Foot" + name).c_str(), inlineText(content.foot()))) + "</style:footer></style:master-page>\n";
    }
    masters += "<style:master-page style:name=\"Cover\" style:page-layout-name=\"LayoutUpright\" style:next-style-name=\"Upright\"/>\n";
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-styles" + std::string(odt::kSpaces) + ">\n" + inStyle(odt::kFonts, content.style) + inStyle(odt::kStyles, content.style) +
           "<office:automatic-styles>\n" + bands + layouts + "</office:automatic-styles>\n<office:master-styles>\n" + masters + "</office:master-styles></office:document-styles>\n";
}

std::string metaFile(const Content& content) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-meta" + std::string(odt::kSpaces) + "><office:meta><meta:generator>Mapwright</meta:generator><dc:title>" +
           xmlText(content.title) + "</dc:title><dc:description>" + xmlText(content.copyStatement) + "</dc:description>" +
           (content.generatedAt.empty() ? "" : "<meta:creation-date>" + xmlText(content.generatedAt) + "</meta:creation-date>") +
           "</office:meta></office:document-meta>\n";
}

Result<void> write_odt(const SpecificationInput& input, const Content& content, const std::string& path) {
    const Words words(input);
    const Page sheet = input.paper == SpecificationInput::Paper::Letter ? Page{612, 792} : Page{595, 842};
    std::vector<PackagePart> parts = {{"mimetype", "application/vnd.oasis.opendocument.text", true},
                                      {"content.xml", TextBody(content, words, sheet).file()},
                                      {"styles.xml", stylesFile(content, words, sheet)},
                                      {"meta.xml", metaFile(content)}};
    std::string manifest(odt::kManifest);
    if (const auto& logo = content.style.logo) {
        manifest.insert(manifest.rfind("</manifest:manifest>"), "<manifest:file-entry" + attribute("manifest:full-path", pictureName(*logo)) +
                                                                    attribute("manifest:media-type", std::string(logo->mediaType())) + "/>\n");
        parts.push_back({pictureName(*logo), logo->bytes, true});
    }
    parts.push_back({"META-INF/manifest.xml", manifest});
    auto bytes = packageOf(parts);
    if (!bytes.ok())
        return at(std::move(bytes).error(), path);
    return writeFile(path, *bytes);
}

} // namespace

} // namespace odt

Format define_odt() {
    FormatInfo info{"odt", "OpenDocument text", "odt"};
    info.isPaged = true;
    return {info, odt::write_odt};
}

} // namespace mw::report
