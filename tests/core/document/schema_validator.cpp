// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/document/schema_validator.h"

#include <QRegularExpression>

#include <algorithm>

namespace mw::test {

using nlohmann::json;

namespace {

bool isOfType(const json& value, const std::string& type) {
    return (type == "object" && value.is_object()) || (type == "array" && value.is_array()) ||
           (type == "string" && value.is_string()) || (type == "boolean" && value.is_boolean()) ||
           (type == "null" && value.is_null()) || (type == "integer" && value.is_number_integer());
}

bool matches(const std::string& text, const std::string& pattern) {
    static std::unordered_map<std::string, QRegularExpression> known; // dear to make
    const auto [found, isNew] = known.try_emplace(pattern, QString::fromStdString(pattern));
    return found->second.match(QString::fromStdString(text)).hasMatch();
}

/// Signed and unsigned integers alike; exact where long double has 64 bits.
long double number(const json& value) {
    if (value.is_number_unsigned())
        return static_cast<long double>(value.get<std::uint64_t>());
    return value.is_number_integer() ? static_cast<long double>(value.get<std::int64_t>()) : value.get<double>();
}

} // namespace

const json& SchemaValidator::resolve(const std::string& reference) const {
    const json*& known = m_resolved[reference];
    if (known == nullptr)
        known = &m_root.at(json::json_pointer(reference.substr(1)));
    return *known;
}

std::string SchemaValidator::checkMembers(const json& value, const json& schema, const std::string& path) const {
    static const json kNone = json::object();
    const json& properties = schema.contains("properties") ? schema.at("properties") : kNone;
    for (const auto& [key, member] : value.items()) {
        std::string failure;
        if (properties.contains(key))
            failure = check(member, properties.at(key), path + "." + key);
        else if (schema.contains("additionalProperties") && schema.at("additionalProperties").is_boolean())
            failure = schema.at("additionalProperties").get<bool>() ? "" : path + ": additionalProperties " + key;
        else if (schema.contains("additionalProperties"))
            failure = check(member, schema.at("additionalProperties"), path + "." + key);
        if (!failure.empty())
            return failure;
    }
    return {};
}

std::string SchemaValidator::check(const json& value, const json& schema, const std::string& path) const {
    for (const auto& [keyword, wanted] : schema.items()) {
        std::string failure;
        bool good = true;
        if (keyword == "$ref") {
            failure = check(value, resolve(wanted.get<std::string>()), path);
        } else if (keyword == "type") {
            good = wanted.is_string() ? isOfType(value, wanted.get<std::string>())
                                      : std::any_of(wanted.begin(), wanted.end(), [&](const json& type) {
                                            return isOfType(value, type.get<std::string>());
                                        });
        } else if (keyword == "const") {
            good = value == wanted;
        } else if (keyword == "enum") {
            good = std::find(wanted.begin(), wanted.end(), value) != wanted.end();
        } else if (keyword == "pattern") {
            good = !value.is_string() || matches(value.get<std::string>(), wanted.get<std::string>());
        } else if (keyword == "minLength") {
            good = !value.is_string() || value.get<std::string>().size() >= wanted.get<std::size_t>();
        } else if (keyword == "minimum") {
            good = !value.is_number() || number(value) >= number(wanted);
        } else if (keyword == "maximum") {
            good = !value.is_number() || number(value) <= number(wanted);
        } else if (keyword == "required") {
            for (const json& key : wanted) {
                if (value.is_object() && !value.contains(key.get<std::string>()))
                    failure = path + ": required " + key.get<std::string>();
            }
        } else if (keyword == "items") {
            for (std::size_t i = 0; value.is_array() && i < value.size() && failure.empty(); ++i)
                failure = check(value[i], wanted, path + "[" + std::to_string(i) + "]");
        } else if (keyword == "oneOf" || keyword == "anyOf") {
            const auto valid = std::count_if(wanted.begin(), wanted.end(),
                                             [&](const json& one) { return check(value, one, path).empty(); });
            good = keyword == "oneOf" ? valid == 1 : valid >= 1;
        } else if (keyword == "properties" || keyword == "additionalProperties") {
            if (value.is_object())
                failure = checkMembers(value, schema, path);
        } else {
            good = keyword == "description" || keyword == "default" || keyword == "title" || keyword == "$id" ||
                   keyword == "$schema" || keyword == "$defs";
        }
        if (!failure.empty())
            return failure;
        if (!good)
            return path + ": " + keyword;
    }
    return {};
}

} // namespace mw::test
