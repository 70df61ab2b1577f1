// SPDX-License-Identifier: GPL-3.0-or-later
// The main() of test binaries that need no window; one that brings its own leaves this one in the library.
#include "tests/support/test_main.h"

#include <QCoreApplication>

#ifdef __SANITIZE_THREAD__
// The watchdog of Qt Test locks inside the distribution's Qt, which is not instrumented. Only its end is named here: a
// pattern that took in all of Qt would hide the races of the tests too, for Qt calls them.
extern "C" const char* __tsan_default_suppressions();
extern "C" const char* __tsan_default_suppressions() {
    return "race:QWaitCondition::~QWaitCondition\nrace:QTest::qRun\n";
}
#endif

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    return mw::test::runTests(application.arguments());
}
