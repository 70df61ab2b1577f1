// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/statement.h"

#include "core/base/words.h"

#include <cmath>

namespace mw::review {

namespace {

/// The share in percent, rounded up to hundredths so that it stays a bound.
std::string shareOf(std::uint64_t part, std::uint64_t whole) {
    const auto hundredths = std::uint64_t(std::ceil(static_cast<long double>(part) * 10'000 / static_cast<long double>(whole)));
    std::string text = std::to_string(hundredths / 100), decimals = std::to_string(hundredths % 100);
    decimals.insert(0, 2 - decimals.size(), '0');
    while (!decimals.empty() && decimals.back() == '0')
        decimals.pop_back();
    return decimals.empty() ? text : text + "." + decimals;
}

} // namespace

std::uint64_t Statement::mostWrong() const { return review::mostWrong(population, seen, defects + unsettled, confidence); }

bool Statement::isProven() const { return seen > 0 && mostWrong() < intolerable(population, tolerable); }

std::string Statement::inWords(const MessageCatalogue& catalogue) const {
    const Words words(catalogue);
    const std::string all = words.counted(population);
    if (seen == 0)
        return words("none of {0} drawn records has been looked at: nothing is said of all {1} yet", words.counted(drawn), all);
    std::string found = defects == 0 ? words("no defect") : defects == 1 ? words("1 defect") : words("{0} defects", words.counted(defects));
    if (accepted > 0)
        found += words(", {0} accepted", words.counted(accepted));
    if (unsettled > 0)
        found += words(", {0} not settled and counted as wrong", words.counted(unsettled));
    if (seen == population)
        return words("all {0} seen, {1}", all, found);
    const std::uint64_t most = mostWrong();
    const std::string percent = printPercent(confidence), seenText = words.counted(seen), mostText = words.counted(most);
    if (isProven())
        return words("{0} of {1} seen, {2}: with {3} % confidence fewer than {4} % are wrong (at most {5} records)", seenText, all, found, percent,
                     printPercent(tolerable), mostText);
    return words("{0} of {1} seen, {2}: with {3} % confidence at most {4} % are wrong ({5} records)", seenText, all, found, percent,
                 shareOf(most, population), mostText);
}

} // namespace mw::review
