// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/present/text.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace mw::ui {

namespace {
struct Format {
    Q_DECLARE_TR_FUNCTIONS(Format)
};
} // namespace

QString formatCount(std::uint64_t count) { return QLocale().toString(qulonglong(count)); }

QString formatShare(std::uint64_t part, std::uint64_t whole) {
    if (whole == 0)
        return {};
    if (part == 0)
        return Format::tr("%1 %").arg(0);
    if (part >= whole)
        return Format::tr("%1 %").arg(100);
    const double percent = 100.0 * double(part) / double(whole);
    if (percent < 0.1)
        return Format::tr("< %1 %").arg(QLocale().toString(0.1, 'f', 1));
    // Cut, not rounded: 99.97 % must not read as 100 %.
    return Format::tr("%1 %").arg(QLocale().toString(std::floor(percent * 10) / 10, 'f', 1));
}

QString formatDuration(double seconds) {
    if (seconds < 10)
        return Format::tr("%1 s").arg(QLocale().toString(seconds, 'f', 1));
    const auto whole = std::uint64_t(seconds + 0.5);
    const auto twoDigits = [](std::uint64_t number) { return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0')); };
    if (whole < 60)
        return Format::tr("%1 s").arg(whole);
    if (whole < 3600)
        return Format::tr("%1 min %2 s").arg(whole / 60).arg(twoDigits(whole % 60));
    return Format::tr("%1 h %2 min").arg(whole / 3600).arg(twoDigits(whole % 3600 / 60));
}

QString formatBytes(std::uint64_t bytes) {
    return QLocale().formattedDataSize(qint64(bytes), 1, QLocale::DataSizeSIFormat);
}

QString elideName(const QString& name, qsizetype characters) {
    if (name.size() <= characters || characters < 3)
        return name;
    const qsizetype head = (characters - 1) / 2;
    return name.left(head) + QChar(0x2026) + name.right(characters - 1 - head);
}

} // namespace mw::ui
