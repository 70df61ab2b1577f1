// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/json_values.h"

#include <cmath>

namespace mw::cli {

Json toJson(const Value& value, const LogicalType& type) {
    if (isNull(value))
        return nullptr;
    if (const auto* truth = std::get_if<bool>(&value))
        return *truth;
    if (const auto* whole = std::get_if<std::int64_t>(&value))
        return *whole;
    if (const auto* number = std::get_if<double>(&value); number && std::isfinite(*number))
        return *number;
    return printValue(value, type);
}

Json toJson(const Span& span) { return {{"begin", span.begin}, {"end", span.end}}; }

Json toJson(const Error& error) {
    return {{"code", nameOf(error.code)}, {"message", error.message()}, {"where", error.where}};
}

Json toJson(const std::vector<engine::StepCount>& steps) {
    Json json = Json::array();
    for (const engine::StepCount& step : steps)
        json.push_back({{"step", step.name},
                        {"reason", step.reason},
                        {"in", step.in},
                        {"out", step.out},
                        {"excluded", step.excluded},
                        {"rejected", step.rejected}});
    return json;
}

namespace {

/// Takes the events of one flat object; numbers are kept as they are written.
class RowHandler : public nlohmann::json_sax<nlohmann::json> {
public:
    std::vector<NamedValue> row;
    std::string problem;

    bool null() override { return add({}, LogicalType::text()); }
    bool boolean(bool value) override { return add(value, LogicalType::boolean()); }
    bool number_integer(number_integer_t value) override { return add(std::int64_t(value), LogicalType::integer()); }
    bool number_unsigned(number_unsigned_t value) override {
        if (value > number_unsigned_t(INT64_MAX))
            return decimal(std::to_string(value));
        return add(std::int64_t(value), LogicalType::integer());
    }
    bool number_float(number_float_t value, const string_t& text) override {
        if (text.find_first_of("eE") != std::string::npos)
            return add(value, LogicalType::floating());
        return decimal(text);
    }
    bool string(string_t& value) override { return add(value, LogicalType::text()); }
    bool binary(binary_t&) override { return fail("binary values are not JSON"); }
    bool start_object(std::size_t) override { return ++m_depth == 1 ? true : fail("nested objects are not rows"); }
    bool end_object() override { return true; }
    bool key(string_t& name) override {
        m_name = name;
        for (const NamedValue& known : row)
            if (known.name == name)
                return fail("the field " + name + " stands twice");
        return true;
    }
    bool start_array(std::size_t) override { return fail("a row is one object, without lists"); }
    bool end_array() override { return true; }
    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
        return fail("byte " + std::to_string(position));
    }

private:
    bool decimal(const std::string& text) {
        Decimal number;
        if (!parseDecimal(text, number))
            return fail(text + " has more digits than a decimal holds");
        return add(number, LogicalType::decimal(38, number.scale));
    }
    bool add(Value value, LogicalType type) {
        if (m_depth != 1)
            return fail("a row is one object");
        row.push_back({m_name, std::move(value), type});
        return true;
    }
    bool fail(std::string why) {
        if (problem.empty())
            problem = std::move(why);
        return false;
    }
    int m_depth = 0;
    std::string m_name;
};

} // namespace

Result<std::vector<NamedValue>> parseRow(std::string_view json) {
    RowHandler handler;
    if (!nlohmann::json::sax_parse(json.begin(), json.end(), &handler))
        return at(makeError(Code::NotJson, handler.problem), "--row");
    return std::move(handler.row);
}

} // namespace mw::cli
