// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/suggest/assignment.h"
#include "tests/support/random.h"
#include "tests/support/test_main.h"

#include <algorithm>
#include <cmath>

using namespace mw;
using namespace mw::suggest;

namespace {

double gainOf(const std::vector<std::vector<Gain>>& gains, const std::vector<std::optional<std::size_t>>& assigned) {
    double sum = 0;
    for (std::size_t left = 0; left < gains.size(); ++left)
        for (const Gain& gain : gains[left])
            if (assigned[left] == gain.right)
                sum += gain.gain;
    return sum;
}

/// The largest sum there is, by trying everything.
double bestOf(const std::vector<std::vector<Gain>>& gains, std::size_t left, unsigned taken) {
    if (left == gains.size())
        return 0;
    double best = bestOf(gains, left + 1, taken);
    for (const Gain& gain : gains[left])
        if (!(taken >> gain.right & 1))
            best = std::max(best, gain.gain + bestOf(gains, left + 1, taken | 1u << gain.right));
    return best;
}

} // namespace

class TstAssignment : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theBestSumWinsOverTheBestPair() {
        // Greedy would take 10 and be left with 1.
        const std::vector<std::vector<Gain>> gains = {{{0, 10}, {1, 9}}, {{0, 9}, {1, 1}}};
        const auto assigned = assign(gains, 2);
        QCOMPARE(*assigned[0], std::size_t(1));
        QCOMPARE(*assigned[1], std::size_t(0));
    }

    void nothingWantedIsNothingAssigned() {
        QVERIFY(assign({}, 3).empty());
        QVERIFY(!assign({{}}, 0)[0]);
    }

    void theSumIsTheLargestThereIs() {
        test::Random random("assignments against trying everything");
        for (int round = 0; round < 300; ++round) {
            const std::size_t rights = 1 + random.below(6);
            std::vector<std::vector<Gain>> gains(1 + random.below(6));
            for (auto& some : gains)
                for (std::size_t right = 0; right < rights; ++right)
                    if (random.below(3) > 0)
                        some.push_back({right, 0.5 + double(random.below(100))});
            const auto assigned = assign(gains, rights);
            for (std::size_t a = 0; a < assigned.size(); ++a)
                for (std::size_t b = a + 1; b < assigned.size(); ++b)
                    QVERIFY(!assigned[a] || assigned[a] != assigned[b]);
            QVERIFY(std::abs(gainOf(gains, assigned) - bestOf(gains, 0, 0)) < 1e-9);
        }
    }
};

MW_TEST(TstAssignment)
#include "tst_assignment.moc"
