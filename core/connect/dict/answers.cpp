// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/dict/answers.h"

#include <algorithm>

namespace mw::dict {

namespace {

bool isOneOf(const std::string& text, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), text) != words.end();
}

} // namespace

bool saysYes(const std::string& plain) {
    return isOneOf(plain, {"yes", "y", "true", "t", "1", "x", "ja", "j", "wahr", "required", "mandatory", "not null", "m", "pflicht", "✓", "✔"});
}

bool saysNothing(const std::string& plain) {
    return isOneOf(plain, {"", "na", "n a", "none", "null", "nan", "keine", "keiner"});
}

bool namesPrimaryKey(const std::string& plain) {
    if (saysYes(plain) || isOneOf(plain, {"pk", "pri", "p", "primary", "primary key", "key", "primärschlüssel"}))
        return true;
    return plain.starts_with("pk ") || plain.ends_with(" pk") || plain.find("primary key") != std::string::npos;
}

} // namespace mw::dict
