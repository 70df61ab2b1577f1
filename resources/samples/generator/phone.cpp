// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/samples/generator/phone.h"

#include "resources/samples/generator/text.h"

namespace mw::sample {

std::string randomPhone(Random& random, const Country& country) {
    if (country.dial == "+1")
        return joined({std::to_string(random.between(201, 989)), "555", padded(random.between(0, 9999), 4)});
    return joined({std::to_string(random.between(11, 99)), std::to_string(random.between(2'000'000, 9'999'999)),
                   random.chance(50) ? std::to_string(random.between(0, 9)) : std::string()});
}

std::string internationalPhone(const Country& country, const std::string& national) {
    return country.dial + national;
}

std::string writePhone(Random& random, const Country& country, const std::string& national, PhoneDialect dialect) {
    const bool american = country.dial == "+1";
    const std::size_t areaSize = american ? 3 : 2;
    const std::string area = national.substr(0, areaSize);
    const std::string exchange = national.substr(areaSize, 3);
    const std::string line = national.substr(areaSize + 3);
    switch (dialect) {
    case PhoneDialect::Plain:
        return internationalPhone(country, national);
    case PhoneDialect::Spaced:
        return american ? country.dial + " (" + area + ") " + exchange + '-' + line
                        : country.dial + ' ' + area + ' ' + exchange + ' ' + line;
    case PhoneDialect::DoubleZero:
        return "00" + country.dial.substr(1) + ' ' + area + ' ' + exchange + line;
    case PhoneDialect::ZeroInBrackets:
        return country.dial + " (0)" + area + ' ' + exchange + '-' + line;
    case PhoneDialect::National:
        break;
    }
    const std::string trunk = country.trunkZero ? "0" : "";
    switch (random.between(0, 2)) {
    case 0:
        return '(' + trunk + area + ") " + exchange + '-' + line;
    case 1:
        return trunk + area + '/' + exchange + ' ' + line;
    default:
        return trunk + area + '.' + exchange + '.' + line;
    }
}

} // namespace mw::sample
