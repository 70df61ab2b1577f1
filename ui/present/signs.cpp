// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/present/signs.h"

#include "ui/present/theme.h"

namespace mw::ui {

QString signIcon(Sign sign) {
    switch (sign) {
    case Sign::None: return {};
    case Sign::Ok: return QStringLiteral("ok-circle");
    case Sign::Note: return QStringLiteral("note");
    case Sign::Warning: return QStringLiteral("warning");
    case Sign::Error: return QStringLiteral("error");
    case Sign::Question: return QStringLiteral("question");
    case Sign::Running: return QStringLiteral("refresh");
    case Sign::Open: return QStringLiteral("none");
    }
    return {};
}

QColor signColor(Sign sign) {
    const Colors& colors = theme::colors();
    switch (sign) {
    case Sign::Ok: return colors.ok;
    case Sign::Warning: return colors.warning;
    case Sign::Error: return colors.error;
    case Sign::Note:
    case Sign::Running:
    case Sign::Question: return colors.info;
    case Sign::None:
    case Sign::Open: return colors.textMuted;
    }
    return colors.textMuted;
}

QColor signGround(Sign sign) {
    const Colors& colors = theme::colors();
    switch (sign) {
    case Sign::Ok: return colors.okSoft;
    case Sign::Warning: return colors.warningSoft;
    case Sign::Error: return colors.errorSoft;
    case Sign::Note:
    case Sign::Running:
    case Sign::Question: return colors.infoSoft;
    case Sign::None:
    case Sign::Open: return colors.hover;
    }
    return colors.hover;
}

} // namespace mw::ui
