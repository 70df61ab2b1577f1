// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/style.h"

#include <QFont>
#include <QFontMetricsF>
#include <QString>

#include <array>
#include <vector>

namespace mw::report::pdf {

/// Units a point: fine enough that nothing is seen of rounding.
inline constexpr qreal kPoint = 10;

enum class Style { Body, Lead, Small, SmallStrong, SmallItalic, Code, Heading1, Heading2, Title, Kind, Figure, Foot };

/// A text within one line.
struct Line {
    QString text;
    Style style = Style::Body;
    qreal width = 0;
};

/// The font of a style that is missing on this machine, none where both are there. Pages in the program's own are the same
/// everywhere; others have to be there where pages are made or verified.
std::optional<std::string> missingFont(const HouseStyle& style);

/// The fonts of a style, in the manners that pages need.
class Typeface {
public:
    explicit Typeface(const HouseStyle& house = {});
    const QFont& font(Style style) const { return m_fonts[std::size_t(style)].font; }
    qreal height(Style style) const { return m_fonts[std::size_t(style)].height; }   ///< of a line
    qreal ascent(Style style) const { return m_fonts[std::size_t(style)].ascent; }   ///< from a line's top to its foot
    /// Breaks a text into lines of at most `width`: where it says so, between words, in names behind '_', '.' and '/',
    /// else anywhere.
    std::vector<Line> lines(const QString& text, Style style, qreal width) const;
    /// One line, elided at its end where it is longer.
    Line oneLine(const QString& text, Style style, qreal width) const;

private:
    struct Known {
        QFont font;
        qreal height = 0, ascent = 0;
    };
    std::array<Known, std::size_t(Style::Foot) + 1> m_fonts;
};

} // namespace mw::report::pdf
