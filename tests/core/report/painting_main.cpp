// SPDX-License-Identifier: GPL-3.0-or-later
// Pages need fonts, but no display.
#include "tests/support/test_main.h"

#include <QGuiApplication>

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    return mw::test::runTests(application.arguments());
}
