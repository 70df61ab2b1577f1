// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

/// Verifies that a Result is good and prints its error otherwise. The expression is evaluated once.
#define VERIFY_OK(expression)                                                                                          \
    do {                                                                                                               \
        const auto& verified = (expression);                                                                           \
        QVERIFY2(verified.ok(), verified.ok() ? "" : verified.error().line().c_str());                                 \
    } while (false)
