// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <QTest>

#include <functional>
#include <memory>
#include <string>

namespace mw::test {

/// Adds one test class to the binary; called by MW_TEST at start-up.
bool registerTest(std::function<std::unique_ptr<QObject>()> make);

/// Runs all classes that were added; gives the exit code.
int runTests(QStringList arguments);

/// Converts UTF-8 for messages and comparisons in tests.
inline QString qt(std::string_view text) { return QString::fromUtf8(text.data(), qsizetype(text.size())); }

/// Gives the folder of the real data sets (environment variable MW_SHARED_DATA, or shared/data beside the checkout),
/// empty where it is absent: tests that need it report SKIP.
QString sharedData();

} // namespace mw::test

/// Registers a Qt Test class; one per tst_*.cpp, followed by #include "tst_*.moc".
#define MW_TEST(Class)                                                                                                 \
    static const bool registered##Class = mw::test::registerTest([] { return std::unique_ptr<QObject>(new Class); });
