// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/fixed/fixed_options.h"

#include "core/base/utf8.h"
#include "core/connect/codepage/text_decoder.h"

#include <charconv>
#include <filesystem>
#include <system_error>

namespace mw::fixed {

namespace {

constexpr std::size_t kLongestRecord = 1'000'000;
constexpr std::size_t kMostHeaderRecords = 1000;

bool parseCount(const std::string& value, std::size_t& count) {
    const auto [end, failure] = std::from_chars(value.data(), value.data() + value.size(), count);
    return failure == std::errc() && end == value.data() + value.size();
}

Result<std::size_t> headerCount(const std::string& value) {
    std::size_t count = 0;
    if (value == "no")
        return count;
    if (value == "yes")
        return std::size_t(1);
    if (!parseCount(value, count) || count > kMostHeaderRecords)
        return makeError(Code::WrongValue, "header must be a number of records up to 1000, yes or no, not " + mw::quoted(value));
    return count;
}

/// Beside the working folder, then beside the data.
std::string findLayoutFile(const std::string& path, const std::string& dataPath) {
    std::error_code failure;
    if (std::filesystem::exists(path, failure))
        return path;
    const std::string beside = (std::filesystem::path(dataPath).parent_path() / path).string();
    return std::filesystem::exists(beside, failure) ? beside : path;
}

} // namespace

std::string printFraming(const Framing& framing) {
    switch (framing.kind) {
    case Framing::Kind::Lines:
        return "lines";
    case Framing::Kind::Descriptors:
        return "rdw";
    case Framing::Kind::Length:
        break;
    }
    return std::to_string(framing.length);
}

Result<Framing> parseFraming(const std::string& value) {
    if (value == "lines")
        return Framing{Framing::Kind::Lines, 0};
    if (value == "rdw")
        return Framing{Framing::Kind::Descriptors, 0};
    Framing framing{Framing::Kind::Length, 0};
    if (!parseCount(value, framing.length) || framing.length == 0 || framing.length > kLongestRecord)
        return makeError(Code::WrongValue, "records must be lines, rdw or a number of bytes up to 1,000,000, not " + mw::quoted(value));
    return framing;
}

std::vector<OptionField> optionFields() {
    using Kind = OptionField::Kind;
    const auto field = [](const char* name, const char* label, const char* help, const char* standard) {
        return OptionField{name, label, help, Kind::Text, standard, {}, false};
    };
    return {
        field("columns", "Columns",
              "What stands where, counted from 1: id 1-6 integer, name 7-26, amount 27-31 decimal(9,2) packed", "auto"),
        field("layout", "Layout file",
              "A table that lists the same: field, start, end or width, type, storage; record and when for several types", ""),
        field("records", "Records", "How records are told apart: lines, a number of bytes, or rdw for lengths before each", "auto"),
        field("encoding", "Encoding", "The encoding of the text, for example UTF-8, windows-1252 or ibm-037", "auto"),
        field("header", "Header", "How many records stand above the first row: names, rulers", "auto"),
    };
}

Result<FixedOptions> parseOptions(const OptionValues& values, const std::string& dataPath) {
    FixedOptions options;
    for (const auto& [name, value] : values) {
        const bool isLeftOpen = value.empty() || value == "auto";
        if (name == "columns") {
            if (!isLeftOpen) {
                MW_TRY(options.layout, parseLayout(value));
            }
        } else if (name == "layout") {
            if (!isLeftOpen) {
                const auto columns = values.find("columns");
                if (columns != values.end() && !columns->second.empty() && columns->second != "auto")
                    return makeError(Code::WrongValue, "columns and layout both say what stands where; one of them is enough");
                MW_TRY(options.layout, readLayoutFile(findLayoutFile(value, dataPath)));
            }
        } else if (name == "records") {
            if (!isLeftOpen) {
                MW_TRY(options.framing, parseFraming(value));
            }
        } else if (name == "encoding") {
            if (!isLeftOpen) {
                MW_TRY_DO(codepage::TextDecoder::make(value));
                options.encoding = value;
            }
        } else if (name == "header") {
            if (!isLeftOpen) {
                MW_TRY(options.header, headerCount(value));
            }
        } else {
            return makeError(Code::UnknownKey, mw::quoted(name), "");
        }
    }
    const bool isCut = options.framing && options.framing->kind == Framing::Kind::Length && options.layout;
    if (isCut && options.layout->end() > options.framing->length)
        return makeError(Code::WrongValue, "the layout ends at column " + std::to_string(options.layout->end()) +
                                               ", records have " + std::to_string(options.framing->length) + " bytes");
    return options;
}

} // namespace mw::fixed
