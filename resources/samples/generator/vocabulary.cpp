// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/samples/generator/vocabulary.h"

#include "resources/samples/generator/text.h"

#include <stdexcept>

namespace mw::sample {

const Country& randomCountry(Random& random) {
    int roll = random.between(0, 99);
    for (const Country& country : countries()) {
        roll -= country.percent;
        if (roll < 0)
            return country;
    }
    return countries().front();
}

const Country& countryOf(const std::string& code) {
    for (const Country& country : countries())
        if (country.code == code)
            return country;
    throw std::runtime_error("no such country in the vocabulary: " + code);
}

std::string randomPostcode(Random& random, const Country& country) {
    std::string result = country.postcode;
    for (char& c : result) {
        if (c == '9')
            c = static_cast<char>('1' + random.between(0, 8));
        else if (c == 'A')
            c = static_cast<char>('A' + random.between(0, 25));
    }
    return result;
}

std::string randomStreet(Random& random, const Country& country) {
    std::string result = random.pick(country.streets);
    result.replace(result.find('#'), 1, std::to_string(random.between(1, 240)));
    return result;
}

const std::vector<std::string>& sharedLastNames() {
    static const std::vector<std::string> kNames = {
        "Dvořák",       "Łukasik", "Nowak",   "Kovačević", "Horváth", "Meyer-Schmidt", "Smith-Jones", "Garcia-Lopez",
        "Lee",          "Wang",    "Kim",     "Nguyen",    "Patel",   "Singh",         "Khan",        "Rossi",
        "Silva-Santos", "Petrov",  "Ødegård", "Šimek",     "Wałęsa",  "Sørensen"};
    return kNames;
}

const std::vector<std::string>& companyFirstWords() {
    static const std::vector<std::string> kWords = {
        "Brightwater", "Northgate", "Silverline", "Oakfield", "Bluestone",  "Kestrel",  "Harbour",     "Summit",
        "Redwood",     "Falcon",    "Meridian",   "Copper",   "Evergreen",  "Lakeside", "Pioneer",     "Sterling",
        "Granite",     "Aurora",    "Beacon",     "Cobalt",   "Delta",      "Ember",    "Frontier",    "Glacier",
        "Horizon",     "Ivory",     "Juniper",    "Keystone", "Lighthouse", "Magnolia", "Nordwind",    "Orchard",
        "Pinnacle",    "Quartz",    "Riverside",  "Saffron",  "Tidewater",  "Umbra",    "Vantage",     "Westfalen",
        "Müller",      "Schäfer",   "Château",    "Señor",    "Göteborg",   "Zürich",   "Alsterblick", "Rheintal"};
    return kWords;
}

const std::vector<std::string>& companySecondWords() {
    static const std::vector<std::string> kWords = {
        "Logistics",  "Foods",    "Systems",  "Textiles", "Energy",    "Media",   "Instruments", "Packaging",
        "Consulting", "Robotics", "Pharma",   "Optics",   "Interiors", "Foundry", "Analytics",   "Shipping",
        "Ceramics",   "Farms",    "Motors",   "Software", "Insurance", "Capital", "Health",      "Learning",
        "Timber",     "Steel",    "Plastics", "Travel",   "Security",  "Telecom"};
    return kWords;
}

const std::vector<std::string>& jobTitles() {
    static const std::vector<std::string> kTitles = {"Head of Purchasing",
                                                     "IT Manager",
                                                     "Managing Director",
                                                     "Buyer",
                                                     "Controller",
                                                     "Assistant",
                                                     "Sales Director",
                                                     "Plant Manager",
                                                     "Head of Logistics",
                                                     "CFO",
                                                     "CTO",
                                                     "Team Lead, Quality",
                                                     "Warehouse Manager",
                                                     "Data Protection Officer",
                                                     "Marketing Manager",
                                                     "Production Planner",
                                                     "Human Resources",
                                                     "Legal Counsel"};
    return kTitles;
}

const std::vector<std::string>& products() {
    static const std::vector<std::string> kProducts = {
        "Maintenance contract", "Licence renewal",  "Pilot project",       "Roll-out phase 2",
        "Spare parts",          "Training package", "Upgrade to v5",       "Data migration",
        "Support extension",    "Hardware refresh", "Framework agreement", "Consulting days"};
    return kProducts;
}

const std::vector<std::string>& emojis() {
    static const std::vector<std::string> kEmojis = {"😀", "🎉", "👍", "🚀", "📞", "🔥", "🙈", "🎂"};
    return kEmojis;
}

std::string randomSentence(Random& random) {
    static const std::vector<std::string> kOpenings = {"Called back",
                                                       "Met at the trade fair",
                                                       "Spoke to the assistant",
                                                       "Sent the offer",
                                                       "Left a message",
                                                       "Had lunch",
                                                       "Presented the road map",
                                                       "Talked about prices",
                                                       "Visited the plant",
                                                       "Reminded them of the open invoice"};
    static const std::vector<std::string> kMiddles = {"budget comes in spring",
                                                      "decision is with the board",
                                                      "wants a discount of 10%",
                                                      "will call next week",
                                                      "is on leave until Monday",
                                                      "asked for references",
                                                      "needs delivery before the holidays",
                                                      "prefers e-mail",
                                                      "has a new boss",
                                                      "compares us with two others"};
    std::string result = joined({random.pick(kOpenings), ", ", random.pick(kMiddles), "."});
    if (random.chance(40))
        result += joined({" ", random.pick(kOpenings), "; ", random.pick(kMiddles), "."});
    return result;
}

} // namespace mw::sample
