// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/wording.h"
#include "tests/support/test_main.h"

using namespace mw;

class TstWording : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbersAreGrouped() {
        QCOMPARE(grouped(0), std::string("0"));
        QCOMPARE(grouped(999), std::string("999"));
        QCOMPARE(grouped(1000), std::string("1,000"));
        QCOMPARE(grouped(123456), std::string("123,456"));
        QCOMPARE(grouped(18446744073709551615ull), std::string("18,446,744,073,709,551,615"));
    }

    void nounsFollowTheirNumber() {
        QCOMPARE(counted(0, "row", "rows"), std::string("0 rows"));
        QCOMPARE(counted(1, "row", "rows"), std::string("1 row"));
        QCOMPARE(counted(2345, "row", "rows"), std::string("2,345 rows"));
    }

    void listsNameEachOnce() {
        QCOMPARE(listed({}), std::string());
        QCOMPARE(listed({"b", "a", "b"}), std::string("b, a"));
    }
};

MW_TEST(TstWording)
#include "tst_wording.moc"
