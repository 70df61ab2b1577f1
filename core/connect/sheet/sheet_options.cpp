// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/sheet/sheet_options.h"

#include "core/base/message_catalogue.h"
#include "core/base/utf8.h"
#include "core/connect/option_key.h"
#include "core/connect/sheet/sheet_row.h"

#include <algorithm>
#include <charconv>

namespace mw::sheet {

namespace {

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
        {"header",
         forPeople("Header"),
         "Whether the first row of a table holds the names of the fields",
         Kind::Choice,
         "auto",
         {"auto", "yes", "no"},
         false},
        {"header_row",
         "Row of the header",
         "The number of the row that holds the names of the fields; titles above it are passed over",
         Kind::Text,
         "auto",
         {},
         false},
        {"hidden_rows",
         "Hidden rows",
         "Whether rows that are hidden or filtered away are read too",
         Kind::Boolean,
         "true",
         {},
         false},
    };
}

Result<SheetOptions> parseOptions(const OptionValues& values, const std::string& entity) {
    OptionValues own;
    for (const auto& [key, value] : values) {
        const std::string name(optionName(key));
        const bool isNarrowed = name.size() < key.size();
        if (!isNarrowed)
            own.emplace(name, value);
        else if (key.substr(name.size() + 1) == entity)
            own.insert_or_assign(name, value);
        else if (std::ranges::none_of(optionFields(), [&](const OptionField& field) { return field.name == name; }))
            return makeError(Code::UnknownKey, mw::quoted(key));
    }
    if (const auto narrowed = values.find("header_row." + entity); narrowed != values.end() && !values.contains("header." + entity))
        own.erase("header"); // said for all, before one was looked at
    SheetOptions options;
    for (const auto& [name, value] : own) {
        const bool isLeftOpen = value.empty() || value == "auto";
        if (name == "header") {
            if (!isLeftOpen) {
                MW_TRY(options.header, yesOrNo(name, value));
            }
        } else if (name == "hidden_rows") {
            if (!isLeftOpen) {
                MW_TRY(options.hiddenRows, yesOrNo(name, value));
            }
        } else if (name == "header_row") {
            if (isLeftOpen)
                continue;
            std::uint32_t row = 0;
            const auto [end, failure] = std::from_chars(value.data(), value.data() + value.size(), row);
            if (failure != std::errc() || end != value.data() + value.size() || row == 0 || row > kMostRows)
                return makeError(Code::WrongValue, "header_row must be the number of a row, not " + mw::quoted(value));
            options.headerRow = row;
        } else {
            return makeError(Code::UnknownKey, mw::quoted(name));
        }
    }
    if (options.headerRow && options.header == false)
        return makeError(Code::WrongValue, "header_row names a row although there is to be no header");
    return options;
}

} // namespace mw::sheet
