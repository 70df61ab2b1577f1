// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/present/english_plurals.h"

#include <utility>

namespace mw::ui {

QString EnglishPlurals::translate(const char*, const char* source, const char*, int n) const {
    QString text = QString::fromUtf8(source);
    if (n < 0 || !text.contains(QLatin1String("%Ln")))
        return {};
    text.replace(QLatin1String("(s)"), n == 1 ? QString() : QStringLiteral("s"));
    if (n == 1)
        for (const auto& [many, one] : {std::pair(" entities", " entity"), std::pair(" were ", " was "), std::pair(" are ", " is "), std::pair(" go ", " goes ")})
            text.replace(QLatin1String(many), QLatin1String(one));
    return text;
}

} // namespace mw::ui
