// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"
#include "ui/present/english_plurals.h"
#include "ui/present/theme.h"

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    // What somebody has set must neither show nor be touched.
    const QTemporaryDir home;
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, home.path());
    QApplication::installTranslator(new mw::ui::EnglishPlurals(&application));
    // MW_TEST_DARK=1: pictures (MW_TEST_PICTURES) of the dark look.
    mw::ui::theme::apply(application, qEnvironmentVariableIsSet("MW_TEST_DARK") ? mw::ui::ThemeMode::Dark : mw::ui::ThemeMode::Light);
    return mw::test::runTests(application.arguments());
}
