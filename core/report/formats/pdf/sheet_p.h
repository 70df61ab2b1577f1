// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/formats/pdf/typeface_p.h"

#include <QRectF>
#include <QSizeF>

#include <vector>

namespace mw::report::pdf {

enum class Ink { Text, Soft, Accent, Line, Fill };

/// One page as it will be painted; places in units from its top left corner.
struct Sheet {
    struct Text {
        QPointF foot; ///< where the line begins, on its base line
        QString text;
        Style style;
        Ink ink;
    };
    struct Box {
        QRectF place;
        Ink ink;
    };
    bool isLandscape = false;
    QString chapter; ///< what its head says
    std::vector<Box> boxes;
    std::vector<Text> texts;
};

/// A heading and where it stands.
struct Mark {
    QString text;
    int level = 1;
    std::size_t sheet = 0;
    qreal y = 0; ///< from the page's top
};

/// A place on a sheet that leads to a mark.
struct Link {
    std::size_t sheet = 0;
    QRectF place;
    std::size_t mark = 0;
};

/// The pages' measures, in units.
struct PageMeasures {
    QSizeF portrait; ///< of the sheet
    static constexpr qreal kSide = 45 * kPoint, kTop = 62 * kPoint, kBottom = 56 * kPoint;
    QSizeF size(bool landscape) const { return landscape ? portrait.transposed() : portrait; }
    qreal width(bool landscape) const { return size(landscape).width() - 2 * kSide; }
    qreal end(bool landscape) const { return size(landscape).height() - kBottom; }
};

} // namespace mw::report::pdf
