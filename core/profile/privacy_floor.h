// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/profile.h"

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

/// The privacy floor: which values of the data may leave the program as they are, and what stands in the place of the others.
/// A value leaves where at least kPrivacyFloor rows hold it and its field is not of personal data, or where somebody has
/// released its field.
namespace mw::profile {

inline constexpr std::uint64_t kPrivacyFloor = 5;

/// The shape of a value: the first letter of each word that has several stays, its other letters and all digits are "•", all
/// else stands: "Anna Lee" → "A••• L••", "+49 171" → "+•• •••". As many code points as the value; a masked value stays as it
/// is. Bytes that are no UTF-8 are U+FFFD.
std::string masked(std::string_view value);

/// What makes the values of a field personal, by what they look like and by the words of its name: "e-mail", "person name",
/// "address" …; empty where nothing does.
std::string_view personalKind(std::string_view fieldName, std::string_view semanticType);

/// Says whether a value may leave as it is. `profile` is that of its field, null where nobody counted its values: then none may.
bool mayLeave(std::string_view fieldName, const FieldProfile* profile, std::string_view value, std::uint64_t floor = kPrivacyFloor);

/// A profile as it may leave: values that may not are masked, quartiles among them, which are values of the data; a mean of
/// fewer than `floor` values or of personal data is left out. Counts, lengths and patterns stay. `released` are names of its fields.
EntityProfile underFloor(EntityProfile profile, const std::set<std::string>& released, std::uint64_t floor = kPrivacyFloor);

} // namespace mw::profile
