// SPDX-License-Identifier: GPL-3.0-or-later
// Pages: cover, contents, then the parts. All is laid out first, as it has to be known which page is the last.
#include "core/base/file.h"
#include "core/base/promise.h"
#include "core/base/utf8.h"
#include "core/report/format.h"
#include "core/report/formats/pdf/bookmarks_p.h"
#include "core/report/formats/pdf/reading_p.h"
#include "core/report/formats/pdf/typesetter_p.h"
#include "core/report/words_p.h"

#include <QBuffer>
#include <QGuiApplication>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgRenderer>

#include <algorithm>

namespace mw::report {

namespace {

using namespace pdf;

QString qt(const std::string& text) { return QString::fromUtf8(text.data(), qsizetype(text.size())); }

QColor colour(Ink ink, const HouseStyle& style) {
    switch (ink) {
    case Ink::Text: return QColor(0x1c, 0x24, 0x30);
    case Ink::Soft: return QColor(0x5b, 0x66, 0x75);
    case Ink::Accent: return QColor::fromRgb(style.accent);
    case Ink::Line: return QColor(0xcf, 0xd5, 0xdd);
    case Ink::Fill: return QColor(0xec, 0xf0, 0xf5);
    }
    return Qt::black;
}

constexpr qreal kLogoWidth = 190 * kPoint, kLogoHeight = 50 * kPoint;

/// Whether what is said to be a picture can be painted.
bool canPaint(const HouseStyle::Logo& logo) {
    const QByteArray bytes(logo.bytes.data(), qsizetype(logo.bytes.size()));
    return logo.kind == HouseStyle::Logo::Kind::Svg ? QSvgRenderer(bytes).isValid() : !QImage::fromData(bytes, "PNG").isNull();
}

class Book {
public:
    Book(const SpecificationInput& input, const Content& content)
        : m_content(content), m_words(input), m_typeface(content.style), m_paper{paperOf(input.paper).size(QPageSize::Point) * kPoint}, m_size(paperOf(input.paper)),
          m_generatedAt(input.generatedAt) {
        addCover();
        Typesetter body = bodyOf();
        if (!hasContents(content)) {
            m_marks = body.marks();
            for (Mark& mark : m_marks)
                mark.sheet += m_sheets.size();
            append(std::move(body));
            return;
        }
        const std::size_t contents = contentsFor(body.marks(), 0).sheets().size(); // how many, whatever numbers stand in them
        m_marks = body.marks();
        const std::size_t cover = m_sheets.size();
        for (Mark& mark : m_marks)
            mark.sheet += cover + contents;
        append(contentsFor(m_marks, cover));
        append(std::move(body));
    }

    /// `copy` is attached to the file, for those who verify it.
    QByteArray bytes(const std::string& copy) const {
        QByteArray file;
        QBuffer buffer(&file);
        buffer.open(QIODevice::WriteOnly);
        QPdfWriter writer(&buffer);
        writer.setResolution(int(72 * kPoint));
        writer.setTitle(qt(m_content.title));
        writer.setCreator(QStringLiteral("Mapwright"));
        writer.addFileAttachment(QString::fromLatin1(kCopyName.data(), qsizetype(kCopyName.size())), QByteArray(copy.data(), qsizetype(copy.size())),
                                 QStringLiteral("application/json"));
        const auto setPage = [&](const Sheet& sheet) {
            writer.setPageLayout(QPageLayout(m_size, sheet.isLandscape ? QPageLayout::Landscape : QPageLayout::Portrait, QMarginsF()));
        };
        setPage(m_sheets.front());
        QPainter painter(&writer);
        std::vector<qreal> heights;
        for (std::size_t i = 0; i < m_sheets.size(); ++i) {
            if (i > 0) {
                setPage(m_sheets[i]);
                writer.newPage();
            }
            paint(painter, m_sheets[i]);
            heights.push_back(m_paper.size(m_sheets[i].isLandscape).height());
        }
        painter.end();
        buffer.close();
        setCreationDate(file, m_generatedAt);
        MW_ASSERT(addBookmarks(file, m_marks, m_links, heights), "the file is as Qt writes it");
        return file;
    }

private:
    /// A decision paper gets as many rows as its pages hold.
    Typesetter bodyOf() const {
        for (std::size_t rows = 32;; rows /= 2) {
            Typesetter body(m_typeface, m_paper, m_words);
            for (const Part& part : partsOf(m_content, m_words, rows))
                if (!part.blocks.empty())
                    body.add(part);
            if (hasContents(m_content) || rows == 1 || m_sheets.size() + body.sheets().size() <= kDecisionPages)
                return body;
        }
    }

    static QPageSize paperOf(SpecificationInput::Paper paper) {
        return QPageSize(paper == SpecificationInput::Paper::Letter ? QPageSize::Letter : QPageSize::A4);
    }

    void append(Typesetter made) {
        for (Sheet& sheet : made.sheets())
            m_sheets.push_back(std::move(sheet));
    }

    void addCover() {
        Typesetter cover(m_typeface, m_paper, m_words);
        cover.beginSheet(false);
        const qreal width = cover.width(), left = cover.left();
        cover.skip(70 * kPoint); // the logo stands there
        cover.addLines({m_typeface.oneLine(qt(m_content.heading()).toUpper(), Style::Kind, width)}, left, Ink::Soft);
        cover.skip(6 * kPoint);
        cover.addLines(m_typeface.lines(qt(m_content.title), Style::Title, width), left, Ink::Text);
        cover.skip(10 * kPoint);
        cover.addBox({left, cover.y(), 64 * kPoint, 3 * kPoint}, Ink::Accent);
        cover.skip(18 * kPoint);
        cover.addLines(m_typeface.lines(qt(m_content.description), Style::Lead, std::min(width, 430 * kPoint)), left, Ink::Text);
        cover.skip(22 * kPoint);
        for (const Block& block : coverOf(m_content, m_words))
            cover.add(block, nullptr);
        append(std::move(cover));
    }

    Typesetter contentsFor(const std::vector<Mark>& marks, std::size_t firstSheet) {
        Typesetter contents(m_typeface, m_paper, m_words);
        contents.beginSheet(false);
        const qreal width = contents.width(), left = contents.left();
        contents.addLines({m_typeface.oneLine(qt(m_words("Contents")), Style::Heading1, width)}, left, Ink::Accent);
        contents.skip(8 * kPoint);
        m_links.clear();
        for (std::size_t i = 0; i < marks.size(); ++i) {
            const bool isTop = marks[i].level == 1;
            const Style style = isTop ? Style::Body : Style::Small;
            const Line number = m_typeface.oneLine(QString::number(marks[i].sheet + 1), style, width);
            const qreal indent = isTop ? 0 : 14 * kPoint;
            const Line text = m_typeface.oneLine(marks[i].text, style, width - indent - 40 * kPoint);
            contents.skip(isTop ? 2 * kPoint : 0);
            contents.addLines({text}, left + indent, isTop ? Ink::Text : Ink::Soft);
            const qreal height = m_typeface.height(style), top = contents.y() - height;
            contents.addText(left + width - number.width, top, number, isTop ? Ink::Text : Ink::Soft);
            contents.skip(2 * kPoint);
            contents.addBox({left, contents.y(), width, 0.3 * kPoint}, Ink::Line);
            m_links.push_back({firstSheet + contents.sheets().size() - 1, QRectF(left, top, width, height), i});
        }
        return contents;
    }

    void paintLogo(QPainter& painter, const HouseStyle::Logo& logo) const {
        const auto [width, height] = logo.within(kLogoWidth, kLogoHeight);
        const QRectF place(PageMeasures::kSide, PageMeasures::kTop, width, height);
        const QByteArray bytes(logo.bytes.data(), qsizetype(logo.bytes.size()));
        if (logo.kind == HouseStyle::Logo::Kind::Svg)
            QSvgRenderer(bytes).render(&painter, place);
        else
            painter.drawImage(place, QImage::fromData(bytes, "PNG"));
    }

    void paint(QPainter& painter, const Sheet& sheet) const {
        const auto colour = [&](Ink ink) { return report::colour(ink, m_content.style); };
        if (&sheet == &m_sheets.front() && m_content.style.logo)
            paintLogo(painter, *m_content.style.logo);
        for (const Sheet::Box& box : sheet.boxes)
            painter.fillRect(box.place, colour(box.ink));
        auto style = Style::Body;
        auto ink = Ink::Text;
        painter.setFont(m_typeface.font(style));
        painter.setPen(colour(ink));
        const auto text = [&](const QPointF& foot, const QString& words, Style itsStyle, Ink itsInk) {
            if (itsStyle != style)
                painter.setFont(m_typeface.font(style = itsStyle));
            if (itsInk != ink)
                painter.setPen(colour(ink = itsInk));
            painter.drawText(foot, words);
        };
        for (const Sheet::Text& each : sheet.texts)
            text(each.foot, each.text, each.style, each.ink);
        // Head and foot; the cover has nothing but what the style says.
        const QSizeF size = m_paper.size(sheet.isLandscape);
        const qreal left = PageMeasures::kSide, right = size.width() - PageMeasures::kSide, half = (right - left) / 2 - 8 * kPoint;
        const qreal head = 40 * kPoint, foot = size.height() - 30 * kPoint;
        text({left, foot + m_typeface.height(Style::Foot)}, m_typeface.oneLine(qt(m_content.foot()), Style::Foot, right - left).text, Style::Foot, Ink::Soft);
        if (&sheet == &m_sheets.front())
            return;
        const std::string& organisation = m_content.style.organisation;
        const Line title = m_typeface.oneLine(qt((organisation.empty() ? "" : organisation + " · ") + m_content.title), Style::Foot, half);
        const Line chapter = m_typeface.oneLine(sheet.chapter, Style::Foot, half);
        text({left, head}, title.text, Style::Foot, Ink::Soft);
        text({right - chapter.width, head}, chapter.text, Style::Foot, Ink::Soft);
        painter.fillRect(QRectF(left, head + 5 * kPoint, right - left, 0.5 * kPoint), colour(Ink::Line));
        const Line hash = m_typeface.oneLine(qt(m_content.shortHash() + " · " + m_content.state), Style::Foot, half);
        const Line page = m_typeface.oneLine(
            qt(m_words("Page {0} of {1}", std::to_string(&sheet - m_sheets.data() + 1), std::to_string(m_sheets.size()))), Style::Foot, half);
        text({left, foot}, hash.text, Style::Foot, Ink::Soft);
        text({right - page.width, foot}, page.text, Style::Foot, Ink::Soft);
    }

    const Content& m_content;
    const Words m_words;
    const Typeface m_typeface;
    const PageMeasures m_paper;
    const QPageSize m_size;
    const std::string m_generatedAt;
    std::vector<Sheet> m_sheets;
    std::vector<Mark> m_marks;
    std::vector<Link> m_links;
};

Result<void> write_pdf(const SpecificationInput& input, const Content& content, const std::string& path) {
    MW_ASSERT(qobject_cast<QGuiApplication*>(QCoreApplication::instance()), "fonts need an application that paints");
    if (const auto missing = missingFont(content.style))
        return at(makeError(Code::WrongValue, "the font " + quoted(*missing) + " of the style is not on this machine; pages need it"), path);
    if (content.style.logo && !canPaint(*content.style.logo))
        return at(makeError(Code::RefusedContent, "the logo of the style is damaged"), path);
    const QByteArray file = Book(input, content).bytes(printCopy(input));
    return writeFile(path, {file.constData(), std::size_t(file.size())});
}

} // namespace

Format define_pdf() {
    FormatInfo info{"pdf", "PDF document", "pdf"};
    info.isPaged = true;
    info.needsFonts = true;
    return {info, write_pdf, pdf::readExport};
}

} // namespace mw::report
