// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/preferences.h"

#include "ui/present/translated_catalogue.h"

#include <QApplication>
#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QTranslator>

namespace mw::ui::preferences {

namespace {
const QString kThemeKey = QStringLiteral("appearance/theme");
const QString kLanguageKey = QStringLiteral("appearance/language");

ThemeMode chosenTheme() {
    const QString name = QSettings().value(kThemeKey).toString();
    return name == QStringLiteral("dark") ? ThemeMode::Dark : name == QStringLiteral("light") ? ThemeMode::Light : ThemeMode::System;
}
} // namespace

QList<Language> languages() {
    QList<Language> all{{QStringLiteral("system"), QCoreApplication::translate("Preferences", "As the system")},
                        {QStringLiteral("en"), QStringLiteral("English")}};
    for (const QString& code : TranslatedCatalogue::languages())
        all.append({code, QLocale(code).nativeLanguageName()});
    return all;
}

void nameApplication() {
    QCoreApplication::setOrganizationName(QStringLiteral("mapwright"));
    QCoreApplication::setApplicationName(QStringLiteral("mapwright"));
    QSettings::setDefaultFormat(QSettings::IniFormat);
}

void apply(QApplication& application) {
    const QString language = QSettings().value(kLanguageKey, QStringLiteral("system")).toString();
    install(application, language == QStringLiteral("system") ? systemLanguage() : language);
    theme::apply(application, chosenTheme());
}

QString systemLanguage() { return QLocale::system().name().section(u'_', 0, 0); }

bool install(QApplication& application, const QString& code) {
    if (code == QStringLiteral("en"))
        return true;
    auto* ours = new QTranslator(&application);
    if (!ours->load(QStringLiteral(":/i18n/mapwright_%1.qm").arg(code))) {
        delete ours;
        return false;
    }
    application.installTranslator(ours);
    // Qt's own texts: file dialogs, standard keys.
    auto* qts = new QTranslator(&application);
    if (qts->load(QStringLiteral("qtbase_%1").arg(code), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        application.installTranslator(qts);
    QLocale::setDefault(QLocale(code));
    return true;
}

void setTheme(ThemeMode mode) {
    QSettings().setValue(kThemeKey, mode == ThemeMode::Dark    ? QStringLiteral("dark")
                                    : mode == ThemeMode::Light ? QStringLiteral("light")
                                                               : QStringLiteral("system"));
    theme::apply(*qApp, mode);
}

void setLanguage(const QString& code) { QSettings().setValue(kLanguageKey, code); }

} // namespace mw::ui::preferences
