// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/samples/generator/calendar.h"

namespace mw::sample {

namespace {

std::string digits(unsigned value, std::size_t width) {
    std::string text = std::to_string(value);
    return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

std::string hourAndMinute(int second) {
    return digits(static_cast<unsigned>(second / 3600), 2) + ':' + digits(static_cast<unsigned>(second / 60 % 60), 2);
}

} // namespace

Date randomDate(Random& random, int firstYear, int lastYear) {
    using namespace std::chrono;
    const sys_days first = year{firstYear} / January / 1;
    const sys_days last = year{lastYear} / December / 28;
    return Date{first + days{random.between(0, static_cast<int>((last - first).count()))}};
}

Moment randomMoment(Random& random, int firstYear, int lastYear) {
    return {randomDate(random, firstYear, lastYear), random.between(7 * 3600, 20 * 3600 - 1)};
}

std::string isoDate(const Date& date) {
    return digits(static_cast<unsigned>(static_cast<int>(date.year())), 4) + '-' +
           digits(static_cast<unsigned>(date.month()), 2) + '-' + digits(static_cast<unsigned>(date.day()), 2);
}

std::string dayFirstDate(const Date& date) {
    return digits(static_cast<unsigned>(date.day()), 2) + '/' + digits(static_cast<unsigned>(date.month()), 2) + '/' +
           digits(static_cast<unsigned>(static_cast<int>(date.year())), 4);
}

std::string isoMoment(const Moment& moment) {
    return isoDate(moment.date) + ' ' + hourAndMinute(moment.second) + ':' +
           digits(static_cast<unsigned>(moment.second % 60), 2);
}

std::string dayFirstMoment(const Moment& moment) {
    return dayFirstDate(moment.date) + ' ' + hourAndMinute(moment.second);
}

} // namespace mw::sample
