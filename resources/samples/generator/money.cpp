// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/samples/generator/money.h"

#include "resources/samples/generator/text.h"

namespace mw::sample {

std::string formatWhole(std::int64_t hundredths, Convention convention, Grouping grouping) {
    std::string text = std::to_string(hundredths / 100);
    if (grouping == Grouping::Thousands)
        for (std::size_t at = text.size(); at > 3; at -= 3)
            text.insert(at - 3, 1, convention == Convention::DecimalComma ? '.' : ',');
    return text;
}

std::string formatMoney(std::int64_t hundredths, Convention convention, Grouping grouping) {
    return formatWhole(hundredths, convention, grouping) + (convention == Convention::DecimalComma ? ',' : '.') +
           padded(hundredths % 100, 2);
}

std::string plainMoney(std::int64_t hundredths) {
    return formatMoney(hundredths, Convention::DecimalPoint, Grouping::None);
}

} // namespace mw::sample
