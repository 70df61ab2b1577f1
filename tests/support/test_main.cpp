// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <cstdio>
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

namespace {
/// The lines of a Qt Test log that tell of failures, each with its place.
QStringList failuresIn(const QString& path) {
    QStringList failures;
    QFile log(path);
    if (!log.open(QIODevice::ReadOnly | QIODevice::Text))
        return failures;
    bool follows = false;
    while (!log.atEnd()) {
        const QString line = QString::fromUtf8(log.readLine()).trimmed();
        const bool isFailure = line.startsWith(QStringLiteral("FAIL!")) || line.startsWith(QStringLiteral("XPASS"));
        if (isFailure || (follows && line.startsWith(QStringLiteral("Loc:"))))
            failures << line;
        follows = isFailure || (follows && !line.startsWith(QStringLiteral("Loc:")));
    }
    return failures;
}
} // namespace

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
    // A second log to read the failures from: they are said again at the end, where nobody overlooks them.
    const QTemporaryDir folder;
    const QString log = folder.filePath(QStringLiteral("log"));
    if (!arguments.contains(QStringLiteral("-o")))
        arguments << QStringLiteral("-o") << log + QStringLiteral(",txt") << QStringLiteral("-o") << QStringLiteral("-,txt");
    QStringList failures;
    int failed = 0;
    for (const auto& make : registry()) {
        const auto test = make();
        if (!only.isEmpty() && only != QString::fromLatin1(test->metaObject()->className()))
            continue;
        failed += QTest::qExec(test.get(), arguments);
        failures += failuresIn(log);
    }
    if (!failures.isEmpty())
        std::fprintf(stderr, "What failed:\n%s\n", qPrintable(failures.join(u'\n')));
    return failed > 0 ? 1 : 0;
}

} // namespace mw::test
