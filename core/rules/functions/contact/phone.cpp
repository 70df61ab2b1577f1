// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

#include <phonenumbers/phonenumberutil.h>

namespace mw::rules {

namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

/// "de" is Germany as "DE" is; without a country only numbers with a plus sign can be read.
std::string regionOf(std::optional<std::string_view> country) {
    std::string region(country.value_or("ZZ"));
    for (char& c : region)
        c = c >= 'a' && c <= 'z' ? char(c - 32) : c;
    return region;
}

bool readNumber(std::string_view text, std::optional<std::string_view> country, PhoneNumber& number) {
    const PhoneNumberUtil& library = *PhoneNumberUtil::GetInstance();
    return library.Parse(std::string(text), regionOf(country), &number) == PhoneNumberUtil::NO_PARSING_ERROR &&
           library.IsValidNumber(number);
}

std::string_view written(Row& row, std::string_view text, std::optional<std::string_view> country,
                         PhoneNumberUtil::PhoneNumberFormat format) {
    PhoneNumber number;
    if (!readNumber(text, country, number))
        return row.fail(Code::WrongFormat, Quoted{text}, std::string_view("a phone number"));
    std::string made;
    PhoneNumberUtil::GetInstance()->Format(number, format, &made);
    // RFC 3966 separates the extension; E.164 has no place for it.
    if (number.has_extension() && format == PhoneNumberUtil::E164)
        made += ";ext=" + number.extension();
    return made == text ? text : row.keep(made);
}

std::string_view international(Row& row, std::string_view text, std::optional<std::string_view> country) {
    return written(row, text, country, PhoneNumberUtil::E164);
}
std::string_view national(Row& row, std::string_view text, std::optional<std::string_view> country) {
    return written(row, text, country, PhoneNumberUtil::NATIONAL);
}
bool isNumber(std::string_view text, std::optional<std::string_view> country) {
    PhoneNumber number;
    return readNumber(text, country, number);
}
std::optional<std::string_view> countryOf(Row& row, std::string_view text, std::optional<std::string_view> country) {
    PhoneNumber number;
    if (!readNumber(text, country, number))
        return {};
    std::string region;
    PhoneNumberUtil::GetInstance()->GetRegionCodeForNumber(number, &region);
    return region.size() == 2 ? std::optional(row.keep(region)) : std::nullopt;
}

} // namespace

Function define_phone() {
    return Function("phone", "Brings a phone number into the form +493012345678 (E.164), read as it is dialled in a country "
                             "such as 'DE'; an extension follows as ;ext=12. What is no number is an error.")
        .overload<international>({text("value"), text("country").orDefault("null")})
        .phrase("{0} as an international phone number", 1)
        .phrase("{0} as an international phone number, dialled in {1}", 2)
        .step("read {0} as an international phone number", 1)
        .step("read {0} as a phone number dialled in {1}", 2)
        .notInPostgres("the numbering plans of the world are not known there")
        .example("phone('(030) 901820', 'DE')", "'+4930901820'")
        .example("phone('+1 212-456-1414')", "'+12124561414'")
        .example("phone(null, 'DE')", "null")
        .fails("phone('12', 'DE')", Code::WrongFormat);
}

Function define_phone_national() {
    return Function("phone_national", "Writes a phone number as it is written in its own country.")
        .overload<national>({text("value"), text("country").orDefault("null")})
        .phrase("{0} as a national phone number", 1)
        .phrase("{0} as a national phone number, dialled in {1}", 2)
        .step("write {0} as a national phone number", 1)
        .step("write {0}, dialled in {1}, as a national phone number", 2)
        .notInPostgres("the numbering plans of the world are not known there")
        .example("phone_national('+12124561414')", "'(212) 456-1414'")
        .example("phone_national('030 901820', 'DE')", "'030 901820'")
        .example("phone_national(null)", "null");
}

Function define_is_phone() {
    return Function("is_phone", "Says whether a text is a phone number that can be dialled, read as in a country such as "
                                "'DE'.")
        .overload<isNumber>({text("value"), text("country").orDefault("null")})
        .phrase("whether {0} is a phone number", 1)
        .phrase("whether {0} is a phone number dialled in {1}", 2)
        .notInPostgres("the numbering plans of the world are not known there")
        .example("is_phone('(030) 901820', 'DE')", "true")
        .example("is_phone('901820')", "false")
        .example("is_phone(null)", "null");
}

Function define_phone_country() {
    return Function("phone_country", "Gives the country that a phone number belongs to; nothing where it is none or belongs "
                                     "to no country.")
        .overload<countryOf>({text("value"), text("country").orDefault("null")})
        .phrase("the country of the phone number {0}", 1)
        .phrase("the country of the phone number {0}, dialled in {1}", 2)
        .step("take the country of the phone number {0}", 1)
        .step("take the country of the phone number {0}, dialled in {1}", 2)
        .notInPostgres("the numbering plans of the world are not known there")
        .example("phone_country('+41 44 668 18 00')", "'CH'")
        .example("phone_country('none', 'DE')", "null")
        .example("phone_country(null)", "null");
}

} // namespace mw::rules
