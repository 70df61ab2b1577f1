// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/privacy_floor.h"

#include "core/base/message_catalogue.h"
#include "core/base/unicode.h"
#include "core/base/utf8.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <vector>

namespace mw::profile {

namespace {

constexpr char32_t kDot = U'•';

enum class Glyph { Letter, Digit, Dot, Other };

/// Marks that stand on letters, and those that join them, are part of the word.
Glyph glyphOf(char32_t point) {
    if (point == kDot)
        return Glyph::Dot;
    if (u_isdigit(UChar32(point)) || u_charType(UChar32(point)) == U_OTHER_NUMBER || u_charType(UChar32(point)) == U_LETTER_NUMBER)
        return Glyph::Digit;
    const auto type = u_charType(UChar32(point));
    const bool isMark = type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK || type == U_ENCLOSING_MARK;
    return u_isalpha(UChar32(point)) || isMark ? Glyph::Letter : Glyph::Other;
}

struct NamedKind {
    std::string_view word; ///< letters and digits of one or several words of a name, in small letters without accents
    std::string_view kind;
};

constexpr std::string_view kEmail = "e-mail", kPhone = "phone", kPerson = "person name", kAddress = forPeople("address"),
                           kBirth = "date of birth", kAccount = "account number", kNumber = "personal number";

/// Words of English, German and French names of fields.
constexpr std::array kKinds = {
    NamedKind{"email", kEmail}, NamedKind{"mail", kEmail}, NamedKind{"emailaddress", kEmail}, NamedKind{"courriel", kEmail},
    NamedKind{"phone", kPhone}, NamedKind{"telephone", kPhone}, NamedKind{"telefon", kPhone}, NamedKind{"tel", kPhone},
    NamedKind{"mobile", kPhone}, NamedKind{"mobil", kPhone}, NamedKind{"handy", kPhone}, NamedKind{"fax", kPhone},
    NamedKind{"cellphone", kPhone}, NamedKind{"phonenumber", kPhone}, NamedKind{"telefonnummer", kPhone}, NamedKind{"rufnummer", kPhone},
    NamedKind{"firstname", kPerson}, NamedKind{"lastname", kPerson}, NamedKind{"surname", kPerson}, NamedKind{"forename", kPerson},
    NamedKind{"givenname", kPerson}, NamedKind{"familyname", kPerson}, NamedKind{"fullname", kPerson}, NamedKind{"middlename", kPerson},
    NamedKind{"maidenname", kPerson}, NamedKind{"maiden", kPerson}, NamedKind{"personname", kPerson}, NamedKind{"contactname", kPerson},
    NamedKind{"vorname", kPerson}, NamedKind{"nachname", kPerson}, NamedKind{"familienname", kPerson}, NamedKind{"geburtsname", kPerson},
    NamedKind{"ansprechpartner", kPerson}, NamedKind{"prenom", kPerson}, NamedKind{"nomdefamille", kPerson},
    NamedKind{"address", kAddress}, NamedKind{"addr", kAddress}, NamedKind{"street", kAddress}, NamedKind{"housenumber", kAddress},
    NamedKind{"postcode", kAddress}, NamedKind{"postalcode", kAddress}, NamedKind{"zip", kAddress}, NamedKind{"zipcode", kAddress},
    NamedKind{"strasse", kAddress}, NamedKind{"hausnummer", kAddress}, NamedKind{"plz", kAddress}, NamedKind{"postleitzahl", kAddress},
    NamedKind{"adresse", kAddress}, NamedKind{"anschrift", kAddress}, NamedKind{"rue", kAddress}, NamedKind{"codepostal", kAddress},
    NamedKind{"birthdate", kBirth}, NamedKind{"birthday", kBirth}, NamedKind{"dateofbirth", kBirth}, NamedKind{"dob", kBirth},
    NamedKind{"birth", kBirth}, NamedKind{"geburtsdatum", kBirth}, NamedKind{"geburtstag", kBirth}, NamedKind{"naissance", kBirth},
    NamedKind{"iban", kAccount}, NamedKind{"accountnumber", kAccount}, NamedKind{"kontonummer", kAccount},
    NamedKind{"creditcard", kAccount}, NamedKind{"cardnumber", kAccount}, NamedKind{"kreditkarte", kAccount},
    NamedKind{"ssn", kNumber}, NamedKind{"socialsecurity", kNumber}, NamedKind{"passport", kNumber}, NamedKind{"nationalid", kNumber},
    NamedKind{"taxid", kNumber}, NamedKind{"drivers", kNumber}, NamedKind{"sozialversicherungsnummer", kNumber},
    NamedKind{"steuernummer", kNumber}, NamedKind{"personalausweis", kNumber}, NamedKind{"reisepass", kNumber},
};

constexpr std::size_t kWordsTogether = 3; ///< "date of birth"

/// "e_mail", "FirstName" → e, mail; first, name. Digits are no part of words: "address2" is an address.
std::vector<std::string> wordsOf(std::string_view name) {
    std::vector<std::string> words(1);
    bool wasSmall = false;
    for (std::size_t i = 0; i < name.size();) {
        const std::size_t begin = i;
        const char32_t point = nextCodePoint(name, i);
        const bool isLetter = glyphOf(point) == Glyph::Letter;
        if ((!isLetter || (wasSmall && u_isupper(UChar32(point)))) && !words.back().empty())
            words.emplace_back();
        if (isLetter)
            words.back() += name.substr(begin, i - begin);
        wasSmall = isLetter && !u_isupper(UChar32(point));
    }
    for (std::string& word : words)
        word = foldCase(removeAccents(word));
    return words;
}

std::string_view kindOfWord(std::string_view word) {
    const auto found = std::find_if(kKinds.begin(), kKinds.end(), [&](const NamedKind& each) { return each.word == word; });
    return found == kKinds.end() ? std::string_view() : found->kind;
}

} // namespace

std::string masked(std::string_view value) {
    std::string made;
    made.reserve(value.size() * 2);
    bool isInWord = false;
    for (std::size_t i = 0; i < value.size();) {
        const char32_t point = nextCodePoint(value, i);
        const Glyph glyph = glyphOf(point);
        if (glyph == Glyph::Other) {
            appendCodePoint(made, point);
        } else {
            std::size_t after = i;
            const bool hasMore = i < value.size() && glyphOf(nextCodePoint(value, after)) != Glyph::Other;
            appendCodePoint(made, glyph == Glyph::Letter && !isInWord && hasMore ? point : kDot);
        }
        isInWord = glyph != Glyph::Other;
    }
    return made;
}

std::string_view personalKind(std::string_view fieldName, std::string_view semanticType) {
    if (semanticType == kEmail || semanticType == kPhone || semanticType == "IBAN")
        return semanticType;
    const std::vector<std::string> words = wordsOf(fieldName);
    // The longest stretch of words says most: "e-mail address" is no postal one.
    for (std::size_t together = kWordsTogether; together > 0; --together)
        for (std::size_t begin = 0; begin + together <= words.size(); ++begin) {
            std::string joined;
            for (std::size_t i = 0; i < together; ++i)
                joined += words[begin + i];
            if (const std::string_view kind = kindOfWord(joined); !kind.empty())
                return kind;
        }
    return {};
}

bool mayLeave(std::string_view fieldName, const FieldProfile* profile, std::string_view value, std::uint64_t floor) {
    if (!profile || !personalKind(fieldName, profile->semanticType).empty())
        return false;
    return std::any_of(profile->top.begin(), profile->top.end(),
                       [&](const ValueCount& each) { return each.count >= floor && each.value == value; });
}

EntityProfile underFloor(EntityProfile profile, const std::set<std::string>& released, std::uint64_t floor) {
    for (FieldProfile& field : profile.fields) {
        if (released.contains(field.name))
            continue;
        const FieldProfile known = field;
        const bool isPersonal = !personalKind(field.name, field.semanticType).empty();
        const std::uint64_t values = profile.rows - std::min(profile.rows, field.nulls);
        const auto cover = [&](std::string& value) {
            if (!mayLeave(field.name, &known, value, floor))
                value = masked(value);
        };
        for (ValueCount& each : field.top)
            cover(each.value);
        if (field.minimum)
            cover(*field.minimum);
        if (field.maximum)
            cover(*field.maximum);
        if (isPersonal || values < floor)
            field.mean.reset();
        for (std::string& each : field.quartiles)
            cover(each);
    }
    return profile;
}

} // namespace mw::profile
