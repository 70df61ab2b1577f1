// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/samples/generator/builders.h"

#include "resources/samples/generator/text.h"

#include <utility>

namespace mw::sample {

Seeder::Seeder(DefectLog& log, std::string_view entity, KeyOf keyOf)
    : m_log(log), m_entity(entity), m_keyOf(std::move(keyOf)) {}

void Seeder::seed(Picker& picker, std::string_view field, std::string_view kind, const Change& change,
                  const Fits& fits) {
    seed(picker, planned(field, kind), field, kind, change, fits);
}

void Seeder::seed(Picker& picker, std::size_t count, std::string_view field, std::string_view kind,
                  const Change& change, const Fits& fits) {
    for (const std::size_t index : picker.take(count, identify(m_entity, field, kind), fits)) {
        change(index);
        note(index, field, kind);
    }
}

void Seeder::note(std::size_t index, std::string_view field, std::string_view kind) {
    m_log.add(m_entity, field, kind, m_keyOf(index));
}

std::size_t Seeder::planned(std::string_view field, std::string_view kind) const {
    return m_log.planned(m_entity, field, kind);
}

std::string carelessOwner(Random& random, const std::string& shortName) {
    switch (random.between(0, 3)) {
    case 0:
        return lower(shortName);
    case 1:
        return upper(shortName);
    case 2:
        return replaced(shortName, " ", "  ");
    default:
        return ' ' + shortName;
    }
}

std::string unknownOwner(Random& random) {
    static const std::vector<std::string> kGone = {"T. Ghost", "X. Former", "Z. Retired", "Q. Nobody"};
    return random.pick(kGone);
}

std::string impossibleDate(Random& random) {
    static const std::vector<std::string> kDates = {"31/02/2019", "30/02/2018", "31/04/2017", "29/02/2019",
                                                    "2019-02-30", "31/11/2020", "12/13/2016", "2018-06-31"};
    return random.pick(kDates);
}

std::string longWords(Random& random, std::size_t count) {
    static const std::vector<std::string> kWords = {"international", "holding",        "services",   "regional",
                                                    "central",       "administration", "department", "association",
                                                    "general",       "office"};
    std::string text = proper(random.pick(kWords));
    while (text.size() < count)
        text += ' ' + random.pick(kWords);
    text.resize(count);
    if (text.back() == ' ')
        text.back() = 'x';
    return text;
}

World buildWorld(DefectLog& log, std::uint64_t seed) {
    World world;
    buildOwners(world, log, seed);
    buildAccounts(world, log, seed);
    buildContacts(world, log, seed);
    buildDeals(world, log, seed);
    buildActivities(world, log, seed);
    buildNotes(world, log, seed);
    log.sort();
    return world;
}

} // namespace mw::sample
