// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/present/icons.h"

#include "ui/present/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace mw::ui {

namespace {

QColor colorFor(const QColor& fixed, QIcon::Mode mode, QIcon::State state) {
    const Colors& colors = theme::colors();
    if (mode == QIcon::Disabled)
        return colors.textFaint;
    if (fixed.isValid())
        return fixed;
    if (state == QIcon::On || mode == QIcon::Selected)
        return colors.accent;
    return mode == QIcon::Active ? colors.text : colors.textMuted;
}

class TintedIconEngine final : public QIconEngine {
public:
    TintedIconEngine(QString name, QColor color) : m_name(std::move(name)), m_color(std::move(color)) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
        const int side = qMin(rect.width(), rect.height());
        const QPixmap drawing = iconPixmap(m_name, colorFor(m_color, mode, state), side,
                                           painter->device()->devicePixelRatio());
        painter->drawPixmap(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2, drawing);
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        return iconPixmap(m_name, colorFor(m_color, mode, state), qMin(size.width(), size.height()), 1.0);
    }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override {
        // `size` is in device pixels here.
        const int side = qRound(qMin(size.width(), size.height()) / scale);
        return iconPixmap(m_name, colorFor(m_color, mode, state), side, scale);
    }
    QIconEngine* clone() const override { return new TintedIconEngine(*this); }
    QString key() const override { return QStringLiteral("mapwright"); }

private:
    QString m_name;
    QColor m_color;
};

} // namespace

QPixmap iconPixmap(const QString& name, const QColor& color, int size, qreal devicePixelRatio) {
    const QString key = QStringLiteral("mw-icon/%1/%2/%3/%4").arg(name, color.name(QColor::HexArgb)).arg(size).arg(devicePixelRatio);
    QPixmap drawing;
    if (QPixmapCache::find(key, &drawing))
        return drawing;
    const int pixels = qRound(size * devicePixelRatio);
    QImage image(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QSvgRenderer renderer(QStringLiteral(":/icons/%1.svg").arg(name));
    if (renderer.isValid()) {
        QPainter painter(&image);
        renderer.render(&painter, QRectF(0, 0, pixels, pixels));
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(image.rect(), color);
    }
    image.setDevicePixelRatio(devicePixelRatio);
    drawing = QPixmap::fromImage(image);
    QPixmapCache::insert(key, drawing);
    return drawing;
}

QIcon icon(const QString& name) { return QIcon(new TintedIconEngine(name, QColor())); }
QIcon icon(const QString& name, const QColor& color) { return QIcon(new TintedIconEngine(name, color)); }

} // namespace mw::ui
