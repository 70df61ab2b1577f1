// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/formats/pdf/typeface_p.h"

#include <QFontDatabase>
#include <QTextLayout>

#include <mutex>

namespace mw::report::pdf {

namespace {

void loadFonts() {
    static std::once_flag once;
    std::call_once(once, [] {
        for (const char* const name : {"LiberationSans-Regular", "LiberationSans-Bold", "LiberationSans-Italic", "LiberationMono-Regular"})
            QFontDatabase::addApplicationFont(QStringLiteral(":/fonts/%1.ttf").arg(QLatin1String(name)));
    });
}

QFont made(const QString& family, qreal points, QFont::Weight weight = QFont::Normal, bool italic = false) {
    QFont font(family);
    font.setPixelSize(qRound(points * kPoint));
    font.setWeight(weight);
    font.setItalic(italic);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

constexpr QChar kMayBreak(0x200B);

} // namespace

std::optional<std::string> missingFont(const HouseStyle& style) {
    loadFonts();
    for (const std::string& family : {style.bodyFont, style.headingFont})
        if (!QFontDatabase::hasFamily(QString::fromStdString(family)))
            return family;
    return std::nullopt;
}

Typeface::Typeface(const HouseStyle& house) {
    loadFonts();
    const auto set = [&](Style style, const QFont& font, qreal leading) {
        const QFontMetricsF metrics(font);
        // Line spacing is ours, not the font's: it is even across styles.
        const qreal height = font.pixelSize() * leading;
        m_fonts[std::size_t(style)] = {font, height, (height - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent()};
    };
    const QString body = QString::fromStdString(house.bodyFont), heading = QString::fromStdString(house.headingFont);
    set(Style::Body, made(body, 10), 1.45);
    set(Style::Lead, made(body, 11), 1.45);
    set(Style::Small, made(body, 8.5), 1.32);
    set(Style::SmallStrong, made(body, 8.5, QFont::Bold), 1.32);
    set(Style::SmallItalic, made(body, 8.5, QFont::Normal, true), 1.32);
    set(Style::Code, made(QStringLiteral("Liberation Mono"), 8.5), 1.32);
    set(Style::Heading1, made(heading, 17, QFont::Bold), 1.25);
    set(Style::Heading2, made(heading, 12, QFont::Bold), 1.3);
    set(Style::Title, made(heading, 28, QFont::Bold), 1.2);
    QFont kind = made(body, 9);
    kind.setLetterSpacing(QFont::AbsoluteSpacing, 0.8 * kPoint);
    set(Style::Kind, kind, 1.4);
    set(Style::Figure, made(body, 17), 1.3);
    set(Style::Foot, made(body, 8), 1.3);
}

std::vector<Line> Typeface::lines(const QString& text, Style style, qreal width) const {
    std::vector<Line> all;
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    for (const QString& paragraph : text.split(u'\n')) {
        QString breakable;
        breakable.reserve(paragraph.size() + 8);
        for (const QChar c : paragraph) {
            if (c == u'\r')
                continue;
            breakable += c == u'\t' ? u' ' : c;
            if (c == u'_' || c == u'.' || c == u'/')
                breakable += kMayBreak;
        }
        QTextLayout layout(breakable, font(style));
        layout.setTextOption(option);
        layout.beginLayout();
        const std::size_t before = all.size();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(width);
            QString piece = breakable.mid(line.textStart(), line.textLength());
            piece.remove(kMayBreak);
            all.push_back({piece, style, line.naturalTextWidth()});
        }
        layout.endLayout();
        if (all.size() == before)
            all.push_back({QString(), style, 0});
    }
    return all;
}

Line Typeface::oneLine(const QString& text, Style style, qreal width) const {
    const QFontMetricsF metrics(font(style));
    QString line = text;
    line.replace(u'\n', u' ').remove(u'\r');
    line = metrics.elidedText(line, Qt::ElideRight, width);
    return {line, style, metrics.horizontalAdvance(line)};
}

} // namespace mw::report::pdf
