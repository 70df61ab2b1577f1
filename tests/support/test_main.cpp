// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"

#include <QDir>

#include <vector>

namespace mw::test {

namespace {
std::vector<std::function<std::unique_ptr<QObject>()>>& registry() {
    static std::vector<std::function<std::unique_ptr<QObject>()>> tests;
    return tests;
}
} // namespace

bool registerTest(std::function<std::unique_ptr<QObject>()> make) {
    registry().push_back(std::move(make));
    return true;
}

QString sharedData() {
    const QString named = qEnvironmentVariable("MW_SHARED_DATA");
    const QDir folder(named.isEmpty() ? QStringLiteral(MW_SHARED_DATA_DEFAULT) : named);
    return folder.exists() ? folder.absolutePath() : QString();
}

int runTests(QStringList arguments) {
    if (registry().empty()) {
        qCritical("no test class is registered in this binary");
        return 1;
    }
    // Qt 6.4's crash handler, set up once per class, loops for ever from the second class on: let signals kill.
    arguments << QStringLiteral("-nocrashhandler");
    // The first word may name one class; Qt Test's own arguments follow.
    QString only;
    if (arguments.size() > 1 && (arguments[1].startsWith(QStringLiteral("Test")) || arguments[1].startsWith(QStringLiteral("Tst"))))
        only = arguments.takeAt(1);
    int failed = 0;
    for (const auto& make : registry()) {
        const auto test = make();
        if (!only.isEmpty() && only != QString::fromLatin1(test->metaObject()->className()))
            continue;
        failed += QTest::qExec(test.get(), arguments);
    }
    return failed > 0 ? 1 : 0;
}

} // namespace mw::test
