// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include "core/base/promise.h"

#include <cstdio>
#include <cstdlib>

namespace mw {

std::string fillTemplate(std::string_view text, const std::vector<std::string>& arguments) {
    std::string filled;
    filled.reserve(text.size() + 32);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isPlace = text[i] == '{' && i + 2 < text.size() && text[i + 1] >= '0' && text[i + 1] <= '9' &&
                             text[i + 2] == '}';
        if (!isPlace) {
            filled += text[i];
            continue;
        }
        const auto index = std::size_t(text[i + 1] - '0');
        if (index < arguments.size())
            filled += arguments[index];
        i += 2;
    }
    return filled;
}

std::string Error::message() const { return fillTemplate(templateOf(code), arguments); }

std::string Error::line() const {
    std::string text = context.empty() ? std::string() : context.back();
    if (!where.empty())
        text += text.empty() ? where : " — " + where;
    text += text.empty() ? message() : ": " + message();
    for (char& c : text)
        if (c == '\n' || c == '\r' || c == '\t')
            c = ' ';
    return text;
}

Error at(Error error, std::string where) {
    if (error.where.empty())
        error.where = std::move(where);
    return error;
}

Error during(Error error, std::string what) {
    error.context.push_back(std::move(what));
    return error;
}

void assertionFailed(const char* condition, const char* why, std::source_location place) {
    std::fprintf(stderr, "mapwright: broken promise at %s:%u: %s (%s)\n", place.file_name(), unsigned(place.line()), why,
                 condition);
    std::abort();
}

} // namespace mw
