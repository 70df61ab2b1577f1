// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/samples/generator/random.h"

#include <string>
#include <vector>

namespace mw::sample {

/// A country of the sample with what its addresses and phones need.
struct Country {
    std::string code, dial, currency;
    bool trunkZero = false;             ///< national numbers begin with 0
    int percent = 0;                    ///< share of the accounts and contacts
    std::vector<std::string> spellings; ///< as found in the old system, the code itself left out
    std::vector<std::string> cities;
    std::vector<std::string> streets; ///< with # for the house number
    std::string postcode;             ///< 9 stands for a digit from 1 to 9, A for a letter
    std::vector<std::string> firstNames, lastNames;
    std::vector<std::string> legalForms;
};

const std::vector<Country>& countries();
/// Draws a country by its share.
const Country& randomCountry(Random& random);
const Country& countryOf(const std::string& code);

std::string randomPostcode(Random& random, const Country& country);
std::string randomStreet(Random& random, const Country& country);

/// Last names of more than one alphabet corner that every country shares (Dvořák, Łukasik, Meyer-Schmidt …).
const std::vector<std::string>& sharedLastNames();
const std::vector<std::string>& companyFirstWords();
const std::vector<std::string>& companySecondWords();
const std::vector<std::string>& jobTitles();
const std::vector<std::string>& products();
const std::vector<std::string>& emojis();

/// A few sentences of a sales person's prose, ASCII, without quotes or line breaks.
std::string randomSentence(Random& random);

} // namespace mw::sample
