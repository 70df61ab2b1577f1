// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/csv/csv_options.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <array>
#include <utility>

namespace mw::csv {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kNamedCharacters = {{{"tab", "\t"},
                                                                                            {"\\t", "\t"},
                                                                                            {"space", " "},
                                                                                            {"comma", ","},
                                                                                            {"semicolon", ";"},
                                                                                            {"pipe", "|"},
                                                                                            {"colon", ":"},
                                                                                            {"backslash", "\\"}}};

std::string characterNamed(const std::string& text) {
    for (const auto& [name, character] : kNamedCharacters)
        if (text == name)
            return std::string(character);
    return text;
}

bool isLeftOpen(const std::string& value) {
    return value.empty() || value == "auto";
}

Result<char> oneCharacter(const std::string& option, const std::string& value) {
    if (value == "none")
        return '\0';
    const std::string character = characterNamed(value);
    const bool isOneAscii = character.size() == 1 && static_cast<unsigned char>(character[0]) < 0x80;
    if (!isOneAscii || character == "\n" || character == "\r" || character[0] == '\0')
        return makeError(Code::WrongValue, option + " must be one ASCII character or none, not " + mw::quoted(value));
    return character[0];
}

Result<bool> yesOrNo(const std::string& option, const std::string& value) {
    if (value == "yes" || value == "true")
        return true;
    if (value == "no" || value == "false")
        return false;
    return makeError(Code::WrongValue, option + " must be yes or no, not " + mw::quoted(value));
}

} // namespace

std::vector<OptionField> optionFields() {
    using Kind = OptionField::Kind;
    return {
        {"encoding",
         "Encoding",
         "The encoding of the text, for example UTF-8 or windows-1252",
         Kind::Text,
         "auto",
         {},
         false},
        {"delimiter",
         "Delimiter",
         "What stands between two fields; tab for a tabulator",
         Kind::Text,
         "auto",
         {},
         false},
        {"quote",
         "Quote",
         "What stands around fields that hold delimiters or line breaks; none for nothing",
         Kind::Text,
         "auto",
         {},
         false},
        {"escape",
         "Escape",
         "What stands before a quote inside a quoted field: the quote itself, another character or none",
         Kind::Text,
         "auto",
         {},
         false},
        {"header",
         "Header",
         "Whether the first record holds the names of the fields",
         Kind::Choice,
         "auto",
         {"auto", "yes", "no"},
         false},
        {"empty_is_null",
         "Empty is null",
         "Whether an empty field without quotes is null (with quotes it is always '')",
         Kind::Boolean,
         "true",
         {},
         false},
    };
}

Result<CsvOptions> parseOptions(const OptionValues& values) {
    CsvOptions options;
    for (const auto& [name, value] : values) {
        if (name == "empty_is_null") {
            if (!value.empty()) {
                MW_TRY(options.emptyIsNull, yesOrNo(name, value));
            }
        } else if (name == "encoding") {
            if (!isLeftOpen(value))
                options.encoding = value;
        } else if (name == "delimiter") {
            if (isLeftOpen(value))
                continue;
            options.delimiter = characterNamed(value);
            if (options.delimiter->find_first_of(std::string_view("\r\n\0", 3)) != std::string::npos)
                return makeError(Code::WrongValue, "the delimiter cannot hold a line break or a NUL byte");
        } else if (name == "quote") {
            if (!isLeftOpen(value)) {
                MW_TRY(options.quote, oneCharacter(name, value));
            }
        } else if (name == "escape") {
            if (!isLeftOpen(value)) {
                MW_TRY(options.escape, oneCharacter(name, value));
            }
        } else if (name == "header") {
            if (!isLeftOpen(value)) {
                MW_TRY(options.header, yesOrNo(name, value));
            }
        } else {
            return makeError(Code::UnknownKey, mw::quoted(name));
        }
    }
    if (options.delimiter && options.quote && *options.delimiter == std::string(1, *options.quote))
        return makeError(Code::WrongValue, "delimiter and quote cannot be the same");
    if (options.delimiter && options.escape && *options.delimiter == std::string(1, *options.escape))
        return makeError(Code::WrongValue, "delimiter and escape cannot be the same");
    return options;
}

std::string showCharacter(std::string_view character) {
    if (character.empty() || character[0] == '\0')
        return "none";
    if (character == "\t")
        return "tab";
    if (character == " ")
        return "space";
    return mw::quoted(character);
}

} // namespace mw::csv
