// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text_distance.h"
#include "tests/support/random.h"
#include "tests/support/test_main.h"

#include <algorithm>
#include <cmath>

using mw::editDistance;
using mw::jaroWinkler;

class TestTextDistance : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void similaritiesAreThoseOfTheLiterature() {
        QVERIFY(std::abs(jaroWinkler("martha", "marhta") - 0.9611) < 0.0001);
        QVERIFY(std::abs(jaroWinkler("dixon", "dicksonx") - 0.8133) < 0.0001);
        QCOMPARE(jaroWinkler("", "a"), 0.0);
        QCOMPARE(editDistance("abcd", "acbd", 3), std::size_t(1));
        QCOMPARE(editDistance("kitten", "sitting", 5), std::size_t(3));
        QCOMPARE(editDistance("kitten", "sitting", 1), std::size_t(2));
    }

    void distancesDoNotDependOnTheOrderAndAreCutAtTheLimit() {
        mw::test::Random random("texts");
        const auto text = [&random] {
            std::string made(random.below(9), ' ');
            std::generate(made.begin(), made.end(), [&random] { return char('a' + random.below(3)); });
            return made;
        };
        for (int i = 0; i < 2000; ++i) {
            const std::string a = text(), b = text();
            const std::size_t apart = editDistance(a, b, 100);
            QCOMPARE(editDistance(b, a, 100), apart);
            QCOMPARE(editDistance(a, b, 2), std::min<std::size_t>(apart, 3));
            QCOMPARE(apart == 0, a == b);
            QVERIFY(apart <= std::max(a.size(), b.size()));
            QVERIFY(jaroWinkler(a, b) >= 0 && jaroWinkler(a, b) <= 1);
        }
    }
};

MW_TEST(TestTextDistance)
#include "tst_text_distance.moc"
