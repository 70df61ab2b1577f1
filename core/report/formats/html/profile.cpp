// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/formats/html/profile_p.h"

#include "core/base/file.h"
#include "core/base/utf8.h"
#include "core/report/formats/html/page_p.h"

#include <algorithm>
#include <cstdio>

namespace mw::report::html {

namespace {

constexpr std::size_t kChartedFields = 500; ///< of an entity; the others stand in its table
constexpr std::size_t kLongestLabel = 26;   ///< characters of a value beside its bar
constexpr int kBarWidth = 150, kBarHeight = 18, kLabelWidth = 190, kChartWidth = 420, kPlotHeight = 90;

constexpr std::string_view kProfileStyle = R"css(
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(440px,1fr));gap:14px}
.card{border:1px solid var(--line);border-radius:6px;padding:10px 14px;break-inside:avoid}
.card h4{margin:0 0 2px;font-size:15px;overflow-wrap:anywhere}.card p{margin:0 0 6px;color:var(--soft);font-size:12px}
svg{display:block;max-width:100%;height:auto}svg text{font:12px system-ui,"Segoe UI","DejaVu Sans",sans-serif;fill:var(--ink)}
svg .soft{fill:var(--soft)}svg .bar{fill:var(--accent)}svg .rest{fill:var(--line)}
.wide{overflow-x:auto}.wide table{table-layout:auto;min-width:1400px}
@media print{.wide table{min-width:0}.cards{grid-template-columns:1fr 1fr}}
)css";

std::string numberText(double number) {
    char text[24];
    std::snprintf(text, sizeof text, "%.1f", number);
    return text;
}

/// Text within a picture, where tags are not read.
std::string label(const std::string& text) {
    std::string made;
    for (const char c : text)
        made += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '"' ? "&quot;" : std::uint8_t(c) < 32 ? std::string(" ") : std::string(1, c);
    return made;
}

std::string bar(double x, double y, double width, double height, const char* style, const std::string& title) {
    return "<rect class=\"" + std::string(style) + "\" x=\"" + numberText(x) + "\" y=\"" + numberText(y) + "\" width=\"" + numberText(width) + "\" height=\"" +
           numberText(height) + "\"><title>" + label(title) + "</title></rect>";
}

std::string picture(int height, const std::string& name, const std::string& shapes) {
    return "<svg role=\"img\" aria-label=\"" + label(name) + "\" viewBox=\"0 0 " + std::to_string(kChartWidth) + " " + std::to_string(height) + "\" width=\"" +
           std::to_string(kChartWidth) + "\" height=\"" + std::to_string(height) + "\">" + shapes + "</svg>\n";
}

/// How many of the rows are filled, empty and null.
std::string filledBar(const profile::FieldProfile& field, std::uint64_t rows, const Words& words) {
    if (rows == 0)
        return {};
    const std::uint64_t missing = std::min(rows, field.nulls + field.empty);
    const double filled = double(kChartWidth) * double(rows - missing) / double(rows);
    const std::string title = words("{0} of {1} filled; {2} null, {3} empty", words.counted(rows - missing), words.counted(rows), words.counted(field.nulls), words.counted(field.empty));
    return picture(8, title, bar(0, 0, kChartWidth, 8, "rest", title) + bar(0, 0, filled, 8, "bar", title));
}

/// A bar a value, the longest for the most frequent.
std::string countBars(const std::vector<profile::ValueCount>& counts, std::uint64_t rows, const std::string& name, const Words& words) {
    if (counts.empty())
        return {};
    const auto peak = double(std::max<std::uint64_t>(1, counts.front().count));
    std::string shapes;
    int y = 0;
    for (const profile::ValueCount& each : counts) {
        const std::string share = shown(ProfileContent::Share{double(each.count) / double(std::max<std::uint64_t>(1, rows))}, words);
        shapes += "<text x=\"0\" y=\"" + std::to_string(y + 13) + "\">" + label(elideMiddle(each.value, kLongestLabel)) + "</text>" +
                  bar(kLabelWidth, y + 2, std::max(1.0, kBarWidth * double(each.count) / peak), kBarHeight - 4, "bar", each.value + ": " + words.counted(each.count) + " (" + share + ")") +
                  "<text class=\"soft\" x=\"" + std::to_string(kLabelWidth + kBarWidth + 6) + "\" y=\"" + std::to_string(y + 13) + "\">" + words.counted(each.count) + "</text>";
        y += kBarHeight;
    }
    return picture(y, name, shapes);
}

/// How long the texts are: a bar a length.
std::string lengthBars(const profile::FieldProfile& field, const Words& words) {
    const std::vector<std::uint64_t>& counts = field.lengthHistogram;
    if (counts.empty() || field.maximumLength.value_or(0) == 0)
        return {};
    const auto peak = double(std::max<std::uint64_t>(1, *std::max_element(counts.begin(), counts.end())));
    const double step = double(kChartWidth) / double(counts.size());
    std::string shapes;
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i] > 0) {
            const double height = std::max(1.0, kPlotHeight * double(counts[i]) / peak);
            const bool isRest = i + 1 == counts.size() && *field.maximumLength > i;
            const std::string length = isRest ? words("{0} and more characters", words.counted(i)) : words("{0} characters", words.counted(i));
            shapes += bar(step * double(i), kPlotHeight - height, std::max(1.0, step - 1), height, "bar", length + ": " + words.counted(counts[i]));
        }
    shapes += bar(0, kPlotHeight, kChartWidth, 1, "rest", {}) + "<text class=\"soft\" x=\"0\" y=\"" + std::to_string(kPlotHeight + 14) + "\">0</text><text class=\"soft\" text-anchor=\"end\" x=\"" +
              std::to_string(kChartWidth) + "\" y=\"" + std::to_string(kPlotHeight + 14) + "\">" + label(words("{0} characters", words.counted(*field.maximumLength))) + "</text>";
    return picture(kPlotHeight + 18, words("Lengths"), shapes);
}

std::string card(const ProfileContent::Field& field, std::uint64_t rows, const Words& words) {
    std::string facts = escaped(printType(field.profile.type));
    const auto add = [&](const std::string& fact) { facts += fact.empty() ? "" : " · " + escaped(fact); };
    add(words.finished(field.profile.semanticType));
    if (!field.personal.empty())
        add(field.released.empty() ? words("personal: {0}, masked", field.personal) : words("personal: {0}", field.personal));
    if (!field.released.empty())
        add(words("released: {0}", field.released));
    return "<section class=\"card\"><h4>" + escaped(field.profile.name) + "</h4><p>" + facts + "</p>" + filledBar(field.profile, rows, words) +
           countBars(field.profile.top, rows, words("Values"), words) + lengthBars(field.profile, words) + "</section>\n";
}

Content::Table textTable(const ProfileContent::Table& table, const Words& words) {
    Content::Table made;
    made.title = table.title;
    for (const auto& column : table.columns)
        made.columns.push_back({column.title, false, false, column.weight});
    for (const auto& row : table.rows) {
        auto& cells = made.rows.emplace_back();
        for (std::size_t i = 0; i < row.size(); ++i) {
            made.columns[i].numeric = made.columns[i].numeric || std::holds_alternative<std::uint64_t>(row[i]) || std::holds_alternative<ProfileContent::Share>(row[i]);
            cells.push_back(shown(row[i], words));
        }
    }
    return made;
}

} // namespace

Result<void> writeProfile(const ProfileContent& content, const Words& words, const std::string& path) {
    Page page;
    for (std::size_t i = 0; i < content.entities.size(); ++i) {
        const ProfileContent::Entity& entity = content.entities[i];
        page.heading(2, entity.profile.name);
        std::vector<Content::Fact> facts = {{words("Rows"), words.counted(entity.profile.rows) + (entity.profile.complete ? "" : words(", a sample"))},
                                            {words("Fields"), words.counted(entity.fields.size())}};
        if (entity.profile.malformed > 0)
            facts.push_back({words("Malformed"), words.counted(entity.profile.malformed)});
        page.facts(facts, "figures");
        page.raw("<div class=\"wide\">");
        page.table(textTable(fieldTable(content, i, words), words));
        page.raw("</div>");
        if (const Content::Table findings = textTable(findingTable(content, i, words), words); !findings.rows.empty()) {
            page.heading(3, findings.title);
            page.table(findings);
        }
        page.raw("<div class=\"cards\">\n");
        for (std::size_t at = 0; at < std::min(kChartedFields, entity.fields.size()); ++at)
            page.raw(card(entity.fields[at], entity.profile.rows, words));
        page.raw("</div>\n");
        if (entity.fields.size() > kChartedFields)
            page.paragraph(words("{0} more fields stand in the table above.", words.counted(entity.fields.size() - kChartedFields)));
    }
    return writeFile(path, page.whole({words("Profile"), content.title, content.statement, {{words("Made on"), content.generatedAt}}, {}, content.title, std::string(kProfileStyle)}, words));
}

} // namespace mw::report::html
