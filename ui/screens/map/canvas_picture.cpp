// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/map/canvas_picture.h"

#include "ui/present/theme.h"
#include "ui/screens/map/canvas_painter.h"

#include <QBuffer>
#include <QFontMetrics>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <algorithm>

namespace mw::ui {

namespace {

constexpr int kWidth = 1200, kSource = 420, kTarget = 460, kMargin = space::kL;
constexpr int kLargestPdf = 14'400; ///< ISO 32000, annex C: points of a page's side
constexpr int kPointsPerInch = 72, kPixelsPerInch = 96;

void paint(QPainter& painter, CanvasScene& scene, const QString& title) {
    painter.fillRect(QRect(0, 0, kWidth, kBarHeight), theme::colors().page);
    painter.setFont(theme::titleFont());
    painter.setPen(theme::colors().text);
    painter.drawText(QRect(kMargin, 0, kWidth - 2 * kMargin, kBarHeight), int(Qt::AlignVCenter | Qt::AlignLeft),
                     QFontMetrics(theme::titleFont()).elidedText(title, Qt::ElideRight, kWidth - 2 * kMargin));
    painter.translate(0, kBarHeight);
    paintCanvas(painter, QRect(0, 0, kWidth, scene.geometry.height), scene);
}

} // namespace

Result<std::string> canvasPicture(const MapFields& fields, const CanvasRows& rows, const QString& title, PictureFormat format) {
    const CanvasSelection nothing;
    CanvasScene scene;
    scene.fields = &fields;
    scene.rows = &rows;
    scene.selection = &nothing;
    CanvasGeometry& g = scene.geometry;
    g.height = std::max(g.sourceY(int(rows.source().size())), g.targetY(int(rows.target().size()))) + kMargin;
    g.source = QRect(0, 0, kSource, g.height);
    g.target = QRect(kWidth - kTarget, 0, kTarget, g.height);
    g.gutter = QRect(kSource, 0, kWidth - kSource - kTarget, g.height);
    CanvasLinks links;
    links.layOut(fields, rows, nothing, g, theme::smallFont());
    scene.links = &links;
    const QSize size(kWidth, kBarHeight + g.height);

    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (format == PictureFormat::Svg) {
        QSvgGenerator file;
        file.setOutputDevice(&buffer);
        file.setSize(size);
        file.setViewBox(QRect(QPoint(), size));
        file.setTitle(title);
        QPainter painter(&file);
        paint(painter, scene, title);
    } else {
        const QSizeF page = QSizeF(size) * (double(kPointsPerInch) / kPixelsPerInch);
        if (page.height() > kLargestPdf)
            return makeError(Code::WrongValue, "a PDF page cannot be as tall as this mapping; an SVG picture can");
        QPdfWriter file(&buffer);
        file.setResolution(kPixelsPerInch);
        file.setPageMargins({});
        file.setPageSize(QPageSize(page, QPageSize::Point, {}, QPageSize::ExactMatch));
        file.setTitle(title);
        QPainter painter(&file);
        paint(painter, scene, title);
    }
    return bytes.toStdString();
}

} // namespace mw::ui
