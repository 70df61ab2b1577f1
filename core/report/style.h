// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace mw::document {
class JsonWriter;
class JsonCursor;
} // namespace mw::document

/// The house style of specifications: how an organisation's papers look, and what stands on each of their pages. It is no part
/// of the mapping document and of its content hash; an export carries it, so that it can be made again.
namespace mw::report {

enum class Paper : std::uint8_t { A4, Letter };

struct HouseStyle {
    /// A picture, with its size: pixels of a PNG, units of an SVG's view box.
    struct Logo {
        enum class Kind : std::uint8_t { Png, Svg } kind = Kind::Png;
        std::string bytes;
        double width = 0, height = 0; ///< positive
        friend bool operator==(const Logo&, const Logo&) = default;
        /// "image/png"; "png".
        std::string_view mediaType() const { return kind == Kind::Png ? "image/png" : "image/svg+xml"; }
        std::string_view extension() const { return kind == Kind::Png ? "png" : "svg"; }
        /// The width and height that fill a room without being stretched.
        std::pair<double, double> within(double mostWidth, double mostHeight) const;
    };
    std::string organisation;
    std::uint32_t accent = 0x1F5FA8; ///< 0xRRGGBB of headings, lines and heads of tables
    std::string bodyFont = "Liberation Sans", headingFont = "Liberation Sans"; ///< families; the program brings these
    std::optional<Paper> paper; ///< none: as whoever exports says
    std::string footer, confidentiality;
    std::optional<Logo> logo;
    friend bool operator==(const HouseStyle&, const HouseStyle&) = default;

    /// "1F5FA8".
    std::string accentDigits() const;
};

/// Reads a style from its file: JSON as resources/schema/mapwright-style-1.schema.json says; its logo lies relative to it.
/// What openFile() says of either; else WrongValue, or what JsonCursor says, with line and column.
Result<HouseStyle> readStyle(const std::string& path);

/// As members of an export's copy, logo included.
void write(document::JsonWriter& writer, const HouseStyle& style);
/// Reads these; what is wrong with them is the reading's error.
void read(document::JsonCursor& cursor, HouseStyle& style);

/// Takes a logo from the bytes of its file. RefusedContent where it is none, is too large, or draws what it does not hold.
Result<HouseStyle::Logo> readLogo(std::string bytes);

} // namespace mw::report
