// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/present/theme.h"

#include <QList>
#include <QString>

class QApplication;

namespace mw::ui::preferences {

struct Language {
    QString code; ///< "de"; "system" for the system's
    QString name; ///< in that language
};
QList<Language> languages();

/// Names the application for settings and folders (XDG places). Before anything reads them.
void nameApplication();
/// Sets language and theme as chosen.
void apply(QApplication& application);
void setTheme(ThemeMode mode);
void setLanguage(const QString& code);
/// The language of the system: "de".
QString systemLanguage();
/// Installs the translation of a language for the rest of the program; false where there is none.
bool install(QApplication& application, const QString& code);

} // namespace mw::ui::preferences
