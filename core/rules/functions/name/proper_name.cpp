// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/unicode.h"
#include "core/rules/function.h"
#include "core/rules/functions/name/person_name_p.h"

namespace mw::rules {

namespace {

std::string capitalised(std::string_view word) {
    std::size_t end = 0;
    if (!word.empty())
        nextCodePoint(word, end);
    return toUpper(word.substr(0, end)) + toLower(word.substr(end));
}

/// One word between spaces and hyphens: O'Brien, D'Angelo, McDonald, III.
std::string properWord(std::string_view word, bool isFirst) {
    const std::string lower = toLower(word);
    if (lower == "ii" || lower == "iii" || lower == "iv")
        return toUpper(word);
    if (!isFirst && isNameParticle(word) && lower != "mac" && lower != "st")
        return lower;
    if (lower.size() > 2 && lower[1] == '\'' && (lower[0] == 'o' || lower[0] == 'd' || lower[0] == 'l'))
        return toUpper(lower.substr(0, 1)) + "'" + capitalised(std::string_view(lower).substr(2));
    if (lower.size() > 3 && lower.starts_with("mc"))
        return "Mc" + capitalised(std::string_view(lower).substr(2));
    return capitalised(word);
}

std::string_view properCase(Row& row, std::string_view text) {
    std::string made;
    std::size_t begin = 0;
    bool first = true;
    const auto finish = [&](std::size_t end) {
        if (end == begin)
            return;
        made += properWord(text.substr(begin, end - begin), first);
        first = false;
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t before = at;
        const char32_t point = nextCodePoint(text, at);
        if (!isSpace(point) && point != U'-')
            continue;
        finish(before);
        made.append(text.substr(before, at - before));
        begin = at;
    }
    finish(text.size());
    return made == text ? text : row.keep(made);
}

} // namespace

Function define_proper_name() {
    return Function("proper_name", "Writes a person's name with its usual capitals: particles small, McDonald, O'Brien, "
                                   "double names, III.")
        .overload<properCase>({text("value")})
        .phrase("{0} with the capitals of a name")
        .step("give {0} the capitals of a name")
        .notInPostgres("initcap() knows nothing of names")
        .example("proper_name('ANNA VAN DER BERG')", "'Anna van der Berg'")
        .example("proper_name('sean o''brien-mcdonald')", "'Sean O''Brien-McDonald'")
        .example("proper_name('')", "''")
        .example("proper_name(null)", "null");
}

} // namespace mw::rules
