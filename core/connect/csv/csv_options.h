// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/connect/connector.h"
#include "core/connect/file_growth.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mw::csv {

/// The order of day, month and year in dates written in figures.
enum class DateOrder { DayFirst, MonthFirst, YearFirst };

/// What a connection says about its files; what it leaves open is detected.
struct CsvOptions {
    std::optional<std::string> encoding;
    std::optional<std::string> delimiter;
    std::optional<int> whitespaceRun; ///< as in CsvDialect, where the delimiter is white space
    std::optional<bool> padded;
    std::optional<char> quote;  ///< 0: none
    std::optional<char> escape; ///< 0: none
    std::optional<std::size_t> preamble; ///< records before the header or the first row
    std::optional<std::size_t> header;   ///< records that hold names
    std::optional<std::size_t> footer;   ///< records behind the last row
    bool oneTable = false; ///< nothing in a file is taken for another table
    std::optional<char> decimalMark; ///< of numbers, where a field could be read in two ways
    std::optional<DateOrder> dateOrder;
    std::map<std::string, char> decimalMarkOf;     ///< the same by field
    std::map<std::string, DateOrder> dateOrderOf;
    bool emptyIsNull = true;
    std::optional<FileMark> lastSeen; ///< what was known of the file when it was last read
    bool onlyNew = false;             ///< rows begin behind what was known
    friend bool operator==(const CsvOptions&, const CsvOptions&) = default;
};

/// The options as forms and documents show them.
std::vector<OptionField> optionFields();
/// Reads them; WrongValue for what cannot be, UnknownKey for other names. "decimal_mark.price" holds for that field.
Result<CsvOptions> parseOptions(const OptionValues& values);
/// Those that hold for one of several files: "header.orders" stands before "header" for the entity "orders" and is none of
/// the others' business, "date_order.orders.created" becomes "date_order.created". UnknownEntity where an option is
/// narrowed to what is not among `entities`. Of a single one all hold as they are.
Result<OptionValues> optionsOf(const std::string& entity, const std::vector<std::string>& entities, const OptionValues& values);

/// The option value of a delimiter of white space: "whitespace", "wide-whitespace".
std::string whitespaceName(int run);
std::string dateOrderName(DateOrder order);

/// Shows a delimiter or quote to people: "';'", "tab", "none".
std::string showCharacter(std::string_view character);

} // namespace mw::csv
