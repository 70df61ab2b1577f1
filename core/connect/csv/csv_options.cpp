// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/csv/csv_options.h"

#include "core/base/message_catalogue.h"
#include "core/base/utf8.h"
#include "core/base/wording.h"
#include "core/connect/option_key.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <initializer_list>
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

constexpr std::size_t kMostRecords = 1000;

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

/// The place of the value among those that it may be.
Result<std::size_t> oneOf(const std::string& option, const std::string& value, std::initializer_list<const char*> allowed) {
    std::string all;
    for (const char* const each : allowed) {
        if (value == each)
            return std::size_t(std::find(allowed.begin(), allowed.end(), each) - allowed.begin());
        all += std::string(all.empty() ? "" : ", ") + each;
    }
    return makeError(Code::WrongValue, option + " must be auto or one of " + all + ", not " + mw::quoted(value));
}

/// A number of records: "no", "yes" or figures.
Result<std::size_t> recordCount(const std::string& option, const std::string& value) {
    if (value == "no" || value == "false")
        return std::size_t(0);
    if (value == "yes" || value == "true")
        return std::size_t(1);
    std::size_t count = 0;
    const auto [end, failure] = std::from_chars(value.data(), value.data() + value.size(), count);
    if (failure != std::errc() || end != value.data() + value.size() || count > kMostRecords)
        return makeError(Code::WrongValue, option + " must be a number of records up to " +
                                               std::to_string(kMostRecords) + ", yes or no, not " + mw::quoted(value));
    return count;
}

} // namespace

std::vector<OptionField> optionFields() {
    using Kind = OptionField::Kind;
    const auto detected = [](const char* name, const char* label, const char* help, std::vector<std::string> choices,
                             Kind kind = Kind::Text) {
        return OptionField{name, label, help, kind, "auto", std::move(choices), false};
    };
    return {
        detected("encoding", forPeople("Encoding"), "The encoding of the text, for example UTF-8 or windows-1252",
                 {"UTF-8", "windows-1252", "ISO-8859-1", "ISO-8859-15", "windows-1250", "windows-1251", "windows-1253",
                  "windows-1254", "IBM437", "IBM850", "macintosh", "UTF-16LE", "UTF-16BE", "Shift_JIS", "EUC-JP", "GB18030",
                  "Big5", "EUC-KR"}),
        detected("delimiter", forPeople("Delimiter"),
                 "What stands between two fields: one or more characters; tab; whitespace for any run of blanks, "
                 "wide-whitespace for runs of at least two",
                 {"comma", "semicolon", "tab", "pipe", "colon", "space", "whitespace", "wide-whitespace"}),
        detected("space_after_delimiter", "Space after delimiter",
                 "Whether spaces behind a delimiter belong to it or to the value", {"auto", "drop", "keep"}, Kind::Choice),
        detected("quote", forPeople("Quote"),
                 "What stands around fields that hold delimiters or line breaks; none for nothing", {"\"", "'", "none"}),
        detected("escape", forPeople("Escape"),
                 "What stands before a quote inside a quoted field: the quote itself, another character or none",
                 {"\"", "backslash", "none"}),
        detected("preamble", forPeople("Preamble"), "How many records stand before the header or, without one, the first row",
                 {"0", "1", "2", "3", "4", "5"}),
        detected("header", forPeople("Header"), "How many records hold the names of the fields: no for none, yes for one, a number",
                 {"no", "yes", "2", "3"}),
        detected("footer", forPeople("Footer"), "How many records behind the last row are none: totals, notes, empty ones",
                 {"0", "1", "2", "3"}),
        detected("tables", forPeople("Tables"), "Whether a file may hold several tables one below the other", {"auto", "one"},
                 Kind::Choice),
        detected("decimal_mark", "Decimal mark", "What stands before the decimals of numbers", {"auto", ".", ","},
                 Kind::Choice),
        detected("date_order", "Date order", "The order of day, month and year in dates", {"auto", "dmy", "mdy", "ymd"},
                 Kind::Choice),
        {"empty_is_null",
         "Empty is null",
         "Whether an empty field without quotes is null (with quotes it is always '')",
         Kind::Boolean,
         "true",
         {},
         false},
        {kLastSeenOption,
         "Last seen",
         "How many bytes of the file were known and their SHA-256, as BYTES:HASH; tells whether rows were only added",
         Kind::Text,
         "",
         {},
         false},
        {"rows", forPeople("Rows"), "Whether all rows are read or only those behind what was last seen", Kind::Choice, "all",
         {"all", "new"}, false},
    };
}

namespace {

Result<void> parseDelimiter(const std::string& value, CsvOptions& options) {
    options.whitespaceRun = value == whitespaceName(1) ? 1 : value == whitespaceName(2) ? 2 : 0;
    options.delimiter = *options.whitespaceRun > 0 ? " " : characterNamed(value);
    if (options.delimiter->find_first_of(std::string_view("\r\n\0", 3)) != std::string::npos)
        return makeError(Code::WrongValue, "the delimiter cannot hold a line break or a NUL byte");
    return {};
}

Result<char> decimalMark(const std::string& option, const std::string& value) {
    MW_TRY(const std::size_t chosen, oneOf(option, value, {".", ","}));
    return ".,"[chosen];
}

Result<DateOrder> dateOrder(const std::string& option, const std::string& value) {
    MW_TRY(const std::size_t chosen, oneOf(option, value, {"dmy", "mdy", "ymd"}));
    return DateOrder(chosen);
}

/// An option of one field.
Result<void> parseFieldOption(const std::string& key, const std::string& value, CsvOptions& options) {
    const std::string_view name = optionName(key);
    const std::string field = key.substr(std::min(name.size() + 1, key.size()));
    if (name == "decimal_mark") {
        MW_TRY(options.decimalMarkOf[field], decimalMark(key, value));
    } else if (name == "date_order") {
        MW_TRY(options.dateOrderOf[field], dateOrder(key, value));
    } else {
        return makeError(Code::UnknownKey, mw::quoted(key));
    }
    return {};
}

Result<void> parseOption(const std::string& name, const std::string& value, CsvOptions& options) {
    if (name == "encoding") {
        options.encoding = value;
    } else if (name == "delimiter") {
        return parseDelimiter(value, options);
    } else if (name == "space_after_delimiter") {
        MW_TRY(const std::size_t chosen, oneOf(name, value, {"keep", "drop"}));
        options.padded = chosen == 1;
    } else if (name == "quote") {
        MW_TRY(options.quote, oneCharacter(name, value));
    } else if (name == "escape") {
        MW_TRY(options.escape, oneCharacter(name, value));
    } else if (name == "preamble") {
        MW_TRY(options.preamble, recordCount(name, value));
    } else if (name == "header") {
        MW_TRY(options.header, recordCount(name, value));
    } else if (name == "footer") {
        MW_TRY(options.footer, recordCount(name, value));
    } else if (name == "tables") {
        MW_TRY_DO(oneOf(name, value, {"one"}));
        options.oneTable = true;
    } else if (name == "decimal_mark") {
        MW_TRY(options.decimalMark, decimalMark(name, value));
    } else if (name == "date_order") {
        MW_TRY(options.dateOrder, dateOrder(name, value));
    } else if (name == kLastSeenOption) {
        MW_TRY(options.lastSeen, parseFileMark(value));
    } else if (name == "rows") {
        MW_TRY(const std::size_t chosen, oneOf(name, value, {"all", "new"}));
        options.onlyNew = chosen == 1;
    } else if (name == "empty_is_null") {
        MW_TRY(options.emptyIsNull, yesOrNo(name, value));
    } else {
        return parseFieldOption(name, value, options);
    }
    return {};
}

} // namespace

Result<OptionValues> optionsOf(const std::string& entity, const std::vector<std::string>& entities, const OptionValues& values) {
    OptionValues own;
    for (const auto& [key, value] : values) {
        const std::string_view name = optionName(key);
        if (name.size() == key.size() || entities.size() == 1) { // what stands behind the '.' is a field then
            own.emplace(key, value);
            continue;
        }
        const std::string_view narrowed = std::string_view(key).substr(name.size() + 1);
        // The longest name that fits: a field may be meant by what is left.
        const std::string* owner = nullptr;
        for (const std::string& known : entities)
            if (narrowed == known || narrowed.starts_with(known + "."))
                owner = !owner || known.size() > owner->size() ? &known : owner;
        if (!owner)
            return makeError(Code::UnknownEntity, mw::quoted(narrowed), elideMiddle(listed(entities), 400));
        if (*owner == entity)
            own.insert_or_assign(std::string(name) + std::string(narrowed.substr(owner->size())), value);
    }
    return own;
}

Result<CsvOptions> parseOptions(const OptionValues& values) {
    CsvOptions options;
    for (const auto& [name, value] : values) {
        const auto fields = optionFields();
        const bool isKnown =
            std::any_of(fields.begin(), fields.end(), [&](const OptionField& field) { return field.name == optionName(name); });
        if (!isKnown || !isLeftOpen(value))
            MW_TRY_DO(parseOption(name, value, options));
    }
    if (options.delimiter && options.quote && *options.delimiter == std::string(1, *options.quote))
        return makeError(Code::WrongValue, "delimiter and quote cannot be the same");
    if (options.delimiter && options.escape && *options.delimiter == std::string(1, *options.escape))
        return makeError(Code::WrongValue, "delimiter and escape cannot be the same");
    if (options.onlyNew && !options.lastSeen)
        return makeError(Code::WrongValue, "only new rows can be read where last_seen says what is known");
    return options;
}

std::string whitespaceName(int run) {
    return run == 1 ? "whitespace" : "wide-whitespace";
}

std::string dateOrderName(DateOrder order) {
    static constexpr const char* kNames[] = {"dmy", "mdy", "ymd"};
    return kNames[std::size_t(order)];
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
