// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/style.h"

#include "core/base/base64.h"
#include "core/base/file.h"
#include "core/base/utf8.h"
#include "core/document/members.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>

namespace mw::report {

namespace {

using document::JsonCursor;
using document::JsonWriter;

constexpr std::uint64_t kFormat = 1;
constexpr std::uint64_t kLargestFile = 64 * 1024, kLargestLogo = 256 * 1024;
constexpr std::size_t kLongestName = 80, kLongestFooter = 160, kLongestFont = 60; // characters; each stands in one line
constexpr double kLeastContrast = 3;      // of the accent on white paper: WCAG 2.2, 1.4.11
constexpr double kMostSide = 10'000;      // of a logo

Error wrong(std::string why) { return makeError(Code::WrongValue, std::move(why)); }
Error refused(std::string why) { return makeError(Code::RefusedContent, std::move(why)); }

/// Relative luminance as WCAG 2.2 defines it.
double luminanceOf(std::uint32_t colour) {
    const auto linear = [](std::uint32_t channel) {
        const double part = double(channel & 0xFF) / 255;
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) + 0.0722 * linear(colour);
}

Result<std::uint32_t> colourOf(const std::string& text) {
    std::uint32_t colour = 0;
    const char* const end = text.data() + text.size();
    if (text.size() != 7 || text.front() != '#' || std::from_chars(text.data() + 1, end, colour, 16).ptr != end)
        return wrong(quoted(text) + " is no colour; one is written like '#1F5FA8'");
    const double contrast = 1.05 / (luminanceOf(colour) + 0.05);
    if (contrast < kLeastContrast)
        return wrong(quoted(text) + " is too light: headings in it can hardly be read on paper");
    return colour;
}

/// Demands a text that stands in one line.
Result<void> checkLine(const std::string& text, std::size_t longest) {
    if (countCodePoints(text) > longest)
        return wrong("the text is longer than " + std::to_string(longest) + " characters");
    for (const char c : text)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
            return wrong("the text has more than one line, or a control character");
    return {};
}

/// Families stand in style sheets of every format: letters, digits, blanks and hyphens only.
Result<void> checkFont(const std::string& family) {
    const bool isName = std::all_of(family.begin(), family.end(), [](char c) {
        return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' || c == '-';
    });
    if (family.empty() || !isName || countCodePoints(family) > kLongestFont)
        return wrong(quoted(family) + " cannot be the name of a font");
    return {};
}

std::uint32_t bigEndian(std::string_view bytes, std::size_t at) {
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i)
        number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
    return number;
}

/// A number that begins a text, "120px" too; none where there is no positive one.
std::optional<double> sizeOf(std::string_view text) {
    double number = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool isRelative = end.ptr != text.data() + text.size() && *end.ptr == '%';
    return end.ec == std::errc() && number > 0 && number <= kMostSide && !isRelative ? std::optional(number) : std::nullopt;
}

/// What an attribute of a tag says; empty where it is not there.
std::string_view attributeOf(std::string_view tag, std::string_view name) {
    for (std::size_t at = 0; (at = tag.find(name, at)) != std::string_view::npos; at += name.size()) {
        const bool begins = at > 0 && (tag[at - 1] == ' ' || tag[at - 1] == '\n' || tag[at - 1] == '\t' || tag[at - 1] == '\r');
        const std::size_t quote = at + name.size() + 1;
        if (!begins || quote >= tag.size() || tag[quote - 1] != '=' || (tag[quote] != '"' && tag[quote] != '\''))
            continue;
        const std::size_t end = tag.find(tag[quote], quote + 1);
        return end == std::string_view::npos ? std::string_view() : tag.substr(quote + 1, end - quote - 1);
    }
    return {};
}

Result<void> measureSvg(HouseStyle::Logo& logo) {
    const std::string_view text = logo.bytes;
    // A picture that draws from elsewhere, or acts, would not be the same everywhere.
    for (const std::string_view mark : {"<!DOCTYPE", "<!ENTITY", "<script", "<image", "<foreignObject", "<use", "url(http", "@import"})
        if (text.find(mark) != std::string_view::npos)
            return refused("the SVG draws what it does not hold, or acts: " + std::string(mark));
    const std::size_t begin = text.find("<svg"), end = begin == std::string_view::npos ? begin : text.find('>', begin);
    if (end == std::string_view::npos || text.find("</svg>", end) == std::string_view::npos)
        return refused("the logo is neither a PNG nor an SVG");
    const std::string_view tag = text.substr(begin, end - begin);
    std::string_view box = attributeOf(tag, "viewBox");
    std::vector<double> numbers;
    while (!box.empty()) {
        double number = 0;
        const auto read = std::from_chars(box.data(), box.data() + box.size(), number);
        if (read.ec != std::errc())
            break;
        numbers.push_back(number);
        box.remove_prefix(std::size_t(read.ptr - box.data()));
        box.remove_prefix(std::min(box.size(), box.find_first_not_of(", \t\n")));
    }
    if (numbers.size() == 4) {
        logo.width = numbers[2];
        logo.height = numbers[3];
    } else {
        logo.width = sizeOf(attributeOf(tag, "width")).value_or(0);
        logo.height = sizeOf(attributeOf(tag, "height")).value_or(0);
    }
    return {};
}

/// The members that a file and a copy have alike.
void readTexts(JsonCursor& cursor, HouseStyle& style) {
    const auto line = [&](std::string_view key, std::string& text, std::size_t longest) {
        text = cursor.text(key);
        if (const auto checked = checkLine(text, longest); !checked)
            cursor.failAt(key, checked.error());
    };
    line("organisation", style.organisation, kLongestName);
    line("footer", style.footer, kLongestFooter);
    line("confidentiality", style.confidentiality, kLongestName);
    if (const auto accent = cursor.optionalText("accent")) {
        if (const auto colour = colourOf(*accent))
            style.accent = *colour;
        else
            cursor.failAt("accent", colour.error());
    }
    for (const auto& [key, font] : {std::pair<std::string_view, std::string*>("body_font", &style.bodyFont), {"heading_font", &style.headingFont}})
        if (const auto family = cursor.optionalText(key)) {
            *font = *family;
            if (const auto checked = checkFont(*family); !checked)
                cursor.failAt(key, checked.error());
        }
    style.paper = cursor.word<std::optional<Paper>>("paper", {{"a4", Paper::A4}, {"letter", Paper::Letter}}, std::nullopt);
}

} // namespace

std::pair<double, double> HouseStyle::Logo::within(double mostWidth, double mostHeight) const {
    const double scale = std::min(mostWidth / width, mostHeight / height);
    return {width * scale, height * scale};
}

std::string HouseStyle::accentDigits() const {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string digits;
    for (int shift = 20; shift >= 0; shift -= 4)
        digits += kDigits[accent >> shift & 15];
    return digits;
}

Result<HouseStyle::Logo> readLogo(std::string bytes) {
    if (bytes.size() > kLargestLogo)
        return refused("the logo is larger than 256 KiB");
    HouseStyle::Logo logo;
    logo.bytes = std::move(bytes);
    const std::string_view png("\x89PNG\r\n\x1A\n", 8), header("IHDR");
    if (logo.bytes.size() > 24 && logo.bytes.starts_with(png) && std::string_view(logo.bytes).substr(12, 4) == header) {
        logo.width = bigEndian(logo.bytes, 16);
        logo.height = bigEndian(logo.bytes, 20);
    } else if (findInvalidUtf8(logo.bytes) == std::string::npos) {
        logo.kind = HouseStyle::Logo::Kind::Svg;
        MW_TRY_DO(measureSvg(logo));
    } else {
        return refused("the logo is neither a PNG nor an SVG");
    }
    if (!(logo.width >= 1 && logo.height >= 1 && logo.width <= kMostSide && logo.height <= kMostSide))
        return refused("the logo does not say how large it is, or is larger than 10,000 on a side");
    return logo;
}

Result<HouseStyle> readStyle(const std::string& path) {
    MW_TRY(const std::string json, readFile(path, kLargestFile));
    const Result<document::JsonValue> value = document::parseJson(json);
    if (!value)
        return at(value.error(), path);
    document::JsonReading reading(json, path);
    HouseStyle style;
    std::string logo;
    JsonCursor(reading, value.value()).object([&](JsonCursor& cursor) {
        if (cursor.need("mapwright_style") && cursor.unsignedInteger("mapwright_style") != kFormat)
            cursor.failAt("mapwright_style", wrong("this program reads styles of the format 1"));
        readTexts(cursor, style);
        logo = cursor.text("logo");
    });
    if (reading.failed())
        return reading.error();
    if (!logo.empty()) {
        const std::string place = (std::filesystem::path(path).parent_path() / logo).string();
        MW_TRY(std::string bytes, readFile(place));
        auto read = readLogo(std::move(bytes));
        if (!read)
            return at(read.error(), place);
        style.logo = std::move(read).value();
    }
    return style;
}

void write(JsonWriter& writer, const HouseStyle& style) {
    writer.beginObject();
    document::textIfAny(writer, "organisation", style.organisation);
    document::textIfAny(writer, "footer", style.footer);
    document::textIfAny(writer, "confidentiality", style.confidentiality);
    writer.text("accent", "#" + style.accentDigits());
    writer.text("body_font", style.bodyFont);
    writer.text("heading_font", style.headingFont);
    if (style.paper)
        writer.text("paper", *style.paper == Paper::Letter ? "letter" : "a4");
    if (style.logo) {
        std::string bytes;
        appendBase64(bytes, style.logo->bytes);
        writer.text("logo_bytes", bytes);
    }
    writer.endObject();
}

void read(JsonCursor& cursor, HouseStyle& style) {
    readTexts(cursor, style);
    std::string bytes;
    const std::string text = cursor.text("logo_bytes");
    if (!appendFromBase64(bytes, text))
        return cursor.failAt("logo_bytes", wrong("the logo is not written in Base64"));
    if (bytes.empty())
        return;
    if (auto logo = readLogo(std::move(bytes)))
        style.logo = std::move(logo).value();
    else
        cursor.failAt("logo_bytes", logo.error());
}

} // namespace mw::report
