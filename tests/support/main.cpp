// SPDX-License-Identifier: GPL-3.0-or-later
// The main() of test binaries that need no window; one that brings its own leaves this one in the library.
#include "tests/support/test_main.h"

#include <QCoreApplication>

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    return mw::test::runTests(application.arguments());
}
