// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"
#include "core/rules/white_space_p.h"

namespace mw::rules {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Where the number of a street line stands, with its letter or range: "12", "12a", "12-14", "12/3", "12 b".
struct Place {
    std::size_t begin = 0, end = 0;
};

/// Reads a house number that begins at `at` and ends before a space, a comma or the text's end; none otherwise.
std::optional<Place> numberAt(std::string_view line, std::size_t at) {
    std::size_t end = at;
    while (end < line.size() && isDigit(line[end]))
        ++end;
    if (end == at || end - at > 5)
        return {};
    if (end < line.size() && isLetter(line[end]) && (end + 1 == line.size() || !isLetter(line[end + 1])))
        ++end;
    else if (end + 1 < line.size() && line[end] == ' ' && isLetter(line[end + 1]) &&
             (end + 2 == line.size() || line[end + 2] == ',') && at > 0)
        end += 2;
    while (end + 1 < line.size() && (line[end] == '-' || line[end] == '/') && isDigit(line[end + 1])) {
        for (++end; end < line.size() && isDigit(line[end]);)
            ++end;
        if (end < line.size() && isLetter(line[end]) && (end + 1 == line.size() || !isLetter(line[end + 1])))
            ++end;
    }
    if (end < line.size() && line[end] != ' ' && line[end] != ',')
        return {};
    return Place{at, end};
}

/// The number at the line's start ("12 High Street"), else the last one that stands after a space ("Hauptstr. 12a").
std::optional<Place> findNumber(std::string_view line) {
    if (auto first = numberAt(line, 0); first && first->end < line.size())
        return first;
    const std::size_t end = std::min(line.find(','), line.size());
    for (std::size_t at = end; at-- > 1;)
        if (line[at - 1] == ' ' && isDigit(line[at]))
            if (auto found = numberAt(line.substr(0, end), at); found && found->end == end)
                return found;
    return {};
}

std::optional<std::string_view> numberOf(std::string_view text) {
    const std::string_view line = withoutEdgeSpace(text);
    const auto found = findNumber(line);
    return found ? std::optional(line.substr(found->begin, found->end - found->begin)) : std::nullopt;
}

std::optional<std::string_view> streetOf(std::string_view text) {
    const std::string_view line = withoutEdgeSpace(text);
    const auto found = findNumber(line);
    std::string_view street = !found              ? line.substr(0, line.find(','))
                              : found->begin == 0 ? line.substr(found->end)
                                                  : line.substr(0, found->begin);
    if (found && found->begin == 0)
        street = street.substr(street.starts_with(',') ? 1 : 0, street.find(',', 1));
    while (!street.empty() && street.back() == ',')
        street.remove_suffix(1);
    street = withoutEdgeSpace(street);
    return street.empty() ? std::nullopt : std::optional(street);
}

} // namespace

Function define_house_number() {
    return Function("house_number", "Gives the house number out of a street line, at its start or its end, with its letter "
                                    "or range.")
        .overload<numberOf>({text("street_line")})
        .phrase("the house number in {0}")
        .step("take the house number out of {0}")
        .notInPostgres("a regular expression would read lines differently")
        .example("house_number('Hauptstr. 12a')", "'12a'")
        .example("house_number('12-14 High Street, Flat 2')", "'12-14'")
        .example("house_number('Market Square')", "null")
        .example("house_number(null)", "null");
}

Function define_street_name() {
    return Function("street_name", "Gives the street out of a street line, without the house number and what follows a "
                                   "comma.")
        .overload<streetOf>({text("street_line")})
        .phrase("the street in {0}")
        .step("take the street out of {0}")
        .notInPostgres("a regular expression would read lines differently")
        .example("street_name('Hauptstr. 12a')", "'Hauptstr.'")
        .example("street_name('12-14 High Street, Flat 2')", "'High Street'")
        .example("street_name('Market Square')", "'Market Square'")
        .example("street_name(null)", "null");
}

} // namespace mw::rules
